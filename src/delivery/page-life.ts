import { toDisposable, type Disposable } from '../core/disposable.js';

/** What happens to the page that an outbox stands in. */
export interface PageLife {
  /** It is put away, and perhaps not seen again: what is to outlive it must go now. */
  leaving(): void;
  /** It stops, perhaps in the back/forward cache: what it holds of others' it must let go. */
  stopping(): void;
  /** It is back. */
  returning(): void;
  /** The network is back, or somebody looks again. */
  waking(): void;
}

/** Follows the page. Where there is none, nothing happens to it. */
export function followPage({ leaving, stopping, returning, waking }: PageLife): Disposable {
  const { window, document } = globalThis as { readonly window?: Window; readonly document?: Document };
  if (!window || !document) return toDisposable(() => {});
  const end = new AbortController();
  const on = (target: EventTarget, type: string, listener: () => void): void => target.addEventListener(type, listener, { signal: end.signal });
  on(window, 'pagehide', leaving);
  on(window, 'pagehide', stopping);
  on(document, 'freeze', stopping);
  on(window, 'pageshow', returning);
  on(document, 'resume', returning);
  on(window, 'online', waking);
  on(document, 'visibilitychange', () => (document.hidden ? leaving() : waking()));
  return toDisposable(() => end.abort());
}

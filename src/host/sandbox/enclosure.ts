import { toDisposable, type Disposable } from '../../core/disposable.js';
import type { FrameNews, GuestStart, Handover } from '../../wire/handover.js';

/**
 * The ways to enclose a plugin, best first: the page that the site serves; the same as `srcdoc`, where the page has no policy
 * against it; a worker of the site's own origin, whose file must come with a policy of its own.
 */
export const RUNGS = ['page', 'srcdoc', 'worker'] as const;
export type Rung = (typeof RUNGS)[number];

/** Where the site serves the files of `dist/sandbox`. A rung whose file is not named is not tried. */
export interface SandboxFiles {
  /** `cx-sandbox.html`, on the site's own origin. */
  readonly page?: string | undefined;
  /** `cx-sandbox.js`, for `srcdoc`; may be on any origin. */
  readonly script?: string | undefined;
  /** `cx-sandbox-worker.js`, sent with `Content-Security-Policy: default-src 'none'; script-src blob:`. */
  readonly worker?: string | undefined;
}

/** A plugin behind walls, and the one port to it. */
export interface Enclosure extends Disposable {
  readonly port: MessagePort;
}

/** What the browser says of an enclosure: it would not open it; an error in it that nobody caught. */
export interface EnclosureNews {
  refused(): void;
  uncaught(): void;
}

/** Opens an enclosure; `undefined` if its file is not named. Whether it lives is for a ping to find out. */
export function openEnclosure(rung: Rung, files: SandboxFiles, start: GuestStart, news: EnclosureNews): Enclosure | undefined {
  if (rung === 'page') return files.page === undefined ? undefined : inFrame((frame) => (frame.src = files.page!), start, news);
  if (rung === 'srcdoc') return files.script === undefined ? undefined : inFrame((frame) => (frame.srcdoc = sandboxPage(files.script!)), start, news);
  return files.worker === undefined ? undefined : inWorker(files.worker, start, news);
}

function inFrame(fill: (frame: HTMLIFrameElement) => void, start: GuestStart, news: EnclosureNews): Enclosure {
  const frame = document.createElement('iframe');
  const own = new MessageChannel();
  const plugin = new MessageChannel();
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.allow = '';
  frame.referrerPolicy = 'no-referrer';
  frame.hidden = true;
  own.port1.onmessage = ({ data }: MessageEvent<FrameNews>) => {
    if (data === 'refused') news.refused();
    if (data === 'uncaught') news.uncaught();
  };
  const handover: Handover = { cx: 'sandbox/1', start };
  // its origin is opaque and has no name, so the target is whoever is in the frame; a copy of the code is all there is in it
  frame.onload = () => frame.contentWindow?.postMessage(handover, '*', [own.port2, plugin.port2]);
  try {
    fill(frame);
    document.documentElement.append(frame);
  } catch {
    news.refused(); // Trusted Types keep srcdoc for themselves
  }
  return Object.assign(toDisposable(() => {
    frame.remove();
    own.port1.close();
    plugin.port1.close();
  }), { port: plugin.port1 });
}

function inWorker(url: string, start: GuestStart, news: EnclosureNews): Enclosure {
  const { port1, port2 } = new MessageChannel();
  let worker: Worker | undefined;
  try {
    worker = new Worker(url, { type: 'module', name: start.plugin });
    worker.onerror = (event) => {
      event.preventDefault();
      news.uncaught();
    };
    worker.postMessage(start, [port2]);
  } catch {
    news.refused();
  }
  return Object.assign(toDisposable(() => {
    worker?.terminate();
    port1.close();
  }), { port: port1 });
}

/** `cx-sandbox.html` as text, with the script from where it is. */
export function sandboxPage(script: string): string {
  const url = new URL(script, document.baseURI);
  const attribute = url.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${url.origin} blob:; worker-src blob:"><script src="${attribute}"></script>`;
}

import type { Disposable } from '../../src/core/disposable.js';
import { backoff } from '../../src/delivery/backoff.js';
import { hasTicket, hearEnd } from '../base/feed/end.js';
import type { Verbatim } from '../../src/voice/verbatim.js';

/** Why nothing comes. */
export type VoiceTrouble = 'unreachable' | 'nonsense' | 'expired';

/** What a source of verbatims tells. */
export interface VoiceListener {
  /** All there are, now. */
  begin(all: readonly Verbatim[]): void;
  /** What came, and the ids of what went. */
  change(change: { readonly added?: readonly Verbatim[]; readonly removed?: readonly string[] }): void;
  /** Nothing comes at the moment; it is tried again by the source, unless the right to read has run out. */
  trouble(code: VoiceTrouble): void;
}

/** Where verbatims come from: told a listener, it begins, and gives back how to end. */
export type VoiceSource = (listener: VoiceListener) => (() => void) | Disposable | void;

/** The live verbatims of a collector (`/v1/verbatims/live`). What is not of the right form is not used. */
export function collectorVoices(url: string): VoiceSource {
  return (listener) => {
    let source: EventSource | undefined;
    let line = new AbortController();
    let hasHeard = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let ended = false;
    /** One message after the other, though what reads them is loaded with the first. */
    let reading = Promise.resolve();
    const close = (): void => {
      line.abort();
      source?.close();
      clearTimeout(timer);
    };
    const retry = (code: 'unreachable' | 'nonsense'): void => {
      close();
      if (ended) return;
      timer = setTimeout(open, backoff(++failures));
      listener.trouble(code);
    };
    const expire = (): void => {
      close();
      listener.trouble('expired');
    };
    const read = (own: EventSource, kind: 'snapshot' | 'delta', data: string): void => {
      reading = reading.then(async () => {
        const { parseVoiceMessage } = await import('../../src/voice/parse.js');
        if (ended || own !== source) return;
        const parsed = parseVoiceMessage(json(data));
        if (!parsed.ok) return retry('nonsense');
        failures = 0;
        hasHeard = true;
        if (kind === 'snapshot') listener.begin(parsed.value.added);
        else listener.change(parsed.value);
      }).catch(() => {
        // what reads could not be loaded: the next message tries anew
        if (own === source) retry('unreachable');
      });
    };
    const open = (): void => {
      const own = (source = new EventSource(url));
      own.addEventListener('snapshot', ({ data }: MessageEvent<string>) => read(own, 'snapshot', data));
      own.addEventListener('delta', ({ data }: MessageEvent<string>) => read(own, 'delta', data));
      line = new AbortController();
      hearEnd(own, () => hasHeard || hasTicket(url), line.signal, { expired: expire, lost: () => retry('unreachable') });
    };
    open();
    return () => {
      ended = true;
      close();
    };
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

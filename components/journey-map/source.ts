import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Problem } from '../../src/core/problem.js';
import type { Journey } from '../../src/journey/document/journey.js';

/** How far the journey has come. */
export type Loading = { readonly kind: 'none' | 'loading' | 'there' } | { readonly kind: 'failed'; readonly reason: 'unreachable' | 'refused'; readonly problems: readonly Problem[] };

/** What a source tells its element. */
export interface SourceHost {
  take(journey: Journey): void;
  problem(where: string, message?: string): void;
  fault(code: string, error: unknown): void;
}

/** A journey from an address or from a script of JSON among the children: fetched, and read by schemas that are loaded for that alone. */
export class JourneySource implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #host: SourceHost;
  #request: AbortController | undefined;
  #loading: Loading = { kind: 'none' };

  constructor(element: ReactiveControllerHost & HTMLElement, host: SourceHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  hostDisconnected(): void {
    this.#request?.abort();
  }

  get loading(): Loading {
    return this.#loading;
  }

  /** From `src`, or else from the children. */
  begin(src: string | undefined): void {
    if (src !== undefined) return void this.load(src);
    const script = this.#element.querySelector('script[type="application/json"]');
    if (script) void this.#read(script.textContent, (this.#request = new AbortController()).signal);
  }

  /** There is a journey, wherever it comes from: what is on its way is no longer wanted. */
  given(journey: Journey | undefined): void {
    this.#request?.abort();
    this.#loading = { kind: journey ? 'there' : 'none' };
  }

  async load(src: string): Promise<void> {
    this.#request?.abort();
    const url = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : undefined;
    const good = url !== undefined && /^https?:$/.test(url.protocol);
    this.#host.problem('src', good ? undefined : '"src" must be the http or https address of a journey document.');
    if (!good) return;
    const { signal } = (this.#request = new AbortController());
    this.#now({ kind: 'loading' });
    try {
      const answer = await fetch(url, { signal, headers: { accept: 'application/json' } });
      if (!answer.ok) throw new Error(`${answer.status}`);
      await this.#read(await answer.text(), signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#now({ kind: 'failed', reason: 'unreachable', problems: [] });
      this.#host.fault('src', error);
    }
  }

  async #read(text: string, signal: AbortSignal): Promise<void> {
    try {
      const { parseJourney } = await import('./read-journey.js');
      if (signal.aborted) return;
      const outcome = parseJourney(text);
      this.#host.problem('journey', outcome.ok ? undefined : outcome.error.map(({ where, message }) => `${where ?? ''} ${message}`.trim()).join(' '));
      if (!outcome.ok) return this.#now({ kind: 'failed', reason: 'refused', problems: outcome.error });
      for (const { where, message } of outcome.value.repairs) this.#host.problem(where ?? '', message);
      this.#host.take(outcome.value.journey);
    } catch (error) {
      if (signal.aborted) return;
      this.#now({ kind: 'failed', reason: 'unreachable', problems: [] });
      this.#host.fault('not-loaded', error);
    }
  }

  #now(loading: Loading): void {
    this.#loading = loading;
    this.#element.requestUpdate();
  }
}

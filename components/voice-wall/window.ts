import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Verbatim } from '../../src/voice/verbatim.js';

/** So many stand in one piece of the list. */
const PIECE = 20;
/** How high a verbatim is taken for until it is seen, in pixels. */
const GUESS = 130;

interface WindowHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * A long list of which only what is near is in the page: it is cut into pieces, counted from the oldest so that what comes moves none of them, and pieces out of
 * sight are empty boxes as high as they were. The browser keeps the place of who reads.
 */
export class ListWindow implements ReactiveController {
  readonly #host: WindowHost;
  readonly #near = new Set<number>([]);
  readonly #heights = new Map<number, number>();
  #observer: IntersectionObserver | undefined;
  #list: readonly Verbatim[] = [];
  /** The id of the verbatim that has the focus, or had it last. */
  #current: string | undefined;

  constructor(host: WindowHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Back on the page, what is near is looked for anew. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  hostUpdated(): void {
    const feed = this.#host.renderRoot.querySelector<HTMLElement>('[role=feed]');
    if (!feed) return this.hostDisconnected();
    // one that is as high as all of it is scrolled by the page
    this.#observer ??= new IntersectionObserver((entries) => this.#see(entries), { root: getComputedStyle(feed).maxBlockSize === 'none' ? null : feed, rootMargin: '600px 0px' });
    for (const piece of feed.querySelectorAll<HTMLElement>('.piece')) {
      const key = Number(piece.dataset['piece']);
      const isEmpty = piece.childElementCount === 0;
      // set by script: a policy for styles allows that, and there are heights of all sizes
      piece.style.blockSize = isEmpty ? `${this.#heights.get(key) ?? GUESS * this.#sizeOf(key)}px` : '';
      this.#observer.observe(piece);
    }
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    let changed = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const key = Number((target as HTMLElement).dataset['piece']);
      if (isIntersecting) {
        changed ||= !this.#near.has(key);
        this.#near.add(key);
      } else if (!target.matches(':focus-within')) {
        if (target.childElementCount > 0) this.#heights.set(key, boundingClientRect.height);
        changed ||= this.#near.delete(key);
      }
    }
    // a frame later: what is drawn changes what is seen
    if (changed) requestAnimationFrame(() => this.#host.requestUpdate());
  }

  /** The pieces of a list, the first first. The last of them begins with the list's last verbatims. */
  get #pieces(): readonly { readonly key: number; readonly from: number; readonly to: number }[] {
    const { length } = this.#list;
    const count = Math.ceil(length / PIECE);
    return Array.from({ length: count }, (_, i) => {
      const key = count - 1 - i;
      return { key, from: Math.max(0, length - (key + 1) * PIECE), to: length - key * PIECE };
    });
  }

  /** All are full but the one with the newest. */
  #sizeOf(key: number): number {
    return Math.min(PIECE, this.#list.length - key * PIECE);
  }

  render(list: readonly Verbatim[], label: string, item: (verbatim: Verbatim) => TemplateResult): TemplateResult {
    this.#list = list;
    const pieces = this.#pieces;
    // the first is always there, so that there is something at once
    if (pieces[0]) this.#near.add(pieces[0].key);
    const current = list.some(({ id }) => id === this.#current) ? this.#current : list[0]?.id;
    return html`<div class="feed" part="feed" role="feed" aria-label=${label} @keydown=${this.#onKey} @focusin=${this.#onFocus}>
      ${repeat(pieces, ({ key }) => key, ({ key, from, to }) => html`<div class="piece" data-piece=${key}>
        ${this.#near.has(key)
          ? repeat(list.slice(from, to), ({ id }) => id, (verbatim, i) => html`<article part="verbatim" data-id=${verbatim.id} tabindex=${verbatim.id === current ? 0 : -1} aria-posinset=${from + i + 1} aria-setsize=${list.length}>${item(verbatim)}</article>`)
          : nothing}
      </div>`)}
    </div>`;
  }

  /** Puts the focus on a verbatim, wherever in the list it is. */
  async go(index: number): Promise<void> {
    const at = Math.max(0, Math.min(this.#list.length - 1, index));
    const verbatim = this.#list[at];
    const piece = this.#pieces.find(({ from, to }) => at >= from && at < to);
    if (!verbatim || !piece) return;
    this.#near.add(piece.key);
    this.#current = verbatim.id;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const article = this.#host.renderRoot.querySelector<HTMLElement>(`article[data-id="${CSS.escape(verbatim.id)}"]`);
    article?.focus({ preventScroll: true });
    article?.scrollIntoView({ block: 'nearest' });
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const id = (event.target as Element).closest<HTMLElement>('article')?.dataset['id'];
    if (id === undefined || id === this.#current) return;
    this.#current = id;
    this.#host.requestUpdate();
  };

  /** As the pattern of a feed has it: a page up or down is one verbatim; home and end are the first and the last. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const at = this.#list.findIndex(({ id }) => id === this.#current);
    const to = { PageDown: at + 1, PageUp: at - 1, Home: 0, End: this.#list.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey || !(event.target as Element).closest('article')) return;
    event.preventDefault();
    void this.go(to);
  };
}

import { html, type TemplateResult } from 'lit';
import { gapOf } from '../../../../src/journey/figures/gap.js';
import type { Touchpoint } from '../../../../src/journey/document/records.js';
import { observedIn } from '../../compare.js';
import type { MapContext } from '../../lanes/context.js';
import { journeyMetricsOf } from '../../metrics-of.js';
import type { KeyTold, LayerHost } from '../layer.js';
import type { LoadedLayer } from '../layers.js';
import { messages } from './messages/en.js';

/** What one can jump to, by its letter. */
const JUMPS = { m: 'moment', p: 'pain', g: 'gap', c: 'comment' } as const;
type Jump = (typeof JUMPS)[keyof typeof JUMPS];
const isJump = (key: string): key is keyof typeof JUMPS => Object.hasOwn(JUMPS, key);

/** Letters that go to the next moment of truth, pain, certain gap or comment; with Shift to the one before. */
class JumpsLayer implements LoadedLayer {
  readonly #host: LayerHost;
  #context: MapContext | undefined;
  #said = '';
  #isOpen = false;

  constructor(host: LayerHost) {
    this.#host = host;
    host.texts.add(messages);
  }

  above(context: MapContext): TemplateResult {
    this.#context = context;
    const { text } = context.texts;
    return html`<details class="jumps" .open=${this.#isOpen} @toggle=${(event: Event) => (this.#isOpen = (event.target as HTMLDetailsElement).open)}>
        <summary>${text('journey.jump.keys')}</summary>
        <ul>${this.keys().map(([key, what]) => html`<li><kbd>${key}</kbd> ${what}</li>`)}<li><kbd>?</kbd> ${text('journey.jump.help')}</li></ul>
        <button @click=${() => this.#host.noJumps()}>${text('journey.jump.off')}</button>
      </details>
      <p class="unseen" role="status">${this.#said}</p>`;
  }

  keys(): readonly KeyTold[] {
    const { text } = this.#host.texts;
    return [...Object.entries(JUMPS).map(([key, jump]): KeyTold => [key.toUpperCase(), text(`journey.jump.${jump}`)]), ['Shift', text('journey.jump.back')]];
  }

  key(event: KeyboardEvent, at: string | undefined): boolean {
    const key = event.key.toLowerCase();
    if (key === '?') {
      this.#isOpen = !this.#isOpen;
      this.#host.element.requestUpdate();
      return true;
    }
    const context = this.#context;
    if (!isJump(key) || !context) return false;
    const jump = JUMPS[key];
    const found = this.#next(context, jump, at, event.shiftKey);
    const { text } = context.texts;
    this.#said = found ? text('journey.jump.there', { what: text(`journey.jump.${jump}`), name: `\u2068${found.name || text('journey.unnamed')}\u2069` }) : text('journey.jump.none', { what: text(`journey.jump.${jump}`) });
    this.#host.element.requestUpdate();
    if (found) this.#host.goTo(found.id);
    return true;
  }

  /** The next touchpoint of which that is so; after the last comes the first. */
  #next(context: MapContext, jump: Jump, at: string | undefined, back: boolean): Touchpoint | undefined {
    const { touchpoints } = context.index;
    const own = at === undefined ? -1 : context.index.columnOf(at);
    const here = own >= 0 || at === undefined ? own : context.index.stretchOf(at)[0] - (back ? 0 : 1);
    const count = touchpoints.length;
    for (let i = 1; i <= count; i++) {
      const place = (((back ? (here < 0 ? 0 : here) - i : here + i) % count) + count) % count;
      const touchpoint = touchpoints[place];
      if (touchpoint && place !== here && isSo(context, jump, touchpoint, place)) return touchpoint;
    }
    return undefined;
  }

  dispose(): void {
    this.#context = undefined;
  }
}

function isSo(context: MapContext, jump: Jump, touchpoint: Touchpoint, place: number): boolean {
  const { index, side, other } = context;
  switch (jump) {
    case 'moment':
      return touchpoint.momentOfTruth === true;
    case 'pain':
      return index.at(touchpoint.id, 'pain').length > 0;
    case 'comment':
      return index.at(touchpoint.id, 'note').some(({ resolved }) => !resolved);
    case 'gap': {
      if (!other) return false;
      const column = { kind: 'step', id: touchpoint.id, touchpoint, place } as const;
      return journeyMetricsOf(context).some((metric) => {
        const { state } = gapOf(observedIn(side, column, metric), observedIn(other.side, column, metric));
        return state === 'worse' || state === 'better';
      });
    }
  }
}

export const layer = (host: LayerHost): LoadedLayer => new JumpsLayer(host);

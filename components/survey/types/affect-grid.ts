import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuestionOf } from '../../../src/model/index.js';
import { lookStyles } from '../../asking/looks.styles.js';
import { clear, describedBy, group, settle, type Asked, type QuestionView } from '../../asking/question-view.js';

export const messages = {
  'survey.affect.hint': 'Choose a place: further to the side is more or less pleasant, higher is more stirred up. With the arrow keys you move step by step.',
  'survey.affect.unpleasant': 'Unpleasant',
  'survey.affect.pleasant': 'Pleasant',
  'survey.affect.calm': 'Calm',
  'survey.affect.stirred': 'Stirred up',
  'survey.affect.axis': '{low} to {high}',
  'survey.affect.none': 'No place chosen yet',
  'survey.affect.place': '{pleasure}, {energy}',
  'survey.affect.pleasure.0': 'very unpleasant',
  'survey.affect.pleasure.1': 'rather unpleasant',
  'survey.affect.pleasure.2': 'neither pleasant nor unpleasant',
  'survey.affect.pleasure.3': 'rather pleasant',
  'survey.affect.pleasure.4': 'very pleasant',
  'survey.affect.energy.0': 'very calm',
  'survey.affect.energy.1': 'rather calm',
  'survey.affect.energy.2': 'neither calm nor stirred up',
  'survey.affect.energy.3': 'rather stirred up',
  'survey.affect.energy.4': 'very stirred up',
} as const;

interface Place {
  /** -1, unpleasant, to 1, pleasant. */
  readonly pleasure: number;
  /** -1, calm, to 1, stirred up. */
  readonly energy: number;
}

/** How far a key goes. */
const STEP = 0.25;
const within = (value: number): number => Math.max(-1, Math.min(1, Math.round(value * 20) / 20));
/** Which of five words names a place on an axis. */
const wordAt = (value: number): number => Math.min(4, Math.floor(((value + 1) / 2) * 5));

/** The name under which a place is counted; of nine. */
export function nameOfPlace({ pleasure, energy }: Place): string {
  const across = Math.abs(pleasure) < 0.2 ? '' : pleasure > 0 ? 'pleasant' : 'unpleasant';
  const up = Math.abs(energy) < 0.2 ? '' : energy > 0 ? 'stirred' : 'calm';
  return [across, up].filter(Boolean).join('-') || 'neutral';
}

const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';

/** Where a key leads; undefined for keys that are not ours. */
function led({ key }: KeyboardEvent, { pleasure, energy }: Place, mirrored: boolean): Place | undefined {
  const across = mirrored ? -STEP : STEP;
  switch (key) {
    case 'ArrowRight':
      return { pleasure: pleasure + across, energy };
    case 'ArrowLeft':
      return { pleasure: pleasure - across, energy };
    case 'ArrowUp':
      return { pleasure, energy: energy + STEP };
    case 'ArrowDown':
      return { pleasure, energy: energy - STEP };
    case 'PageUp':
      return { pleasure, energy: 1 };
    case 'PageDown':
      return { pleasure, energy: -1 };
    case 'Home':
      return { pleasure: -1, energy };
    case 'End':
      return { pleasure: 1, energy };
    case ' ':
      return { pleasure, energy };
    default:
      return undefined;
  }
}

type Grid = Asked<QuestionOf<'emotion'>>;

/**
 * A square and in it, for the keyboard and for screen readers, two sliders. A grid of cells would be dozens of radios that
 * a screen reader walks through one by one; `role="application"` would take its keys away. A slider for each axis is known to every
 * screen reader, also by touch, and says both words when it moves; arrows go in both directions from either of them, so
 * that a point moves as one expects who sees it.
 */
function renderSquare(asked: Grid, place: Place | undefined, said: string): TemplateResult {
  const { id, texts: { text }, problems, disabled } = asked;
  const from = place ?? { pleasure: 0, energy: 0 };
  const put = (to: Place, input = asked.input()): void => {
    const next = { pleasure: within(to.pleasure), energy: within(to.energy) };
    asked.answer({ kind: 'emotion', word: nameOfPlace(next), ...next }, { input });
  };
  const field = (event: Event): HTMLElement => (event.currentTarget as Element).closest<HTMLElement>('.square')!;
  const putAt = (event: PointerEvent | MouseEvent): void => {
    const square = field(event);
    const { left, top, width, height } = square.getBoundingClientRect();
    const across = ((event.clientX - left) / width) * 2 - 1;
    put({ pleasure: isRightToLeft(square) ? -across : across, energy: 1 - ((event.clientY - top) / height) * 2 });
  };
  const onPointerDown = (event: PointerEvent): void => {
    // a finger that drags over the square scrolls the page; the point itself can be dragged
    if (disabled || event.button !== 0 || (event.pointerType === 'touch' && !(event.target as Element).closest('.point'))) return;
    field(event).setPointerCapture(event.pointerId);
    event.preventDefault();
    putAt(event);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (field(event).hasPointerCapture(event.pointerId)) putAt(event);
  };
  const onClick = (event: MouseEvent): void => {
    if (disabled || (event.target as Element).localName === 'input') return;
    putAt(event);
    settle(field(event));
    field(event).querySelector('input')!.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent): void => {
    const square = field(event);
    const to = event.ctrlKey || event.altKey || event.metaKey ? undefined : led(event, from, isRightToLeft(square));
    if (!to) return;
    event.preventDefault();
    put(to, 'keyboard');
    settle(square);
    // the axis that moved is the one that speaks
    const moved = to.energy === from.energy ? 0 : 1;
    if (event.key !== ' ') square.querySelectorAll('input')[moved]!.focus();
  };
  const slider = (axis: keyof Place, low: string, high: string): TemplateResult => html`<input class="spoken" type="range" min="-1" max="1" step="0.05" id="${id}-${axis}"
      .value=${live(`${from[axis]}`)} ?disabled=${disabled} aria-label=${text('survey.affect.axis', { low: text(low), high: text(high) })} aria-valuetext=${said}
      aria-invalid=${`${problems.length > 0}`} aria-describedby=${describedBy(asked, `${id}-hint`)} @keydown=${onKey}
      @input=${(event: Event) => put({ ...from, [axis]: +(event.target as HTMLInputElement).value })} />`;
  return html`<div class="axis" aria-hidden="true">${text('survey.affect.stirred')}</div>
    <div part="choices" class="square" @pointerdown=${onPointerDown} @pointermove=${onPointerMove} @click=${onClick}>
      ${slider('pleasure', 'survey.affect.unpleasant', 'survey.affect.pleasant')} ${slider('energy', 'survey.affect.calm', 'survey.affect.stirred')}
      <span class="side" aria-hidden="true">${text('survey.affect.unpleasant')}</span><span class="side" aria-hidden="true">${text('survey.affect.pleasant')}</span>
      ${place ? html`<span class="point" .style=${`inset-inline-start: ${(place.pleasure + 1) * 50}%; inset-block-start: ${(1 - place.energy) * 50}%`}></span>` : nothing}
    </div>
    <div class="axis" aria-hidden="true">${text('survey.affect.calm')}</div>
    <p class="place" aria-hidden="true">${said}</p>`;
}

/** Questions about a feeling: a place between unpleasant and pleasant, calm and stirred up (Russell's circumplex of affect). */
export const affectGridView: QuestionView<QuestionOf<'emotion'>> = {
  messages,
  styles: [
    lookStyles,
    css`
      .affect {
        max-inline-size: 20em;
        margin-block-start: calc(3 * var(--_space));
      }
      .square {
        position: relative;
        aspect-ratio: 1;
        border: 1px solid var(--_edge);
        border-radius: var(--_radius);
        isolation: isolate;
        cursor: crosshair;
        touch-action: manipulation;
        user-select: none;
      }
      /* lines, and no background: the contrast of the words over it stays known */
      .square::before,
      .square::after {
        content: '';
        position: absolute;
        z-index: -1;
        border: 0 solid var(--_edge);
      }
      .square::before {
        inset-block: 0;
        inset-inline-start: 50%;
        border-inline-start-width: 1px;
      }
      .square::after {
        inset-inline: 0;
        inset-block-start: 50%;
        border-block-start-width: 1px;
      }
      .square:has(:focus-visible) {
        outline: 2px solid var(--_accent);
        outline-offset: 2px;
      }
      .square .spoken {
        inset: 50%;
      }
      .axis,
      .side {
        font-size: var(--_small);
        color: var(--_quiet);
        text-align: center;
      }
      .side {
        position: absolute;
        inset-block-start: calc(50% + 0.25em);
        inset-inline-start: calc(2 * var(--_space));
        max-inline-size: 45%;
        text-align: start;
        pointer-events: none;
      }
      .side + .side {
        inset-inline: auto calc(2 * var(--_space));
        text-align: end;
      }
      .point {
        position: absolute;
        inline-size: 44px;
        block-size: 44px;
        margin: -22px;
        border-radius: 50%;
        touch-action: none;
      }
      .point::after {
        content: '';
        position: absolute;
        inset: 11px;
        border-radius: 50%;
        background: var(--_accent);
        box-shadow: 0 0 0 3px Canvas;
        forced-color-adjust: none;
      }
      .place {
        margin-block-start: calc(2 * var(--_space));
        font-weight: 600;
        text-align: center;
      }
    `,
  ],
  render(asked) {
    const { given, id, texts: { text } } = asked;
    const place = given?.kind === 'emotion' && given.pleasure !== undefined && given.energy !== undefined ? { pleasure: given.pleasure, energy: given.energy } : undefined;
    const said = place
      ? text('survey.affect.place', { pleasure: text(`survey.affect.pleasure.${wordAt(place.pleasure)}`), energy: text(`survey.affect.energy.${wordAt(place.energy)}`) })
      : text('survey.affect.none');
    return group(asked, html`<p class="quiet" id="${id}-hint">${text('survey.affect.hint')}</p><div class="affect">${renderSquare(asked, place, said)}</div>${clear(asked)}`);
  },
};

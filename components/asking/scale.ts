import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Instrument, Scale } from '../../src/model/instrument.js';

export type ScaleLook = 'buttons' | 'stars' | 'smileys';

/** A scale of radios: what stands on the steps, and what is chosen. */
export interface ScaleShown {
  /** The name that the radios share. */
  readonly name: string;
  readonly scale: Scale;
  readonly look: ScaleLook;
  readonly value: number | undefined;
  /** What the ends mean; said with the first and the last step. */
  readonly ends: { readonly low: string; readonly high: string } | undefined;
  /** What each step means, from the lowest; shown under the steps where there is room, spoken with each. */
  readonly labels?: readonly string[] | undefined;
  /** A step as the language writes it. */
  readonly number: (value: number) => string;
  /** What a star or a face is called: "4 of 5". */
  readonly called?: ((value: number) => string) | undefined;
}

/** Draws it. The frame around is the caller's, as are listeners for `input` and `change`. */
export function renderScale({ name, scale: { min, max }, look, value, ends, labels, number, called = number }: ScaleShown): TemplateResult {
  const steps = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  const room = steps.length <= 5 ? 'few' : steps.length <= 7 ? 'some' : 'many';
  return html`${ends
      ? html`<div class="ends"><span id="${name}-low">${end(look, number(min), ends.low)}</span> <span id="${name}-high">${end(look, number(max), ends.high)}</span></div>`
      : nothing}
    <div part="choices" class="scale ${look} ${room}" .style=${`--_steps: ${steps.length}; --_half: ${Math.ceil(steps.length / 2)}`}>
      ${steps.map(
        (step, i) => html`<label class=${value !== undefined && look === 'stars' && step <= value ? 'lit' : ''}>
          <input type="radio" name=${name} value=${step} .checked=${live(value === step)}
            aria-describedby=${ends && step === min ? `${name}-low` : ends && step === max ? `${name}-high` : nothing} />
          ${look === 'buttons' ? number(step) : html`${look === 'stars' ? STAR : face(i / (steps.length - 1))}<span class="spoken">${labels?.[i] ?? called(step)}</span>`}
          ${look === 'buttons' && labels?.[i] ? html`<span class="meaning">${labels[i]}</span>` : nothing}
        </label>`,
      )}
    </div>`;
}

const end = (look: ScaleLook, number: string, meaning: string): string => (look === 'buttons' ? `${number} = ${meaning}` : meaning);

const STAR = html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d="M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5L12 17.5l-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z" />`}</svg>`;

/** A face from 0, unhappy, to 1, happy: the mouth bends the other way. */
function face(happy: number): TemplateResult {
  const bend = (happy - 0.5) * 8;
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<circle cx="12" cy="12" r="9.5" /><circle class="eye" cx="8.7" cy="9.6" r="1.2" /><circle class="eye" cx="15.3" cy="9.6" r="1.2" />
      <path d="M7.6 ${15.4 - bend / 3} Q12 ${15.4 + bend} 16.4 ${15.4 - bend / 3}" />`}
  </svg>`;
}

/** How the steps lie now, for the instrument of the answer. */
export function layoutOf(choices: Element, { min, max }: Scale): NonNullable<Instrument['layout']> {
  const columns = getComputedStyle(choices).gridTemplateColumns.split(' ').length;
  return columns > max - min ? 'one-row' : columns > 1 ? 'two-rows' : 'column';
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Instrument, Scale } from '../../src/model/instrument.js';

/** A scale of radios: what stands on the steps, and what is chosen. */
export interface ScaleShown {
  /** The name that the radios share. */
  readonly name: string;
  readonly scale: Scale;
  readonly value: number | null | undefined;
  /** What the ends mean; said with the first and the last step. */
  readonly ends: readonly [low: unknown, high: unknown] | undefined;
  /** How it looks and how many steps it has, where that is not eleven buttons: see `looks.ts`. */
  readonly look?: string;
  /** What stands on a step; `share` is 0 for the lowest and 1 for the highest. */
  readonly step: (value: number, share: number) => unknown;
}

/** Draws it. The frame around is the caller's, as are listeners for `input` and `change`. */
export function renderScale({ name, scale: { min, max }, value, ends, look = '', step }: ScaleShown): TemplateResult {
  const end = (at: number, i: 0 | 1): TemplateResult => html`<span id="${name}${at}">${ends![i]}</span>`;
  const steps = [];
  for (let at = min; at <= max; at += 1) {
    steps.push(html`<label>
      <input type="radio" name=${name} value=${at} aria-describedby=${ends && (at === min || at === max) ? `${name}${at}` : nothing} .checked=${value === at} />
      ${step(at, (at - min) / (max - min))}
    </label>`);
  }
  return html`${ends ? html`<div class="ends">${end(min, 0)} ${end(max, 1)}</div>` : nothing}
    <div part="choices" class="scale ${look}">${steps}</div>`;
}

/** How the steps lie now, for the instrument of the answer. */
export function layoutOf(choices: Element, { min, max }: Scale): NonNullable<Instrument['layout']> {
  const columns = getComputedStyle(choices).gridTemplateColumns.split(' ').length;
  return columns > max - min ? 'one-row' : 'two-rows';
}

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Scale } from '../../src/model/instrument.js';
import type { ScaleShown } from './scale.js';

export const LOOKS = ['buttons', 'stars', 'smileys'] as const;
export type ScaleLook = (typeof LOOKS)[number];

/** What a look draws on the steps, and its words. */
export interface LookShown {
  readonly look: ScaleLook;
  readonly scale: Scale;
  /** A step as the language writes it. */
  readonly number: (value: number) => string;
  /** What a star or a face is called: "4 of 5". */
  readonly called: (value: number) => string;
  /** What each step means, from the lowest: shown on buttons, and the name of stars and faces. */
  readonly labels?: readonly string[] | undefined;
}

/** What {@link ScaleShown} needs for a look: the classes, and what stands on a step. */
export function lookOf({ look, scale: { min, max }, number, called, labels }: LookShown): Pick<ScaleShown, 'look' | 'step'> {
  const steps = max - min + 1;
  const icon = look === 'stars' ? () => STAR : face;
  return {
    look: `${look} ${steps <= 5 ? 'few' : steps <= 7 ? 'some' : steps <= 11 ? `of-${steps}` : 'more'}`,
    step: (value, share) =>
      look === 'buttons'
        ? html`${number(value)}${labels?.[value - min] ? html`<span class="meaning">${labels[value - min]}</span>` : nothing}`
        : html`${icon(share)}<span class="spoken">${labels?.[value - min] ?? called(value)}</span>`,
  };
}

/** The ends as they stand over a scale of buttons, or of stars and faces. */
export function endsOf(look: ScaleLook, { min, max }: Scale, number: (value: number) => string, low: unknown, high: unknown): [unknown, unknown] {
  return look === 'buttons' ? [html`${number(min)} = ${low}`, html`${number(max)} = ${high}`] : [low, high];
}

const STAR = html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d="M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5L12 17.5l-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z" />`}</svg>`;

/** A face from 0, unhappy, to 1, happy: the mouth bends the other way. */
function face(happy: number): TemplateResult {
  const bend = (happy - 0.5) * 8;
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<circle cx="12" cy="12" r="9.5" /><circle class="eye" cx="8.7" cy="9.6" r="1.2" /><circle class="eye" cx="15.3" cy="9.6" r="1.2" />
      <path d="M7.6 ${15.4 - bend / 3} Q12 ${15.4 + bend} 16.4 ${15.4 - bend / 3}" />`}
  </svg>`;
}

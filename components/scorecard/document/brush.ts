import { html, nothing, svg, type TemplateResult } from 'lit';
import { periodKey } from '../../../src/metrics/period/calendar.js';
import { periodName } from '../../base/periods.js';
import type { Telling } from './telling.js';

/** A series of a scorecard is no longer than this. */
const LONGEST = 120;

/**
 * One stretch of time for all figures: two sliders over the same line, from the first period of the lines to the period of the figures.
 * They are the browser's own, so keys, fingers and screen readers work as everywhere.
 */
export function renderBrush({ reading, ends, texts, want, wish, document, rightToLeft }: Telling): TemplateResult | typeof nothing {
  const { period, unit } = reading;
  if (!period || !ends) return nothing;
  const last = Math.min(Math.max(ends.last, period.number), period.number + LONGEST - 2);
  const first = Math.max(Math.min(ends.first, period.number - 1), last - LONGEST + 1);
  if (last - first < 2) return nothing;
  const from = Math.max(first, period.number - (wish.series ?? document.period?.series ?? 12) + 1);
  const name = (one: number): string => periodName(texts, unit, one);
  const set = (start: number, end: number): void => want({ through: periodKey(unit, end), series: end - start + 1 });
  const moved = (side: 'from' | 'to') => (event: Event): void => {
    const slider = event.target as HTMLInputElement;
    const value = Number(slider.value);
    // the two ends keep one period between them
    const to = side === 'to' ? Math.max(value, from + 1) : period.number;
    const begin = side === 'from' ? Math.min(value, to - 1) : from;
    slider.value = String(side === 'from' ? begin : to);
    set(begin, to);
  };
  const slider = (side: 'from' | 'to', value: number): TemplateResult =>
    html`<input type="range" min=${first} max=${last} step="1" .value=${String(value)} aria-label=${texts.text(`card.${side}`)} aria-valuetext=${name(value)} @input=${moved(side)} />`;
  const share = (one: number): number => ((one - first) / (last - first)) * 100;
  const left = rightToLeft ? 100 - share(period.number) : share(from);
  return html`<fieldset part="brush">
    <legend>${texts.text('card.time')}</legend>
    <output>${texts.text('card.span', { from: name(from), to: name(period.number) })}</output>
    <div class="brush">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="whole" x="0" y="1.5" width="100" height="1"></rect><rect class="fill" x=${left} y="1" width=${share(period.number) - share(from)} height="2"></rect>`}</svg>
      ${slider('from', from)}${slider('to', period.number)}
    </div>
  </fieldset>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { covarianceOf, isConstant, meanOf } from '../../../src/metrics/statistics/drivers/correlations.js';
import { whatIf, type WhatIf } from '../../../src/metrics/statistics/drivers/what-if.js';
import type { Unit } from '../../../src/metrics/reading.js';
import { amount } from '../../base/charts/told/teller.js';
import { tellWhatIf, tellWhatIfEach, type ToldOutcome } from '../../base/charts/told/what-if.js';
import type { Worked, WorkState } from '../work.js';
import { ofWorked } from './weights.js';
import { section, type DriversView } from './view.js';

/** By how much each driver is moved, in its unit; those not named are as they are. */
export type Shifts = Readonly<Record<string, number>>;

/** How a driver can be moved: the room of its slider is one standard deviation, and no further than what was answered. */
export interface Slide {
  readonly name: string;
  readonly unit: Unit;
  /** Shown units for one of its own: 100 for shares, which are shown in percentage points. */
  readonly factor: number;
  /** In shown units. */
  readonly step: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

/** Steps that people think in: a twentieth on a scale, a point of an NPS or of percent. */
const STEP: Partial<Record<Unit, number>> = { score: 0.05, share: 1, points: 1 };
/** The step that is told of each driver alone: a quarter on a scale, five points. */
const TOLD_STEP: Partial<Record<Unit, number>> = { score: 0.25, share: 5, points: 5 };

/** The drivers that can be moved; those that are the same in every row cannot. */
export function slidesOf({ columns, sums }: Worked): Slide[] {
  return columns.flatMap(({ name, unit }, column): Slide[] => {
    if (isConstant(sums, column)) return [];
    const factor = unit === 'share' ? 100 : 1;
    const step = STEP[unit] ?? 1;
    const mean = meanOf(sums, column)!;
    const sd = Math.sqrt(covarianceOf(sums, column, column)!);
    const inward = (end: number): number => Number((Math.trunc((end * factor) / step + Math.sign(end) * 1e-9) * step).toFixed(6));
    return [{ name, unit, factor, step, mean, low: inward(Math.max(sums.lows[column]! - mean, -sd)), high: inward(Math.min(sums.highs[column]! - mean, sd)) }];
  });
}

/** What is to be expected of the shifts together. */
export function askWhatIf({ sums, names }: Worked, shifts: Shifts): WhatIf {
  return whatIf(sums, names, Object.entries(shifts).map(([name, by]) => ({ name, by })));
}

export const isMoved = (shifts: Shifts): boolean => Object.values(shifts).some((by) => by !== 0);

/** What of the outcome and its drivers the words of a what-if need. */
export function toldOutcome(view: DriversView, { outcome, columns, names }: Worked, better: 'higher' | 'lower'): ToldOutcome {
  return { outcome: names.outcome, unit: outcome.unit, better, nameOf: view.nameOf, unitOf: (name) => columns.find((column) => column.name === name)?.unit ?? 'score' };
}

/** What people can do with the sliders. */
export interface Moves {
  /** While a slider moves, and once it was let go. */
  readonly move: (name: string, by: number, settled: boolean) => void;
  readonly reset: () => void;
}

/** A slider and a number for every driver, and what goes along with where they stand. */
export function whatIfSection(view: DriversView, state: WorkState, shifts: Shifts, spoken: string, better: 'higher' | 'lower', moves: Moves): TemplateResult {
  return section(view, 'what-if', html`${ofWorked(view, state, () => (state.kind === 'worked' ? content(view, state, shifts, better, moves) : nothing))}<p class="unseen" role="status">${spoken}</p>`);
}

function content(view: DriversView, worked: Worked, shifts: Shifts, better: 'higher' | 'lower', { move, reset }: Moves): unknown {
  const told = toldOutcome(view, worked, better);
  const result = askWhatIf(worked, shifts);
  // refused whatever is moved: there is nothing to move then
  if (result.kind === 'refused' && (result.refusal.reason === 'too-few-rows' || result.refusal.reason === 'weak-fit')) return tellWhatIf(view, result, told);
  const slides = slidesOf(worked);
  return html`<p data-not-exported>${view.texts.text('drivers.move')}</p>
    <ul class="slides" data-not-exported>${slides.map((slide) => renderSlide(view, slide, shifts[slide.name] ?? 0, move))}</ul>
    <div class="work" data-not-exported><button type="button" id="reset" ?disabled=${!isMoved(shifts)} @click=${reset}>${view.texts.text('drivers.reset')}</button></div>
    ${isMoved(shifts) ? tellWhatIf(view, result, told) : tellWhatIfEach(view, slides.map((slide) => alone(worked, slide)), told)}`;
}

function alone(worked: Worked, { name, unit, factor, high }: Slide) {
  const by = Math.min(TOLD_STEP[unit] ?? 1, Math.max(high, 0)) / factor;
  return { name, by, result: askWhatIf(worked, { [name]: by }) };
}

function renderSlide(view: DriversView, { name, unit, factor, step, low, high, mean }: Slide, by: number, move: Moves['move']): TemplateResult {
  const { texts, figures, nameOf } = view;
  const shown = Number((by * factor).toFixed(6));
  const now = figures.value(mean, unit);
  const then = figures.value(mean + by, unit);
  const said = texts.text('drivers.moved', { by: amount(view, by, unit), from: now, to: then });
  const moved = (settled: boolean) => (event: Event): void => {
    const value = (event.target as HTMLInputElement).valueAsNumber;
    if (Number.isFinite(value)) move(name, value / factor, settled);
  };
  const id = `by-${name}`;
  return html`<li>
    <label for=${id}><bdi>${nameOf(name)}</bdi> <span class="quiet small">${texts.text('drivers.now', { value: now })}${by === 0 ? nothing : html`, ${texts.text('drivers.then', { value: then })}`}</span></label>
    <input id=${id} type="range" min=${low} max=${high} step=${step} .value=${live(`${Math.min(high, Math.max(low, shown))}`)} aria-valuetext=${said} @input=${moved(false)} @change=${moved(true)} />
    <input type="number" step=${step} .value=${live(`${shown}`)} aria-label=${texts.text('drivers.amount', { name: nameOf(name) })} @input=${moved(false)} @change=${moved(true)} />
  </li>`;
}

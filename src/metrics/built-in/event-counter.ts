import type { CxEvent } from '../../model/event.js';
import { UNKNOWN } from '../cube/axes.js';
import { Cube } from '../cube/cube.js';
import type { Metric } from '../definition.js';
import { Deriver } from '../facts/deriver.js';
import type { AnyFact } from '../facts/fact.js';
import { contributionsOf, groupOf } from '../observe.js';
import { periodOfDay, type PeriodUnit } from '../period/calendar.js';
import { dayCounter } from '../period/zone.js';
import { foldsFor, type FactSettings } from './folds.js';

/** What an event counter is made for. */
export interface EventCounterSettings extends FactSettings {
  readonly metrics: readonly Metric[];
  /** Default `month`. */
  readonly unit?: PeriodUnit;
  /** What customers are grouped by: segments, or what events say of themselves, such as `category` or `touchpoint`. */
  readonly dimensions?: readonly string[];
}

/**
 * Counts events, and the facts that follow from them, into a cube. Events may come in any order; one that comes twice
 * must be kept out before, except that facts count it once.
 */
export class EventCounter {
  readonly cube: Cube;
  readonly #metrics: readonly Metric[];
  readonly #deriver: Deriver;
  readonly #dayOf: (milliseconds: number) => number;

  /** @throws CxError `unknown-zone`, and as `Cube` and the folds do */
  constructor({ metrics, unit = 'month', dimensions = [], ...facts }: EventCounterSettings) {
    const { zone = 'UTC' } = facts;
    this.#metrics = metrics;
    this.#dayOf = dayCounter(zone);
    this.#deriver = new Deriver(foldsFor(metrics, facts));
    this.cube = new Cube({ metrics, unit, zone, dimensions });
  }

  /** Counts an event. @param now milliseconds since 1970: windows and periods that are over by then count */
  add(event: CxEvent, now: number): void {
    this.#count(event, this.#dayOf(Date.parse(event.time)), 1);
    for (const { fact, sign } of this.#deriver.add(event, now)) this.#countFact(fact, sign);
  }

  /** Counts what time alone has changed by now. */
  advance(now: number): void {
    for (const { fact, sign } of this.#deriver.advance(now)) this.#countFact(fact, sign);
  }

  #countFact(fact: AnyFact, sign: 1 | -1): void {
    this.#count(fact, fact.day ?? this.#dayOf(Date.parse(fact.time)), sign);
  }

  #count(event: CxEvent | AnyFact, day: number, sign: 1 | -1): void {
    const contributions = contributionsOf(event, this.#metrics, { day, sign });
    if (contributions.length === 0) return;
    const { cube } = this;
    const names = cube.dimensions[0] === '' ? [] : cube.dimensions;
    const segments = names.length > 0 ? names.map((name, i) => cube.segment(i, groupOf(event, name) ?? UNKNOWN)) : [cube.segment(0, UNKNOWN)];
    const period = periodOfDay(cube.unit, day);
    for (const { metric, instrument, slot, amount } of contributions) cube.addAmount(cube.measure(metric, instrument), segments, period, slot, amount);
  }
}

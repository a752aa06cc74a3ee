import { CxError } from '../../../core/problem.js';
import type { Scale } from '../../../model/instrument.js';
import type { Metric } from '../../definition.js';
import { histogramOfCounts, type Fields, type Sums } from '../../partial.js';
import type { Reading } from '../../reading.js';
import { whyOffScale } from '../codes.js';
import type { ScoreMapping } from '../mapping.js';
import { parseScore } from '../scores.js';
import type { Effect, Finding, FindingCode } from './finding.js';

/** More different whole numbers off the scale than this are not told apart. */
const MOST_CODES = 200;

interface Seen {
  count: number;
  readonly first: number;
}

const note = <K>(map: Map<K, Seen>, key: K, row: number): void => {
  const seen = map.get(key);
  if (seen) seen.count += 1;
  else map.set(key, { count: 1, first: row });
};

/** What is the matter with one column of scores, and what it does to its figure. */
export class ScoreQuality {
  readonly metric: Metric;
  readonly scale: Scale;
  readonly #field: string;
  readonly #name: string;
  readonly #mapping: ScoreMapping;
  readonly #noAnswer: ReadonlySet<number>;
  /** Answers on the scale. */
  readonly #counts = new Map<number, number>();
  /** Those of rows that something is the matter with, by what. */
  readonly #suspects = new Map<FindingCode, Map<number, number>>();
  readonly #codes = new Map<number, Seen>();
  readonly #reasons = new Map<'missing' | 'words' | 'out-of-range' | 'non-integer' | 'not-a-number', Seen>();

  /** @throws CxError `not-a-score` */
  constructor(metric: Metric, mapping: ScoreMapping, name: string) {
    const { source } = metric;
    if (source.kind !== 'scores') throw new CxError({ code: 'not-a-score', message: `"${metric.id}" does not count scores.` });
    this.metric = metric;
    this.scale = source.scale;
    this.#field = source.field;
    this.#name = name;
    this.#mapping = mapping;
    this.#noAnswer = new Set(mapping.noAnswer);
  }

  /** Looks at the cell of one row; `suspect` is what is the matter with the row as a whole. */
  add(row: readonly string[], number: number, suspect: readonly FindingCode[]): void {
    const score = parseScore(row[this.#mapping.column] ?? '');
    if (score === null) return note(this.#reasons, 'missing', number);
    if (score === 'no-answer') return note(this.#reasons, 'words', number);
    if (Number.isNaN(score)) return note(this.#reasons, 'not-a-number', number);
    if (!Number.isInteger(score)) return note(this.#reasons, 'non-integer', number);
    const { min, max } = this.scale;
    if (score < min || score > max || this.#noAnswer.has(score)) {
      if (this.#codes.size < MOST_CODES || this.#codes.has(score)) return note(this.#codes, score, number);
      return note(this.#reasons, 'out-of-range', number);
    }
    this.#counts.set(score, (this.#counts.get(score) ?? 0) + 1);
    for (const code of suspect) {
      const counts = this.#suspects.get(code) ?? new Map<number, number>();
      counts.set(score, (counts.get(score) ?? 0) + 1);
      this.#suspects.set(code, counts);
    }
  }

  /** The figure as it is counted. */
  figure(): Reading {
    const count = (reason: 'missing' | 'words' | 'out-of-range' | 'non-integer' | 'not-a-number'): number => this.#reasons.get(reason)?.count ?? 0;
    const noAnswer = [...this.#codes].reduce((n, [code, seen]) => (this.#noAnswer.has(code) ? n + seen.count : n), count('words'));
    const outOfRange = [...this.#codes].reduce((n, [code, seen]) => (this.#noAnswer.has(code) ? n : n + seen.count), count('out-of-range'));
    const { excluded: _none, ...scores } = histogramOfCounts(this.#counts, this.scale.min, this.scale.max);
    const excluded = { missing: count('missing'), noAnswer, outOfRange, nonInteger: count('non-integer'), notANumber: count('not-a-number') };
    return this.metric.read({ [this.#field]: { ...scores, excluded } } as Sums<Fields>);
  }

  #readWith(change: (counts: Map<number, number>) => void): Reading {
    const counts = new Map(this.#counts);
    change(counts);
    return this.metric.read({ [this.#field]: histogramOfCounts(counts, this.scale.min, this.scale.max) } as Sums<Fields>);
  }

  findings(): Finding[] {
    const column = this.#name;
    const found: Finding[] = [];
    const beyond = { count: 0, first: Infinity };
    for (const [value, { count, first }] of [...this.#codes].sort(([a], [b]) => a - b)) {
      const leftOut = this.#noAnswer.has(value);
      const why = whyOffScale(value, this.scale);
      if (leftOut || why !== 'beyond') found.push({ code: 'no-answer-code', column, value, why, leftOut, count, first });
      else Object.assign(beyond, { count: beyond.count + count, first: Math.min(beyond.first, first) });
    }
    const far = this.#reasons.get('out-of-range');
    if (far) Object.assign(beyond, { count: beyond.count + far.count, first: Math.min(beyond.first, far.first) });
    if (beyond.count > 0) found.push({ code: 'out-of-range', column, ...beyond });
    for (const code of ['non-integer', 'not-a-number'] as const) {
      const seen = this.#reasons.get(code);
      if (seen) found.push({ code, column, ...seen });
    }
    return found;
  }

  /** What the figure would be if codes were counted as the end of the scale next to them, and if suspect rows were not. */
  effects(): Effect[] {
    const { id } = this.metric;
    const { min, max } = this.scale;
    const codes = [...this.#codes].map(([value, { count }]): Effect => {
      const as = value > max ? max : value < min ? min : value;
      return { metric: id, code: 'no-answer-code', if: 'counted', value, as, count, reading: this.#readWith((counts) => counts.set(as, (counts.get(as) ?? 0) + count)) };
    });
    const suspects = [...this.#suspects].map(([code, less]): Effect => {
      const count = [...less.values()].reduce((a, b) => a + b, 0);
      return { metric: id, code, if: 'left-out', count, reading: this.#readWith((counts) => less.forEach((n, score) => counts.set(score, counts.get(score)! - n))) };
    });
    return [...codes.sort((a, b) => b.count - a.count), ...suspects];
  }
}

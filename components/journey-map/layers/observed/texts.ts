import { neverTaken, longestWaits, type Conformance, type Transition } from '../../../../src/journey/observed/conformance/conformance.js';
import type { Durations } from '../../../../src/journey/observed/discover/graph.js';
import { shareOf, type Share } from '../../../../src/metrics/share.js';
import type { Interval } from '../../../../src/metrics/statistics/interval.js';
import type { Localizer } from '../../../base/localize.js';
import { keptFormat } from '../../../base/kept-formats.js';
import { joined } from '../../../base/joined.js';

/** A step as it was taken. */
export interface Taken {
  readonly cases: number;
  readonly share: Share;
}

const HOUR = 3_600_000;
const PERCENT: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 0 };
/** So many names are said; more are counted. */
const MOST_NAMES = 3;

/** Says in words what customers really did. */
export class ObservedTexts {
  readonly #texts: Localizer;
  readonly #threshold: number;

  constructor(texts: Localizer, threshold: number) {
    this.#texts = texts;
    this.#threshold = threshold;
  }

  #percent(value: number): string {
    return keptFormat(Intl.NumberFormat, this.#texts.locale, PERCENT).format(value);
  }

  #interval({ level, lower, upper }: Interval, write: (value: number) => string): string {
    return this.#texts.text('figure.interval', { level: this.#percent(level), lower: write(lower), upper: write(upper) });
  }

  #isFew(cases: number): boolean {
    return cases > 0 && cases < this.#threshold;
  }

  /** Why a number of so many is not told: it is of few, or it would tell of the few that are left. */
  hides(n: number, of: number): 'few' | 'rest' | undefined {
    return this.#isFew(n) ? 'few' : this.#isFew(of - n) ? 'rest' : undefined;
  }

  /**
   * Of the ways that leave a step, those whose number is not told: of few, of all but few, and one more where the others
   * would tell by what is left how many the few are.
   */
  hiddenWays(ways: readonly Transition[], leaving: number): ReadonlySet<Transition> {
    const hidden = new Set(ways.filter(({ cases, count }) => this.#isFew(cases) || this.hides(count, Math.max(count, leaving)) !== undefined));
    const told = ways.filter((way) => way.count > 0 && !hidden.has(way)).sort((a, b) => b.count - a.count);
    let left = leaving - told.reduce((sum, { count }) => sum + count, 0);
    for (let way = told.pop(); way && this.#isFew(left); way = told.pop()) {
      hidden.add(way);
      left += way.count;
    }
    return hidden;
  }

  /** `71 %`; a dash where there are too few. */
  share({ cases, share }: Taken): string {
    return this.hides(cases, share.of) || share.value === null ? '\u2013' : this.#percent(share.value);
  }

  /** `142 of 200 cases, 95 % interval 64 % to 77 %`. */
  basis({ cases, share }: Taken): string {
    const why = this.hides(cases, share.of);
    if (why) return this.#texts.text(`journey.observed.${why === 'few' ? 'few' : 'but-few'}`, { threshold: this.#threshold });
    const { interval } = share;
    const of = this.#texts.text('journey.observed.of', { n: this.#texts.number(share.count), count: share.of });
    return interval ? joined(this.#texts.locale, [of, this.#interval(interval, (share) => this.#percent(share))]) : of;
  }

  taken(step: Taken): string {
    return this.hides(step.cases, step.share.of) ? this.basis(step) : this.#texts.text('journey.observed.taken', { share: this.share(step), basis: this.basis(step) });
  }

  /** The word for a way that is not as it was drawn; empty for one that is. */
  mark(state: Transition['state']): string {
    return state === 'taken' ? '' : this.#texts.text(`journey.observed.${state === 'never' ? 'unused' : state}`);
  }

  /** `to Renews: 61 %, 122 of 200; waits 30 h, one in ten over 120 h`. */
  way({ from, to, state, count, cases, time }: Transition, leaving: number, isHidden: boolean): string {
    const { text } = this.#texts;
    const name = from === to ? text('journey.observed.itself') : `\u2068${to.name || text('journey.unnamed')}\u2069`;
    if (state === 'never') return text('journey.observed.to', { name });
    if (this.#isFew(cases)) return text('journey.observed.way-few', { name, threshold: this.#threshold });
    if (isHidden) return text('journey.observed.way-hidden', { name });
    const share = shareOf(Math.min(count, leaving), Math.max(count, leaving));
    const told = text('journey.observed.way', { name, share: share.value === null ? '\u2013' : this.#percent(share.value), n: this.#texts.number(count), of: this.#texts.number(Math.max(count, leaving)) });
    return time ? joined(this.#texts.locale, [told, this.waits(time)], ';') : told;
  }

  /** `after 30 h (95 % interval 24 h to 41 h, n = 122), one in ten over 120 h (95 h to 168 h)`; of what has no interval, nothing is told. */
  waits({ n, median, p90, intervals }: Durations): string {
    const { text, locale } = this.#texts;
    const size = `n\u00a0=\u00a0${this.#texts.number(n)}`;
    if (!intervals.median) return text('journey.observed.waits-few', { size });
    const evidence = joined(locale, [this.#interval(intervals.median, (time) => this.duration(time)), size]);
    const half = text('journey.observed.waits', { median: this.duration(median), evidence });
    const { p90: over } = intervals;
    return joined(locale, [half, over ? text('journey.observed.waits-over', { p90: this.duration(p90), lower: this.duration(over.lower), upper: this.duration(over.upper) }) : '']);
  }

  /** Minutes, hours or days: whichever is told in few digits. */
  duration(milliseconds: number): string {
    const hours = milliseconds / HOUR;
    const [value, unit] = hours < 1 ? [milliseconds / 60_000, 'minute'] : hours < 72 ? [hours, 'hour'] : [hours / 24, 'day'];
    return keptFormat(Intl.NumberFormat, this.#texts.locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  }

  #names(all: readonly string[]): string {
    const rest = all.length - MOST_NAMES;
    const shown = all.slice(0, MOST_NAMES).map((name) => `\u201c\u2068${name}\u2069\u201d`);
    return joined(this.#texts.locale, [...shown, ...(rest > 0 ? [this.#texts.text('journey.more', { count: rest })] : [])]);
  }

  /** What the drawn journey and the observed one have to do with each other. */
  summary(held: Conformance, shown: number, hiddenWays: ReadonlySet<Transition>): string {
    const { text } = this.#texts;
    const { fitting, explained, undrawn } = held;
    if (fitting.of === 0) return text('journey.observed.nothing');
    const never = neverTaken(held);
    const wait = longestWaits(held, held.transitions.length).find((way) => !hiddenWays.has(way) && way.time?.intervals.median);
    const hidden = undrawn.length - shown;
    const why = this.hides(fitting.count, fitting.of);
    return [
      why ? text(`journey.observed.fit-${why === 'few' ? 'few' : 'but-few'}`, { count: fitting.of, threshold: this.#threshold }) : text('journey.observed.summary', { count: fitting.of, n: this.#texts.number(fitting.count), share: this.#percent(fitting.value ?? 0), lower: this.#percent(fitting.interval?.lower ?? 0), upper: this.#percent(fitting.interval?.upper ?? 1) }),
      ...(explained.value === null || this.hides(explained.count, explained.of) ? [] : [text('journey.observed.explained', { share: this.#percent(explained.value), count: explained.of, n: this.#texts.number(explained.count) })]),
      ...(never.length > 0 ? [text('journey.observed.never-any', { count: never.length, names: this.#names(never.map(({ touchpoint }) => touchpoint.name || text('journey.unnamed'))) })] : []),
      ...(shown > 0 ? [text('journey.observed.undrawn-any', { count: shown })] : []),
      ...(hidden > 0 ? [text('journey.observed.undrawn-rest', { count: hidden })] : []),
      ...(wait?.time ? [text('journey.observed.longest', { from: `\u2068${wait.from.name}\u2069`, to: `\u2068${wait.to.name}\u2069`, waits: this.waits(wait.time) })] : []),
    ].join(' ');
  }
}

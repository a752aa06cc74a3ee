import { Temporal } from 'temporal-polyfill';
import type { Problem } from '../../core/problem.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Local milliseconds, which are what a clock shows counted as if it were UTC, and instants. */
export interface Clock {
  /** What the clock shows at an instant. */
  local(instant: number): number;
  /** The first instant at which the clock shows this; where it skips it, the instant at which it does. */
  first(local: number): number;
  /** The last instant at which the clock shows this: another than the first one where an hour is repeated. */
  last(local: number): number;
}

/** A stretch of time in which the clocks of a zone run on evenly: local = instant + offset. */
class Stretch implements Clock {
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly offset: number;

  constructor(from: number, to: number, offset: number) {
    this.from = from;
    this.to = to;
    this.offset = offset;
  }

  /** Does the clock run on evenly for as long before and after? */
  holds(instant: number, reach: number): boolean {
    return this.from <= instant - reach && this.to > instant + reach;
  }

  local(instant: number): number {
    return instant + this.offset;
  }

  first(local: number): number {
    return local - this.offset;
  }

  last(local: number): number {
    return local - this.offset;
  }
}

/** No clock on earth is further from UTC than this. */
const FURTHEST = 27 * HOUR;

/**
 * The clocks of a time zone. The changes of the clock come from Temporal and are remembered, so that asking costs a comparison.
 */
export class Zone implements Clock {
  readonly #name: string;
  readonly #known: Stretch[] = [];
  #last: Stretch;

  /** @throws RangeError when there is no such zone */
  constructor(name: string) {
    this.#name = name;
    this.#last = this.#find(0);
  }

  /** A clock that tells the same as this zone for what is no further than `reach` from an instant, in milliseconds; quicker where nobody changes it then. */
  around(instant: number, reach: number): Clock {
    const stretch = this.#stretch(instant);
    return stretch.holds(instant, reach + FURTHEST) ? stretch : this;
  }

  /** Until when nobody changes the clock within `reach` of any instant from this one on; the instant itself if somebody does already. */
  evenUntil(instant: number, reach: number): number {
    const { from, to } = this.#stretch(instant);
    return from <= instant - reach - FURTHEST ? Math.max(instant, to - reach - FURTHEST) : instant;
  }

  local(instant: number): number {
    return this.#stretch(instant).local(instant);
  }

  first(local: number): number {
    const stretch = this.#stretch(local);
    return stretch.holds(local, FURTHEST) ? stretch.first(local) : this.#instants(local)[0]!;
  }

  last(local: number): number {
    const stretch = this.#stretch(local);
    return stretch.holds(local, FURTHEST) ? stretch.last(local) : this.#instants(local).at(-1)!;
  }

  #instants(local: number): number[] {
    const found: number[] = [];
    let before = this.#stretch(local - FURTHEST);
    let jump: number | undefined;
    for (;;) {
      const instant = local - before.offset;
      if (instant >= before.from && instant < before.to) found.push(instant);
      if (before.to > local + FURTHEST) break;
      const after = this.#stretch(before.to);
      if (before.to + before.offset <= local && local < after.from + after.offset) jump = after.from;
      before = after;
    }
    return found.length > 0 ? found : [jump!];
  }

  #stretch(instant: number): Stretch {
    const last = this.#last;
    if (instant >= last.from && instant < last.to) return last;
    const known = this.#known.find(({ from, to }) => instant >= from && instant < to);
    return (this.#last = known ?? this.#find(instant));
  }

  #find(instant: number): Stretch {
    const whole = Math.floor(instant);
    const at = Temporal.Instant.fromEpochMilliseconds(whole).toZonedDateTimeISO(this.#name);
    // "previous" is before; the change itself belongs to what follows it
    const from = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity;
    const found = new Stretch(from, at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity, at.offsetNanoseconds / 1e6);
    this.#known.push(found);
    return found;
  }
}

const zones = new Map<string, Zone | null>();
/** There are some 600 names; more are other spellings. */
const MOST_ZONES = 1000;

/** The zone of that name in the time zone database; null where there is none, as for a misspelt one and for an offset. */
export function zoneNamed(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = makeZone(name);
  if (zones.size >= MOST_ZONES) zones.clear();
  zones.set(name, zone);
  return zone;
}

function makeZone(name: string): Zone | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Zone(name);
  } catch {
    return null;
  }
}

/** What is wrong with the name of a time zone; nothing if all is well. Code: `not-iana`. */
export function faultOfZone(name: string): Problem | undefined {
  if (zoneNamed(name)) return undefined;
  return { code: 'not-iana', message: `There is no time zone ${JSON.stringify(name.slice(0, 64))}. Use a name such as "Europe/Vienna"; an offset does not know of summer time.` };
}

import { CxError, type Problem } from '../../../core/problem.js';
import type { EventLog, Outcome } from './event-log.js';
import { orderLog } from './order.js';
import { timeReader } from './times.js';

/** An event before it is one: any of it may be missing or wrong. */
export interface RawEvent {
  readonly case: unknown;
  readonly activity: unknown;
  readonly time: unknown;
  /** By which it is counted once. */
  readonly id?: unknown;
  /** What is known of the outcome of its case: the last that is told counts. */
  readonly outcomes?: Readonly<Record<string, unknown>>;
}

/** What was in a source of events and what was made of it: each number is of events. */
export interface LogReport {
  /** All that were seen; `seen = read + missingCase + missingActivity + badTime + duplicates`. */
  readonly seen: number;
  readonly read: number;
  readonly missingCase: number;
  readonly missingActivity: number;
  readonly badTime: number;
  /** Of an id that was there before. */
  readonly duplicates: number;
  readonly outOfOrder: number;
  readonly sameInstant: number;
  /** Events whose time has a zone, those without one, and how many offsets from UTC there are. */
  readonly withZone: number;
  readonly withoutZone: number;
  readonly offsets: number;
  readonly cases: number;
  readonly activities: number;
  /** The same in sentences, for people. */
  readonly problems: readonly Problem[];
}

export interface ReadLog {
  readonly log: EventLog;
  readonly report: LogReport;
}

export interface LogOptions {
  /** For times without a zone, such as `Europe/Vienna`; UTC if not given. */
  readonly zone?: string;
  /** Outcomes of cases: which names, and what they are. */
  readonly outcomes?: readonly { readonly metric: string; readonly kind: Outcome['kind']; readonly scale?: readonly [number, number] }[];
}

/** No page holds more. */
const MOST_EVENTS = 20_000_000;
const LONGEST_NAME = 500;

/** Takes events one by one and makes a log of them. Nothing is dropped in silence: see the report. */
export class EventLogBuilder {
  readonly #readTime: ReturnType<typeof timeReader>;
  readonly #zone: string;
  readonly #cases = new Map<string, number>();
  readonly #activities = new Map<string, number>();
  readonly #ids = new Set<string>();
  readonly #offsets = new Set<number>();
  readonly #outcomes: readonly { readonly metric: string; readonly kind: Outcome['kind']; readonly scale?: readonly [number, number]; readonly values: number[] }[];
  #caseOf = new Uint32Array(1024);
  #activityOf = new Uint32Array(1024);
  #timeOf = new Float64Array(1024);
  readonly #early: (readonly [name: string, outcomes: Readonly<Record<string, unknown>>])[] = [];
  #read = 0;
  #seen = 0;
  #counts = { missingCase: 0, missingActivity: 0, badTime: 0, duplicates: 0, withZone: 0, withoutZone: 0 };

  /** @throws CxError `unknown-zone` */
  constructor({ zone = 'UTC', outcomes = [] }: LogOptions = {}) {
    this.#readTime = timeReader(zone);
    this.#zone = zone;
    this.#outcomes = outcomes.map((one) => ({ ...one, values: [] }));
  }

  get seen(): number {
    return this.#seen;
  }

  /** Takes an event. @throws CxError `too-many-events` */
  add(event: RawEvent): void {
    this.#seen += 1;
    const [name, activity] = [textOf(event.case), textOf(event.activity)];
    if (name === '') return void (this.#counts.missingCase += 1);
    if (activity === '') return void (this.#counts.missingActivity += 1);
    const time = this.#readTime(event.time);
    if (!time) return void (this.#counts.badTime += 1);
    const id = textOf(event.id);
    if (id !== '') {
      if (this.#ids.has(id)) return void (this.#counts.duplicates += 1);
      this.#ids.add(id);
    }
    if (time.offset === null) this.#counts.withoutZone += 1;
    else {
      this.#counts.withZone += 1;
      this.#offsets.add(time.offset);
    }
    if (this.#read >= MOST_EVENTS) throw new CxError({ code: 'too-many-events', message: `There are more than ${MOST_EVENTS.toLocaleString('en')} events. Take a shorter stretch of time.` });
    if (this.#read === this.#caseOf.length) this.#grow();
    const c = codeOf(this.#cases, name);
    this.#caseOf[this.#read] = c;
    this.#activityOf[this.#read] = codeOf(this.#activities, activity);
    this.#timeOf[this.#read] = time.time;
    this.#read += 1;
    if (event.outcomes) this.#takeOutcomes(c, event.outcomes);
  }

  /** Takes what became of a case, which may be known before any of its events. */
  addOutcomes(name: string, outcomes: Readonly<Record<string, unknown>>): void {
    if (textOf(name) !== '') this.#early.push([textOf(name), outcomes]);
  }

  #takeOutcomes(c: number, outcomes: Readonly<Record<string, unknown>>): void {
    for (const { metric, kind, values } of this.#outcomes) {
      const value = outcomeValue(Object.hasOwn(outcomes, metric) ? outcomes[metric] : undefined, kind);
      if (value !== null) values[c] = value;
    }
  }

  #grow(): void {
    const bigger = <T extends Uint32Array | Float64Array>(old: T, made: T): T => (made.set(old), made);
    const size = this.#read * 2;
    this.#caseOf = bigger(this.#caseOf, new Uint32Array(size));
    this.#activityOf = bigger(this.#activityOf, new Uint32Array(size));
    this.#timeOf = bigger(this.#timeOf, new Float64Array(size));
  }

  /** Puts in order what was taken. */
  end(): ReadLog {
    const n = this.#read;
    // of a case without any event nothing is counted, so its outcome is none of this log
    for (const [name, outcomes] of this.#early) if (this.#cases.has(name)) this.#takeOutcomes(this.#cases.get(name)!, outcomes);
    const caseNames = [...this.#cases.keys()];
    const outcomes = this.#outcomes.map(({ values, ...one }): Outcome => ({ ...one, values: Float64Array.from({ length: caseNames.length }, (_, c) => values[c] ?? NaN) }));
    const { log, outOfOrder, sameInstant } = orderLog({ cases: this.#caseOf.subarray(0, n), activities: this.#activityOf.subarray(0, n), times: this.#timeOf.subarray(0, n), caseNames, activityNames: [...this.#activities.keys()], outcomes });
    const counted = { seen: this.#seen, read: n, ...this.#counts, outOfOrder, sameInstant, offsets: this.#offsets.size, cases: caseNames.length, activities: this.#activities.size };
    return { log, report: { ...counted, problems: problemsOf(counted, this.#zone) } };
  }
}

function problemsOf(report: Omit<LogReport, 'problems'>, zone: string): Problem[] {
  const problems: Problem[] = [];
  const say = (n: number, code: string, one: string, many: string): void => {
    if (n > 0) problems.push({ code, message: n === 1 ? `One event ${one}.` : `${n.toLocaleString('en')} events ${many}.` });
  };
  if (report.read === 0) problems.push({ code: 'no-events', message: 'There is no event that can be read. Every event needs a case, an activity and a time.' });
  say(report.missingCase, 'missing-case', 'has no case and is left out', 'have no case and are left out');
  say(report.missingActivity, 'missing-activity', 'has no activity and is left out', 'have no activity and are left out');
  say(report.badTime, 'bad-time', 'has no time that can be read and is left out', 'have no time that can be read and are left out');
  say(report.duplicates, 'duplicate-id', 'has the id of an earlier one and is counted once', 'have the id of an earlier one and are counted once');
  say(report.outOfOrder, 'out-of-order', 'stood behind a later one of its case and was put in its place', 'stood behind later ones of their case and were put in their place');
  say(report.sameInstant, 'same-instant', 'is of the same instant as the one before it; they stay in the order of the file', 'are of the same instant as the one before them; they stay in the order of the file');
  if (report.withZone > 0 && report.withoutZone > 0) problems.push({ code: 'mixed-zones', message: `${report.withZone.toLocaleString('en')} times tell their zone and ${report.withoutZone.toLocaleString('en')} do not; those are taken by the clocks of ${zone}. Waits between the two may be wrong by hours.` });
  else if (report.withoutZone > 0 && zone === 'UTC') problems.push({ code: 'no-zone', message: 'The times tell no zone; they are taken as UTC. Over a change of clocks, waits may be wrong by an hour.' });
  return problems;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim().slice(0, LONGEST_NAME);
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

function codeOf(codes: Map<string, number>, name: string): number {
  const known = codes.get(name);
  if (known !== undefined) return known;
  codes.set(name, codes.size);
  return codes.size - 1;
}

function outcomeValue(value: unknown, kind: Outcome['kind']): number | null {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && kind === 'share' && /^(?:true|yes|false|no)$/i.test(value.trim())) return Number(/^[ty]/i.test(value.trim()));
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  if (!Number.isFinite(number)) return null;
  return kind === 'share' && number !== 0 && number !== 1 ? null : number;
}

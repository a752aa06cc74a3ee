import type { Problem } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import { parseEvent } from '../../model/parse.js';
import { UNKNOWN } from '../cube/axes.js';
import { Cube } from '../cube/cube.js';
import type { Metric } from '../definition.js';
import { contributionsOf } from '../observe.js';
import { periodOfDay, utcDay, type PeriodUnit } from '../period/calendar.js';
import type { JsonRecord } from './ndjson.js';
import type { Finding } from './quality/finding.js';
import { Repeats } from './quality/repeats.js';

/** Does an object say of itself that it is one of our events? */
export function looksLikeEvent(value: JsonRecord['value']): boolean {
  return typeof value['specversion'] === 'string' && typeof value['type'] === 'string' && value['type'].startsWith('cx.');
}

/** How events are counted. */
export interface EventShape {
  readonly metrics: readonly Metric[];
  readonly unit: PeriodUnit;
  /** By whose clocks days are cut, and how; `dayCounter(zone)` for zones other than the default, `UTC`. */
  readonly zone?: string;
  readonly day?: (milliseconds: number) => number;
  /** Which of the segments of an event customers are grouped by. */
  readonly dimensions: readonly string[];
  /** The moment after which a time lies in the future, in milliseconds since 1970; none does if not given. */
  readonly now?: number;
}

/** Groups of one dimension, beyond which everybody new is in the unknown one: ids sent for groups. */
const MOST_GROUPS = 1000;

interface Tally {
  count: number;
  first: number;
}

/**
 * Counts events into a cube, each id once, as the collector does. What is no event is left out and counted, with the
 * place of the first fault; events that no metric counts are let pass.
 */
export class EventCounter {
  readonly cube: Cube;
  /** Events that were read, each once. */
  events = 0;
  /** Of those, how many told something to a metric. */
  counted = 0;
  /** What was wrong with the first line that is no event. */
  firstProblem: Problem | null = null;
  readonly #shape: EventShape;
  readonly #day: (milliseconds: number) => number;
  readonly #ids = new Repeats();
  readonly #tallies = new Map<'not-an-event' | 'duplicate-id' | 'in-the-future' | 'before-1970', Tally>();
  /** Names of segments that came up, with how many different values, for choosing dimensions. */
  readonly #segments = new Map<string, Set<string>>();

  constructor(shape: EventShape) {
    const { metrics, unit, zone = 'UTC', day = utcDay, dimensions } = shape;
    this.#shape = shape;
    this.#day = day;
    this.cube = new Cube({ metrics, unit, zone, dimensions });
  }

  /** Counts one line. */
  add({ line, value }: JsonRecord): void {
    const parsed = parseEvent(value);
    if (!parsed.ok) {
      const { code, message, where = '' } = parsed.error[0]!;
      this.firstProblem ??= { code, message, where: `line ${line}${where}` };
      return this.#tell('not-an-event', line);
    }
    const event = parsed.value;
    if (this.#ids.again(event.id)) return this.#tell('duplicate-id', line);
    this.events += 1;
    const at = Date.parse(event.time);
    if (at > (this.#shape.now ?? Infinity)) this.#tell('in-the-future', line);
    if (at < 0) this.#tell('before-1970', line);
    this.#count(event, at);
  }

  #tell(code: 'not-an-event' | 'duplicate-id' | 'in-the-future' | 'before-1970', line: number): void {
    const tally = this.#tallies.get(code);
    if (tally) tally.count += 1;
    else this.#tallies.set(code, { count: 1, first: line });
  }

  #count(event: CxEvent, at: number): void {
    const segments = 'segments' in event.data ? event.data.segments : undefined;
    for (const [name, value] of Object.entries(segments ?? {})) {
      const values = this.#segments.get(name) ?? new Set();
      if (values.size <= MOST_GROUPS) this.#segments.set(name, values.add(value));
    }
    const contributions = contributionsOf(event, this.#shape.metrics);
    if (contributions.length === 0) return;
    this.counted += 1;
    const place = this.cube.dimensions.map((name, i) => this.#group(i, segments && Object.hasOwn(segments, name) ? segments[name]! : UNKNOWN));
    const period = periodOfDay(this.#shape.unit, this.#day(at));
    for (const { metric, instrument, slot, amount } of contributions) this.cube.addAmount(this.cube.measure(metric, instrument), place, period, slot, amount);
  }

  #group(dimension: number, value: string): number {
    const { segments } = this.cube;
    const full = segments.count(dimension) >= MOST_GROUPS && segments.find(segments.dimensions[dimension]!, value) === undefined;
    return this.cube.segment(dimension, full ? UNKNOWN : value);
  }

  /** By what the events can be grouped: segments of two values and more, those of few first. */
  get dimensions(): { readonly name: string; readonly groups: number }[] {
    return [...this.#segments].map(([name, values]) => ({ name, groups: values.size })).filter(({ groups }) => groups > 1 && groups <= MOST_GROUPS).sort((a, b) => a.groups - b.groups);
  }

  /** What a reader of the figures should know of these events. */
  findings(): Finding[] {
    const rows = [...this.#tallies].map(([code, tally]): Finding => (code === 'not-an-event' ? { code, ...tally } : { code, column: code === 'duplicate-id' ? 'id' : 'time', ...tally }));
    const ways = [...this.cube.metrics.keys()].flatMap((metric): Finding[] => {
      const measures = this.cube.measuresOf(metric);
      if (measures.length < 2) return [];
      const size = (key: (typeof measures)[number]): number => this.cube.total(key, null).reduce((a, b) => a + b, 0);
      return [{ code: 'unlike-instruments', column: metric, values: measures.map((measure): [string, number] => [measure.instrument?.wording ?? measure.key, size(measure)]).sort((a, b) => b[1] - a[1]) }];
    });
    return [...rows, ...ways];
  }
}

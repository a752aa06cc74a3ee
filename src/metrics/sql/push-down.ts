import { CxError } from '../../core/problem.js';
import type { Instrument } from '../../model/instrument.js';
import type { Cube } from '../cube/cube.js';
import { compiledOf } from '../declarative/metric-from.js';
import type { Metric } from '../definition.js';
import { isContext } from '../observe.js';
import { firstDay, periodOfDay } from '../period/calendar.js';
import { zoneOffsets } from '../period/zone.js';
import type { JsonPlace, SqlDialect } from './dialect.js';
import { amountsOf, slotOfScore } from './fields.js';
import { joined, raw, sql, type Sql } from './fragment.js';
import { translate, type Bindings } from './translate.js';

/** What is asked of the database. */
export interface PushDownOptions {
  /** The time zone by whose clocks the days are cut. Default `UTC`. */
  readonly zone?: string;
  /** What customers are grouped by. Default: not at all. */
  readonly dimensions?: readonly string[];
  /** First and last day, both included; all if not given. */
  readonly from?: number;
  readonly to?: number;
}

/** A row of the answer: one number of a metric's sums, for one group on one day. */
export interface PushedRow {
  /** Number of the dimension; 0 without any. */
  readonly dimension: number;
  readonly segment: string;
  readonly day: number;
  readonly slot: number;
  readonly amount: number;
  /** How it was asked, as JSON; null for metrics that are not asked. */
  readonly instrument: string | null;
}

/** Zones have had offsets of their own since about then; for days before, that of the time is taken. */
const FIRST_DAY = firstDay('year', -70);
const LAST_DAY = firstDay('year', 130);
const DAY = 86_400_000;

/**
 * Writes the sums of a metric as one SQL statement over the stored events, to be run in the database instead of counting
 * events one by one: the same numbers, but for the order in which they are added up. All that comes from outside is in
 * the parameters. Of the events of one response the one that was sent last counts, and none once it was taken back.
 *
 * @throws CxError `not-in-sql` for a metric that is code, or that counts facts or entries of lists; `unknown-zone`
 */
export function pushDown(metric: Metric, dialect: SqlDialect, options: PushDownOptions = {}): Sql {
  const { zone = 'UTC', dimensions = [], from = -Infinity, to = Infinity } = options;
  const { events } = dialect;
  const column = (name: string): Sql => raw(`${events.table}.${name}`);
  const place = (...keys: string[]): JsonPlace => ({ root: column(events.body), isRow: false, keys });
  const bindings: Bindings = {
    type: { column: column(events.type) }, id: { column: column(events.id) }, time: { column: column(events.time) }, subject: { column: column(events.subject) },
    source: { place: place('source') }, data: { place: place('data') },
  };
  const offsets = zoneOffsets(zone, Math.max(from, FIRST_DAY) * DAY, Math.min(to + 2, LAST_DAY) * DAY);
  const day = dialect.dayOf(dialect.instant(column(events.time)), offsets);
  const groups = dimensions.length > 0 ? dimensions.map((name) => groupOf(name, dialect, place)) : [raw("''")];
  const shared = joined([sql`${day} AS day`, ...groups.map((group, i) => sql`${group} AS g${raw(String(i))}`)], ', ');
  const within = from > -Infinity || to < Infinity ? sql` WHERE day BETWEEN ${Math.max(from, -1e9)} AND ${Math.min(to, 1e9)}` : raw('');
  const split = raw(groups.map((_, i) => `SELECT ${i} AS dimension, g${i} AS segment, counted.* FROM counted`).join(' UNION ALL '));

  const { counted, amounts } = metric.source.kind === 'scores' ? scores(metric, dialect, place, column(events.type)) : sums(metric, dialect, bindings, place, column(events.type));
  const selects = amounts.map(({ slot, amount, where, instrument = raw('NULL') }) =>
    sql`SELECT dimension, segment, day, CAST(${slot} AS INTEGER) AS slot, CAST(sum(${amount}) AS REAL) AS amount, ${instrument} AS instrument FROM split WHERE ${where} GROUP BY 1, 2, 3, 4, 6`,
  );
  return sql`WITH every AS (SELECT ${shared}, ${counted.columns} FROM ${counted.from} WHERE ${counted.where}), counted AS (SELECT * FROM every${within}), split AS (${split}) ${joined(selects, ' UNION ALL ')}`;
}

type PlaceOf = (...keys: string[]) => JsonPlace;

const SENT = 'cx.response.submitted';
const WITHDRAWN = 'cx.response.withdrawn';

/**
 * The events with a place among those of their response, `standing`: first what takes it back, then what was sent last. So a response that
 * was sent counts where it stands first; the same as the collector tells when events come.
 */
function standing({ events, instant, millisecond, textAt }: SqlDialect, place: PlaceOf, where: Sql = raw('')): Sql {
  const [table, type, time, id] = [events.table, ...[events.type, events.time, events.id].map((name) => `${events.table}.${name}`)].map(raw) as [Sql, Sql, Sql, Sql];
  const order = sql`CASE ${type} WHEN ${WITHDRAWN} THEN 0 ELSE 1 END, ${instant(time)} DESC, ${millisecond(time)} DESC, ${id} DESC`;
  return sql`(SELECT ${table}.*, row_number() OVER (PARTITION BY CASE WHEN ${type} IN (${SENT}, ${WITHDRAWN}) THEN ${textAt(place('data', 'response'))} ELSE ${id} END ORDER BY ${order}) AS standing FROM ${table}${where}) AS ${table}`;
}

/** One number of the sums: where it goes, what is added up, and of which rows. */
export interface Amount {
  readonly slot: Sql;
  readonly amount: Sql;
  readonly where: Sql;
  readonly instrument?: Sql;
}

interface Counted {
  readonly columns: Sql;
  readonly from: Sql;
  readonly where: Sql;
}

function sums(metric: Metric, dialect: SqlDialect, bindings: Bindings, place: PlaceOf, type: Sql): { readonly counted: Counted; readonly amounts: readonly Amount[] } {
  const compiled = compiledOf(metric);
  if (!compiled) throw new CxError({ code: 'not-in-sql', message: `"${metric.id}" is code, and only metrics that are data can be counted in the database.` });
  const fact = [...(compiled.types ?? [])].find((one) => one.startsWith('cx.fact.'));
  if (fact !== undefined) throw new CxError({ code: 'not-in-sql', message: `"${metric.id}" counts ${fact}, which follows from several events and is not stored.` });
  const fields = compiled.sums.map((sum, i) => amountsOf(sum, metric.layout.offsets[sum.name]!, `x${i}`, dialect, bindings));
  const where = translate(compiled.where, 'boolean', dialect, bindings);
  const types = compiled.types && sql`${type} IN (${joined([...compiled.types].map((one) => sql`${one}`), ', ')})`;
  const told = types ? sql`${types} AND ${where}` : where;
  const asked = compiled.types?.has(SENT) ?? true;
  return {
    counted: { columns: joined(fields.map(({ columns }) => columns), ', '), from: asked ? standing(dialect, place) : raw(dialect.events.table), where: asked ? sql`(${type} <> ${SENT} OR standing = 1) AND ${told}` : told },
    amounts: fields.flatMap(({ amounts }) => amounts),
  };
}

function scores(metric: Metric, dialect: SqlDialect, place: PlaceOf, type: Sql): { readonly counted: Counted; readonly amounts: readonly Amount[] } {
  if (metric.source.kind !== 'scores') throw new CxError({ code: 'not-in-sql', message: `"${metric.id}" does not count scores.` });
  const { scale, field } = metric.source;
  const answer = (...keys: string[]): JsonPlace => ({ root: raw(dialect.joinRows ? dialect.events.table : 'answer'), isRow: true, keys });
  const sent = standing(dialect, place, sql` WHERE ${type} IN (${SENT}, ${WITHDRAWN})`);
  const end = (name: 'min' | 'max'): Sql => sql`${dialect.numberAt(answer('instrument', 'scale', name))} = ${scale[name]}`;
  return {
    counted: {
      columns: sql`${slotOfScore(dialect.numberAt(answer('value')), scale)} AS x0, ${dialect.jsonAt(answer('instrument'))} AS instrument`,
      from: dialect.joinRows ? dialect.joinRows(sent, place('data', 'answers'), dialect.events.table) : sql`${sent}, ${dialect.rowsOf(place('data', 'answers'), 'answer')}`,
      where: sql`${type} = ${SENT} AND standing = 1 AND ${dialect.textAt(answer('kind'))} = 'score' AND ${dialect.textAt(answer('instrument', 'metric'))} = ${metric.id} AND ${end('min')} AND ${end('max')}`,
    },
    amounts: [{ slot: sql`${metric.layout.offsets[field]!} + x0`, amount: raw('1'), where: raw('x0 IS NOT NULL'), instrument: raw('instrument') }],
  };
}

/** The group an event is in, as `groupOf` tells it. */
function groupOf(dimension: string, dialect: SqlDialect, place: (...keys: string[]) => JsonPlace): Sql {
  const told = [dialect.textAt(place('data', 'segments', dimension)), ...(isContext(dimension) ? [dialect.textAt(place('data', dimension))] : []), raw("''")];
  return sql`coalesce(${joined(told, ', ')})`;
}

/** Adds the rows that the database gave for a metric to a cube of the same dimensions and zone. */
export function addRows(cube: Cube, metric: string, rows: Iterable<PushedRow>): void {
  const instruments = new Map<string, Instrument>();
  for (const { dimension, segment, day, slot, amount, instrument } of rows) {
    if (amount === 0) continue;
    let asked = instrument === null ? null : (instruments.get(instrument) ?? null);
    if (instrument !== null && !asked) instruments.set(instrument, (asked = JSON.parse(instrument) as Instrument));
    cube.addAmount(cube.measure(metric, asked), [cube.segment(dimension, segment)], periodOfDay(cube.unit, day), slot, amount);
  }
}

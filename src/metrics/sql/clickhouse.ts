import type { JsonPlace, OffsetTable, SqlDialect } from './dialect.js';
import { joined, raw, sql, type Sql, type SqlValue } from './fragment.js';

const DAY = 86_400_000;
const NUMBERS = raw("('Int64', 'UInt64', 'Double')");

/** The JSON and the way to a place in it, as ClickHouse's JSON functions take them; lists are counted from 1. */
function argumentsOf({ root, isRow, keys }: JsonPlace): Sql {
  const json = isRow ? sql`${root}.value` : root;
  return joined([json, ...keys.map((key) => (typeof key === 'number' ? raw(String(key + 1)) : sql`${key}`))], ', ');
}

/** Whole numbers and others have no type in common. */
const real = (value: Sql): Sql => sql`CAST(${value} AS REAL)`;
const isThere = (place: JsonPlace): Sql => (place.keys.length === 0 ? raw('TRUE') : sql`JSONHas(${argumentsOf(place)})`);

/** ClickHouse from 26 on, which knows subqueries that use what is around them. To be run through {@link clickhouseStatement}. */
export const clickhouse: SqlDialect = {
  name: 'clickhouse',
  mostNesting: Infinity,
  events: { table: 'event', body: 'body', type: 'type', time: 'time', id: 'id', subject: 'subject' },
  kindAt: (place) =>
    sql`CASE JSONType(${argumentsOf(place)}) WHEN 'String' THEN 'string' WHEN 'Int64' THEN 'number' WHEN 'UInt64' THEN 'number' WHEN 'Double' THEN 'number' WHEN 'Bool' THEN 'boolean' WHEN 'Array' THEN 'list' WHEN 'Object' THEN 'map' WHEN 'Null' THEN CASE WHEN ${isThere(place)} THEN 'null' END END`,
  numberAt: (place) => sql`CASE WHEN JSONType(${argumentsOf(place)}) IN ${NUMBERS} THEN JSONExtractFloat(${argumentsOf(place)}) END`,
  textAt: (place) => sql`CASE WHEN JSONType(${argumentsOf(place)}) = 'String' THEN JSONExtractString(${argumentsOf(place)}) END`,
  booleanAt: (place) => sql`CASE WHEN JSONType(${argumentsOf(place)}) = 'Bool' THEN JSONExtractBool(${argumentsOf(place)}) END`,
  jsonAt: (place) => sql`JSONExtractRaw(${argumentsOf(place)})`,
  rowsOf: (place, alias) => {
    const json = argumentsOf(place);
    const pairs = sql`CASE JSONType(${json}) WHEN 'Array' THEN arrayMap((v, i) -> (toString(i - 1), v), JSONExtractArrayRaw(${json}), arrayEnumerate(JSONExtractArrayRaw(${json}))) WHEN 'Object' THEN JSONExtractKeysAndValuesRaw(${json}) ELSE [] END`;
    return sql`(SELECT pair.1 AS key, pair.2 AS value FROM (SELECT arrayJoin(${pairs}) AS pair)) AS ${raw(alias)}`;
  },
  joinRows: (from, place, alias) => sql`(SELECT *, arrayJoin(JSONExtractArrayRaw(${argumentsOf(place)})) AS value FROM ${from}) AS ${raw(alias)}`,
  sizeAt: (place) => sql`JSONLength(${argumentsOf(place)})`,
  finite: (value) => sql`nullIf(nullIf(${value}, inf), -inf)`,
  startsWith: (text, part) => sql`startsWith(${text}, ${part})`,
  endsWith: (text, part) => sql`endsWith(${text}, ${part})`,
  contains: (text, part) => sql`(position(${text}, ${part}) > 0)`,
  lowerAscii: (text) => sql`lower(${text})`,
  textSize: (text) => sql`CAST(lengthUTF8(${text}) AS REAL)`,
  least: (values) => sql`least(${joined(values.map(real), ', ')})`,
  greatest: (values) => sql`greatest(${joined(values.map(real), ', ')})`,
  floor: (value) => sql`floor(${value})`,
  ceil: (value) => sql`ceil(${value})`,
  remainder: (a, b) =>
    sql`(SELECT CASE WHEN greatest(abs(a), abs(b)) <= ${Number.MAX_SAFE_INTEGER} AND a = floor(a) AND b = floor(b) THEN CAST(accurateCastOrNull(a, 'Int64') % nullIf(accurateCastOrNull(b, 'Int64'), 0) AS REAL) END FROM (SELECT ${a} AS a, ${b} AS b))`,
  // without a subquery: it stands in what is grouped by, where ClickHouse takes none
  logarithm: (value) => sql`log(nullIf(greatest(${real(value)}, 0.0), 0.0))`,
  // to the second: fractions have other lengths than DateTime64 takes
  instant: (time) => sql`toUnixTimestamp64Milli(parseDateTime64BestEffort(concat(substring(${time}, 1, 19), CASE WHEN endsWith(${time}, 'Z') OR endsWith(${time}, 'z') THEN 'Z' ELSE substring(${time}, -6) END), 3, 'UTC'))`,
  millisecond: (time) => sql`CASE WHEN substring(${time}, 20, 1) = '.' THEN toFloat64OrZero(concat('0.', extract(substring(${time}, 21, 3), '^[0-9]*'))) ELSE 0.0 END`,
  dayOf: (instant, offsets) => sql`CAST(floor((${shifted(instant, offsets)}) / ${DAY}) AS INTEGER)`,
};

function shifted(instant: Sql, offsets: OffsetTable): Sql {
  if (offsets.length === 1) return sql`${instant} + ${offsets[0]![1]}`;
  const froms = offsets.map(([from]) => Math.max(from, -Number.MAX_SAFE_INTEGER)).join(', ');
  return sql`${instant} + ${raw(`[${offsets.map(([, offset]) => offset).join(', ')}]`)}[arrayLastIndex(f -> f <= ${instant}, ${raw(`[${froms}]`)})]`;
}

/** A statement for ClickHouse: its text with named parameters, and what they are. */
export interface ClickhouseStatement {
  readonly query: string;
  readonly params: Readonly<Record<string, SqlValue>>;
}

/**
 * Writes a statement of {@link pushDown} with the parameters and types of ClickHouse, over the events of one tenant. Rows that came twice are told once, whether ClickHouse has
 * merged them yet or not.
 */
export function clickhouseStatement({ text, params }: Sql, tenant: string): ClickhouseStatement {
  const named: Record<string, SqlValue> = { tenant };
  let at = 0;
  const query = text
    .replaceAll('?', () => {
      const value = params[at]!;
      // numbers go as text: whole ones beyond 2^53 would be refused on the way
      named[`p${at}`] = typeof value === 'number' ? String(value) : value;
      return `{p${at++}:${typeof value === 'number' ? 'Float64' : 'String'}}`;
    })
    .replaceAll(' AS REAL)', ' AS Nullable(Float64))')
    .replaceAll(' AS INTEGER)', ' AS Nullable(Int64))')
    .replace(/^WITH every/, 'WITH event AS (SELECT id, type, time, subject, body FROM cx_event FINAL WHERE tenant = {tenant:String} AND gone = 0), every');
  return { query: `${query} SETTINGS least_greatest_legacy_null_behavior = 1, allow_experimental_correlated_subqueries = 1`, params: named };
}

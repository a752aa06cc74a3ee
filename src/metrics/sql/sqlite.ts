import { CxError } from '../../core/problem.js';
import type { JsonPlace, OffsetTable, SqlDialect } from './dialect.js';
import { joined, raw, sql, type Sql } from './fragment.js';

/** The path of a place, as SQLite's JSON functions take it. */
function pathOf(keys: JsonPlace['keys']): string {
  return `$${keys.map((key) => (typeof key === 'number' ? `[${key}]` : `."${safe(key)}"`)).join('')}`;
}

/** A key in a path can hold no quote and nothing that JSON escapes. */
function safe(key: string): string {
  if (!/["\\\p{Cc}\p{Surrogate}]/u.test(key)) return key;
  throw new CxError({ code: 'not-in-sql', message: `A field called ${JSON.stringify(key)} cannot be asked for in SQLite.` });
}

const typeAt = ({ root, isRow, keys }: JsonPlace): Sql => {
  if (!isRow) return sql`json_type(${root}, ${pathOf(keys)})`;
  if (keys.length === 0) return sql`${root}.type`;
  return sql`CASE WHEN ${root}.type IN ('object', 'array') THEN json_type(${root}.value, ${pathOf(keys)}) END`;
};

const valueAt = ({ root, isRow, keys }: JsonPlace): Sql => {
  if (!isRow) return sql`json_extract(${root}, ${pathOf(keys)})`;
  return keys.length === 0 ? sql`${root}.value` : sql`json_extract(${root}.value, ${pathOf(keys)})`;
};

const DAY = 86_400_000;

/** SQLite with JSON and mathematical functions, from 3.38 on; also libsql. Truth values are 1 and 0. */
export const sqlite: SqlDialect = {
  name: 'sqlite',
  // its parser has a stack of 100, of which the statement around an expression takes some
  mostNesting: 70,
  events: { table: 'event', body: 'body', type: 'type', time: 'time', id: 'id', subject: 'subject' },
  kindAt: (place) =>
    sql`CASE ${typeAt(place)} WHEN 'text' THEN 'string' WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'null' THEN 'null' WHEN 'array' THEN 'list' WHEN 'object' THEN 'map' END`,
  numberAt: (place) => sql`CASE WHEN ${typeAt(place)} IN ('integer', 'real') THEN nullif(nullif(CAST(${valueAt(place)} AS REAL), 9e999), -9e999) END`,
  textAt: (place) => sql`CASE WHEN ${typeAt(place)} = 'text' THEN ${valueAt(place)} END`,
  booleanAt: (place) => sql`CASE ${typeAt(place)} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END`,
  jsonAt: (place) => valueAt(place),
  rowsOf: ({ root, isRow, keys }, alias) =>
    isRow
      ? sql`json_each(CASE WHEN ${root}.type IN ('object', 'array') THEN ${root}.value ELSE '[]' END, ${pathOf(keys)}) AS ${raw(alias)}`
      : sql`json_each(${root}, ${pathOf(keys)}) AS ${raw(alias)}`,
  sizeAt: (place) => sql`(SELECT count(*) FROM ${sqlite.rowsOf(place, 'counted')})`,
  finite: (value) => sql`nullif(nullif(${value}, 9e999), -9e999)`,
  startsWith: (text, part) => sql`(SELECT substr(t, 1, length(p)) = p FROM (SELECT ${text} AS t, ${part} AS p))`,
  endsWith: (text, part) => sql`(SELECT p = '' OR substr(t, -length(p)) = p FROM (SELECT ${text} AS t, ${part} AS p) WHERE t IS NOT NULL)`,
  contains: (text, part) => sql`(instr(${text}, ${part}) > 0)`,
  lowerAscii: (text) => sql`lower(${text})`,
  textSize: (text) => sql`CAST(length(${text}) AS REAL)`,
  least: (values) => sql`min(${joined(values, ', ')})`,
  greatest: (values) => sql`max(${joined(values, ', ')})`,
  floor: (value) => rounded('floor', value),
  ceil: (value) => rounded('ceil', value),
  remainder: (a, b) => sql`(SELECT CASE WHEN max(abs(a), abs(b)) <= ${Number.MAX_SAFE_INTEGER} AND a = floor(a) AND b = floor(b) THEN CAST(CAST(a AS INTEGER) % CAST(b AS INTEGER) AS REAL) END FROM (SELECT ${a} AS a, ${b} AS b))`,
  logarithm: (value) => sql`ln(${value})`,
  // cut to the second and the offset: SQLite rounds fractions, and would round into the next day
  instant: (time) => sql`(SELECT strftime('%s', substr(t, 1, 19) || CASE WHEN substr(t, -1) IN ('Z', 'z') THEN 'Z' ELSE substr(t, -6) END) * 1000 FROM (SELECT ${time} AS t))`,
  millisecond: (time) => sql`(SELECT CASE WHEN substr(t, 20, 1) = '.' THEN CAST('0.' || substr(t, 21, 3) AS REAL) ELSE 0 END FROM (SELECT ${time} AS t))`,
  dayOf: (instant, offsets) => sql`CAST(floor((${shifted(instant, offsets)}) / ${DAY}) AS INTEGER)`,
};

/** From 2^52 on every double is a whole number; this SQLite would cut them to 64 bits. */
function rounded(how: 'floor' | 'ceil', value: Sql): Sql {
  return sql`(SELECT CASE WHEN abs(x) < 4503599627370496 THEN CAST(${raw(how)}(x) AS REAL) ELSE x END FROM (SELECT ${value} AS x))`;
}

function shifted(instant: Sql, offsets: OffsetTable): Sql {
  if (offsets.length === 1) return sql`${instant} + ${offsets[0]![1]}`;
  const table = JSON.stringify(offsets.map(([from, offset]) => [Math.max(from, -Number.MAX_SAFE_INTEGER), offset]));
  return sql`(SELECT i + (SELECT o.value ->> 1 FROM json_each(${table}) AS o WHERE o.value ->> 0 <= i ORDER BY o.key DESC LIMIT 1) FROM (SELECT ${instant} AS i))`;
}

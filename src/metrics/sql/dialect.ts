import type { Sql } from './fragment.js';

/** A place in a JSON document: in a column, or in a row of {@link SqlDialect.rowsOf}. */
export interface JsonPlace {
  readonly root: Sql;
  /** Is the root a row of {@link SqlDialect.rowsOf}, by its name, and no column? */
  readonly isRow: boolean;
  readonly keys: readonly (string | number)[];
}

/** What a value in JSON can be. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'map';

/** How a stretch of time zone offsets is told to SQL: from when on (milliseconds since 1970), how many milliseconds ahead of UTC. */
export type OffsetTable = readonly (readonly [from: number, offset: number])[];

/**
 * What differs between databases. A translation into another one needs this and nothing else. SQL's NULL stands for
 * "there is no telling"; truth values are 1 and 0, or the database's own.
 */
export interface SqlDialect {
  readonly name: string;
  /** How deep a statement may nest, as {@link nestingOf} counts; Infinity where the database has no such limit. */
  readonly mostNesting: number;
  /** The table of events and its columns: the body is the event as JSON. */
  readonly events: { readonly table: string; readonly body: string; readonly type: string; readonly time: string; readonly id: string; readonly subject: string };
  /** The kind of what is there, as one of {@link JsonKind}; NULL if nothing is. */
  kindAt(place: JsonPlace): Sql;
  /** The number that is there; NULL for anything else. In double precision. */
  numberAt(place: JsonPlace): Sql;
  /** The text that is there; NULL for anything else. */
  textAt(place: JsonPlace): Sql;
  /** The truth value that is there; NULL for anything else. */
  booleanAt(place: JsonPlace): Sql;
  /** The JSON that is there, as text. */
  jsonAt(place: JsonPlace): Sql;
  /** A row for each entry of a list or map, for FROM, under a name; the column `key` of it is the key. None for anything else. */
  rowsOf(place: JsonPlace, alias: string): Sql;
  /** A table with a row for each entry of a list of each of its rows, under the alias; where the database cannot just name {@link rowsOf} beside it. */
  joinRows?(from: Sql, place: JsonPlace, alias: string): Sql;
  /** How many rows there would be. */
  sizeAt(place: JsonPlace): Sql;
  /** Null where a number is infinite or none. */
  finite(value: Sql): Sql;
  startsWith(text: Sql, part: Sql): Sql;
  endsWith(text: Sql, part: Sql): Sql;
  contains(text: Sql, part: Sql): Sql;
  lowerAscii(text: Sql): Sql;
  /** Characters by code points. */
  textSize(text: Sql): Sql;
  least(values: readonly Sql[]): Sql;
  greatest(values: readonly Sql[]): Sql;
  floor(value: Sql): Sql;
  ceil(value: Sql): Sql;
  /** The rest of a division of whole numbers up to 2^53, with the sign of the first; NULL for others. */
  remainder(a: Sql, b: Sql): Sql;
  /** The natural logarithm; NULL for what is not above 0. */
  logarithm(value: Sql): Sql;
  /** Milliseconds since 1970 of an RFC 3339 text, to the second. */
  instant(time: Sql): Sql;
  /** The milliseconds of an RFC 3339 text within its second. */
  millisecond(time: Sql): Sql;
  /** The number of the day, by offsets in force, of an instant in milliseconds. */
  dayOf(instant: Sql, offsets: OffsetTable): Sql;
}

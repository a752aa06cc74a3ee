import { CxError } from '../../core/problem.js';
import type { Scale } from '../../model/instrument.js';
import type { CompiledSum } from '../declarative/compiled.js';
import { BUCKETS_AT, EXCLUSIONS, QUANTITY_EXCLUSIONS_AT, exclusionSlot, type Exclusion } from '../partial.js';
import { leastQuantity, LARGEST_QUANTITY } from '../quantity.js';
import { BELOW, FIRST, keysOf, ZERO, type SketchShape } from '../statistics/quantile/sketch-row.js';
import type { SqlDialect } from './dialect.js';
import { raw, sql, type Sql } from './fragment.js';
import type { Amount } from './push-down.js';
import { kindOf, translate, type Bindings } from './translate.js';

/** One sum of a metric: the columns it needs of each event, and the numbers that are added up of them. */
interface PushedSum {
  readonly columns: Sql;
  readonly amounts: readonly Amount[];
}

/** Writes one sum of a metric. @param start where its numbers begin in the row @param name of its column */
export function amountsOf({ sum, field, of, many, when }: CompiledSum, start: number, name: string, dialect: SqlDialect, bindings: Bindings): PushedSum {
  if (many) throw new CxError({ code: 'not-in-sql', message: 'A sum over the entries of a list cannot be counted in the database.' });
  const condition = when && translate(when, 'boolean', dialect, bindings);
  const if_ = (value: Sql): Sql => (condition ? sql`CASE WHEN ${condition} THEN ${value} END` : value);
  const number = of ? translate(of, 'number', dialect, bindings) : raw('1.0');
  const x = raw(name);
  const there = sql`${x} IS NOT NULL`;
  switch (field.kind) {
    case 'sum':
    case 'level': {
      const column = sql`${if_(number)} AS ${x}`;
      const amounts: Amount[] = [{ slot: sql`${start}`, amount: x, where: there }];
      if (field.kind === 'level') amounts.push({ slot: sql`${start + 1}`, amount: sql`${x} * day`, where: there });
      return { columns: column, amounts };
    }
    case 'histogram': {
      const slot = slotOfScore(number, field, sum.kind === 'histogram' ? sum.noAnswer : [], kindOf(of!, dialect, bindings));
      return { columns: sql`${if_(slot)} AS ${x}`, amounts: [{ slot: sql`${start} + ${x}`, amount: raw('1'), where: there }] };
    }
    case 'quantities':
      return quantities(number, if_, field.shape, sum.kind === 'moments' && sum.logarithms === true, kindOf(of!, dialect, bindings), start, name, dialect);
    case 'weighted':
      throw new CxError({ code: 'not-in-sql', message: 'Weighted answers are not stored as events.' });
  }
}

/** Which slot of a histogram a number goes to, as `slotOf` tells it. */
export function slotOfScore(number: Sql, { min, max }: Scale, noAnswer: readonly number[] = [], kind: Sql | null = null): Sql {
  const slot = (reason: Exclusion): Sql => raw(String(exclusionSlot(reason, min, max)));
  const codes = noAnswer.length > 0 ? sql`WHEN v IN (${list(noAnswer)}) THEN ${slot('noAnswer')} ` : raw('');
  return sql`(SELECT CASE WHEN v IS NULL THEN ${absent(kind, slot)} ${codes}WHEN v < ${min} OR v > ${max} THEN ${slot('outOfRange')} WHEN v <> floor(v) THEN ${slot('nonInteger')} ELSE CAST(v AS INTEGER) - ${raw(`(${min})`)} END FROM (SELECT ${number} AS v))`;
}

const list = (values: readonly number[]): Sql => ({ text: values.map(() => '?').join(', '), params: values });

/** Why there is no number: nothing is there, or something else. */
function absent(kind: Sql | null, slot: (reason: Exclusion) => Sql): Sql {
  return kind ? sql`CASE WHEN coalesce(${kind}, 'null') = 'null' THEN ${slot('missing')} ELSE ${slot('notANumber')} END` : slot('missing');
}

/** Size, total and squares of the numbers that count, the others by reason, and the buckets: as `addQuantityTo` tells them. */
function quantities(number: Sql, if_: (value: Sql) => Sql, shape: SketchShape | null, logarithms: boolean, kind: Sql | null, start: number, name: string, dialect: SqlDialect): PushedSum {
  const [x, reason] = [raw(name), raw(`${name}r`)];
  const fits = logarithms ? sql`v > 0` : sql`v >= ${leastQuantity(shape)} AND v <= ${LARGEST_QUANTITY}`;
  const slot = (one: Exclusion): Sql => raw(String(EXCLUSIONS.indexOf(one)));
  const value = sql`(SELECT CASE WHEN ${fits} THEN ${logarithms ? dialect.logarithm(raw('v')) : raw('v')} END FROM (SELECT ${number} AS v))`;
  const why = sql`(SELECT CASE WHEN v IS NULL THEN ${absent(kind, slot)} WHEN NOT (${fits}) THEN ${slot('outOfRange')} END FROM (SELECT ${number} AS v))`;
  const there = sql`${x} IS NOT NULL`;
  const amounts: Amount[] = [
    { slot: sql`${start}`, amount: raw('1'), where: there },
    { slot: sql`${start + 1}`, amount: x, where: there },
    { slot: sql`${start + 2}`, amount: sql`${x} * ${x}`, where: there },
    { slot: sql`${start + QUANTITY_EXCLUSIONS_AT} + ${reason}`, amount: raw('1'), where: sql`${reason} IS NOT NULL` },
  ];
  if (shape) amounts.push({ slot: sql`${start + BUCKETS_AT} + ${bucket(x, shape, dialect)}`, amount: raw('1'), where: there });
  return { columns: sql`${if_(value)} AS ${x}, ${if_(why)} AS ${reason}`, amounts };
}

/** Which bucket of a sketch a number of 0 or more goes to, as `bucketOf` tells it. */
function bucket(x: Sql, shape: SketchShape, dialect: SqlDialect): Sql {
  const { growth, lowest, highest } = keysOf(shape);
  const key = sql`CAST(${dialect.ceil(sql`${dialect.logarithm(x)} / ${Math.log(growth)}`)} AS INTEGER)`;
  const inside = sql`${FIRST - lowest} + ${dialect.least([dialect.greatest([key, sql`${lowest}`]), sql`${highest}`])}`;
  return sql`CASE WHEN ${x} = 0 THEN ${ZERO} WHEN ${x} < ${shape.min} THEN ${BELOW} WHEN ${x} > ${shape.max} THEN ${FIRST + highest - lowest + 1} ELSE ${inside} END`;
}

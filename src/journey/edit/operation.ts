import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { parse } from '../../model/parse.js';
import { LIMITS } from '../document/format.js';
import { journeySchema, type Journey } from '../document/journey.js';
import { recordSchema, recordSchemas, type JourneyRecord } from '../document/records.js';

/** Fields of a record with their new values. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The smallest things that can be done to a journey: plain JSON, each about one record, and about single fields of it,
 * so that they can be put on a shared document as they are. The id of the journey stands for its head.
 */
export type Operation =
  | { readonly do: 'add'; readonly record: JourneyRecord }
  | { readonly do: 'set'; readonly id: string; readonly fields: Fields; /** Fields that go. */ readonly clear?: readonly string[] }
  | { readonly do: 'remove'; readonly id: string };

/** A journey after something was done to it, and what takes it back. */
export interface Applied {
  readonly journey: Journey;
  /** Undoes the operations, in the order in which they are to be done. */
  readonly inverse: readonly Operation[];
  /** Ids of what was added, changed or taken away. */
  readonly touched: ReadonlySet<string>;
}

export interface ApplyOptions {
  /**
   * What to do where a record is gone or an id is taken, as after somebody else was faster: `refuse` all, or `skip`
   * that one operation. Default `refuse`.
   */
  readonly conflicts?: 'refuse' | 'skip';
}

/** Fields that are what a record is, and never change. */
const FIXED: ReadonlySet<string> = new Set(['id', 'type', 'format', 'records']);

/** Does operations, all or none; every record is checked as it would be when it is read. */
export function applyOperations(journey: Journey, operations: readonly Operation[], { conflicts = 'refuse' }: ApplyOptions = {}): Result<Applied, Problem> {
  if (operations.length === 0) return ok({ journey, inverse: [], touched: new Set() });
  const places = new Map(journey.records.map(({ id }, i) => [id, i]));
  const records: (JourneyRecord | undefined)[] = [...journey.records];
  const inverse: Operation[] = [];
  const touched = new Set<string>();
  let head: Journey = journey;
  for (const [i, operation] of operations.entries()) {
    const id = operation.do === 'add' ? operation.record.id : operation.id;
    const place = places.get(id);
    const before = place === undefined ? undefined : records[place];
    const isHead = id === journey.id;
    if (operation.do === 'add' ? before !== undefined || isHead : before === undefined && !isHead) {
      if (conflicts === 'skip') continue;
      return err(operation.do === 'add' ? { code: 'id-taken', message: `There is already a record with the id ${JSON.stringify(id)}.`, where: `/${i}` } : { code: 'gone', message: `There is no record with the id ${JSON.stringify(id)} any more.`, where: `/${i}` });
    }
    if (operation.do === 'remove') {
      if (isHead) return err({ code: 'head', message: 'A journey cannot be taken out of itself.', where: `/${i}` });
      records[place!] = undefined;
      places.delete(id);
      inverse.push({ do: 'add', record: before! });
    } else if (operation.do === 'add') {
      const parsed = parse<JourneyRecord>(recordSchema, operation.record);
      if (!parsed.ok) return err(faultOf(parsed.error[0]!, i));
      if (records.length >= LIMITS.records) return err({ code: 'too-large', message: `A journey holds at most ${LIMITS.records.toLocaleString('en')} records.`, where: `/${i}` });
      places.set(id, records.length);
      records.push(parsed.value);
      inverse.push({ do: 'remove', id });
    } else if (isHead) {
      const changed = changedFields(head, operation);
      const parsed = parse(journeySchema, { ...changed, records: [] });
      if (!parsed.ok) return err(faultOf(parsed.error[0]!, i));
      inverse.push(backTo(head, operation));
      head = { ...parsed.value, records: head.records };
    } else {
      const parsed = parse<JourneyRecord>(recordSchemas[before!.type], changedFields(before!, operation));
      if (!parsed.ok) return err(faultOf(parsed.error[0]!, i));
      records[place!] = parsed.value;
      inverse.push(backTo(before!, operation));
    }
    touched.add(id);
  }
  return ok({ journey: { ...head, records: records.filter((record) => record !== undefined) }, inverse: inverse.reverse(), touched });
}

function changedFields<T extends object>(before: T, { fields, clear = [] }: Extract<Operation, { do: 'set' }>): T {
  const made = { ...before } as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) if (!FIXED.has(name)) made[name] = value;
  for (const name of clear) if (!FIXED.has(name)) delete made[name];
  return made as T;
}

function backTo(before: object, { id, fields, clear = [] }: Extract<Operation, { do: 'set' }>): Operation {
  const was: Record<string, unknown> = {};
  const gone: string[] = [];
  for (const name of new Set([...Object.keys(fields), ...clear])) {
    if (FIXED.has(name)) continue;
    if (Object.hasOwn(before, name) && (before as Fields)[name] !== undefined) was[name] = (before as Fields)[name];
    else gone.push(name);
  }
  return { do: 'set', id, fields: was, ...(gone.length > 0 && { clear: gone }) };
}

const faultOf = (problem: Problem, i: number): Problem => ({ ...problem, where: `/${i}/record${problem.where ?? ''}` });

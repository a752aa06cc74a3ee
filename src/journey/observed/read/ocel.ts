import * as z from 'zod/mini';
import { CxError } from '../../../core/problem.js';
import { EventLogBuilder, type LogOptions, type ReadLog } from '../log/builder.js';

export interface OcelOptions extends LogOptions {
  /** Objects of which type are the cases; `customer`, `case` or the type of most objects that events name, if not given. */
  readonly cases?: string;
}

/** A log that was flattened: an event that belongs to several cases is in each of them. */
export interface ReadOcel extends ReadLog {
  readonly objectType: string;
  /** Types that could be taken instead. */
  readonly objectTypes: readonly string[];
  /** Events that belong to more than one case, and those that belong to none. */
  readonly multiplied: number;
  readonly outside: number;
}

const relation = z.looseObject({ objectId: z.string() });
const event = z.looseObject({ id: z.string(), type: z.string(), time: z.string(), relationships: z.optional(z.nullable(z.array(relation))), attributes: z.optional(z.nullable(z.array(z.looseObject({ name: z.string(), value: z.unknown() })))) });
const ocel = z.looseObject({ events: z.array(z.unknown()), objects: z.array(z.looseObject({ id: z.string(), type: z.string() })) });

/** Reads OCEL 2.0 (its JSON), in steps. @throws CxError `not-json`, `not-ocel`, `no-such-type` */
export function* ocelLogSteps(text: string, { cases, ...options }: OcelOptions = {}): Generator<number, ReadOcel, void> {
  let source: unknown;
  try {
    source = JSON.parse(text);
  } catch {
    throw new CxError({ code: 'not-json', message: 'This is no JSON.' });
  }
  if (typeof source === 'object' && source !== null && 'ocel:events' in source) throw new CxError({ code: 'not-ocel', message: 'This is OCEL 1.0. Save it as OCEL 2.0 (JSON), which has "events" and "objects".' });
  const parsed = ocel.safeParse(source);
  if (!parsed.success) throw new CxError({ code: 'not-ocel', message: 'This is no OCEL 2.0: it needs "events" and "objects", each a list.', where: `/${parsed.error.issues[0]?.path.join('/') ?? ''}` });
  const types = new Map(parsed.data.objects.map(({ id, type }) => [id, type]));
  yield 0;
  const named = new Map<string, number>();
  const events: (z.infer<typeof event> | null)[] = [];
  for (const one of parsed.data.events) {
    const read = event.safeParse(one);
    events.push(read.success ? read.data : null);
    if (read.success) for (const { objectId } of read.data.relationships ?? []) named.set(types.get(objectId) ?? '', (named.get(types.get(objectId) ?? '') ?? 0) + 1);
    if (events.length % 2000 === 0) yield 0;
  }
  const objectTypes = [...new Set(types.values())];
  const objectType = cases ?? objectTypes.find((type) => /^(?:customers?|cases?|kunde|fall)$/i.test(type)) ?? objectTypes.toSorted((a, b) => (named.get(b) ?? 0) - (named.get(a) ?? 0))[0];
  if (objectType === undefined || !objectTypes.includes(objectType)) throw new CxError({ code: 'no-such-type', message: `There are no objects of type ${JSON.stringify(objectType ?? '')}. There are ${objectTypes.join(', ') || 'no objects at all'}.`, where: 'cases' });
  const builder = new EventLogBuilder(options);
  let [multiplied, outside] = [0, 0];
  for (const one of events) {
    if (!one) {
      builder.add({ case: undefined, activity: undefined, time: undefined });
      continue;
    }
    const mine = [...new Set((one.relationships ?? []).map(({ objectId }) => objectId))].filter((id) => types.get(id) === objectType);
    if (mine.length > 1) multiplied += 1;
    if (mine.length === 0) outside += 1;
    const outcomes = Object.fromEntries((one.attributes ?? []).map(({ name, value }) => [name, value]));
    for (const id of mine) builder.add({ case: id, activity: one.type, time: one.time, id: JSON.stringify([one.id, id]), outcomes });
    if (builder.seen % 2000 === 0) yield builder.seen;
  }
  return { ...builder.end(), objectType, objectTypes, multiplied, outside };
}

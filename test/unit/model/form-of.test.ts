import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import { eventSchemas, parseEvent, type CxEventType } from '../../../src/model/index.js';
import { formOf } from '../../../src/model/form-of.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Definition = z.core.$ZodTypes['_zod']['def'];

const TEXTS = ['0198f4b2-0000-7000-8000-000000000001', '2026-11-22T10:42:00Z', '2026-11-22', 'EUR', 'en', 'nps', 'A short text', 'https://bank.example/', '5'.repeat(64)];
const NUMBERS = [1, 0, 5, 0.5, 100];
/** What a schema takes: the first of a few that it does. */
const taken = (schema: z.core.$ZodType, some: readonly Json[]): Json => {
  const one = some.find((value) => (schema as z.ZodMiniType).safeParse(value).success);
  if (one === undefined) throw new Error(`Nothing of ${JSON.stringify(some)} is taken.`);
  return one;
};

/** Something that a schema takes, with all that may be there or with what must. @param pick which of several */
function example(schema: z.core.$ZodType, isFull: boolean, pick: number): Json {
  const { def } = schema._zod as { readonly def: Definition };
  const inner = (one: z.core.$ZodType): Json => example(one, isFull, pick);
  switch (def.type) {
    case 'string': return taken(schema, TEXTS);
    case 'number': return taken(schema, NUMBERS);
    case 'boolean': return pick % 2 === 0;
    case 'null': return null;
    case 'literal': return def.values[0] as Json;
    case 'enum': return Object.values(def.entries)[pick % Object.keys(def.entries).length] as Json;
    case 'array': return isFull ? [inner(def.element), example(def.element, isFull, pick + 1)] : [];
    case 'record': return isFull ? { [taken(def.keyType, ['region', ...TEXTS]) as string]: inner(def.valueType) } : {};
    case 'union': return example(def.options[pick % def.options.length]!, isFull, pick);
    case 'optional': return inner(def.innerType);
    case 'lazy': return taken(schema, ['A text', { deep: [1, null, true] }]);
    case 'object': {
      const made = Object.entries(def.shape).filter(([, one]) => isFull || one._zod.optin !== 'optional').map(([key, one]) => [key, inner(one)]);
      return { ...Object.fromEntries(made), ...(isFull && def.catchall && def.catchall._zod.def.type !== 'never' && { traceid: inner(def.catchall) }) } as Json;
    }
    default: throw new Error(`No example of ${def.type}.`);
  }
}

const other = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1.5, 1e21, '', 'A', 'x'.repeat(65), 'x'.repeat(2049), 'two\nlines', 'nul\0', '\ud800', '2026-02-30', '0198F4B2-0000-7000-8000-000000000001', [], {}, { en: 1 }),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

/** Puts something else at a place, takes it away, or adds to it; numbers choose the way there. */
function changed(value: Json, [step, ...rest]: readonly number[], how: 'put' | 'drop' | 'add', thing: Json): Json {
  if (typeof value !== 'object' || value === null || step === undefined || Object.keys(value).length === 0) return how === 'put' ? thing : value;
  const entries = Object.entries(value);
  const [key, inner] = entries[step % entries.length]!;
  if (rest.length > 0) return Array.isArray(value) ? value.with(+key, changed(inner, rest, how, thing)) : { ...value, [key]: changed(inner, rest, how, thing) };
  if (how === 'drop') return Array.isArray(value) ? value.toSpliced(+key, 1) : Object.fromEntries(entries.filter(([name]) => name !== key));
  if (how === 'add') return Array.isArray(value) ? [...value, thing] : { ...value, [['more', 'Not one', '__proto__x'][step % 3]!]: thing };
  return Array.isArray(value) ? value.with(+key, thing) : { ...value, [key]: thing };
}

describe('formOf', () => {
  const forms = new Map(Object.entries(eventSchemas).map(([type, schema]) => [type, formOf(schema)]));
  const types = Object.keys(eventSchemas) as CxEventType[];

  for (const type of types) {
    it(`lets ${type} in that the schema takes`, () => {
      let least = 0;
      for (const isFull of [true, false]) {
        for (let pick = 0; pick < 24; pick++) {
          const event = example(eventSchemas[type], isFull, pick);
          // some examples break a rule between two entries, such as a score off its scale
          if (!parseEvent(event).ok) continue;
          least += 1;
          assert.equal(forms.get(type)!(event), true, JSON.stringify(event));
        }
      }
      assert.ok(least > 0, 'no example is taken');
    });
  }

  it('lets nothing in that the schema refuses or changes', () => {
    let [fitting, refused] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.nat(30), fc.boolean(), fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }), fc.constantFrom('put' as const, 'drop' as const, 'add' as const), other, (type, pick, isFull, path, how, thing) => {
        const event = changed(example(eventSchemas[type], isFull, pick), path, how, thing);
        if (!forms.get(type)!(event)) return void (refused += 1);
        fitting += 1;
        assert.deepEqual(eventSchemas[type].safeParse(event), { success: true, data: event });
      }),
      { numRuns: 3000 },
    );
    assert.ok(fitting > 100 && refused > 100, `${fitting} fit, ${refused} do not`);
  });

  it('leaves to the schema what it would change, and names that no object should have', () => {
    const fits = forms.get('cx.response.withdrawn')!;
    const event = example(eventSchemas['cx.response.withdrawn'], true, 0) as { [key: string]: Json };
    assert.equal(fits(event), true);
    assert.equal(fits({ ...event, id: (event['id'] as string).toUpperCase() }), false);
    assert.equal(fits(JSON.parse(JSON.stringify(event).replace('{', '{"__proto__":1,'))), false);
    assert.equal(fits({ ...event, source: 1e999 }), false);
  });
});

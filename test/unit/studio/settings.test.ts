import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type * as z from 'zod/mini';
import { SETTINGS } from '../../../components/studio/settings/table.js';
import { messages } from '../../../components/studio/studio.messages.js';
import { questionSchema, QUESTION_TYPES } from '../../../src/model/index.js';

/** The keys that the schemas know, by type of question. */
const shapes = new Map(
  ((questionSchema as unknown as z.core.$ZodDiscriminatedUnion)._zod.def.options as unknown as readonly { readonly _zod: { readonly def: { readonly shape: Readonly<Record<string, { readonly _zod: { readonly values?: ReadonlySet<string> } }>> } } }[]).map((option) => {
    const { shape } = option._zod.def;
    return [[...shape['type']!._zod.values!][0]!, Object.keys(shape)] as const;
  }),
);

describe('the settings of the studio', () => {
  it('have an editor for every key of every type of question, once', () => {
    assert.deepEqual([...shapes.keys()].sort(), [...QUESTION_TYPES].sort());
    for (const [type, keys] of shapes) {
      // type and name are in the frame of a question, and its title stands above all else
      const wanted = keys.filter((key) => !['type', 'id', 'title'].includes(key)).sort();
      assert.deepEqual(SETTINGS[type as keyof typeof SETTINGS].map(({ key }) => key).sort(), wanted, type);
    }
  });

  it('have words for everything', () => {
    const named = Object.values(SETTINGS).flat().flatMap((setting) => [setting.label, ...('options' in setting ? setting.options.map(([, label]) => label) : [])]);
    for (const key of named) assert.ok(Object.hasOwn(messages, key), key);
    for (const type of QUESTION_TYPES) assert.ok(Object.hasOwn(messages, `studio.type.${type}`));
  });
});

import * as z from 'zod/mini';
import { clause, contributedId, reference, title } from '../names.js';

/** A command: something to do, by its id, from the palette, a menu, a key or another plugin. */
export const command = z.strictObject({
  command: contributedId(),
  title: title(),
  /** Stands before the title in the palette. */
  category: z.optional(title(60)),
  icon: z.optional(contributedId()),
  /** When it can be run; shown greyed otherwise, and refused. */
  enablement: z.optional(clause()),
});

/** An item of a menu. `group` is `name` or `name@order`; the group `navigation` comes first. */
export const menu = z.strictObject({
  menu: z.string().check(z.regex(/^[a-z][A-Za-z0-9._/-]{0,79}$/, 'the id of a menu such as "commandPalette" or "view/title"')),
  command: reference(),
  when: z.optional(clause()),
  group: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}(@-?\d{1,4})?$/, 'a group such as "navigation" or "edit@2"'))),
});

const keys = () => z.string().check(z.minLength(1), z.maxLength(80));

/** A key for a command: `ctrl+k ctrl+s`. `mac`, `win` and `linux` replace `key` there. */
export const keybinding = z.strictObject({
  command: reference(),
  key: keys(),
  mac: z.optional(keys()),
  win: z.optional(keys()),
  linux: z.optional(keys()),
  when: z.optional(clause()),
  /** Handed to the command. */
  args: z.optional(z.unknown()),
});

/** A view: a part of a workbench. */
export const view = z.strictObject({
  id: contributedId(),
  title: title(),
  /** Where it stands. Default `main`. */
  place: z.optional(z.enum(['main', 'side', 'panel'])),
  icon: z.optional(contributedId()),
  when: z.optional(clause()),
});

/** A few steps that lead somebody in. */
export const walkthrough = z.strictObject({
  id: contributedId(),
  title: title(),
  description: z.optional(title(400)),
  when: z.optional(clause()),
  steps: z
    .array(
      z.strictObject({
        id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,60}$/, 'the name of a step')),
        title: title(),
        description: z.optional(title(600)),
        /** What the step's button runs. */
        command: z.optional(reference()),
        /** The step is done when this holds. */
        doneWhen: z.optional(clause()),
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
});

/** A fact of the plugin that clauses can ask for: `acme.mood.open`. Only who declares a key may set it. */
export const contextKey = z.strictObject({ key: contributedId(), type: z.enum(['boolean', 'string', 'number', 'strings']), description: z.optional(title(400)) });

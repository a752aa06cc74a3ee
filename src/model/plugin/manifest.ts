import * as z from 'zod/mini';
import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { parse } from '../parse.js';
import { language, text } from '../text.js';
import { capabilityRequest, type CapabilityRequest } from './capability.js';
import { contributionSchemas, settingFault, type Contributions, type PointName } from './contributions/index.js';
import { pluginKey } from './key.js';
import { contributedId, namePart, pluginId, title } from './names.js';
import { plainCopy, type Plain } from './plain.js';
import { accepted, readContributions } from './read-contributions.js';
import { isRange, isVersion, satisfies } from './version.js';

const version = () => z.string().check(z.maxLength(100), z.refine(isVersion, { error: 'a version such as "1.0.0"' }));
const range = () => z.string().check(z.maxLength(100), z.refine(isRange, { error: 'a range of versions such as "^1.2.0" or ">=1 <3"' }));
const positive = () => z.number().check(z.gt(0));

/** An event that wakes a plugin. `*` is not among them: nothing needs every plugin at once. */
const activationEvent = () =>
  z.string().check(z.maxLength(200), z.regex(/^(onStartup|onStartupFinished|on[A-Z][A-Za-z]{2,30}:[^\s\p{Cc}]{1,160})$/u, 'an activation event such as "onStartupFinished", "onCommand:acme.mood.ask" or "onEvent:cx.response.submitted"'));

/** A file of the plugin: below its own folder, so no address, no way up, no `data:`. */
const file = () => z.string().check(z.maxLength(200), z.regex(/^(\.\/)?(?!.*(?:^|\/)\.{1,2}\/)[A-Za-z0-9_@-][A-Za-z0-9_@.-]*(\/[A-Za-z0-9_@-][A-Za-z0-9_@.-]*)*\.m?js$/, 'a module below the plugin\'s folder, such as "./plugin.js"'));

const translations = z.record(language(), z.record(z.string().check(z.maxLength(120)), text(4000)));

/** The manifest but for what it contributes. */
const head = {
  $schema: z.optional(z.string()),
  publisher: namePart(),
  name: namePart(),
  version: version(),
  displayName: title(80),
  description: z.optional(title(400)),
  /** One of its icons, to be shown beside its name. */
  icon: z.optional(contributedId()),
  engines: z.strictObject({
    /** The versions of the library it works with. */
    cx: range(),
  }),
  /** The module with `activate`; a plugin without one is data alone. */
  main: z.optional(file()),
  activationEvents: z.optional(z.array(activationEvent()).check(z.maxLength(100))),
  /** What an isolated plugin asks to be allowed. */
  capabilities: z.optional(z.array(capabilityRequest).check(z.maxLength(50))),
  /** What it promises not to exceed; measured and shown. */
  budgets: z.optional(
    z.strictObject({
      /** Size of its code. */
      bytes: z.optional(positive()),
      /** Time to activate, in milliseconds. */
      activationMs: z.optional(positive()),
      /** Time for one call, in milliseconds. */
      callMs: z.optional(positive()),
      messagesPerSecond: z.optional(positive()),
      memoryMb: z.optional(positive()),
    }),
  ),
  /** Texts by language and key: `%key%` anywhere in the manifest is replaced. */
  l10n: z.optional(translations),
  /** Other plugins that it needs, by id. */
  dependencies: z.optional(z.record(pluginId(), z.union([range(), z.strictObject({ version: range(), optional: z.boolean() })], { error: 'a range of versions, or { "version": range, "optional": true }' }))),
};

/** The header alone; what is contributed is read point by point, so that one bad entry does not take the rest along. */
type Head = z.infer<z.ZodMiniObject<typeof head>>;
/** What of it may be left out. */
const OPTIONAL: ReadonlySet<string> = new Set(Object.entries(head).flatMap(([name, schema]) => (schema._zod.optin === 'optional' ? [name] : [])));

/** The whole manifest, for editors: published as JSON Schema. Points of other plugins have a dot in their name. */
export const pluginManifestSchema = z.strictObject({
  ...head,
  contributes: z.optional(
    z.catchall(z.object(Object.fromEntries(Object.entries(contributionSchemas).map(([name, schema]) => [name, z.optional(z.array(schema))]))), z.array(z.unknown())),
  ),
});

/** A manifest that was read. */
export interface PluginManifest {
  /** `publisher.name`, as written. */
  readonly id: string;
  /** The id in lower case: two plugins with one key are one. */
  readonly key: string;
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
  readonly displayName: string;
  readonly description: string;
  readonly icon: string | undefined;
  readonly engines: { readonly cx: string };
  readonly main: string | undefined;
  readonly activationEvents: readonly string[];
  readonly capabilities: readonly CapabilityRequest[];
  readonly budgets: Budgets;
  /** The library's own points at which there is something. */
  readonly points: readonly PointName[];
  /** What it contributes; the entries of a point are read when they are first looked at. */
  readonly contributes: Contributions;
  /** Entries at points that the library does not know, by name: other plugins' points. */
  readonly otherContributions: ReadonlyMap<string, readonly Plain[]>;
  readonly l10n: Translations;
  readonly dependencies: readonly PluginDependency[];
}

export type Budgets = NonNullable<Head['budgets']>;
export type Translations = z.infer<typeof translations>;

export interface PluginDependency {
  readonly id: string;
  readonly key: string;
  readonly range: string;
  readonly optional: boolean;
}

/** A manifest, and what was left out of it and why. */
export interface ReadManifest {
  readonly manifest: PluginManifest;
  readonly problems: readonly Problem[];
}

/**
 * Reads a manifest, all of it. Faults in the header refuse it; a bad entry under `contributes` is left out and reported, and
 * the rest lives. Never throws, whatever it is given.
 */
export function parseManifest(input: unknown): Result<ReadManifest, readonly Problem[]> {
  const problems: Problem[] = [];
  const outcome = openManifest(input, (problem) => void problems.push(problem));
  if (!outcome.ok) return outcome;
  const { points, contributes, otherContributions } = outcome.value;
  for (const name of points) void contributes[name];
  void otherContributions.size;
  return ok({ manifest: outcome.value, problems });
}

/**
 * Reads the header of a manifest, and what it contributes only when that is looked at: a page with a hundred plugins at rest need
 * not read a thousand entries to start.
 *
 * @param report is told of entries that are left out, then
 */
export function openManifest(input: unknown, report: (problem: Problem) => void): Result<PluginManifest, readonly Problem[]> {
  const parts = partsOf(input);
  if (!parts) return err([{ code: 'not-a-manifest', message: 'A manifest is a JSON object with at least publisher, name, version, displayName and engines.', where: '' }]);
  const copy = plainCopy(parts.rest);
  if (!copy.ok) return err([copy.error]);
  const outcome = readHead(copy.value as Readonly<Record<string, Plain>>);
  if (!outcome.ok) return outcome;
  const { publisher, name, version, displayName, description = '', icon, engines, main, activationEvents = [], capabilities = [], budgets = {}, l10n = {}, dependencies = {} } = outcome.value;
  if (activationEvents.length > 0 && main === undefined) {
    return err([{ code: 'no-main', message: 'There are activation events but no code to activate: name the module in "main".', where: '/activationEvents' }]);
  }
  const id = `${publisher}.${name}`;
  const { points, contributes, otherContributions } = readContributions(parts.contributes, publisher.toLowerCase(), report);
  return ok({
    points, contributes, otherContributions,
    id, key: pluginKey(id), publisher, name, version, displayName, description, icon, engines, main, activationEvents, capabilities, budgets, l10n,
    dependencies: Object.entries(dependencies).map(([other, wanted]) => ({
      id: other,
      key: pluginKey(other),
      range: typeof wanted === 'string' ? wanted : wanted.version,
      optional: typeof wanted !== 'string' && wanted.optional,
    })),
  });
}

/** Reads what is there, name by name: most of a header is left out mostly, and asking an object schema costs for every name. */
function readHead(fields: Readonly<Record<string, Plain>>): Result<Head, readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(head, name)) {
      problems.push({ code: 'unrecognized_keys', message: `Nothing here is called ${JSON.stringify(name)}.`, where: '' });
      continue;
    }
    const outcome = accepted<unknown>(head[name as keyof typeof head], value);
    if (!outcome.ok) for (const problem of outcome.error) problems.push({ ...problem, where: `/${name}${problem.where ?? ''}` });
  }
  for (const [name, schema] of Object.entries(head)) {
    if (name in fields || OPTIONAL.has(name)) continue;
    const missing = parse<unknown>(schema, undefined);
    if (!missing.ok) problems.push({ ...missing.error[0]!, where: `/${name}` });
  }
  return problems.length > 0 ? err(problems) : ok(fields as unknown as Head);
}

/** All that a host needs to take in manifests. */
export const manifestReader = Object.freeze({ open: openManifest, satisfies, schemas: contributionSchemas, settingFault });

/** The header and the rest of what may be anything. */
function partsOf(input: unknown): { readonly contributes: unknown; readonly rest: unknown } | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  try {
    const { contributes, ...rest } = input as { readonly contributes?: unknown };
    return { contributes, rest };
  } catch {
    return undefined; // something in it throws when it is looked at
  }
}

import * as z from 'zod/mini';
import { CxError, type Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { parse } from '../parse.js';
import { language, text } from '../text.js';
import { capabilityRequest, type CapabilityRequest } from './capability.js';
import { contributionName, contributionSchemas, type Contribution, type Contributions, type PointName } from './contributions/index.js';
import { namePart, OWN_PUBLISHER, pluginId, pluginKey, title } from './names.js';
import { plainCopy, type Plain } from './plain.js';
import { isRange, isVersion } from './version.js';

/** More entries than this at one point are left out. */
const MOST_ENTRIES = 500;
/** More problems than this are not listed. */
const MOST_PROBLEMS = 50;

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

/** The header alone; `contributes` is read point by point, so that one bad entry does not take the rest along. */
const headSchema = z.strictObject({ ...head, contributes: z.optional(z.record(z.string(), z.unknown())) });

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
  readonly engines: { readonly cx: string };
  readonly main: string | undefined;
  readonly activationEvents: readonly string[];
  readonly capabilities: readonly CapabilityRequest[];
  readonly budgets: Budgets;
  readonly contributes: Contributions;
  /** Entries at points that the library does not know, by name: other plugins' points. */
  readonly otherContributions: ReadonlyMap<string, readonly Plain[]>;
  readonly l10n: Translations;
  readonly dependencies: readonly PluginDependency[];
}

export type Budgets = NonNullable<z.infer<typeof headSchema>['budgets']>;
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
 * Reads a manifest. Faults in the header refuse it; a bad entry under `contributes` is left out and reported, and the rest
 * lives. Never throws, whatever it is given.
 */
export function parseManifest(input: unknown): Result<ReadManifest, readonly Problem[]> {
  const copy = plainCopy(input);
  if (!copy.ok) return err([copy.error]);
  if (typeof copy.value !== 'object' || copy.value === null || Array.isArray(copy.value)) {
    return err([{ code: 'not-a-manifest', message: 'A manifest is a JSON object with at least publisher, name, version, displayName and engines.', where: '' }]);
  }
  const outcome = parse(headSchema, copy.value);
  if (!outcome.ok) return outcome;
  const head = frozen(outcome.value);
  const { publisher, name, version, displayName, description = '', engines, main, activationEvents = [], capabilities = [], budgets = {}, l10n = {}, dependencies = {} } = head;
  if (activationEvents.length > 0 && main === undefined) {
    return err([{ code: 'no-main', message: 'There are activation events but no code to activate: name the module in "main".', where: '/activationEvents' }]);
  }
  const id = `${publisher}.${name}`;
  const { contributes, others, problems } = readContributions((head.contributes ?? {}) as Readonly<Record<string, Plain>>, publisher.toLowerCase());
  return ok({
    problems,
    manifest: {
      id, key: pluginKey(id), publisher, name, version, displayName, description, engines, main, activationEvents, capabilities, budgets, contributes, l10n,
      otherContributions: others,
      dependencies: Object.entries(dependencies).map(([other, wanted]) => ({
        id: other,
        key: pluginKey(other),
        range: typeof wanted === 'string' ? wanted : wanted.version,
        optional: typeof wanted !== 'string' && wanted.optional,
      })),
    },
  });
}

interface ReadContributions {
  readonly contributes: Contributions;
  readonly others: ReadonlyMap<string, readonly Plain[]>;
  readonly problems: readonly Problem[];
}

function readContributions(raw: Readonly<Record<string, Plain>>, publisher: string): ReadContributions {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void (problems.length < MOST_PROBLEMS && problems.push(problem));
  const contributes = Object.fromEntries(Object.keys(contributionSchemas).map((name) => [name, []])) as unknown as { [Name in PointName]: Contribution<Name>[] };
  const others = new Map<string, readonly Plain[]>();
  for (const [name, entries] of Object.entries(raw)) {
    const where = `/contributes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Array.isArray(entries)) {
      report({ code: 'invalid_type', message: 'This must be an array of entries.', where });
      continue;
    }
    if (entries.length > MOST_ENTRIES) report({ code: 'too_big', message: `Only the first ${MOST_ENTRIES} of ${entries.length} entries are taken.`, where });
    const taken = entries.slice(0, MOST_ENTRIES) as Plain[];
    if (Object.hasOwn(contributionSchemas, name)) readPoint(name as PointName, taken, publisher, contributes, report);
    else if (/^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9_-]+)+\/v[1-9]\d{0,3}$/.test(name)) others.set(name, taken);
    else report({ code: 'unknown-point', message: `There is no contribution point "${name}". A point of another plugin is named with its version, such as "acme.badges/v1".`, where });
  }
  return { contributes, others, problems };
}

function readPoint<Name extends PointName>(
  name: Name,
  entries: readonly Plain[],
  publisher: string,
  into: { [Point in PointName]: Contribution<Point>[] },
  report: (problem: Problem) => void,
): void {
  const seen = new Set<string>();
  for (const [i, entry] of entries.entries()) {
    const where = `/contributes/${name}/${i}`;
    const outcome = parse(contributionSchemas[name] as unknown as z.ZodMiniType<Contribution<Name>>, entry);
    if (!outcome.ok) {
      for (const problem of outcome.error) report({ ...problem, where: `${where}${problem.where ?? ''}` });
      continue;
    }
    const called = contributionName[name]?.(outcome.value);
    if (called !== undefined && publisher !== OWN_PUBLISHER && !called.startsWith(`${publisher}.`)) {
      report({ code: 'not-yours', message: `"${called}" must begin with "${publisher}.", the publisher of this plugin.`, where });
    } else if (called !== undefined && seen.has(called)) {
      report({ code: 'duplicate', message: `"${called}" is here twice; the first stays.`, where });
    } else {
      if (called !== undefined) seen.add(called);
      into[name].push(frozen(outcome.value));
    }
  }
}

/** What zod made of plain data, again without prototypes and frozen. */
function frozen<T>(value: T): T {
  const copy = plainCopy(value);
  if (!copy.ok) throw new CxError(copy.error); // cannot be: it was copied before
  return copy.value as T;
}

import type { Disposable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';
import { contributionName, POINT_NAMES } from '../model/plugin/contributions/contribution-name.js';
import type { Contribution, contributionSchemas, PointName } from '../model/plugin/contributions/index.js';
import { parseWhen } from './when/index.js';
import type { ConfigurationService } from './configuration.js';
import type { Keybindings } from './keys/keybindings.js';
import type { Menus } from './menus.js';
import { WAKING, type CodeAt, type Registries } from './registries.js';
import type { Registry } from './registry.js';

/** Who contributes. */
export interface Contributor {
  /** The key of the plugin. */
  readonly key: string;
  /** One of the library's own. */
  readonly builtIn: boolean;
}

/** A place at which plugins add something: how an entry is checked, what wakes the plugin, and what the entry does. */
export interface Point<Name extends PointName> {
  readonly id: `${Name}/v1`;
  readonly schema: (typeof contributionSchemas)[Name];
  /** What wakes the plugin for an entry, without its manifest saying so. */
  activationEvents(entry: Contribution<Name>): readonly string[];
  /**
   * Takes an entry up; what it returns takes it back.
   *
   * @throws CxError that says why this entry cannot be taken
   */
  apply(entry: Contribution<Name>, contributor: Contributor): Disposable;
}

export type Points = { readonly [Name in PointName]: Point<Name> };

/** What the points work on. */
export interface PointParts {
  readonly schemas: typeof contributionSchemas;
  readonly registries: Registries;
  readonly configuration: ConfigurationService;
  readonly menus: Menus;
  readonly keybindings: Keybindings;
}

/** The library's own points. Each is a registry entry, but for those that need more than being found by an id. */
export function ownPoints({ schemas, registries, configuration, menus, keybindings }: PointParts): Points {
  const apart: { readonly [Name in PointName]?: Point<Name>['apply'] } = {
    // several plugins may have texts in one language
    locales: (entry, { key }) => registries.locales.declare(localeId(key, entry.language), entry, key),
    menus: (entry, { key }) => menus.add(entry, key),
    keybindings: (entry, { key, builtIn }) => keybindings.add(entry, key, builtIn ? 'core' : 'plugin'),
    configuration: (entry, { key }) => configuration.declare(entry, key),
  };
  const point = <Name extends PointName>(name: Name): Point<Name> => ({
    id: `${name}/v1`,
    schema: schemas[name],
    activationEvents(entry) {
      const id = name === 'locales' ? (entry as Contribution<'locales'>).language : contributionName(name, entry);
      return Object.hasOwn(WAKING, name) && id !== undefined ? [`${WAKING[name as keyof CodeAt]}:${id}`] : [];
    },
    apply:
      (apart[name] as Point<Name>['apply'] | undefined) ??
      ((entry, { key }) => {
        const { enablement, when } = entry as { readonly enablement?: string; readonly when?: string };
        readable(enablement ?? when);
        return (registries as unknown as Readonly<Record<Name, Registry<Contribution<Name>>>>)[name].declare(contributionName(name, entry)!, entry, key);
      }),
  });
  return Object.fromEntries(POINT_NAMES.map((name) => [name, point(name)])) as unknown as Points;
}

/** The name under which the texts of a plugin in a language are kept. */
export function localeId(owner: string, language: string): string {
  return `${owner}/${language}`;
}

/** A clause that cannot be read takes its entry along: hidden, rather than shown everywhere. */
function readable(clause: string | undefined): void {
  const outcome = clause === undefined ? undefined : parseWhen(clause);
  if (outcome && !outcome.ok) throw new CxError(outcome.error);
}

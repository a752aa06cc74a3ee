import type { Disposable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';
import { contributionName, contributionSchemas, type Contribution, type PointName } from '../model/plugin/contributions/index.js';
import { parseWhen } from './when/index.js';
import type { ConfigurationService } from './configuration.js';
import type { Keybindings, KeyLayer } from './keys/keybindings.js';
import type { Menus } from './menus.js';
import { WAKING, type CodeAt, type Registries } from './registries.js';

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
  readonly registries: Registries;
  readonly configuration: ConfigurationService;
  readonly menus: Menus;
  readonly keybindings: Keybindings;
}

/** The library's own points. Each is a registry entry, but for those that need more than being found by an id. */
export function ownPoints({ registries, configuration, menus, keybindings }: PointParts): Points {
  const point = <Name extends PointName>(name: Name, apply: Point<Name>['apply']): Point<Name> => ({
    id: `${name}/v1`,
    schema: contributionSchemas[name],
    activationEvents: (entry) => {
      const id = name === 'locales' ? (entry as Contribution<'locales'>).language : contributionName[name]?.(entry);
      return Object.hasOwn(WAKING, name) && id !== undefined ? [`${WAKING[name as keyof CodeAt]}:${id}`] : [];
    },
    apply,
  });
  const kept = <Name extends Exclude<PointName, 'menus' | 'keybindings' | 'locales'>>(name: Name, ...clauses: ((entry: Contribution<Name>) => string | undefined)[]): Point<Name> =>
    point(name, (entry, { key }) => {
      for (const clause of clauses) readable(clause(entry));
      return (registries[name] as { declare(id: string, entry: Contribution<Name>, owner: string): Disposable }).declare(contributionName[name]!(entry), entry, key);
    });
  return {
    metrics: kept('metrics'),
    questionTypes: kept('questionTypes'),
    surveyTemplates: kept('surveyTemplates'),
    scorecardTiles: kept('scorecardTiles'),
    scorecardTemplates: kept('scorecardTemplates'),
    journeyLanes: kept('journeyLanes'),
    journeyLenses: kept('journeyLenses'),
    importers: kept('importers'),
    exporters: kept('exporters'),
    sinks: kept('sinks'),
    sources: kept('sources'),
    themes: kept('themes'),
    // several plugins may have texts in one language
    locales: point('locales', (entry, { key }) => registries.locales.declare(localeId(key, entry.language), entry, key)),
    icons: kept('icons'),
    commands: kept('commands', (entry) => entry.enablement),
    menus: point('menus', (entry, { key }) => menus.add(entry, key)),
    keybindings: point('keybindings', (entry, { key, builtIn }) => keybindings.add(entry, key, (builtIn ? 'core' : 'plugin') satisfies KeyLayer)),
    views: kept('views', (entry) => entry.when),
    configuration: point('configuration', (entry, { key }) => configuration.declare(entry, key)),
    contextKeys: kept('contextKeys'),
    walkthroughs: kept('walkthroughs', (entry) => entry.when),
    preferenceTopics: kept('preferenceTopics'),
    points: kept('points'),
    services: kept('services'),
  };
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

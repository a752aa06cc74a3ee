import type { Contribution, PointName } from './index.js';

/** Under which key an entry has its name, by point; null where it has none of its own. */
const KEYS: { readonly [Name in PointName]: (string & keyof Contribution<Name>) | null } = {
  metrics: 'id', questionTypes: 'id', surveyTemplates: 'id', scorecardTiles: 'id', scorecardTemplates: 'id', journeyLanes: 'id', journeyLenses: 'id',
  importers: 'id', exporters: 'id', sinks: 'id', sources: 'id', themes: 'id', locales: null, icons: 'id', commands: 'command', menus: null, keybindings: null,
  views: 'id', configuration: 'key', contextKeys: 'key', walkthroughs: 'id', preferenceTopics: 'id', points: 'id', services: 'token',
};

/** The names of the library's own points. */
export const POINT_NAMES = Object.keys(KEYS) as readonly PointName[];

/** What an entry is called, so that two of one name are told apart and each belongs to who publishes it; undefined where it has no name of its own. */
export function contributionName<Name extends PointName>(point: Name, entry: Contribution<Name>): string | undefined {
  const key = KEYS[point];
  return key === null ? undefined : (entry as Readonly<Record<string, string>>)[key];
}

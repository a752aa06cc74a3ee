import type { Sink } from '../delivery/sink.js';
import type { Metric } from '../metrics/definition.js';
import { POINT_NAMES } from '../model/plugin/contributions/contribution-name.js';
import type { Contribution, PointName } from '../model/plugin/contributions/index.js';
import type { Exporter, Importer, LocaleMessages, PointDefinition, QuestionGiven, Renderer, Source } from '../sdk/registrations.js';
import type { CommandHandler } from './commands.js';
import { Registry } from './registry.js';

/** What code there can be behind an entry, for the points where there can be any. */
export interface CodeAt {
  commands: CommandHandler;
  metrics: Metric;
  questionTypes: Renderer<QuestionGiven>;
  scorecardTiles: Renderer<unknown>;
  views: Renderer;
  sinks: Sink;
  sources: Source;
  importers: Importer;
  exporters: Exporter;
  locales: LocaleMessages;
  points: PointDefinition<unknown>;
  services: unknown;
}

/** Points whose entries are not looked up by an id. */
type Apart = 'menus' | 'keybindings';

/** What is contributed, point by point: where elements, engines and other plugins find it. */
export type Registries = {
  readonly [Name in Exclude<PointName, Apart>]: Registry<Contribution<Name>, Name extends keyof CodeAt ? CodeAt[Name] : never>;
};

/** What wakes a plugin when something of it is asked for, by point; the id follows a colon. */
export const WAKING: { readonly [Name in keyof CodeAt]: string } = {
  commands: 'onCommand',
  metrics: 'onMetric',
  questionTypes: 'onQuestionType',
  scorecardTiles: 'onTile',
  views: 'onView',
  sinks: 'onSink',
  sources: 'onSource',
  importers: 'onImporter',
  exporters: 'onExporter',
  locales: 'onLocale',
  points: 'onPoint',
  services: 'onService',
};

/** Makes them; `commands` and `configuration` come from the services that own them. `open` is told who looks where first. */
export function makeRegistries(owned: Pick<Registries, 'commands' | 'configuration'>, open: (name: PointName) => void): Registries {
  const made = POINT_NAMES.filter((name) => name !== 'menus' && name !== 'keybindings').map((name) => [name, new Registry(name, () => open(name))]);
  return { ...Object.fromEntries(made), ...owned } as Registries;
}

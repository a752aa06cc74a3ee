import type { Sink } from '../delivery/sink.js';
import type { Metric } from '../metrics/definition.js';
import type { Contribution, PointName } from '../model/plugin/contributions/index.js';
import type { Exporter, Importer, LocaleMessages, PointDefinition, Renderer, Source } from '../sdk/registrations.js';
import type { CommandHandler } from './commands.js';
import { Registry } from './registry.js';

/** What code there can be behind an entry, for the points where there can be any. */
export interface CodeAt {
  commands: CommandHandler;
  metrics: Metric;
  questionTypes: Renderer<unknown>;
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

/** Makes them; `commands` and `configuration` come from the services that own them. */
export function makeRegistries(owned: Pick<Registries, 'commands' | 'configuration'>): Registries {
  return {
    ...owned,
    metrics: new Registry('metric'),
    questionTypes: new Registry('question type'),
    surveyTemplates: new Registry('survey template'),
    scorecardTiles: new Registry('tile'),
    scorecardTemplates: new Registry('scorecard template'),
    journeyLanes: new Registry('journey lane'),
    journeyLenses: new Registry('journey lens'),
    importers: new Registry('importer'),
    exporters: new Registry('exporter'),
    sinks: new Registry('sink'),
    sources: new Registry('source'),
    themes: new Registry('theme'),
    locales: new Registry('locale'),
    icons: new Registry('icon'),
    views: new Registry('view'),
    contextKeys: new Registry('context key'),
    walkthroughs: new Registry('walkthrough'),
    preferenceTopics: new Registry('preference topic'),
    points: new Registry('contribution point'),
    services: new Registry('service'),
  };
}

import type * as z from 'zod/mini';
import { preferenceTopic, questionType, surveyTemplate } from './asking.js';
import { journeyLane, journeyLens, metric, scorecardTemplate, scorecardTile } from './figures.js';
import { exporter, importer, sink, source } from './flow.js';
import { icon, locale, theme } from './look.js';
import { point, service } from './openings.js';
import { configuration } from './setting.js';
import { command, contextKey, keybinding, menu, view, walkthrough } from './workbench.js';

export { contributionName, POINT_NAMES } from './contribution-name.js';
export type { Setting } from './setting.js';
export { settingFault, type SettingValue } from './setting-value.js';

/** The schema of one entry at each of the library's own contribution points, by the name it has under `contributes`. */
export const contributionSchemas = {
  metrics: metric,
  questionTypes: questionType,
  surveyTemplates: surveyTemplate,
  scorecardTiles: scorecardTile,
  scorecardTemplates: scorecardTemplate,
  journeyLanes: journeyLane,
  journeyLenses: journeyLens,
  importers: importer,
  exporters: exporter,
  sinks: sink,
  sources: source,
  themes: theme,
  locales: locale,
  icons: icon,
  commands: command,
  menus: menu,
  keybindings: keybinding,
  views: view,
  configuration,
  contextKeys: contextKey,
  walkthroughs: walkthrough,
  preferenceTopics: preferenceTopic,
  points: point,
  services: service,
};

/** The names under `contributes` that the library knows. */
export type PointName = keyof typeof contributionSchemas;

/** One entry at a point. */
export type Contribution<Name extends PointName> = z.infer<(typeof contributionSchemas)[Name]>;

/** What a plugin contributes, point by point. */
export type Contributions = { readonly [Name in PointName]: readonly Contribution<Name>[] };

import '../metric/define.js';
import { CxScorecard } from './scorecard.js';

CxScorecard.define('cx-scorecard');

export { CxScorecard };
export { CxErrorEvent } from '../base/events.js';
export { CxExportEvent } from '../base/export/event.js';
export { CxDrillEvent, type DrillPlace } from './drill-event.js';
export type { Verbatim, VerbatimFunction } from './document/verbatims.js';
export { CxTemplateEvent } from './template-event.js';
export { metricsOnPage } from '../base/metrics-on-page.js';
export type { CsvSettings } from './sources/csv.js';
export { cubeSource } from './sources/cube.js';
export type { FigureFeed, FigureFunction } from './sources/function.js';
export { csvSource, functionSource, jsonSource, liveSource } from './sources/later.js';
export type { LostAnswers } from '../../src/metrics/losses/lost-answers.js';
export type { FigureListener, FigureSource, SourceNote, SourceSettings, SourceStatus, SourceTrouble } from './sources/source.js';

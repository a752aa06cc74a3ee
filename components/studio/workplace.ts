/** All that is needed once there is a survey to work on: loaded then, so that the beginning is there at once. */
export { Desk } from './desk.js';
export { readSurveyFile, saveSurveyFile } from './files.js';
export { keptDraft } from './keeping.js';
export { TABS, tabOf, type Tab } from './panels/index.js';
export { previewPanel } from './panels/preview.js';
export { publishTo } from './publishing.js';

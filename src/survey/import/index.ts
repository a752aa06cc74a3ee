export { importFormbricks } from './formbricks.js';
export type { Imported, ImportItem } from './importing.js';
export { importSurveyJs, type ImportOptions } from './surveyjs.js';

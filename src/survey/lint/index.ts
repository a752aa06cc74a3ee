export { LINT_CODES, type LintCode, type Severity } from './codes.js';
export { applyFix, type Finding, type Fix, type PatchStep } from './finding.js';
export { lintSurvey, type LintOptions } from './lint.js';
export { readingLevel, type ReadingLevel } from './reading-level.js';
export { surveyFigures, type SurveyFigures } from './figures.js';
export { lintWords, sentence, type LintKey, type LintWords, type Said } from './words/index.js';

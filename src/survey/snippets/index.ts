export { CONTENT_SETTINGS, SURVEY_KINDS, type ContentSetting, type SurveyKind } from '../content.js';
export type { SnippetOptions } from './options.js';
export { snippet, SNIPPET_TARGETS, snippets, type Snippet, type SnippetTarget } from './snippets.js';
export { snippetHelp, type SnippetHelp } from './words/index.js';

export { SNIPPET_ATTRIBUTES, SURVEY_KINDS, type SnippetAttribute, type SnippetOptions, type SurveyKind } from './options.js';
export { snippet, SNIPPET_TARGETS, snippets, type Snippet, type SnippetTarget } from './snippets.js';
export { snippetHelp, type SnippetHelp } from './words/index.js';

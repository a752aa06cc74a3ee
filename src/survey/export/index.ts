export type { Cell, Column, ResponseEvent, TableOptions } from './columns.js';
export { surveyJson } from './document.js';
export { csvOf, dictionaryOf, ndjsonOf, responseTable, type ResponseTable } from './table.js';

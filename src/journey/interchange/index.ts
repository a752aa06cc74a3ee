export type { Diagnostic, ExportedJourney, ImportedJourney, Loss } from './loss.js';
export { importMermaid, type MermaidOptions } from './mermaid/read.js';
export { exportMermaid } from './mermaid/rewrite.js';
export type { WriteMermaidOptions } from './mermaid/write.js';
export { exportCjml, importCjml } from './cjml.js';
export { exportUjg, importUjg, ujgSubject, type UjgOptions } from './ujg.js';
export { exportJourneyCsv, importJourneyCsv, type CsvOptions } from './csv.js';
export { exportMarkdown, type MarkdownWords } from './markdown.js';
export { parseStatText, statText } from './stat-text.js';

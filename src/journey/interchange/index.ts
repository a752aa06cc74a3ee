export type { Diagnostic, ExportedJourney, ImportedJourney, Loss } from './loss.js';
export { importMermaid, type MermaidOptions } from './mermaid/read.js';
export { exportMermaid } from './mermaid/rewrite.js';
export type { WriteMermaidOptions } from './mermaid/write.js';

import type { ExportTable } from './table.js';

/** What a file is. */
export type FileFormat = 'png' | 'svg' | 'csv' | 'markdown' | 'mermaid' | 'json';

/** What leaves the page: a file, or a table for the clipboard. */
export type Exported = { readonly format: FileFormat; readonly file: File } | { readonly format: 'clipboard'; readonly table: ExportTable };

/**
 * `cx-export`: a picture or a table is about to be saved or copied. A page that stops it does so itself, such as one in a frame that may save
 * nothing. Does not bubble.
 */
export class CxExportEvent extends CustomEvent<Exported> {
  constructor(detail: Exported) {
    super('cx-export', { detail, cancelable: true });
  }
}

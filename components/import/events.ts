import type { Cube } from '../../src/metrics/cube/cube.js';

/** `cx-imported`: a file has been counted; `detail.cube` has the figures. */
export class CxImportedEvent extends CustomEvent<CxImportedDetail> {
  constructor(detail: CxImportedDetail) {
    super('cx-imported', { detail, bubbles: true, composed: true });
  }
}

export interface CxImportedDetail {
  readonly cube: Cube;
  /** The name of the file. */
  readonly file: string;
  /** The events behind the figures, one a line (NDJSON), where the file held events or an importer of a plugin made them. */
  readonly events?: Blob;
}

declare global {
  interface HTMLElementEventMap {
    'cx-imported': CxImportedEvent;
  }
}

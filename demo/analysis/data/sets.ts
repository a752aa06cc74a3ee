import type { Study } from '../study.js';
import { DATA_FILES } from '../data-files.mjs';
import { readAttrition } from './attrition.js';
import { readCdnow } from './cdnow.js';
import { readFft } from './fft.js';
import { readSfo } from './sfo.js';
import type { Reading } from './table.js';
import { readTelco } from './telco.js';

/** A data set that somebody may have on their machine. Its texts are `a.set.<id>` and `a.set.<id>.about`. */
export interface DataSet {
  readonly id: keyof typeof DATA_FILES;
  /** Where its files are in the folder of data. */
  readonly files: readonly string[];
  read(files: readonly File[], reading: Reading): Promise<Study>;
}

/** The data sets that the page knows. None of them comes with it. */
export const DATA_SETS: readonly DataSet[] = [
  { id: 'sfo', files: DATA_FILES.sfo, read: readSfo },
  { id: 'fft', files: DATA_FILES.fft, read: readFft },
  { id: 'telco', files: DATA_FILES.telco, read: readTelco },
  { id: 'cdnow', files: DATA_FILES.cdnow, read: readCdnow },
  { id: 'attrition', files: DATA_FILES.attrition, read: readAttrition },
];

/** The name of a file without its folder. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Fetches the files of a set from the demo's own server. */
export async function fetchFiles(set: DataSet, signal: AbortSignal): Promise<File[]> {
  const files: File[] = [];
  for (const path of set.files) {
    const answer = await fetch(`/analysis/data/${path}`, { signal });
    if (!answer.ok) throw new Error(`${baseName(path)}: ${answer.status}`);
    files.push(new File([await answer.blob()], baseName(path)));
  }
  return files;
}

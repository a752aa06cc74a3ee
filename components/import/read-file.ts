import { CxError } from '../../src/core/problem.js';
import { CsvReader, whyNotATable } from '../../src/metrics/intake/csv.js';

/** How much of a file is looked at to tell its encoding and its separators, in bytes. */
const SAMPLE = 65_536;
/** How much is read at a time, in bytes. */
const PIECE = 65_536;
/** How long to work before letting the page breathe, in milliseconds. */
const SLICE = 30;

/** A table file that is known to be one. */
export interface TableFile {
  readonly file: File;
  /** `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`. */
  readonly encoding: string;
  readonly delimiter: string;
  readonly sample: string;
}

/** Looks at the beginning of a file. @throws CxError that says what it is instead of a table */
export async function openTable(file: File): Promise<TableFile> {
  const head = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const encoding = encodingOf(head);
  const sample = new TextDecoder(encoding).decode(head);
  const problem = whyNotATable(sample);
  if (problem) throw new CxError(problem);
  return { file, encoding, sample, delimiter: new CsvReader(sample).delimiter };
}

/** Calls back for each row, the first included, without holding the file; lets the page breathe on the way. */
export async function forEachRow(
  { file, encoding, sample }: TableFile,
  row: (cells: readonly string[]) => void,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const reader = new CsvReader(sample);
  const decoder = new TextDecoder(encoding);
  const stream = file.stream().getReader();
  let read = 0;
  let began = performance.now();
  try {
    for (;;) {
      const { done, value } = await stream.read();
      if (done) break;
      // some browsers hand a whole file over at once
      for (let at = 0; at < value.length; at += PIECE) {
        signal.throwIfAborted();
        reader.push(decoder.decode(value.subarray(at, at + PIECE), { stream: true })).forEach(row);
        read += Math.min(PIECE, value.length - at);
        if (performance.now() - began < SLICE) continue;
        progress(read / file.size);
        await new Promise((resolve) => setTimeout(resolve));
        began = performance.now();
      }
    }
    signal.throwIfAborted();
    [...reader.push(decoder.decode()), ...reader.end()].forEach(row);
  } finally {
    void stream.cancel().catch(() => {}); // an unread rest is of no use to anybody
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }); // the last character may be cut
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

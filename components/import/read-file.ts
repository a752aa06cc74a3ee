import { CxError } from '../../src/core/problem.js';
import { CsvReader, whyNotATable } from '../../src/metrics/intake/csv.js';
import { isNdjson, NdjsonReader, type JsonRecord } from '../../src/metrics/intake/ndjson.js';

/** How much of a file is looked at to tell its encoding and its separators, in bytes. */
const SAMPLE = 65_536;
/** How much is read at a time, in bytes. */
const PIECE = 65_536;
/** How long to work before letting the page breathe, in milliseconds. */
const SLICE = 30;

/** A file that is known to hold records. */
export interface Source {
  readonly file: File;
  readonly format: 'csv' | 'ndjson';
  /** `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`. */
  readonly encoding: string;
  readonly sample: string;
}

/** How a file is gone through. */
export interface Going {
  /** Told the share that has been read, 0..1. */
  readonly progress: (share: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Looks at the beginning of a file. @throws CxError that says what it is instead of records */
export async function openFile(file: File): Promise<Source> {
  const head = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const encoding = encodingOf(head);
  const sample = new TextDecoder(encoding).decode(head);
  if (isNdjson(sample)) return { file, format: 'ndjson', encoding, sample };
  const problem = whyNotATable(sample);
  if (problem) throw new CxError(problem);
  return { file, format: 'csv', encoding, sample };
}

/** A whole file as text, in the encoding that it is in. */
export async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const decode = (encoding: string): string => new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes);
  try {
    return decode(encodingOf(bytes.subarray(0, SAMPLE)));
  } catch {
    return decode('windows-1252');
  }
}

/** The beginning of a file as text, for who is to recognise it. */
export async function headOf(file: File): Promise<string> {
  const head = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  return new TextDecoder(encodingOf(head)).decode(head);
}

/** A file that is not in the encoding that its beginning is in. */
class WrongEncoding extends Error {}

/** Calls back for each row of a CSV file, the first included, without holding the file. */
export function forEachRow(source: Source, row: (cells: readonly string[]) => void, going: Going): Promise<void> {
  const reader = new CsvReader(source.sample);
  return forEachPiece(source, (piece) => reader.push(piece).forEach(row), () => reader.end().forEach(row), going);
}

/** Calls back for each record of an NDJSON file, without holding the file. */
export function forEachRecord(source: Source, record: (record: JsonRecord) => void, going: Going): Promise<void> {
  const reader = new NdjsonReader();
  return forEachPiece(source, (piece) => reader.push(piece).forEach(record), () => reader.end().forEach(record), going);
}

/** Goes through a file; if it turns out not to be UTF-8 on the way, goes through it anew, as what is left over then. */
export async function inRightEncoding<Result>(source: Source, go: (source: Source) => Promise<Result>): Promise<Result> {
  try {
    return await go(source);
  } catch (error) {
    if (!(error instanceof WrongEncoding)) throw error;
    return go({ ...source, encoding: 'windows-1252' });
  }
}

async function forEachPiece({ file, encoding }: Source, push: (text: string) => void, end: () => void, { progress, signal }: Going): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new WrongEncoding('not UTF-8', { cause });
    }
  };
  const stream = file.stream().getReader();
  let read = 0;
  let began = performance.now();
  try {
    for (;;) {
      const { done, value } = await stream.read();
      if (done) break;
      // some browsers hand a whole file over at once
      for (let at = 0; at < value.length; at += PIECE) {
        signal?.throwIfAborted();
        push(decode(value.subarray(at, at + PIECE)));
        read += Math.min(PIECE, value.length - at);
        if (performance.now() - began < SLICE) continue;
        progress(read / file.size);
        await new Promise((resolve) => setTimeout(resolve));
        began = performance.now();
      }
    }
    signal?.throwIfAborted();
    push(decode());
    end();
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

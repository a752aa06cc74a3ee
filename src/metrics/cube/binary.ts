import { CxError, type Problem } from '../../core/problem.js';
import { err } from '../../core/result.js';
import type { Parsed } from '../../model/parse.js';
import type { Metric } from '../definition.js';
import { ByteReader, ByteWriter, crc32 } from './bytes.js';
import type { Cube } from './cube.js';
import { newerVersion, parseCube } from './parse.js';
import { snapshotOf, SNAPSHOT_VERSION, type CubeSnapshot, type SnapshotSelection } from './snapshot.js';

/** `CXCB`: the first bytes of every cube in binary. */
const MAGIC = [0x43, 0x58, 0x43, 0x42];
/** The check sum behind everything. */
const SUM_BYTES = 4;

/** What a number of a cell is, in the two lowest bits of its first number. */
const WHOLE = 0;
const ZEROS = 1;
const DOUBLE = 2;
const MINUS = 3;
/** Larger whole numbers are written as doubles. */
const LARGEST_WHOLE = 2 ** 50;

/**
 * Writes a cube in binary, for storing and sending: a third to a half of its JSON, and nothing lost. Behind `CXCB`
 * and a byte for the version stand the shape as JSON, then the cells, each as its group, the step to its period, its
 * measure and its sums (counts as numbers of variable length, runs of zeros as their length, the rest as doubles), and
 * last a check sum.
 */
export function encodeCube(cube: Cube, selection: SnapshotSelection = {}): Uint8Array {
  const { cells, ...head } = snapshotOf(cube, selection);
  const out = new ByteWriter();
  MAGIC.forEach((byte) => out.byte(byte));
  out.byte(SNAPSHOT_VERSION);
  out.json(head);
  out.whole(cells.length);
  let last = 0;
  for (const [segment, period, measure, ...sums] of cells) {
    out.whole(segment!);
    signed(out, period! - last);
    out.whole(measure!);
    writeSums(out, sums);
    last = period!;
  }
  const body = out.end();
  const whole = new Uint8Array(body.length + SUM_BYTES);
  whole.set(body);
  new DataView(whole.buffer).setUint32(body.length, crc32(body), true);
  return whole;
}

/**
 * Reads a cube in binary from somewhere that cannot be trusted, with the checks of {@link parseCube}. Never throws.
 *
 * Problems: `not-a-cube`, `newer-version`, `broken-cube`, and those of `parseCube`
 */
export function decodeCube(bytes: Uint8Array, metrics: readonly Metric[]): Parsed<Cube> {
  if (bytes.length < MAGIC.length + 1 + SUM_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    return problem({ code: 'not-a-cube', message: 'These bytes are no cube: they do not begin with CXCB.', where: 'byte 0' });
  }
  const version = bytes[MAGIC.length]!;
  if (version > SNAPSHOT_VERSION) return problem(newerVersion(version));
  const body = bytes.subarray(0, bytes.length - SUM_BYTES);
  if (crc32(body) !== new DataView(bytes.buffer, bytes.byteOffset).getUint32(body.length, true)) {
    return problem({ code: 'broken-cube', message: 'This cube has been damaged on the way: its check sum does not fit.', where: `byte ${body.length}` });
  }
  try {
    return parseCube(readSnapshot(new ByteReader(body, MAGIC.length + 1)), metrics);
  } catch (error) {
    if (error instanceof CxError) return problem(error);
    throw error;
  }
}

const problem = ({ code, message, where }: Problem): Parsed<never> => err([where === undefined ? { code, message } : { code, message, where }]);

function readSnapshot(from: ByteReader): unknown {
  const head = from.json();
  const count = from.whole();
  const cells: number[][] = [];
  let period = 0;
  for (let i = 0; i < count; i++) {
    const segment = from.whole();
    period += readSigned(from);
    cells.push([segment, period, from.whole(), ...readSums(from)]);
  }
  if (!from.atEnd) throw new CxError({ code: 'broken-cube', message: 'This is no whole cube: something follows its last cell.' });
  return { ...(typeof head === 'object' ? head : {}), cells } satisfies Partial<CubeSnapshot>;
}

function writeSums(out: ByteWriter, sums: readonly number[]): void {
  out.whole(sums.length);
  for (let i = 0; i < sums.length; i++) {
    const value = sums[i]!;
    if (value === 0) {
      const from = i;
      while (sums[i + 1] === 0) i += 1;
      out.whole(4 * (i - from + 1) + ZEROS);
    } else if (Number.isInteger(value) && Math.abs(value) < LARGEST_WHOLE) {
      out.whole(4 * Math.abs(value) + (value > 0 ? WHOLE : MINUS));
    } else {
      out.whole(DOUBLE);
      out.double(value);
    }
  }
}

/** No metric has so many sums in a cell. */
const MOST_SUMS = 1_000_000;

function readSums(from: ByteReader): number[] {
  const length = from.whole();
  if (length > MOST_SUMS) throw tooMany();
  const sums: number[] = [];
  while (sums.length < length) {
    const first = from.whole();
    const [kind, value] = [first % 4, Math.floor(first / 4)];
    if (kind === DOUBLE) sums.push(from.double());
    else if (kind !== ZEROS) sums.push(kind === MINUS ? -value : value);
    else if (value === 0 || value > length - sums.length) throw tooMany();
    else for (let i = 0; i < value; i++) sums.push(0);
  }
  return sums;
}

const tooMany = (): CxError => new CxError({ code: 'broken-cube', message: 'This is no whole cube: a cell has more sums than there can be.' });

const signed = (out: ByteWriter, value: number): void => out.whole(value >= 0 ? 2 * value : -2 * value - 1);

function readSigned(from: ByteReader): number {
  const value = from.whole();
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

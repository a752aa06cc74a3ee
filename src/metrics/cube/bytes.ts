import { CxError } from '../../core/problem.js';

/*
 * The letters of the binary form: numbers of seven bits a byte with the lowest first (as in protocol buffers), doubles
 * of eight bytes with the lowest first, and text as JSON in ASCII.
 */

/** Writes bytes, in an array that grows. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  #hold(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  byte(value: number): void {
    this.#hold(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1. */
  whole(value: number): void {
    this.#hold(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  double(value: number): void {
    this.#hold(8);
    new DataView(this.#bytes.buffer).setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  json(value: unknown): void {
    const text = JSON.stringify(value).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    this.whole(text.length);
    this.#hold(text.length);
    for (let i = 0; i < text.length; i++) this.#bytes[this.#length++] = text.charCodeAt(i);
  }

  /** What was written. */
  end(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Reads bytes, and says where they end too soon or make no sense. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes;
    this.#at = from;
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    if (this.#at >= this.#bytes.length) throw broken(this.#at, 'it ends too soon');
    return this.#bytes[this.#at++]!;
  }

  whole(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (!Number.isSafeInteger(value)) throw broken(this.#at, 'a number is too large');
      if (byte < 128) return value;
    }
  }

  double(): number {
    const at = this.#at;
    if (at + 8 > this.#bytes.length) throw broken(at, 'it ends too soon');
    this.#at += 8;
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset).getFloat64(at, true);
  }

  json(): unknown {
    const length = this.whole();
    if (this.#at + length > this.#bytes.length) throw broken(this.#at, 'it ends too soon');
    let text = '';
    for (const end = this.#at + length; this.#at < end; ) text += String.fromCharCode(this.#bytes[this.#at++]!);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw broken(this.#at, 'its head is no JSON', error);
    }
  }
}

function broken(at: number, why: string, cause?: unknown): CxError {
  return new CxError({ code: 'broken-cube', message: `This is no whole cube: ${why}, at byte ${at}.`, where: `byte ${at}` }, { cause });
}

const TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The check sum of ISO 3309 (CRC-32), as in zip files: one changed byte is always noticed. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** What a look over the bytes of JSON tells without reading it. */
export interface Scanned {
  /** How deep brackets nest. */
  readonly deepest: number;
  /** The bytes of each entry of the list: of the whole, or of what is called `events`. */
  readonly sizes: readonly number[];
  /** Is there an escape that may stand for NUL or half a surrogate pair? */
  readonly isSuspect: boolean;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const OPEN_OBJECT = 123;
const CLOSE_LIST = 93;
const CLOSE_OBJECT = 125;
const COMMA = 44;
const EVENTS = Buffer.from('events');

/**
 * One pass over a body before it is parsed: nesting costs a parser time and stack, and an event that is too large is refused alone.
 * What is no JSON is left to the parser to refuse.
 */
export function scan(body: Uint8Array): Scanned {
  const sizes: number[] = [];
  let depth = 0;
  let deepest = 0;
  let isSuspect = false;
  /** The depth at which the entries of the list lie; 0 outside it. */
  let entries = 0;
  let from = 0;
  let isEvents = false;
  let isEmpty = true;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte === QUOTE) {
      const start = i + 1;
      for (i++; i < body.length && body[i] !== QUOTE; i++) {
        if (body[i] !== BACKSLASH) continue;
        i++;
        isSuspect ||= body[i] === 117 && (body[i + 1] === 48 || body[i + 1] === 100 || body[i + 1] === 68);
      }
      if (depth === 1) isEvents = i - start === EVENTS.length && EVENTS.every((one, k) => body[start + k] === one);
      isEmpty = false;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (byte === OPEN_LIST && (depth === 1 || (depth === 2 && isEvents && entries === 0))) {
        entries = depth;
        sizes.length = 0;
        from = i + 1;
        isEmpty = true;
      } else isEmpty = false;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (depth === entries && byte === CLOSE_LIST) {
        if (!isEmpty) sizes.push(i - from);
        entries = 0;
        isEvents = false;
      }
      depth -= 1;
    } else if (byte === COMMA) {
      if (depth === entries && entries > 0) {
        sizes.push(i - from);
        from = i + 1;
      }
    } else if (byte > 32) isEmpty = false;
  }
  return { deepest, sizes, isSuspect };
}

/** Where a text stops being JSON, in UTF-16 units from 0, with its line and column from 1. */
export interface JsonFault {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** What could have come there. */
  readonly expected: JsonExpected;
}
export type JsonExpected = 'value' | 'key' | 'colon' | 'comma' | 'comma-or-end' | 'string-end' | 'escape' | 'end' | 'number' | 'depth';

/** Where each value of a JSON text begins, by its place (a JSON Pointer); or where the text stops being JSON. */
export type JsonMap = { readonly ok: true; readonly offsets: ReadonlyMap<string, number> } | { readonly ok: false; readonly fault: JsonFault };

/** Deeper than this is no document that a person wrote. */
const DEEPEST = 200;

class Stop extends Error {
  readonly offset: number;
  readonly expected: JsonExpected;
  constructor(offset: number, expected: JsonExpected) {
    super(expected);
    this.offset = offset;
    this.expected = expected;
  }
}

/**
 * Reads a JSON text for its places. Browsers word their own faults differently and some give no place; this gives the same in all of them.
 * Never throws.
 */
export function mapJson(text: string): JsonMap {
  const offsets = new Map<string, number>();
  let at = 0;
  const blank = (): void => {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at += 1;
  };
  const string = (): string => {
    const start = at;
    for (at += 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x22) return JSON.parse(text.slice(start, ++at)) as string;
      if (code < 0x20) throw new Stop(at, 'string-end');
      if (code !== 0x5c) continue;
      at += 1;
      if (text[at] === 'u' ? !/^[0-9a-f]{4}$/i.test(text.slice(at + 1, at + 5)) : !'"\\/bfnrt'.includes(text[at] ?? ' ')) throw new Stop(at, 'escape');
    }
    throw new Stop(start, 'string-end');
  };
  const value = (place: string, depth: number): void => {
    blank();
    if (depth > DEEPEST) throw new Stop(at, 'depth');
    offsets.set(place, at);
    const first = text[at];
    if (first === '{') return holder('}', depth, () => {
      if (text[at] !== '"') throw new Stop(at, 'key');
      const key = string();
      blank();
      if (text[at] !== ':') throw new Stop(at, 'colon');
      at += 1;
      return `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    });
    if (first === '[') {
      let i = 0;
      return holder(']', depth, () => `${place}/${i++}`);
    }
    if (first === '"') return void string();
    const word = /(?:true|false|null)(?![\w])|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
    word.lastIndex = at;
    const found = word.exec(text);
    if (!found) throw new Stop(at, /[-\d]/.test(first ?? '') ? 'number' : 'value');
    at += found[0].length;
  };
  const holder = (close: string, depth: number, begin: () => string): void => {
    at += 1;
    blank();
    if (text[at] === close) return void (at += 1);
    for (;;) {
      blank();
      value(begin(), depth + 1);
      blank();
      if (text[at] === close) return void (at += 1);
      if (text[at] !== ',') throw new Stop(at, 'comma-or-end');
      at += 1;
    }
  };
  try {
    value('', 0);
    blank();
    if (at < text.length) throw new Stop(at, 'end');
    return { ok: true, offsets };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, fault: { ...placeIn(text, error.offset), expected: error.expected } };
  }
}

/** Line and column of an offset, from 1. */
export function placeIn(text: string, offset: number): { readonly offset: number; readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { offset, line, column: offset - before.lastIndexOf('\n') };
}

/** Where a place is in a text, or the nearest place around it that is there. */
export function offsetOf(offsets: ReadonlyMap<string, number>, place: string): number {
  for (let at = place; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const offset = offsets.get(at);
    if (offset !== undefined) return offset;
    if (at === '') return 0;
  }
}

/** What expressions work on: plain JSON. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** There is no telling: a field that is not there, a division by zero, a text where a number is needed. */
export const UNKNOWN = undefined;
export type Unknown = typeof UNKNOWN;

/** Makes a plain value of what a host hands in: anything that JSON cannot hold is unknown. Looks at the outside only. */
export function plain(value: unknown): Value | Unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : UNKNOWN;
    case 'object': {
      if (value === null || Array.isArray(value)) return value as Value;
      const prototype: unknown = Object.getPrototypeOf(value);
      return prototype === Object.prototype || prototype === null ? (value as Value) : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

/** A field of a map. Only what the map itself holds: never what it inherits, never a getter of a host object. */
export function fieldOf(value: Value | Unknown, name: string): Value | Unknown {
  if (!isMap(value)) return UNKNOWN;
  const property = Object.getOwnPropertyDescriptor(value, name);
  return property && 'value' in property ? plain(property.value) : UNKNOWN;
}

/** Is it a map, and not a list? */
export function isMap(value: Value | Unknown): value is { readonly [name: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Are two values the same? Values of unlike types are not; lists and maps are not compared. */
export function equal(a: Value | Unknown, b: Value | Unknown): boolean | Unknown {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  if ((typeof a === 'object' && a !== null) || (typeof b === 'object' && b !== null)) return UNKNOWN;
  return a === b;
}

/** Below 0, 0 or above: numbers by size, texts by the code points of their characters, false before true. Unknown for all else. */
export function order(a: Value | Unknown, b: Value | Unknown): number | Unknown {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : textOrder(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return UNKNOWN;
}

function textOrder(a: string, b: string): number {
  for (let i = 0; ; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // UTF-16 puts surrogates before U+E000..U+FFFF, code points come the other way round
    if (x >= 0xd800 && y >= 0xd800) return (x < 0xe000 ? 0x10000 + x : x) - (y < 0xe000 ? 0x10000 + y : y);
    return Number.isNaN(x) ? -1 : Number.isNaN(y) ? 1 : x - y;
  }
}

/** Characters in a text, by code points. */
export function textSize(text: string): number {
  let size = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) size -= 1;
  }
  return size;
}

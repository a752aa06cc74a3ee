/** Where the time and the random bytes of an id come from. */
export interface UuidSource {
  /** Milliseconds since 1970, whole. */
  now(): number;
  /** Fills `bytes` with random values. */
  random(bytes: Uint8Array): void;
}

/** The machine's own randomness, which the language alone does not know. */
declare const crypto: { getRandomValues(bytes: Uint8Array): unknown };

const machine: UuidSource = {
  now: Date.now,
  random: (bytes) => void crypto.getRandomValues(bytes),
};

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * Makes a maker of UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count within the millisecond
 * (section 6.2, method 3), 62 random bits. Ids of one maker sort in the order they were made, even when the clock
 * stands still or is set back.
 */
export function uuidv7Maker(source: UuidSource = machine): () => string {
  let last = 0;
  return () => {
    const bytes = new Uint8Array(8);
    source.random(bytes);
    bytes[0] = 0x80 | (bytes[0]! & 0x3f);
    last = Math.max(source.now() * 0x1000, last + 1); // in 4096ths of a millisecond: still exact in a double
    const time = hex(last, 15);
    const rest = Array.from(bytes, (byte) => hex(byte, 2)).join('');
    return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${time.slice(12)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
  };
}

/** Makes an id: unique, sortable by time, 36 lower-case characters. */
export const uuidv7: () => string = uuidv7Maker();

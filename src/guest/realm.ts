/** The language itself, and nothing that tells the time, waits, or depends on collection of garbage. */
const LANGUAGE = [
  'AggregateError', 'Array', 'ArrayBuffer', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView', 'Date', 'Error', 'EvalError', 'Float16Array', 'Float32Array',
  'Float64Array', 'Function', 'Infinity', 'Int16Array', 'Int32Array', 'Int8Array', 'Intl', 'Iterator', 'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise', 'Proxy',
  'RangeError', 'ReferenceError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'SyntaxError', 'TypeError', 'URIError', 'Uint16Array', 'Uint32Array', 'Uint8Array',
  'Uint8ClampedArray', 'WeakMap', 'WeakSet', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'globalThis', 'isFinite', 'isNaN', 'parseFloat',
  'parseInt', 'self', 'undefined', 'unescape', 'TextEncoder', 'TextDecoder', 'console', 'cx', 'cxPlugin',
];
/** What a plugin beside it may want and what reaches nobody. */
const HARMLESS = [
  'AbortController', 'AbortSignal', 'Blob', 'DOMException', 'Event', 'EventTarget', 'CustomEvent', 'URL', 'URLSearchParams', 'atob', 'btoa', 'clearInterval', 'clearTimeout',
  'crypto', 'performance', 'queueMicrotask', 'setInterval', 'setTimeout', 'structuredClone', 'DisposableStack', 'AsyncDisposableStack', 'SuppressedError', 'WeakRef',
  'FinalizationRegistry', 'Temporal',
];

/** Kept from the start: pure plugins are left without the names, but not without events. */
const EventPrototype = Event.prototype;
const TargetPrototype = EventTarget.prototype;

/**
 * Takes from the worker everything that is not on the list: network, storage, other workers, channels. The policy of the
 * frame and its opaque origin already bar them; a second lock does not hurt, and a name that browsers add later is not on the list.
 */
export function narrowRealm(tier: 'isolated' | 'pure'): void {
  const kept = new Set(tier === 'pure' ? LANGUAGE : [...LANGUAGE, ...HARMLESS]);
  // what all event targets share stays: the signals of the SDK are some
  for (let at: object | null = globalThis; at && at !== TargetPrototype; at = Object.getPrototypeOf(at) as object | null) {
    for (const key of Object.getOwnPropertyNames(at)) {
      if (kept.has(key) || key === 'constructor') continue;
      if (!Reflect.deleteProperty(at, key)) Reflect.defineProperty(at, key, { value: undefined });
    }
  }
}


/** When it always is, in the pure tier: 2000-01-01T00:00:00Z. */
const FROZEN_TIME = 946_684_800_000;

/** A pure function gives the same for the same, everywhere: the clock stands still, and chance is a series that begins anew with each call. */
export function freezeRealm(): { restart(): void } {
  const Real = Date;
  const Frozen = function (this: unknown, ...given: []): unknown {
    const made = Reflect.construct(Real, given.length > 0 ? given : [FROZEN_TIME], new.target ?? Frozen) as Date;
    return new.target ? made : made.toISOString();
  } as unknown as DateConstructor;
  Object.defineProperties(Frozen, { ...Object.getOwnPropertyDescriptors(Real), now: { value: () => FROZEN_TIME } });
  Object.defineProperty(Real.prototype, 'constructor', { value: Frozen });
  Object.defineProperty(globalThis, 'Date', { value: Frozen });
  // without a date they would format the real present
  for (const name of ['format', 'formatToParts'] as const) {
    const real = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, name)!;
    const call = (format: Intl.DateTimeFormat, date: unknown): unknown =>
      ((real.get ? real.get.call(format) : real.value.bind(format)) as (date: unknown) => unknown)(date === undefined ? FROZEN_TIME : date);
    Object.defineProperty(Intl.DateTimeFormat.prototype, name, real.get
      ? { get(this: Intl.DateTimeFormat) { return (date?: unknown) => call(this, date); } }
      : { value(this: Intl.DateTimeFormat, date?: unknown) { return call(this, date); } });
  }
  Object.defineProperty(EventPrototype, 'timeStamp', { value: 0 });
  let state = 1;
  Object.defineProperty(Math, 'random', {
    value: () => {
      // mulberry32
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  });
  Object.freeze(Math);
  return { restart: () => void (state = 1) };
}

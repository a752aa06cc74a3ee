/** The steps of a place in a document (a JSON Pointer, RFC 6901). */
export const stepsOf = (pointer: string): readonly string[] => pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The place that these steps lead to. */
export const pointerOf = (...steps: readonly (string | number)[]): string => steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Is `place` the place `within` itself, or inside of it? */
export const isWithin = (place: string, within: string): boolean => place === within || place.startsWith(`${within}/`);

/** What stands at a place; undefined if nothing does. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const step of stepsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

/**
 * The document with another value at a place; all that is not on the way there is shared with the old one, which stays as it is.
 * `undefined` takes a key away. A place that is not there, and cannot be made by setting one key, changes nothing.
 */
export function withValue<T>(document: T, pointer: string, value: unknown): T {
  return changed(document, stepsOf(pointer), value) as T;
}

function changed(document: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof document !== 'object' || document === null) return document;
  const inner = Object.hasOwn(document, step) ? (document as Readonly<Record<string, unknown>>)[step] : undefined;
  const next = changed(inner, rest, value);
  if (Array.isArray(document)) {
    const index = Number(step);
    if (!Number.isInteger(index) || index < 0 || index > document.length) return document;
    if (next === undefined) return document.filter((_, i) => i !== index);
    return [...document.slice(0, index), next, ...document.slice(index + 1)];
  }
  if (next !== undefined) return { ...document, [step]: next };
  const { [step]: _gone, ...others } = document as Readonly<Record<string, unknown>>;
  return others;
}

/** A list with an entry put in, taken out, or at another place. */
export const inserted = <T>(list: readonly T[], index: number, entry: T): T[] => [...list.slice(0, index), entry, ...list.slice(index)];
export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const entry = list[from];
  return entry === undefined || to < 0 || to >= list.length ? [...list] : inserted(without(list, from), to, entry);
}

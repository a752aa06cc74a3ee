/** Does a plain value have a form? */
export type Fits = (value: unknown) => boolean;

export const text = (most = Infinity, least = 0, ...patterns: readonly RegExp[]): Fits => (value) =>
  typeof value === 'string' && value.length <= most && value.length >= least && patterns.every((pattern) => pattern.test(value));

export const number = (least = -Infinity, most = Infinity): Fits => (value) => Number.isFinite(value) && (value as number) >= least && (value as number) <= most;

export const whole = (least = -Infinity, most = Infinity): Fits => (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

export const truth: Fits = (value) => typeof value === 'boolean';

/** Anything: a plain copy holds nothing that JSON does not. */
export const any: Fits = () => true;

export const oneOf = (...known: readonly unknown[]): Fits => (value) => known.includes(value);

export const list = (entry: Fits, least = 0, most = Infinity): Fits => (value) => Array.isArray(value) && value.length >= least && value.length <= most && value.every(entry);

export const either = (...forms: readonly Fits[]): Fits => (value) => forms.some((fits) => fits(value));

/** A form, and what the schema asks of it with code of its own. */
export const both = (form: Fits, refined: (value: never) => boolean): Fits => (value) => form(value) && refined(value as never);

/** A form that is named before it is made: those that hold themselves. */
export const later = (form: () => Fits): Fits => (value) => form()(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any names that fit; what is called `__proto__` is left to the schema, which leaves it out. */
export const byName = (name: Fits, entry: Fits): Fits => (value) => isRecord(value) && Object.keys(value).every((key) => key !== '__proto__' && name(key) && entry(value[key]));

/** An object with these entries, with or without those, and no others. */
export const record = (needed: Readonly<Record<string, Fits>>, optional: Readonly<Record<string, Fits>> = {}): Fits => (value) =>
  isRecord(value) &&
  Object.keys(needed).every((key) => Object.hasOwn(value, key)) &&
  Object.keys(value).every((key) => [needed, optional].some((forms) => Object.hasOwn(forms, key) && forms[key]!(value[key])));

/** One of several objects, told apart by an entry. */
export const told = (by: string, forms: readonly (readonly [values: readonly unknown[], fits: Fits])[]): Fits => (value) =>
  isRecord(value) && (forms.find(([values]) => values.includes(value[by]))?.[1](value) ?? false);

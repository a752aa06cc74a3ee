import type * as z from 'zod/mini';
import { both, byName, either, later, list, oneOf, text, told, truth, whole, type Fits } from './questionnaire/form/kinds.js';

type Schema = z.core.$ZodType;
type Definition = z.core.$ZodTypes['_zod']['def'];
type Check = z.core.$ZodCheck<never>;

/** Formats whose pattern says all. */
const BY_PATTERN: ReadonlySet<string> = new Set(['regex', 'datetime', 'date']);
const never: Fits = () => false;

/**
 * What a schema asks, as plain checks: many times as fast, since nothing is copied and no fault is looked for. What fits is what the schema gives for
 * it, to the letter. What does not fit may still be good, where the schema would change it or asks something that is not known here: that is for the schema to say.
 */
export function formOf(schema: Schema, known = new Map<Schema, Fits>()): Fits {
  const before = known.get(schema);
  if (before) return before;
  // a schema may hold itself
  let made: Fits | undefined;
  known.set(schema, later(() => made!));
  const { def } = schema._zod as { readonly def: Definition };
  made = (def.checks ?? []).reduce((form, check) => both(form, checkOf(check as unknown as Check)), plain(def, (inner) => formOf(inner, known)));
  known.set(schema, made);
  return made;
}

function plain(def: Definition, of: (schema: Schema) => Fits): Fits {
  switch (def.type) {
    case 'string': {
      const { format, pattern } = def as { readonly format?: string; readonly pattern?: RegExp };
      if (format === undefined) return text();
      return BY_PATTERN.has(format) && pattern ? text(Infinity, 0, pattern) : never;
    }
    case 'number': {
      const { format } = def as { readonly format?: string };
      return format === undefined ? Number.isFinite : format === 'safeint' ? whole() : never;
    }
    case 'boolean':
      return truth;
    case 'null':
      return oneOf(null);
    case 'literal':
      return oneOf(...def.values);
    case 'enum':
      return oneOf(...Object.values(def.entries));
    case 'array':
      return list(of(def.element));
    case 'record':
      return byName(of(def.keyType), of(def.valueType));
    case 'union': {
      const { discriminator } = def as { readonly discriminator?: string };
      if (discriminator === undefined) return either(...def.options.map(of));
      return told(discriminator, def.options.map((option) => [[...(option as z.core.$ZodObject)._zod.propValues![discriminator]!], of(option)]));
    }
    case 'object':
      return object(def, of);
    case 'lazy':
      return of(def.getter());
    default:
      return never;
  }
}

/** An object: what it must have, what it may have, and what else it may have by other names. */
function object({ shape, catchall }: z.core.$ZodObjectDef, of: (schema: Schema) => Fits): Fits {
  const rest = catchall ? of(catchall) : never;
  const needed = new Map<string, Fits>();
  const others = new Map<string, Fits>();
  for (const [key, schema] of Object.entries(shape)) {
    const { def } = schema._zod as { readonly def: Definition };
    if (def.type === 'optional') others.set(key, of(def.innerType));
    else needed.set(key, of(schema));
  }
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    let missing = needed.size;
    for (const key of Object.keys(value)) {
      const one = (value as Readonly<Record<string, unknown>>)[key];
      const fits = needed.get(key);
      if (fits) {
        if (!fits(one)) return false;
        missing -= 1;
      } else if (key === '__proto__' || !(others.get(key) ?? rest)(one)) return false;
    }
    return missing === 0;
  };
}

function checkOf({ _zod: { def } }: Check): Fits {
  const { check, ...asked } = def as z.core.$ZodCheckDef;
  switch (check) {
    case 'max_length':
      return (value) => (value as string | readonly unknown[]).length <= (asked as { maximum: number }).maximum;
    case 'min_length':
      return (value) => (value as string | readonly unknown[]).length >= (asked as { minimum: number }).minimum;
    case 'less_than':
    case 'greater_than': {
      const { value: limit, inclusive } = asked as { value: number; inclusive: boolean };
      const sign = check === 'less_than' ? 1 : -1;
      return inclusive ? (value) => sign * (value as number) <= sign * limit : (value) => sign * (value as number) < sign * limit;
    }
    case 'string_format': {
      const { format, pattern } = asked as { format: string; pattern?: RegExp };
      return BY_PATTERN.has(format) && pattern ? (value) => pattern.test(value as string) : never;
    }
    case 'overwrite': {
      const { tx } = asked as { tx: (value: unknown) => unknown };
      return (value) => tx(value) === value;
    }
    case 'custom': {
      const { fn } = asked as { fn?: (value: unknown) => unknown };
      return fn ? (value) => fn(value) === true : never;
    }
    default:
      return never;
  }
}

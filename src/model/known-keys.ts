import type * as z from 'zod/mini';

type Schema = z.core.$ZodTypes;

/** The names that a schema knows at a place of a document; empty where it knows none or any. */
export function knownKeys(schema: z.core.$ZodType, document: unknown, path: readonly PropertyKey[]): readonly string[] {
  const { def } = (schema as Schema)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'readonly':
    case 'default':
      return knownKeys(def.innerType, document, path);
    case 'lazy':
      return knownKeys(def.getter(), document, path);
    case 'union':
      return [...new Set(optionsFor(def, document, path).flatMap((option) => knownKeys(option, document, path)))];
    case 'object': {
      const [step, ...rest] = path;
      if (step === undefined) return Object.keys(def.shape);
      return Object.hasOwn(def.shape, step) ? knownKeys(def.shape[step as string]!, inside(document, step), rest) : [];
    }
    case 'array':
    case 'record': {
      const [step, ...rest] = path;
      return step === undefined ? [] : knownKeys(def.type === 'array' ? def.element : def.valueType, inside(document, step), rest);
    }
    default:
      return [];
  }
}

/** Of a union told apart by a key, the one that the document says it is. */
function optionsFor(def: z.core.$ZodUnionDef & { readonly discriminator?: string }, document: unknown, path: readonly PropertyKey[]): readonly z.core.$ZodType[] {
  const { discriminator, options } = def;
  if (discriminator === undefined || path.length > 0 && !isRecord(document)) return options;
  const said = inside(document, discriminator);
  const fits = options.filter((option) => {
    const { def: inner } = (option as Schema)._zod;
    const key = inner.type === 'object' ? (inner.shape[discriminator] as Schema | undefined) : undefined;
    return key?._zod.values?.has(said as string) ?? false;
  });
  return fits.length > 0 ? fits : options;
}

const isRecord = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> => typeof value === 'object' && value !== null;
const inside = (value: unknown, step: PropertyKey): unknown => (isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined);

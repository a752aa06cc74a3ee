import { satisfies } from '../../src/model/plugin/index.js';
import { ContextScope } from '../../src/host/context-keys.js';
import { evaluate, keysOf, parseWhen, type Lookup } from '../../src/host/when/index.js';

/** A case of when-vectors.json: one clause against one context, or against scopes from the outermost in. */
export interface WhenCase {
  readonly id: string;
  readonly when: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly scopes?: readonly Readonly<Record<string, unknown>>[];
  readonly parse?: 'ok' | 'error';
  readonly result: boolean | null;
  readonly keys?: readonly string[] | null;
}

/** A case of engines-vectors.json. */
export interface EnginesCase {
  readonly id: string;
  readonly engines: string;
  readonly host: string;
  readonly result: boolean;
}

const scopesOf = (scopes: readonly Readonly<Record<string, unknown>>[]): Lookup => {
  const innermost = scopes.reduce<ContextScope | undefined>((parent, values) => {
    const scope = new ContextScope(parent);
    for (const [key, value] of Object.entries(values)) scope.set(key, value);
    return scope;
  }, undefined);
  return (key) => innermost?.get(key);
};

/** What a clause comes to: whether it parses, what it gives, which keys it asks for. */
export function whenOutcome({ when, context, scopes = [context ?? {}] }: WhenCase): unknown {
  const outcome = parseWhen(when);
  if (!outcome.ok) return { parse: 'error', result: null, keys: null };
  return { parse: 'ok', result: evaluate(outcome.value, scopesOf(scopes)), keys: keysOf(outcome.value) };
}

/** What the file says it comes to. */
export function whenExpected({ parse = 'ok', result, keys }: WhenCase): unknown {
  return { parse, result, ...(keys === undefined ? {} : { keys }) };
}

export const enginesOutcome = ({ engines, host }: EnginesCase): boolean => satisfies(host, engines);

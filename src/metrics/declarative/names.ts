import { eventSchemas } from '../../model/event.js';
import type { EventMetricDefinition } from '../../model/metric.js';
import type { Expr } from '../../expression/ast.js';
import type { Names } from '../../expression/check.js';
import { FACT_TYPES } from '../facts/fact.js';

/** What an expression over an event may ask for. */
export const EVENT_NAMES: Names = { type: 'string', id: 'string', time: 'string', source: 'string', subject: 'string', data: 'map' };

/** What an expression over the sums of a metric may ask for: numbers, and the fields of the others; `days` is the length of what is read. */
export function sumNames(sums: EventMetricDefinition['sums']): Names {
  const names: Record<string, 'number' | 'map'> = { days: 'number' };
  for (const [name, { kind }] of Object.entries(sums)) names[name] = kind === 'count' || kind === 'sum' ? 'number' : 'map';
  return names;
}

/** Every type that an event or a fact can have. */
export const KNOWN_TYPES: ReadonlySet<string> = new Set([...Object.keys(eventSchemas), ...FACT_TYPES]);

/** The types that an expression compares `type` with. */
export function typesNamed(expr: Expr): readonly Expr[] {
  if (expr.kind === 'compare' && isType(expr.left) && expr.right.kind === 'literal') return [expr.right];
  if (expr.kind === 'compare' && isType(expr.right) && expr.left.kind === 'literal') return [expr.left];
  if (expr.kind === 'in' && isType(expr.left) && expr.right.kind === 'list') return expr.right.items.filter(({ kind }) => kind === 'literal');
  if (expr.kind === 'and' || expr.kind === 'or') return [...typesNamed(expr.left), ...typesNamed(expr.right)];
  return expr.kind === 'not' ? typesNamed(expr.of) : [];
}

/** The types of events of which an expression can be true; null if it does not say. */
export function typesOf(expr: Expr): ReadonlySet<string> | null {
  switch (expr.kind) {
    case 'compare':
      return expr.op === '==' ? literals(typesNamed(expr)) : null;
    case 'in':
      return isType(expr.left) && expr.right.kind === 'list' && expr.right.items.every(({ kind }) => kind === 'literal') ? new Set(literals(expr.right.items) ?? []) : null;
    case 'and': {
      const [left, right] = [typesOf(expr.left), typesOf(expr.right)];
      return left && right ? new Set([...left].filter((type) => right.has(type))) : (left ?? right);
    }
    case 'or': {
      const [left, right] = [typesOf(expr.left), typesOf(expr.right)];
      return left && right ? new Set([...left, ...right]) : null;
    }
    default:
      return null;
  }
}

const isType = (expr: Expr): boolean => expr.kind === 'name' && expr.name === 'type';

function literals(exprs: readonly Expr[]): ReadonlySet<string> | null {
  return exprs.length > 0 ? new Set(exprs.flatMap((expr) => (expr.kind === 'literal' && typeof expr.value === 'string' ? [expr.value] : []))) : null;
}

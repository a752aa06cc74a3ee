import { parseExpression, partsOf, pathOf, type Expr } from '../../expression/index.js';
import type { Condition, Survey } from '../../model/index.js';
import { conditionsOf } from '../conditions.js';
import type { Scalar } from '../values.js';

export type ReferenceKind = 'answers' | 'variables' | 'scores';

/** That a condition or an expression looks at something. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly row?: string;
  /** What it is compared with, as far as that is written there. */
  readonly constants: readonly Scalar[];
  /** It is used in more than a comparison with something written there. */
  readonly complex: boolean;
  readonly where: string;
}

const KINDS: readonly string[] = ['answers', 'variables', 'scores'] satisfies ReferenceKind[];

/** All that a condition looks at. An expression that cannot be read looks at nothing. */
export function* referencesIn(condition: Condition, where: string): Generator<Reference> {
  if (typeof condition === 'string') {
    const parsed = parseExpression(condition);
    if (parsed.ok) yield* referencesOfExpression(parsed.value, where);
  } else if ('all' in condition) for (const [i, one] of condition.all.entries()) yield* referencesIn(one, `${where}/all/${i}`);
  else if ('any' in condition) for (const [i, one] of condition.any.entries()) yield* referencesIn(one, `${where}/any/${i}`);
  else if ('not' in condition) yield* referencesIn(condition.not, `${where}/not`);
  else {
    const dot = condition.of.indexOf('.');
    const constants = 'to' in condition ? [condition.to].flat() : [];
    yield { kind: condition.of.slice(0, dot) as ReferenceKind, id: condition.of.slice(dot + 1), ...(condition.row !== undefined && { row: condition.row }), constants, complex: false, where };
  }
}

/** What an expression looks at. */
export function* referencesOfExpression(expr: Expr, where: string): Generator<Reference> {
  const found = placeOf(expr);
  if (found) {
    yield { ...found, constants: [], complex: true, where };
    return;
  }
  if (expr.kind === 'has') {
    const kind = expr.of.kind === 'name' ? expr.of.name : undefined;
    const inner = kind === undefined ? placeOf(expr.of) : undefined;
    if (kind !== undefined && KINDS.includes(kind)) yield { kind: kind as ReferenceKind, id: expr.name, constants: [], complex: false, where };
    else if (inner) yield { ...inner, row: expr.name, constants: [], complex: false, where };
    return;
  }
  if (expr.kind === 'compare' || expr.kind === 'in') {
    const [left, right] = [placeOf(expr.left), placeOf(expr.right)];
    const said = (side: Expr): readonly Scalar[] | undefined => {
      if (side.kind === 'literal') return side.value === null ? [] : [side.value];
      return side.kind === 'list' && side.items.every((item) => item.kind === 'literal' && item.value !== null) ? side.items.map((item) => (item as { value: Scalar }).value) : undefined;
    };
    const [constantsLeft, constantsRight] = [said(expr.left), said(expr.right)];
    if (left && constantsRight) return yield { ...left, constants: constantsRight, complex: false, where };
    if (right && constantsLeft) return yield { ...right, constants: constantsLeft, complex: false, where };
  }
  for (const part of partsOf(expr)) yield* referencesOfExpression(part, where);
}

function placeOf(expr: Expr): Pick<Reference, 'kind' | 'id' | 'row'> | undefined {
  const path = pathOf(expr);
  if (!path || path.length < 2 || !KINDS.includes(path[0]!)) return undefined;
  return { kind: path[0] as ReferenceKind, id: path[1]!, ...(path[2] !== undefined && { row: path[2] }) };
}

/** All that the conditions and scores of a survey look at. */
export function* referencesOf(survey: Survey): Generator<Reference> {
  for (const { condition, where } of conditionsOf(survey)) yield* referencesIn(condition, where);
  for (const [i, score] of (survey.scores ?? []).entries()) {
    if (score.kind === 'expression') {
      const parsed = parseExpression(score.expression);
      if (parsed.ok) yield* referencesOfExpression(parsed.value, `/scores/${i}/expression`);
    } else for (const [j, id] of score.of.entries()) yield { kind: 'answers', id, constants: [], complex: true, where: `/scores/${i}/of/${j}` };
  }
}

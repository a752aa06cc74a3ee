/** Where in the text something stands, in UTF-16 units; the end is not included. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What an expression can give. `any` is not known before there are data. */
export type ValueType = 'boolean' | 'number' | 'string' | 'null' | 'list' | 'map' | 'any';

/** The functions that an expression may call; see `FUNCTIONS`. */
export type FunctionName =
  | 'size' | 'startsWith' | 'endsWith' | 'contains' | 'lowerAscii' | 'sum' | 'abs' | 'floor' | 'ceil' | 'least' | 'greatest';

/** The loops over a list. */
export type LoopName = 'exists' | 'all' | 'exists_one' | 'filter' | 'map';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** A parsed expression: plain data, to be evaluated, checked, or written in another language. */
export type Expr = Place &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'field'; readonly of: Expr; readonly name: string }
    | { readonly kind: 'index'; readonly of: Expr; readonly index: Expr }
    | { readonly kind: 'list'; readonly items: readonly Expr[] }
    | { readonly kind: 'not' | 'negate'; readonly of: Expr }
    | { readonly kind: 'and' | 'or'; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'arithmetic'; readonly op: Arithmetic; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'in'; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'choose'; readonly when: Expr; readonly yes: Expr; readonly no: Expr }
    | { readonly kind: 'has'; readonly of: Expr; readonly name: string }
    | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expr[] }
    | { readonly kind: 'loop'; readonly name: LoopName; readonly over: Expr; readonly item: string; readonly body: Expr }
  );

/** One kind of expression. */
export type ExprOf<K extends Expr['kind']> = Extract<Expr, { readonly kind: K }>;

/** The parts of an expression, in the order they are written. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'field':
    case 'has':
    case 'not':
    case 'negate':
      return [expr.of];
    case 'index':
      return [expr.of, expr.index];
    case 'list':
      return expr.items;
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
    case 'in':
      return [expr.left, expr.right];
    case 'choose':
      return [expr.when, expr.yes, expr.no];
    case 'call':
      return expr.args;
    case 'loop':
      return [expr.over, expr.body];
  }
}

/** How many nodes an expression has: what evaluating it once costs, but for loops. */
export function sizeOf(expr: Expr): number {
  return partsOf(expr).reduce((size, part) => size + sizeOf(part), 1);
}

/** The names an expression asks its surroundings for; those that its own loops bind are not among them. */
export function namesIn(expr: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (node: Expr, bound: readonly string[]): void => {
    if (node.kind === 'name' && !bound.includes(node.name)) found.add(node.name);
    if (node.kind === 'loop') {
      walk(node.over, bound);
      walk(node.body, [...bound, node.item]);
    } else for (const part of partsOf(node)) walk(part, bound);
  };
  walk(expr, []);
  return found;
}

/** The functions and loops an expression uses. */
export function functionsIn(expr: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (node: Expr): void => {
    if (node.kind === 'call' || node.kind === 'loop') found.add(node.name);
    if (node.kind === 'has') found.add('has');
    partsOf(node).forEach(walk);
  };
  walk(expr);
  return found;
}

/** The value of `data.amount` is at `["data", "amount"]`; null for what is no plain path from a name. */
export function pathOf(expr: Expr): readonly string[] | null {
  if (expr.kind === 'name') return [expr.name];
  if (expr.kind === 'field') {
    const before = pathOf(expr.of);
    return before && [...before, expr.name];
  }
  if (expr.kind === 'index' && expr.index.kind === 'literal' && typeof expr.index.value === 'string') {
    const before = pathOf(expr.of);
    return before && [...before, expr.index.value];
  }
  return null;
}

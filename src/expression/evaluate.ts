import { CxError } from '../core/problem.js';
import { sizeOf, type Expr, type ExprOf } from './ast.js';
import { functionNamed } from './functions.js';
import { equal, fieldOf, isMap, order, plain, UNKNOWN, type Unknown, type Value } from './values.js';

/** How long an expression may run. */
export interface Budget {
  /** Steps: a node of a loop's body for each entry, a character of a text that is put together. Default 1,000,000, some 20 ms. */
  readonly steps?: number;
}

/** An expression made ready to run: give it the names it may use, as fields of a plain object. */
export type Evaluator = (names: object) => Value | Unknown;

/** What one run works with. */
interface Run {
  readonly names: Value | Unknown;
  readonly items: (Value | Unknown)[];
  left: number;
}
type Step = (run: Run) => Value | Unknown;

const DEFAULT_STEPS = 1_000_000;

/**
 * Makes an expression ready to run. Running it has no effect, reads nothing but own fields of plain objects, and gives
 * plain data. What cannot be told (a missing field, a text where a number is needed, a division by zero) is `undefined`
 * and spreads, except that `false && x` is false and `true || x` is true whatever x: the rules of CEL's errors and of
 * SQL's NULL.
 *
 * @throws CxError `too-much-work`, when it is run, if the budget is used up
 */
export function compile(expr: Expr, { steps = DEFAULT_STEPS }: Budget = {}): Evaluator {
  const step = stepOf(expr, []);
  return (names) => step({ names: plain(names), items: [], left: steps });
}

/** Runs an expression once; see {@link compile}, which is faster for more. */
export function evaluate(expr: Expr, names: object, budget: Budget = {}): Value | Unknown {
  return compile(expr, budget)(names);
}

function spend(run: Run, steps: number): void {
  run.left -= steps;
  if (run.left < 0) throw new CxError({ code: 'too-much-work', message: 'The expression takes too long for these data. Make its loops smaller.' });
}

/** @param bound the names that loops around this bind, the innermost last */
function stepOf(expr: Expr, bound: readonly string[]): Step {
  const part = (one: Expr): Step => stepOf(one, bound);
  switch (expr.kind) {
    case 'literal': {
      const { value } = expr;
      return () => value;
    }
    case 'name': {
      const place = bound.lastIndexOf(expr.name);
      if (place >= 0) return ({ items }) => items[place];
      const { name } = expr;
      return ({ names }) => fieldOf(names, name);
    }
    case 'field': {
      const of = part(expr.of);
      const { name } = expr;
      return (run) => fieldOf(of(run), name);
    }
    case 'has': {
      const of = part(expr.of);
      const { name } = expr;
      return (run) => {
        const value = of(run);
        return isMap(value) ? fieldOf(value, name) !== UNKNOWN : UNKNOWN;
      };
    }
    case 'index':
      return indexStep(part(expr.of), part(expr.index));
    case 'list': {
      const items = expr.items.map(part);
      return (run) => {
        const values = items.map((item) => item(run));
        return values.includes(UNKNOWN) ? UNKNOWN : (values as Value[]);
      };
    }
    case 'not': {
      const of = part(expr.of);
      return (run) => not(of(run));
    }
    case 'negate': {
      const of = part(expr.of);
      return (run) => {
        const value = of(run);
        return typeof value === 'number' ? -value : UNKNOWN;
      };
    }
    case 'and':
      return logicStep(part(expr.left), part(expr.right), false);
    case 'or':
      return logicStep(part(expr.left), part(expr.right), true);
    case 'compare':
      return compareStep(expr, part(expr.left), part(expr.right));
    case 'arithmetic':
      return arithmeticStep(expr, part(expr.left), part(expr.right));
    case 'in':
      return inStep(part(expr.left), part(expr.right));
    case 'choose': {
      const [when, yes, no] = [part(expr.when), part(expr.yes), part(expr.no)];
      return (run) => {
        const chosen = when(run);
        return chosen === true ? yes(run) : chosen === false ? no(run) : UNKNOWN;
      };
    }
    case 'call':
      return callStep(expr, expr.args.map(part));
    case 'loop':
      return loopStep(expr, part(expr.over), stepOf(expr.body, [...bound, expr.item]), bound.length);
  }
}

function not(value: Value | Unknown): boolean | Unknown {
  return typeof value === 'boolean' ? !value : UNKNOWN;
}

/** `and` is decided by false, `or` by true; whichever side says it. */
function logicStep(left: Step, right: Step, decides: boolean): Step {
  return (run) => {
    const a = left(run);
    if (a === decides) return decides;
    const b = right(run);
    if (b === decides) return decides;
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decides : UNKNOWN;
  };
}

function compareStep({ op }: ExprOf<'compare'>, left: Step, right: Step): Step {
  switch (op) {
    case '==':
      return (run) => equal(left(run), right(run));
    case '!=':
      return (run) => not(equal(left(run), right(run)));
    case '<':
      return (run) => told(order(left(run), right(run)), (by) => by < 0);
    case '<=':
      return (run) => told(order(left(run), right(run)), (by) => by <= 0);
    case '>':
      return (run) => told(order(left(run), right(run)), (by) => by > 0);
    case '>=':
      return (run) => told(order(left(run), right(run)), (by) => by >= 0);
  }
}

const told = (by: number | Unknown, test: (by: number) => boolean): boolean | Unknown => (by === UNKNOWN ? UNKNOWN : test(by));

function arithmeticStep({ op }: ExprOf<'arithmetic'>, left: Step, right: Step): Step {
  return (run) => {
    const a = left(run);
    const b = right(run);
    if (typeof a === 'number' && typeof b === 'number') {
      const value = calculate(op, a, b);
      return Number.isFinite(value) ? value : UNKNOWN;
    }
    if (op !== '+' || typeof a !== 'string' || typeof b !== 'string') return UNKNOWN;
    spend(run, a.length + b.length);
    return a + b;
  };
}

function calculate(op: ExprOf<'arithmetic'>['op'], a: number, b: number): number {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? NaN : a / b;
    case '%':
      return Number.isSafeInteger(a) && Number.isSafeInteger(b) ? a % b : NaN;
  }
}

function indexStep(of: Step, index: Step): Step {
  return (run) => {
    const value = of(run);
    const at = index(run);
    if (Array.isArray(value)) return typeof at === 'number' && Number.isInteger(at) && at >= 0 ? plain((value as readonly unknown[])[at]) : UNKNOWN;
    return typeof at === 'string' ? fieldOf(value, at) : UNKNOWN;
  };
}

function inStep(left: Step, right: Step): Step {
  return (run) => {
    const value = left(run);
    const within = right(run);
    if (value === UNKNOWN) return UNKNOWN;
    if (isMap(within)) return typeof value === 'string' ? fieldOf(within, value) !== UNKNOWN : UNKNOWN;
    if (!Array.isArray(within)) return UNKNOWN;
    spend(run, within.length);
    let outcome: boolean | Unknown = false;
    for (const item of within as readonly unknown[]) {
      const same = equal(value, plain(item));
      if (same === true) return true;
      if (same === UNKNOWN) outcome = UNKNOWN;
    }
    return outcome;
  };
}

function callStep({ name, args }: ExprOf<'call'>, steps: readonly Step[]): Step {
  const { takes, of } = functionNamed(name)!;
  const fits = args.map((_, i) => takes[Math.min(i, takes.length - 1)]!);
  const apply = of as unknown as (...args: Value[]) => Value | Unknown;
  return (run) => {
    const values: Value[] = [];
    for (let i = 0; i < steps.length; i++) {
      const value = steps[i]!(run);
      if (value === UNKNOWN || !isOf(value, fits[i]!)) return UNKNOWN;
      if (typeof value === 'string' || Array.isArray(value)) spend(run, value.length);
      values.push(value);
    }
    return apply(...values);
  };
}

function isOf(value: Value, type: string): boolean {
  if (type === 'collection') return typeof value === 'string' || (typeof value === 'object' && value !== null);
  return type === 'list' ? Array.isArray(value) : typeof value === type;
}

function loopStep({ name, body }: ExprOf<'loop'>, over: Step, each: Step, place: number): Step {
  const cost = 1 + sizeOf(body);
  return (run) => {
    const list = over(run);
    if (!Array.isArray(list)) return UNKNOWN;
    const gather = name === 'filter' || name === 'map';
    const kept: Value[] = [];
    let [trues, falses, unknowns] = [0, 0, 0];
    for (const entry of list as readonly unknown[]) {
      spend(run, cost);
      const item = plain(entry);
      run.items[place] = item;
      const value = each(run);
      if (name === 'map' ? value === UNKNOWN : typeof value !== 'boolean') unknowns += 1;
      else if (name === 'map') kept.push(value!);
      else if (value === true) {
        trues += 1;
        if (gather && item !== UNKNOWN) kept.push(item);
      } else falses += 1;
      if ((name === 'exists' && trues > 0) || (name === 'all' && falses > 0)) break;
    }
    run.items.length = place;
    if (name === 'exists' && trues > 0) return true;
    if (name === 'all' && falses > 0) return false;
    if (unknowns > 0) return UNKNOWN;
    return gather ? kept : name === 'exists' ? false : name === 'all' ? true : trues === 1;
  };
}

import type { ASTNode } from '@marcbachmann/cel-js';
import type { Arithmetic, Comparison, Expr, LoopName, Place } from './ast.js';
import { functionNamed, written } from './functions.js';

/** Right in CEL, and not part of what is used of it here. */
export class NotInProfile extends Error {
  readonly code: string;
  readonly start: number;
  readonly end: number;

  constructor(code: string, message: string, { start, end }: Place) {
    super(message);
    this.code = code;
    this.start = start;
    this.end = end;
  }
}

const LOOPS: ReadonlySet<string> = new Set<LoopName>(['exists', 'all', 'exists_one', 'filter', 'map']);

/** Makes the parser's tree into ours, and refuses what is not in it. */
export function convert(node: ASTNode): Expr {
  const place: Place = { start: node.start, end: node.end };
  switch (node.op) {
    case 'value':
      return { ...place, kind: 'literal', value: literal(node.args, place) };
    case 'id':
      return { ...place, kind: 'name', name: node.args };
    case '.':
      return { ...place, kind: 'field', of: convert(node.args[0]), name: node.args[1] };
    case '[]':
      return { ...place, kind: 'index', of: convert(node.args[0]), index: convert(node.args[1]) };
    case 'list':
      return { ...place, kind: 'list', items: node.args.map(convert) };
    case '!_':
      return { ...place, kind: 'not', of: convert(node.args) };
    case '-_': {
      const of = convert(node.args);
      return of.kind === 'literal' && typeof of.value === 'number' ? { ...place, kind: 'literal', value: -of.value } : { ...place, kind: 'negate', of };
    }
    case '&&':
    case '||':
      return { ...place, kind: node.op === '&&' ? 'and' : 'or', left: convert(node.args[0]), right: convert(node.args[1]) };
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { ...place, kind: 'compare', op: node.op satisfies Comparison, left: convert(node.args[0]), right: convert(node.args[1]) };
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return { ...place, kind: 'arithmetic', op: node.op satisfies Arithmetic, left: convert(node.args[0]), right: convert(node.args[1]) };
    case 'in':
      return { ...place, kind: 'in', left: convert(node.args[0]), right: convert(node.args[1]) };
    case '?:':
      return { ...place, kind: 'choose', when: convert(node.args[0]), yes: convert(node.args[1]), no: convert(node.args[2]) };
    case 'call':
      return call(node.args[0], null, node.args[1], place);
    case 'rcall':
      return call(node.args[0], node.args[1], node.args[2], place);
    case 'map':
      throw new NotInProfile('not-in-language', 'Maps cannot be written in an expression.', place);
    default:
      throw new NotInProfile('not-in-language', 'This cannot be used in an expression.', place);
  }
}

function literal(value: unknown, place: Place): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'bigint') throw new NotInProfile('not-in-language', 'Numbers are written without a "u", and bytes cannot be written.', place);
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new NotInProfile('not-in-language', `${value} is beyond the whole numbers that are exact. Write it with a decimal point or an exponent.`, place);
}

function call(name: string, receiver: ASTNode | null, args: readonly ASTNode[], place: Place): Expr {
  const mathematical = receiver?.op === 'id' && receiver.args === 'math';
  if (receiver && !mathematical && LOOPS.has(name)) return loop(name as LoopName, receiver, args, place);
  if (!receiver && name === 'has') return has(args, place);
  const found = functionNamed(name);
  const fits = found && (found.form === 'math' ? mathematical : found.form === 'either' ? !mathematical : receiver !== null && !mathematical);
  if (!found || !fits) throw new NotInProfile('unknown-function', `There is no function "${mathematical ? `math.${name}` : name}"${found ? `; write ${written(found)}` : ''}.`, place);
  const given = (receiver && !mathematical ? [receiver, ...args] : args).map(convert);
  if (given.length < found.takes.length || (given.length > found.takes.length && !found.more)) {
    throw new NotInProfile('wrong-arguments', `Write ${written(found)}.`, place);
  }
  return { ...place, kind: 'call', name: found.name, args: given };
}

function loop(name: LoopName, receiver: ASTNode, args: readonly ASTNode[], place: Place): Expr {
  const [item, ...bodies] = args;
  if (item?.op !== 'id' || bodies.length < 1 || bodies.length > (name === 'map' ? 2 : 1)) {
    throw new NotInProfile('wrong-arguments', `Write list.${name}(item, ${name === 'map' ? 'value' : 'condition'}).`, place);
  }
  const over = convert(receiver);
  const [first, second] = bodies.map(convert) as [Expr, Expr | undefined];
  if (!second) return { ...place, kind: 'loop', name, over, item: item.args, body: first };
  // map with a condition is map over a filter
  return { ...place, kind: 'loop', name, over: { ...place, kind: 'loop', name: 'filter', over, item: item.args, body: first }, item: item.args, body: second };
}

function has(args: readonly ASTNode[], place: Place): Expr {
  const [field] = args;
  if (args.length !== 1 || field?.op !== '.') throw new NotInProfile('wrong-arguments', 'Write has(thing.field).', place);
  return { ...place, kind: 'has', of: convert(field.args[0]), name: field.args[1] };
}

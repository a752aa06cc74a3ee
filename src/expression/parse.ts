import { Environment, ParseError } from '@marcbachmann/cel-js';
import type { Problem } from '../core/problem.js';
import { err, type Result } from '../core/result.js';
import { partsOf, sizeOf, type Expr } from './ast.js';
import { convert, NotInProfile } from './convert.js';

/** What is wrong with an expression, and where in its text. */
export interface ExpressionProblem extends Problem {
  /** The first character that is meant, from 0. */
  readonly start: number;
  readonly end: number;
}

/** How large an expression may be. */
export interface ExpressionLimits {
  /** Characters. Default 2,000. */
  readonly length?: number;
  /** How deep parentheses, calls and fields nest. Default 24. */
  readonly depth?: number;
  /** Names, literals and operators. Default 300. */
  readonly nodes?: number;
}

/** Loops within loops: more would take too long, whatever the data. */
const MOST_LOOPS = 2;

const parsers = new Map<string, Environment>();

function parserFor(depth: number, nodes: number): Environment {
  const key = `${depth} ${nodes}`;
  const known = parsers.get(key);
  if (known) return known;
  // loops are written out by the parser, which counts the nodes it makes up as well
  const limits = { maxAstNodes: nodes * 4, maxDepth: depth, maxListElements: nodes, maxMapEntries: 0, maxCallArguments: 16 };
  const parser = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false, limits });
  parsers.set(key, parser);
  return parser;
}

/**
 * Reads an expression: the Common Expression Language (CEL) without what a figure or a condition has no use for (see
 * docs/expressions.md). Never throws; what cannot be read is told in a sentence, with its place.
 */
export function parseExpression(text: string, limits: ExpressionLimits = {}): Result<Expr, ExpressionProblem> {
  const { length = 2000, depth = 24, nodes = 300 } = limits;
  const fault = (code: string, message: string, start = 0, end = start): Result<never, ExpressionProblem> =>
    err({ code, message: `${message} (At character ${start + 1} of ${quoted(text)}.)`, start, end });
  if (typeof text !== 'string') return err({ code: 'bad-expression', message: 'An expression is a text.', start: 0, end: 0 });
  if (text.length > length) return fault('expression-too-large', `An expression has at most ${length} characters; this has ${text.length}.`);
  try {
    const expr = convert(parserFor(depth, nodes).parse(text).ast);
    const size = sizeOf(expr);
    if (size > nodes) return fault('expression-too-large', `An expression has at most ${nodes} parts; this has ${size}.`);
    const loops = loopDepth(expr);
    if (loops > MOST_LOOPS) return fault('expression-too-large', `Loops may stand within one another ${MOST_LOOPS} deep; here they are ${loops} deep.`);
    return { ok: true, value: expr };
  } catch (error) {
    if (error instanceof NotInProfile) return fault(error.code, error.message, error.start, error.end);
    if (error instanceof ParseError) {
      const { start = 0, end = start } = error.range ?? {};
      const large = error.code === 'limit_exceeded';
      return fault(large ? 'expression-too-large' : 'bad-expression', sentence(error, text, { depth, nodes }), Math.min(start, text.length), Math.min(end, text.length));
    }
    throw error;
  }
}

function loopDepth(expr: Expr): number {
  if (expr.kind === 'loop') return Math.max(loopDepth(expr.over), 1 + loopDepth(expr.body));
  return Math.max(0, ...partsOf(expr).map(loopDepth));
}

const TOKENS: Readonly<Record<string, string>> = {
  RPAREN: 'a closing parenthesis', RBRACKET: 'a closing bracket', RBRACE: 'a closing brace', COLON: 'a colon and what holds otherwise', IDENTIFIER: 'a name',
};

function sentence(error: ParseError, text: string, { depth, nodes }: { readonly depth: number; readonly nodes: number }): string {
  const found = text.slice(error.range?.start ?? 0, error.range?.end ?? 0);
  switch (error.code) {
    case 'limit_exceeded':
      return /Depth/.test(error.summary) ? `An expression nests at most ${depth} deep.` : `An expression has at most ${nodes} parts.`;
    case 'expected_token': {
      const wanted = /Expected (\w+)/.exec(error.summary)?.[1] ?? '';
      return `${TOKENS[wanted] ?? 'Something else'} must come here${found.trim() ? `, not ${quoted(found)}` : ''}.`.replace(/^./, (first) => first.toUpperCase());
    }
    case 'unexpected_token':
      return /EOF/.test(error.summary) ? (text.trim() ? 'The expression ends too early.' : 'The expression is empty.') : `${quoted(found)} cannot stand here.`;
    case 'unexpected_character':
      return found === '=' ? 'To compare, write two equal signs.' : `${quoted(found)} cannot stand here.`;
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
      return 'The text that begins here does not end.';
    case 'newline_in_string':
      return 'A text in quotes ends on the line it begins on.';
    case 'reserved_identifier':
      return `${quoted(found)} is a reserved word and cannot be a name.`;
    case 'invalid_number':
      return `${quoted(found)} is too large a number.`;
    default:
      return `${error.summary}.`;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { safePattern } from '../../core/safe-pattern.js';
import { ALWAYS, group, negate, NEVER, type Term, type Test, type When } from './expression.js';
import { scan, type Token } from './scanner.js';

/** Longer clauses are refused. */
const LONGEST = 1024;
/** Parentheses within parentheses. */
const DEEPEST = 32;
const MOST_TERMS = 64;

/** A clause that could not be read; thrown and caught within this file. */
class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/**
 * Reads a `when` clause by VS Code's grammar. Where VS Code takes a clause that does not parse for "always", this is an error
 * that names the place, and whoever asked must take it for "never". Long, deep and slow clauses are refused.
 */
export function parseWhen(source: string): Result<When, Problem> {
  try {
    if (source.length > LONGEST) throw new Unreadable(`A clause has at most ${LONGEST} characters; this one has ${source.length}.`, LONGEST);
    return ok(new Parser(source).parse());
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return err({ code: 'unreadable-clause', message: error.message, where: `character ${error.at + 1}` });
  }
}

const NAMES: Partial<Record<Token['kind'], string>> = { end: 'the end', key: 'a key', quoted: 'a text in quotes', regex: 'a regular expression' };

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #terms = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = scan(source);
  }

  parse(): When {
    const when = this.#or();
    if (this.#peek.kind !== 'end') this.#fail('"&&", "||" or the end');
    return when;
  }

  get #peek(): Token {
    return this.#tokens[this.#next]!;
  }

  #take(): Token {
    return this.#tokens[this.#next++]!;
  }

  #match(kind: Token['kind']): boolean {
    if (this.#peek.kind !== kind) return false;
    this.#next += 1;
    return true;
  }

  #fail(expected: string): never {
    const token = this.#peek;
    const wanted = token.kind === 'error' ? token.expected : expected;
    throw new Unreadable(`Here should be ${wanted}, not ${NAMES[token.kind] ?? JSON.stringify(this.#source.slice(token.at, token.end))}.`, token.at);
  }

  #or(): When {
    const parts = [this.#and()];
    while (this.#match('||')) parts.push(this.#and());
    return group('any', parts);
  }

  #and(): When {
    const parts = [this.#unary()];
    while (this.#match('&&')) parts.push(this.#unary());
    return group('all', parts);
  }

  #unary(): When {
    const first = this.#peek;
    if (first.kind !== '!') return this.#primary();
    const { at } = this.#take();
    const token = this.#peek;
    switch (token.kind) {
      case 'true':
      case 'false':
      case '(':
        return negate(this.#primary());
      case 'key':
        this.#take();
        return this.#term(token.text, { op: 'has' }, at, token.end, true);
      default:
        return this.#fail('a key, "true", "false" or "(" after "!"');
    }
  }

  #primary(): When {
    const token = this.#peek;
    switch (token.kind) {
      case 'true':
      case 'false':
        this.#take();
        return token.kind === 'true' ? ALWAYS : NEVER;
      case '(': {
        this.#take();
        this.#depth += 1;
        if (this.#depth > DEEPEST) throw new Unreadable(`Parentheses are nested at most ${DEEPEST} deep.`, token.at);
        const inner = this.#or();
        if (!this.#match(')')) this.#fail('")"');
        this.#depth -= 1;
        return inner;
      }
      case 'key':
        this.#take();
        return this.#comparison(token.text, token.at, token.end);
      default:
        return this.#fail('a key, "true", "false", "!" or "("');
    }
  }

  #comparison(key: string, at: number, end: number): When {
    const operator = this.#peek;
    switch (operator.kind) {
      case '=~':
        this.#take();
        return this.#matches(key, at);
      case 'not':
        this.#take();
        if (!this.#match('in')) this.#fail('"in" after "not"');
        return this.#term(key, { op: 'in', list: this.#value().text }, at, this.#end, true);
      case 'in':
        this.#take();
        return this.#term(key, { op: 'in', list: this.#value().text }, at, this.#end);
      case '==':
      case '!=': {
        this.#take();
        const { text, quoted } = this.#value();
        const differs = operator.kind === '!=';
        // without quotes, true and false ask whether the key is set at all
        if (!quoted && (text === 'true' || text === 'false')) return this.#term(key, { op: 'has' }, at, this.#end, differs === (text === 'true'));
        return this.#term(key, { op: 'equals', text }, at, this.#end, differs);
      }
      case '<':
      case '<=':
      case '>':
      case '>=': {
        this.#take();
        const number = Number.parseFloat(this.#value().text);
        return this.#term(key, { op: operator.kind, number: Number.isNaN(number) ? undefined : number }, at, this.#end);
      }
      default:
        return this.#term(key, { op: 'has' }, at, end);
    }
  }

  #matches(key: string, at: number): When {
    const token = this.#peek;
    if (token.kind !== 'regex') return this.#fail('a regular expression such as /a|b/');
    this.#take();
    const slash = token.text.lastIndexOf('/');
    const pattern = safePattern(token.text.slice(1, slash), token.text.slice(slash + 1));
    if (!pattern.ok) throw new Unreadable(pattern.error.message, token.at);
    return this.#term(key, { op: 'matches', pattern: pattern.value }, at, token.end);
  }

  /** The right side. Nothing there is the empty text. */
  #value(): { readonly text: string; readonly quoted: boolean } {
    const token = this.#peek;
    switch (token.kind) {
      case 'key':
      case 'quoted':
        this.#take();
        return { text: token.text, quoted: token.kind === 'quoted' };
      case 'true':
      case 'false':
      case 'in':
        this.#take();
        return { text: token.kind, quoted: false };
      case 'error':
        return this.#fail('a value');
      default:
        return { text: '', quoted: false };
    }
  }

  /** Where the word taken last ends. */
  get #end(): number {
    return this.#tokens[this.#next - 1]!.end;
  }

  #term(key: string, test: Test, at: number, end: number, negated = false): Term {
    this.#terms += 1;
    if (this.#terms > MOST_TERMS) throw new Unreadable(`A clause has at most ${MOST_TERMS} terms.`, at);
    return { kind: 'term', key, test, negated, at, end };
  }
}

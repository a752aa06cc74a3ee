import { clean, endIn, shown, type Carried, type Cleaned } from './clean.js';
import { lex, type Token } from './lex.js';

/** A part of a mermaid journey, with the stretch of the original that it was read from. */
export type Statement = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'journey' }
  | { readonly kind: 'title' | 'acc-title' | 'acc-descr'; readonly text: string }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'task'; readonly name: string; readonly score: number; readonly scoreText: string; readonly people: readonly string[]; /** What mermaid drops. */ readonly rest: readonly string[] }
);

/** Why mermaid would not take a text. */
export interface SyntaxFault {
  /** Of the original, from 1. */
  readonly line: number;
  readonly message: string;
}

/** A text as mermaid reads it. */
export interface Statements {
  readonly statements: readonly Statement[];
  readonly carried: readonly Carried[];
  readonly frontTitle?: NonNullable<Cleaned['frontTitle']>;
  /** Null if mermaid takes it. */
  readonly fault: SyntaxFault | null;
}

/** Tells the line of a place in a text, from 1. */
export function lineCounter(text: string): (at: number) => number {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (at) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** Reads a text by mermaid's grammar: what it takes we take, with the same outcome, and what it refuses we refuse, with a reason. */
export function readStatements(original: string): Statements {
  const { text, at, carried, frontTitle } = clean(original);
  const base = { carried, ...(frontTitle && { frontTitle }) };
  const fault = (token: Token | undefined, message: string): Statements => ({ ...base, statements: [], fault: { line: lineCounter(original)(token ? at[token.from]! : 0), message } });
  if (!/^\s*journey/.test(text)) return fault(undefined, 'A mermaid journey begins with the word "journey", in small letters.');
  const tokens = lex(text);
  if (tokens[0]?.type !== 'journey') return fault(tokens[0], 'A mermaid journey begins with the word "journey", alone.');
  const statements: Statement[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    const where = { from: at[token.from]!, to: endIn(original, at, token.to) };
    switch (token.type) {
      case 'journey':
        if (i > 0) return fault(token, 'A name cannot begin with the word "journey". Write another word first, or its first letter as "#74;".');
        statements.push({ kind: 'journey', ...where });
        break;
      case 'NEWLINE':
        break;
      case 'title':
        statements.push({ kind: 'title', text: shown(token.text.slice(6)), ...where });
        break;
      case 'section':
        statements.push({ kind: 'section', name: shown(token.text.slice(8)).trim(), ...where });
        break;
      case 'acc_title':
      case 'acc_descr':
        if (next?.type !== 'acc_title_value' && next?.type !== 'acc_descr_value') return fault(token, whyNot(next ?? token, token));
        statements.push({ kind: token.type === 'acc_title' ? 'acc-title' : 'acc-descr', text: shown(next.text).trim(), from: where.from, to: endIn(original, at, next.to) });
        i += 1;
        break;
      case 'acc_descr_multiline_value':
        statements.push({ kind: 'acc-descr', text: shown(token.text).trim(), ...where });
        break;
      case 'taskName':
        if (next?.type !== 'taskData') return fault(token, whyNoTask(token, next, text));
        statements.push({ kind: 'task', ...taskOf(token.text, next.text), from: where.from, to: endIn(original, at, next.to) });
        i += 1;
        break;
      default:
        return fault(token, whyNot(token, tokens[i - 1]));
    }
  }
  return { ...base, statements, fault: null };
}

function taskOf(name: string, data: string): { readonly name: string; readonly score: number; readonly scoreText: string; readonly people: readonly string[]; readonly rest: readonly string[] } {
  const [scoreText = '', people, ...rest] = data.slice(1).split(':');
  return { name: shown(name).trim(), score: Number(scoreText), scoreText: scoreText.trim(), people: people === undefined ? [] : people.split(',').map((one) => shown(one.trim()).trim()), rest: rest.map(shown) };
}

function whyNoTask(token: Token, next: Token | undefined, text: string): string {
  const name = JSON.stringify(token.text.trim().slice(0, 60));
  const after = text[token.to];
  if (after === '#') return `${name} is followed by "#", which begins a comment. Write it as "#35;".`;
  if (after === ';') return `${name} is followed by ";", which is not allowed in a name. Write it as "#59;".`;
  if (next?.type === ':') return `The task ${name} has no score after its colon. Write "${token.text.trim().slice(0, 60)}: 3: Me".`;
  return `The task ${name} has no score. Write "${token.text.trim().slice(0, 60)}: 3: Me".`;
}

function whyNot({ type, text }: Token, before: Token | undefined): string {
  if (text === '') return 'The text ends where a title or description for screen readers is awaited, or its closing brace.';
  if (text === ';') return 'A semicolon is not allowed here. In a name, write it as "#59;".';
  if (type === 'taskData' && before?.type === 'section') return 'The name of a section cannot have a colon. Write it as "#58;".';
  if (type === 'taskData' || type === ':') return 'Here is a score without a task before it.';
  return `This is not understood: ${JSON.stringify(text.slice(0, 20))}.`;
}

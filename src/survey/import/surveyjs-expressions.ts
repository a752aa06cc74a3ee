import type { Condition } from '../../model/index.js';
import type { Scalar } from '../values.js';
import { entryOf } from './importing.js';
import { among, answered, compared, has, inExpression, joined, not, NotMapped, type PlaceHere } from './conditions.js';

/** An expression of SurveyJS, as far as it has a meaning here. */
type Node =
  | { readonly kind: 'place'; readonly name: string }
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'list'; readonly values: readonly Scalar[] }
  | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'unary'; readonly op: 'empty' | 'notempty'; readonly of: Node }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Node; readonly right: Node };

const TOKEN = /\s*(?:(\{[^{}]+\})|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?![\w]))|(<=|>=|<>|!=|==|&&|\|\||[=<>!()[\],+\-*/%^])|([^\s{}()[\],'"=<>!+*/%&|]+))/y;
const WORDS: Readonly<Record<string, string>> = {
  and: '&&', or: '||', '=': '==', equal: '==', equals: '==', notequal: '!=', notequals: '!=', '<>': '!=', greater: '>', less: '<', greaterorequal: '>=', lessorequal: '<=',
  contain: 'contains', notcontain: 'notcontains', anyof: 'anyof', allof: 'allof', noneof: 'noneof', not: '!', negate: '!',
};
const COMPARES = new Set(['==', '!=', '<', '<=', '>', '>=', 'contains', 'notcontains', 'anyof', 'allof', 'noneof']);
const DEEPEST = 20;

interface Token {
  readonly kind: 'place' | 'text' | 'number' | 'sign' | 'word';
  readonly text: string;
}

function tokens(source: string): readonly Token[] {
  const found: Token[] = [];
  const text = source.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw new NotMapped(`It cannot be read: ${text.slice(0, 80)}`);
    const [, place, quoted, number, sign, word] = match;
    if (place !== undefined) found.push({ kind: 'place', text: place.slice(1, -1).trim() });
    else if (quoted !== undefined) found.push({ kind: 'text', text: quoted.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (sign !== undefined) found.push({ kind: 'sign', text: WORDS[sign] ?? sign });
    else {
      const known = entryOf(WORDS, word!.toLowerCase()) ?? word!.toLowerCase();
      found.push(COMPARES.has(known) || ['&&', '||', '!'].includes(known) ? { kind: 'sign', text: known } : { kind: 'word', text: word! });
    }
  }
  return found;
}

class Reader {
  private readonly all: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(source: string) {
    this.all = tokens(source);
  }

  read(): Node {
    const node = this.either();
    if (this.next < this.all.length) throw new NotMapped(`"${this.all[this.next]!.text}" was not expected there.`);
    return node;
  }

  private is(sign: string): boolean {
    const token = this.all[this.next];
    return token?.kind === 'sign' && token.text === sign;
  }

  private take(sign: string): boolean {
    const found = this.is(sign);
    if (found) this.next += 1;
    return found;
  }

  private either(): Node {
    let node = this.both();
    while (this.take('||')) node = { kind: 'or', left: node, right: this.both() };
    return node;
  }

  private both(): Node {
    let node = this.comparison();
    while (this.take('&&')) node = { kind: 'and', left: node, right: this.comparison() };
    return node;
  }

  private comparison(): Node {
    const left = this.single();
    const token = this.all[this.next];
    const word = token?.text.toLowerCase();
    if (token?.kind === 'word' && (word === 'empty' || word === 'notempty')) {
      this.next += 1;
      return { kind: 'unary', op: word, of: left };
    }
    if (token?.kind !== 'sign' || !COMPARES.has(token.text)) {
      if (token?.kind === 'sign' && '+-*/%^'.includes(token.text)) throw new NotMapped('It calculates; write that as a score.');
      return left;
    }
    this.next += 1;
    return { kind: 'binary', op: token.text, left, right: this.single() };
  }

  private single(): Node {
    if ((this.depth += 1) > DEEPEST) throw new NotMapped('It is nested too deep.');
    try {
      if (this.take('!')) return { kind: 'not', of: this.single() };
      if (this.take('(')) {
        const node = this.either();
        if (!this.take(')')) throw new NotMapped('A parenthesis is not closed.');
        return node;
      }
      if (this.take('[')) return this.list();
      const token = this.all[this.next];
      if (!token || token.kind === 'sign') throw new NotMapped(token ? `"${token.text}" was not expected there.` : 'It ends too early.');
      this.next += 1;
      if (token.kind === 'place') return { kind: 'place', name: token.text };
      if (token.kind === 'word' && this.is('(')) throw new NotMapped(`There is no function "${token.text}" here.`);
      return { kind: 'value', value: token.kind === 'number' ? Number(token.text) : token.kind === 'text' ? token.text : token.text === 'true' ? true : token.text === 'false' ? false : token.text };
    } finally {
      this.depth -= 1;
    }
  }

  private list(): Node {
    const values: Scalar[] = [];
    while (!this.take(']')) {
      const item = this.single();
      if (item.kind !== 'value') throw new NotMapped('A list holds more than values.');
      values.push(item.value);
      if (!this.take(',') && !this.is(']')) throw new NotMapped('A list is not closed.');
    }
    return { kind: 'list', values };
  }
}

/**
 * A condition of SurveyJS (`{nps} >= 9 and {why} notempty`) as one of ours.
 *
 * @param place what a name is here
 * @throws NotMapped with the reason
 */
export function conditionOf(source: string, place: (name: string, beside?: Scalar) => PlaceHere): Condition {
  return make(new Reader(source).read(), place);
}

/** The names that it looks at, in order. */
export function namesOf(source: string): readonly string[] {
  return [...source.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!.trim());
}

function make(node: Node, place: (name: string, beside?: Scalar) => PlaceHere): Condition {
  switch (node.kind) {
    case 'and':
      return joined('all', [make(node.left, place), make(node.right, place)]);
    case 'or':
      return joined('any', [make(node.left, place), make(node.right, place)]);
    case 'not':
      return not(make(node.of, place));
    case 'unary':
      if (node.of.kind !== 'place') throw new NotMapped('Something other than an answer is looked at for being empty.');
      return answered(place(node.of.name), node.op === 'notempty');
    case 'binary':
      return binary(node.op, node.left, node.right, place);
    case 'place':
      return compared(place(node.name, true), '==', true);
    default:
      throw new NotMapped('It is a value and no condition.');
  }
}

const TURNED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function binary(op: string, left: Node, right: Node, place: (name: string, beside?: Scalar) => PlaceHere): Condition {
  if (left.kind !== 'place') {
    if (right.kind === 'place' && (op in TURNED || op === '==' || op === '!=')) return binary(TURNED[op] ?? op, right, left, place);
    throw new NotMapped('Neither side is an answer.');
  }
  if (right.kind === 'place') {
    if (!['==', '!=', '<', '<=', '>', '>='].includes(op)) throw new NotMapped(`"${op}" between two answers.`);
    return `${inExpression(place(left.name))} ${op} ${inExpression(place(right.name))}`;
  }
  const values = right.kind === 'list' ? right.values : right.kind === 'value' ? [right.value] : undefined;
  if (!values) throw new NotMapped('It is compared with a condition.');
  const here = place(left.name, values[0]);
  switch (op) {
    case 'anyof':
      return among(here, values);
    case 'noneof':
      return among(here, values, 'noneOf');
    case 'contains':
    case 'allof':
      return joined('all', values.map((one) => has(here, one)));
    case 'notcontains':
      return not(joined('any', values.map((one) => has(here, one))));
    default: {
      if (op === '==' && right.kind === 'list') return joined('all', values.map((one) => has(here, one)));
      if (values.length !== 1) throw new NotMapped('It is compared with a list.');
      return compared(here, op as '==', values[0]!);
    }
  }
}

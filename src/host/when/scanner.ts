/** One word of a clause. `at` is where it begins. */
export type Token =
  | { readonly kind: '(' | ')' | '!' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '=~' | '&&' | '||' | 'in' | 'not' | 'true' | 'false' | 'end'; readonly at: number; readonly end: number }
  | { readonly kind: 'key' | 'quoted' | 'regex'; readonly text: string; readonly at: number; readonly end: number }
  | { readonly kind: 'error'; readonly expected: string; readonly at: number; readonly end: number };

/** What keys and unquoted values are made of, as in VS Code. */
const WORD = /[a-zA-Z0-9_<>\-./\\:*?+[\]^,#@;"%$\p{L}]+/uy;
const KEYWORDS: ReadonlySet<string> = new Set(['in', 'not', 'true', 'false']);
const FLAGS = 'igsmyu';

/**
 * Splits a clause into words by the rules of VS Code's scanner. As there, a character that no word can hold, such as `{`, is
 * passed over.
 */
export function scan(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const token = next(source, at);
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  tokens.push({ kind: 'end', at: source.length, end: source.length });
  return tokens;
}

function next(source: string, at: number): Token | undefined {
  const character = source[at]!;
  switch (character) {
    case '(':
    case ')':
      return { kind: character, at, end: at + 1 };
    case '!':
      return source[at + 1] === '=' ? { kind: '!=', at, end: at + (source[at + 2] === '=' ? 3 : 2) } : { kind: '!', at, end: at + 1 };
    case '=':
      if (source[at + 1] === '=') return { kind: '==', at, end: at + (source[at + 2] === '=' ? 3 : 2) };
      if (source[at + 1] === '~') return { kind: '=~', at, end: at + 2 };
      return { kind: 'error', expected: '"==" or "=~"', at, end: at + 1 };
    case '<':
    case '>':
      return source[at + 1] === '=' ? { kind: `${character}=`, at, end: at + 2 } : { kind: character, at, end: at + 1 };
    case '&':
    case '|':
      if (source[at + 1] === character) return { kind: character === '&' ? '&&' : '||', at, end: at + 2 };
      return { kind: 'error', expected: `"${character}${character}"`, at, end: at + 1 };
    case "'":
      return quoted(source, at);
    case '/':
      return regex(source, at);
    default:
      return word(source, at);
  }
}

function quoted(source: string, at: number): Token {
  const close = source.indexOf("'", at + 1);
  if (close < 0) return { kind: 'error', expected: 'a closing quote', at, end: source.length };
  return { kind: 'quoted', text: source.slice(at + 1, close), at, end: close + 1 };
}

function regex(source: string, at: number): Token {
  let inClass = false;
  for (let i = at + 1; i < source.length; i++) {
    const character = source[i];
    if (character === '\\') i += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) {
      let end = i + 1;
      while (end < source.length && FLAGS.includes(source[end]!)) end += 1;
      return { kind: 'regex', text: source.slice(at, end), at, end };
    }
  }
  return { kind: 'error', expected: 'a closing "/"', at, end: source.length };
}

function word(source: string, at: number): Token | undefined {
  WORD.lastIndex = at;
  const [text] = WORD.exec(source) ?? [];
  if (text === undefined) return undefined;
  const end = at + text.length;
  return KEYWORDS.has(text) ? { kind: text as 'in' | 'not' | 'true' | 'false', at, end } : { kind: 'key', text, at, end };
}

/** The tokens of mermaid's grammar of journeys, in its own words. */
export type TokenType = 'NEWLINE' | 'journey' | 'title' | 'acc_title' | 'acc_title_value' | 'acc_descr' | 'acc_descr_value' | 'acc_descr_multiline_value' | 'section' | 'taskName' | 'taskData' | ':' | 'INVALID';

export interface Token {
  readonly type: TokenType;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

type State = 'INITIAL' | 'acc_title' | 'acc_descr' | 'acc_descr_multiline';
type Rule = readonly [pattern: RegExp, type: TokenType | null, to?: State];

/** Tried from top to bottom; the first that matches wins. Those without a type are passed over. */
const RULES: Readonly<Record<State, readonly Rule[]>> = {
  INITIAL: [
    [/%(?!\{)[^\n]*/iy, null],
    [/[^}]%%[^\n]*/iy, null],
    [/\n+/iy, 'NEWLINE'],
    [/\s+/iy, null],
    [/#[^\n]*/iy, null],
    [/journey\b/iy, 'journey'],
    [/title\s[^#\n;]+/iy, 'title'],
    [/accTitle\s*:\s*/iy, 'acc_title', 'acc_title'],
    [/accDescr\s*:\s*/iy, 'acc_descr', 'acc_descr'],
    [/accDescr\s*\{\s*/iy, null, 'acc_descr_multiline'],
    [/section\s[^#:\n;]+/iy, 'section'],
    [/[^#:\n;]+/iy, 'taskName'],
    [/:[^#\n;]+/iy, 'taskData'],
    [/:/iy, ':'],
    [/./iy, 'INVALID'],
  ],
  acc_title: [[/[^\n]*/iy, 'acc_title_value', 'INITIAL']],
  acc_descr: [[/[^\n]*/iy, 'acc_descr_value', 'INITIAL']],
  acc_descr_multiline: [[/\}/iy, null, 'INITIAL'], [/[^}]*/iy, 'acc_descr_multiline_value']],
};

/** Cuts a cleaned text into tokens. A text that ends within a description or before one has an `INVALID` one at its end. */
export function lex(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let state: State = 'INITIAL';
  let at = 0;
  for (;;) {
    if (at >= text.length) return state === 'INITIAL' ? tokens : [...tokens, { type: 'INVALID', text: '', from: at, to: at }];
    for (const [pattern, type, to] of RULES[state]) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      const next = at + match[0].length;
      if (type) tokens.push({ type, text: match[0], from: at, to: next });
      if (to) state = to;
      at = next;
      break;
    }
  }
}

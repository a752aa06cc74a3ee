/**
 * What mermaid does to a text before its grammar sees it: line ends made one, front matter, directives and comments
 * taken out, entity codes hidden. We do the same, and remember for every character where it stood, so that what was not
 * changed can be written back as it was.
 */
export interface Cleaned {
  readonly text: string;
  /** Where in the original each character stood; one entry more, for the end. */
  readonly at: Int32Array;
  /** The title in the front matter, and where its line is. */
  readonly frontTitle?: { readonly title: string; readonly from: number; readonly to: number };
  /** Comments that we read: `%%cx {...}`. */
  readonly carried: readonly Carried[];
}

/** A comment that carries more than mermaid shows. */
export interface Carried {
  /** Of the whole line in the original, its end of line included. */
  readonly from: number;
  readonly to: number;
  readonly json: string;
}

/** Where in the original a stretch of cleaned text ends: behind its last character, before what was taken out there. */
export function endIn(original: string, at: Int32Array, to: number): number {
  if (to === 0) return 0;
  const last = at[to - 1]!;
  return Math.min(original.length, original[last] === '\r' && original[last + 1] === '\n' ? last + 2 : last + 1);
}

/** As mermaid hides them from its grammar. */
const HIDDEN_NUMBER = '\ufb02°°';
const HIDDEN_NAME = '\ufb02°';
const HIDDEN_END = '¶ß';

interface Mapped {
  readonly text: string;
  readonly at: Int32Array;
}

/** Cleans a text as mermaid 12 does. */
export function clean(original: string): Cleaned {
  const carried: Carried[] = [];
  let mapped = oneKindOfLineEnd(original);
  const front = frontMatter(mapped.text);
  const frontTitle = front && titleIn(mapped, front.body);
  if (front) mapped = cut(mapped, [[0, front.end]]);
  mapped = cut(mapped, spans(mapped.text, /%%\{\s*(?:(?:\w+)\s*:|\w+)\s*(?:\w+|(?:(?!\}%%).|\n)*)?\s*(?:\}%%)?/g));
  mapped = withoutComments(mapped, carried, original);
  const lead = mapped.text.length - mapped.text.trimStart().length;
  mapped = cut(mapped, [[0, lead]]);
  mapped = hideEntities(mapped);
  const text = `${mapped.text}\n`;
  const at = new Int32Array(text.length + 1);
  at.set(mapped.at);
  at[text.length - 1] = original.length; // the line end that is added
  at[text.length] = original.length;
  return { text, at, carried, ...(frontTitle && { frontTitle }) };
}

function oneKindOfLineEnd(original: string): Mapped {
  if (!original.includes('\r')) return { text: original, at: Int32Array.from({ length: original.length + 1 }, (_, i) => i) };
  const at: number[] = [];
  let text = '';
  for (let i = 0; i < original.length; i++) {
    at.push(i);
    if (original[i] !== '\r') text += original[i];
    else {
      text += '\n';
      if (original[i + 1] === '\n') i += 1;
    }
  }
  at.push(original.length);
  return { text, at: Int32Array.from(at) };
}

type Span = readonly [from: number, to: number];

function spans(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/** Takes stretches out. */
function cut({ text, at }: Mapped, out: readonly Span[]): Mapped {
  if (out.every(([from, to]) => from === to)) return { text, at };
  let kept = '';
  const places: number[] = [];
  let begin = 0;
  const keep = (to: number): void => {
    kept += text.slice(begin, to);
    for (let i = begin; i < to; i++) places.push(at[i]!);
  };
  for (const [from, to] of out) {
    keep(from);
    begin = to;
  }
  keep(text.length);
  places.push(at[text.length]!);
  return { text: kept, at: Int32Array.from(places) };
}

/** `---` to `---` at the beginning. */
function frontMatter(text: string): { readonly body: Span; readonly end: number } | undefined {
  const opening = /^[^\S\n]*---[^\S\n]*\n/.exec(text);
  if (!opening) return undefined;
  const indent = /^[^\S\n]*/.exec(text)![0];
  let from = opening[0].length;
  for (;;) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? undefined : end);
    if (end < 0) return undefined; // a fence that ends the text closes nothing
    if (from > opening[0].length && line.startsWith(`${indent}---`) && line.slice(indent.length + 3).trim() === '') {
      const rest = /^\s*/.exec(text.slice(end))![0];
      return { body: [opening[0].length, from], end: end + Math.max(1, rest.lastIndexOf('\n') + 1) };
    }
    from = end + 1;
  }
}

/** The title in front matter, where it is written on one line. */
function titleIn({ text, at }: Mapped, [from, to]: Span): Cleaned['frontTitle'] {
  const found = /^[^\S\n]*title[^\S\n]*:[^\S\n]*(.+)$/m.exec(text.slice(from, to));
  if (!found) return undefined;
  const [whole, value] = found as unknown as [string, string];
  return { title: unquoted(value.trim()), from: at[from + found.index]!, to: at[from + found.index + whole.length]! };
}

function unquoted(value: string): string {
  if (value.startsWith('"')) {
    try {
      return String(JSON.parse(value));
    } catch {
      return value;
    }
  }
  const quoted = /^'(.*)'$/.exec(value)?.[1];
  const comment = value.search(/\s#/);
  return quoted?.replaceAll("''", "'") ?? (comment < 0 ? value : value.slice(0, comment).trimEnd());
}

/** Lines of comments go, with blank ones before them; ours are kept aside. */
function withoutComments(mapped: Mapped, carried: Carried[], original: string): Mapped {
  const { text, at } = mapped;
  const out: Span[] = [];
  let blankFrom = -1;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end + 1;
    const line = text.slice(from, end < 0 ? text.length : end);
    const trimmed = line.trimStart();
    if (trimmed === '') {
      if (blankFrom < 0) blankFrom = from;
    } else {
      if (/^%%(?!\{)./.test(trimmed)) {
        out.push([blankFrom < 0 ? from : blankFrom, to]);
        const json = /^%%cx\s+(\{.*\})\s*$/.exec(trimmed)?.[1];
        if (json !== undefined) carried.push({ from: at[from]!, to: endIn(original, at, to), json });
      }
      blankFrom = -1;
    }
    from = to;
  }
  return cut(mapped, out);
}

/** Entity codes such as `#35;` are hidden from the grammar, for which `#` and `;` mean something. */
function hideEntities(mapped: Mapped): Mapped {
  let { text, at } = mapped;
  // mermaid takes the last semicolon of such lines away, for flowcharts; a journey may meet it too
  for (const word of ['style', 'classDef']) ({ text, at } = cut({ text, at }, semicolonsAfter(text, word)));
  let hidden = '';
  const places: number[] = [];
  let begin = 0;
  const put = (part: string, place: (i: number) => number): void => {
    hidden += part;
    for (let i = 0; i < part.length; i++) places.push(place(i));
  };
  for (const match of text.matchAll(/#(\w+);/g)) {
    const from = match.index;
    const start = begin;
    put(text.slice(start, from), (i) => at[start + i]!);
    const code = `${/^\d+$/.test(match[1]!) ? HIDDEN_NUMBER : HIDDEN_NAME}${match[1]}${HIDDEN_END}`;
    put(code, (i) => (i < code.length - 1 ? at[from]! : at[from + match[0].length - 1]!));
    begin = from + match[0].length;
  }
  const start = begin;
  put(text.slice(start), (i) => at[start + i]!);
  places.push(at[text.length]!);
  return { text: hidden, at: Int32Array.from(places) };
}

/** As `/word.*:\S*#.*;/g` finds them, of which mermaid takes the last character; without trying all ways of matching a long line. */
function semicolonsAfter(text: string, word: string): Span[] {
  const found: Span[] = [];
  for (let from = text.indexOf(word); from >= 0; ) {
    const lineEnd = text.indexOf('\n', from);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const last = text.lastIndexOf(';', end - 1);
    let open = false; // behind a colon, with no blank since
    for (let i = from + word.length; i < last; i++) {
      const sign = text[i]!;
      if (sign === '#' && open) {
        found.push([last, last + 1]);
        break;
      }
      if (sign === ':') open = true;
      else if (/\s/.test(sign)) open = false;
    }
    from = text.indexOf(word, end);
  }
  return found;
}

const NAMED = new Map(Object.entries({
  quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: '\u00a0', colon: ':', semi: ';', num: '#', comma: ',', percnt: '%', period: '.', quest: '?', excl: '!', lpar: '(', rpar: ')', equals: '=', plus: '+', ast: '*', sol: '/', commat: '@',
  copy: '©', reg: '®', trade: '™', euro: '€', pound: '£', yen: '¥', cent: '¢', sect: '§', deg: '°', middot: '·', hellip: '…', ndash: '–', mdash: '—', laquo: '«', raquo: '»', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', times: '×',
  frac12: '½', infin: '∞', hearts: '♥', star: '☆', starf: '★', check: '✓', cross: '✗', rarr: '→', larr: '←', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß',
}));

/** Text as people see it: entity codes become their characters. */
export function shown(text: string): string {
  if (!text.includes('\ufb02°')) return text;
  return text
    .replaceAll(/\ufb02°°(\d+)¶ß/g, (whole, digits: string) => {
      const code = Number(digits);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/\ufb02°(\w+?)¶ß/g, (_, name: string) => NAMED.get(name) ?? `#${name};`);
}

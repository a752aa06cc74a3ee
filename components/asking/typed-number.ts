/** The marks of a language: what stands between whole and broken, and between groups of digits. */
interface Marks {
  readonly decimal: string;
}

const known = new Map<string, Marks>();

function marksOf(locale: string): Marks {
  let marks = known.get(locale);
  if (!marks) {
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn', minimumFractionDigits: 1 }).formatToParts(1.5);
    known.set(locale, (marks = { decimal: parts.find(({ type }) => type === 'decimal')?.value ?? '.' }));
  }
  return marks;
}

/** The value of a digit of any script: scripts have theirs in rows of ten. */
function digit(char: string): string {
  let zero = char.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && zero > char.codePointAt(0)! - 9) zero -= 1;
  return `${char.codePointAt(0)! - zero}`;
}

/**
 * Reads a number as people of a language type it: with digits of any script, with the decimal mark of the language or the other one,
 * with or without marks between groups, with a sign, and with a sign of money or the unit around it. A single mark that may be either is the decimal
 * one, unless it is the language's mark for groups and three digits follow.
 *
 * @param units words that may stand around it: "km", "EUR"
 * @returns nothing if it is no number, or not surely one
 */
export function readNumber(typed: string, locale: string, units: readonly string[] = []): number | undefined {
  let text = typed.normalize('NFKC').replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\p{Nd}/gu, digit).replace(/[\u2212\u2013\ufe63\uff0d]/g, '-').trim();
  for (const unit of units) {
    const bare = unit.normalize('NFKC').toLowerCase();
    if (bare && text.toLowerCase().endsWith(bare)) text = text.slice(0, -bare.length);
    else if (bare && text.toLowerCase().startsWith(bare)) text = text.slice(bare.length);
  }
  text = text.replace(/\p{Sc}/gu, '').replaceAll('\u066b', '.').replaceAll('\u066c', ',').replace(/\u3001|\u060c/g, ',');
  const decimal = /[\u066b]/.test(typed) ? '.' : marksOf(locale).decimal;
  text = text.trim();
  const sign = /^[+-]/.test(text) ? text[0] : '';
  const body = text.slice(sign === '' ? 0 : 1).trim().replace(/(?<=\d)[\s'\u2019](?=\d{3}(?!\d))/g, '');
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(body)) return undefined;
  const plain = withoutGroups(body, decimal);
  return plain === undefined ? undefined : Number(`${sign === '-' ? '-' : ''}${plain}`);
}

/** Digits with a point, out of digits with marks; undefined if the marks make no sense. */
function withoutGroups(body: string, decimal: string): string | undefined {
  const marks = [...body.matchAll(/[.,]/g)].map(({ 0: mark, index }) => ({ mark, index }));
  const last = marks.at(-1);
  if (!last) return body;
  const kinds = new Set(marks.map(({ mark }) => mark));
  const behind = body.length - last.index - 1;
  const isDecimal = marks.length === 1 ? last.mark === decimal || behind !== 3 : kinds.size === 2;
  const whole = isDecimal ? body.slice(0, last.index) : body;
  const groups = whole.split(/[.,]/);
  // 1,234,567 and, in India, 12,34,567: two or three digits in a group, three in the last
  if (groups.length > 1 && (new Set(whole.match(/[.,]/g)).size > 1 || !groups.slice(1, -1).every((group) => /^\d{2,3}$/.test(group)) || groups.at(-1)!.length !== 3 || groups[0] === '')) return undefined;
  return isDecimal ? `${groups.join('') || '0'}.${body.slice(last.index + 1) || '0'}` : groups.join('');
}

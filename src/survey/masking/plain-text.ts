import { digitValue, isDigit } from '../../core/digits.js';

/** A text in which digits are ASCII, dashes and blanks are the usual ones, and nothing invisible is left; with where each unit was. */
export interface PlainText {
  readonly text: string;
  /** The place in the original of each UTF-16 unit, and its end behind the last. */
  readonly at: readonly number[];
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const DASH = /[\p{Pd}\u2212]/u;
const BLANK = /[\p{Zs}\t]/u;

/** Numbers are found whatever script, dash or blank they are written with. */
export function plainText(original: string): PlainText {
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const char of original) {
    const plain = plainOf(char);
    if (plain !== '') {
      for (let i = 0; i < plain.length; i += 1) at.push(place);
      text += plain;
    }
    place += char.length;
  }
  return { text, at: [...at, place] };
}

function plainOf(char: string): string {
  if (char <= '\u007e') return char === '\t' ? ' ' : char;
  if (INVISIBLE.test(char)) return '';
  if (isDigit(char)) return String(digitValue(char));
  if (DASH.test(char)) return '-';
  if (BLANK.test(char)) return ' ';
  if (char === '\uff20' || char === '\ufe6b') return '@';
  return char.length === 1 ? char : '\ufffd\ufffd'.slice(0, char.length);
}

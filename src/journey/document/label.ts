/** Turns the order of letters around, so that a name can look like another: never needed in a name. */
const OVERRIDES = /[\u202d\u202e]/g;
const OPENING = new Set(['\u202a', '\u202b', '\u2066', '\u2067', '\u2068']);
const CLOSING = new Map([['\u202c', ['\u202a', '\u202b']], ['\u2069', ['\u2066', '\u2067', '\u2068']]]);
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** What was wrong with a text and was put right. */
export type LabelFault = 'unpaired' | 'control' | 'bidi';

const UNSTORABLE = /[\0\p{Surrogate}]/u;
const SUSPECT = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A text without halves of characters; the sign for what cannot be read stands for each. */
export function wellFormed(text: string): string {
  if (!UNSTORABLE.test(text)) return text;
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '\ufffd');
}

/**
 * A name on one line that cannot disturb what stands beside it: control characters become spaces, overrides of
 * direction go, and marks that open an embedding are closed.
 */
export function tidyLabel(text: string): { readonly text: string; readonly faults: readonly LabelFault[] } {
  if (!SUSPECT.test(text)) return { text, faults: [] };
  const faults: LabelFault[] = [];
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  if (whole !== text) faults.push('unpaired');
  const onOneLine = whole.replaceAll(CONTROLS, ' ');
  if (onOneLine !== whole) faults.push('control');
  const tame = balanced(onOneLine.replaceAll(OVERRIDES, ''));
  if (tame !== onOneLine) faults.push('bidi');
  return { text: tame, faults };
}

/** Closes what was opened, and leaves out what closes nothing. */
function balanced(text: string): string {
  if (!/[\u202a-\u202c\u2066-\u2069]/.test(text)) return text;
  const open: string[] = [];
  let out = '';
  for (const sign of text) {
    if (OPENING.has(sign)) open.push(sign);
    const closes = CLOSING.get(sign);
    if (closes) {
      const last = open.at(-1);
      if (last === undefined || !closes.includes(last)) continue;
      open.pop();
    }
    out += sign;
  }
  return out + open.reverse().map((sign) => (sign === '\u202a' || sign === '\u202b' ? '\u202c' : '\u2069')).join('');
}

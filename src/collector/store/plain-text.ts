import type { CxEvent } from '../../model/event.js';

/** Either the event with text that every store takes, or the place of what none of ours stores. */
export type PlainText = { readonly ok: true; readonly event: CxEvent } | { readonly ok: false; readonly where: string };

/** What `JSON.stringify` writes for U+0000 and for a surrogate without its other half. A backslash that was sent stands before another one, so it may be found in vain, never missed. */
const SUSPECT = /\\u(?:0000|d[89a-f])/;

/**
 * Makes text such that every store keeps the same: halves of surrogate pairs become U+FFFD, and an event with U+0000 in it is refused, because PostgreSQL
 * cannot keep that.
 */
export function plainText(event: CxEvent): PlainText {
  const text = JSON.stringify(event);
  if (!SUSPECT.test(text)) return { ok: true, event };
  const copy = JSON.parse(text) as CxEvent;
  const where = mend(copy, '');
  return where === null ? { ok: true, event: copy } : { ok: false, where };
}

/** Mends in place; the place of a U+0000 if there is one. */
function mend(node: unknown, where: string): string | null {
  if (typeof node !== 'object' || node === null) return null;
  for (const [key, value] of Object.entries(node)) {
    const place = `${where}/${key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('\0', '')}`;
    if (key.includes('\0') || (typeof value === 'string' && value.includes('\0'))) return place.toWellFormed();
    const found = mend(value, place);
    if (found !== null) return found;
    const name = key.toWellFormed();
    if (name !== key) delete (node as Record<string, unknown>)[key];
    const whole = typeof value === 'string' ? value.toWellFormed() : value;
    if (name !== key || whole !== value) Object.defineProperty(node, name, { value: whole, enumerable: true, writable: true, configurable: true });
  }
  return null;
}

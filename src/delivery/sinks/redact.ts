import { safePattern } from '../../core/safe-pattern.js';
import { err, ok, type Result } from '../../core/result.js';
import type { Problem } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';

/** What must not leave the page. */
export interface Redaction {
  /** Places in an event, such as `subject`, `data.email`, `data.segments.tier` or `data.answers.*.text`; `*` is every entry. */
  readonly fields?: readonly string[] | undefined;
  /** What is taken out of texts: `email`, `phone`, `card`, `iban`, or regular expressions of your own. */
  readonly patterns?: readonly string[] | undefined;
}

/** What stands in the place of a text. A field that must be there stays one that is allowed. */
const REMOVED = 'removed';
/** Without these an event is none, or another. */
const NEEDED = new Set(['specversion', 'id', 'type', 'time', 'dataschema', 'datacontenttype']);
const NAMED: Readonly<Record<string, string>> = {
  email: '[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,190}',
  phone: '[+0][\\d ()/.-]{7,24}',
  card: '\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{1,7}',
  iban: '[A-Z]{2}\\d{2}[ A-Z0-9]{11,36}',
};
/** A pattern is tried on so much of a text at a time, and the next begins half of it on, so that nothing falls between. */
const WINDOW = 256;

/** Makes what takes this out of events; a fault for a pattern that could hold the page up, or a place without which an event is none. */
export function redactor({ fields = [], patterns = [] }: Redaction): Result<(event: CxEvent) => CxEvent, Problem> {
  const needed = fields.find((field) => NEEDED.has(field) || field === 'data' || field === 'source');
  if (needed) return err({ code: 'needed-field', message: `Without "${needed}" an event is none.`, where: 'redact/fields' });
  const compiled: RegExp[] = [];
  for (const pattern of patterns) {
    const own = Object.hasOwn(NAMED, pattern);
    const safe = own ? ok(new RegExp(NAMED[pattern]!)) : safePattern(pattern);
    if (!safe.ok) return err({ ...safe.error, where: 'redact/patterns' });
    compiled.push(new RegExp(safe.value.source, `${safe.value.flags}g`));
  }
  const paths = fields.map((field) => field.split('.'));
  return ok((event) => {
    const copy = JSON.parse(JSON.stringify(event)) as Record<string, unknown>;
    for (const path of paths) remove(copy, path);
    if (compiled.length > 0) for (const key of Object.keys(copy)) if (!NEEDED.has(key)) copy[key] = cleaned(copy[key], compiled);
    return copy as unknown as CxEvent;
  });
}

/** Texts in `data` are replaced and all else goes, since a text may have to be there; what names a person goes as a whole. */
function remove(value: unknown, [step, ...rest]: readonly string[], inData = false): void {
  if (typeof value !== 'object' || value === null || step === undefined) return;
  const parent = value as Record<string, unknown>;
  for (const key of step === '*' ? Object.keys(parent) : Object.hasOwn(parent, step) ? [step] : []) {
    if (rest.length > 0) remove(parent[key], rest, true);
    else if (inData && typeof parent[key] === 'string') parent[key] = REMOVED;
    else if (Array.isArray(parent)) parent[Number(key)] = null as never;
    else delete parent[key];
  }
}

function cleaned(value: unknown, patterns: readonly RegExp[]): unknown {
  if (typeof value === 'string') return patterns.reduce(without, value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => cleaned(one, patterns));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, patterns)]));
}

function without(text: string, pattern: RegExp): string {
  const found: [from: number, to: number][] = [];
  for (let start = 0; start < Math.max(1, text.length); start += WINDOW / 2) {
    for (const match of text.slice(start, start + WINDOW).matchAll(pattern)) if (match[0]) found.push([start + match.index, start + match.index + match[0].length]);
    if (start + WINDOW >= text.length) break;
  }
  let out = '';
  let at = 0;
  for (const [from, to] of found.sort(([a], [b]) => a - b)) {
    if (from > at || (from === at && !out.endsWith(REMOVED))) out += text.slice(at, from) + REMOVED;
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}

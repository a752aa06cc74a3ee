import { plainCopy, type Plain } from '../../model/plugin/plain.js';
import { LINT_CODES, type LintCode, type Severity } from './codes.js';
import { sentence, type LintKey, type Said } from './words/index.js';

/** One operation of RFC 6902 (JSON Patch), of the three that a fix needs. */
export type PatchStep =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Plain }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string };

/** What can be done without a person having to think: what it does, and how. */
export interface Fix {
  readonly says: string;
  /** The same, to be said in another language: `sentence`. */
  readonly said: Said;
  readonly patch: readonly PatchStep[];
}

/** Something that the linter has to say of a survey. */
export interface Finding {
  readonly code: LintCode;
  readonly severity: Severity;
  /** A JSON Pointer (RFC 6901) into the document. */
  readonly where: string;
  /** What it is, and what to do about it. */
  readonly message: string;
  /** The same, to be said in another language: `sentence`. */
  readonly said: Said;
  readonly fix?: Fix;
}

/** A finding with the severity that its code has. */
export function finding(code: LintCode, where: string, what: Said | LintKey, { fix, severity = LINT_CODES[code].severity }: { readonly fix?: Mending | undefined; readonly severity?: Severity } = {}): Finding {
  const said = saidOf(what);
  return { code, severity, where, message: said.detail ?? sentence(said), said, ...(fix && { fix: { says: sentence(saidOf(fix.says)), said: saidOf(fix.says), patch: fix.patch } }) };
}

/** A fix, before it is put into words. */
export interface Mending {
  readonly says: Said | LintKey;
  readonly patch: readonly PatchStep[];
}

const saidOf = (what: Said | LintKey): Said => (typeof what === 'string' ? { key: what } : what);

/** The document with a fix made; the document that was given is not changed. A fix of another state of the document that no longer fits changes nothing. */
export function applyFix(document: unknown, { patch }: Pick<Fix, 'patch'>): unknown {
  const plain = plainCopy(document);
  if (!plain.ok) return document;
  const result = { root: JSON.parse(JSON.stringify(plain.value)) as unknown };
  for (const step of patch) {
    const from = step.op === 'move' ? placeOf(result, step.from) : undefined;
    const to = placeOf(result, step.path);
    if (!to || (step.op === 'move' && !from)) return document;
    if (step.op === 'remove') take(to);
    else put(to, step.op === 'move' ? take(from!) : step.value, step.op === 'add');
  }
  return result.root;
}

interface PlaceIn {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

function placeOf(result: { root: unknown }, pointer: string): PlaceIn | undefined {
  const steps = ['root', ...pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))];
  const key = steps.pop()!;
  let holder: unknown = result;
  for (const step of steps) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return undefined;
    holder = (holder as Record<string, unknown>)[step];
  }
  return typeof holder === 'object' && holder !== null ? { holder: holder as PlaceIn['holder'], key } : undefined;
}

function take({ holder, key }: PlaceIn): unknown {
  if (Array.isArray(holder)) return holder.splice(Number(key), 1)[0];
  const value = holder[key];
  delete holder[key];
  return value;
}

function put({ holder, key }: PlaceIn, value: unknown, insert: boolean): void {
  if (!Array.isArray(holder)) Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  else if (key === '-') holder.push(value);
  else holder.splice(Number(key), insert ? 0 : 1, value);
}


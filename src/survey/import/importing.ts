import type { Problem } from '../../core/problem.js';
import { parseSurvey, type Survey, type Words } from '../../model/index.js';
import { plainCopy, type Plain } from '../../model/plugin/plain.js';
import { plainWords } from './plain-words.js';

/** What became of one thing of a survey that came from elsewhere. */
export interface ImportItem {
  /** Its place in the source: a JSON Pointer. */
  readonly where: string;
  /** `question`, `condition`, `ending`, ... */
  readonly what: string;
  /** As it was; as something near it; or not at all. */
  readonly mapped: 'yes' | 'changed' | 'no';
  /** Why not as it was. */
  readonly why?: string;
}

export interface Imported {
  /** Not there if nothing could be made of it. */
  readonly survey?: Survey;
  readonly items: readonly ImportItem[];
  /** Of all that means something (looks do not), the share that came over, as it was or as something near it; 0 to 1. */
  readonly share: number;
  readonly problems: readonly Problem[];
}

export type Source = { readonly [key: string]: Plain };
export const isSource = (value: Plain | undefined): value is Source => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: Plain | undefined): readonly Plain[] => (Array.isArray(value) ? (value as readonly Plain[]) : []);
export const textOf = (value: Plain | undefined): string | undefined => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined);
export const numberOf = (value: Plain | undefined): number | undefined => (typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined);

/** An entry of a table, by a name that came from outside. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, name: string | undefined): T | undefined => (name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined);

/** Names of ours for names of theirs: what is allowed of it, once each. */
export class Names {
  private readonly known = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly usual: string;

  constructor(usual: string) {
    this.usual = usual;
  }

  /** The name for one of theirs; the same for the same. */
  for(name: string): string {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const made = this.make(name);
    this.known.set(name, made);
    return made;
  }

  /** A name that nobody has. */
  make(name: string): string {
    const base = slugOf(name) || this.usual;
    let made = base;
    for (let i = 2; this.taken.has(made); i += 1) made = `${base.slice(0, 60)}-${i}`;
    this.taken.add(made);
    return made;
  }

  get(name: string): string | undefined {
    return this.known.get(name);
  }
}

function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().replace(/[^a-z0-9_.-]+/g, '-').replace(/^[^a-z]+|[-._]+$/g, '');
  return plain.slice(0, 60);
}

/** Collects what becomes of a source. */
export class Importing {
  readonly items: ImportItem[] = [];
  readonly language: string;

  constructor(language: string) {
    this.language = language;
  }

  came(where: string, what: string, changed?: string): void {
    this.items.push({ where, what, mapped: changed === undefined ? 'yes' : 'changed', ...(changed !== undefined && { why: changed }) });
  }

  lost(where: string, what: string, why: string): void {
    this.items.push({ where, what, mapped: 'no', why });
  }

  /** A text, or texts by language, without markup; undefined if there are no words. `default` is the language of the document. */
  words(value: Plain | undefined, where: string, max = 2000, places: (text: string) => string = (text) => text): Words | undefined {
    const one = (text: string): string => {
      const { text: plain, hadMarkup } = plainWords(places(text));
      if (hadMarkup) this.came(where, 'text', 'Markup was taken out; its words stayed.');
      if (plain.length > max) this.came(where, 'text', `It was cut after ${max} characters.`);
      return plain.slice(0, max);
    };
    const whole = textOf(value);
    if (whole !== undefined) return one(whole) || undefined;
    if (!isSource(value)) return undefined;
    const entries = Object.entries(value).flatMap(([tag, text]) => {
      const language = tag === 'default' ? this.language : tag;
      return typeof text === 'string' && text.trim() !== '' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? [[language, one(text)] as const] : [];
    });
    return entries.length === 0 ? undefined : entries.length === 1 && entries[0]![0] === this.language ? entries[0]![1] : Object.fromEntries(entries);
  }

  /** What came of it all. */
  done(document: unknown): Imported {
    const parsed = parseSurvey(document);
    const came = this.items.filter(({ mapped }) => mapped !== 'no').length;
    const share = this.items.length === 0 ? 0 : came / this.items.length;
    return parsed.ok ? { survey: parsed.value, items: this.items, share, problems: [] } : { items: this.items, share, problems: parsed.error };
  }
}

/** Reads what came from outside as plain data. */
export function readSource(input: unknown, is: (source: Source) => boolean, name: string): { readonly source: Source } | { readonly refused: Imported } {
  const refused = (problem: Problem) => ({ refused: { items: [], share: 0, problems: [problem] } });
  const plain = plainCopy(input);
  if (!plain.ok) return refused(plain.error);
  return isSource(plain.value) && is(plain.value) ? { source: plain.value } : refused({ code: 'not-a-survey', message: `This is not a survey of ${name}.`, where: '' });
}

import type { Survey } from '../../src/model/index.js';
import { lookFrom, type Look } from './look.js';
import { readDocument } from './checks.js';

/** A draft that is kept on this device. */
export interface Kept {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is kept of a draft. */
export interface KeptDraft {
  readonly survey: Survey;
  readonly look: Look;
  /** A text that could not be taken over. */
  readonly json?: string | undefined;
}

const PREFIX = 'cx-studio:';

/** Keeps a draft. @returns whether it could be: storage may be full or forbidden */
export function keepDraft({ survey, look, json }: KeptDraft, at: number): boolean {
  try {
    localStorage.setItem(PREFIX + survey.id, JSON.stringify({ at, survey, look, ...(json !== undefined && { json }) }));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // nothing was kept
  }
}

/** The drafts on this device, the latest first. What is kept there may have been written by anybody: it is checked. */
export function keptDrafts(): readonly Kept[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).flatMap((key) => {
      const { at, survey } = JSON.parse(localStorage.getItem(key)!) as { at?: unknown; survey?: { title?: unknown; language?: unknown } };
      const title = typeof survey?.title === 'string' ? survey.title : String(Object.values(Object(survey?.title) as object)[0] ?? '');
      return typeof at === 'number' ? [{ id: key.slice(PREFIX.length), title, at }] : [];
    }).sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

/** A draft that was kept; undefined if it is gone, or is none of ours. */
export function keptDraft(id: string): KeptDraft | undefined {
  try {
    const { survey, look, json } = JSON.parse(localStorage.getItem(PREFIX + id) ?? 'null') as { survey?: unknown; look?: unknown; json?: unknown };
    const read = readDocument(survey);
    return read.ok ? { survey: read.survey, look: lookFrom(look), ...(typeof json === 'string' && { json }) } : undefined;
  } catch {
    return undefined;
  }
}

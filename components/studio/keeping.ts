import type { Survey } from '../../src/model/index.js';
import { lookFrom, type Look } from './look.js';
import { readDocument } from './checks.js';
import { keyOf } from './kept.js';

/** What is kept of a draft. */
export interface KeptDraft {
  readonly survey: Survey;
  readonly look: Look;
  /** A text that could not be taken over. */
  readonly json?: string | undefined;
}


/** Keeps a draft. @returns whether it could be: storage may be full or forbidden */
export function keepDraft({ survey, look, json }: KeptDraft, at: number): boolean {
  try {
    localStorage.setItem(keyOf(survey.id), JSON.stringify({ at, survey, look, ...(json !== undefined && { json }) }));
    return true;
  } catch {
    return false;
  }
}

/** A draft that was kept; undefined if it is gone, or is none of ours. */
export function keptDraft(id: string): KeptDraft | undefined {
  try {
    const { survey, look, json } = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as { survey?: unknown; look?: unknown; json?: unknown };
    const read = readDocument(survey);
    return read.ok ? { survey: read.survey, look: lookFrom(look), ...(typeof json === 'string' && { json }) } : undefined;
  } catch {
    return undefined;
  }
}

import type { Survey } from '../../src/model/index.js';
import type { Imported } from '../../src/survey/import/index.js';
import { readDocument } from './checks.js';

/** What came of opening a file: a survey, with what did not fit if it was another tool's, or why there is none. */
export type Opened = { readonly ok: true; readonly survey: Survey; readonly notes: readonly string[] } | { readonly ok: false; readonly problems: readonly string[] };

/** Larger files are no surveys. */
const LARGEST = 5_000_000;

/** Opens a document of ours, or one of another tool. */
export async function readSurveyFile(file: File): Promise<Opened> {
  if (file.size > LARGEST) return { ok: false, problems: [`"${file.name}" has ${file.size} bytes; a survey has at most ${LARGEST}.`] };
  const text = await file.text();
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, problems: [`"${file.name}" is no JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const read = readDocument(document);
  if (read.ok) return { ok: true, survey: read.survey, notes: [] };
  // a document that says it is ours has faults; one that does not may be another tool's
  if ((Object(document) as { readonly format?: unknown }).format === undefined) {
    const { importFormbricks, importSurveyJs } = await import('../../src/survey/import/index.js');
    const [best] = [importSurveyJs(document), importFormbricks(document)].filter(({ survey }) => survey !== undefined).sort((a, b) => b.share - a.share);
    if (best) return { ok: true, survey: best.survey!, notes: notesOf(best) };
  }
  return { ok: false, problems: read.problems.map(({ where = '', message }) => (where ? `${where}: ${message}` : message)) };
}

/** Saves a document as a file under its name. */
export function saveSurveyFile(survey: Survey): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(survey, undefined, 2)}\n`], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${survey.id}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What did not come over as it was, a line for each. */
const notesOf = ({ items }: Imported): readonly string[] => items.filter(({ mapped }) => mapped !== 'yes').map(({ where, what, why }) => [`${where}: ${what}`, why].filter(Boolean).join('. '));

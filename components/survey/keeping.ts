import type { SurveyState } from '../../src/model/index.js';
import { resumeSurvey } from '../../src/survey/resume.js';
import type { PreparedSurvey } from '../../src/survey/prepare.js';

/** What is kept longer than this is not gone on with: nobody remembers it. */
const LONGEST = 30 * 24 * 3600 * 1000;

const keyOf = (survey: string): string => `cx-survey:${survey}`;

/** Keeps where somebody stands, on this device. A full or forbidden storage is no reason to disturb them. */
export function keepState(state: SurveyState): void {
  try {
    localStorage.setItem(keyOf(state.survey), JSON.stringify(state));
  } catch {
    // then it is not kept
  }
}

export function forgetState(survey: string): void {
  try {
    localStorage.removeItem(keyOf(survey));
  } catch {
    // nothing was kept
  }
}

function textOf(survey: string): string | null {
  try {
    return localStorage.getItem(keyOf(survey));
  } catch {
    return null; // forbidden here
  }
}

/** Where somebody goes on; undefined if they begin. What is kept was written by us, by another version, or by somebody else: it is checked. */
export async function keptState(prepared: PreparedSurvey, now: number): Promise<SurveyState | undefined> {
  const text = textOf(prepared.survey.id);
  if (text === null) return undefined;
  // outside of what may fail quietly: answers are not given up because a file did not come
  const { parseSurveyState } = await import('../../src/model/questionnaire/parse.js');
  try {
    const parsed = parseSurveyState(JSON.parse(text));
    if (!parsed.ok || now - parsed.value.startedAt > LONGEST || Object.keys(parsed.value.given).length === 0) return undefined;
    return resumeSurvey(prepared, parsed.value);
  } catch {
    return undefined;
  }
}

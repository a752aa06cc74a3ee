import type { Answer } from '../../src/model/answer.js';

/** What the surveys of this library ask for. */
const METRICS: Readonly<Record<string, readonly string[]>> = { 'cx-nps-survey': ['nps'], 'cx-csat-survey': ['csat'], 'cx-ces-survey': ['ces'] };

const SCORES = new Set(['nps', 'csat', 'ces']);

/** What a survey says of itself, by properties or attributes. */
export interface Telling extends HTMLElement {
  readonly survey?: unknown;
  readonly metrics?: unknown;
  readonly definition?: { readonly id: string; readonly pages: readonly { readonly questions: readonly { readonly type: string; readonly metric?: string | undefined }[] }[] } | undefined;
  readonly touchpoint?: string | undefined;
  readonly segments?: Readonly<Record<string, string>> | null | undefined;
  readonly subject?: string | undefined;
}

/** The survey inside a prompt: the first child that is no script and no template. */
export const surveyIn = (prompt: HTMLElement): Telling | null => prompt.querySelector<Telling>(':scope > :not(script, template, [slot])');

/** The name of a survey in the data. */
export function slugOf(survey: Telling | null): string {
  const told = survey?.survey ?? survey?.getAttribute('survey') ?? survey?.definition?.id;
  return (typeof told === 'string' && told) || survey?.localName.replace(/^cx-|-survey$/g, '') || 'survey';
}

/** The metrics a survey asks for, as far as that can be seen before it is answered. */
export function metricsOf(survey: Telling | null): readonly string[] {
  const { metrics, definition, localName = '' } = survey ?? {};
  if (Array.isArray(metrics) && metrics.every((one) => typeof one === 'string')) return metrics;
  const questions = definition?.pages.flatMap((page) => page.questions) ?? [];
  const asked = questions.flatMap(({ type, metric }) => (SCORES.has(type) ? [type] : type === 'rating' && metric ? [metric] : []));
  return METRICS[localName] ?? [...new Set(asked)];
}

/** The metrics that answers are to. */
export const metricsIn = (answers: readonly Answer[]): readonly string[] => [...new Set(answers.flatMap((answer) => (answer.kind === 'score' ? [answer.instrument.metric] : [])))];

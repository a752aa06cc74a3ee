import type { Answer, ScoreAnswer } from '../model/answer.js';
import type { CxEvent, CxEventOf } from '../model/event.js';
import { maskText } from '../survey/masking/mask.js';
import { scoreGroup, type Verbatim, type VerbatimScore } from './verbatim.js';

/** How events are read. */
export interface VoiceOptions {
  /** The question whose choice is the area that an answer is about. Default `area`. */
  readonly areaQuestion?: string;
  /** Metrics of which a low score is a good one. */
  readonly lowIsGood?: readonly string[];
}

/** The events in which customers write, or take back what they wrote. */
export const VOICE_EVENTS = ['cx.response.submitted', 'cx.response.withdrawn', 'cx.case.opened', 'cx.case.reopened', 'cx.decision.voted'] as const satisfies readonly CxEvent['type'][];

const said = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** The verbatims of one response, by its words and what was answered beside them. */
export function verbatimsOfResponse({ time, subject, data }: CxEventOf<'cx.response.submitted'>, { areaQuestion = 'area', lowIsGood = [] }: VoiceOptions): Verbatim[] {
  const area = data.answers.find((answer) => answer.kind === 'choice' && answer.question === areaQuestion);
  return data.answers.flatMap((answer, place): Verbatim[] => {
    const words = answer.kind === 'text' ? answer.text : answer.kind === 'choice' ? answer.other : undefined;
    if (!said(words)) return [];
    const score = scoreBeside(data.answers, place, lowIsGood);
    const language = (answer.kind === 'text' ? answer.language : undefined) ?? instrumentLanguage(data.answers);
    return [
      {
        id: `${data.response}:${answer.question}`,
        kind: 'answer',
        ...masked(words),
        time,
        person: subject ?? data.response,
        survey: data.survey,
        question: answer.question,
        ...(language !== undefined && { language }),
        ...(score && { score }),
        ...placeOf(data),
        ...(area?.kind === 'choice' && area.choices[0] !== undefined && { area: area.choices[0] }),
      },
    ];
  });
}

/** What a complaint says, at first and when it is opened again; nothing for what is no complaint. */
export function verbatimOfCase({ id, type, time, subject, data }: CxEventOf<'cx.case.opened'> | CxEventOf<'cx.case.reopened'>): Verbatim | null {
  if (!said(data.text) || (type === 'cx.case.opened' && data.complaint !== true)) return null;
  return { id, kind: 'complaint', ...masked(data.text), time, person: subject ?? data.case, ...('category' in data && { area: data.category }), ...placeOf(data) };
}

/** What a customer says to a proposed decision. */
export function verbatimOfVote({ id, time, subject, data }: CxEventOf<'cx.decision.voted'>): Verbatim | null {
  return said(data.comment) ? { id, kind: 'comment', ...masked(data.comment), time, person: subject ?? id, question: data.decision, ...placeOf(data) } : null;
}

function masked(words: string): Pick<Verbatim, 'text' | 'masked'> {
  const { text, found } = maskText(words);
  return { text, masked: [...new Set(found.map(({ kind }) => kind))].sort() };
}

function placeOf({ touchpoint, journey, segments }: { readonly touchpoint?: string | undefined; readonly journey?: string | undefined; readonly segments?: Readonly<Record<string, string>> | undefined }): Pick<Verbatim, 'touchpoint' | 'journey' | 'segments'> {
  return { ...(touchpoint !== undefined && { touchpoint }), ...(journey !== undefined && { journey }), ...(segments && { segments: { ...segments } }) };
}

/** The score that belongs to words: of the question whose name theirs begins with, or else the last before them, or else the first. */
function scoreBeside(answers: readonly Answer[], place: number, lowIsGood: readonly string[]): VerbatimScore | undefined {
  const scores = answers.flatMap((answer, at) => (answer.kind === 'score' ? [{ answer, at }] : []));
  const { question } = answers[place]!;
  const found = scores.find(({ answer }) => question.startsWith(`${answer.question}.`) || question.startsWith(`${answer.question}-`)) ?? scores.findLast(({ at }) => at < place) ?? scores[0];
  return found && scoreOf(found.answer, lowIsGood);
}

function scoreOf({ value, instrument: { metric, scale } }: ScoreAnswer, lowIsGood: readonly string[]): VerbatimScore {
  return { metric, value, min: scale.min, max: scale.max, group: scoreGroup(metric, value, scale, lowIsGood.includes(metric)) };
}

function instrumentLanguage(answers: readonly Answer[]): string | undefined {
  const score = answers.find((answer) => answer.kind === 'score');
  return score?.kind === 'score' ? score.instrument.language : undefined;
}

import { wordingHash, wordsIn, type Survey, type Words } from '../../model/index.js';
import type { SurveyKind } from '../../survey/content.js';

/** The element that shows a survey best, without `cx-`, and its attributes. */
export interface Preset {
  readonly kind: SurveyKind;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What the second question of a preset is called, by answer. */
const FOLLOW_UPS = {
  nps: ['follow-up-detractor', 'follow-up-passive', 'follow-up-promoter'],
  csat: ['follow-up-low', 'follow-up-middle', 'follow-up-high'],
  ces: ['follow-up-low', 'follow-up-middle', 'follow-up-high'],
} as const;

/**
 * A survey that asks for one of the usual ratings, and why, is shown by the smaller element that is made for it; every other by `<cx-survey>`. The
 * smaller ones call their questions `nps` and `nps.reason`, so they take only surveys that do.
 */
export function presetOf(survey: Survey, language: string, source: string): Preset {
  const { pages, endings = [], scores = [], variables = [], quotas = [] } = survey;
  const [first, second, ...more] = pages.flatMap(({ questions }) => questions);
  const common = { survey: survey.id, ...(survey.touchpoint !== undefined && { touchpoint: survey.touchpoint }) };
  const whole: Preset = { kind: 'survey', attributes: { ...common, src: source } };
  const isPlain = pages.every((page) => page.title === undefined && page.description === undefined && page.next === undefined && page.visibleIf === undefined);
  if (!isPlain || more.length > 0 || endings.length + scores.length + variables.length + quotas.length > 0 || survey.revision !== undefined) return whole;
  if (first?.type !== 'nps' && first?.type !== 'csat' && first?.type !== 'ces') return whole;
  const { type } = first;
  if (first.id !== type || first.visibleIf !== undefined || first.description !== undefined || first.rules !== undefined) return whole;
  const isReason = second === undefined || (second.type === 'text' && second.id === `${type}.reason` && second.required !== true && second.visibleIf === undefined && second.rules === undefined);
  if (!isReason) return whole;
  const say = (words: Words): string => wordsIn(words, language, survey.language);
  const reason = second && 'title' in second && second.title !== undefined ? say(second.title) : undefined;
  return {
    kind: `${type}-survey`,
    attributes: {
      ...common,
      ...(first.title !== undefined && { question: say(first.title) }),
      ...('business' in first && first.business !== undefined && { business: say(first.business) }),
      ...('look' in first && first.look !== undefined && { look: first.look }),
      ...(first.ends !== undefined && { 'low-label': say(first.ends.low), 'high-label': say(first.ends.high) }),
      // translations of one document are one wording, as `responseOf` has it
      ...((first.wording ?? first.title) !== undefined && { wording: first.wording ?? wordingHash(wordsIn(first.title!, survey.language, survey.language)) }),
      ...(reason !== undefined && Object.fromEntries(FOLLOW_UPS[type].map((name) => [name, reason]))),
      ...(second === undefined && { 'no-comment': '' }),
    },
  };
}

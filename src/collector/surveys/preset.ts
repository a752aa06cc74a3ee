import { wordsIn, type Survey, type Words } from '../../model/index.js';

/** The element that shows a survey best, without `cx-`, and its attributes. */
export interface Preset {
  readonly kind: 'nps-survey' | 'survey';
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A survey that asks no more than whether one would recommend, and why, is shown by the smaller `<cx-nps-survey>`; every other by `<cx-survey>`. The
 * smaller one calls its questions `nps` and `nps.reason`, so it takes only surveys that do.
 */
export function presetOf(survey: Survey, language: string, source: string): Preset {
  const { pages, endings = [], scores = [], variables = [], quotas = [] } = survey;
  const [first, second, ...more] = pages.flatMap(({ questions }) => questions);
  const plain = pages.every((page) => page.title === undefined && page.description === undefined && page.next === undefined && page.visibleIf === undefined);
  const isSmall =
    plain && more.length === 0 && endings.length + scores.length + variables.length + quotas.length === 0 &&
    first?.type === 'nps' && first.id === 'nps' && first.visibleIf === undefined && first.description === undefined && first.rules === undefined &&
    (second === undefined || (second.type === 'text' && second.id === 'nps.reason' && second.required !== true && second.visibleIf === undefined));
  const common = { survey: survey.id, ...(survey.touchpoint !== undefined && { touchpoint: survey.touchpoint }) };
  if (!isSmall || first?.type !== 'nps') return { kind: 'survey', attributes: { ...common, src: source } };
  const say = (words: Words): string => wordsIn(words, language, survey.language);
  const reason = second && 'title' in second && second.title !== undefined ? say(second.title) : undefined;
  return {
    kind: 'nps-survey',
    attributes: {
      ...common,
      ...(first.title !== undefined && { question: say(first.title) }),
      ...(first.business !== undefined && { business: say(first.business) }),
      ...(first.ends !== undefined && { 'low-label': say(first.ends.low), 'high-label': say(first.ends.high) }),
      ...(first.wording !== undefined && { wording: first.wording }),
      ...(reason !== undefined && { 'follow-up-detractor': reason, 'follow-up-passive': reason, 'follow-up-promoter': reason }),
      ...(second === undefined && { 'no-comment': '' }),
    },
  };
}

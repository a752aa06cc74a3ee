import { wordsIn, type Choice, type Question, type Survey } from '../../../model/index.js';
import { finding, type Finding } from '../finding.js';
import { tellingWords } from '../words-by-language.js';
import type { Looked } from './rule.js';

const MOST_CHOICES = 15;
const MOST_RANKED = 8;

/** Scales that say what they mean, and choices with which everybody finds theirs. */
export function* choicesAndScales({ survey }: Looked): Generator<Finding> {
  for (const [i, page] of survey.pages.entries()) {
    for (const [j, question] of page.questions.entries()) {
      const where = `/pages/${i}/questions/${j}`;
      yield* scales(question, where);
      if ('choices' in question) yield* choices(question, survey, where);
    }
  }
}

function* scales(question: Question, where: string): Generator<Finding> {
  const rated = question.type === 'rating' ? question : question.type === 'matrix' && question.answers.kind === 'scale' ? { ...question.answers, ends: question.ends, look: undefined } : undefined;
  if (!rated) return;
  const steps = rated.scale.max - rated.scale.min + 1;
  if (!rated.ends && !rated.labels && rated.look !== 'stars' && rated.look !== 'smileys') yield finding('no-scale-ends', where, { key: 'no-scale-ends', values: { ...rated.scale } });
  if (steps < 3 || (steps > 11 && rated.look !== 'slider')) yield finding('scale-steps', `${where}${question.type === 'matrix' ? '/answers' : ''}/scale`, { key: 'scale-steps', values: { count: steps } });
}

function* choices(question: Extract<Question, { choices: unknown }>, survey: Survey, where: string): Generator<Finding> {
  const said = (choice: Choice): string => wordsIn(choice.text, survey.language, survey.language).trim();
  const none = tellingWords(survey.language)?.none;
  const isNone = (choice: Choice): boolean => choice.alone === true || /^(none|nothing|neither)([-._]|$)/.test(choice.id) || (none?.test(said(choice)) ?? false);
  const isOther = (choice: Choice): boolean => isNone(choice) || /^(other$|other[-._]reason|unsure|unknown|dont-know|do-not-know|not-sure|no-answer|prefer-not|rather-not)/.test(choice.id);
  const all = question.choices;
  if (all.length === 1 && !('other' in question && question.other)) yield finding('one-choice', `${where}/choices`, 'one-choice');
  const texts = new Map<string, number>();
  for (const [i, choice] of all.entries()) {
    const text = said(choice).toLowerCase();
    if (texts.has(text)) yield finding('choice-twice', `${where}/choices/${i}`, { key: 'choice-twice', values: { text: said(choice) } });
    texts.set(text, i);
    if (question.type === 'multiple-choice' && isNone(choice) && !choice.alone) {
      yield finding('none-not-alone', `${where}/choices/${i}`, { key: 'none-not-alone', values: { text: said(choice) } }, { fix: { says: 'none-not-alone.fix', patch: [{ op: 'add', path: `${where}/choices/${i}/alone`, value: true }] } });
    }
    if (question.shuffle && isOther(choice) && !choice.alone && !choice.pinned) {
      yield finding('none-moves', `${where}/choices/${i}`, { key: 'none-moves', values: { text: said(choice) } }, { fix: { says: 'none-moves.fix', patch: [{ op: 'add', path: `${where}/choices/${i}/pinned`, value: true }] } });
    }
  }
  if (question.type === 'ranking') {
    if (all.length > MOST_RANKED && (question.top ?? all.length) > 5) yield finding('many-choices', `${where}/choices`, { key: 'many-ranked', values: { count: all.length } }, { fix: { says: 'many-ranked.fix', patch: [{ op: 'add', path: `${where}/top`, value: 3 }] } });
    return;
  }
  if (all.length > MOST_CHOICES && question.look !== 'dropdown') yield finding('many-choices', `${where}/choices`, { key: 'many-choices', values: { count: all.length } });
  if (question.required === true && all.length > 3 && !question.other && !all.some(isOther)) {
    yield finding('no-way-out', where, 'no-way-out', { fix: { says: 'no-way-out.fix', patch: [{ op: 'add', path: `${where}/other`, value: true }] } });
  }
}

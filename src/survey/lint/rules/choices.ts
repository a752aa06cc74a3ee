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
  if (!rated.ends && !rated.labels && rated.look !== 'stars' && rated.look !== 'smileys') yield finding('no-scale-ends', where, `Say what ${rated.scale.min} and ${rated.scale.max} mean ("ends"): some people take 1 for the best.`);
  if (steps < 3 || (steps > 11 && rated.look !== 'slider')) yield finding('scale-steps', `${where}${question.type === 'matrix' ? '/answers' : ''}/scale`, `This scale has ${steps} steps. Five, seven or eleven are usual.`);
}

function* choices(question: Extract<Question, { choices: unknown }>, survey: Survey, where: string): Generator<Finding> {
  const said = (choice: Choice): string => wordsIn(choice.text, survey.language, survey.language).trim();
  const none = tellingWords(survey.language)?.none;
  const isNone = (choice: Choice): boolean => choice.alone === true || /^(none|nothing|neither)([-._]|$)/.test(choice.id) || (none?.test(said(choice)) ?? false);
  const isOther = (choice: Choice): boolean => isNone(choice) || /^(other$|other[-._]reason|unsure|unknown|dont-know|do-not-know|not-sure|no-answer|prefer-not|rather-not)/.test(choice.id);
  const all = question.choices;
  if (all.length === 1 && !('other' in question && question.other)) yield finding('one-choice', `${where}/choices`, 'There is nothing to choose among. Add a choice, or ask for consent if this is one.');
  const texts = new Map<string, number>();
  for (const [i, choice] of all.entries()) {
    const text = said(choice).toLowerCase();
    if (texts.has(text)) yield finding('choice-twice', `${where}/choices/${i}`, `"${said(choice)}" is there twice.`);
    texts.set(text, i);
    if (question.type === 'multiple-choice' && isNone(choice) && !choice.alone) {
      yield finding('none-not-alone', `${where}/choices/${i}`, `"${said(choice)}" can be chosen together with others.`, { fix: { says: 'Let it be chosen alone.', patch: [{ op: 'add', path: `${where}/choices/${i}/alone`, value: true }] } });
    }
    if (question.shuffle && isOther(choice) && !choice.alone && !choice.pinned) {
      yield finding('none-moves', `${where}/choices/${i}`, `"${said(choice)}" moves about when the choices are shuffled.`, { fix: { says: 'Keep it in its place.', patch: [{ op: 'add', path: `${where}/choices/${i}/pinned`, value: true }] } });
    }
  }
  if (question.type === 'ranking') {
    if (all.length > MOST_RANKED && (question.top ?? all.length) > 5) yield finding('many-choices', `${where}/choices`, `Nobody puts ${all.length} things in order with care. Ask for the first three ("top": 3).`, { fix: { says: 'Ask for the first three.', patch: [{ op: 'add', path: `${where}/top`, value: 3 }] } });
    return;
  }
  if (all.length > MOST_CHOICES && question.look !== 'dropdown') yield finding('many-choices', `${where}/choices`, `${all.length} choices are more than people compare.`);
  if (question.required === true && all.length > 3 && !question.other && !all.some(isOther)) {
    yield finding('no-way-out', where, 'It must be answered, and who finds nothing right has to choose something wrong. Offer "other" or "none of these", or let it be left out.', { fix: { says: 'Offer something else.', patch: [{ op: 'add', path: `${where}/other`, value: true }] } });
  }
}

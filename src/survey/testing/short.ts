import type { Answer, Given, Question } from '../../model/index.js';
import { givenSchema } from '../../model/questionnaire/state.js';
import { kindOf } from '../check-answer.js';
import type { ShortAnswer } from '../../model/questionnaire/survey-tests.js';

/** An answer as the engine has it, of one as a person writes it; undefined if it cannot be one to this question. */
export function givenOf(question: Question, short: Exclude<ShortAnswer, null>): Given | undefined {
  if (typeof short === 'object' && !Array.isArray(short) && 'kind' in short) {
    const whole = givenSchema.safeParse(short);
    if (whole.success) return whole.data;
  }
  const kind = kindOf(question) ?? (typeof short === 'number' ? 'score' : 'text');
  switch (kind) {
    case 'score':
    case 'number':
      return typeof short === 'number' ? { kind, value: short } : undefined;
    case 'choice': {
      const choices = typeof short === 'string' ? [short] : Array.isArray(short) ? short : undefined;
      return choices && { kind, choices };
    }
    case 'ranking':
      return Array.isArray(short) ? { kind, order: short } : undefined;
    case 'text':
      return typeof short === 'string' ? { kind, text: short } : undefined;
    case 'date':
      return typeof short === 'string' ? { kind, date: short } : undefined;
    case 'emotion':
      return typeof short === 'string' ? { kind, word: short } : undefined;
    case 'consent':
      return typeof short === 'boolean' ? { kind, given: short } : undefined;
    case 'matrix':
      return isNamed(short) ? { kind, rows: short } : undefined;
    case 'contact':
      return isNamed(short) ? { kind, details: short } as Given : undefined;
    default:
      return undefined;
  }
}

const isNamed = (short: unknown): short is Record<string, string | number> => typeof short === 'object' && short !== null && !Array.isArray(short);

/** What is sent, as a person would write it. */
export function shortOf(answer: Answer): Exclude<ShortAnswer, null> {
  switch (answer.kind) {
    case 'score':
    case 'number':
      return answer.value;
    case 'text':
      return answer.text;
    case 'choice':
      return answer.choices.length === 1 && answer.other === undefined ? answer.choices[0]! : answer.other === undefined ? [...answer.choices] : [...answer.choices, answer.other];
    case 'ranking':
      return [...answer.order];
    case 'date':
      return answer.date;
    case 'emotion':
      return answer.word;
    case 'consent':
      return answer.given;
    case 'contact': {
      const { kind: _kind, question: _question, ...details } = answer;
      return Object.fromEntries(Object.entries(details).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    }
    case 'file':
      return answer.files.map(({ name }) => name);
  }
}

/** Are they the same answer? One choice and a list of one are. */
export function sameShort(a: ShortAnswer, b: ShortAnswer): boolean {
  const flat = (one: ShortAnswer): string => JSON.stringify(Array.isArray(one) && one.length === 1 ? one[0] : isNamed(one) ? Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)) : one);
  return flat(a) === flat(b);
}

import type { Question } from '../../../model/index.js';
import { finding, type Finding } from '../finding.js';
import { readingLevel } from '../reading-level.js';
import { textsOf } from '../texts.js';
import { tellingWords } from '../words-by-language.js';
import type { Looked } from './rule.js';

/** Answered by a place on a scale or one choice: there one question must be one question. */
const CLOSED: ReadonlySet<Question['type']> = new Set(['nps', 'csat', 'ces', 'rating', 'matrix', 'single-choice', 'emotion']);
const LONGEST_SENTENCE = 25;
const LONGEST_QUESTION = 40;

/** Hints about the words of questions, in the languages for which there are lists; how hard they are to read, in all. */
export function* wording({ survey }: Looked): Generator<Finding> {
  for (const { words, where, role, page, question: index } of textsOf(survey)) {
    const question = index >= 0 ? survey.pages[page]?.questions[index] : undefined;
    for (const [language, text] of typeof words === 'string' ? [[survey.language, words] as const] : Object.entries(words)) {
      const at = typeof words === 'string' ? where : `${where}/${language}`;
      const asked = (role === 'question' && question !== undefined && CLOSED.has(question.type)) || role === 'row';
      if (asked || role === 'question') yield* asks(text, language, at, asked, asked && question?.type !== 'single-choice');
      const level = readingLevel(text, language);
      if (role === 'question' && level.words > LONGEST_QUESTION) yield finding('long-text', at, { key: 'long-text', values: { count: level.words } });
      else if (level.longest > LONGEST_SENTENCE) yield finding('hard-to-read', at, { key: 'long-sentence', values: { count: level.longest } });
      else if (level.level === 'very-hard') yield finding('hard-to-read', at, { key: 'hard-to-read', values: { lix: Math.round(level.lix!) } });
    }
  }
}

function* asks(text: string, language: string, at: string, closed: boolean, scaled: boolean): Generator<Finding> {
  const telling = tellingWords(language);
  if (!telling) return;
  const quoted = (match: RegExpExecArray | null): { readonly quoted: string } => ({ quoted: match![0].trim() });
  if (closed && telling.and.test(text.replace(telling.oneThing, ' '))) yield finding('double-barrelled', at, { key: 'double-barrelled', values: quoted(telling.and.exec(text)) });
  if (telling.leading.test(text)) yield finding('leading', at, { key: 'leading', values: quoted(telling.leading.exec(text)) });
  if (scaled && telling.negated.test(text)) yield finding('negated', at, { key: 'negated', values: quoted(telling.negated.exec(text)) });
  if (scaled && telling.absolute.test(text)) yield finding('absolute', at, { key: 'absolute', values: quoted(telling.absolute.exec(text)) });
}

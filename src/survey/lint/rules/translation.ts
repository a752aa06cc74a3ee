import { languagesOf } from '../../../model/index.js';
import { finding, type Finding } from '../finding.js';
import { textsOf } from '../texts.js';
import type { Looked } from './rule.js';

/** The languages of a document: its own, and all in which any text is written. */
export function languagesIn({ survey }: Pick<Looked, 'survey'>): readonly string[] {
  return [...new Set([survey.language, ...[...textsOf(survey)].flatMap(({ words }) => languagesOf(words))])];
}

/** Texts that lack one of the languages of the document, or its words. */
export function* translation(looked: Looked): Generator<Finding> {
  const { survey } = looked;
  const all = languagesIn(looked);
  for (const { words, where, role } of textsOf(survey)) {
    const said = typeof words === 'string' ? { [survey.language]: words } : words;
    for (const [tag, text] of Object.entries(said)) if (text.trim() === '') yield finding('empty-text', typeof words === 'string' ? where : `${where}/${tag}`, 'empty-text');
    if (!/\p{L}/u.test(Object.values(said).join(''))) continue; // numbers and signs need no translation
    const missing = all.filter((tag) => !Object.hasOwn(said, tag) && !Object.hasOwn(said, tag.split('-')[0]!));
    if (missing.length > 0) yield finding('missing-translation', where, { key: 'missing-translation', values: { languages: missing.join(', ') } });
    const entries = Object.entries(said);
    for (const [i, [tag, text]] of entries.entries()) {
      const same = entries.slice(0, i).find(([other, one]) => one === text && other.split('-')[0] !== tag.split('-')[0]);
      if (same && (role === 'question' || role === 'description' || role === 'ending') && /\p{L}+\P{L}+\p{L}+\P{L}+\p{L}/u.test(text)) yield finding('same-text', `${where}/${tag}`, { key: 'same-text', values: { language: same[0] } });
    }
  }
}

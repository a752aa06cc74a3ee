import { wordsIn, type Question } from '../../../model/index.js';
import { finding, type Finding } from '../finding.js';
import { tellingWords } from '../words-by-language.js';
import type { Looked } from './rule.js';

const SENSITIVE_IDS = /^(age|birth-?(day|date|year)|gender|sex|income|salary|religion|ethnicity|race|health|disability|politics|party|orientation)$/;
const PERSONAL_IDS = /^(e-?mail|(first|last|full|sur|family|given)-?name|name|phone|mobile|telephone|address|street|iban|card|birth-?(day|date)|ssn|passport)$/;
const ASKS_CONTACT: Readonly<Record<string, RegExp>> = {
  en: /\b(your|an?) (e-?mail( address)?|(tele)?phone( number)?|mobile( number)?)\b/i,
  de: /\b(ihre?|deine?) (e-?mail(-?adresse)?|telefon(nummer)?|handynummer|rufnummer)\b/i,
};

/** What people need not tell, and what they must be free to refuse. */
export function* respect({ survey }: Looked): Generator<Finding> {
  const said = (question: Question): string => (question.title === undefined ? '' : wordsIn(question.title, survey.language, survey.language));
  const telling = tellingWords(survey.language);
  const asksMore = (i: number): boolean => survey.pages.slice(i + 1).some((page) => page.questions.some(({ type, visibleIf }) => !['contact', 'consent', 'statement'].includes(type) && visibleIf === undefined));
  for (const [i, page] of survey.pages.entries()) {
    for (const [j, question] of page.questions.entries()) {
      if (question.type === 'statement') continue;
      const where = `/pages/${i}/questions/${j}`;
      const free = { says: 'left-out.fix', patch: [{ op: 'remove', path: `${where}/required` }] } as const;
      // who said "call me" is asked for the number: that is no bar
      const forAll = question.visibleIf === undefined && page.visibleIf === undefined;
      const sensitive = SENSITIVE_IDS.test(question.id) || (telling?.sensitive.test(said(question)) ?? false);
      if (sensitive && question.required && ['single-choice', 'multiple-choice', 'text', 'number', 'date'].includes(question.type)) yield finding('sensitive-required', where, 'sensitive-required', { fix: free });
      if (question.type === 'contact') {
        if (question.required === true && forAll) yield finding('contact-required', where, 'contact-required', { fix: free });
        if (forAll && asksMore(i)) yield finding('contact-early', where, 'contact-early');
      }
      if (question.type === 'consent') {
        if (question.required === true && forAll) yield finding('consent-bundled', where, 'consent-needed', { fix: free });
        if (telling?.and.test(said(question).replace(telling.oneThing, ' '))) yield finding('consent-bundled', `${where}/title`, 'consent-bundled');
      }
      if (question.type === 'text') {
        const asks = ASKS_CONTACT[survey.language.split('-')[0]!]?.test(said(question)) ?? false;
        if (question.format === 'email' || question.format === 'phone' || asks) yield finding('contact-in-text', where, 'contact-in-text');
      }
    }
  }
  for (const [i, { id, sent }] of (survey.variables ?? []).entries()) {
    if (sent && PERSONAL_IDS.test(id)) yield finding('personal-address', `/variables/${i}`, { key: 'personal-address', values: { id } });
  }
}

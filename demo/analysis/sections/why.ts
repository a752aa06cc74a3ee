import { html, nothing, type TemplateResult } from 'lit';
import type { SurveyStudy } from '../study.js';
import { spanName } from './survey.js';
import { section, type View } from './view.js';

/** What goes along with the outcome, where to look first, and what to expect if one thing changed. */
export function whySection(view: View, { attributes }: SurveyStudy): TemplateResult {
  const { text } = view.texts;
  if (!attributes) return section('q-why', text('a.q.why'), html`<p>${text('a.why.none')}</p>`);
  const { span, ratings } = attributes;
  return section('q-why', text('a.q.why'), html`<cx-drivers show="weights priorities what-if" label=${span ? spanName(view, span) : nothing} .ratings=${ratings}></cx-drivers>`);
}

/** What do they talk about? The words that tell detractors from promoters, and their texts, where there are any. */
export function wordsSection(view: View, { verbatims }: SurveyStudy): TemplateResult {
  const { text } = view.texts;
  return section('q-words', text('a.q.words'), verbatims ? html`<cx-drivers show="words" .verbatims=${verbatims}></cx-drivers>` : html`<p>${text('a.words.none')}</p>`);
}

import { html, nothing, type TemplateResult } from 'lit';
import { outcomeOf } from '../../src/journey/observed/discover/outcomes.js';
import type { EventLog } from '../../src/journey/observed/log/event-log.js';
import type { ExportTable } from '../base/export/table.js';
import type { FlowContext, Opening } from './context.js';
import { renderFact, stepFacts, wayFacts } from './facts.js';

export interface CasesProps {
  readonly opening: Opening;
  readonly cases: Uint32Array;
  readonly shown: number;
  readonly showMore: () => void;
  readonly close: () => void;
  readonly save: () => void;
  readonly copy: () => void;
  readonly said: string;
}

/** What somebody looks at more closely: what is counted of it, what became of its cases, and their names, as many as the number says. */
export function renderCases(context: FlowContext, props: CasesProps): TemplateResult {
  const { flow, texts } = context;
  const { text } = texts;
  const { opening, cases, shown, showMore, close, save, copy, said } = props;
  const { log } = flow.observed;
  const { subject } = opening;
  const step = subject?.kind === 'step' ? flow.steps.find(({ activity }) => activity === subject.activity) : undefined;
  const way = subject?.kind === 'way' ? flow.ways.find(({ from, to }) => from === subject.from && to === subject.to) : undefined;
  const facts = step ? stepFacts(context, step) : way ? wayFacts(context, way) : [];
  const name = step ? texts.step(step.name) : opening.title;
  return html`<aside part="details" id="details" tabindex="-1" aria-labelledby="details-name" @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') { event.stopPropagation(); close(); } }}>
    <header><h3 id="details-name"><bdi>${name}</bdi></h3><button class="close" @click=${close}>${text('flow.close')}</button></header>
    ${facts.length > 0 ? html`<dl>${facts.map((fact) => html`<div><dt>${text(`flow.fact.${fact.name}`)}</dt><dd>${renderFact(context, fact, name, subject)}</dd></div>`)}</dl>` : nothing}
    <section>
      <h4><bdi>${opening.title}</bdi>: ${texts.cases(cases.length)}</h4>
      ${log.outcomes.length > 0 ? html`<ul class="facts">${log.outcomes.map(({ metric }) => html`<li>${texts.outcome(outcomeOf(log, metric, cases, { privacyThreshold: texts.threshold }))}</li>`)}</ul>` : nothing}
      <div class="tools" role="group" aria-label=${text('flow.export')}><button @click=${copy}>${text('flow.copy')}</button><button @click=${save}>${text('flow.csv')}</button><span role="status" class="quiet">${said}</span></div>
      <ol class="cases">${Array.from(cases.subarray(0, shown), (c) => html`<li><bdi>${log.caseNames[c]}</bdi></li>`)}</ol>
      ${cases.length > shown ? html`<button @click=${showMore}>${text('flow.more-cases', { count: Math.min(PAGE, cases.length - shown) })}</button>` : nothing}
    </section>
  </aside>`;
}

/** So many cases are listed, and more at a time. */
export const PAGE = 100;

/** The cases behind a number as they leave the page: when each began and ended, and how many events it has. */
export function tableOfCases({ texts }: FlowContext, { starts, times, caseNames }: EventLog, title: string, cases: Uint32Array): ExportTable {
  const when = (i: number): string => new Date(times[i]!).toISOString();
  return {
    title,
    head: ['case', 'first', 'last', 'events'].map((name) => texts.text(`flow.column.${name}`)),
    rows: Array.from(cases, (c) => {
      const [from, to] = [starts[c]!, starts[c + 1]!];
      return [caseNames[c]!, from === to ? null : when(from), from === to ? null : when(to - 1), to - from];
    }),
  };
}

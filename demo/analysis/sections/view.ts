import { html, nothing, type TemplateResult } from 'lit';
import type { FigureWriter } from '../../../components/base/figures.js';
import { periodName, shortPeriodName } from '../../../components/base/periods.js';
import type { Teller } from '../../../components/base/charts/told/teller.js';
import type { PeriodUnit } from '../../../src/metrics/period/calendar.js';

/** What every section works with. */
export interface View extends Teller {
  /** Figures with one digit more, for workings and tables. */
  readonly exact: FigureWriter;
  /** Groups of fewer answers are not shown. */
  readonly privacyThreshold: number;
}

/** A question and what answers it. */
export function section(id: string, question: string, content: unknown): TemplateResult {
  return html`<section aria-labelledby=${id}><h2 id=${id}>${question}</h2>${content}</section>`;
}

/** A choice among a few. */
export function choice<T>(
  title: string, options: readonly { readonly value: T; readonly text: string }[], chosen: T, choose: (value: T) => void, id: string,
): TemplateResult {
  const change = (event: Event): void => choose(options[(event.target as HTMLSelectElement).selectedIndex]!.value);
  return html`<label class="choice" for=${id}><span>${title}</span>
    <select id=${id} @change=${change}>${options.map(({ value, text }) => html`<option ?selected=${value === chosen}>${text}</option>`)}</select></label>`;
}

/** A figure set large, with its evidence below. */
export function headline(value: string, evidence: readonly string[]): TemplateResult {
  return html`<p class="headline">${value}</p><p class="evidence">${evidence.filter(Boolean).join(' \u00b7 ')}</p>`;
}

/** Names of things with what is to be said of them. */
export function facts(rows: readonly (readonly [name: string, text: string | typeof nothing])[]): TemplateResult {
  return html`<dl class="facts">${rows.map(([name, text]) => (text === nothing || text === '' ? nothing : html`<div><dt>${name}</dt><dd>${text}</dd></div>`))}</dl>`;
}

/** The name of a stretch of time, in a heading. */
export const fullName = ({ texts }: View, unit: PeriodUnit, number: number): string => (unit === 'quarter' ? shortPeriodName(texts, unit, number) : periodName(texts, unit, number));

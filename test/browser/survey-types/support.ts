import { fixture, html } from '@open-wc/testing';
import '../../../components/survey/define.js';
import type { CxSurvey } from '../../../components/survey/survey.js';
import type { Given, Question } from '../../../src/model/index.js';
import { until } from '../support.js';

export type { CxSurvey };

/** A survey of these questions on one page. */
export async function asking(questions: readonly Question[], attributes: Partial<CxSurvey> = {}): Promise<CxSurvey> {
  const el = await fixture<CxSurvey>(html`<cx-survey></cx-survey>`);
  Object.assign(el, attributes, { definition: { format: 'cx-survey/1', id: 'types', title: 'Types', language: 'en', pages: [{ id: 'p', questions }] } });
  await until(() => el.shadowRoot!.querySelector('form'));
  return el;
}

export const find = <E extends HTMLElement = HTMLElement>(el: CxSurvey, selector: string): E => {
  const found = el.shadowRoot!.querySelector<E>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
export const all = (el: CxSurvey, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
export const textOf = (el: CxSurvey, selector: string): string => find(el, selector).textContent.replace(/\s+/g, ' ').trim();

export async function click(el: CxSurvey, selector: string): Promise<void> {
  find(el, selector).click();
  await el.updateComplete;
}

export async function type(el: CxSurvey, selector: string, text: string): Promise<void> {
  const control = find<HTMLInputElement>(el, selector);
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
  await el.updateComplete;
}

/** Tries to send; the answers that were sent, or nothing if it stayed. */
export async function send(el: CxSurvey): Promise<readonly unknown[] | undefined> {
  let answers: readonly unknown[] | undefined;
  el.addEventListener('cx-submitted', ({ detail }) => (answers = 'answers' in detail.data ? detail.data.answers : undefined), { once: true });
  await el.goOn();
  await el.updateComplete;
  return answers;
}

/** The answer to a question so far, as the next `cx-answer` says it. */
export function answers(el: CxSurvey): unknown[][] {
  const told: unknown[][] = [];
  el.addEventListener('cx-answer', ({ detail }) => told.push('answers' in detail.data ? [...detail.data.answers] : []));
  return told;
}

export const problemOf = (el: CxSurvey, id: string): string => textOf(el, `[id="q-${id}-problem"]`);
export const active = (el: CxSurvey): Element | null => el.shadowRoot!.activeElement;
export type { Given };

import type { Given, GivenOf, Question, QuestionOf, SurveyState } from '../../model/index.js';
import { flatAreas, RATING_STRUCTURE } from '../../model/rating-structure.js';
import { USUAL_FEELINGS } from '../../survey/feelings.js';
import { inOrder, scaleOf, type ShownQuestion, type SurveyView } from '../../survey/index.js';
import type { SurveyTexts, SurveyWordKey } from '../../survey/words/index.js';
import { html, type Html } from '../page/html.js';

type PageView = Extract<SurveyView, { kind: 'page' }>;

/** What the fields of a page are written from. */
export interface Shown {
  readonly view: PageView;
  readonly state: SurveyState;
  readonly texts: SurveyTexts;
  /** Questions whose answers cannot be taken, each with what to say. */
  readonly problems: ReadonlyMap<string, string>;
  /** A score that a link proposes for the first rating: shown as chosen, sent by nobody but the customer. */
  readonly proposed: number | undefined;
}

/** Questions that a page can ask without a script. */
export const isPlain = ({ type }: Question): boolean => type !== 'ranking' && type !== 'file' && type !== 'custom';

const USUAL = { nps: ['npsQuestion', 'npsLow', 'npsHigh'], csat: ['csatQuestion', 'csatLow', 'csatHigh'], ces: ['cesQuestion', 'cesLow', 'cesHigh'] } as const satisfies Record<string, readonly SurveyWordKey[]>;

/** What a question asks, in the words of its author or in the usual ones. */
export function titleOf({ question, title }: Pick<ShownQuestion, 'question' | 'title'>, say: PageView['say'], { text }: SurveyTexts): string {
  if (title !== undefined) return title;
  if (question.type === 'nps' || question.type === 'csat' || question.type === 'ces') {
    const business = 'business' in question && question.business !== undefined ? say(question.business) : text(`${question.type}Us`);
    return text(USUAL[question.type][0], { business });
  }
  return question.type === 'area' ? text('whichArea') : question.id;
}

/** The questions of a page as fields of a form: nothing ticked that the customer, or the link they opened, did not choose. */
export function questionFields(shown: Shown): readonly Html[] {
  const rated = shown.view.questions.find(({ question }) => scaleOf(question));
  return shown.view.questions.filter(({ question }) => isPlain(question)).map((one) => {
    const proposed: Given | undefined = one === rated && shown.proposed !== undefined ? { kind: 'score', value: shown.proposed } : undefined;
    return questionField({ ...one, given: one.given ?? proposed }, shown);
  });
}

function questionField(one: ShownQuestion, shown: Shown): Html {
  const { question, description } = one;
  const { view, texts, problems } = shown;
  const title = titleOf(one, view.say, texts);
  if (question.type === 'statement') return html`<div class="statement"><h2 dir="auto">${title}</h2>${description && html`<p dir="auto">${description}</p>`}</div>`;
  const problem = problems.get(question.id);
  const note = html`${description && html`<p class="soft" dir="auto" id="d-${question.id}">${description}</p>`}${problem !== undefined && html`<p class="bad" id="e-${question.id}">${problem}</p>`}`;
  const described = [description && `d-${question.id}`, problem !== undefined && `e-${question.id}`].filter(Boolean).join(' ');
  const about = html`${described && html` aria-describedby="${described}"`}${problem !== undefined && html` aria-invalid="true"`}`;
  if (question.type === 'text' || question.type === 'number' || question.type === 'date') {
    return html`<div class="field"><label class="ask" for="q-${question.id}" dir="auto">${title}${!one.required && html` <span class="soft">(${texts.text('optional')})</span>`}</label>${note}${oneField(question, one.given, about)}</div>`;
  }
  return html`<fieldset${about}><legend dir="auto">${title}</legend>${note}<div>${group(question, one, shown)}</div></fieldset>`;
}

function oneField(question: QuestionOf<'text' | 'number' | 'date'>, given: Given | undefined, about: Html): Html {
  const name = html`id="q-${question.id}" name="${question.id}"`;
  switch (question.type) {
    case 'text': {
      const value = given?.kind === 'text' ? given.text : '';
      const type = question.format === 'phone' ? 'tel' : question.format === 'email' || question.format === 'url' ? question.format : 'text';
      return question.long === false || type !== 'text'
        ? html`<input type="${type}" ${name} value="${value}" maxlength="${question.limit ?? 2000}" dir="auto"${about}>`
        : html`<textarea ${name} rows="4" maxlength="${question.limit ?? 2000}" dir="auto"${about}>${value}</textarea>`;
    }
    case 'number':
      return html`<input type="text" inputmode="decimal" ${name} value="${given?.kind === 'number' ? given.value : ''}"${about}>`;
    case 'date':
      return html`<input type="date" ${name} value="${given?.kind === 'date' ? given.date : ''}"${question.min && html` min="${question.min}"`}${question.max && html` max="${question.max}"`}${about}>`;
  }
}

function group(question: Exclude<Question, QuestionOf<'text' | 'number' | 'date' | 'statement'>>, { given }: ShownQuestion, { view: { say }, state, texts }: Shown): Html | null {
  const { id } = question;
  const chosen = given?.kind === 'choice' ? given.choices : [];
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating': {
      const scale = scaleOf(question)!;
      const value = given?.kind === 'score' ? given.value : undefined;
      const usual = question.type === 'rating' ? undefined : USUAL[question.type];
      const [low, high] = [question.ends ? say(question.ends.low) : usual && texts.text(usual[1]), question.ends ? say(question.ends.high) : usual && texts.text(usual[2])];
      const end = (at: number, label: string | undefined): Html | false => label !== undefined && html`<span>${texts.text('end', { value: at, label })}</span>`;
      const labels = question.type === 'rating' ? question.labels : undefined;
      return html`${(low ?? high) !== undefined && html`<div class="ends">${end(scale.min, low)}${end(scale.max, high)}</div>`}
        <div class="scale${labels && ' named'}">${steps(scale).map((step) => radio(id, String(step), value === step, labels ? say(labels[step - scale.min]!) : texts.number(step)))}</div>`;
    }
    case 'emotion': {
      const felt = given?.kind === 'emotion' ? given : undefined;
      const words = question.words?.map((word) => [word.id, say(word.text)] as const) ?? USUAL_FEELINGS.map((word) => [word, texts.text(word)] as const);
      const how = question.intensity !== false && html`<fieldset class="row"><legend dir="auto">${texts.text('howStrongly')} <span class="soft">(${texts.text('optional')})</span></legend>
        <div class="ends"><span>${texts.text('end', { value: 1, label: texts.text('hardly') })}</span><span>${texts.text('end', { value: 5, label: texts.text('very') })}</span></div>
        <div class="scale">${[1, 2, 3, 4, 5].map((step) => radio(`${id}.intensity`, String(step), felt?.intensity === step, texts.number(step)))}</div></fieldset>`;
      return html`<div class="list">${words.map(([word, label]) => radio(id, word, felt?.word === word, label))}</div>${how}`;
    }
    case 'single-choice':
    case 'multiple-choice': {
      const input = question.type === 'single-choice' ? radio : checkbox;
      const other = given?.kind === 'choice' ? given.other : undefined;
      return html`<div class="list">${inOrder(state, question, question.choices).map((one) => input(id, one.id, chosen.includes(one.id), say(one.text)))}</div>
        ${question.other && html`<input type="text" name="${id}.other" value="${other ?? ''}" maxlength="1000" dir="auto" aria-label="${texts.text('other')}" placeholder="${texts.text('other')}">`}`;
    }
    case 'area':
      return html`<div class="list">${flatAreas(question.areas ?? RATING_STRUCTURE).map((area) => radio(id, area.id, chosen.includes(area.id), say(area.text)))}</div>`;
    case 'matrix': {
      const rows = given?.kind === 'matrix' ? given.rows : {};
      const { answers } = question;
      const columns = answers.kind === 'scale' ? steps(answers.scale).map((step) => [String(step), answers.labels ? say(answers.labels[step - answers.scale.min]!) : texts.number(step)] as const) : answers.choices.map((one) => [one.id, say(one.text)] as const);
      return html`${inOrder(state, question, question.rows).map((row) => html`<fieldset class="row"><legend dir="auto">${say(row.text)}</legend><div class="scale named">${columns.map(([value, label]) => radio(`${id}.${row.id}`, value, String(rows[row.id] ?? '') === value, label))}</div></fieldset>`)}`;
    }
    case 'consent':
      return html`<div class="list">${checkbox(id, 'yes', given?.kind === 'consent' && given.given, texts.text('yes'))}</div>`;
    case 'contact': {
      const details: GivenOf<'contact'>['details'] = given?.kind === 'contact' ? given.details : {};
      const AUTOCOMPLETE = { name: 'name', email: 'email', phone: 'tel', company: 'organization', postcode: 'postal-code', country: 'country-name' } as const;
      return html`<p class="soft" dir="auto">${say(question.purpose)}</p>${question.fields.map((field) => html`<label class="ask">${texts.text(field)}<input type="${field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}" name="${id}.${field}" value="${details[field] ?? ''}" autocomplete="${AUTOCOMPLETE[field]}" maxlength="${LONGEST[field]}" dir="auto"></label>`)}`;
    }
    default:
      return null;
  }
}

/** As the event model keeps them. */
const LONGEST = { name: 200, email: 254, phone: 40, company: 200, postcode: 20, country: 80 } as const;

const steps = ({ min, max }: { readonly min: number; readonly max: number }): readonly number[] => Array.from({ length: max - min + 1 }, (_, i) => min + i);
const input = (type: string) => (name: string, value: string, checked: boolean, label: string): Html => html`<label><input type="${type}" name="${name}" value="${value}"${checked && html` checked`}><span dir="auto">${label}</span></label>`;
const radio = input('radio');
const checkbox = input('checkbox');

import { html, nothing, type TemplateResult } from 'lit';
import { uuidv7 } from '../../../src/core/uuid.js';
import type { JourneyRecord, RecordOf } from '../../../src/journey/document/records.js';
import { scaleOf } from '../../../src/journey/document/scale.js';
import type { Operation } from '../../../src/journey/edit/operation.js';
import { addTouchpoint, placeOfTouchpoint } from '../../../src/journey/edit/acts.js';
import type { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import type { Localizer } from '../../base/localize.js';
import { nameOf, suggestionText } from '../words.js';

export interface CustomerProps {
  readonly index: JourneyIndex;
  readonly texts: Localizer;
  /** What is wrong with what was about to be sent, or that it was sent. */
  readonly said: { readonly of: 'feeling' | 'suggestion'; readonly key: string } | undefined;
  readonly kind: 'rename' | 'add' | 'remove';
  isMine(record: JourneyRecord): boolean;
  add(operations: readonly Operation[]): void;
  tell(said: CustomerProps['said']): void;
  choose(kind: CustomerProps['kind']): void;
}

/** What a customer does: says how a step was, and what they would change. */
export function renderCustomer(props: CustomerProps): TemplateResult {
  const { index, texts, said } = props;
  const { text } = texts;
  const steps = html`${index.touchpoints.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}`;
  return html`<section part="yours" aria-labelledby="yours">
    <h3 id="yours">${text('session.yours')}</h3>
    ${renderMine(props)}
    <form data-form="feeling" @submit=${(event: SubmitEvent) => sendFeeling(event, props)} novalidate>
      <label>${text('session.step')} <select name="at">${steps}</select></label>
      <fieldset><legend>${text('session.feeling')}</legend><div class="scale">${scale(props).map(({ value, label }) => html`<label><input type="radio" name="score" value=${value} /> <span>${label}</span></label>`)}<label><input type="radio" name="score" value="" checked /> <span>${text('session.feeling-none')}</span></label></div></fieldset>
      <label>${text('session.said')} <textarea name="said" rows="3" dir="auto" maxlength="5000"></textarea></label>
      <fieldset><legend>${text('session.show')}</legend>${(['team', 'public'] as const).map((show, i) => html`<label><input type="radio" name="show" value=${show} ?checked=${i === 0} /> <span>${text(`session.show.${show}`)}</span></label>`)}</fieldset>
      <p><button>${text('session.send')}</button> <span role="status">${said?.of === 'feeling' ? text(said.key) : nothing}</span></p>
    </form>
    <details>
      <summary>${text('session.suggest')}</summary>
      <form data-form="suggestion" @submit=${(event: SubmitEvent) => sendSuggestion(event, props)} novalidate>
        <label>${text('session.step')} <select name="at">${steps}</select></label>
        <label>${text('session.suggest-kind')} <select name="kind" @change=${(event: Event) => props.choose((event.target as HTMLSelectElement).value as CustomerProps['kind'])}>${(['rename', 'add', 'remove'] as const).map((kind) => html`<option value=${kind} ?selected=${kind === props.kind}>${text(`session.suggest.${kind}`)}</option>`)}</select></label>
        ${props.kind === 'remove' ? nothing : html`<label>${text('session.suggest-name')} <input name="name" dir="auto" maxlength="200" /></label>`}
        <label>${text('session.suggest-why')} <textarea name="why" rows="2" dir="auto" maxlength="2000"></textarea></label>
        <p><button>${text('session.suggest-send')}</button> <span role="status">${said?.of === 'suggestion' ? text(said.key) : nothing}</span></p>
      </form>
    </details>
  </section>`;
}

/** The steps of the scale of feelings: whole numbers where there are few, five where there are many. */
function scale({ index, texts }: CustomerProps): readonly { readonly value: number; readonly label: string }[] {
  const { min, max } = scaleOf(index.head);
  const whole = Number.isInteger(min) && Number.isInteger(max) && max - min <= 10;
  const values = whole ? Array.from({ length: max - min + 1 }, (_, i) => min + i) : [0, 1, 2, 3, 4].map((i) => min + ((max - min) * i) / 4);
  const write = (value: number): string => texts.number(value, { maximumFractionDigits: 2 });
  return values.map((value, i) => ({ value, label: i === 0 ? texts.text('session.feeling-low', { value: write(value) }) : i === values.length - 1 ? texts.text('session.feeling-high', { value: write(value) }) : write(value) }));
}

function sendFeeling(event: SubmitEvent, { add, tell }: CustomerProps): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const data = new FormData(form);
  const [text, score] = [String(data.get('said') ?? '').trim(), String(data.get('score') ?? '')];
  if (text === '' && score === '') return tell({ of: 'feeling', key: 'session.say-something' });
  const on = new Date().toISOString().slice(0, 10);
  const evidence: RecordOf<'evidence'> = { type: 'evidence', id: uuidv7(), at: String(data.get('at')), text, source: 'Co-mapping', on, consent: { show: data.get('show') === 'public' ? 'public' : 'team', on }, ...(score !== '' && { score: Number(score) }) };
  add([{ do: 'add', record: evidence }]);
  const at = String(data.get('at'));
  form.reset();
  (form.elements.namedItem('at') as HTMLSelectElement).value = at;
  tell({ of: 'feeling', key: 'session.sent' });
}

function sendSuggestion(event: SubmitEvent, { add, tell, index }: CustomerProps): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const data = new FormData(form);
  const [at, kind, name, why] = ['at', 'kind', 'name', 'why'].map((field) => String(data.get(field) ?? '').trim());
  if (kind !== 'remove' && name === '') return tell({ of: 'suggestion', key: 'session.name-it' });
  const change = changeOf(index, kind!, at!, name!);
  if (!change) return;
  const record: RecordOf<'suggestion'> = { type: 'suggestion', id: uuidv7(), by: '-', on: new Date().toISOString(), status: 'open', change, ...(why !== '' && { why: why! }) };
  add([{ do: 'add', record }]);
  form.reset();
  tell({ of: 'suggestion', key: 'session.suggested' });
}

function changeOf(index: JourneyIndex, kind: string, at: string, name: string): RecordOf<'suggestion'>['change'] | undefined {
  if (kind === 'remove') return { do: 'remove', id: at };
  if (kind === 'rename') return { do: 'set', id: at, fields: { name } };
  const place = placeOfTouchpoint(index, at);
  const [operation] = addTouchpoint(index, { phase: place?.phase ?? null, name, ...(place && { at: place.at + 1 }) }).operations;
  return operation?.do === 'add' ? { do: 'add', record: { ...operation.record } } : undefined;
}

function renderMine({ index, texts, isMine, add }: CustomerProps): TemplateResult | typeof nothing {
  const { text } = texts;
  const quotes = index.all('evidence').filter(isMine);
  const suggestions = index.all('suggestion').filter(isMine);
  if (quotes.length + suggestions.length === 0) return nothing;
  const takeBack = (id: string, what: string): TemplateResult => html`<div class="buttons"><button aria-label=${text('session.take-back-what', { what })} @click=${() => add([{ do: 'remove', id }])}>${text('session.take-back')}</button></div>`;
  return html`<details open part="mine"><summary>${text('session.mine')}</summary><ul>
    ${quotes.map((one) => { const what = [nameOf(index.get(one.at)), one.text || text('session.felt', { score: texts.number(one.score ?? 0, { maximumFractionDigits: 2 }) })].join(': '); return html`<li><div><p>${what}</p><p class="quiet">${[one.score !== undefined && one.text !== '' ? text('session.felt', { score: texts.number(one.score, { maximumFractionDigits: 2 }) }) : '', text(`session.show.${one.consent.show === 'public' ? 'public' : 'team'}`)].filter(Boolean).join(' · ')}</p></div>${takeBack(one.id, what)}</li>`; })}
    ${suggestions.map((one) => { const what = suggestionText(one, index, texts); return html`<li><div><p>${what}</p><p class="quiet">${text(`session.status.${one.status}`)}</p></div>${one.status === 'open' ? takeBack(one.id, what) : nothing}</li>`; })}
  </ul></details>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { ACTION_STATUSES, type Action, type ActionField, type ActionSegment, type ExpectedEffect } from '../../src/actions/action.js';
import type { ActionConflict, ActionPatch } from '../../src/actions/change.js';
import type { ActionFault } from '../../src/actions/check.js';
import { fieldName, fieldNames, isolated, metricName, statusName, valueText, who, type Words } from './words.js';

/** An action that is being written. */
export interface Draft {
  /** Null for a new one. */
  readonly id: string | null;
  /** The action as it was when writing began. */
  readonly base: Action | null;
  /** What stands in the fields at first. */
  readonly given: ActionPatch;
  readonly faults: ReadonlyMap<ActionField, ActionFault>;
  /** Fields that somebody else has changed meanwhile, and who. */
  readonly meanwhile: readonly ActionField[];
  readonly by: string | undefined;
  readonly conflicts: readonly ActionConflict[];
}

export interface FormActs {
  readonly save: (patch: ActionPatch) => void;
  readonly cancel: () => void;
  readonly remove: () => void;
  /** Goes on with one of the two: mine over theirs, or theirs. */
  readonly settle: (whose: 'mine' | 'theirs') => void;
}

/** Groups are told apart in one list by dimension and value. */
const groupKey = ({ dimension, value }: ActionSegment): string => JSON.stringify([dimension, value]);
const groupOf = (key: string): ActionSegment | undefined => {
  if (key === '') return undefined;
  const [dimension, value] = JSON.parse(key) as [string, string];
  return { dimension, value };
};

/** What a form says; a field that is not in it is not in the patch. */
export function readForm(form: HTMLFormElement): ActionPatch {
  const data = new FormData(form);
  const said = (name: string): string => String(data.get(name) ?? '').replace(/[\0\p{Surrogate}]/gu, '\ufffd').trim();
  const line = (name: string): string | undefined => said(name).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ') || undefined;
  const direction = said('direction') as ExpectedEffect['direction'] | '';
  return {
    title: line('title') ?? '',
    why: said('why') || undefined,
    metric: line('metric') ?? '',
    segment: groupOf(said('segment')),
    comparison: groupOf(said('comparison')),
    area: line('area'),
    owner: line('owner'),
    due: line('due'),
    because: (said('because') || undefined) as Action['because'],
    expected: direction === '' ? undefined : { direction, points: Number(said('points')) },
    status: said('status') as Action['status'],
    started: line('started'),
    finished: line('finished'),
  };
}

export function renderForm(words: Words, { id, given, faults, meanwhile, by, conflicts }: Draft, known: { readonly metrics: readonly string[]; readonly owners: readonly string[]; readonly areas: readonly string[] }, acts: FormActs): TemplateResult {
  const { text } = words.texts;
  const fault = (field: ActionField): TemplateResult => html`<p class="fault" id=${`${field}-fault`}>${faults.has(field) ? text(`board.fault.${faults.get(field)!}`) : nothing}</p>`;
  const wrong = (field: ActionField): 'true' | 'false' => (faults.has(field) ? 'true' : 'false');
  const optional = html` <span class="quiet">(${text('board.form.optional')})</span>`;
  const input = (field: 'title' | 'owner' | 'area' | 'due' | 'started' | 'finished', type: 'text' | 'date', list?: readonly string[]): TemplateResult => html`<div>
    <label for=${field}>${text(`board.form.${field}`)}${field === 'title' ? nothing : optional}</label>
    <input id=${field} name=${field} type=${type} dir=${type === 'text' ? 'auto' : nothing} .value=${given[field] ?? ''} maxlength=${type === 'text' ? 200 : nothing} list=${list ? `${field}s` : nothing} aria-required=${field === 'title' ? 'true' : nothing} aria-invalid=${wrong(field)} aria-describedby=${`${field}-fault`} autocomplete="off" />
    ${list ? html`<datalist id=${`${field}s`}>${list.map((one) => html`<option value=${one}></option>`)}</datalist>` : nothing} ${fault(field)}
  </div>`;
  const select = (field: 'metric' | 'segment' | 'comparison' | 'because' | 'status', options: readonly (readonly [value: string, label: string])[], value: string): TemplateResult => html`<div>
    <label for=${field}>${text(`board.form.${field}`)}</label>
    <select id=${field} name=${field} aria-invalid=${wrong(field)} aria-describedby=${`${field}-fault`}>
      ${options.map(([key, label]) => html`<option value=${key} ?selected=${key === value}>${label}</option>`)}
    </select>
    ${fault(field)}
  </div>`;
  const groups = groupsOf(words, given);
  return html`<form
    part="form"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      acts.save(readForm(event.target as HTMLFormElement));
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') acts.cancel();
    }}
  >
    <h3 tabindex="-1">${text(id === null ? 'board.form.new' : 'board.form.edit')}</h3>
    ${renderConflicts(words, conflicts, by, acts)}
    ${meanwhile.length > 0 && conflicts.length === 0 ? html`<p role="status" class="meanwhile">${text('board.meanwhile', { who: who(words, by), fields: fieldNames(words, meanwhile) })}</p>` : nothing}
    ${input('title', 'text')}
    <div><label for="why">${text('board.form.why')}${optional}</label><textarea id="why" name="why" dir="auto" maxlength="2000" .value=${given.why ?? ''} aria-invalid=${wrong('why')} aria-describedby="why-fault"></textarea>${fault('why')}</div>
    <div class="pair">
      ${select('metric', unique([given.metric ?? '', ...known.metrics]).map((one) => [one, metricName(words, one)]), given.metric ?? '')}
      ${select('segment', [['', text('board.everybody')], ...groups], given.segment ? groupKey(given.segment) : '')}
    </div>
    <div class="pair">${input('owner', 'text', known.owners)} ${input('due', 'date')}</div>
    <div class="pair">
      ${select('because', (['none', 'below', 'above'] as const).map((one) => [one === 'none' ? '' : one, text(`board.form.because.${one}`)]), given.because ?? '')}
      ${input('area', 'text', known.areas)}
    </div>
    <fieldset aria-describedby="expected-fault">
      <legend>${text('board.form.expected')}</legend>
      <div class="pair">
        <select name="direction" aria-label=${text('board.form.expected')}>
          ${(['none', 'up', 'down', 'hold'] as const).map((one) => html`<option value=${one === 'none' ? '' : one} ?selected=${(given.expected?.direction ?? 'none') === one}>${text(`board.form.direction.${one}`)}</option>`)}
        </select>
        <label class="points">${text('board.form.points')} <input id="expected" name="points" type="number" min="0" step="any" .value=${given.expected ? String(given.expected.points) : ''} aria-invalid=${wrong('expected')} aria-describedby="expected-fault" /></label>
      </div>
      ${fault('expected')}
    </fieldset>
    ${select('status', ACTION_STATUSES.map((one) => [one, statusName(words, one)]), given.status ?? 'idea')}
    <details ?open=${faults.has('started') || faults.has('finished') || faults.has('comparison')}>
      <summary>${text('board.form.measure')}</summary>
      <div class="inner">
        <div class="pair">${input('started', 'date')} ${input('finished', 'date')}</div>
        ${select('comparison', [['', text('board.form.no-comparison')], ...groups], given.comparison ? groupKey(given.comparison) : '')}
      </div>
    </details>
    <div class="acts">
      <button class="primary">${text('board.form.save')}</button>
      <button type="button" @click=${acts.cancel}>${text('board.form.cancel')}</button>
      ${id === null ? nothing : html`<button type="button" class="remove" @click=${acts.remove}>${text('board.form.remove')}</button>`}
    </div>
  </form>`;
}

/** The groups there are, and those of the action, which the figures may not know. */
function groupsOf({ cube }: Words, { segment, comparison }: ActionPatch): (readonly [string, string])[] {
  const known = cube ? cube.dimensions.flatMap((dimension) => cube.segments.of(dimension).map(({ value }): ActionSegment => ({ dimension, value }))) : [];
  const all = [...known.filter(({ value }) => value !== '').slice(0, 500), ...[segment, comparison].flatMap((one) => one ?? [])];
  return [...new Map(all.map((one) => [groupKey(one), `${one.dimension}: ${isolated(one.value)}`])).entries()];
}

function renderConflicts(words: Words, conflicts: readonly ActionConflict[], by: string | undefined, acts: FormActs): TemplateResult | typeof nothing {
  if (conflicts.length === 0) return nothing;
  const { text } = words.texts;
  return html`<div class="conflict" role="alert">
    <p><strong>${text('board.conflict', { who: who(words, by) })}</strong></p>
    <ul>
      ${conflicts.map(({ field, theirs, yours }) => html`<li>${text('board.conflict.field', { field: capital(words, field), theirs: valueText(words, field, theirs), yours: valueText(words, field, yours) })}</li>`)}
    </ul>
    <div class="acts">
      <button type="button" data-settle="mine" @click=${() => acts.settle('mine')}>${text('board.conflict.mine')}</button>
      <button type="button" data-settle="theirs" @click=${() => acts.settle('theirs')}>${text('board.conflict.theirs')}</button>
    </div>
  </div>`;
}

/** The name of a field as it stands at the beginning. */
const capital = (words: Words, field: ActionField): string => fieldName(words, field).replace(/^./u, (letter) => letter.toLocaleUpperCase(words.texts.locale));

const unique = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => name !== '');

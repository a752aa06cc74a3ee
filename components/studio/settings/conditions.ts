import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Comparison, Condition } from '../../../src/model/index.js';
import { comparisonOf, expressionOf, opsFor, placesOf, valueAt, without, type Op, type Place } from '../../../src/survey/draft/index.js';
import { wordsIn } from '../../../src/model/questionnaire/words.js';
import { select } from '../fields.js';
import { iconButton } from '../icons.js';
import { idAt, type View } from '../view.js';

type Group = Extract<Condition, { readonly all: unknown } | { readonly any: unknown }>;
const isGroup = (condition: Condition): condition is Group => typeof condition === 'object' && ('all' in condition || 'any' in condition);
const partsOf = (group: Group): readonly Condition[] => ('all' in group ? group.all : group.any);

/**
 * A condition, picked from lists; or written as an expression by those who want. What lists cannot show (groups in groups, "not") is
 * shown as it nests.
 *
 * @param place of the condition
 * @param always what holds without one: "always asked"
 */
export function conditionEditor(view: View, place: string, label: string, { always, needed = false }: { readonly always?: string; readonly needed?: boolean } = {}): TemplateResult {
  const condition = valueAt(view.survey, place) as Condition | boolean | undefined;
  const set = (next: Condition | undefined): void => view.set(place, next);
  const places = placesOf(view.survey).filter(({ of }) => of !== ownAnswer(view, place));
  const first = places[0];
  if (condition === undefined || typeof condition === 'boolean') {
    return html`<div class="condition" role="group" aria-label=${label} id=${idAt(place)} tabindex="-1">
      <p class="row"><span>${label}</span> <span class="quiet">${always ?? nothing}</span>
        ${first ? html`<button type="button" class="small" @click=${() => (set(comparisonOf(first)), view.focus(`${place}/of`))}>${view.text('studio.condition.add')}</button>` : html`<span class="quiet">${view.text('studio.condition.nothing')}</span>`}</p>
    </div>`;
  }
  return html`<div class="condition" role="group" aria-label=${label} id=${idAt(place)} tabindex="-1">
    <p class="row"><span>${label}</span></p>
    ${nested(view, condition, place, places, set)}
    <p class="row">
      ${typeof condition === 'string'
        ? nothing
        : html`<button type="button" class="small" ?disabled=${!first} @click=${() => set(joined(condition, comparisonOf(first!)))}>${view.text('studio.condition.more')}</button>
            <button type="button" class="small" @click=${() => (set(expressionOf(condition, (id) => view.survey.pages.flatMap(({ questions }) => questions).find((one) => one.id === id))), view.focus(place))}>${view.text('studio.condition.write')}</button>`}
      ${needed ? nothing : html`<button type="button" class="small" @click=${() => (set(undefined), view.focus(place))}>${view.text('studio.condition.remove')}</button>`}
    </p>
    ${view.faultsAt(place).map((fault) => html`<p class="fault">${fault}</p>`)}
  </div>`;
}

/** A question does not look at its own answer; but its rules do. */
function ownAnswer(view: View, place: string): string | undefined {
  const [, question] = /^(\/pages\/\d+\/questions\/\d+)\/(?:visibleIf|required)/.exec(place) ?? [];
  return question === undefined ? undefined : `answers.${String(valueAt(view.survey, `${question}/id`))}`;
}

function joined(condition: Condition, more: Comparison): Condition {
  if (!isGroup(condition)) return { all: [condition, more] };
  return 'all' in condition ? { all: [...condition.all, more] } : { any: [...condition.any, more] };
}

function nested(view: View, condition: Condition, place: string, places: readonly Place[], set: (next: Condition | undefined) => void): TemplateResult {
  if (typeof condition === 'string') return expression(view, condition, place, set);
  if ('op' in condition) return comparison(view, condition, place, places, set);
  if ('not' in condition) return html`<div class="group"><p>${view.text('studio.condition.not')}</p>${nested(view, condition.not, `${place}/not`, places, (next) => set(next === undefined ? undefined : { not: next }))}</div>`;
  const key = 'all' in condition ? 'all' : 'any';
  const parts = partsOf(condition);
  const of = (list: readonly Condition[], joint: 'all' | 'any' = key): Condition => (joint === 'all' ? { all: list } : { any: list });
  const replace = (index: number, next: Condition | undefined): void => {
    const left = next === undefined ? without(parts, index) : parts.map((one, i) => (i === index ? next : one));
    set(left.length === 1 ? left[0] : left.length === 0 ? undefined : of(left));
  };
  return html`<div class="group">
    ${select(idAt(`${place}/${key}`), key, [{ value: 'all', label: view.text('studio.condition.all') }, { value: 'any', label: view.text('studio.condition.any') }], (next) => set(of(parts, next === 'any' ? 'any' : 'all')), { label: view.text('studio.condition.how') })}
    <ul>${parts.map((part, i) => html`<li>${nested(view, part, `${place}/${key}/${i}`, places, (next) => replace(i, next))}${'op' in Object(part) ? iconButton('cross', view.text('studio.condition.drop'), () => replace(i, undefined)) : nothing}</li>`)}</ul>
  </div>`;
}

function expression(view: View, text: string, place: string, set: (next: Condition | undefined) => void): TemplateResult {
  const change = (event: Event): void => {
    const next = (event.target as HTMLInputElement).value.trim();
    if (next !== '') set(next);
  };
  const faults = view.faultsAt(place);
  return html`<label class="field"><span>${view.text('studio.condition.expression')}</span>
    <input class="code" dir="ltr" spellcheck="false" autocomplete="off" aria-invalid=${faults.length > 0 ? 'true' : nothing} .value=${live(text)} @change=${change} /></label>`;
}

/** What a place is called: the beginning of its question, or its name. */
function nameOf(view: View, { group, id }: Place): string {
  if (group !== 'answers') return `${view.text(group === 'variables' ? 'studio.condition.variable' : 'studio.condition.score')}: ${id}`;
  const question = view.survey.pages.flatMap(({ questions }) => questions).find((one) => one.id === id);
  const title = question?.title === undefined ? '' : wordsIn(question.title, view.language, view.survey.language);
  const short = title.length > 60 ? `${title.slice(0, 59)}…` : title;
  return short === '' ? (question ? `${view.text(`studio.type.${question.type}`)} (${id})` : id) : short;
}

function comparison(view: View, condition: Comparison, at: string, places: readonly Place[], set: (next: Condition) => void): TemplateResult {
  const place = places.find(({ of }) => of === condition.of);
  const say = (text: Parameters<typeof wordsIn>[0]): string => wordsIn(text, view.language, view.survey.language);
  const pick = (of: string): void => {
    const next = places.find((one) => one.of === of);
    if (next) set(comparisonOf(next));
  };
  return html`<div class="comparison">
    ${select(idAt(`${at}/of`), condition.of, places.map((one) => ({ value: one.of, label: nameOf(view, one) })), pick, { label: view.text('studio.condition.what') })}
    ${place?.rows ? select(idAt(`${at}/row`), condition.row ?? '', place.rows.map(({ id, text }) => ({ value: id, label: say(text) })), (row) => set({ ...condition, row }), { label: view.text('studio.condition.row') }) : nothing}
    ${place
      ? html`${select(idAt(`${at}/op`), condition.op, opsFor(place).map((op) => ({ value: op, label: view.text(`studio.op.${op}`) })), (op) => set(comparisonOf(place, op as Op, condition)), { label: view.text('studio.condition.op') })}${value(view, condition, `${at}/to`, place, set)}`
      : nothing}
  </div>`;
}

function value(view: View, condition: Comparison, at: string, { against }: Place, set: (next: Condition) => void): TemplateResult | typeof nothing {
  if (!('to' in condition)) return nothing;
  const label = view.text('studio.condition.value');
  const say = (text: Parameters<typeof wordsIn>[0]): string => wordsIn(text, view.language, view.survey.language);
  if (condition.op === 'anyOf' || condition.op === 'noneOf') {
    const options = against.kind === 'choice' ? against.options : condition.to.map((one) => ({ id: String(one), text: String(one) }));
    const change = (id: string, on: boolean): void => {
      const to = options.map((option) => option.id).filter((one) => (one === id ? on : condition.to.includes(one)));
      if (to.length > 0) set({ ...condition, to });
    };
    return html`<span class="values" role="group" aria-label=${label}>${options.map(({ id, text }) => html`<label class="check"><input type="checkbox" .checked=${live(condition.to.includes(id))} @change=${(event: Event) => change(id, (event.target as HTMLInputElement).checked)} />${say(text)}</label>`)}</span>`;
  }
  const to = condition.to;
  if (against.kind === 'choice' && typeof to === 'string') return select(idAt(at), to, against.options.map(({ id, text }) => ({ value: id, label: say(text) })), (next) => set({ ...condition, to: next } as Comparison), { label });
  if (typeof to === 'boolean') return select(idAt(at), String(to), [{ value: 'true', label: view.text('studio.yes') }, { value: 'false', label: view.text('studio.no') }], (next) => set({ ...condition, to: next === 'true' } as Comparison), { label });
  if (typeof to === 'number') {
    const change = (event: Event): void => {
      const { valueAsNumber } = event.target as HTMLInputElement;
      if (Number.isFinite(valueAsNumber)) set({ ...condition, to: valueAsNumber } as Comparison);
    };
    const { min, max } = against.kind === 'number' ? against : {};
    return html`<input id=${idAt(at)} type="number" step="any" min=${min ?? nothing} max=${max ?? nothing} aria-label=${label} .value=${live(`${to}`)} @change=${change} />`;
  }
  return html`<input id=${idAt(at)} aria-label=${label} dir="auto" autocomplete="off" .value=${live(to)} @change=${(event: Event) => set({ ...condition, to: (event.target as HTMLInputElement).value } as Comparison)} />`;
}

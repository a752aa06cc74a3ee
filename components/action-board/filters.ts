import { html, type TemplateResult } from 'lit';
import type { Action } from '../../src/actions/action.js';
import { dueOf } from '../../src/actions/due.js';
import { isolated, metricName, type Words } from './words.js';

/** Which actions are shown. */
export interface Filter {
  readonly metric: string;
  /** A name; empty for all, and a blank for nobody. */
  readonly owner: string;
  readonly overdue: boolean;
}

export const EVERYTHING: Filter = { metric: '', owner: '', overdue: false };
/** No owner has this for a name. */
const NOBODY = ' ';

export const isFiltered = ({ metric, owner, overdue }: Filter): boolean => metric !== '' || owner !== '' || overdue;

export const passes = ({ metric, owner, overdue }: Filter, action: Action, today: string): boolean =>
  (metric === '' || action.metric === metric) && (owner === '' || (action.owner ?? NOBODY) === owner) && (!overdue || dueOf(action, today).kind === 'overdue');

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort((a, b) => a.localeCompare(b));

export function renderFilters(words: Words, actions: readonly Action[], filter: Filter, change: (filter: Filter) => void): TemplateResult {
  const { text } = words.texts;
  const pick = (name: 'metric' | 'owner', options: readonly (readonly [value: string, label: string])[]): TemplateResult => html`<label class="pick"
    ><span>${text(`board.filter.${name}`)}</span>
    <select data-filter=${name} .value=${filter[name]} @change=${(event: Event) => change({ ...filter, [name]: (event.target as HTMLSelectElement).value })}>
      <option value="">${text('board.filter.all')}</option>
      ${options.map(([value, label]) => html`<option value=${value} ?selected=${value === filter[name]}>${label}</option>`)}
    </select></label
  >`;
  const owners = unique(actions.flatMap(({ owner }) => owner ?? []));
  return html`<div part="filters" class="filters">
    ${pick('metric', unique(actions.map(({ metric }) => metric)).map((id) => [id, metricName(words, id)]))}
    ${pick('owner', [...owners.map((name) => [name, isolated(name)] as const), ...(actions.some(({ owner }) => owner === undefined) ? [[NOBODY, text('board.filter.nobody')] as const] : [])])}
    <label class="tick"><input type="checkbox" data-filter="overdue" .checked=${filter.overdue} @change=${(event: Event) => change({ ...filter, overdue: (event.target as HTMLInputElement).checked })} /> ${text('board.filter.overdue')}</label>
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { parsePeriod, periodKey } from '../../../src/metrics/period/calendar.js';
import { AUDIENCES } from '../../../src/scorecard/document/audience.js';
import type { Comparison, Group } from '../../../src/scorecard/index.js';
import { periodName } from '../../base/periods.js';
import { renderBrush } from './brush.js';
import { dimensionName, groupName, type Telling } from './telling.js';
import { LAYOUTS, type Wish } from './wish.js';

interface Option {
  readonly value: string;
  readonly name: string;
}

/** Which layout, for whom, which customers, compared with what, and when. */
export function renderControls(telling: Telling): TemplateResult {
  const { texts, wish, want } = telling;
  const { text } = texts;
  const audiences = ['', ...AUDIENCES].map((value) => ({ value, name: text(`card.audience.${value || 'all'}`) }));
  const hasMap = telling.reading.links.length > 0;
  return html`<div part="controls" role="group" aria-label=${text('card.controls')}>
    <fieldset class="choices">
      <legend>${text('card.layout')}</legend>
      ${LAYOUTS.filter((layout) => layout !== 'map' || hasMap).map((layout) => html`<label><input type="radio" name="layout" .checked=${wish.layout === layout} @change=${() => want({ layout })} /><span>${text(`card.layout.${layout}`)}</span></label>`)}
    </fieldset>
    ${renderChoice(text('card.audience'), [[null, audiences]], wish.audience ?? '', (value) => want({ audience: AUDIENCES.find((one) => one === value) ?? null }))}
    ${renderGroupChoice(telling)} ${renderComparison(telling)} ${renderBrush(telling)}
  </div>`;
}

const nameFor = ({ dimension, value }: Group): string => JSON.stringify([dimension, value]);

/** The groups that can be shown, by dimension. */
function groupsOf(telling: Telling, dimensions: readonly string[]): [string, Option[]][] {
  return dimensions.map((dimension) => [
    dimensionName(telling, dimension),
    [...telling.cube.segments.of(dimension)].map(({ value }) => ({ value: nameFor({ dimension, value }), name: groupName(telling, dimension, value) })).sort((a, b) => a.name.localeCompare(b.name, telling.texts.locale, { numeric: true })),
  ]);
}

/** The dimensions by which the scorecard can be seen: those of the document that are there, or else all of the cube. */
export function dimensionsOf({ document, cube }: Pick<Telling, 'document' | 'cube'>): readonly string[] {
  const named = document.segments?.map(({ dimension }) => dimension).filter((dimension) => cube.dimensions.includes(dimension));
  return named ?? cube.dimensions;
}

function renderGroupChoice(telling: Telling): TemplateResult | typeof nothing {
  const { texts, wish, want } = telling;
  const dimensions = dimensionsOf(telling);
  if (dimensions.length === 0) return nothing;
  const groups: [string | null, Option[]][] = [[null, [{ value: '', name: texts.text('card.everybody') }]], ...groupsOf(telling, dimensions)];
  return renderChoice(texts.text('card.segment'), groups, wish.group ? nameFor(wish.group) : '', (value) => want({ group: groupFrom(value), against: null }));
}

function groupFrom(value: string): Group | null {
  if (!value) return null;
  const [dimension, name] = JSON.parse(value) as [string, string];
  return { dimension, value: name };
}

/** The period before, a year before, any period there is, or, of one group, another one. */
function renderComparison(telling: Telling): TemplateResult | typeof nothing {
  const { texts, wish, want, reading, ends, document } = telling;
  const { text } = texts;
  const { period, unit } = reading;
  if (!period || !ends) return nothing;
  const first = Math.max(ends.first, period.number - 120);
  const periods = Array.from({ length: Math.max(0, ends.last - first + 1) }, (_, i) => ends.last - i).filter((one) => one !== period.number);
  const others = wish.group ? groupsOf(telling, [wish.group.dimension])[0]![1].filter(({ value }) => value !== nameFor(wish.group!)) : [];
  const groups: [string | null, Option[]][] = [
    [null, ['previous', 'year-before'].map((value) => ({ value, name: text(`card.compare.${value}`) }))],
    [text('card.compare.periods'), periods.map((one) => ({ value: `period ${periodKey(unit, one)}`, name: periodName(texts, unit, one) }))],
    ...(others.length > 0 ? [[text('card.compare.groups'), others] satisfies [string, Option[]]] : []),
  ];
  const comparison: Comparison = wish.comparison ?? document.period?.comparison ?? 'previous';
  const chosen = wish.against ? nameFor(wish.against) : typeof comparison === 'string' ? comparison : `period ${comparison.period}`;
  return renderChoice(text('card.compare'), groups, chosen, (value) => want(comparedBy(value)));
}

function comparedBy(value: string): Partial<Wish> {
  if (value === 'previous' || value === 'year-before') return { comparison: value, against: null };
  const [, key] = /^period (.+)$/.exec(value) ?? [];
  return key && parsePeriod(key) ? { comparison: { period: key }, against: null } : { against: groupFrom(value) };
}

function renderChoice(name: string, groups: readonly (readonly [string | null, readonly Option[]])[], chosen: string, choose: (value: string) => void): TemplateResult {
  const options = (all: readonly Option[]): TemplateResult[] => all.map(({ value, name: shown }) => html`<option value=${value} .selected=${live(value === chosen)}>${shown}</option>`);
  return html`<label class="choice"><span>${name}</span>
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${groups.map(([title, all]) => (title === null ? options(all) : html`<optgroup label=${title}>${options(all)}</optgroup>`))}
    </select></label>`;
}

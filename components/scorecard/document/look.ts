import { html, nothing, type TemplateResult } from 'lit';
import type { Reading } from '../../../src/metrics/reading.js';
import type { FigureReading, GroupFigure } from '../../../src/scorecard/index.js';
import { readScorecardGroups, type ScorecardGroups } from '../../../src/scorecard/read/groups.js';
import { dimensionsOf } from './controls.js';
import type { Place } from './drill.js';
import { groupView } from './figure-view.js';
import { closer } from './glyphs.js';
import { dimensionName, groupName, nameOf, type Telling } from './telling.js';

export { lookMessages as messages } from '../messages/parts.js';
export { styles } from './look.styles.js';
export { Verbatims } from './verbatims.js';

/** One figure, large, and then by group: a small line each, all on one scale. */
export function renderFigure(telling: Telling, figure: FigureReading, groups: readonly ScorecardGroups[]): TemplateResult {
  const name = nameOf(telling, figure);
  return html`<div class="alone">
      <cx-metric metric=${figure.metricId} decimals=${figure.decimals ?? nothing} .label=${name} .view=${telling.view(figure)}></cx-metric>
    </div>
    ${groups.map((all, i) => renderMultiples(telling, figure, all, `by-${i}`))}
    ${renderMore(telling, figure.reading)}`;
}

/** The way to what customers wrote. Of a figure that is not shown nothing is: it would be of few people, or give them away. */
function renderMore({ texts, down }: Telling, reading: Reading | null): TemplateResult | typeof nothing {
  return reading?.kind === 'measured' ? html`<p><button class="more" data-path="verbatims" @click=${() => down({ kind: 'verbatims' })}>${texts.text('card.verbatims')}</button></p>` : nothing;
}

function renderMultiples(telling: Telling, figure: FigureReading, { dimension, figures, all: { compared } }: ScorecardGroups, id: string): TemplateResult | typeof nothing {
  const grouped = figures.find((one) => one.figure.id === figure.id);
  if (!grouped || grouped.groups.length === 0) return nothing;
  const { texts, down } = telling;
  return html`<section part="multiples" aria-labelledby=${id}>
    <h3 id=${id}>${texts.text('card.by', { dimension: dimensionName(telling, dimension) })}</h3>
    <div part="tiles" class="small">
      ${grouped.groups.map((group) => {
        const name = groupName(telling, dimension, group.value);
        return html`<div class="tile">
          <cx-metric metric=${figure.metricId} density="compact" decimals=${figure.decimals ?? nothing} .label=${name} .view=${groupView(telling, figure, group, grouped.extent, compared)}></cx-metric>
          <button class="closer" data-path=${JSON.stringify([dimension, group.value])} aria-label=${texts.text('card.open', { name })} @click=${() => down({ kind: 'group', dimension, value: group.value })}>${closer()}</button>
        </div>`;
      })}
    </div>
  </section>`;
}

/** One group of a figure. */
export function renderGroup(telling: Telling, figure: FigureReading, { dimension, value }: NonNullable<Place['group']>, groups: readonly ScorecardGroups[]): TemplateResult | typeof nothing {
  const group = groupIn(groups, figure, { dimension, value });
  const all = groups.find((one) => one.dimension === dimension)?.all;
  if (!group || !all) return nothing;
  return html`<div class="alone">
      <cx-metric metric=${figure.metricId} decimals=${figure.decimals ?? nothing} .label=${`${nameOf(telling, figure)}: ${groupName(telling, dimension, value)}`} .view=${groupView(telling, figure, group, null, all.compared)}></cx-metric>
    </div>
    ${renderMore(telling, group.reading)}`;
}

/** A figure of a group, if it was read. */
export function groupIn(groups: readonly ScorecardGroups[], figure: FigureReading, { dimension, value }: NonNullable<Place['group']>): GroupFigure | undefined {
  return groups.find((one) => one.dimension === dimension)?.figures.find((one) => one.figure.id === figure.id)?.groups.find((one) => one.value === value);
}

/** One figure by every dimension that the scorecard can be seen by; read when it is opened. */
export function groupsFor({ document, cube, wish }: Pick<Telling, 'document' | 'cube' | 'wish'>, { id }: FigureReading, options: Parameters<typeof readScorecardGroups>[3]): readonly ScorecardGroups[] {
  const { segment: _one, against: _other, ...rest } = options;
  const dimensions = dimensionsOf({ document, cube });
  return (wish.group ? dimensions.filter((one) => one === wish.group!.dimension) : dimensions).map((dimension) => readScorecardGroups(document, cube, dimension, { ...rest, only: id }));
}


import { html, nothing, type TemplateResult } from 'lit';
import { readScorecardGroups, type FigureReading, type ScorecardGroups } from '../../../src/scorecard/index.js';
import { dimensionsOf } from './controls.js';
import { figureView, groupView } from './figure-view.js';
import { closer } from './glyphs.js';
import { dimensionName, findNode, groupName, nameOf, type Telling } from './telling.js';
import type { Step } from './wish.js';

/** Where somebody stands: the part that is looked at, and in it a figure, a group of it, what its customers wrote. */
export interface Place {
  readonly part: Extract<ReturnType<typeof findNode>, { kind: 'part' }>;
  readonly figure: FigureReading | null;
  readonly group: { readonly dimension: string; readonly value: string } | null;
  readonly verbatims: boolean;
}

/** Follows the way down, as far as it goes: figures come and go with the audience and the document. */
export function placeOf({ reading: { root }, wish: { way } }: Pick<Telling, 'reading' | 'wish'>): Place {
  let place: Place = { part: root, figure: null, group: null, verbatims: false };
  for (const step of way) {
    if (step.kind === 'part' || step.kind === 'figure') {
      const node = findNode(root, step.path);
      if (node?.kind !== step.kind) break;
      place = node.kind === 'part' ? { ...place, part: node } : { ...place, figure: node };
    } else if (step.kind === 'group') place = { ...place, group: { dimension: step.dimension, value: step.value } };
    else place = { ...place, verbatims: true };
  }
  return place;
}

/** What a step is called. */
export function stepName(telling: Telling, step: Step): string {
  if (step.kind === 'verbatims') return telling.texts.text('card.verbatims');
  if (step.kind === 'group') return groupName(telling, step.dimension, step.value);
  const node = findNode(telling.reading.root, step.path);
  return node ? nameOf(telling, node) : step.path;
}

/** The way back up. */
export function renderPath(telling: Telling): TemplateResult | typeof nothing {
  const { wish: { way }, reading, say, texts, up } = telling;
  if (way.length === 0) return nothing;
  const names = [say(reading.title), ...way.map((step) => stepName(telling, step))];
  return html`<nav part="path" aria-label=${texts.text('card.path')}>
    <ol>
      ${names.map((name, i) => html`<li>${i === way.length ? html`<span aria-current="location">${name}</span>` : html`<button class="opens" @click=${() => up(i)}>${name}</button>`}</li>`)}
    </ol>
  </nav>`;
}

/** One figure, large, and then by group: a small line each, all on one scale. */
export function renderFigure(telling: Telling, figure: FigureReading, groups: readonly ScorecardGroups[]): TemplateResult {
  const { texts, down } = telling;
  const name = nameOf(telling, figure);
  return html`<div class="alone">
      <cx-metric metric=${figure.metricId} decimals=${figure.decimals ?? nothing} .label=${name} .view=${figureView(telling, figure)}></cx-metric>
    </div>
    ${groups.map((all) => renderMultiples(telling, figure, all))}
    <p><button class="more" data-path="verbatims" @click=${() => down({ kind: 'verbatims' })}>${texts.text('card.verbatims')}</button></p>`;
}

function renderMultiples(telling: Telling, figure: FigureReading, { dimension, figures }: ScorecardGroups): TemplateResult | typeof nothing {
  const grouped = figures.find((one) => one.figure.id === figure.id);
  if (!grouped || grouped.groups.length === 0) return nothing;
  const { texts, down } = telling;
  const id = `by-${dimension}`;
  return html`<section part="multiples" aria-labelledby=${id}>
    <h3 id=${id}>${texts.text('card.by', { dimension: dimensionName(telling, dimension) })}</h3>
    <div part="tiles" class="small">
      ${grouped.groups.map((group) => {
        const name = groupName(telling, dimension, group.value);
        return html`<div class="tile">
          <cx-metric metric=${figure.metricId} density="compact" decimals=${figure.decimals ?? nothing} .label=${name} .view=${groupView(telling, figure, group, grouped.extent)}></cx-metric>
          <button class="closer" data-path=${JSON.stringify([dimension, group.value])} aria-label=${texts.text('card.open', { name })} @click=${() => down({ kind: 'group', dimension, value: group.value })}>${closer()}</button>
        </div>`;
      })}
    </div>
  </section>`;
}

/** One group of a figure. */
export function renderGroup(telling: Telling, figure: FigureReading, { dimension, value }: NonNullable<Place['group']>, groups: readonly ScorecardGroups[]): TemplateResult | typeof nothing {
  const grouped = groups.find((one) => one.dimension === dimension)?.figures.find((one) => one.figure.id === figure.id);
  const group = grouped?.groups.find((one) => one.value === value);
  if (!grouped || !group) return nothing;
  return html`<div class="alone">
      <cx-metric metric=${figure.metricId} decimals=${figure.decimals ?? nothing} .label=${`${nameOf(telling, figure)}: ${groupName(telling, dimension, value)}`} .view=${groupView(telling, figure, group, null)}></cx-metric>
    </div>
    <p><button class="more" data-path="verbatims" @click=${() => telling.down({ kind: 'verbatims' })}>${telling.texts.text('card.verbatims')}</button></p>`;
}

/** The figures by every dimension that the scorecard can be seen by; read when a figure is opened. */
export function groupsFor({ document, cube, wish }: Pick<Telling, 'document' | 'cube' | 'wish'>, options: Parameters<typeof readScorecardGroups>[3]): readonly ScorecardGroups[] {
  const { segment: _one, against: _other, ...rest } = options;
  const dimensions = dimensionsOf({ document, cube });
  return (wish.group ? dimensions.filter((one) => one === wish.group!.dimension) : dimensions).map((dimension) => readScorecardGroups(document, cube, dimension, rest));
}


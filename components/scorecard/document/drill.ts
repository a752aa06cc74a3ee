import { html, nothing, type TemplateResult } from 'lit';
import type { FigureReading } from '../../../src/scorecard/index.js';
import { findNode, groupName, nameOf, type Telling } from './telling.js';
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

import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../base/localize.js';

/** Somebody who looks at the same map. */
export interface PersonAt {
  readonly name: string;
  /** 0 to 7. */
  readonly colour: number;
  /** The touchpoint or phase they are at. */
  readonly at: string;
  /** The row, by its id; in the head if not given. */
  readonly row?: string | undefined;
}

/** More are counted. */
const MOST = 3;

/** The first letter of a name, whatever the script. */
export const initialOf = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? '?';

/** Who is at a column: beneath its name, where nothing stands. */
export function renderPeople(people: readonly PersonAt[], at: string, texts: Localizer): TemplateResult | typeof nothing {
  const here = people.filter((one) => one.at === at);
  if (here.length === 0) return nothing;
  return html`<span class="people" title=${here.map(({ name }) => name).join(', ')}><span class="unseen">${texts.text('journey.here', { names: here.map(({ name }) => name).join(', ') })}</span>${here.slice(0, MOST).map(({ name, colour }) => html`<span class=${`who who-${colour}`} aria-hidden="true">${initialOf(name)}</span>`)}${here.length > MOST ? html`<span aria-hidden="true">+${here.length - MOST}</span>` : nothing}</span>`;
}

/** The edge of the cell where somebody is; the colour goes with the letter in the head of the column. */
export function edgeOf(people: readonly PersonAt[], at: string, row: string): string {
  const one = people.find((person) => person.at === at && person.row === row);
  return one ? `here who-${one.colour}` : '';
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Person } from '../../src/journey/shared/wire.js';
import type { Localizer } from '../base/localize.js';
import type { PeopleOnMap } from '../journey-map/people.js';
import { joined } from '../base/joined.js';

/** More are counted. */
const MOST = 3;

/** The first letter of a name, whatever the script. */
export const initialOf = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? '?';

/** Who is where on the map: a letter beneath the name of a column, where nothing stands, and an edge around the cell. */
export function peopleOnMap(people: readonly Person[], texts: Localizer): PeopleOnMap {
  return {
    head(at): TemplateResult | typeof nothing {
      const here = people.filter(({ spot }) => spot?.at === at);
      if (here.length === 0) return nothing;
      const names = joined(texts.locale, here.map(({ name }) => name));
      return html`<span class="people" title=${names}><span class="unseen">${texts.text('session.here', { names })}</span>${here.slice(0, MOST).map(({ name, colour }) => html`<span class=${`who who-${colour}`} aria-hidden="true">${initialOf(name)}</span>`)}${here.length > MOST ? html`<span aria-hidden="true">+${here.length - MOST}</span>` : nothing}</span>`;
    },
    edge(at, row): string {
      const one = people.find(({ spot }) => spot?.at === at && spot.row === row);
      return one ? `here who-${one.colour}` : '';
    },
  };
}

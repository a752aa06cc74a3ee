import { html, nothing, type TemplateResult } from 'lit';
import type { Person } from '../../../src/journey/shared/wire.js';
import type { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import type { Localizer } from '../../base/localize.js';
import type { SessionState } from '../room/session.js';
import { initialOf } from '../people.js';
import { nameOf } from '../words.js';
import { joined } from '../../base/joined.js';

/** In plain words how it stands with the others. */
export function lineText({ line, isKept, why }: SessionState, isTabsOnly: boolean, { text }: Localizer): string {
  if (line === 'over' && why) return `${text('session.line.over')}: ${why.message}`;
  if (line === 'online' && isTabsOnly) return text('session.line.tabs');
  if (line === 'offline' && !isKept) return text('session.line.offline-open');
  return text(`session.line.${line}`);
}

/** The state of the line and who is here. */
export function renderBar(state: SessionState, isTabsOnly: boolean, index: JourneyIndex | undefined, texts: Localizer): TemplateResult {
  const { text } = texts;
  return html`<p part="state" class=${`line ${state.line}`}><svg class="glyph" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><circle cx="6" cy="6" r="4.5"></circle></svg><span>${lineText(state, isTabsOnly, texts)}</span>${state.waiting > 0 && state.line !== 'over' ? html` <small>${text('session.waiting', { count: state.waiting })}</small>` : nothing}</p>
    ${state.people.length > 0 ? html`<ul part="people" aria-label=${text('session.people')}>${state.people.map((person) => renderPerson(person, person.id === state.me?.id, index, texts))}</ul>` : nothing}`;
}

function renderPerson({ name, role, colour, spot }: Person, isMe: boolean, index: JourneyIndex | undefined, { text, locale }: Localizer): TemplateResult {
  const step = spot && !isMe ? nameOf(index?.get(spot.at)) : '';
  return html`<li><span class=${`who who-${colour}`} aria-hidden="true">${initialOf(name)}</span><span><bdi>${name}</bdi> <small>${joined(locale, [isMe ? text('session.you') : '', text(`session.role.${role}`), step ? text('session.at', { step: `\u2068${step}\u2069` }) : ''])}</small></span></li>`;
}

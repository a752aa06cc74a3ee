import { expect, fixture, html } from '@open-wc/testing';
import { noLeaks, until } from './support.js';
import '../../components/journey-map/define.js';
import '../../components/journey-session/define.js';
import type { CxJourneyMap } from '../../components/journey-map/journey-map.js';
import type { CxJourneySession, JourneyTransport } from '../../components/journey-session/journey-session.js';
import type { Journey } from '../../src/journey/document/journey.js';

const journey: Journey = { format: 'cx-journey/1', id: 'r', kind: 'designed', records: [{ type: 'phase', id: 'p', order: 'a0', name: 'Notice' }, { type: 'touchpoint', id: 't', order: 'a0', name: 'Letter', phase: 'p' }] };

/** A room that shows every customer the same. */
const room: JourneyTransport = {
  kind: 'checked',
  open: (_room, events) => {
    queueMicrotask(() => {
      events.opened();
      events.message({ t: 'view', journey });
    });
    return { update() {}, have() {}, message() {}, close() {} };
  },
};

describe('<cx-journey-session>', () => {
  noLeaks();

  it('leaves a map as private as it was before a customer looked at it', async () => {
    const main = await fixture<HTMLElement>(html`<main><cx-journey-map id="m"></cx-journey-map></main>`);
    const map = main.querySelector('cx-journey-map') as CxJourneyMap;
    map.privacyThreshold = 7;
    const session = document.createElement('cx-journey-session') as CxJourneySession;
    Object.assign(session, { for: 'm', room: 'r', as: 'customer', transport: room });
    main.append(session);
    await until(() => map.journey?.records.length === 2);
    expect(map.privacyThreshold).to.equal(1);
    session.remove();
    expect(map.privacyThreshold).to.equal(7);
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import { accessibilityTree, noLeaks, press, until } from './support.js';
import '../../components/journey-map/define.js';
import '../../components/journey-session/define.js';
import '../../components/locales/journey-ar.js';
import '../../components/locales/journey-de.js';
import { bringTexts } from '../../components/journey-map/edit/texts.js';
import type { CxJourneyMap } from '../../components/journey-map/journey-map.js';
import type { CxJourneySession, JourneyTransport, KeptLink, LinkDoor, LinksRead } from '../../components/journey-session/journey-session.js';
import type { Journey } from '../../src/journey/document/journey.js';

bringTexts(); // they stay, so they come before leaks are looked for

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

  describe('lists the links', () => {
    const links = (): KeptLink[] => [
      { id: 'l3', role: 'customer', name: 'Noor', madeAt: '2026-11-03T09:00:00Z', expiresAt: '2999-01-03T09:00:00Z' },
      { id: 'l2', role: 'facilitator', name: 'Ana', madeAt: '2026-11-02T09:00:00Z', expiresAt: '2999-01-02T09:00:00Z', isMine: true },
      { id: 'l1', role: 'team', name: 'Ben', madeAt: '2020-11-01T09:00:00Z', expiresAt: '2020-12-01T09:00:00Z' },
    ];
    /** A door that keeps what it is told; `answers` stand for what it would say. */
    const doorOf = (kept: KeptLink[], answers: Partial<LinkDoor> = {}): LinkDoor => ({
      list: async () => ({ kind: 'listed', links: kept }),
      revoke: async (id) => {
        kept.splice(0, kept.length, ...kept.map((one) => (one.id === id ? { ...one, revokedAt: '2026-11-27T10:00:00Z' } : one)));
        return 'revoked';
      },
      ...answers,
    });
    const sessionWith = async (door: LinkDoor | undefined, as = 'facilitator', lang = 'en'): Promise<CxJourneySession> => {
      const main = await fixture<HTMLElement>(html`<main lang=${lang}><cx-journey-map id="m" editable></cx-journey-map></main>`);
      (main.querySelector('cx-journey-map') as CxJourneyMap).journey = journey;
      const session = document.createElement('cx-journey-session') as CxJourneySession;
      const people = [{ id: 'a', name: 'Ana', role: as as 'team', colour: 0 }];
      Object.assign(session, {
        for: 'm', room: 'r', as,
        transport: {
          kind: 'checked',
          ...(door && { links: () => door }),
          open: (_room, events) => {
            queueMicrotask(() => {
              events.message({ t: 'welcome', you: people[0]!, journey: 'r' });
              events.message({ t: 'people', people });
              events.opened();
            });
            return { update() {}, have() {}, message() {}, close() {} };
          },
        } satisfies JourneyTransport,
      });
      main.append(session);
      await until(() => one(session, '[part=people]'));
      return session;
    };
    const one = (el: CxJourneySession, selector: string): HTMLElement | null => el.shadowRoot!.querySelector(selector);
    const text = (node: Element | null): string => (node?.textContent ?? '').replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ').trim();
    const rows = (el: CxJourneySession, within: string): string[] => [...el.shadowRoot!.querySelectorAll(`${within} > ul > li p:first-child`)].map(text);
    const opened = async (el: CxJourneySession): Promise<void> => {
      (await until(() => one(el, '[data-links]'))).click();
      await until(() => one(el, '#links[aria-busy=false]'));
    };

    it('that hold, and apart those that do not, with role and times; only to a facilitator, and only where links are kept', async () => {
      const el = await sessionWith(doorOf(links()));
      await opened(el);
      expect(rows(el, '#links')).to.deep.equal(['Noor customer', 'Ana facilitator, you came by this link']);
      expect(rows(el, '#links details')).to.deep.equal(['Ben team']);
      expect(text(one(el, '#links > ul > li .quiet'))).to.match(/^made Nov 3, 2026, .*; holds until Jan 3, 2999$/);
      expect(text(one(el, '#links details .quiet'))).to.match(/; ran out Dec 1, 2020$/);
      expect(el.shadowRoot!.querySelectorAll('details [data-revoke]').length).to.equal(0);
      expect(el.shadowRoot!.activeElement?.id).to.equal('links');
      one(el, '[data-links]')!.click();
      await until(() => !one(el, '#links'));
      for (const other of [await sessionWith(doorOf(links()), 'team'), await sessionWith(undefined)]) {
        await until(() => one(other, '.online'));
        expect(one(other, '[data-links]')).to.equal(null);
      }
    });

    it('and takes one back by keys alone, after asking', async () => {
      const kept = links();
      const el = await sessionWith(doorOf(kept));
      await opened(el);
      await press('Tab');
      const button = el.shadowRoot!.activeElement as HTMLElement;
      expect(button.getAttribute('aria-label')!.replaceAll(/[\u2068\u2069]/g, '')).to.match(/^Take back the link of Noor, customer, made Nov 3, 2026/);
      await press('Enter');
      const dialog = await until(() => one(el, 'dialog[open]'));
      expect(text(dialog.querySelector('h3'))).to.equal('Take back the link of Noor?');
      expect(text(el.shadowRoot!.activeElement)).to.equal('Keep it');
      const tree = await accessibilityTree();
      if (tree) expect(tree.some(({ role, name }) => role === 'alertdialog' && name?.replaceAll(/[\u2068\u2069]/g, '') === 'Take back the link of Noor?')).to.equal(true);
      await press('Escape');
      await until(() => !one(el, 'dialog[open]'));
      expect(el.shadowRoot!.activeElement).to.equal(button);
      expect(kept.some(({ revokedAt }) => revokedAt)).to.equal(false);
      await press('Enter');
      await until(() => one(el, 'dialog[open]'));
      await press('Enter'); // "Keep it" has the focus
      await until(() => !one(el, 'dialog[open]'));
      expect(kept.some(({ revokedAt }) => revokedAt)).to.equal(false);
      await press('Enter');
      await until(() => one(el, 'dialog[open]'));
      await press('Tab');
      await press('Enter');
      await until(() => text(one(el, '#links [role=status]')) === 'The link of Noor is taken back.');
      await until(() => el.shadowRoot!.activeElement?.id === 'links', 'the focus back');
      expect(rows(el, '#links')).to.deep.equal(['Ana facilitator, you came by this link']);
      expect(rows(el, '#links details')).to.deep.equal(['Noor customer', 'Ben team']);
    });

    it('and says before one takes back one\u2019s own', async () => {
      const el = await sessionWith(doorOf(links()));
      await opened(el);
      one(el, '[data-revoke=l2]')!.click();
      expect(text((await until(() => one(el, 'dialog[open]'))).querySelector('strong'))).to.contain('you are sent away too');
      one(el, 'dialog [value=keep]')!.click();
      await until(() => !one(el, 'dialog[open]'));
    });

    it('or says why not: what could not be taken back, what is not kept, what is refused; and asks again', async () => {
      let answer: LinksRead = { kind: 'unreachable' };
      const el = await sessionWith(doorOf(links(), { list: async () => answer, revoke: async () => 'unreachable' }));
      await opened(el);
      expect(text(one(el, '#links [role=alert]'))).to.equal('The links could not be loaded.');
      answer = { kind: 'listed', links: links() };
      one(el, '[data-again]')!.click();
      (await until(() => one(el, '[data-revoke=l3]'))).click();
      (await until(() => one(el, 'dialog[open] [value=revoke]'))).click();
      await until(() => text(one(el, '#links [role=status]')) === 'The link of Noor could not be taken back. It still holds.');
      for (const [kind, said] of [['not-kept', 'It is not kept here which links were made. They hold until they run out.'], ['refused', 'The link by which you came no longer allows this.']] as const) {
        answer = { kind };
        one(el, '[data-links]')!.click();
        await until(() => !one(el, '#links'));
        await opened(el);
        expect(text(one(el, '#links [role=alert]'))).to.equal(said);
      }
    });

    for (const { lang, title, holds } of [{ lang: 'de', title: 'Links zu dieser Reise', holds: /^ausgestellt 03\.11\.2026.*; gilt bis 03\.01\.2999$/ }, { lang: 'ar', title: 'روابط هذه الرحلة', holds: /^أُنشئ في .*؛ صالح حتى / }]) {
      it(`in ${lang}`, async () => {
        const el = await sessionWith(doorOf(links()), 'facilitator', lang);
        await opened(el);
        expect(text(one(el, '#links h3'))).to.equal(title);
        expect(text(one(el, '#links > ul > li .quiet'))).to.match(holds);
      });
    }
  });
});

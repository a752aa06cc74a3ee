import { expect, fixture, html } from '@open-wc/testing';
import '../../components/consent/define.js';
import '../../components/life-events/define.js';
import '../../components/preference-center/define.js';
import { auditFairness, measureTexts, measureTicks, measureWay, type FairnessInput, type Way } from '../../components/fairness/fairness.js';
import type { CxPreferenceCenter } from '../../components/preference-center/define.js';
import { catalogue, customer } from '../../demo/bank/tidewell.js';
import { states } from '../../demo/states/states.js';
import { createHost } from '../../src/host/index.js';
import * as metrics from '../../src/metrics/index.js';
import { noLeaks, viewport } from './support.js';

const ABOUT_PREFERENCES = ['cx-preference-center', 'cx-consent', 'cx-life-events'];
const NOTHING = { topics: {}, quiet: [], windows: [], caps: {}, consents: [], offerKinds: {}, parameters: {}, lifeEvents: {} };

const audit = (input: Omit<FairnessInput, 'language'>): string[] => auditFairness({ language: 'en', ...input }).map(({ code, where, message }) => `${code} in ${where}: ${message}`);

/** The answers to one question, in groups: buttons side by side, boxes of one topic, choices of one field. */
function groupsOf(root: ShadowRoot): HTMLElement[][] {
  const rows = [...root.querySelectorAll<HTMLElement>('.actions')].map((row) => [...row.querySelectorAll<HTMLElement>(':scope > button')]);
  const boxes = [...root.querySelectorAll<HTMLElement>('.boxes:not(.days)')].map((row) => [...row.querySelectorAll<HTMLElement>(':scope > label')]);
  return [...rows, ...boxes].filter((group) => group.length > 1 && group.every((one) => one.checkVisibility()));
}

/** Each answer once as the yes and every other as the no beside it: whichever is which, none may weigh less. */
const everyWay = (group: readonly HTMLElement[], about: string): Way[][] =>
  group.map((yes) => [measureWay(yes, { to: 'yes', about }), ...group.filter((other) => other !== yes).map((no) => measureWay(no, { to: 'no', about })), { to: 'stop-all' as const, about: 'all', label: '', steps: 1 }]);

for (const width of [1000, 320]) {
  describe(`fairness at ${width} px`, () => {
    noLeaks();
    let host: HTMLElement;
    beforeEach(async () => {
      await viewport(width);
      host = document.createElement('div');
      document.body.append(host);
    });
    afterEach(async () => {
      host.remove();
      await viewport(1280);
    });

    for (const { element, name, show } of states(metrics, createHost).filter((state) => ABOUT_PREFERENCES.includes(state.element))) {
      it(`<${element}> ${name}: all answers to one question weigh the same, and no word presses`, async () => {
        await show(host);
        const root = host.querySelector(element)!.shadowRoot!;
        const found = groupsOf(root).flatMap((group, i) => everyWay(group, `question ${i}`).flatMap((ways) => audit({ ways })));
        expect([...new Set(found)]).to.deep.equal([]);
        expect(audit({ texts: measureTexts(root) })).to.deep.equal([]);
      });
    }
  });
}

describe('fairness', () => {
  noLeaks();
  const centre = (): Promise<CxPreferenceCenter> => fixture<CxPreferenceCenter>(html`<cx-preference-center .catalogue=${catalogue} .preferences=${customer(NOTHING)}></cx-preference-center>`);

  it('ticks nothing before the customer comes, in any part, and bundles no topics', async () => {
    const el = await centre();
    for (const part of ['limits', 'life'] as const) await el.open(part);
    // what belongs to a contract comes without a consent, and says so
    const owed = (input: HTMLInputElement): boolean => input.closest('[data-topic]') !== null && !input.closest('[data-topic]')!.querySelector('[data-no]');
    const keys = (input: HTMLInputElement): string[] => (input.dataset['channel'] ? [`topics.${input.closest<HTMLElement>('[data-topic]')!.dataset['topic']}.on`] : []);
    const ticks = measureTicks(el.shadowRoot!, owed, keys);
    expect(ticks.length).to.be.greaterThan(20);
    expect(audit({ ticks })).to.deep.equal([]);
  });

  it('takes one step to give, one to withdraw, and one to stop everything', async () => {
    const el = await centre();
    const root = el.shadowRoot!;
    const stop = measureWay(root.querySelector('[part=stop]')!, { to: 'stop-all', about: 'all' });
    for (const topic of ['offers', 'savings', 'partners', 'birthday', 'family']) {
      const box = (which: string): HTMLInputElement => root.querySelector(`[data-topic=${topic}] [${which}]`)!;
      const steps = async (which: string, reached: () => boolean): Promise<number> => {
        let count = 0;
        for (; !reached() && count < 10; count++) {
          box(which).click();
          await el.updateComplete;
        }
        return count;
      };
      const give = await steps('data-channel=email', () => box('data-channel=email').checked);
      const withdraw = await steps('data-no', () => box('data-no').checked && !box('data-channel=email').checked);
      expect([give, withdraw]).to.deep.equal([1, 1]);
      const way = (which: string, to: 'yes' | 'no', count: number): Way => measureWay(box(which).closest('label')!, { to, about: topic, steps: count });
      expect(audit({ ways: [way('data-channel=email', 'yes', give), way('data-no', 'no', withdraw), stop] })).to.deep.equal([]);
    }
  });

  it('finds what is not fair on a page of a host', async () => {
    const page = await fixture<HTMLElement>(html`<div>
      <button id="yes">Yes</button>
      <button id="no">No, I don't like to save money</button>
      <label><input type="checkbox" checked /> Send me offers</label>
    </div>`);
    const [yes, no] = [page.querySelector<HTMLElement>('#yes')!, page.querySelector<HTMLElement>('#no')!];
    Object.assign(yes.style, { fontSize: '24px', padding: '30px 90px', background: '#005', color: '#fff' });
    Object.assign(no.style, { fontSize: '11px', padding: '0', border: '0', background: 'none', color: '#aaa' });
    const ways = [measureWay(yes, { to: 'yes', about: 'offers' }), measureWay(no, { to: 'no', about: 'offers', steps: 3 })];
    const codes = auditFairness({ language: 'en', ways, ticks: measureTicks(page) }).map(({ code }) => code);
    expect(codes).to.include.members(['smaller', 'fainter', 'more-steps', 'shaming', 'pre-ticked', 'no-way-out']);
  });
});

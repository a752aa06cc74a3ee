import { expect, fixture, html } from '@open-wc/testing';
import '../../components/journey-map/define.js';
import type { CxJourneyMap } from '../../components/journey-map/journey-map.js';
import { connectElements } from '../../components/plugins/connect.js';
import type { Disposable } from '../../src/core/disposable.js';
import type { Journey } from '../../src/journey/document/journey.js';
import { renewalJourney } from '../../demo/states/journey-states.js';
import { plugin, startedHost, takeHostsDown } from './plugin-support.js';
import { noLeaks, until, viewport } from './support.js';

const text = (node: Element | null | undefined): string => (node?.textContent ?? '').replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ').trim();
const all = (el: CxJourneyMap, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (el: CxJourneyMap, selector: string): HTMLElement => el.shadowRoot!.querySelector<HTMLElement>(selector)!;
const row = (el: CxJourneyMap, name: string): HTMLElement | undefined => all(el, 'tbody tr').find((tr) => text(tr.querySelector('th')) === name);
const cells = (el: CxJourneyMap, name: string): string[] => [...(row(el, name)?.querySelectorAll('td') ?? [])].map(text);
const mapOf = async (): Promise<CxJourneyMap> => {
  const el = document.createElement('cx-journey-map');
  Object.assign(el, { view: 'map', journey: renewalJourney as Journey });
  (await fixture<HTMLElement>(html`<main></main>`)).append(el);
  await el.updateComplete;
  return el;
};

describe('<cx-journey-map> with lanes and lenses of plugins', () => {
  let connected: Disposable | undefined;
  before(() => viewport(1280, 900));
  afterEach(async () => {
    connected?.dispose();
    connected = undefined;
    await takeHostsDown();
  });
  noLeaks();

  const returns = (answer: unknown, lens: unknown = { touchpoints: {} }) =>
    plugin('returns', {
      commands: [{ command: 'acme.returns.lane', title: 'Lane' }, { command: 'acme.returns.lens', title: 'Lens' }],
      journeyLanes: [{ id: 'acme.returns', title: 'Returns', shows: 'metric', command: 'acme.returns.lane' }],
      journeyLenses: [{ id: 'acme.risk', title: 'Risk', metrics: ['nps'], command: 'acme.returns.lens' }],
    }, (cx) => {
      cx.commands.register('acme.returns.lane', async (about) => (typeof answer === 'function' ? (answer as (about: unknown) => unknown)(about) : answer));
      cx.commands.register('acme.returns.lens', async () => lens);
    });

  it('asks a plugin what stands at each touchpoint: words, and figures with what they were counted from', async () => {
    let told: { touchpoints: { id: string }[] } | undefined;
    connected = connectElements(await startedHost({}, returns((about: typeof told) => {
      told = about;
      return { cells: { letter: 'Posted on \u202eMonday', price: { stat: { t: 'ratio', k: 30, n: 120, rule: 'returned' } }, sign: { stat: { t: 'ratio', k: 1, n: 3, rule: 'returned' } } } };
    })));
    const el = await mapOf();
    await until(() => cells(el, 'Returns')[0], 'the lane');
    expect(cells(el, 'Returns')).to.deep.equal(['Posted on Monday', '25% n = 120', '', '', 'Fewer than 5 answers: not shown, to protect people', '']);
    expect(told!.touchpoints.map(({ id }) => id)).to.deep.equal(['letter', 'price', 'advice', 'others', 'sign', 'thanks']);
    expect(JSON.stringify(told)).not.to.contain('You know what it costs');
  });

  it('looks through a lens: touchpoints are tinted and say why, rows of other metrics step back', async () => {
    connected = connectElements(await startedHost({}, returns({ cells: {} }, { touchpoints: { price: { level: 4, why: 'Half of them call' } } })));
    const el = await mapOf();
    const select = await until(() => one(el, '.lens select') as HTMLSelectElement, 'the choice');
    expect(row(el, 'Customer satisfaction')).not.to.equal(undefined);
    select.value = 'acme.risk';
    select.dispatchEvent(new Event('change'));
    await until(() => one(el, 'th.step.heat-4'), 'the tint');
    expect(text(one(el, 'th.step.heat-4'))).to.contain('Looks up the new price').and.to.contain('Half of them call');
    expect(row(el, 'Customer satisfaction')).to.equal(undefined);
    expect(el.lens).to.equal('acme.risk');
  });

  it('says which lane cannot be shown, and shows nothing that is not of the form', async () => {
    for (const answer of [{ cells: { letter: { html: '<b>x</b>' } } }, 'all of them', { cells: { letter: { stat: { t: 'ratio', k: 9, n: 3, rule: 'x' } } } }, () => { throw new Error('down'); }]) {
      connected = connectElements(await startedHost({}, returns(answer)));
      const el = await mapOf();
      const faults: string[] = [];
      el.addEventListener('cx-error', (event) => faults.push((event as CustomEvent<{ message: string }>).detail.message));
      await until(() => all(el, '[role=status]').find((said) => text(said) === 'Returns of the plugin acme.returns cannot be shown now.'), 'that it cannot');
      expect(cells(el, 'Returns').join('')).to.equal('');
      expect(faults.length).to.equal(1);
      el.remove();
      connected.dispose();
      await takeHostsDown();
    }
  });

  it('leaves a lane without a command to slots, and goes when its plugin goes', async () => {
    const host = await startedHost({}, plugin('notes', { journeyLanes: [{ id: 'acme.notes', title: 'Post-its', shows: 'text' }] }));
    connected = connectElements(host);
    const el = await mapOf();
    await until(() => row(el, 'Post-its'), 'the lane');
    el.append(Object.assign(document.createElement('span'), { slot: 'acme.notes/price', textContent: 'Ask Jonas' }));
    expect(one(el, 'slot[name="acme.notes/price"]')).to.satisfy((slot: HTMLSlotElement) => slot.assignedElements()[0]!.textContent === 'Ask Jonas');
    await host.uninstall('acme.notes');
    await until(() => !row(el, 'Post-its'), 'that it goes');
  });
});

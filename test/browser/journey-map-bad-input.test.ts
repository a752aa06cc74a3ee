import { expect, fixture, html } from '@open-wc/testing';
import '../../components/journey-map/define.js';
import type { CxJourneyMap } from '../../components/journey-map/journey-map.js';
import { noLeaks, until, viewport } from './support.js';

const text = (node: Element | null | undefined): string => (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
const all = (el: CxJourneyMap, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (el: CxJourneyMap, selector: string): HTMLElement => el.shadowRoot!.querySelector<HTMLElement>(selector)!;
const head = { format: 'cx-journey/1', id: 'bad', kind: 'designed' };
const step = (id: string, name: string, phase: string | null = null): object => ({ type: 'touchpoint', id, order: `a${id}`, name, phase });

/** A map of a document that stands among its children, as a page of strangers has it. */
async function mapOf(document_: unknown, set: Partial<CxJourneyMap> = {}): Promise<{ el: CxJourneyMap; faults: string[] }> {
  const el = document.createElement('cx-journey-map');
  Object.assign(el, { view: 'map', ...set });
  const script = Object.assign(document.createElement('script'), { type: 'application/json' });
  script.append(typeof document_ === 'string' ? document_ : JSON.stringify(document_));
  el.append(script);
  const faults: string[] = [];
  el.addEventListener('cx-error', (event) => faults.push((event as CustomEvent<{ message: string }>).detail.message));
  (await fixture<HTMLElement>(html`<main></main>`)).append(el);
  await until(() => all(el, 'table.map, .outline, [role=alert]').length > 0, 'something to be seen');
  await el.updateComplete;
  return { el, faults };
}

describe('<cx-journey-map> and what it is given by strangers', () => {
  noLeaks();
  before(() => viewport(1280, 900));

  it('draws phases in a circle and records that lie nowhere, and says what was put right', async () => {
    const { el, faults } = await mapOf({ ...head, records: [{ type: 'phase', id: 'p', order: 'a0', name: 'One', parent: 'q' }, { type: 'phase', id: 'q', order: 'a1', name: 'Two', parent: 'p' }, step('0', 'Here', 'p'), step('1', 'Nowhere', 'gone'), { type: 'pain', id: 'x', at: 'not-there', text: 'Lost' }] });
    const said = `${faults.join(' ')} ${text(one(el, '[role=alert]'))} ${all(el, '.problems li').map(text).join(' ')}`;
    expect(said.length).to.be.greaterThan(20);
    if (one(el, 'table.map')) expect(all(el, 'th.step .name').map(text)).to.include.members(['Here', 'Nowhere']);
  });

  it('draws ten thousand phases a window at a time', async () => {
    const key = (i: number): string => `a${String(i).padStart(6, '0')}1`;
    const { el } = await mapOf({ ...head, records: Array.from({ length: 10_000 }, (_, i) => ({ type: 'phase', id: `p${i}`, order: key(i), name: `Phase ${i}` })) });
    if (one(el, 'table.map')) {
      expect(one(el, 'table.map').getAttribute('aria-colcount')).to.equal('10001');
      expect(all(el, 'thead th').length).to.be.lessThan(300);
    } else expect(text(one(el, '[role=alert]'))).not.to.equal('');
  });

  it('refuses or shortens a label of a megabyte with a sentence', async () => {
    const { el, faults } = await mapOf({ ...head, records: [step('0', 'x'.repeat(1_000_000)), step('1', 'After')] });
    expect(faults.length + all(el, '[role=alert]').length).to.be.greaterThan(0);
    expect(el.shadowRoot!.textContent.length).to.be.lessThan(200_000);
  });

  it('takes markup for letters and lets no sign turn the order of what stands beside it', async () => {
    const { el } = await mapOf({ ...head, records: [step('0', '<img src=x onerror=alert(1)>'), step('1', 'abc\u202etxt.exe'), step('2', 'constructor'), step('3', '__proto__'), step('4', 'Call, wait, "solve"')] });
    const names = all(el, 'th.step .name').map(text);
    expect(names[0]).to.equal('<img src=x onerror=alert(1)>');
    expect(el.shadowRoot!.querySelector('img')).to.equal(null);
    expect(names.join('')).not.to.contain('\u202e');
    expect(names).to.include.members(['constructor', '__proto__', 'Call, wait, "solve"']);
  });

  it('keeps names of built-in things and commas apart in what customers did', async () => {
    const { el } = await mapOf({ ...head, records: [step('0', 'constructor'), step('1', 'Call, wait')] });
    const activityNames = ['constructor', 'Call, wait', 'Call', '__proto__', 'toString'];
    const cases = Array.from({ length: 10 }, () => [0, 3, 1, 4]);
    const log = { starts: Uint32Array.from({ length: 11 }, (_, i) => 4 * i), activities: Uint32Array.from(cases.flat()), times: Float64Array.from(cases.flatMap((_, c) => [0, 1, 2, 3].map((i) => (c * 10 + i) * 3_600_000))), caseNames: cases.map((_, c) => `c${c}`), activityNames, outcomes: [], other: null };
    el.observed = { log } as unknown as CxJourneyMap['observed'];
    await until(() => one(el, 'tr.layer'), 'the overlay');
    await el.updateComplete;
    expect(all(el, 'th.step .name').map(text)).to.deep.equal(['constructor', '__proto__', 'Call, wait', 'toString']);
    expect([...one(el, 'tr.layer').querySelectorAll('td')].map((td) => text(td.querySelector('b')))).to.deep.equal(['100%', '100%', '100%', '100%']);
  });

  it('refuses what is no journey, in every way of being given', async () => {
    for (const bad of ['{', '[]', 'null', JSON.stringify({ format: 'cx-journey/9' })]) {
      const { el } = await mapOf(bad);
      expect(text(one(el, '[role=alert]'))).to.equal('This is not a journey that can be shown.');
    }
  });

  it('mends attributes that say nothing it knows, and says so', async () => {
    const { el } = await mapOf({ ...head, records: [step('0', 'Here')] }, { compareAs: 'upside-down' as never, printAs: 'scroll' as never, lens: 'nobody.knows' });
    const said = all(el, '[part=problem]').map(text).join(' ');
    expect(said).to.contain('"compare-as" must be').and.to.contain('"print-as" must be');
    expect(el.compareAs).to.equal('curve');
  });
});

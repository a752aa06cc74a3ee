import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import '../../components/scorecard/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import '../../components/locales/insight/ar.js';
import '../../components/locales/insight/de.js';
import type { CxErrorEvent } from '../../components/base/events.js';
import type { CxMetric } from '../../components/metric/metric.js';
import type { CxDrillEvent, DrillPlace } from '../../components/scorecard/drill-event.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';
import { csat, Cube, nps, periodKey, periodOfDay, utcDay } from '../../src/metrics/index.js';
import type { Instrument } from '../../src/model/index.js';
import { noLeaks, press, until } from './support.js';

const NOW = periodOfDay('month', utcDay(Date.now()));
const instrument = (metric: string, min: number, max: number): Instrument => ({ metric, scale: { min, max }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });

/** Two years of two metrics by area; `promoters` of 100 answers in an area, so many months ago. */
function cubeOf(promoters: (area: string, ago: number) => number = () => 60, sizes: Readonly<Record<string, number>> = { A: 200, B: 200, C: 200 }): Cube {
  const cube = new Cube({ metrics: [nps, csat], dimensions: ['area'] });
  const [recommend, satisfied] = [cube.measure('nps', instrument('nps', 0, 10)), cube.measure('csat', instrument('csat', 1, 5))];
  for (let ago = 0; ago < 24; ago++) {
    for (const [area, n] of Object.entries(sizes)) {
      const good = Math.round((promoters(area, ago) * n) / 100);
      const segment = cube.segment(0, area);
      cube.addAmount(recommend, [segment], NOW - ago, 9, good);
      cube.addAmount(recommend, [segment], NOW - ago, 3, n - good);
      cube.addAmount(satisfied, [segment], NOW - ago, 4, good);
      cube.addAmount(satisfied, [segment], NOW - ago, 0, n - good);
    }
  }
  return cube;
}

const DOCUMENT = {
  format: 'cx-scorecard/1', id: 'pulse', title: { en: 'Pulse', de: 'Puls' }, language: 'en',
  segments: [{ dimension: 'area', title: 'Boarding area', groups: { A: 'Area A', B: 'Area B', C: 'Area C' } }],
  parts: [
    { id: 'service', title: 'Service', figures: [{ id: 'recommend', metric: 'nps', target: 10 }, { id: 'satisfied', metric: 'csat', target: 90 }] },
    { id: 'brand', title: 'Brand', figures: [{ id: 'talk', title: 'Talk of the town', metric: 'nps' }], parts: [{ id: 'press', title: 'Press', figures: [{ id: 'echo', title: 'Echo', metric: 'nps', target: 80 }] }] },
  ],
  links: [{ from: 'satisfied', to: 'recommend', because: 'who is satisfied tells others' }],
};

const $ = <E extends Element = HTMLElement>(el: CxScorecard, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const all = (el: CxScorecard, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const text = (node: Element | null | undefined): string => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const tiles = (el: CxScorecard): CxMetric[] => [...el.shadowRoot!.querySelectorAll<CxMetric>('cx-metric')];
const inTile = (tile: CxMetric, part: string): string => text(tile.shadowRoot!.querySelector(`[part=${part}]`));
const heading = (el: CxScorecard): string => text($(el, '[part=heading]'));
const focused = (el: CxScorecard): Element | null => el.shadowRoot!.activeElement;

async function card(document: unknown = DOCUMENT, cube: Cube = cubeOf(), attributes: Readonly<Record<string, string>> = {}): Promise<CxScorecard> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const el = window.document.createElement('cx-scorecard');
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  el.document = document;
  el.cube = cube;
  box.append(el);
  await until(() => $(el, '[part=heading], [part=error]'), 'the document');
  await el.updateComplete;
  await Promise.all(tiles(el).map((tile) => tile.updateComplete));
  return el;
}
const settled = async (el: CxScorecard): Promise<void> => {
  await el.updateComplete;
  await Promise.all(tiles(el).map((tile) => tile.updateComplete));
};
const choose = async (el: CxScorecard, name: string, option: string): Promise<void> => {
  const label = all(el, '.choice').find((one) => text(one).startsWith(name))!;
  const select = label.querySelector('select')!;
  select.value = [...select.options].find((one) => one.text === option)!.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(el);
};

describe('<cx-scorecard> of a document', () => {
  noLeaks();

  it('shows the whole and every part with its score, its counts and what is missing, and each figure of the first parts', async () => {
    const el = await card();
    expect(heading(el)).to.equal('Pulse');
    expect(text($(el, '.whole [part=score]'))).to.match(/^\d+\.\d \/ 10$/);
    expect(all(el, '.whole [part=counts] li').map(text)).to.deep.equal(['1 on target', '2 off target', '1 without a status']);
    expect(all(el, '[part=perspective] h3').map(text)).to.deep.equal(['Service', 'Brand', 'Press']);
    expect(tiles(el).map((tile) => inTile(tile, 'label'))).to.deep.equal(['Net Promoter Score', 'Customer satisfaction', 'Talk of the town']);
    const [recommend, satisfied, talk] = tiles(el) as [CxMetric, CxMetric, CxMetric];
    expect([inTile(recommend, 'value'), inTile(recommend, 'status'), inTile(recommend, 'evidence').split(' \u00b7')[0]]).to.deep.equal(['20.0', 'Target 10 met', '600 answers']);
    expect(inTile(satisfied, 'status')).to.equal('Below target 90%');
    expect(inTile(talk, 'said')).to.equal('No target is set: no status and no score');
    expect(all(el, '[part=said] li').map(text)).to.include('Not in the score, for want of a figure or a target: Talk of the town');
  });

  it('reads a document of a script among its children, and says of another what is wrong with it', async () => {
    const el = await fixture<CxScorecard>(html`<cx-scorecard .cube=${cubeOf()}></cx-scorecard>`);
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(DOCUMENT);
    el.append(script);
    await until(() => heading(el) === 'Pulse', 'the document');
    const told: string[] = [];
    el.addEventListener('cx-error', (event) => told.push((event as CxErrorEvent).detail.message));
    el.document = { ...DOCUMENT, parts: [{ id: 'a', title: 'A', includes: [{ part: 'b' }] }, { id: 'b', title: 'B', includes: [{ part: 'a' }] }] };
    await until(() => $(el, '[part=error]'), 'the refusal');
    expect(text($(el, '[part=error] p'))).to.equal('This scorecard cannot be shown. What is wrong with it:');
    expect(text($(el, '[part=error] ul'))).to.match(/circle/i);
    expect(told.join()).to.match(/circle/i);
    el.document = { ...DOCUMENT, parts: [{ id: 'a', title: 'A', figures: [{ id: 'x', metric: 'nps', traget: 5 }] }] };
    await until(() => text($(el, '[part=error]')).includes('traget'), 'the name that is none');
    el.document = DOCUMENT;
    await until(() => heading(el) === 'Pulse', 'the document again');
  });

  it('says that an address is none, or that nobody answers there', async () => {
    const el = await fixture<CxScorecard>(html`<cx-scorecard document-src="javascript:alert(1)"></cx-scorecard>`);
    await until(() => text($(el, '[part=error]')).includes('must be an http or https address'), 'the refusal');
    el.documentSrc = '/no-such-scorecard.json';
    await until(() => text($(el, '[part=error]')).includes('cannot be loaded'), 'the sentence');
  });

  it('opens from the whole to a part, a figure, a group and what was written, by keyboard alone, and comes back to where it was', async () => {
    const el = await card();
    const places: DrillPlace[] = [];
    el.addEventListener('cx-drill', (event) => places.push((event as CxDrillEvent).detail));
    el.verbatims = async () => [{ text: '<b>Lovely</b>', score: 9, where: 'Area A' }];
    all(el, '[part=perspective] .opens')[1]!.focus();
    await press('Enter');
    await settled(el);
    expect(heading(el)).to.equal('Brand');
    expect(focused(el)?.id, 'the heading of where one is now').to.equal('where');
    all(el, '.closer')[0]!.focus();
    await press('Enter');
    await until(() => $(el, '[part=multiples]'), 'the groups');
    expect(heading(el)).to.equal('Talk of the town');
    expect(all(el, '[part=multiples] cx-metric').map((tile) => inTile(tile as CxMetric, 'label'))).to.deep.equal(['Area A', 'Area B', 'Area C']);
    all(el, '[part=multiples] .closer')[1]!.focus();
    await press('Enter');
    await settled(el);
    expect(heading(el)).to.equal('Area B');
    expect(all(el, '[part=path] li').map(text)).to.deep.equal(['Pulse', 'Brand', 'Talk of the town', 'Area B']);
    $(el, '.more')!.focus();
    await press('Enter');
    await until(() => $(el, '[part=verbatims]'), 'what was written');
    expect(text($(el, 'blockquote'))).to.equal('<b>Lovely</b>');
    expect(places.map(({ level, path }) => `${level} ${path}`)).to.deep.equal(['part brand', 'figure brand/talk', 'group brand/talk', 'verbatims brand/talk']);
    expect(places.at(-1)).to.include({ metric: 'nps', period: periodKey('month', NOW) });
    expect(places.at(-1)!.segment).to.deep.equal({ dimension: 'area', value: 'B' });
    for (const name of ['Area B', 'Talk of the town', 'Brand', 'Pulse']) {
      await press('Escape');
      await until(() => heading(el) === name, name);
    }
    await until(() => (focused(el) as HTMLElement | null)?.dataset['path'] === 'brand', 'the focus on what was opened');
    await press('Escape'); // there is nothing above
    expect(heading(el)).to.equal('Pulse');
  });

  it('stands in the accessibility tree with a role and a name for everything that can be worked, and the state of it', async function () {
    const el = await card();
    interface Node { readonly role: string; readonly name?: string; readonly checked?: boolean; readonly valuetext?: string; readonly children?: readonly Node[] }
    let root: Node | null;
    try {
      root = (await a11ySnapshot({})) as unknown as Node | null;
    } catch {
      return this.skip(); // this engine tells nothing of it
    }
    if (!root) return this.skip();
    const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];
    const nodes = flat(root);
    const named = (role: string): string[] => nodes.filter((node) => node.role === role).map(({ name = '' }) => name);
    expect(nodes.filter(({ role, name }) => /^(button|radio|slider|combobox)$/.test(role) && !name)).to.deep.equal([]);
    expect(named('heading')).to.include.members(['Pulse', 'Net Promoter Score', 'Talk of the town']);
    expect(named('button')).to.include.members(['Service', 'Look closer: Net Promoter Score', 'Look closer: Talk of the town']);
    expect(named('radio')).to.deep.equal(['Tiles', 'Table', 'Map']);
    expect(nodes.find(({ name, role }) => role === 'radio' && name === 'Tiles')!.checked).to.equal(true);
    expect(named('slider')).to.deep.equal(['From', 'To']);
    expect(named('combobox')).to.deep.equal(['For', 'Customers', 'Compared with']);
    // a drawing says nothing: its words stand beside it
    expect(nodes.filter(({ role }) => /^(img|image|graphics)/i.test(role))).to.deep.equal([]);
    expect(el.shadowRoot!.querySelectorAll('svg:not([aria-hidden=true]) > path').length).to.equal(0);
  });

  it('leaves the way down to the page that wants it', async () => {
    const el = await card();
    el.addEventListener('cx-drill', (event) => event.preventDefault());
    all(el, '.closer')[0]!.click();
    await settled(el);
    expect(heading(el)).to.equal('Pulse');
  });

  it('shows what the page puts there where no function brings what was written, and says so when one fails', async () => {
    const el = await card();
    const own = document.createElement('p');
    own.slot = 'verbatims';
    own.textContent = 'A wall of voices';
    el.append(own);
    all(el, '.closer')[0]!.click();
    await until(() => $(el, '.more'), 'the figure');
    $(el, '.more')!.click();
    await until(() => $<HTMLSlotElement>(el, 'slot[name=verbatims]')?.assignedElements()[0] === own, 'the wall');
    own.remove();
    let asked = 0;
    el.verbatims = async () => {
      asked += 1;
      if (asked === 1) throw new Error('gone');
      return [];
    };
    await until(() => text($(el, '[role=alert]')).startsWith('What customers wrote cannot be loaded.'), 'the sentence');
    $(el, '[role=alert] button')!.click();
    await until(() => text($(el, 'slot[name=verbatims]')) === 'Nobody wrote anything here.', 'trying again');
    expect(asked).to.equal(2);
  });

  it('shows a group that is too small to nobody, nor what it could be worked out from', async () => {
    const el = await card(DOCUMENT, cubeOf(undefined, { A: 200, B: 150, C: 3 }));
    all(el, '.closer')[0]!.click();
    await until(() => $(el, '[part=multiples] cx-metric'), 'the groups');
    await settled(el);
    const shown = all(el, '[part=multiples] cx-metric').map((tile) => inTile(tile as CxMetric, 'value'));
    expect(shown).to.deep.equal(['20.0', 'Not shown: it would give away a small group', 'Fewer than 5 answers: not shown, to protect people']);
    await choose(el, 'Customers', 'Area C');
    await settled(el);
    expect(el.shadowRoot!.textContent).not.to.match(/3 answers/);
  });

  it('shows what was written to nobody of a group that is too small, nor of one that would give it away, also after another choice', async () => {
    const el = await card(DOCUMENT, cubeOf(undefined, { A: 200, B: 150, C: 3 }));
    const asked: unknown[] = [];
    el.verbatims = async ({ segment }) => {
      asked.push(segment);
      return [{ text: 'Lovely', score: 9 }];
    };
    all(el, '.closer')[0]!.click();
    await until(() => $(el, '[part=multiples] cx-metric'), 'the groups');
    expect($(el, '.more'), 'of everybody').not.to.equal(null);
    for (const at of [1, 2]) {
      all(el, '[part=multiples] .closer')[at]!.click();
      await settled(el);
      expect($(el, '.alone'), 'the group').not.to.equal(null);
      expect($(el, '.more')).to.equal(null);
      await press('Escape');
      await settled(el);
    }
    $(el, '.more')!.click();
    await until(() => $(el, '[part=verbatims]'), 'what was written of everybody');
    await choose(el, 'Customers', 'Area C');
    await settled(el);
    expect($(el, '[part=verbatims], slot[name=verbatims]')).to.equal(null);
    expect(el.shadowRoot!.textContent).to.contain('Fewer than 5 answers: not shown, to protect people');
    await choose(el, 'Customers', 'Area B');
    expect($(el, '[part=verbatims], slot[name=verbatims]')).to.equal(null);
    expect(asked).to.deep.equal([null]);
  });

  it('says of a small multiple what it is compared with, whatever the whole is compared with', async () => {
    const el = await card(DOCUMENT, cubeOf((area) => (area === 'B' ? 80 : 60)));
    await choose(el, 'Customers', 'Area B');
    await choose(el, 'Compared with', 'Area A');
    all(el, '.closer')[0]!.click();
    await until(() => $(el, '[part=multiples] cx-metric'), 'the groups');
    await settled(el);
    expect(inTile($<CxMetric>(el, '.alone cx-metric')!, 'change')).to.equal('+40.0 points against Area A: a real change');
    for (const tile of all(el, '[part=multiples] cx-metric')) expect(inTile(tile as CxMetric, 'change')).to.match(/^0\.0 points since /);
  });

  it('compares with the period before, a year before, any period, and one group with another', async () => {
    const el = await card(DOCUMENT, cubeOf((area, ago) => (area === 'B' ? 80 : 60) - (ago === 12 ? 20 : ago === 3 ? 10 : 0)));
    const change = (): string => inTile(tiles(el)[0]!, 'change');
    expect(change()).to.match(/^0\.0 points since \w+ \d{4}: no real change$/);
    await choose(el, 'Compared with', 'a year before');
    expect(change()).to.match(/^\+40\.0 points against \w+ \d{4}: a real change$/);
    const three = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(1970, NOW - 3));
    await choose(el, 'Compared with', three);
    expect(change()).to.equal(`+20.0 points against ${three}: a real change`);
    await choose(el, 'Customers', 'Area B');
    await choose(el, 'Compared with', 'Area A');
    expect(change()).to.equal('+40.0 points against Area A: a real change');
    expect(inTile(tiles(el)[0]!, 'value')).to.equal('60.0');
  });

  it('moves one stretch of time for all tiles, by keys', async () => {
    const el = await card(DOCUMENT, cubeOf((_area, ago) => 60 - ago));
    const values = (): string[] => tiles(el).map((tile) => inTile(tile, 'value'));
    expect(values()).to.deep.equal(['20.0', '60.0%', '20.0']);
    const [from, to] = all(el, '[part=brush] input') as [HTMLInputElement, HTMLInputElement];
    to.focus();
    await press('ArrowLeft');
    await settled(el);
    expect(values()).to.deep.equal(['18.0', '59.0%', '18.0']);
    expect(focused(el) === to, 'the focus stays').to.equal(true);
    expect(to.getAttribute('aria-valuetext')).to.match(/^\w+ \d{4}$/);
    const points = (): number => tiles(el)[0]!.view!.series.length;
    const before = points();
    from.focus();
    await press('ArrowRight');
    await settled(el);
    expect(points()).to.equal(before - 1);
    await press('End'); // it stops a period before the other end
    await settled(el);
    expect(points()).to.equal(2);
  });

  it('is a table to who wants one, with a header for every cell and buttons that open', async () => {
    const el = await card(DOCUMENT, cubeOf(), { layout: 'table' });
    await until(() => $(el, '[part=table]'), 'the table');
    const table = $(el, '[part=table]')!;
    expect([...table.querySelectorAll('thead th')].map(text)).to.deep.equal(['Figure', 'Value', 'Target', 'Status', 'Change', 'Trend']);
    const rows = [...table.querySelectorAll('tr:not(.headline)')].slice(1).map((row) => [...row.children].slice(0, 4).map(text));
    expect(rows[0]![0]).to.equal('Net Promoter Score');
    expect(rows[0]![1]).to.match(/^20\.0600 answers \u00b7 95% interval/);
    expect(rows[0]!.slice(2)).to.deep.equal(['10', 'met']);
    expect(rows.find(([name]) => name!.startsWith('Talk'))!.slice(2)).to.deep.equal(['n/a', 'no status']);
    expect([...table.querySelectorAll('[role]')].every((node) => /^(row|rowgroup|cell|rowheader|columnheader)$/.test(node.getAttribute('role')!))).to.equal(true);
    table.querySelector<HTMLElement>('tr.headline .opens')!.click();
    await settled(el);
    expect(heading(el)).to.equal('Service');
  });

  it('writes a figure with the decimals of the document everywhere, and tells nobody the name of one that is not for them', async () => {
    const figures = [{ id: 'a', metric: 'nps', target: 10, decimals: 3 }, { id: 'b', title: 'Secret', metric: 'csat', audience: ['line'] }, { id: 'c', title: 'Low', metric: 'nps', target: 90, audience: ['line'] }, { id: 'd', title: 'Seen', metric: 'nps', target: 20 }];
    const el = await card({ ...DOCUMENT, links: undefined, parts: undefined, figures }, cubeOf(), { layout: 'table', audience: 'manager' });
    await until(() => $(el, '[part=table]'), 'the table');
    expect(text($(el, '[part=table] .figure'))).to.equal('20.000');
    expect(text($(el, 'section'))).not.to.match(/Secret|Low|want of a figure|Weakest/);
    const select = all(el, '.choice').find((one) => text(one).startsWith('For'))!.querySelector('select')!;
    expect(select.value, 'what is chosen').to.equal('manager');
    el.audience = 'line';
    await settled(el);
    expect(select.value).to.equal('line');
    expect(text($(el, 'section'))).to.contain('Secret');
  });

  it('draws what leads to what, and says it as a list', async () => {
    const el = await card(DOCUMENT, cubeOf(), { layout: 'map' });
    await until(() => $(el, '.links path.link'), 'the arrow');
    expect(all(el, '.link-list li').map(text)).to.deep.equal(['Customer satisfaction leads to Net Promoter Score: who is satisfied tells others']);
    expect(all(el, '.card').map((one) => text(one.querySelector('.opens')))).to.deep.equal(['Net Promoter Score', 'Customer satisfaction', 'Talk of the town', 'Echo']);
    expect($(el, '.links')!.getAttribute('aria-hidden')).to.equal('true');
  });

  it('tells an executive in sentences, a manager in figures, a team in details', async () => {
    const el = await card(DOCUMENT, cubeOf((_area, ago) => (ago === 0 ? 40 : 60)), { audience: 'executive' });
    await until(() => $(el, '[part=summary] li'), 'the sentences');
    expect(all(el, '[part=summary] li').map(text).join(' ')).to.match(/Net Promoter Score has got worse: −40\.0 points/);
    expect(tiles(el)[0]!.density).to.equal('dense');
    await choose(el, 'For', 'the team');
    await until(() => tiles(el)[0]!.shadowRoot!.querySelector('.about'), 'the details');
    await choose(el, 'For', 'the manager');
    expect([tiles(el)[0]!.density ?? '', $(el, '[part=summary]')]).to.deep.equal(['', null]);
  });

  it('says on the tile what a document asks for that is not there', async () => {
    const el = await card({
      ...DOCUMENT, links: undefined,
      parts: [{ id: 'p', title: 'P', figures: [
        { id: 'a', title: 'A', metric: 'npss', target: 5, weight: 2 },
        { id: 'b', title: 'B', metric: 'nps', target: 500 },
        { id: 'c', title: 'C', metric: 'nps', target: 20, segment: { dimension: 'area', value: 'Z' } },
        { id: 'd', title: 'D', metric: 'nps', target: 20, benchmarks: [{ kind: 'industry', source: 'Bain', date: '2020-01-31', value: 30 }] },
      ] }],
    });
    const said = tiles(el).map((tile) => [...tile.shadowRoot!.querySelectorAll('[part=said]')].map(text));
    expect(said[0]).to.deep.equal(['There is no metric \u201cnpss\u201d in these figures; is \u201cnps\u201d meant?']);
    expect(said[1]).to.deep.equal(['The target 500 lies outside what this figure can be']);
    expect(said[2]).to.include('Nobody in these figures belongs to \u201cZ\u201d');
    expect(said[3]!.join()).to.match(/^The benchmark “Bain” is \d+ months old$/);
    expect(all(el, '[part=said] li').map(text).join()).to.contain('Without a weight, counted as 1: B, C, and D');
    expect(inTile(tiles(el)[3]!, 'benchmark')).to.equal('Bain 30 (January 2020, more than a year old)');
  });

  it('says on every tile that its source has gone silent', async () => {
    const el = await card();
    el.figures = { start: (_settings, listener) => {
      listener.begin(cubeOf());
      listener.status({ kind: 'stale', asOf: Date.now(), why: 'unreachable' });
      return { dispose: () => {}, [Symbol.dispose]: () => {} };
    } };
    await until(() => tiles(el).every((tile) => /^As of .+ The connection is lost; trying again\.$/.test(inTile(tile, 'said'))), 'the sentence on every tile');
  });

  it('gives its figures away as a table, by its own name', async () => {
    const el = await card(DOCUMENT, cubeOf(), { exportable: '' });
    const told: { readonly title: string; readonly cells: readonly unknown[] }[] = [];
    el.addEventListener('cx-export', (event) => {
      event.preventDefault();
      const { table } = (event as CustomEvent<{ readonly table: { readonly title: string; readonly rows: readonly (readonly unknown[])[] } }>).detail;
      told.push({ title: table.title, cells: table.rows.flat() });
    });
    (await until(() => $<HTMLElement>(el, '.export-button'), 'the menu')).click();
    await settled(el);
    all(el, '[role=menuitem]').at(-1)!.click();
    await until(() => told[0], 'the table');
    expect(told[0]!.title).to.equal('Pulse');
    expect(told[0]!.cells).to.include.members(['Net Promoter Score', 'Customer satisfaction', 'Talk of the town', 'Echo']);
  });

  it('draws three hundred figures, those beyond the first screen in the frames after, and the lot once', async () => {
    const figures = Array.from({ length: 300 }, (_, i) => ({ id: `f${i}`, title: `Figure ${i}`, metric: i % 2 ? 'nps' : 'csat', target: 50 }));
    const el = await card({ ...DOCUMENT, links: undefined, parts: undefined, figures });
    expect(tiles(el).length).to.be.lessThan(100);
    await until(() => tiles(el).length === 300, 'all of them');
    expect(new Set(tiles(el).map((tile) => inTile(tile, 'label'))).size).to.equal(300);
  });

  it('has no controls on a wall, and goes on to the next part only if it is asked to, and can be stopped', async () => {
    const el = await card(DOCUMENT, cubeOf(), { wall: '' });
    expect($(el, '[part=controls]')).to.equal(null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect($(el, '.pause'), 'nothing moves by itself').to.equal(null);
    el.cycle = 6;
    await until(() => $(el, '.pause'), 'the button that stops it');
    $(el, '.pause')!.click();
    await settled(el);
    expect(text($(el, '.pause'))).to.equal('Go on');
    el.cycle = 2;
    await settled(el);
    expect([el.cycle, $(el, '.pause')]).to.deep.equal([null, null]);
  });

  it('is written in the language and direction around it, with the words of its author', async () => {
    const el = await card();
    el.parentElement!.lang = 'de';
    await until(() => heading(el) === 'Puls', 'German');
    expect(all(el, '.whole [part=counts] li').map(text)).to.deep.equal(['1 am Ziel', '2 verfehlt', '1 ohne Status']);
    el.parentElement!.lang = 'ar';
    el.parentElement!.dir = 'rtl';
    await until(() => text($(el, '.choices legend')) === 'الترتيب', 'Arabic');
    el.layout = 'map';
    await until(() => $(el, '.links path.link'), 'the arrow');
    expect(text($(el, '.link-list li'))).to.contain('يؤدي إلى');
    // what is read first stands on the right
    const [first, second] = all(el, '.card').map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect];
    expect(first.left).to.be.greaterThan(second.left);
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import '../../components/scorecard/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/insight/ar.js';
import type { CxErrorEvent } from '../../components/base/events.js';
import { csvSource, functionSource, type FigureFeed } from '../../components/scorecard/define.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';
import { ces, csat, Cube, nps, periodOfDay, snapshotOf, utcDay } from '../../src/metrics/index.js';
import type { Instrument } from '../../src/model/index.js';
import { noLeaks, until } from './support.js';

const NOW = periodOfDay('month', utcDay(Date.now()));
const instrument: Instrument = { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' };

/** A cube of net promoter scores by region: how many of each score. */
function cubeOf(scores: Readonly<Record<number, number>>, { zone = 'UTC', unit = 'month' as 'month' | 'day' } = {}): Cube {
  const cube = new Cube({ metrics: [nps, csat, ces], dimensions: ['region'], zone, unit });
  for (const [score, count] of Object.entries(scores)) cube.addAmount(cube.measure('nps', instrument), cube.segmentsOf({ region: 'North' }), NOW, Number(score), count);
  return cube;
}

const textOf = (el: Element, name: string): string => el.shadowRoot!.querySelector(`[part=${name}]`)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const freshness = (el: CxScorecard): string => textOf(el, 'freshness');
const notes = (el: CxScorecard): string[] => [...el.shadowRoot!.querySelectorAll('[part=notes] li')].map(({ textContent }) => textContent);

/** One message as it stands on the wire. */
const said = (event: string, content: object): string => `event: ${event}\ndata: ${JSON.stringify(content)}\n\n`;
const snapshot = (cube: Cube, about: object = {}): string => said('snapshot', { feed: 'a', revision: 1, cube: snapshotOf(cube), ...about });
const delta = (revision: number, cube: Cube, about: object = {}): string => said('delta', { feed: 'a', revision, cube: snapshotOf(cube), ...about });

/** A feed of this test: what it greets with, and ways to go on. */
async function feed(greeting: string, status = 200) {
  const name = crypto.randomUUID();
  const post = async (verb: string, body: string): Promise<Response> => fetch(`/test-feed/${name}/${verb}`, { method: 'POST', body });
  await post('greeting', JSON.stringify({ greeting, status }));
  return {
    url: `/test-feed/${name}`,
    say: async (text: string): Promise<{ listeners: number; opened: number; asked: string[] }> => (await post('say', text)).json() as Promise<{ listeners: number; opened: number; asked: string[] }>,
    greet: (text: string, code = 200) => post('greeting', JSON.stringify({ greeting: text, status: code })),
    break: () => post('break', ''),
  };
}

async function card(template: ReturnType<typeof html>): Promise<[CxScorecard, () => string]> {
  const el = await fixture<CxScorecard>(template);
  const tile = el.querySelector('cx-metric')!;
  return [el, () => textOf(tile, 'value')];
}
const live = (url: string): Promise<[CxScorecard, () => string]> => card(html`<cx-scorecard src=${url}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);

describe('a scorecard fed live', () => {
  noLeaks();

  it('shows what there is, and moves when more comes, without a reload', async () => {
    const { url, say } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    expect(freshness(el)).to.equal('Live');
    expect(el.matches(':state(live)')).to.equal(true);
    await say(delta(2, cubeOf({ 3: 10 })));
    await until(() => value() === '33.3', 'the change');
    expect(notes(el)).to.deep.equal([]);
  });

  it('says that the right to the feed has run out, asks the page for another address, and goes on with it', async () => {
    const { url, say } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    const asked: Event[] = [];
    el.addEventListener('cx-feed-expired', (event) => asked.push(event));
    await say('event: expired\ndata: {}\n\n');
    await until(() => asked.length > 0, 'being asked');
    await el.updateComplete;
    expect(freshness(el)).to.match(/^As of .*\. The right to read the figures has run out\. Reload the page, or ask who runs it\.$/);
    expect(value()).to.equal('60.0');
    // it does not come back with what is of no use any more
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await say('')).opened).to.equal(1);
    const renewed = await feed(snapshot(cubeOf({ 9: 40 })));
    el.src = renewed.url;
    await until(() => value() === '100.0', 'the new feed');
    expect(freshness(el)).to.equal('Live');
    expect(asked).to.have.length(1);
  });

  it('says so too where the right ran out while it slept, and was refused when it came back', async () => {
    const { url, say, greet, ...feedOf } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    const asked: Event[] = [];
    el.addEventListener('cx-feed-expired', (event) => asked.push(event));
    await greet('', 401);
    await feedOf.break();
    await until(() => asked.length > 0, 'being asked');
    await el.updateComplete;
    expect(freshness(el)).to.match(/^As of .*\. The right to read the figures has run out\. Reload the page, or ask who runs it\.$/);
    expect(value()).to.equal('60.0');
    const { opened } = await say('');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect((await say('')).opened).to.equal(opened); // it does not try again with what is of no use
    const renewed = await feed(snapshot(cubeOf({ 9: 40 })));
    el.src = renewed.url;
    await until(() => value() === '100.0', 'the new feed');
    expect(freshness(el)).to.equal('Live');
    expect(asked).to.have.length(1);
  });

  it('asks for a new ticket at once where the one it begins with has run out, and says nothing of rights where there is none', async () => {
    const { url } = await feed('', 401);
    const asked: string[] = [];
    const listen = (event: Event): void => void asked.push((event.target as CxScorecard).src ?? '');
    document.addEventListener('cx-feed-expired', listen);
    const [without] = await live(url);
    const [withOne] = await live(`${url}?ticket=old`);
    await until(() => asked.length > 0, 'being asked');
    expect(asked).to.deep.equal([`${url}?ticket=old`]);
    await without.updateComplete;
    expect(freshness(without)).not.to.contain('right');
    await withOne.updateComplete;
    expect(freshness(withOne)).to.contain('The right to read the figures has run out');
    document.removeEventListener('cx-feed-expired', listen);
  });

  it('draws once a frame, however much comes', async () => {
    const { url, say } = await feed(snapshot(cubeOf({ 9: 40 })));
    const [el, value] = await live(url);
    await until(() => value() === '100.0', 'the snapshot');
    let updates = 0;
    const updated = el['updated' as 'update'] as unknown as (changed: unknown) => void;
    (el as unknown as { updated: (changed: unknown) => void }).updated = function (changed) {
      updates += 1;
      updated.call(el, changed);
    };
    await say(Array.from({ length: 400 }, (_, i) => delta(2 + i, cubeOf({ 3: 1 }))).join(''));
    await until(() => value() === '\u221281.8', 'the changes');
    expect(updates).to.be.lessThan(40);
  });

  it('says since when it is stale, keeps its figures, and catches up without counting twice', async () => {
    const { url, greet, say, ...feedOf } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    await say(delta(2, cubeOf({ 3: 50 })));
    await until(() => value() === '\u221220.0', 'the change');
    await greet('', 503);
    await feedOf.break();
    await until(() => el.matches(':state(stale)'), 'noticing');
    expect(freshness(el)).to.match(/^As of .+\. The connection is lost; trying again\.$/);
    expect(value()).to.equal('\u221220.0');
    await greet(snapshot(cubeOf({ 9: 40, 3: 60 }), { revision: 2 })); // the same answers, told anew
    await until(() => el.matches(':state(live)'), 'coming back');
    expect(value()).to.equal('\u221220.0');
  });

  it('goes on where it was after a break, and asks for all where that is not understood', async () => {
    const { url, greet, say, ...feedOf } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    await greet(delta(2, cubeOf({ 3: 50 }), { after: 1 }));
    await feedOf.break();
    await until(() => value() === '\u221220.0', 'what was missed');
    expect((await say('')).asked.at(-1)).to.equal('a:1');
    await greet('', 400);
    await feedOf.break();
    await until(async () => (await say('')).asked.length > 2, 'asking');
    await greet(snapshot(cubeOf({ 9: 100 }), { feed: 'b' }));
    await until(() => value() === '100.0', 'all anew');
    expect((await say('')).asked.at(-1)).to.equal('');
    expect(notes(el)).to.deep.equal([]);
  });

  it('counts once what comes twice, puts in order what comes early, and says both', async () => {
    const { url, say } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    await say(delta(3, cubeOf({ 3: 25 })) + delta(2, cubeOf({ 3: 25 })) + delta(2, cubeOf({ 3: 25 })));
    await until(() => value() === '\u221220.0', 'the changes');
    await until(() => notes(el).length === 2, 'the notes');
    expect(notes(el)).to.deep.equal(['An update came too early and was put in its order.', 'An update came again and was not counted again.']);
    expect(textOf(el, 'notes')).to.contain('2 notes on the data feed');
    expect(freshness(el)).to.equal('Live');
    await expect(el).to.be.accessible();
  });

  it('loads anew what has a gap, and says so', async () => {
    const { url, say, greet } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    await greet(snapshot(cubeOf({ 9: 40, 3: 60 }), { revision: 4 }));
    await say(delta(4, cubeOf({ 3: 25 })));
    await until(() => value() === '\u221220.0', 'the new snapshot');
    expect(notes(el).at(-1)).to.match(/^Updates were missed; at \d.+ the figures were loaded anew\.$/);
    expect(freshness(el)).to.equal('Live');
  });

  for (const [what, message, note] of [
    ['another time zone', delta(2, cubeOf({ 3: 1 }, { zone: 'Asia/Tokyo' })), 'An update with days of another time zone was not added.'],
    ['other periods', delta(2, cubeOf({ 3: 1 }, { unit: 'day' })), 'An update with other periods or groups was not added.'],
    ['a later version', said('delta', { feed: 'a', revision: 2, cube: { ...snapshotOf(cubeOf({})), version: 2 } }), 'An update of a later version was not added.'],
    ['no sense', said('delta', { feed: 'a', revision: 2, cube: { version: 1, cells: 'many' } }), 'An update that cannot be read was not added.'],
    ['another collector', delta(9, cubeOf({ 3: 1 }), { feed: 'b' }), 'The collector began anew'],
  ] as const) {
    it(`adds nothing of ${what}, says so, and loads anew`, async () => {
      const { url, say, greet } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
      const [el, value] = await live(url);
      await until(() => value() === '60.0', 'the snapshot');
      await greet('', 503);
      await say(message);
      await until(() => notes(el).length === 1, 'the note');
      expect(notes(el)[0]).to.contain(note);
      expect(value()).to.equal('60.0');
      await until(() => el.matches(':state(stale)'), 'being stale');
      expect(freshness(el)).to.match(/^As of /);
      await greet(snapshot(cubeOf({ 9: 40 })));
      await until(() => value() === '100.0', 'the new snapshot');
      expect(freshness(el)).to.equal('Live');
    });
  }

  it('says when a new snapshot has days of another zone', async () => {
    const { url, greet, ...feedOf } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    await greet(snapshot(cubeOf({ 9: 40 }, { zone: 'Asia/Tokyo' }), { feed: 'b' }));
    await feedOf.break();
    await until(() => value() === '100.0', 'the other snapshot');
    expect(notes(el)).to.deep.equal(['Days are now cut by the clocks of Asia/Tokyo, before by those of UTC. Figures around midnight move.']);
  });

  it('says how old its figures are when the line is open and silent beyond two signs of life', async () => {
    const { url, say, greet } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 }), { every: 100, asOf: '2026-01-05T10:42:00Z' }));
    const [el, value] = await live(url);
    await until(() => value() === '60.0', 'the snapshot');
    await greet('');
    await until(() => el.matches(':state(stale)'), 'noticing the silence');
    expect(freshness(el)).to.match(/^As of .*2026.*\. The line is open, but nothing has come since; trying again\.$/);
    await until(async () => (await say('')).opened > 1, 'trying again');
    await until(async () => {
      await say(said('heartbeat', { feed: 'a', revision: 1, every: 600_000 }));
      return el.matches(':state(live)');
    }, 'a sign of life');
    expect(value()).to.equal('60.0');
  });

  it('says that it cannot load, and goes on trying', async () => {
    const { url, greet } = await feed('', 500);
    const [el, value] = await live(url);
    await until(() => freshness(el).length > 30, 'the message');
    expect(freshness(el)).to.equal('The figures cannot be loaded: the collector does not answer. Trying again.');
    await greet(snapshot(cubeOf({ 9: 40 })));
    await until(() => value() === '100.0', 'loading at last');
  });

  it('uses nothing of a feed that sends something else', async () => {
    const huge = { ...snapshotOf(cubeOf({ 9: 40 })), cells: [[0, 0, 0, 1e400]] };
    const wrong = ['<h1>hello</h1>', '{}', '{"cube":{}}', 'null', JSON.stringify({ revision: 1, cube: huge }), '{"revision":1,"cube":{"version":1,"unit":"month","zone":"UTC","dimensions":[],"segments":[],"measures":[],"cells":[[9,9,9,9]]}}'];
    for (const data of wrong) {
      const { url } = await feed(`event: snapshot\ndata: ${data}\n\n`);
      const [el] = await live(url);
      await until(() => freshness(el).includes('something else'), `refusing ${data.slice(0, 30)}`);
      expect(el.cube).to.equal(undefined);
      el.remove();
    }
    const { url } = await feed(said('snapshot', { revision: 1, cube: { version: 7 } }));
    const [el] = await live(url);
    await until(() => freshness(el).includes('later version'), 'refusing a later version');
    expect(el.cube).to.equal(undefined);
  });

  it('asks nobody for an address that is none', async () => {
    const el = await fixture<CxScorecard>(html`<cx-scorecard src="javascript:alert(1)"></cx-scorecard>`);
    expect(textOf(el, 'problem')).to.equal('"src" must be an http or https address.');
  });

  it('lets go of the feed when it leaves the page, and takes it up again', async () => {
    const { url, say } = await feed(snapshot(cubeOf({ 9: 40 })));
    const [el, value] = await live(url);
    await until(() => value() === '100.0', 'the snapshot');
    const parent = el.parentElement!;
    el.remove();
    await until(async () => (await say(': anybody?\n\n')).listeners === 0, 'letting go');
    parent.append(el);
    await until(async () => (await say(': anybody?\n\n')).listeners === 1, 'coming back');
  });
});

describe('a scorecard with figures from elsewhere', () => {
  noLeaks();
  const january = Array.from({ length: 12 }, (_, i) => `2026-01-${10 + i},9,South`);
  const TABLE = ['date,recommend,region', ...january, '2026-02-07,9,North', '2026-02-08,3,South', '2026-02-09,10,North', 'soon,10,North', ''].join('\n');

  /** An address at which the test server says this. */
  async function at(body: string, headers: Record<string, string> = {}): Promise<string> {
    const name = crypto.randomUUID();
    await fetch(`/test-file/${name}`, { method: 'POST', body: JSON.stringify({ body, headers }) });
    return `/test-file/${name}`;
  }
  const plain = html`<cx-metric metric="nps"></cx-metric>`;

  it('reads a cube as JSON, and says of when it is', async () => {
    const url = await at(JSON.stringify(snapshotOf(cubeOf({ 9: 40, 3: 10 }))), { 'last-modified': 'Mon, 05 Jan 2026 10:42:00 GMT' });
    const [el, value] = await card(html`<cx-scorecard src=${url} src-type="json">${plain}</cx-scorecard>`);
    await until(() => value() === '60.0', 'the figures');
    expect(freshness(el)).to.match(/^As of .*2026/);
    expect(el.matches(':state(live)')).to.equal(false);
  });

  it('says what is wrong with a file', async () => {
    for (const [body, type, said] of [
      ['<!doctype html><title>Not here</title>', 'json', 'sends something else'],
      [JSON.stringify({ version: 3 }), 'json', 'later version'],
      ['<!doctype html><title>Not here</title>', 'csv', 'The file cannot be used. This is a web page or XML, not CSV.'],
      ['colour,shape\nred,round\nblue,square\n', 'csv', 'The file cannot be used. No column looks like answers to NPS, CSAT or CES.'],
    ] as const) {
      const errors: string[] = [];
      const [el] = await card(html`<cx-scorecard src=${await at(body)} src-type=${type} @cx-error=${(event: CxErrorEvent) => errors.push(event.detail.message)}>${plain}</cx-scorecard>`);
      await until(() => freshness(el).includes(said), said);
      expect(errors.length).to.be.greaterThan(0);
      el.remove();
    }
  });

  it('counts responses of a table, from an address or a file, by the group that is asked for', async () => {
    const [el, value] = await card(html`<cx-scorecard src="${await at(TABLE)}?answers.csv" src-type="csv" by="region" privacy-threshold="0">${plain}</cx-scorecard>`);
    await until(() => value() === '33.3', 'February');
    expect([...el.shadowRoot!.querySelectorAll('tbody th')].map(({ textContent }) => textContent.trim())).to.have.members(['North', 'South']);
    expect(notes(el)).to.deep.equal(['1 row without a date that can be read was left out.']);
    el.src = undefined;
    el.figures = new File([TABLE.replaceAll(',3,', ',10,')], 'answers.csv');
    await until(() => value() === '100.0', 'the file');
  });

  it('shows one figure, and no month, of responses without dates', async () => {
    const [el, value] = await card(html`<cx-scorecard .figures=${csvSource(new Blob(['recommend\n10\n9\n3\n8\n']))} privacy-threshold="0">${plain}</cx-scorecard>`);
    await until(() => value() === '25.0', 'the figure');
    expect(el.querySelector('cx-metric')!.shadowRoot!.textContent).to.not.contain('1970');
  });

  it('counts big tables as small ones', async () => {
    const rows = Array.from({ length: 120_000 }, (_, i) => `2026-02-0${1 + (i % 9)},${i % 11},${i % 2 ? 'North of the river' : 'South of the river'}`).join('\n');
    const [, value] = await card(html`<cx-scorecard .figures=${new File([`date,recommend,region\n${rows}\n`], 'big.csv')}>${plain}</cx-scorecard>`);
    await until(() => value() === '\u221245.5', 'two of eleven less seven of eleven');
  });

  it('takes what a function of the page brings, with numbers or without, and calls it again when it breaks', async () => {
    let given: FigureFeed | undefined;
    let calls = 0;
    let signal: AbortSignal | undefined;
    const [el, value] = await card(html`<cx-scorecard .figures=${(feed: FigureFeed, until: AbortSignal) => {
      calls += 1;
      [given, signal] = [feed, until];
      feed.snapshot(cubeOf({ 9: 40, 3: 10 }));
      if (calls === 1) throw new Error('No line.');
    }}>${plain}</cx-scorecard>`);
    await until(() => calls === 2 && value() === '60.0', 'the second call');
    given!.delta(cubeOf({ 3: 50 }));
    await until(() => value() === '\u221220.0', 'the change');
    given!.snapshot({ feed: 'mine', revision: 7, cube: cubeOf({ 9: 10 }) });
    given!.delta({ feed: 'mine', revision: 8, cube: snapshotOf(cubeOf({ 3: 10 })) });
    given!.delta({ feed: 'mine', revision: 8, cube: snapshotOf(cubeOf({ 3: 10 })) });
    await until(() => value() === '0.0', 'the numbered ones');
    await until(() => notes(el).some((note) => note.includes('again')), 'the note');
    el.remove();
    expect(signal!.aborted).to.equal(true);
    given!.delta({ feed: 'mine', revision: 9, cube: snapshotOf(cubeOf({ 3: 10 })) });
  });

  it('draws the tiles that moved, and no others', async () => {
    let given: FigureFeed | undefined;
    const [el, value] = await card(html`<cx-scorecard .figures=${(feed: FigureFeed) => {
      given = feed;
      feed.snapshot(cubeOf({ 9: 40, 3: 10 }));
    }}>${plain}<cx-metric metric="csat"></cx-metric></cx-scorecard>`);
    await until(() => value() === '60.0', 'the figures');
    const other = el.querySelector<HTMLElement & { view: unknown }>('[metric=csat]')!;
    const before = other.view;
    given!.delta(cubeOf({ 3: 50 }));
    await until(() => value() === '\u221220.0', 'the change');
    expect(other.view).to.equal(before);
    const later = new Cube({ metrics: [nps, csat, ces], dimensions: ['region'] });
    later.addAmount(later.measure('nps', instrument), later.segmentsOf({ region: 'North' }), NOW - 1, 9, 50);
    given!.delta(later); // another period may change every tile
    await until(() => other.view !== before, 'all tiles');
  });

  it('keeps nothing of a hundred scorecards that came and went', async () => {
    const signals: AbortSignal[] = [];
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    for (let i = 0; i < 100; i++) {
      const el = document.createElement('cx-scorecard');
      el.append(Object.assign(document.createElement('cx-metric'), { metric: 'nps' }));
      el.figures = (feed, signal) => {
        signals.push(signal);
        feed.snapshot(cubeOf({ 9: 40 }));
      };
      holder.append(el);
      await until(() => signals.length === i + 1, 'the start');
      el.remove();
    }
    expect(signals.every(({ aborted }) => aborted)).to.equal(true);
  });

  it('is done when a function says so', async () => {
    const [el, value] = await card(html`<cx-scorecard .figures=${functionSource((feed) => {
      feed.snapshot({ revision: 1, asOf: '2026-01-05T10:42:00Z', cube: cubeOf({ 9: 40 }) });
      feed.done();
    })}>${plain}</cx-scorecard>`);
    await until(() => value() === '100.0', 'the figures');
    expect(freshness(el)).to.match(/^As of .*2026/);
  });

  it('says it in Arabic', async () => {
    const { url, say } = await feed(snapshot(cubeOf({ 9: 40, 3: 10 })));
    const holder = await fixture<HTMLElement>(html`<div lang="ar" dir="rtl"><cx-scorecard src=${url}>${plain}</cx-scorecard></div>`);
    const el = holder.querySelector<CxScorecard>('cx-scorecard')!;
    await until(() => el.matches(':state(live)'), 'the snapshot');
    await say(delta(1, cubeOf({ 3: 1 })) + delta(1, cubeOf({ 3: 1 })));
    await until(() => notes(el)[0] === 'وصل تحديثان مرة أخرى ولم يُحسبا مرة أخرى.', 'the note');
  });
});

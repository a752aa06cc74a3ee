import { expect, fixture, html } from '@open-wc/testing';
import { proves } from './conformance.js';
import { accessibilityTree, noLeaks, press, until as untilThere, viewport } from './support.js';
import '../../components/journey-flow/define.js';
import type { CxExportEvent } from '../../components/base/export/event.js';
import { csvOf } from '../../components/base/export/table.js';
import type { CxJourneyDrillEvent } from '../../components/journey-flow/events.js';
import { CxJourneyFlow } from '../../components/journey-flow/journey-flow.js';
import { csvLogSteps, discover } from '../../src/journey/observed/index.js';
import { atOnce } from '../../src/metrics/steps.js';
import { renewalGoals, renewalLog, renewalMap, renewalOutcomes } from '../../demo/states/flow-states.js';

const settled = async (el: CxJourneyFlow): Promise<void> => {
  for (let i = 0; i < 4; i++) {
    await el.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};
const place = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<main></main>`);
const put = async (properties: Partial<CxJourneyFlow> = {}): Promise<CxJourneyFlow> => {
  const el = document.createElement('cx-journey-flow');
  Object.assign(el, properties);
  (await place()).append(el);
  await settled(el);
  return el;
};
const fileOf = (text: string, name = 'log.csv'): File => new File([text], name, { type: 'text/csv' });
const shown = async (text: string, properties: Partial<CxJourneyFlow> = {}): Promise<CxJourneyFlow> => {
  const el = await put(properties);
  await el.open(fileOf(text));
  await settled(el);
  return el;
};
const text = (node: Element | null | undefined): string => (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
const all = (el: CxJourneyFlow, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (el: CxJourneyFlow, selector: string): HTMLElement => el.shadowRoot!.querySelector<HTMLElement>(selector)!;
const until = async (el: CxJourneyFlow, selector: string): Promise<HTMLElement> => {
  const found = await untilThere(() => one(el, selector), selector);
  await settled(el);
  return found;
};
const focused = (el: CxJourneyFlow): HTMLElement => el.shadowRoot!.activeElement as HTMLElement;
const numberIn = (cell: Element | null | undefined): number => Number(/^[\d,]+/.exec(text(cell))?.[0].replaceAll(',', '') ?? NaN);
/** The cases that are listed, all of them. */
const listed = async (el: CxJourneyFlow): Promise<string[]> => {
  for (let more = one(el, '#details section > button'); more; more = one(el, '#details section > button')) {
    more.click();
    await settled(el);
  }
  return all(el, '.cases li').map(text);
};
const openNumber = async (el: CxJourneyFlow, button: HTMLElement): Promise<string[]> => {
  button.click();
  await settled(el);
  return listed(el);
};

interface Plain {
  readonly case: string;
  readonly activity: string;
  readonly time: number;
}

/** The log counted on its own, in the most naive way, from its text. */
function naive(csv: string) {
  const events = csv.split('\n').slice(1).map((line): Plain => {
    const [, name = '', quoted, bare, time = ''] = /^([^,]*),(?:"([^"]*)"|([^,]*)),([^,]*)/.exec(line)!;
    return { case: name, activity: quoted ?? bare!, time: Date.parse(time) };
  });
  const traces = new Map<string, Plain[]>();
  for (const event of events) traces.set(event.case, [...(traces.get(event.case) ?? []), event]);
  for (const trace of traces.values()) trace.sort((a, b) => a.time - b.time);
  const casesWhere = (test: (trace: readonly Plain[]) => boolean): string[] => [...traces].filter(([, trace]) => test(trace)).map(([name]) => name);
  const waits = (from: string, to: string): number[] => [...traces.values()].flatMap((trace) => trace.slice(1).flatMap((event, i) => (trace[i]!.activity === from && event.activity === to ? [event.time - trace[i]!.time] : []))).sort((a, b) => a - b);
  return { events, traces, casesWhere, waits };
}

const CSV = renewalLog(150, 3);
const wholeLog = { outcomes: renewalOutcomes, goals: renewalGoals, ways: 200 };

describe('<cx-journey-flow>', () => {
  noLeaks();
  before(() => viewport(1280, 900));

  it('shows the figures of an independent count, and every number opens its very cases', async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'lists' });
    const count = naive(CSV);
    const [steps, ways] = all(el, '.lists table') as HTMLTableElement[];
    const heads = [...steps!.tHead!.rows[0]!.cells].map(text);
    const rows = [...steps!.tBodies[0]!.rows];
    expect(rows.map((row) => text(row.cells[0])).sort()).to.deep.equal([...new Set(count.events.map(({ activity }) => activity))].sort());
    for (const row of rows) {
      const name = text(row.cells[0]);
      const cell = (head: string): HTMLTableCellElement => row.cells[heads.indexOf(head)]!;
      const has = (trace: readonly Plain[]): boolean => trace.some(({ activity }) => activity === name);
      const isLast = (trace: readonly Plain[]): boolean => trace.at(-1)!.activity === name;
      const expected: Record<string, string[]> = {
        Cases: count.casesWhere(has),
        'Begin here': count.casesWhere((trace) => trace[0]!.activity === name),
        'Went on': count.casesWhere((trace) => has(trace) && !isLast(trace)),
        'End here': count.casesWhere((trace) => isLast(trace) && renewalGoals.includes(name)),
        'Stop here': count.casesWhere((trace) => isLast(trace) && !renewalGoals.includes(name)),
        'Came back': count.casesWhere((trace) => trace.filter(({ activity }) => activity === name).length > 1),
      };
      expect(numberIn(cell('Times'))).to.equal(count.events.filter(({ activity }) => activity === name).length);
      for (const [head, cases] of Object.entries(expected)) {
        expect(numberIn(cell(head)), `${name}, ${head}`).to.equal(cases.length);
        const button = cell(head).querySelector('button');
        expect(button === null, `${name}, ${head}`).to.equal(cases.length === 0);
        if (button) expect((await openNumber(el, button)).sort()).to.deep.equal(cases.sort());
      }
    }
    let gone = 0;
    for (const row of ways!.tBodies[0]!.rows) {
      const [from, to] = [text(row.cells[0]), text(row.cells[1])];
      if (from === 'Start' || to === 'End') continue;
      const cases = count.casesWhere((trace) => trace.some(({ activity }, i) => i > 0 && activity === to && trace[i - 1]!.activity === from));
      const waits = count.waits(from, to);
      gone += waits.length;
      expect(numberIn(row.cells[2]), `${from} to ${to}`).to.equal(cases.length);
      expect(numberIn(row.cells[4])).to.equal(waits.length);
      const median = (waits[Math.floor((waits.length - 1) / 2)]! + waits[Math.floor(waits.length / 2)]!) / 2;
      const [value, unit] = text(row.cells[5]).split(' ') as [string, string];
      const size = { sec: 1000, min: 60_000, hr: 3_600_000, day: 86_400_000, days: 86_400_000 }[unit]!;
      expect(Math.abs(Number(value) * size - median), `${from} to ${to}: ${text(row.cells[5])}`).to.be.at.most(size / (Number(value) < 10 ? 20 : 2) + 1);
    }
    // nothing is limited away, so that is all there is
    expect(gone).to.equal(count.events.length - count.traces.size);
  });

  it('tells what is not drawn, so that the sums add up', async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'lists', ways: 5 });
    const count = naive(CSV);
    const drawn = [...(all(el, '.lists table')[1] as HTMLTableElement).tBodies[0]!.rows].filter((row) => text(row.cells[0]) !== 'Start' && text(row.cells[1]) !== 'End');
    const times = drawn.reduce((sum, row) => sum + numberIn(row.cells[4]), 0);
    const [, other = '', of = ''] = /gone ([\d,]+) times of ([\d,]+)/.exec(text(one(el, '.rest')))!;
    expect(times + Number(other.replaceAll(',', ''))).to.equal(Number(of.replaceAll(',', '')));
    const isDrawn = (from: string, to: string): boolean => drawn.some((row) => text(row.cells[0]) === from && text(row.cells[1]) === to);
    const expected = count.casesWhere((trace) => trace.some(({ activity }, i) => i > 0 && !isDrawn(trace[i - 1]!.activity, activity)));
    expect((await openNumber(el, one(el, '.rest button'))).sort()).to.deep.equal(expected.sort());
    const variants = all(el, '.variants .number').reduce((sum, button) => sum + numberIn(button), 0);
    expect(variants + numberIn(one(el, '[part=variants] > p .number'))).to.equal(count.traces.size);
  });

  it('puts rare steps together as one before anything is counted', async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'lists', steps: 4 });
    const rows = [...(all(el, '.lists table')[0] as HTMLTableElement).tBodies[0]!.rows];
    expect(rows.length).to.equal(5);
    const count = naive(CSV);
    expect(rows.reduce((sum, row) => sum + numberIn(row.cells[2]), 0)).to.equal(count.events.length);
    expect(text(all(el, '.rest').at(-1))).to.match(/^\d+ rare steps are put together as one:/);
    const slider = all(el, '.range input').at(-1) as HTMLInputElement;
    slider.value = '6';
    slider.dispatchEvent(new Event('change'));
    await untilThere(() => [...(all(el, '.lists table')[0] as HTMLTableElement).tBodies[0]!.rows].length === 7);
    expect(el.steps).to.equal(6);
  });

  it('draws loops and self-loops, as thick as their share', async () => {
    const el = await shown('case,activity,time\n1,A,2026-11-02T09:00:00Z\n1,A,2026-11-02T10:00:00Z\n1,B,2026-11-02T11:00:00Z\n1,A,2026-11-02T12:00:00Z\n1,B,2026-11-02T13:00:00Z\n2,A,2026-11-02T13:00:00Z', { view: 'graph' });
    expect(all(el, '.lines .self').length).to.equal(1);
    expect(all(el, '.lines .back').length).to.equal(1);
    const width = (way: Element): number => Number(way.querySelector('.way')!.getAttribute('stroke-width'));
    expect(width(one(el, '.lines .self'))).to.equal(7); // half of all
    expect(text(one(el, '[data-way="0>0"]'))).to.equal('Again A: 1 case, 50%, 1 time, Median 60 min');
    expect(text(one(el, '[data-box="step 0"]'))).to.contain('1 came back, 3 times each');
  });

  it('is a list of steps, each with its ways on, that says step, share, n and time', proves('cx-journey-flow', 'structure', ['1.3.1', '4.1.2'], async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'graph' });
    expect(one(el, '[role=application]')).to.equal(null);
    const step = all(el, '.node.step').find((node) => text(node).startsWith('Renews'))!;
    const cases = naive(CSV).casesWhere((trace) => trace.some(({ activity }) => activity === 'Renews')).length;
    expect(text(step)).to.match(new RegExp(`^Renews\\. ${cases} cases · [\\d.]+%`));
    const tree = await accessibilityTree();
    if (!tree) return;
    const names = tree.filter(({ role }) => role === 'button').map(({ name = '' }) => name.replaceAll(/\s+/g, ' ').trim());
    expect(names.some((name) => new RegExp(`^Renews ?\\. ${cases} cases · [\\d.]+%`).test(name)), names.join('\n')).to.equal(true);
    expect(names.some((name) => /^From Looks up the price to Asks for advice: \d+ cases, [\d.]+%, \d+ times ?, Median [\d.]+ (?:days|hr)/.test(name)), names.join('\n')).to.equal(true);
  }));

  it('is worked by keys alone: arrows follow transitions, Enter opens, Escape goes back', proves('cx-journey-flow', 'keyboard', ['2.1.1', '2.1.2', '2.4.3', '2.4.7'], async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'graph' });
    all(el, '[part=toolbar] button, [part=toolbar] input').at(-1)!.focus();
    for (let i = 0; i < 4 && focused(el)?.dataset['stop'] === undefined; i++) await press('Tab');
    expect(focused(el).dataset['stop']).to.equal('step -1');
    await press('ArrowDown'); // the way that most begin by
    expect(text(focused(el))).to.match(/^Begin with Letter arrives: \d+/);
    await press('ArrowDown');
    expect(text(focused(el))).to.match(/^Letter arrives\./);
    await press('ArrowDown');
    expect(text(focused(el))).to.match(/^From Letter arrives to Looks up the price: \d+/);
    await press('ArrowUp');
    expect(text(focused(el))).to.match(/^Letter arrives\./);
    await press('End');
    expect(text(focused(el))).to.match(/^End/);
    await press('ArrowUp');
    expect(text(focused(el))).to.match(/^End with /);
    await press('Home');
    expect(focused(el).dataset['stop']).to.equal('step -1');
    // every step and way can be come to
    const seen = new Set<string>();
    const next = ['step -1'];
    while (next.length > 0) {
      const stop = next.pop()!;
      if (seen.has(stop)) continue;
      seen.add(stop);
      for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) {
        one(el, `[data-stop="${stop}"]`).focus();
        focused(el).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
        next.push(focused(el).dataset['stop']!);
      }
    }
    expect(seen.size).to.equal(all(el, '[data-stop]').length);
    await settled(el);
    expect(all(el, '.graph [tabindex="0"]').length).to.equal(1);
    const way = one(el, '[data-stop^="way"]');
    way.focus();
    await press('Enter');
    await settled(el);
    expect(focused(el).id).to.equal('details');
    await press('Escape');
    await settled(el);
    expect(focused(el)).to.equal(way);
  }));

  it('says what the log shows in sentences made of the figures', async () => {
    const el = await shown(CSV, wholeLog);
    const count = naive(CSV);
    const stopped = count.casesWhere((trace) => trace.at(-1)!.activity === 'Looks up the price').length;
    expect(text(one(el, '[part=summary]'))).to.match(new RegExp(`^${count.traces.size} cases went \\d+ different ways over \\d+ steps\\.`)).and.to.contain(`Most stop at “Looks up the price”: ${stopped} cases`);
  });

  it('shows one of the ways in the graph, all of it', async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'graph', ways: 3 });
    all(el, '.choose')[8]!.click();
    await settled(el);
    const path = [...all(el, '.variants > li')[8]!.querySelectorAll('.path bdi')].map(text);
    const chosen = all(el, '.label.is-chosen').map(text);
    path.slice(1).forEach((to, i) => expect(chosen.some((label) => label.startsWith(path[i] === to ? `Again ${to}` : `From ${path[i]} to ${to}:`)), `${path[i]} to ${to}`).to.equal(true));
    expect(all(el, '.choose')[8]!.getAttribute('aria-pressed')).to.equal('true');
    all(el, '.choose')[8]!.click();
    await settled(el);
    expect(all(el, '.is-chosen').length).to.equal(0);
  });

  it('tells what became of those who went a way, with n and interval, and of few nothing', async () => {
    const el = await shown(CSV, { ...wholeLog, outcome: 'csat' });
    expect(text(one(el, '[part=variants]'))).to.match(/Customer satisfaction [\d.]+, n = \d+, 95% interval [\d.]+ to [\d.]+\./);
    el.privacyThreshold = 1000;
    await settled(el);
    expect(text(all(el, '.variants > li')[0])).to.contain('Customer satisfaction: Fewer than 1,000 answers');
  });

  it('marks what nobody drew and what nobody takes, and opens who goes as it is drawn', async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'graph', journey: renewalMap() });
    await until(el, '[part=conformance]');
    expect(all(el, '.node.undrawn .name').map(text).sort()).to.deep.equal(['Calls the hotline', 'Cancels', 'Complains, loudly']);
    expect(all(el, '.node.ghost .name').map(text)).to.deep.equal(['Recommends us']);
    expect(all(el, '.lines .unexplained').length).to.be.greaterThan(0);
    const numbers = all(el, '[part=conformance] .number');
    const [fit, deviate] = [numberIn(numbers[0]), numberIn(numbers[1])];
    expect(fit + deviate).to.equal(150);
    expect((await openNumber(el, numbers[0]!)).length).to.equal(fit);
    expect((await openNumber(el, all(el, '[part=conformance] .number')[1]!)).length).to.equal(deviate);
  });

  it('is held against the map also when it is moved in the page while that is done', async () => {
    const el = await put({ ...wholeLog, view: 'lists', journey: renewalMap() });
    const main = el.parentElement!;
    await el.open(fileOf(CSV));
    el.remove();
    main.append(el);
    await until(el, '[part=conformance]');
    expect(numberIn(all(el, '[part=conformance] .number')[0]) + numberIn(all(el, '[part=conformance] .number')[1])).to.equal(150);
  });

  it('tells a number from another of the same name, and forgets one that counts otherwise now', async () => {
    const log = 'case,activity,time\n1,Start,2026-11-02T09:00:00Z\n1,Call,2026-11-02T10:00:00Z\n2,Call,2026-11-02T09:00:00Z\n2,Start,2026-11-02T11:00:00Z\n3,Call,2026-11-02T09:00:00Z';
    const el = await shown(log, { view: 'graph' });
    const [start, step] = [one(el, '[data-stop="step -1"]'), all(el, '.node.step').find((node) => text(node).startsWith('Start'))!];
    expect(await openNumber(el, start)).to.deep.equal(['1', '2', '3']);
    expect(await openNumber(el, step)).to.deep.equal(['1', '2']);
    expect([start, step].map((node) => node.getAttribute('aria-expanded'))).to.deep.equal(['false', 'true']);
    const other = await shown(CSV, { ...wholeLog, view: 'graph', ways: 5 });
    await openNumber(other, one(other, '.rest button'));
    expect(one(other, '#details')).not.to.equal(null);
    other.ways = 6;
    await settled(other);
    expect(one(other, '#details')).to.equal(null);
  });

  it('goes back to where somebody came from, also from a number behind a number', async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'graph' });
    const step = all(el, '.node.step')[1]!;
    step.focus();
    await press('Enter');
    await settled(el);
    all(el, '#details dl .number')[1]!.focus();
    await press('Enter');
    await settled(el);
    expect(focused(el).id).to.equal('details');
    await press('Escape');
    await settled(el);
    expect(focused(el)).to.equal(step);
  });

  it('lets a page show the cases elsewhere, and gives them away as a table', async () => {
    const el = await shown(CSV, { ...wholeLog, view: 'graph' });
    const drills: CxJourneyDrillEvent['detail'][] = [];
    const listen = (event: Event): void => {
      drills.push((event as CxJourneyDrillEvent).detail);
      if (drills.length === 1) event.preventDefault();
    };
    document.addEventListener('cx-drill', listen);
    all(el, '.node.step')[0]!.click();
    await settled(el);
    expect(one(el, '#details')).to.equal(null);
    all(el, '.node.step')[0]!.click();
    await settled(el);
    document.removeEventListener('cx-drill', listen);
    expect(drills[1]!.cases).to.deep.equal(await listed(el));
    expect(drills[1]!.behind).to.deep.equal({ kind: 'activity', activity: 0 });
    const exported: CxExportEvent['detail'][] = [];
    el.addEventListener('cx-export', (event) => {
      exported.push((event as CxExportEvent).detail);
      event.preventDefault();
    });
    for (const button of all(el, '#details .tools button')) button.click();
    await settled(el);
    const [copied, saved] = exported;
    if (copied?.format !== 'clipboard' || saved?.format !== 'csv') throw new Error('a table and a file are expected');
    expect(copied.table.rows.map(([name]) => name)).to.deep.equal(drills[1]!.cases);
    expect(await saved.file.text()).to.equal(csvOf(copied.table).replace(/^\ufeff/, ''));
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`opens where the journey begins, and stays where somebody has scrolled (${dir})`, async () => {
      const room = await place();
      room.dir = dir;
      room.style.inlineSize = '720px';
      const el = document.createElement('cx-journey-flow');
      Object.assign(el, { ...wholeLog, view: 'graph' });
      room.append(el);
      await el.open(fileOf(CSV));
      await settled(el);
      const scroller = one(el, '.scroller');
      /** How far the middle of the first step is from the middle of what is seen. */
      const off = (): number => {
        const [start, seen] = [one(el, '.terminal').getBoundingClientRect(), scroller.getBoundingClientRect()];
        return Math.abs(start.left + start.width / 2 - seen.left - seen.width / 2);
      };
      expect(scroller.scrollWidth, 'wider than its room').to.be.greaterThan(scroller.clientWidth + 200);
      expect(text(one(el, '.terminal'))).to.match(/^Start/);
      expect(off()).to.be.at.most(2);
      scroller.scrollLeft = 0;
      await settled(el);
      el.time = 'p90';
      await settled(el);
      expect(scroller.scrollLeft).to.equal(0);
      el.ways = 12;
      await settled(el);
      expect(scroller.scrollLeft, 'another drawing of the same log').to.equal(0);
      await el.open(fileOf(renewalLog(120, 5)));
      await settled(el);
      expect(off(), 'another log').to.be.at.most(2);
    });
  }

  it('is an outline where there is little room, and the graph is a key away', proves('cx-journey-flow', 'display', ['1.4.10'], async () => {
    await viewport(320, 700);
    try {
      const el = await shown(CSV, wholeLog);
      expect(one(el, '.graph')).to.equal(null);
      expect(all(el, '.outline h3').map(text)[0]).to.equal('Start');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      all(el, '.segmented button')[0]!.click();
      await settled(el);
      expect(one(el, '.graph')).not.to.equal(null);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    } finally {
      await viewport(1280, 900);
    }
  }));

  describe('takes a log from', () => {
    const small = 'case,activity,time\n1,Call,2026-11-02T09:00:00Z\n1,Solved,2026-11-02T11:00:00Z\n2,Call,2026-11-03T09:00:00Z';

    it('what was observed elsewhere, and counts it anew only when asked', async () => {
      const { log } = atOnce(csvLogSteps(small));
      const el = await put({ observed: discover(log, { goals: ['Solved'] }), view: 'lists' });
      expect(text(one(el, '[part=summary]'))).to.contain('Most stop at “Call”: 1 case');
      el.goals = ['Call', 'Solved'];
      await untilThere(() => !text(one(el, '[part=summary]')).includes('Most stop'));
    });

    it('a log that was read', async () => {
      const el = await put({ log: atOnce(csvLogSteps(small)).log, view: 'lists' });
      await until(el, '[part=variants]');
      expect(text(one(el, '[part=summary]'))).to.match(/^2 cases/);
    });

    it('an address, and says when it cannot be had', async () => {
      const el = await put({ src: '/test/browser/journey-flow.csv', view: 'lists' });
      await until(el, '[part=variants]');
      expect(text(one(el, '[part=summary]'))).to.match(/^3 cases/);
      let told = '';
      el.addEventListener('cx-error', ({ detail }) => (told = detail.code));
      el.src = '/test/browser/nowhere.csv';
      await until(el, '[part=error]');
      expect(told).to.equal('unreachable');
      expect(text(one(el, '[part=error]'))).to.contain('Nothing is lost.').and.to.contain('Try again');
      told = '';
      el.src = 'http://localhost:1/100%.csv'; // a port that no browser asks, and a name that cannot be decoded
      await untilThere(() => told === 'unreachable');
      await until(el, '[part=error]');
      expect(text(one(el, '[part=error]'))).to.contain('100%.csv cannot be used.');
    });

    for (const [name, source] of [
      ['NDJSON', '{"case":"1","activity":"Call","time":"2026-11-02T09:00:00Z"}\n{"case":"1","activity":"Solved","time":"2026-11-02T11:00:00Z"}\n{"case":"2","activity":"Call","time":"2026-11-03T09:00:00Z"}'],
      ['XES', `<log><trace><string key="concept:name" value="1"/><event><string key="concept:name" value="Call"/><date key="time:timestamp" value="2026-11-02T09:00:00Z"/></event><event><string key="concept:name" value="Solved"/><date key="time:timestamp" value="2026-11-02T11:00:00Z"/></event></trace><trace><string key="concept:name" value="2"/><event><string key="concept:name" value="Call"/><date key="time:timestamp" value="2026-11-03T09:00:00Z"/></event></trace></log>`],
      ['OCEL 2.0', JSON.stringify({ events: [['a', 'Call', '02T09', '1'], ['b', 'Solved', '02T11', '1'], ['c', 'Call', '03T09', '2']].map(([id, type, time, object]) => ({ id, type, time: `2026-11-${time}:00:00Z`, relationships: [{ objectId: object }] })), objects: ['1', '2'].map((id) => ({ id, type: 'case' })) })],
    ] as const) {
      it(name, async () => {
        const el = await shown(source, { view: 'lists' });
        const rows = [...(all(el, '.lists table')[1] as HTMLTableElement).tBodies[0]!.rows].map((row) => [...row.cells].slice(0, 3).map(text).join(' '));
        expect(rows).to.deep.equal(['Start Call 2', 'Call Solved 1', 'Call End 1', 'Solved End 1']);
      });
    }

    it('columns that somebody names', async () => {
      const el = await shown('who,what,when\n1,Call,2026-11-02T09:00:00Z\n1,Solved,2026-11-02T10:00:00Z', { view: 'lists' });
      await until(el, '[part=columns]');
      for (const [role, name] of [['case', 'who'], ['activity', 'what'], ['time', 'when']] as const) (one(el, `select[name=${role}]`) as HTMLSelectElement).value = name;
      one(el, '.primary').click();
      await until(el, '[part=variants]');
      expect(el.columns).to.deep.equal({ case: 'who', activity: 'what', time: 'when' });
      expect(text(one(el, '[part=summary]'))).to.match(/^1 case/);
    });

    it('another file, whose columns are others', async () => {
      const choose = async (el: CxJourneyFlow, log: string): Promise<void> => {
        const files = new DataTransfer();
        files.items.add(fileOf(log));
        one(el, '[part=drop]').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
        await settled(el);
      };
      const tell = async (el: CxJourneyFlow, columns: Record<string, string>): Promise<void> => {
        await until(el, '[part=columns]');
        for (const [role, name] of Object.entries(columns)) (one(el, `select[name=${role}]`) as HTMLSelectElement).value = name;
        one(el, '.primary').click();
      };
      const el = await put({ view: 'lists' });
      await choose(el, 'who,what,when\n1,Call,2026-11-02T09:00:00Z');
      await tell(el, { case: 'who', activity: 'when', time: 'what' }); // no time can be read in that column
      await until(el, '[part=drop]');
      await choose(el, 'who,what,when\n1,Call,2026-11-02T09:00:00Z');
      await tell(el, { case: 'who', activity: 'what', time: 'when' });
      await until(el, '[part=summary]');
      expect(text(one(el, '[part=summary]'))).to.match(/^1 case/);
      all(el, '[part=toolbar] > button').at(-1)!.click();
      await until(el, '[part=drop]');
      await choose(el, 'case,activity,time\n1,Call,2026-11-02T09:00:00Z\n2,Call,2026-11-02T09:00:00Z');
      expect(text(await until(el, '[part=summary]'))).to.match(/^2 cases/);
    });
  });

  describe('with a log that is wrong', () => {
    it('says what was left out and what was put right', async () => {
      const el = await shown(`case,activity,time,id
1,Call,2026-11-02T09:00:00Z,e1
1,constructor,2026-11-02T08:00:00Z,e2
1,"A,B",2026-11-02 12:00:00,e3
,Call,2026-11-02T09:00:00Z,e4
2,Call,2026-11-02T09:00:00+02:00,e1
2,Call,yesterday,e5
2,"A",2026-11-03T09:00:00Z,e6
2,"B,A,B",2026-11-03T10:00:00Z,e7`, { view: 'lists' });
      expect(all(el, '[part=report] li').map(text)).to.deep.equal([
        '1 event has no case and is left out.', '1 event has no time that can be read and is left out.', '1 event has the id of an earlier one and is counted once.',
        '1 event stood behind a later one of its case and was put in its place.', '1 time tells no zone and others do. Waits between the two may be wrong by hours.',
      ]);
      const rows = [...(all(el, '.lists table')[1] as HTMLTableElement).tBodies[0]!.rows].map((row) => [...row.cells].slice(0, 3).map(text).join(' > '));
      expect(rows).to.have.members(['Start > constructor > 1', 'Start > A > 1', 'constructor > Call > 1', 'Call > A,B > 1', 'A > B,A,B > 1', 'A,B > End > 1', 'B,A,B > End > 1']);
    });

    it('tells why it cannot be used, to people and to programs', proves('cx-journey-flow', 'errors', ['3.3.1', '3.3.3'], async () => {
      const el = await put();
      let told = '';
      el.addEventListener('cx-error', ({ detail }) => (told = detail.code));
      await el.open(fileOf('{"ocel:events": {}}', 'old.json'));
      await settled(el);
      expect(told).to.equal('not-ocel');
      expect(text(one(el, '[role=alert]'))).to.contain('old.json cannot be used.').and.to.contain('OCEL 1.0');
      expect(one(el, 'input[type=file]')).not.to.equal(null);
    }));

    it('has nothing to draw and says so', async () => {
      const el = await shown('case,activity,time\n,,\n');
      expect(text(one(el, 'section'))).to.contain('There is no event in this log.').and.to.contain('1 event has no case and is left out.');
    });

    it('is not what a setting is, and says what that may be', async () => {
      const el = await put();
      const told: string[] = [];
      el.addEventListener('cx-error', ({ detail }) => void told.push(detail.where ?? ''));
      el.setAttribute('columns', '{"case": 1}');
      el.setAttribute('time', 'longest');
      el.setAttribute('goals', '"Solved"');
      await settled(el);
      expect(told).to.deep.equal(['columns', 'goals', 'time']);
      expect(el.time).to.equal('median');
      expect(all(el, '[part=problem]').length).to.equal(3);
      el.time = 'p90';
      await settled(el);
      expect(all(el, '[part=problem]').map(text).some((problem) => problem.startsWith('"time" must'))).to.equal(false);
    });
  });

  describe('with a big log', () => {
    const BIG = renewalLog(8000, 5);
    const { startWorker } = CxJourneyFlow;
    let started = 0;
    beforeEach(() => {
      started = 0;
      CxJourneyFlow.startWorker = () => {
        started += 1;
        return startWorker();
      };
    });
    afterEach(() => {
      CxJourneyFlow.startWorker = startWorker;
    });

    it('reads in a worker and says how far it is', proves('cx-journey-flow', 'announcement', ['4.1.3'], async () => {
      const el = await put(wholeLog);
      const shares = new Set<number>();
      const look = setInterval(() => {
        const bar = one(el, 'progress') as HTMLProgressElement | null;
        if (bar) shares.add(bar.value);
      }, 5);
      await el.open(fileOf(BIG));
      clearInterval(look);
      await until(el, '[part=variants]');
      expect(started).to.equal(1);
      expect(shares.size).to.be.greaterThan(1);
      expect(text(one(el, '[part=summary]'))).to.match(/^8,000 cases/);
    }));

    it('comes to the same on the page, where no worker can start', async () => {
      const el = await put({ ...wholeLog, view: 'lists' });
      await el.open(fileOf(BIG));
      const inWorker = text(await until(el, '.lists'));
      CxJourneyFlow.startWorker = () => {
        throw new DOMException('not allowed', 'SecurityError');
      };
      const other = await put({ ...wholeLog, view: 'lists' });
      await other.open(fileOf(BIG));
      expect(text(await until(other, '.lists'))).to.equal(inWorker);
    });

    for (const where of ['in a worker', 'on the page']) {
      it(`is called off midway ${where}, and what was there before stays`, async () => {
        if (where === 'on the page') {
          CxJourneyFlow.startWorker = () => {
            throw new DOMException('not allowed', 'SecurityError');
          };
        }
        const el = await shown('case,activity,time\n1,Call,2026-11-02T09:00:00Z', { view: 'lists' });
        const opening = el.open(fileOf(BIG));
        const button = await untilThere(() => one(el, '.busy button'));
        button.focus();
        (button as HTMLButtonElement).click(); // a real key comes to the browser from outside, and may come when all is read
        await opening;
        await settled(el);
        expect(one(el, '.busy')).to.equal(null);
        expect(text(one(el, '[part=summary]'))).to.match(/^1 case/);
        expect(focused(el)).not.to.equal(null);
      });
    }

    it('begins again when it comes back into the page', async () => {
      const el = await put({ ...wholeLog, view: 'lists' });
      const main = el.parentElement!;
      const opening = el.open(fileOf(BIG));
      await untilThere(() => one(el, '.busy'));
      el.remove();
      await opening;
      main.append(el);
      await until(el, '[part=variants]');
      expect(text(one(el, '[part=summary]'))).to.match(/^8,000 cases/);
    });
  });

  it('counts in working time, if it is said when the company is at work', async () => {
    const log = 'case,activity,time\n1,Call,2026-11-06T16:00:00Z\n1,Solved,2026-11-09T10:00:00Z'; // Friday to Monday
    const el = await shown(log, { view: 'lists', hours: { zone: 'UTC', hours: [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }] } });
    const median = (): string => text((all(el, '.lists table')[1] as HTMLTableElement).tBodies[0]!.rows[1]!.cells[5]);
    expect(median()).to.equal('2.8 days');
    (one(el, '.check input') as HTMLInputElement).click();
    await untilThere(() => median() === '2 hr');
    expect(text(one(el, '[part=summary]'))).to.contain('of working time');
  });
});

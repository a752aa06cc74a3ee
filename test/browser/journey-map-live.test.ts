import { expect, fixture, html } from '@open-wc/testing';
import { noLeaks, press, until as untilThere, viewport } from './support.js';
import '../../components/journey-map/define.js';
import '../../components/locales/journey-ar.js';
import { bringTexts } from '../../components/journey-map/edit/texts.js';
import type { CxJourneyDrillEvent } from '../../components/journey-flow/events.js';
import type { CxJourneyMap } from '../../components/journey-map/journey-map.js';
import type { FigureFeed } from '../../components/scorecard/sources/function.js';
import type { Journey } from '../../src/journey/document/journey.js';
import { csvLogSteps, discover, type ObservedJourney } from '../../src/journey/observed/index.js';
import * as metrics from '../../src/metrics/index.js';
import { renewalFigures, renewalJourney, renewalLog } from '../../demo/states/journey-states.js';

bringTexts(); // they stay, so they come before leaks are looked for

const journey = renewalJourney as Journey;
const settled = async (el: CxJourneyMap): Promise<void> => {
  for (let i = 0; i < 3; i++) {
    await el.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};
const text = (node: Element | null | undefined): string => (node?.textContent ?? '').replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ').trim();
const all = (el: CxJourneyMap, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (el: CxJourneyMap, selector: string): HTMLElement => el.shadowRoot!.querySelector<HTMLElement>(selector)!;
const until = async (el: CxJourneyMap, found: () => unknown, what?: string): Promise<void> => {
  await untilThere(() => Boolean(found()), what);
  await settled(el);
};
const mapOf = async (set: Partial<CxJourneyMap>, shown: Journey = journey): Promise<CxJourneyMap> => {
  const el = document.createElement('cx-journey-map');
  Object.assign(el, { view: 'map', journey: shown, ...set });
  (await fixture<HTMLElement>(html`<main></main>`)).append(el);
  await settled(el);
  return el;
};
const row = (el: CxJourneyMap, name: string): HTMLElement => all(el, 'tbody tr').find((tr) => text(tr.querySelector('th')) === name)!;
const names = (el: CxJourneyMap): string[] => all(el, 'th.step .name').map(text);
const cell = (el: CxJourneyMap, name: string, step: string): string => text(row(el, name).querySelectorAll('td')[names(el).indexOf(step)]);

describe('<cx-journey-map> with live figures', () => {
  noLeaks();
  before(() => viewport(1280, 900));

  it('shows what a cube counted in place of what the journey says of now, with n, and says what has no place', async () => {
    const el = await mapOf({ figures: renewalFigures(metrics) });
    await until(el, () => one(el, '.live .left-out'));
    // 35 of 105 and a third of 35 more of long-standing customers
    expect(cell(el, 'Customer satisfaction', 'Looks up the new price')).to.match(/^40\.2% n = 117 /);
    expect(cell(el, 'Customer satisfaction', 'Hears that the year ends')).to.match(/^74\.1?%? ?n? ?=? ?|^7\d\.\d% n = 157/);
    const notes = text(one(el, '.live .left-out'));
    expect(notes).to.contain('kiosk').and.to.contain('NPS is told at the end of a journey. It is not shown at Looks up the new price.').and.to.contain('Emotion');
    expect(el.journey).to.equal(journey);
  });

  it('shows nothing of so few that they could be known, though the journey had a figure', async () => {
    const el = await mapOf({ figures: renewalFigures(metrics) });
    await until(el, () => one(el, '.live .left-out'));
    expect(cell(el, 'Customer satisfaction', 'Renews')).to.equal('Fewer than 5 answers: not shown, to protect people');
    expect(cell(el, 'Customer satisfaction', 'Compares with other banks')).to.equal('not measured');
  });

  it('shows a group of customers from the dimension that crosses touchpoints with it', async () => {
    const el = await mapOf({ figures: renewalFigures(metrics), segment: 'long' });
    await until(el, () => one(el, '.live .left-out'));
    expect(cell(el, 'Customer satisfaction', 'Hears that the year ends')).to.match(/^100% n = 29/);
  });

  it('moves with a feed, says that it is live, and what is lost when it breaks', async () => {
    let feed: FigureFeed | undefined;
    let breaks: ((error: Error) => void) | undefined;
    const el = await mapOf({
      figures: (given) => {
        feed = given;
        given.snapshot(renewalFigures(metrics));
        return new Promise<void>((_, reject) => (breaks = reject));
      },
    });
    await until(el, () => text(one(el, '.live [role=status]')) === 'Live', 'the line');
    expect(cell(el, 'Customer satisfaction', 'Looks up the new price')).to.match(/^40\.2% n = 117 /);
    const more = new metrics.Cube({ metrics: [metrics.nps, metrics.csat], dimensions: ['touchpoint', 'touchpoint*tenure'] });
    const measure = more.measure('csat', { metric: 'csat', scale: { min: 1, max: 5 }, wording: 'states', language: 'en', order: 'ascending', mode: 'buttons' });
    more.addAmount(measure, [more.segment(0, 'price'), more.segment(1, 'price*0-9')], metrics.periodOfDay('month', metrics.utcDay(Date.now())), 4, 83);
    feed!.delta(more);
    await until(el, () => cell(el, 'Customer satisfaction', 'Looks up the new price').includes('n = 200'), 'what came in');
    breaks!(new Error('gone'));
    await until(el, () => one(el, '.live .stale'), 'that it is stale');
    expect(text(one(el, '.live .stale'))).to.contain('The connection is lost; trying again');
    expect(cell(el, 'Customer satisfaction', 'Looks up the new price')).to.contain('n = 200');
  });

  it('says that figures come from nobody, and that they are grouped by something else', async () => {
    const el = await mapOf({ figuresSource: 'acme.gone' });
    await until(el, () => one(el, '.live .failed'));
    expect(text(one(el, '.live .failed'))).to.contain('a plugin that is not there');
    expect(cell(el, 'Customer satisfaction', 'Looks up the new price')).to.match(/^48\.4% n = 188/);
    const other = await mapOf({ figures: renewalFigures(metrics), figuresBy: 'constructor' });
    await until(other, () => one(other, '.live .left-out'));
    expect(text(one(other, '.live .left-out'))).to.contain('not grouped by “constructor”');
  });

  it('goes back to what the journey says when the figures are taken away', async () => {
    const el = await mapOf({ figures: renewalFigures(metrics) });
    await until(el, () => one(el, '.live .left-out'));
    el.figures = undefined;
    await settled(el);
    expect(all(el, '.live').length).to.equal(0);
    expect(cell(el, 'Customer satisfaction', 'Looks up the new price')).to.match(/^48\.4% n = 188/);
  });
});

describe('<cx-journey-map> held against what customers did', () => {
  noLeaks();
  before(() => viewport(1280, 900));
  const observed = (): ObservedJourney => renewalLog() as unknown as ObservedJourney;
  const held = async (set: Partial<CxJourneyMap> = {}, shown = journey): Promise<CxJourneyMap> => {
    const el = await mapOf({ observed: observed(), ...set }, shown);
    await until(el, () => one(el, set.view === 'outline' ? 'article.guest' : 'tr.layer'), 'the overlay');
    return el;
  };

  it('says who takes each step and that nobody takes one, with n and interval', async () => {
    const el = await held();
    expect(cell(el, 'What customers do', 'Hears that the year ends')).to.match(/^100% 199 of 199 cases, 95% interval 98% to 100%/);
    expect(cell(el, 'What customers do', 'Looks up the new price')).to.match(/^79% 157 of 199 cases/);
    expect(cell(el, 'What customers do', 'Compares with other banks')).to.equal('Nobody takes this step');
    expect(text(one(el, '.observed-said'))).to.match(/^Of 199 cases, fewer than 5 go as it is drawn\.|^Of 199 cases, /).and.to.contain('Nobody takes “Compares with other banks”');
  });

  it('shows steps that nobody drew in their place, and ways that nobody drew as jumps with their times', async () => {
    const el = await held();
    const at = names(el).indexOf('Calls the hotline');
    expect(names(el)[at - 1]).to.equal('Looks up the new price');
    expect(one(el, `th[data-column="${at}"]`).classList.contains('guest')).to.equal(true);
    expect(cell(el, 'What customers do', 'Calls the hotline')).to.match(/^37% 73 of 199 cases/);
    expect(cell(el, 'What customers do', 'Looks up the new price')).to.match(/Jump to Asks for advice: \d+%, 84 of 189; median [\d.]+ (hr|hours?|days?) \(95% interval [\d.]+ (hr|hours?|days?) to [\d.]+ (hr|hours?|days?), n = 84\), one in ten over [\d.]+ \w+ \([\d.]+ \w+ to [\d.]+ \w+\)/);
    expect(names(el)).not.to.include('Writes to the board'); // two cases
    expect(text(one(el, '.observed-said'))).to.contain('1 rarer step is not shown');
  });

  it('lists names and figures with the comma of the language', async () => {
    const el = await mapOf({ observed: observed() });
    el.lang = 'ar';
    await until(el, () => one(el, 'tr.layer'), 'the overlay');
    const told = text(one(el, '.observed-said'));
    expect(told).to.match(/[\u0600-\u06ff]/).and.not.match(/[\u0600-\u06ff”%\d], /);
    const figure = text(all(el, 'tr.layer td')[0]!.querySelector('.figure'));
    expect(figure).to.contain('\u060c').and.not.contain(', ');
  });

  it('opens the cases that go as it is drawn by buttons that stand apart from the sentences', async () => {
    const el = await held({ privacyThreshold: 1 });
    const buttons = all(el, '.observed-said .cases').map((button) => button.getBoundingClientRect());
    expect(buttons.length).to.be.at.least(1);
    const sentences = one(el, '.observed-said > p').getBoundingClientRect();
    for (const { top } of buttons) expect(top - sentences.bottom).to.be.at.least(4);
  });

  it('tells no number that would tell of the few who are left', async () => {
    const shown: Journey = {
      format: 'cx-journey/1', id: 'few', kind: 'designed',
      records: [
        { type: 'phase', id: 'p', order: 'a0', name: 'All' },
        ...['a', 'b', 'c', 'd'].map((id, i) => ({ type: 'touchpoint' as const, id, order: `a${i}`, name: `Step ${id}`, phase: 'p', eventTypes: [id] })),
        ...(['b', 'c', 'd'] as const).map((to) => ({ type: 'link' as const, id: `to-${to}`, from: 'a', to, kind: 'next' as const })),
      ],
    };
    // 150 go from a to b, 48 to c, and 2 to d: to tell the 150 and the 48 of 200 would tell the 2
    const rows = Array.from({ length: 200 }, (_, i) => ['a', i < 150 ? 'b' : i < 198 ? 'c' : 'd'].map((step, at) => `${i},${step},2026-01-0${at + 1}T00:00:00Z`)).flat();
    const steps = csvLogSteps(['case,activity,time', ...rows].join('\n'));
    let step = steps.next();
    while (!step.done) step = steps.next();
    const el = await held({ observed: discover(step.value.log) }, shown);
    expect(cell(el, 'What customers do', 'Step a')).to.match(/^100% 200 of 200 cases.*to Step b: 75%, 150 of 200; .*to Step c: not shown, to protect people.*to Step d: fewer than 5 cases$/);
    expect(text(one(el, '.observed-said'))).to.not.match(/\b(2|48|198|398)\b/);
    el.privacyThreshold = 1;
    await settled(el);
    expect(cell(el, 'What customers do', 'Step a')).to.match(/to Step c: 24%, 48 of 200.*to Step d: 1%, 2 of 200/);
    // 198 go as it is drawn: to tell it would tell of the 2 who do not
    el.privacyThreshold = 5;
    el.journey = { ...shown, records: shown.records.filter(({ id }) => id !== 'to-d') };
    await until(el, () => text(one(el, '.observed-said')).includes('all but'), 'the sentence');
    expect(text(one(el, '.observed-said'))).to.match(/^Of 200 cases, all but fewer than 5 go as it is drawn\. They wait longest/).and.to.not.match(/\b(2|198|398)\b/);
    expect(all(el, '.observed-said .cases').length).to.equal(0);
  });

  it('tells the cases behind a number, as many as it says', async () => {
    const el = await held();
    const told: CxJourneyDrillEvent[] = [];
    el.addEventListener('cx-drill', (event) => told.push(event as unknown as CxJourneyDrillEvent));
    const button = all(el, 'th.guest').find((th) => text(th).startsWith('Calls the hotline'))!.querySelector<HTMLElement>('button.cases')!;
    button.focus();
    await press('Enter');
    expect(told.length).to.equal(1);
    expect(told[0]!.detail.title).to.equal('Calls the hotline');
    expect(told[0]!.detail.cases.length).to.equal(73);
    expect(told[0]!.detail.cases).to.include('customer-85');
  });

  it('adds an observed step by one key, as one act that can be undone', async () => {
    const el = await held({ editable: true });
    await until(el, () => one(el, '[part=tools]'));
    const at = names(el).indexOf('Calls the hotline');
    one(el, `th[data-column="${at}"]`).focus();
    await press('Enter');
    await until(el, () => el.journey!.records.some((record) => record.type === 'touchpoint' && record.name === 'Calls the hotline'), 'the step');
    await until(el, () => all(el, 'th.guest').every((th) => !text(th).startsWith('Calls the hotline')), 'that it is drawn');
    expect(names(el).indexOf('Calls the hotline')).to.equal(at);
    expect(cell(el, 'What customers do', 'Calls the hotline')).to.match(/^37% 73 of 199 cases/);
    expect(text((el.shadowRoot!.activeElement as HTMLElement))).to.contain('Calls the hotline').and.not.to.contain('Not drawn');
    await press('Control', 'z');
    await settled(el);
    expect(el.journey!.records.length).to.equal(journey.records.length);
  });

  it('reads as an outline: steps that nobody drew stand among the others', async () => {
    const el = await held({ view: 'outline' });
    const items = all(el, '.outline .steps > li').map(text);
    const at = items.findIndex((item) => item.startsWith('Calls the hotline'));
    expect(items[at - 1]).to.contain('Looks up the new price');
    expect(items[at]).to.contain('Not drawn').and.to.contain('Taken by 37%: 73 of 199 cases');
    expect(items.find((item) => item.startsWith('Compares'))).to.contain('Nobody takes this step');
  });

  it('says what is wrong with an observed journey that is none', async () => {
    const el = await mapOf({ observed: { log: { starts: 'no' } } as unknown as ObservedJourney });
    await until(el, () => one(el, '[part=problem]'));
    expect(text(one(el, '[part=problem]'))).to.contain('observed journey');
    expect(names(el).length).to.equal(6);
  });
});

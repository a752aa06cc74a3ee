import { expect, fixture, html } from '@open-wc/testing';
import '../../components/scorecard/define.js';
import '../../components/locales/de.js';
import '../../components/locales/ar.js';
import type { CxErrorEvent } from '../../components/base/events.js';
import type { CxExportEvent } from '../../components/base/export/event.js';
import { cubeSource, functionSource, type FigureFeed } from '../../components/scorecard/define.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';
import { ces, csat, Cube, nps, periodKey, periodOfDay, snapshotOf, utcDay } from '../../src/metrics/index.js';
import type { LostAnswers } from '../../src/metrics/losses/lost-answers.js';
import type { Instrument } from '../../src/model/index.js';
import { noLeaks, until } from './support.js';

const NOW = periodOfDay('month', utcDay(Date.now()));
const period = periodKey('month', NOW);
const instrument: Instrument = { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' };

/** 84 promoters and 36 detractors: a score of 40, which with twelve more lies between 27.3 and 45.5. */
function cubeOf(): Cube {
  const cube = new Cube({ metrics: [nps, csat, ces], dimensions: ['region'], zone: 'UTC' });
  for (const [score, count] of [[9, 84], [3, 36]] as const) cube.addAmount(cube.measure('nps', instrument), cube.segmentsOf({ region: 'North' }), NOW, score, count);
  return cube;
}
const LOST: readonly LostAnswers[] = [{ period, metric: 'nps', reason: 'full', count: 9 }, { period, metric: 'nps', reason: 'withdrawn', count: 3 }];
const UNMATCHED: LostAnswers = { period, metric: null, reason: 'corrupted', count: 2 };
const SAID = '12 answers were lost on devices (no room: 9, consent withdrawn: 3). Had all come, this figure would lie between 27.3 and 45.5, whatever they said. This is apart from the interval, which is about chance.';
const DOCUMENT = { format: 'cx-scorecard/1', id: 'c', title: 'Pulse', language: 'en', segments: [{ dimension: 'region' }], parts: [{ id: 'p', title: 'P', figures: [{ id: 'f', metric: 'nps', target: 38 }] }] };

const clean = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
/** What the tile says of its figure. */
const said = (el: CxScorecard): string[] => [...(el.shadowRoot!.querySelector('cx-metric') ?? el.querySelector('cx-metric'))?.shadowRoot?.querySelectorAll('[part=said]') ?? []].map(({ textContent }) => clean(textContent));
/** What the scorecard says of the whole. */
const noted = (el: CxScorecard): string[] => [...el.shadowRoot!.querySelectorAll('[part=said] li')].map(({ textContent }) => clean(textContent));
const evidence = (el: CxScorecard): string => clean((el.shadowRoot!.querySelector('cx-metric') ?? el.querySelector('cx-metric'))?.shadowRoot?.querySelector('[part=evidence]')?.textContent);
const plain = (template: ReturnType<typeof html>): Promise<CxScorecard> => fixture<CxScorecard>(template);

describe('what devices lost, on a scorecard', () => {
  noLeaks();

  it('stands beside the figure, apart from its interval, and what cannot be matched is told as that', async () => {
    const el = await plain(html`<cx-scorecard .cube=${cubeOf()} .losses=${[...LOST, UNMATCHED]}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    await until(() => said(el).length > 0, 'the losses');
    expect(said(el)).to.deep.equal([SAID]);
    expect(evidence(el)).to.match(/^120 answers · 95% interval [\d.]+ to [\d.]+$/);
    expect(noted(el)).to.deep.equal(['2 more losses were reported by devices (cannot be read: 2); which figures they are missing from cannot be told, and they are in no bound.']);
    el.losses = undefined;
    await until(() => said(el).length === 0 && noted(el).length === 0, 'that there are none any more');
  });

  it('stands in the tiles, the table and the reading of a document, and says where a target can be met or missed', async () => {
    const el = await plain(html`<cx-scorecard .cube=${cubeOf()} .document=${DOCUMENT} .losses=${[...LOST, UNMATCHED]}></cx-scorecard>`);
    await until(() => said(el).length > 0, 'the losses');
    expect(said(el)).to.deep.equal([`${SAID} With them, the target 38 may be met or missed: nobody can tell.`]);
    expect(noted(el).join()).to.contain('2 more losses');
    const { bounds } = el.reading!.figures[0]!.missing!;
    if (bounds?.kind !== 'bounded') throw new Error(bounds?.kind);
    expect(bounds.lower).to.be.closeTo(3600 / 132, 1e-9);
    expect(bounds.upper).to.be.closeTo(6000 / 132, 1e-9);
    el.layout = 'table';
    await until(() => el.shadowRoot!.querySelector('[part=table] .said'), 'the table');
    expect(clean(el.shadowRoot!.querySelector('[part=table] .said')!.textContent)).to.contain('12 answers were lost on devices');
  });

  it('is said in German and Arabic', async () => {
    const el = await plain(html`<cx-scorecard lang="de" .cube=${cubeOf()} .losses=${LOST}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    await until(() => said(el).length > 0, 'the losses');
    expect(said(el)[0]).to.match(/^12 Antworten gingen auf Geräten verloren \(kein Platz: 9, Einwilligung widerrufen: 3\)\. Wären alle gekommen, läge dieser Wert zwischen 27,3 und 45,5/);
    el.lang = 'ar';
    await until(() => said(el)[0]?.includes('الأجهزة'), 'Arabic');
  });

  it('is in what is saved as a table', async () => {
    const el = await plain(html`<cx-scorecard exportable .cube=${cubeOf()} .losses=${LOST}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    await until(() => said(el).length > 0, 'the losses');
    const button = await until(() => el.shadowRoot!.querySelector<HTMLButtonElement>('.export-button'), 'the menu');
    const saved = new Promise<File>((resolve) => el.addEventListener('cx-export', (event) => {
      event.preventDefault();
      const { detail } = event as CxExportEvent;
      if (detail.format === 'csv') resolve(detail.file);
    }));
    button.click();
    await el.updateComplete;
    el.shadowRoot!.querySelectorAll<HTMLButtonElement>('[role=menuitem]')[2]!.click();
    const [head, first] = (await (await saved).text()).replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.split(',').map((cell) => cell.replaceAll('"', ''))) as [string[], string[]];
    const row = Object.fromEntries(head.map((name, at) => [name, first[at]]));
    expect([row['Lost'], Number(row['With losses from']).toFixed(1), Number(row['With losses to']).toFixed(1)]).to.deep.equal(['12', '27.3', '45.5']);
  });

  it('comes with a cube, and from a function of the page, each time in the place of what was told before', async () => {
    const given = await plain(html`<cx-scorecard .figures=${cubeSource(cubeOf(), { losses: LOST })}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    await until(() => said(given)[0] === SAID, 'the losses of the cube');
    let feed: FigureFeed | undefined;
    const el = await plain(html`<cx-scorecard .figures=${functionSource((bring) => void (feed = bring).snapshot({ cube: cubeOf(), losses: LOST.slice(1) }))}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    await until(() => said(el)[0]?.startsWith('3 answers'), 'those of the function');
    feed!.heartbeat({ losses: LOST });
    await until(() => said(el)[0] === SAID, 'those of a sign of life');
  });

  it('comes with a cube as JSON', async () => {
    const name = crypto.randomUUID();
    await fetch(`/test-file/${name}`, { method: 'POST', body: JSON.stringify({ body: JSON.stringify({ cube: snapshotOf(cubeOf()), losses: LOST }), headers: { 'content-type': 'application/json' } }) });
    const el = await plain(html`<cx-scorecard src-type="json" src=${`/test-file/${name}`}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    await until(() => said(el)[0] === SAID, 'the losses');
  });

  it('is left out where it cannot be read, which is told to developers, and the figures stay', async () => {
    const faults: string[] = [];
    const el = await plain(html`<cx-scorecard .cube=${cubeOf()} @cx-error=${(event: CxErrorEvent) => faults.push(event.detail.message)}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    el.losses = [{ period: 'soon', metric: 'nps', reason: 'full', count: 1 }];
    await until(() => faults.length > 0, 'the fault');
    expect(faults.join()).to.contain('/0/period');
    expect(said(el)).to.deep.equal([]);
    expect(evidence(el)).to.match(/^120 answers/);
  });

  it('is asked of the collector beside its live feed, with the same ticket, and again when the line is back', async () => {
    const name = crypto.randomUUID();
    const post = (verb: string, body: unknown): Promise<Response> => fetch(`/test-feed/${name}/${verb}`, { method: 'POST', body: JSON.stringify(body) });
    const snapshot = (revision: number): string => `event: snapshot\ndata: ${JSON.stringify({ feed: 'a', revision, cube: snapshotOf(cubeOf()) })}\n\n`;
    await post('greeting', { greeting: snapshot(1), status: 200 });
    await post('losses', { answers: LOST.slice(1) });
    const el = await plain(html`<cx-scorecard src=${`/test-feed/${name}/v1/live?period=month&metric=nps&ticket=cxk`}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    await until(() => said(el)[0]?.startsWith('3 answers'), 'the losses');
    const asked = (await (await post('losses', { answers: LOST })).json()) as string[];
    expect(asked).to.deep.equal(['metric=nps&period=month&ticket=cxk']);
    await post('greeting', { greeting: snapshot(2), status: 200 });
    await post('break', '');
    await until(() => said(el)[0] === SAID, 'what is lost by now');
  });

  it('is nothing where the collector does not tell', async () => {
    const name = crypto.randomUUID();
    const faults: string[] = [];
    await fetch(`/test-feed/${name}/greeting`, { method: 'POST', body: JSON.stringify({ greeting: `event: snapshot\ndata: ${JSON.stringify({ feed: 'a', revision: 1, cube: snapshotOf(cubeOf()) })}\n\n`, status: 200 }) });
    const el = await plain(html`<cx-scorecard src=${`/test-feed/${name}/v1/live`} @cx-error=${(event: CxErrorEvent) => faults.push(event.detail.message)}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    await until(() => evidence(el).startsWith('120 answers'), 'the figure');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([said(el), faults]).to.deep.equal([[], []]);
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import '../../components/scorecard/define.js';
import '../../components/tile/define.js';
import { connectScorecards } from '../../components/plugins/scorecards.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';
import type { Disposable } from '../../src/core/disposable.js';
import type { PluginHost, PluginSource } from '../../src/host/index.js';
import type { CxEvent } from '../../src/model/index.js';
import { answered } from '../../src/sdk/testing/answered.js';
import { drawn, plugin, startedHost, takeHostsDown, textOf } from './plugin-support.js';
import { noLeaks, until } from './support.js';

let connected: Disposable | undefined;
async function joined(...plugins: readonly PluginSource[]): Promise<PluginHost> {
  const host = await startedHost({}, ...plugins);
  connected = connectScorecards(host);
  return host;
}

/** A source that gives what it is told to, and tells whether somebody listens. */
function feed(events: readonly CxEvent[]) {
  const state = { listening: 0, emit: (_event: CxEvent): void => {} };
  const source = plugin('feed', { sources: [{ id: 'acme.feed.all', title: 'All answers' }], scorecardTemplates: [
    { id: 'acme.feed.short', title: 'At a glance', tiles: [{ metric: 'nps', target: 50 }, { metric: 'csat', tile: 'gone.tile' }] },
    { id: 'acme.feed.one', title: 'One', tiles: [{ metric: 'ces' }] },
  ] }, (cx) => void cx.sources.register('acme.feed.all', {
    start(emit, signal) {
      state.listening += 1;
      state.emit = emit;
      for (const event of events) emit(event);
      signal.addEventListener('abort', () => (state.listening -= 1), { once: true });
      return { dispose: () => {} };
    },
  }));
  return { source, state };
}

const tiles = (el: CxScorecard): string[] => [...el.shadowRoot!.querySelectorAll('[part=tiles] [metric]')].map((tile) => `${tile.localName} ${tile.getAttribute('metric')} ${tile.getAttribute('tile') ?? ''}`.trim());
const inside = (el: Element | null): string => textOf(el?.shadowRoot as unknown as Element | undefined);
const figure = (el: CxScorecard, metric: string): string => inside(el.shadowRoot!.querySelector(`cx-metric[metric=${metric}]`));

describe('<cx-scorecard> and plugins', () => {
  afterEach(async () => {
    connected?.dispose();
    await takeHostsDown();
  });
  noLeaks();

  it('counts what a plugin\'s source brings, each event once, wakes it for that and stops it', async () => {
    const event = answered('nps', 9);
    const { source, state } = feed([event, event, answered('nps', 10), answered('nps', 3)]);
    const host = await joined(source);
    expect(host.plugin('acme.feed')!.state).to.equal('idle');
    const el = await fixture<CxScorecard>(html`<cx-scorecard source="acme.feed.all" metrics="nps" privacy-threshold="0"></cx-scorecard>`);
    await until(() => figure(el, 'nps').includes('3 answers'), 'three answers');
    expect(textOf(el.shadowRoot!.querySelector('[part=freshness]'))).to.equal('Live');
    state.emit(answered('nps', 8));
    await until(() => figure(el, 'nps').includes('4 answers'), 'the next answer');
    el.remove();
    expect(state.listening).to.equal(0);
  });

  it('says that a source is not there, and takes it up when its plugin comes', async () => {
    const host = await joined();
    const el = await fixture<CxScorecard>(html`<cx-scorecard source="acme.feed.all" metrics="nps" privacy-threshold="0"></cx-scorecard>`);
    await drawn(el);
    expect(textOf(el.shadowRoot!.querySelector('[part=freshness]'))).to.contain('a plugin that is not there');
    host.install(feed([answered('nps', 9)]).source);
    await until(() => figure(el, 'nps').includes('1 answer'), 'the figures');
  });

  it('says that a source could not be started', async () => {
    await joined(plugin('broken', { sources: [{ id: 'acme.broken.all', title: 'Broken' }] }, () => { throw new Error('No line.'); }));
    const el = await fixture<CxScorecard>(html`<cx-scorecard source="acme.broken.all"></cx-scorecard>`);
    await until(() => textOf(el.shadowRoot!.querySelector('[part=freshness]')).includes('could not be started'), 'the sentence');
  });

  it('shows the tiles of a template, keeps those that it does not know as plain figures, and lets people choose', async () => {
    const { source } = feed([answered('nps', 9)]);
    const host = await joined(source);
    const el = await fixture<CxScorecard>(html`<cx-scorecard source="acme.feed.all" template="acme.feed.short" choose-template privacy-threshold="0"></cx-scorecard>`);
    await until(() => figure(el, 'nps').includes('1 answer'), 'the figures');
    expect(tiles(el)).to.deep.equal(['cx-metric nps', 'cx-tile csat gone.tile']);
    expect(el.shadowRoot!.querySelector('cx-metric')!.getAttribute('target')).to.equal('50');
    expect(inside(el.shadowRoot!.querySelector('cx-tile'))).to.contain('plugin');
    await expect(el).to.be.accessible();
    const select = el.shadowRoot!.querySelector('select')!;
    expect([...select.options].map(({ text }) => text)).to.deep.equal(['As it was set up', 'At a glance', 'One']);
    const chosen: unknown[] = [];
    el.addEventListener('cx-template', (event) => chosen.push((event as CustomEvent<{ template: unknown }>).detail.template));
    select.value = 'acme.feed.one';
    select.dispatchEvent(new Event('change'));
    await drawn(el);
    expect(tiles(el)).to.deep.equal(['cx-metric ces']);
    expect(chosen).to.deep.equal(['acme.feed.one']);
    await host.uninstall('acme.feed');
    await drawn(el);
    expect(tiles(el)).to.deep.equal(['cx-metric nps', 'cx-metric csat', 'cx-metric ces']);
    expect(el.getAttribute('template'), 'kept for when its plugin comes back').to.equal('acme.feed.one');
  });

  it('leaves a page unharmed that names a tile of a plugin that is not there', async () => {
    await joined();
    const page = '<cx-metric metric="nps"></cx-metric><cx-tile metric="csat" tile="gone.tile" data-mine="1"></cx-tile>';
    const el = await fixture<CxScorecard>(html`<cx-scorecard></cx-scorecard>`);
    el.innerHTML = page;
    await drawn(el);
    expect(el.innerHTML.replace('<div></div>', '')).to.equal(page);
    expect(inside(el.querySelector('cx-tile'))).to.not.equal('');
  });
});

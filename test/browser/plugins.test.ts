import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../components/scorecard/define.js';
import '../../components/nps-survey/define.js';
import { contextAt, openScope, pageHost, useTheme, type PageHost } from '../../components/plugins/index.js';
import { bundled } from '../../src/host/index.js';
import { Cube, defineMetric, nps } from '../../src/metrics/index.js';
import type { CxEvent } from '../../src/model/index.js';
import { definePlugin, type Plugin } from '../../src/sdk/index.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';

const happiness = defineMetric({ ...nps, id: 'acme.happiness', source: { kind: 'scores', scale: { min: 0, max: 10 }, field: 'scores' } });
const metricPlugin = definePlugin({
  publisher: 'acme', name: 'happiness', version: '1.0.0', displayName: 'Happiness', engines: { cx: '*' },
  activationEvents: ['onStartup'],
  contributes: { metrics: [{ counts: 'code', id: 'acme.happiness', title: 'Happiness' }] },
  activate: (_context, cx) => cx.metrics.register('acme.happiness', happiness),
});

let page: PageHost;
const start = async (...plugins: readonly Plugin[]): Promise<void> => {
  page = pageHost({ mode: 'test' });
  for (const plugin of plugins) expect(page.host.install(bundled(plugin)).ok).to.equal(true);
  await page.host.start();
};

describe('plugins on a page', () => {
  afterEach(async () => {
    page.dispose();
    document.documentElement.lang = 'en';
    await page.host.whenSettled();
  });

  it('bring metrics that a scorecard shows by name; without the plugin they are gone', async () => {
    await start(metricPlugin as Plugin);
    const scorecard = await fixture<CxScorecard>(html`<cx-scorecard metrics="acme.happiness" whole></cx-scorecard>`);
    const cube = new Cube({ metrics: [happiness] });
    const instrument = { metric: 'acme.happiness', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } as const;
    for (let i = 0; i < 40; i++) cube.add(cube.measure('acme.happiness', instrument), [cube.segment(0, '')], 600, 9);
    scorecard.cube = cube;
    await scorecard.updateComplete;
    const tile = scorecard.shadowRoot!.querySelector('cx-metric')!;
    await tile.updateComplete;
    expect(tile.shadowRoot!.textContent).to.contain('Happiness').and.contain('100');
    await page.host.disable('acme.happiness');
    scorecard.requestUpdate();
    tile.requestUpdate();
    await tile.updateComplete;
    expect(tile.shadowRoot!.textContent).not.to.contain('Happiness');
  });

  it('bring languages when a page asks for them, and take them along', async () => {
    await start();
    const survey = await fixture<HTMLElement & { updateComplete: Promise<boolean> }>(html`<cx-nps-survey lang="de" business="Tidewell"></cx-nps-survey>`);
    await waitUntil(() => survey.shadowRoot!.textContent?.includes('Wie wahrscheinlich'), 'the German question');
    // what it registers is there a little before it is told as active
    await waitUntil(() => page.host.plugin('cx.language-de')!.state === 'active', 'the language plugin');
    expect(page.host.plugin('cx.language-de')!.activation!.event).to.equal('onLocale:de');
    await page.host.disable('cx.language-de');
    await waitUntil(() => survey.shadowRoot!.textContent?.includes('How likely'), 'the English question');
  });

  it('bring the language that a page has before the host starts', async () => {
    document.documentElement.lang = 'de';
    await start();
    await waitUntil(() => page.host.plugin('cx.language-de')!.state === 'active', 'the language plugin');
    expect(page.host.plugin('cx.language-ar')!.state).to.equal('idle');
  });

  it('get what customers send, by a sink of theirs, and the survey waits for it', async () => {
    const got: CxEvent[] = [];
    await start(
      definePlugin({
        publisher: 'acme', name: 'sink', version: '1.0.0', displayName: 'Sink', engines: { cx: '*' },
        contributes: { sinks: [{ id: 'acme.sink', title: 'Sink', events: ['cx.response.submitted'] }] },
        activate: (_context, cx) => cx.sinks.register('acme.sink', { async accept(event) { got.push(event); return 'sent'; } }),
      }) as Plugin,
    );
    const survey = await fixture<HTMLElement>(html`<cx-nps-survey survey="renewal"></cx-nps-survey>`);
    survey.shadowRoot!.querySelector<HTMLInputElement>('input[value="9"]')!.click();
    await waitUntil(() => survey.shadowRoot!.querySelector('button'));
    survey.shadowRoot!.querySelector('button')!.click();
    await waitUntil(() => got.length === 1, 'the sink gets the answer');
    expect(got[0]!.type).to.equal('cx.response.submitted');
    await waitUntil(() => /Thank/.test(survey.shadowRoot!.textContent ?? ''), 'the survey thanks');
  });

  it('run commands by keys, where their clause holds, through shadows', async () => {
    let ran = 0;
    await start(
      definePlugin({
        publisher: 'acme', name: 'keys', version: '1.0.0', displayName: 'Keys', engines: { cx: '*' },
        contributes: { commands: [{ command: 'acme.go', title: 'Go' }], keybindings: [{ command: 'acme.go', key: 'ctrl+shift+y', when: 'acme.listFocus' }] },
        activate: (_context, cx) => cx.commands.register('acme.go', () => (ran += 1)),
      }) as Plugin,
    );
    const outer = await fixture<HTMLElement>(html`<div><span></span></div>`);
    const inner = document.createElement('button');
    outer.querySelector('span')!.attachShadow({ mode: 'open' }).append(inner);
    inner.focus();
    const press = (): boolean => inner.dispatchEvent(new KeyboardEvent('keydown', { key: 'Y', ctrlKey: true, shiftKey: true, bubbles: true, composed: true, cancelable: true }));
    expect(press(), 'the page may act on it').to.equal(true);
    const { scope, close } = openScope(outer, page.host.context);
    scope.set('acme.listFocus', true);
    expect(contextAt(inner, page.host.context)).to.equal(scope);
    expect(press(), 'the page must not act on it').to.equal(false);
    await waitUntil(() => ran === 1, 'the command runs');
    close.dispose();
    expect(contextAt(inner, page.host.context)).to.equal(page.host.context);
  });

  it('bring themes whose values cannot load anything', async () => {
    const theme = definePlugin({ publisher: 'acme', name: 'theme', version: '1.0.0', displayName: 'Theme', engines: { cx: '*' }, contributes: { themes: [{ id: 'acme.plum', title: 'Plum', tokens: { accent: { light: '#602060', dark: '#e0b0e0' }, space: '0.4em' } }, { id: 'acme.evil', title: 'Evil', tokens: { accent: 'url(https://evil.example/)' } }] } });
    await start(theme as Plugin);
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const on = useTheme(page.host, 'acme.plum', box);
    expect(box.style.getPropertyValue('--cx-accent')).to.equal('light-dark(#602060, #e0b0e0)');
    on.dispose();
    expect(box.style.getPropertyValue('--cx-accent')).to.equal('');
    expect(() => useTheme(page.host, 'acme.evil', box)).to.throw('There is no theme "acme.evil"');
    expect(page.host.journal.reportsOf('acme.theme')[0]!.problem.where).to.equal('/contributes/themes/1/tokens/accent');
    expect(page.host.registries.themes.get('cx.theme.default')?.owner).to.equal('cx.built-in');
  });
});

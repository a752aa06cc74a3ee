import { expect, fixture, html } from '@open-wc/testing';
import '../../components/import/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import type { CxImport, CxImportedEvent } from '../../components/import/import.js';
import { bundled, createHost, type PluginHost } from '../../src/host/index.js';
import { inertTable } from '../../src/metrics/export/index.js';
import { definePlugin } from '../../src/sdk/index.js';
import { answered } from '../../src/sdk/testing/answered.js';
import type { CxEvent } from '../../src/model/index.js';
import { noLeaks, until } from './support.js';

/** Files of a product that does not exist: a first line that says so, then scores. */
const acme = definePlugin({
  publisher: 'acme', name: 'files', version: '1.0.0', displayName: 'Acme files', engines: { cx: '*' },
  contributes: {
    importers: [{ id: 'acme.scores', title: 'Acme scores', extensions: ['csv', 'acme'] }],
    exporters: [{ id: 'acme.lines', title: 'Acme lines', extensions: ['csv'], writes: ['events', 'figures'] }],
  },
  activate(_context, cx) {
    cx.importers.register('acme.scores', {
      detect: (_name, head) => (head.startsWith('ACME') ? 0.9 : 0),
      *read({ text }) {
        if (!text.startsWith('ACME')) throw new Error('It does not begin with ACME.');
        yield { kind: 'left-out', what: 'Name', why: '<b>personal</b>' };
        const events: CxEvent[] = text.split('\n').slice(1).filter(Boolean).map((score, i) => answered('nps', Number(score), { segments: { region: i % 2 ? 'North' : 'Coast' } }));
        for (const event of events) yield { kind: 'event', event };
      },
    });
    cx.exporters.register('acme.lines', {
      async write(content) {
        const lines = ['kind,=note'];
        if (content.kind === 'events') for await (const event of content.events) lines.push(`${event.type},x`);
        else for await (const figure of content.figures) lines.push(`${figure.group},${figure.value}`);
        return { name: '../../x:y.csv', type: 'text/csv', text: lines.join('\n') };
      },
    });
  },
});

const ACME = `ACME\n${[...Array<number>(60).fill(10), ...Array<number>(40).fill(2)].join('\n')}\n`;
const file = (content: string, name = 'answers.csv'): File => new File([content], name);
const shown = (el: CxImport): string => el.shadowRoot!.textContent.replace(/\s+/g, ' ');
const inner = <E extends HTMLElement = HTMLElement>(el: CxImport, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;

async function hosted(): Promise<PluginHost> {
  const host = createHost();
  host.install(bundled(acme));
  await host.start();
  return host;
}

async function element(host: PluginHost | undefined): Promise<CxImport> {
  const el = await fixture<CxImport>(html`<cx-import .host=${host}></cx-import>`);
  await el.updateComplete;
  return el;
}

describe('<cx-import> with plugins', () => {
  noLeaks();

  it('has a file read by the plugin that knows it, tells what was left behind, and counts the events', async () => {
    const host = await hosted();
    const el = await element(host);
    expect(inner<HTMLInputElement>(el, 'input[type=file]').accept).to.contain('.acme');
    await el.open(file(ACME, 'scores.acme'));
    expect(host.plugin('acme.files')!.state).to.equal('active');
    expect(inner<HTMLSelectElement>(el, '#reader').value).to.equal('acme.scores');
    expect(shown(el)).to.contain('100 events');
    expect(inner(el, '[part=left-out] summary').textContent).to.contain('1 thing was not carried over');
    expect(inner(el, '[part=left-out] li').textContent.replace(/\s+/g, ' ')).to.contain('Name: <b>personal</b>');
    expect(inner(el, '[part=left-out] b')).to.equal(null);
    expect(shown(el)).to.contain('which this site trusts');
    let detail: CxImportedEvent['detail'] | undefined;
    el.addEventListener('cx-imported', (event) => (detail = event.detail));
    inner<HTMLSelectElement>(el, '#dimension').value = 'region';
    inner(el, '#dimension').dispatchEvent(new Event('change'));
    await el.updateComplete;
    inner(el, 'form .primary').click();
    await until(() => el.shadowRoot!.querySelector('cx-scorecard'), 'the scorecard');
    expect(detail?.file).to.equal('scores.acme');
    expect(detail?.cube.dimensions).to.deep.equal(['region']);
    expect((await detail!.events!.text()).trim().split('\n').length).to.equal(100);
    await host.dispose();
  });

  it('lets a person read the same file otherwise, and say which plugin is to read it', async () => {
    const host = await hosted();
    const el = await element(host);
    await el.open(file(`NPS,region\n${'9,North\n'.repeat(20)}`));
    const reader = (): HTMLSelectElement => inner<HTMLSelectElement>(el, '#reader');
    expect(reader().value).to.equal(''); // no plugin knew it
    expect(shown(el)).to.contain('20 rows');
    reader().value = 'acme.scores';
    reader().dispatchEvent(new Event('change'));
    await until(() => shown(el).includes('It does not begin with ACME.'), 'what the plugin says against it');
    expect(inner(el, '[part=error]').textContent).to.contain('answers.csv cannot be used');
    await el.open(file(ACME), null);
    await until(() => inner(el, '#reader') && reader().value === '', 'the table');
    await el.open(file(ACME, 'x.acme'), 'acme.nothing');
    expect(shown(el)).to.contain('There is no importer "acme.nothing"');
    await host.dispose();
  });

  it('offers other readers where a file cannot be used as it is', async () => {
    const host = await hosted();
    const el = await element(host);
    await el.open(file('[{"a": 1}]', 'x.acme'));
    expect(shown(el)).to.contain('one JSON document');
    expect([...inner<HTMLSelectElement>(el, '#reader').options].map(({ value }) => value)).to.deep.equal(['', 'acme.scores']);
    await host.dispose();
  });

  it('exports figures and answers through a plugin; whatever the plugin writes, no spreadsheet runs it', async () => {
    const host = await hosted();
    const el = await element(host);
    const saved: { readonly name: string; readonly blob: Blob }[] = [];
    const blobs = new Map<string, Blob>();
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL(blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob: blobs.get(this.href)! });
    };
    try {
      await el.open(file(ACME, 'scores.acme'));
      inner(el, 'form .primary').click();
      await until(() => inner(el, '[part=export]'), 'the export');
      const choice = inner<HTMLSelectElement>(el, '#as');
      expect([...choice.options].map(({ textContent }) => textContent)).to.deep.equal(['Figures: Acme lines (plugin “Acme files”)', 'Answers: Acme lines (plugin “Acme files”)']);
      for (const value of ['0', '1']) {
        choice.value = value;
        inner(el, '[part=export] button').click();
        await until(() => saved.length === Number(value) + 1, 'a saved file');
        await until(() => shown(el).includes('-x-y.csv is saved'), 'the status');
      }
      const [figures, answers] = await Promise.all(saved.map(({ blob }) => blob.text()));
      expect(saved.map(({ name }) => name)).to.deep.equal(['-..-x-y.csv', '-..-x-y.csv']);
      expect(figures!.split('\n')).to.deep.equal(["kind,'=note", ',20']);
      expect(answers!.split('\n').length).to.equal(101);
      expect(inertTable(answers!)).to.equal(answers);
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
      await host.dispose();
    }
  });

  it('offers neither without a host', async () => {
    const el = await element(undefined);
    await el.open(file(`NPS\n${'9\n'.repeat(20)}`));
    expect(inner(el, '#reader')).to.equal(null);
    inner(el, 'form .primary').click();
    await until(() => el.shadowRoot!.querySelector('cx-scorecard'), 'the scorecard');
    expect(inner(el, '[part=export]')).to.equal(null);
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import '../../components/scorecard/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/insight/ar.js';
import type { CxExportEvent, Exported } from '../../components/base/export/event.js';
import { sceneOf } from '../../components/base/export/scene-of.js';
import { svgOf } from '../../components/base/export/to-svg.js';
import { csvOf, markupOf, tabbedOf, tableIn, type ExportTable } from '../../components/base/export/table.js';
import { fileName } from '../../components/base/export/save.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';
import { Cube, nps, periodOfDay, utcDay } from '../../src/metrics/index.js';
import type { Instrument } from '../../src/model/index.js';
import { noLeaks, press, until } from './support.js';

const NOW = periodOfDay('month', utcDay(Date.now()));
const instrument: Instrument = { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' };

function cube(region = 'North'): Cube {
  const made = new Cube({ metrics: [nps], dimensions: ['region'] });
  for (const [ago, scores] of [[2, { 9: 40, 3: 30 }], [1, { 9: 40, 3: 20 }], [0, { 9: 40, 3: 10 }]] as const) {
    for (const [score, count] of Object.entries(scores)) made.addAmount(made.measure('nps', instrument), made.segmentsOf({ region }), NOW - ago, Number(score), count);
  }
  return made;
}
const card = async (heading = 'The bank, in short', region?: string): Promise<CxScorecard> => {
  const el = await fixture<CxScorecard>(html`<cx-scorecard exportable heading=${heading} by="region" .cube=${cube(region)}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
  await until(() => button(el), 'the menu');
  return el;
};
const button = (el: CxScorecard): HTMLButtonElement => el.shadowRoot!.querySelector('.export-button')!;
const items = (el: CxScorecard): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>('[role=menuitem]')];
const said = (el: CxScorecard): string => el.shadowRoot!.querySelector('.export-said')!.textContent;
const focused = (el: CxScorecard): string => el.shadowRoot!.activeElement?.textContent.trim() ?? '';

/** What leaves the page when an item is chosen. */
async function exported(el: CxScorecard, item: number): Promise<Exported> {
  let found: Exported | undefined;
  el.addEventListener('cx-export', (event) => {
    found = (event as CxExportEvent).detail;
    event.preventDefault();
  }, { once: true });
  button(el).click();
  await el.updateComplete;
  items(el)[item]!.click();
  return until(() => found, 'the export');
}
const fileOf = (one: Exported): File => (one as { file: File }).file;

describe('exporting a scorecard', () => {
  noLeaks();

  it('is a menu that works by keyboard, gives the focus back and says what it did', async () => {
    const el = await card();
    button(el).focus();
    await press('ArrowDown');
    await until(() => focused(el) === 'Picture (PNG)', 'the first item');
    expect(button(el).getAttribute('aria-expanded')).to.equal('true');
    await expect(el).to.be.accessible();
    await press('ArrowUp');
    expect(focused(el)).to.equal('Copy as a table');
    await press('Home');
    await press('t');
    expect(focused(el)).to.equal('Table (CSV)');
    await press('End');
    await press('ArrowDown');
    expect(focused(el)).to.equal('Picture (PNG)');
    await press('Escape');
    await until(() => focused(el) === 'Export', 'the button');
    expect(button(el).getAttribute('aria-expanded')).to.equal('false');
    await press('ArrowUp');
    await until(() => focused(el) === 'Copy as a table', 'the last item');
    await press('Tab');
    await until(() => button(el).getAttribute('aria-expanded') === 'false', 'closing');
    el.addEventListener('cx-export', (event) => event.preventDefault());
    await exported(el, 2);
    expect(focused(el)).to.equal('Export');
    expect(said(el)).to.equal('');
  });

  it('writes every figure with its size and interval as CSV that no spreadsheet runs', async () => {
    const el = await card('=1+1', '=HYPERLINK("https://evil.example")');
    const file = fileOf(await exported(el, 2));
    expect([file.name, file.type]).to.deep.equal(['1-1.csv', 'text/csv']);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(Array.from(bytes.subarray(0, 3))).to.deep.equal([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = new TextDecoder().decode(bytes).trim().split('\r\n');
    expect(head).to.equal('"Metric","Period","Grouped by","Group","Value","Unit","n","Lower limit","Upper limit","Confidence level","Interval","Why there is no value"');
    expect(rows).to.have.length(6);
    expect(rows.at(-1)).to.match(/^"Net Promoter Score","\d{4}-\d\d","region","'=HYPERLINK\(""https:\/\/evil\.example""\)",60,"points",50,[\d.]+,[\d.]+,0\.95,"adjusted Wald",""$/);
  });

  it('draws it as SVG that stands by itself: letters as letters, styles within, nothing to load', async () => {
    const file = fileOf(await exported(await card('A <b>bank</b> & "more"'), 1));
    expect([file.name, file.type]).to.deep.equal(['a-b-bank-b-more.svg', 'image/svg+xml']);
    const drawing = new DOMParser().parseFromString(await file.text(), 'image/svg+xml');
    expect(drawing.querySelector('parsererror')).to.equal(null);
    const texts = [...drawing.querySelectorAll('text')];
    const words = texts.map(({ textContent }) => textContent);
    expect(words).to.include.members(['A <b>bank</b> & "more"', 'Net Promoter Score', '60.0', 'North']);
    expect(words.join(' ')).to.contain('50 answers');
    expect(words.join(' '), 'what is to be pressed is no part of it').to.not.contain('Export');
    for (const text of texts) {
      expect(text.getAttribute('font-family')).to.not.equal('');
      expect(text.getAttribute('fill')).to.match(/^#[0-9a-f]{6}$/);
      const [x, y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))];
      expect(x >= 0 && y > 0 && x < Number(drawing.documentElement.getAttribute('width')) && y < Number(drawing.documentElement.getAttribute('height')), `${text.textContent} at ${x}, ${y}`).to.equal(true);
    }
    expect(drawing.querySelectorAll('path').length).to.be.greaterThan(3);
    expect(drawing.querySelectorAll('script, style, image, foreignObject, use, [style], [class], [href]')).to.have.length(0);
    expect(drawing.querySelector('title')!.textContent).to.equal('A <b>bank</b> & "more"');
  });

  it('places letters where they are on the page, from right to left too', async () => {
    const holder = await fixture<HTMLElement>(html`<div lang="ar" dir="rtl"><cx-scorecard heading="المصرف" .cube=${cube()}><cx-metric metric="nps"></cx-metric></cx-scorecard></div>`);
    const el = holder.querySelector('cx-scorecard')!;
    await until(() => el.querySelector('cx-metric')!.shadowRoot!.querySelector('[part=value]'), 'the figure');
    const section = el.shadowRoot!.querySelector('section')!;
    const { items: found, width } = sceneOf(section, 'x');
    const heading = found.find((one) => one.kind === 'text' && one.text === 'المصرف');
    expect(heading && heading.kind === 'text' && heading.rightToLeft).to.equal(true);
    const box = el.shadowRoot!.querySelector('h2')!.getBoundingClientRect();
    expect(heading && heading.kind === 'text' && heading.x).to.be.closeTo(box.right - section.getBoundingClientRect().left + 16, 2);
    expect(svgOf(sceneOf(section, 'x'))).to.contain('direction="rtl"');
    expect(width).to.be.closeTo(section.getBoundingClientRect().width + 32, 1);
  });

  it('keeps the names of figures where a table is too narrow for columns', async () => {
    const holder = await fixture<HTMLElement>(html`<div><cx-scorecard by="region" .cube=${cube()}></cx-scorecard></div>`);
    holder.style.width = '320px';
    const el = holder.querySelector('cx-scorecard')!;
    await until(() => el.shadowRoot!.querySelector('td') && getComputedStyle(el.shadowRoot!.querySelector('td')!).display === 'block', 'the narrow table');
    const names = sceneOf(el.shadowRoot!.querySelector('table')!, 'x').items.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
    expect(names.filter((name) => name === 'Net Promoter Score')).to.have.length(1);
  });

  it('paints it as PNG with an untainted canvas, at twice the size', async () => {
    const el = await card();
    const file = fileOf(await exported(el, 0));
    expect([file.name, file.type]).to.deep.equal(['the-bank-in-short.png', 'image/png']);
    const bytes = new DataView(await file.arrayBuffer());
    expect(bytes.getUint32(0)).to.equal(0x89504e47);
    const scene = sceneOf(el.shadowRoot!.querySelector('section')!, 'x');
    expect(bytes.getUint32(16)).to.equal(Math.round(scene.width * Math.max(2, devicePixelRatio)));
    // it is no empty sheet
    const picture = await createImageBitmap(file);
    const context = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height }).getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const colours = new Set<number>();
    for (let i = 0; i < data.length; i += 4) colours.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
    expect(colours.size).to.be.greaterThan(20);
  });

  it('hands a table over for the clipboard, and copies it if nobody stops it', async () => {
    const el = await card();
    const one = await exported(el, 3);
    expect(one.format === 'clipboard' && one.table.rows.length).to.equal(6);
    const copied: Record<string, string> = {};
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write: async ([item]: [ClipboardItem]) => {
      for (const type of item.types) copied[type] = await (await item.getType(type)).text();
    } } });
    try {
      button(el).click();
      await el.updateComplete;
      items(el)[3]!.click();
      await until(() => said(el) === '6 rows copied.', 'the word');
      expect(copied['text/html']).to.contain('<th>Metric</th>');
      expect(copied['text/plain']!.split('\n')).to.have.length(7);
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  });

  it('writes a scorecard that is a document part by part, with scores, targets and verdicts', async () => {
    const el = await fixture<CxScorecard>(html`<cx-scorecard exportable .cube=${cube()} .document=${{
      format: 'cx-scorecard/1', id: 'bank', title: 'The bank', language: 'en',
      parts: [{ id: 'shop', title: 'Shopping', owner: 'Ada', figures: [{ id: 'nps', title: 'Would they recommend us?', metric: 'nps', target: 50, floor: -50 }, { id: 'gone', metric: 'renewal-rate' }] }],
    }}></cx-scorecard>`);
    await until(() => el.reading, 'the reading');
    const file = fileOf(await exported(el, 2));
    expect(file.name).to.equal('the-bank.csv');
    const rows = (await file.text()).trim().split('\r\n');
    expect(rows).to.have.length(5);
    expect(rows[2]).to.match(/^"Shopping",,,,,,,,,,,,,10,"Ada",$/);
    expect(rows[3]).to.match(/^"Shopping","Would they recommend us\?",,60,"points",50,[\d.]+,[\d.]+,0\.95,50,"(met|near)",26\.66\d*,"\w+",10,,$/);
    expect(rows[4]).to.contain('"renewal-rate"').and.to.match(/"unknown"$/);
    expect(fileOf(await exported(el, 1)).name).to.equal('the-bank.svg');
  });

  it('says that there is nothing yet, and that a browser cannot', async () => {
    const el = await fixture<CxScorecard>(html`<cx-scorecard exportable></cx-scorecard>`);
    await until(() => button(el), 'the menu');
    button(el).click();
    await el.updateComplete;
    items(el)[2]!.click();
    await until(() => said(el) === 'There is nothing to export yet.', 'the word');
  });
});

describe('a table that leaves the page', () => {
  const table: ExportTable = { title: 'T<i>', head: ['=name', 'n'], rows: [['+49 170', -5], ['a "b"; =c', 0.1 + 0.2], ['-5', null], ['@x\ty', Number.NaN], ['<img src=x onerror=alert(1)>', 1e21]] };

  it('is CSV with numbers as numbers and texts that stay texts', () => {
    expect(csvOf(table)).to.equal('\ufeff"\'=name","n"\r\n"\'+49 170",-5\r\n"a ""b"";\' =c",0.3\r\n"-5",\r\n"\'@x\ty",\r\n"<img src=x onerror=alert(1)>",1e+21\r\n');
  });

  it('is text with tabs, and markup in which texts are texts', () => {
    expect(tabbedOf(table).split('\n')[4]).to.equal("'@x y\t");
    const made = new DOMParser().parseFromString(markupOf(table), 'text/html');
    expect(made.querySelectorAll('img')).to.have.length(0);
    expect(made.querySelector('caption')!.textContent).to.equal('T<i>');
    expect(made.querySelectorAll('tr')).to.have.length(6);
  });

  it('is read from what stands under a chart', async () => {
    const el = await fixture(html`<div><table><thead><tr><th>Group</th><th>Figure</th></tr></thead><tbody><tr><th><bdi>North</bdi></th><td>  60
      points</td></tr><tr><th>South</th><td colspan="2">few</td></tr></tbody></table></div>`);
    expect(tableIn(el, 'x')).to.deep.equal({ title: 'x', head: ['Group', 'Figure'], rows: [['North', '60 points'], ['South', 'few', '']] });
    expect(tableIn(document.createElement('p'), 'x')).to.equal(null);
  });

  it('has a name that every system takes', () => {
    expect(fileName('../../etc/passwd', 'csv')).to.equal('etc-passwd.csv');
    expect(fileName('  Überblick: Q3/2026 ', 'png')).to.equal('überblick-q3-2026.png');
    expect(fileName('\u202e:*?', 'svg')).to.equal('figures.svg');
    expect(fileName('لوحة'.repeat(60), 'svg').length).to.be.lessThan(90);
  });
});

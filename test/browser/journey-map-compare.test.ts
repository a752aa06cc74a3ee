import { expect, fixture, html } from '@open-wc/testing';
import { noLeaks, press, until as untilThere, viewport } from './support.js';
import '../../components/journey-map/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import '../../components/locales/journey-ar.js';
import '../../components/locales/journey-de.js';
import { bringTexts } from '../../components/journey-map/edit/texts.js';
import type { CxExportEvent } from '../../components/base/export/index.js';
import type { CxJourneyMap } from '../../components/journey-map/journey-map.js';
import type { Journey } from '../../src/journey/document/journey.js';
import { importJourneyCsv } from '../../src/journey/interchange/csv.js';
import { importMermaid } from '../../src/journey/interchange/mermaid/read.js';
import { parseJourney } from '../../src/journey/index.js';
import { renewalJourney } from '../../demo/states/journey-states.js';

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
const cellAt = (el: CxJourneyMap, name: string, step: string): HTMLElement => row(el, name).querySelectorAll('td')[names(el).indexOf(step)]!;

/** The journey with a version in it from before a touchpoint was added, one moved, one renamed and one taken out. */
const withVersion = (): Journey => {
  const was = journey.records
    .filter(({ id }) => id !== 'thanks' && !('at' in journey.records.find((one) => one.id === id)! && (journey.records.find((one) => one.id === id) as { at: string }).at === 'thanks') && id !== 'sign-thanks' && id !== 'time-thanks')
    .map((record) => (record.id === 'price' && record.type === 'touchpoint' ? { ...record, name: 'Asks the price' } : record.id === 'advice' && record.type === 'touchpoint' ? { ...record, phase: 'notice', order: 'a1V' } : record));
  const snapshot = [...was, { type: 'touchpoint', id: 'fax', order: 'a0V', name: 'Sends a fax', phase: 'notice' }, { type: 'observation', id: 'e-fax', at: 'fax', metric: 'emotion', series: 'current', stat: { t: 'mean', n: 12, mean: 1.4, sd: 0.5, scale: [1, 5] } }];
  return { ...journey, records: [...journey.records, { type: 'version', id: 'v-spring', name: 'Spring', on: '2026-04-01T09:00:00Z', snapshot: snapshot as unknown as Record<string, unknown>[] }] };
};

describe('<cx-journey-map> compared', () => {
  noLeaks();
  before(() => viewport(1280, 900));

  it('shows both figures side by side, each with its n, and the difference with its interval', async () => {
    const el = await mapOf({ compare: 'segment:long', compareAs: 'side' });
    await until(el, () => one(el, '.beside'));
    const cell = cellAt(el, 'Emotion', 'Hears that the year ends');
    expect([...cell.querySelectorAll('.beside > div')].map(text)).to.deep.equal(['all3.4 n = 212', 'With us for over ten years3.9 n = 74']);
    expect(text(cell.querySelector('.gap'))).to.match(/^\u22120\.5, worse than With us for over ten years \(\u22120\.8 … \u22120\.2\)$/);
  });

  it('shows what differs alone, lit up only where it is certain, and a gap where one side is not known', async () => {
    const el = await mapOf({ compare: 'segment:long', compareAs: 'difference' });
    await until(el, () => one(el, 'td .gap'));
    expect(cellAt(el, 'Emotion', 'Hears that the year ends').querySelector('.figure')).to.equal(null);
    expect(cellAt(el, 'Emotion', 'Asks for advice').querySelector('.gap')!.className).to.contain('unclear');
    expect(text(cellAt(el, 'Emotion', 'Renews')).replace(/\d+ verbatims?/, '').trim()).to.equal('not known on both sides');
  });

  it('is changed in the toolbar and told', async () => {
    const el = await mapOf({ compare: 'segment:long' });
    const select = all(el, '[part=toolbar] select').find((one) => [...(one as HTMLSelectElement).options].some(({ value }) => value === 'side')) as HTMLSelectElement;
    const told = new Promise<CustomEvent>((resolve) => el.addEventListener('cx-journey-view', (event) => resolve(event as CustomEvent), { once: true }));
    select.value = 'side';
    select.dispatchEvent(new Event('change'));
    expect((await told).detail.compareAs).to.equal('side');
    await until(el, () => one(el, '.beside'));
  });

  it('shows what was added, moved, renamed and removed since a version, in its place', async () => {
    const el = await mapOf({ compare: 'version:v-spring' }, withVersion());
    await until(el, () => one(el, '.beside-said'), 'the version');
    expect(text(one(el, '.beside-said'))).to.equal('Since that version: 1 new, 1 moved, 1 renamed, 1 removed.');
    const head = (name: string): string => text(all(el, 'th.step').find((th) => text(th.querySelector('.name')) === name));
    expect(head('Gets confirmation')).to.contain('New');
    expect(head('Asks for advice')).to.contain('Moved here from Notice');
    expect(head('Looks up the new price')).to.contain('Was called Asks the price');
    expect(head('Sends a fax')).to.contain('Removed');
    expect(names(el).indexOf('Sends a fax')).to.equal(names(el).indexOf('Hears that the year ends') + 1);
    expect(text(cellAt(el, 'Emotion', 'Sends a fax'))).to.equal('1.4 n = 12');
  });

  it('says which version it does not have', async () => {
    const el = await mapOf({ compare: 'version:constructor' });
    await until(el, () => one(el, '[part=problem]'));
    expect(text(one(el, '[part=problem]'))).to.contain('There is no version "constructor"');
  });
});

describe('<cx-journey-map> and the verbatims behind its curve', () => {
  noLeaks();
  before(() => viewport(1280, 900));

  it('opens them from a point of the curve and from their number, by mouse and by key', async () => {
    const el = await mapOf({});
    const point = all(el, '.curve.current [data-open]').find((g) => g.getAttribute('data-open') === 'price')!;
    point.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await until(el, () => one(el, '#details'), 'the details');
    expect(text(one(el, '#details'))).to.contain('You know what it costs');
    await press('Escape');
    await until(el, () => !one(el, '#details'));
    const button = one(el, '.verbatims');
    expect(text(button)).to.equal('1 verbatim');
    button.focus();
    await press('Enter');
    await until(el, () => one(el, '#details'));
    expect(text(one(el, '#details'))).to.contain('You know what it costs').and.not.to.contain('Not for others');
  });
});

describe('<cx-journey-map> and the keys that jump', () => {
  noLeaks();
  before(() => viewport(1280, 900));
  const focused = (el: CxJourneyMap): string => text(el.shadowRoot!.activeElement);

  it('does nothing with letters unless they are turned on', async () => {
    const el = await mapOf({});
    one(el, '.open').focus();
    await press('m');
    await settled(el);
    expect(focused(el)).to.equal('Hears that the year ends');
  });

  it('goes to the next moment of truth, pain and certain gap, back with Shift, and says where it is', async () => {
    const el = await mapOf({ jumpKeys: true });
    await until(el, () => one(el, '.jumps'));
    one(el, '.open').focus();
    await press('m');
    await settled(el);
    expect(focused(el)).to.equal('Asks for advice');
    expect(all(el, '[role=status]').map(text)).to.include('Asks for advice: next moment of truth.');
    await press('m');
    await settled(el);
    expect(focused(el)).to.equal('Renews');
    await press('Shift', 'M');
    await settled(el);
    expect(focused(el)).to.equal('Asks for advice');
    await press('p');
    await settled(el);
    expect(focused(el)).to.equal('Looks up the new price');
    await press('c');
    await settled(el);
    expect(focused(el)).to.equal('Looks up the new price'); // its only comment is settled
    expect(all(el, '[role=status]').map(text)).to.include('There is no other: next open comment.');
    await press('g');
    await settled(el);
    expect(focused(el)).not.to.equal('Looks up the new price');
    await press('?');
    await settled(el);
    expect((one(el, '.jumps') as HTMLDetailsElement).open).to.equal(true);
    one(el, '.jumps button').click();
    await settled(el);
    expect(all(el, '.jumps').length).to.equal(0);
  });

  it('jumps in the grid as well, and leaves what is written alone', async () => {
    const el = await mapOf({ jumpKeys: true, editable: true });
    await until(el, () => one(el, '.jumps') && one(el, '[part=tools]'));
    one(el, 'th[data-column="0"]').focus();
    await press('p');
    await settled(el);
    expect(focused(el)).to.contain('Looks up the new price');
    await press('?');
    await settled(el);
    expect(all(el, '.keys div').map((div) => div.textContent!.trim().replace(/\s+/g, ' '))).to.include.members(['Mnext moment of truth', 'Pnext pain', '?these keys']);
    await press('?');
    await press('Enter');
    await settled(el);
    await press('m');
    await settled(el);
    expect((one(el, '.writing input') as HTMLInputElement).value).to.contain('m');
  });
});

describe('<cx-journey-map> given away', () => {
  noLeaks();
  before(() => viewport(1280, 900));
  const given = async (el: CxJourneyMap, name: string): Promise<File> => {
    const file = new Promise<File>((resolve) => el.addEventListener('cx-export', (event) => {
      event.preventDefault();
      const { detail } = event as CxExportEvent;
      if ('file' in detail) resolve(detail.file);
    }, { once: true }));
    one(el, '.export-button').click();
    await settled(el);
    all(el, '.export [role=menuitem]').find((item) => text(item) === name)!.click();
    return file;
  };
  const exportable = async (set: Partial<CxJourneyMap> = {}, shown = journey): Promise<CxJourneyMap> => {
    const el = await mapOf({ exportable: true, ...set }, shown);
    await until(el, () => one(el, '.export-button'), 'the menu');
    return el;
  };

  it('as a drawing whose letters are letters, with all columns and nothing foreign in it', async () => {
    const el = await exportable();
    const svg = await (await given(el, 'Drawing (SVG)')).text();
    expect(svg).not.to.contain('foreignObject').and.not.to.contain('<script');
    const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(drawing.querySelector('parsererror')).to.equal(null);
    const letters = [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
    for (const word of ['Hears that the year ends', 'Gets confirmation', '70.8%', 'Notice']) expect(letters.replaceAll('\u00a0', ' ')).to.contain(word);
    await settled(el);
    expect(all(el, '.whole').length).to.equal(0);
  });

  it('as a picture', async () => {
    const el = await exportable();
    const file = await given(el, 'Picture (PNG)');
    const { width, height } = await createImageBitmap(file);
    expect(width).to.be.greaterThan(1500);
    expect(height).to.be.greaterThan(600);
  });

  it('as a table whose formulas no spreadsheet runs, and which comes back', async () => {
    const el = await exportable({ editable: true }, { ...journey, records: journey.records.map((record) => (record.id === 'p1' && record.type === 'pain' ? { ...record, text: '=HYPERLINK("http://x")' } : record)) });
    const csv = await (await given(el, 'Table of touchpoints (CSV)')).text();
    expect(csv).to.contain(`'=HYPERLINK`);
    const back = importJourneyCsv(csv);
    expect(back.ok && back.value.journey.records.some((record) => record.type === 'pain' && record.text === '=HYPERLINK("http://x")')).to.equal(true);
    const mermaid = importMermaid(await (await given(el, 'Diagram text (mermaid)')).text());
    expect(mermaid.ok && mermaid.value.journey.records.filter(({ type }) => type === 'touchpoint').length).to.equal(6);
    const whole = parseJourney(await (await given(el, 'Whole journey (JSON)')).text());
    expect(whole.ok && whole.value.journey.records.length).to.equal(journey.records.length);
  });

  it('to who only reads, without what is not for everybody and without figures of few', async () => {
    const el = await exportable();
    const json = await (await given(el, 'Whole journey (JSON)')).text();
    expect(json).not.to.contain('Not for others').and.not.to.contain('Checked with legal').and.not.to.contain('"id":"c6"');
    const outline = await (await given(el, 'Outline (Markdown)')).text();
    expect(outline).to.contain('# Renewing the Everyday package').and.to.contain('Looks up the new price').and.not.to.contain('75');
  });

  for (const { lang, menu, words, figure } of [
    { lang: 'de', menu: 'Gliederung (Markdown)', words: ['Kanal', 'Zuständig', 'Moment der Wahrheit', 'Ärgernis', 'Gefühl', 'Gesagt'], figure: /^- Kundenzufriedenheit: \d\d,\d %, n = \d+, [^\n]*64,3/m },
    { lang: 'ar', menu: 'مخطط نصي (Markdown)', words: ['القناة', 'المسؤول', 'لحظة الحقيقة', 'متاعب', 'الشعور', 'قيل'], figure: /^- رضا العملاء: .*n = /m },
  ]) {
    it(`as an outline in the language of the map: ${lang}`, async () => {
      const el = await exportable({ editable: true });
      el.lang = lang;
      await settled(el);
      const outline = await (await given(el, menu)).text();
      const labels = new Set([...outline.matchAll(/^- (?:★ )?([^:(]+?)(?: \(|:|$)/gm)].map(([, label]) => label));
      for (const word of words) expect([...labels]).to.include(word);
      expect(outline).to.match(figure);
      for (const english of ['Channel', 'Owner', 'Moment of truth', 'Pain', 'Gain', 'Said', 'emotion', 'csat']) expect([...labels]).not.to.include(english);
    });
  }

  it('on paper: on one page, on several with the names of the lanes on each, or as an outline', async () => {
    const wide: Journey = { ...journey, records: [...journey.records, ...Array.from({ length: 20 }, (_, i) => ({ type: 'touchpoint' as const, id: `more-${i}`, order: `b${String(i).padStart(2, '0')}1`, name: `More ${i + 1}`, phase: 'renew' }))] };
    const el = await exportable({ printAs: 'tiles' }, wide);
    dispatchEvent(new Event('beforeprint'));
    const papers = all(el, '.paper');
    expect(papers.length).to.be.greaterThan(2);
    expect(papers.map((paper) => text(paper.querySelector('p')))).to.deep.equal(papers.map((_, i) => `Page ${i + 1} of ${papers.length}`));
    expect(papers.every((paper) => [...paper.querySelectorAll('tbody th')].map(text).includes('Customer satisfaction'))).to.equal(true);
    expect(papers.flatMap((paper) => [...paper.querySelectorAll('th.step .name')].map(text))).to.deep.equal(['Hears that the year ends', 'Looks up the new price', 'Asks for advice', 'Compares with other banks', 'Renews', 'Gets confirmation', ...Array.from({ length: 20 }, (_, i) => `More ${i + 1}`)]);
    dispatchEvent(new Event('afterprint'));
    await settled(el);
    expect(all(el, '.paper').length).to.equal(0);
    el.printAs = 'page';
    await settled(el);
    dispatchEvent(new Event('beforeprint'));
    expect(all(el, '.paper').length).to.equal(1);
    const { width, height } = one(el, '.fitted table').getBoundingClientRect();
    expect(width).to.be.lessThan(1040);
    expect(height).to.be.lessThan(700);
    dispatchEvent(new Event('afterprint'));
    el.printAs = 'outline';
    await settled(el);
    dispatchEvent(new Event('beforeprint'));
    expect(all(el, '.outline h3').map(text)).to.deep.equal(['Notice', 'Decide', 'Renew']);
    dispatchEvent(new Event('afterprint'));
    await settled(el);
    expect(all(el, '.outline').length).to.equal(0);
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import '../../components/advocacy-spectrum/define.js';
import '../../components/locales/insight/ar.js'; // its texts stay, so they come before leaks are looked for
import type { CxExportEvent, Exported } from '../../components/base/export/index.js';
import type { CxAdvocacySpectrum } from '../../components/advocacy-spectrum/define.js';
import { DEFAULT_ADVOCACY, type AdvocacyCounts, type AdvocacyDocument } from '../../src/advocacy/index.js';
import { makeEvent, type CxEvent } from '../../src/model/index.js';
import { proves } from './conformance.js';
import { noLeaks, press, until, viewport } from './support.js';

const find = <E extends HTMLElement = HTMLElement>(el: CxAdvocacySpectrum, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const all = (el: CxAdvocacySpectrum, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const text = (el: CxAdvocacySpectrum, selector: string): string => find(el, selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

const counts = (flows: Readonly<Record<string, number>>, earlier: string | undefined = '2026-08'): AdvocacyCounts => {
  const table = Array.from({ length: 8 }, () => Array<number>(8).fill(0));
  for (const [way, n] of Object.entries(flows)) {
    const [from, to] = way.split('-').map(Number);
    table[from!]![to!] = n;
  }
  return { format: 'cx-advocacy-counts/1', later: '2026-09', ...(earlier && { earlier }), flows: table };
};
const plenty = { '0-0': 20, '1-1': 60, '2-2': 90, '3-3': 120, '3-1': 50, '3-2': 30, '4-4': 40, '2-3': 20, '6-6': 80, '1-7': 21, '7-3': 25 };

let made = 0;
const uuid = (): string => `0190b5a0-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const rated = (time: string, subject: string, value: number): CxEvent =>
  makeEvent('cx.response.submitted', {
    response: uuid(), survey: 's', answers: [{ kind: 'score', question: 'nps', value, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } }],
  }, { source: 'https://crm.example/', subject, time: Date.parse(`${time}T09:00:00Z`) }) as CxEvent;
/** Twenty customers: the even ones stay, the odd ones move from supporter to defector. */
const customers = Array.from({ length: 20 }, (_, i) => [rated('2026-08-12', `c-${i}`, 9), rated('2026-09-12', `c-${i}`, i % 2 === 0 ? 9 : 3)]).flat();

async function shown(set: Partial<CxAdvocacySpectrum>, attributes: Readonly<Record<string, string>> = {}): Promise<CxAdvocacySpectrum> {
  const el = await fixture<CxAdvocacySpectrum>(html`<cx-advocacy-spectrum></cx-advocacy-spectrum>`);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  Object.assign(el, set);
  // what stands below the figures comes after them
  await until(() => find(el, '[part=rules]') ?? find(el, '[aria-busy=false] [part=empty]') ?? find(el, '[part=problem]'));
  await el.updateComplete;
  return el;
}

describe('<cx-advocacy-spectrum>', () => {
  noLeaks();

  it('shows sizes with intervals, what changed, and where people went, each as a sentence and as a table', proves('cx-advocacy-spectrum', 'structure', ['1.1.1', '1.3.1'], async () => {
    const el = await shown({ counts: counts(plenty) });
    expect(text(el, '[part=period]')).to.contain('535 customers in September 2026, 531 customers in August 2026.').and.to.contain('21 were seen in August 2026 only.').and.to.contain('25 were seen in September 2026 only.');
    expect(text(el, '[part=shares] figcaption')).to.equal('The largest group: Supporters, 30.8% (165 of 535). Of 15.0% too little is known to place them.');
    expect(text(el, '[part=changes] figcaption')).to.match(/^Really changed since August 2026: .*Defectors \+5\.\d percentage points/);
    expect(text(el, '[part=flow] figcaption')).to.equal('80 moved left, towards dissent; 20 moved right; 330 stayed. Most moved from Supporters to Defectors (50), Supporters to Neutral (30), Neutral to Supporters (20).');
    const rows = all(el, '[part=flow] tbody tr').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows[3]).to.deep.equal(['Supporters', '0', '50', '30', '120', '0', '0', '0', '0', '200']);
    expect(rows.at(-1)).to.deep.equal(['All', '20', '110', '120', '165', '40', '0', '80', '21', '556']);
    const pictures = all(el, 'svg.picture');
    expect(pictures).to.have.length(3);
    for (const one of pictures) expect(one.getAttribute('aria-hidden')).to.equal('true');
    for (const table of all(el, 'table')) expect(table.querySelector('caption')!.textContent).to.not.equal('');
  }));

  it('reads aloud what the picture shows, row by row: every cell of the transitions has a heading of its row and its column', proves('cx-advocacy-spectrum', 'structure', ['1.3.1'], async () => {
    const el = await shown({ counts: counts(plenty) });
    find<HTMLDetailsElement>(el, '[part=flow] details')!.open = true;
    const table = find<HTMLTableElement>(el, '[part=flow] table')!;
    const heads = [...table.tHead!.rows[0]!.cells].map((cell) => `${cell.scope} ${cell.textContent}`);
    expect(heads).to.deep.equal(['col August 2026 (down), September 2026 (across)', ...['Dissenters', 'Defectors', 'Neutral', 'Supporters', 'Advocates', 'Super-advocates', 'Unknown', 'Not seen', 'All'].map((name) => `col ${name}`)]);
    for (const row of table.tBodies[0]!.rows) expect(row.cells[0]!.scope).to.equal('row');
    // bands that are drawn are those of the table, no more and no fewer
    const drawn = all(el, '.flow title').map((title) => title.textContent);
    const told = [...table.tBodies[0]!.rows].slice(0, -1).flatMap((row) => [...row.cells].slice(1, -1).filter((cell) => cell.textContent !== '0'));
    expect(drawn).to.have.length(told.length);
    expect(drawn).to.include('Supporters to Defectors (50)');
  }));

  it('hides small numbers everywhere they could be read or worked out', async () => {
    const el = await shown({ counts: counts({ ...plenty, '0-0': 3, '0-2': 2, '5-5': 4 }) });
    const page = el.shadowRoot!.textContent!;
    expect(text(el, '[part=flow] tbody tr')).to.match(/^Dissenters not shown/);
    expect(page).to.contain('Numbers below 5, and others that would give them away, are not shown.');
    expect(text(el, '[part=flow] figcaption')).to.match(/At least 80 moved left|80 moved left/).and.to.contain('at least');
    expect(all(el, '.flow title').map((one) => one.textContent).filter((one) => /\((1|2|3|4)\)$/.test(one))).to.deep.equal([]);
    el.privacyThreshold = 1;
    await el.updateComplete;
    expect(text(el, '[part=flow] tbody tr')).to.match(/^Dissenters 302/);
  });

  it('tells only of those seen twice where a few were seen once', async () => {
    const el = await shown({ counts: counts({ ...plenty, '1-7': 2 }) });
    expect(text(el, '[part=period]')).to.contain('510 customers in September 2026 against August 2026').and.to.contain('Fewer than 5 were seen in August 2026 only.');
    expect(text(el, '[part=flow] table')).to.not.contain('Not seen');
  });

  it('says why there is nothing to see', proves('cx-advocacy-spectrum', 'errors', ['3.3.1'], async () => {
    const empty = await fixture<CxAdvocacySpectrum>(html`<cx-advocacy-spectrum></cx-advocacy-spectrum>`);
    expect(text(empty, '[part=empty]')).to.contain('once this page has events');
    expect(text(await shown({ counts: counts({ '7-2': 3 }, undefined) }), '[part=empty]')).to.contain('Fewer than 5 customers were seen in September 2026');
    expect(text(await shown({ counts: counts({}, undefined) }), '[part=empty]')).to.equal('Nobody was seen in September 2026.');
  }));

  it('places the customers of events here, by month and zone, and names nobody', async () => {
    const el = await shown({ events: customers });
    expect(text(el, '[part=period]')).to.equal('20 customers in September 2026, 20 customers in August 2026.');
    expect(text(el, '[part=moved]')).to.contain('10 customers moved left, towards dissent.').and.to.contain('Supporters to Defectors: 10');
    expect(el.shadowRoot!.textContent).to.not.match(/c-\d/);
    el.compare = 'none';
    await until(() => !find(el, '[part=flow]'));
    el.period = '2026-13';
    await until(() => text(el, '[part=problem]').includes('"period" must be a period'));
    el.period = '2026-Q3';
    el.compare = undefined;
    el.zone = 'Europe/Vienna';
    await until(() => text(el, '[part=period]').includes('quarter 3 of 2026'));
  });

  it('names who moved left where the host names them, with the rules that say so', async () => {
    const el = await shown({ events: customers, nameOf: (subject) => (subject === 'c-3' ? '<b>Ada</b>' : undefined) });
    expect(all(el, '[part=moved] li')).to.have.length(1);
    expect(text(el, '[part=moved] li')).to.contain('<b>Ada</b>').and.to.contain('Supporters, now Defectors').and.to.contain('Now: Rated 0 to 6 and does not complain').and.to.contain('Before: Rated 9 or 10');
    expect(text(el, '[part=moved]')).to.contain('9 more may not be named here.');
    expect(find(el, '[part=moved] b')).to.equal(null);
  });

  it('takes rules of a company, as thresholds or expressions, and says what is wrong with them', async () => {
    const rules: AdvocacyDocument = {
      format: 'cx-advocacy/1', id: 'own', title: 'Own',
      rules: [{ id: 'fan', segment: 'super-advocate', when: 'score >= 9 && !left', reason: 'We say so.' }, { id: 'rest', segment: 'neutral', when: [{ fact: 'score', atLeast: 0 }], reason: 'All others.' }],
      treatments: { 'super-advocate': { text: 'A cake.', programs: ['ambassadors', 'our-own'] } },
    };
    const el = await shown({ events: customers, rules });
    await until(() => text(el, '[part=shares] tbody').includes('Super-advocates 10'));
    expect(text(el, '[part=rules]')).to.contain('We say so.').and.to.not.contain('does not complain');
    expect(text(el, '[part=treatments]')).to.contain('A cake.').and.to.contain('ambassadors or our-own');
    el.rules = { ...rules, rules: [{ ...rules.rules[0]!, when: 'scor >= 9' }] };
    await until(() => text(el, '[part=problem]').includes('/rules/0/when'));
    expect(text(el, '[part=problem]')).to.contain('Did you mean "score"?');
    await until(() => text(el, '[part=rules]').includes('does not complain')); // drawn again after the fault is told
    el.rules = undefined;
    await until(() => text(el, '[part=shares] tbody').includes('Supporters 10'));
    expect(find(el, '[part=problem]')).to.equal(null);
  });

  it('reads rules and counts from the page', async () => {
    const el = await fixture<CxAdvocacySpectrum>(html`<cx-advocacy-spectrum></cx-advocacy-spectrum>`);
    const script = Object.assign(document.createElement('script'), { type: 'application/json', textContent: JSON.stringify({ counts: counts(plenty), rules: DEFAULT_ADVOCACY }) });
    el.append(script);
    await until(() => find(el, '[part=flow]'));
    script.textContent = '{ "counts": { "format": "cx-advocacy-counts/1" } }';
    await until(() => text(el, '[part=problem]').includes('/flows'));
    script.textContent = '{ "counts": ';
    await until(() => all(el, '[part=problem]').some((one) => one.textContent!.includes('cannot be read')));
  });

  it('lets what to do be changed by keyboard, and asks first', proves('cx-advocacy-spectrum', 'keyboard', ['2.1.1', '4.1.3'], async () => {
    const el = await shown({ counts: counts(plenty) }, { editable: '' });
    const told: unknown[] = [];
    let refuse = true;
    el.addEventListener('cx-treatment-change', (event) => refuse && event.preventDefault());
    el.addEventListener('cx-treatment-changed', ({ detail }) => told.push(detail));
    const field = find<HTMLTextAreaElement>(el, '[part=treatments] textarea')!;
    const usual = field.value;
    field.focus();
    field.select();
    await press('x');
    await press('Tab');
    await el.updateComplete;
    expect([told, field.value]).to.deep.equal([[], usual]);
    refuse = false;
    field.focus();
    field.select();
    await press('y');
    await press('Tab');
    await el.updateComplete;
    expect([told, el.treatments]).to.deep.equal([[{ segment: 'dissenter', text: 'y' }], { dissenter: 'y' }]);
    expect(text(el, '[part=treatments] [role=status]')).to.equal('Kept.');
    const reset = find<HTMLButtonElement>(el, '[part=treatments] button')!;
    expect(reset.getAttribute('aria-label')).to.equal('Back to the usual text: Dissenters');
    reset.click();
    await el.updateComplete;
    expect([field.value, el.treatments]).to.deep.equal([usual, {}]);
  }));

  it('gives away what is shown, and nothing that is hidden', async () => {
    const el = await shown({ counts: counts({ ...plenty, '5-5': 4 }) }, { exportable: '' });
    const given = new Promise<Exported>((resolve) => el.addEventListener('cx-export', (event) => {
      event.preventDefault();
      resolve((event as CxExportEvent).detail);
    }));
    (await until(() => find(el, '[part=export] button'))).click();
    await el.updateComplete;
    all(el, '[part=export] [role=menuitem]').find((one) => one.textContent!.includes('CSV'))!.click();
    const exported = await given;
    if (!('file' in exported)) throw new Error('no file');
    const lines = (await exported.file.text()).split('\r\n');
    expect(lines[0]).to.contain('"Group","Customers","Share","Lower limit","Upper limit","Share in August 2026","Change","p","Verdict"');
    expect(lines.find((line) => line.startsWith('"Super-advocates",'))).to.match(/^"Super-advocates","not shown",,,/);
    expect(lines.find((line) => line.startsWith('"Supporters","0",'))).to.contain('"50","30","120"');
  });

  it('fits 320 pixels, and runs from right to left', proves('cx-advocacy-spectrum', 'display', ['1.4.10', '1.3.2'], async () => {
    await viewport(320);
    try {
      const room = await fixture<HTMLElement>(html`<div lang="ar" dir="rtl"><cx-advocacy-spectrum .counts=${counts(plenty)}></cx-advocacy-spectrum></div>`);
      const el = room.querySelector('cx-advocacy-spectrum')!;
      await until(() => find(el, '[part=flow] .flow'));
      for (const details of all(el, 'details')) (details as HTMLDetailsElement).open = true;
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await until(() => {
        const nodes = all(el, '[part=flow] .node').map((node) => node.getBoundingClientRect().left);
        return nodes[0]! > nodes.at(-1)!;
      });
    } finally {
      await viewport(1280);
    }
  }));

  it('reads what was set though another property changes while it is loaded', async () => {
    const el = await fixture<CxAdvocacySpectrum>(html`<cx-advocacy-spectrum .counts=${counts(plenty)}></cx-advocacy-spectrum>`);
    el.unit = 'week';
    await until(() => text(el, '[part=period]').includes('535 customers'));
  });
});

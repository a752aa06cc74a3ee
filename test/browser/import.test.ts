import { expect, fixture, html } from '@open-wc/testing';
import '../../components/import/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import { CxImport, type CxImportedEvent } from '../../components/import/import.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';
import { uuidv7 } from '../../src/core/index.js';
import { read } from '../../src/metrics/index.js';
import { makeEvent } from '../../src/model/index.js';
import { noLeaks, press, until } from './support.js';

const inner = <E extends HTMLElement = HTMLElement>(el: CxImport, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;
const text = (el: CxImport, selector: string): string => inner(el, selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const file = (content: BlobPart, name = 'answers.csv'): File => new File([content], name, { type: 'text/csv' });

async function opened(content: BlobPart, name?: string): Promise<CxImport> {
  const el = await fixture<CxImport>(html`<cx-import></cx-import>`);
  await el.open(file(content, name));
  await el.updateComplete;
  return el;
}

async function pick(el: CxImport, id: string, label: string): Promise<void> {
  const select = inner<HTMLSelectElement>(el, `select#${id}`);
  const option = [...select.options].find((one) => one.textContent.startsWith(label));
  if (!option) throw new Error(`no option ${label} in ${id}`);
  select.value = option.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await el.updateComplete;
}

/** Shows the scorecard and gives it back. */
async function counted(el: CxImport): Promise<CxScorecard> {
  inner(el, 'form .primary').click();
  const card = await until(() => el.shadowRoot!.querySelector<CxScorecard>('cx-scorecard'), 'the scorecard');
  await card.updateComplete;
  return card;
}

/** A hundred answers: forty of 9, twenty of 7, ten of 3, eight of 11, two blank and twenty at "N/A". */
const ANSWERS = [...Array<string>(40).fill('9'), ...Array<string>(20).fill('7'), ...Array<string>(10).fill('3'), ...Array<string>(8).fill('11'), '', '', ...Array<string>(20).fill('N/A')];
const table = (delimiter = ',', end = '\n'): string =>
  [['NPS', 'region', 'day'], ...ANSWERS.map((score, i) => [score, ['North', 'Coast'][i % 2]!, `2026-0${(i % 3) + 1}-15`])].map((row) => row.join(delimiter)).join(end);

describe('<cx-import>', () => {
  noLeaks();

  it('guesses which column is what, and shows what it would say', async () => {
    const el = await opened(table());
    expect(text(el, 'h2')).to.equal('Which column is what?');
    const chosen = (id: string): string => inner<HTMLSelectElement>(el, `select#${id}`).selectedOptions[0]!.textContent.split(' ')[0]!;
    expect(['nps', 'csat', 'segment', 'date'].map(chosen)).to.deep.equal(['NPS', 'none', 'region', 'day']);
    expect(text(el, '.figure')).to.equal('42.86');
    expect(el.shadowRoot!.textContent).to.contain('from 70 answers');
    expect(el.shadowRoot!.textContent).to.contain('N/A\u2069 (20)');
  });

  it('points at numbers that look like "no answer", says what they would do, and lets a person decide', async () => {
    const el = await opened(table());
    const box = inner<HTMLInputElement>(el, 'li input');
    expect(text(el, 'li')).to.equal(
      '11 (8 rows, 8.2%) just beyond the scale, as data sets often write "blank" or "not applicable". Counted as 10, it would make the figure 48.72 instead of 42.86.',
    );
    expect(box.checked).to.equal(true);
    const excluded = async (): Promise<Record<string, number>> => {
      const card = await counted(el);
      const { excluded: reasons } = read(card.cube!, { metric: 'nps' });
      inner(el, '.actions button').click();
      await el.updateComplete;
      return { ...reasons };
    };
    expect(await excluded()).to.include({ noAnswer: 28, outOfRange: 0, missing: 2 });
    inner<HTMLInputElement>(el, 'li input').click();
    await el.updateComplete;
    expect(await excluded()).to.include({ noAnswer: 20, outOfRange: 8 });
  });

  it('takes other numbers for "no answer" too', async () => {
    const el = await opened(table());
    const input = inner<HTMLInputElement>(el, '#also-nps');
    input.value = '3, 99 x';
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await el.updateComplete;
    expect(text(el, '.figure')).to.equal('66.67');
  });

  it('makes a scorecard by group with trend, tells what was left out, and gives the figures to the page', async () => {
    const el = await opened(table());
    const heard: CxImportedEvent[] = [];
    el.addEventListener('cx-imported', (event) => heard.push(event));
    await pick(el, 'date', 'none');
    const card = await counted(el);
    await until(() => card.shadowRoot!.querySelector('cx-metric')?.shadowRoot?.querySelector('[part=evidence]')?.textContent, 'the tile');
    const tile = card.shadowRoot!.querySelector('cx-metric')!;
    expect(tile.shadowRoot!.querySelector('[part=value]')!.textContent).to.equal('42.86');
    expect(tile.shadowRoot!.querySelector('[part=evidence]')!.textContent).to.equal('70 answers · 95% interval 24.29\u00a0to\u00a057.90');
    expect([...card.shadowRoot!.querySelectorAll('tbody th')].map((cell) => cell.textContent.trim())).to.deep.equal(['Coast', 'North']);
    expect(text(el, '[part=summary]')).to.equal('100 rows counted. Net Promoter Score: 70 answers count; left out: 2 blank, 28 "no answer".');
    expect(read(heard[0]!.detail.cube, { metric: 'nps' }).n).to.equal(70);
  });

  it('shows time where there are dates', async () => {
    const el = await opened(table());
    const card = await counted(el);
    const tile = await until(() => card.shadowRoot!.querySelector('cx-metric'), 'the tile');
    await tile.updateComplete;
    expect(tile.shadowRoot!.querySelector('.period')!.textContent).to.equal('March 2026');
    expect(tile.shadowRoot!.querySelector('[part=sparkline]')).not.to.equal(null);
  });

  it('leaves out rows without a date, says how many and where', async () => {
    const el = await opened('NPS,day\n9,2026-01-05\n8,\n7,2026-13-45\n10,2026-02-05\n9,2026-02-06\n9,2026-02-07\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n9,2026-02-08\n');
    await counted(el);
    expect(text(el, '[part=summary]')).to.contain('2 rows have no date that can be read and are left out (the first is row 3).');
  });

  for (const [name, content] of [
    ['semicolons', table(';')],
    ['tabs and line ends of Windows', table('\t', '\r\n')],
    ['a byte order mark', `\ufeff${table()}`],
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...[...table()].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8])])],
    ['quotes, commas and line ends in cells', `NPS,why,region\n9,"good, ""really"" good\nand more",North\n${'9,,North\n'.repeat(69)}`],
  ] as const) {
    it(`reads ${name}`, async () => {
      const el = await opened(content as BlobPart);
      expect(text(el, 'h2')).to.equal('Which column is what?');
      expect(el.shadowRoot!.textContent).to.contain('from 70 answers');
    });
  }

  it('reads letters of old encodings', async () => {
    const el = await opened(new Uint8Array([...'NPS,Ort\n9,K'].map((c) => c.charCodeAt(0)).concat(0xf6, ...[...'ln\n3,Wien\n'].map((c) => c.charCodeAt(0)))));
    expect(inner<HTMLSelectElement>(el, 'select#segment').textContent).to.contain('Köln');
  });

  for (const [name, content, reason] of [
    ['an empty file', '', 'The file is empty.'],
    ['JSON', '[{"a": 1},\n{"a": 2}]', 'This is one JSON document. Give one object a line (NDJSON), or a table as CSV.'],
    ['a web page', '<!doctype html><html></html>', 'This is a web page or XML, not CSV.'],
    ['a picture', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0]), 'This is no text file. Save the table as CSV first.'],
    ['names without rows', 'NPS,region\n', 'There is a first row with names, and nothing under it.'],
    ['prose', 'Dear Sir\nI am writing to you\nabout my account\n', 'There is only one column, and it holds no ratings. The cells may be separated by a sign that is not known here.'],
  ] as const) {
    it(`says what is wrong with ${name}, and takes another file`, async () => {
      const el = await opened(content as BlobPart, 'wrong.csv');
      expect(text(el, '[part=error]')).to.equal(`wrong.csv cannot be used. ${reason}`);
      expect(inner(el, '[part=error]').getAttribute('role')).to.equal('alert');
      await el.open(file(table()));
      await el.updateComplete;
      expect(text(el, 'h2')).to.equal('Which column is what?');
    });
  }

  it('stops at a record that never ends, and says where', async () => {
    const el = await opened(`NPS,why\n9,fine\n8,"open ${'x'.repeat(1_200_000)}`);
    expect(text(el, '[part=error]')).to.contain('Row 3 is longer than a million characters.');
  });

  it('reads forty megabytes while the page lives, and can be stopped', async function () {
    this.timeout(120_000);
    const line = '9,North,2026-01-15,a comment of some length that nobody will ever map to anything at all\n';
    const big = file(new Blob(['NPS,region,day,comment\n', ...Array<string>(450).fill(line.repeat(1000))]) as unknown as BlobPart, 'big.csv');
    expect(big.size).to.be.greaterThan(38_000_000);
    const el = await fixture<CxImport>(html`<cx-import></cx-import>`);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const shares = new Set<number>();
    const reading = el.open(big);
    while (!inner(el, 'form')) {
      shares.add(inner<HTMLProgressElement>(el, 'progress')?.value ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await reading;
    clearInterval(beat);
    expect(el.shadowRoot!.textContent).to.contain('450,000 rows');
    expect(shares.size).to.be.greaterThan(5);
    expect(longest).to.be.lessThan(3000); // never frozen; how fast is the bench's to say
    const again = el.open(big);
    await until(() => inner(el, '.busy button'), 'reading');
    inner(el, '.busy button').click();
    await again;
    await el.updateComplete;
    expect(inner(el, '[part=drop]') ?? inner(el, 'form')).not.to.equal(null);
  });

  const count = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('\n');
  /** Three megabytes: enough for a worker. */
  const bigTable = (): string => `NPS,region,comment\n${count(30_000, (i) => `${[10, 9, 8, 3][i % 4]},${i % 2 ? 'North' : 'South'},${'a comment of some length '.repeat(4)}${i}`)}\n`;

  /** Counts the workers that are started while `work` is done, and how many of them have said that they are there. */
  async function withWorkers(make: () => Worker, work: () => Promise<void>): Promise<{ started: number; answered: number }> {
    const seen = { started: 0, answered: 0 };
    const before = CxImport.startWorker;
    CxImport.startWorker = () => {
      seen.started += 1;
      const worker = make();
      worker.addEventListener('message', (event) => (seen.answered += (event.data as { kind: string }).kind === 'done' ? 1 : 0));
      return worker;
    };
    try {
      await work();
    } finally {
      CxImport.startWorker = before;
    }
    return seen;
  }

  it('reads big files in a worker, twice: for a look and for counting', async function () {
    this.timeout(60_000);
    const usual = CxImport.startWorker;
    const seen = await withWorkers(usual, async () => {
      const el = await opened(bigTable(), 'big.csv');
      expect(el.shadowRoot!.textContent).to.contain('30,000 rows');
      const card = await counted(el);
      expect([read(card.cube!, { metric: 'nps' }).value, read(card.cube!, { metric: 'nps' }).n]).to.deep.equal([25, 30_000]);
    });
    expect(seen).to.deep.equal({ started: 2, answered: 2 });
  });

  it('reads big files on the page where no worker can start', async function () {
    this.timeout(60_000);
    for (const make of [
      () => { throw new Error('refused by policy'); },
      () => new Worker('/no-such-worker.js', { type: 'module' }),
    ] as (() => Worker)[]) {
      const seen = await withWorkers(make, async () => {
        const el = await opened(bigTable(), 'big.csv');
        const card = await counted(el);
        expect(read(card.cube!, { metric: 'nps' }).n).to.equal(30_000);
      });
      expect(seen).to.deep.equal({ started: 2, answered: 0 });
    }
  });

  it('stops a worker when it is cancelled, and tells what is wrong from within one', async function () {
    this.timeout(60_000);
    const el = await opened(`NPS,why\n${count(40_000, () => '9,fine and good and long enough to make a big file of it')}\n8,"open ${'x'.repeat(1_200_000)}`, 'open.csv');
    expect(text(el, '[part=error]')).to.contain('Row 40002 is longer than a million characters.');
    const reading = el.open(file(bigTable()));
    await until(() => inner(el, '.busy button'), 'reading');
    inner(el, '.busy button').click();
    await reading;
    await el.updateComplete;
    expect(inner(el, '[part=drop]')).not.to.equal(null);
  });

  it('says what is known of the quality, and what the figures would be otherwise', async () => {
    const el = await opened(table());
    await counted(el);
    const quality = inner<HTMLDetailsElement>(el, '[part=quality]');
    expect(text(el, '[part=quality] summary')).to.equal('Data quality: 1 thing to know');
    quality.open = true;
    const lines = [...quality.querySelectorAll('li')].map((li) => li.textContent.replace(/[\u2068\u2069]/g, ''));
    expect(lines).to.deep.equal([
      'NPS: 8 rows have 11, taken for "no answer" and left out (the first is row 72).',
      'Net Promoter Score: 48.72 instead of 42.86, if the 8 answers of 11 were counted as 10.',
    ]);
    const clean = await opened(`NPS,region\n${count(70, (i) => `${i % 11},North`)}`);
    await counted(clean);
    expect(text(clean, '[part=quality]')).to.equal('Data quality: nothing found that looks wrong.');
  });

  it('says it in German and Arabic', async () => {
    for (const [lang, expected] of [['de', 'Datenqualität: 1 Hinweis'], ['ar', 'جودة البيانات: ملاحظة واحدة']] as const) {
      const el = await fixture<CxImport>(html`<cx-import lang=${lang}></cx-import>`);
      await el.open(file(table()));
      await el.updateComplete;
      await counted(el);
      expect(text(el, '[part=quality] summary')).to.equal(expected);
    }
  });

  it('reads NDJSON of plain rows like a table, whatever keys come up when', async () => {
    const el = await opened(count(60, (i) => JSON.stringify({ id: i, nps: i % 11, who: { region: i % 2 ? 'North' : 'South' }, ...(i > 30 && { __proto__x: 1, constructor: 'c' }) })), 'rows.ndjson');
    expect(text(el, 'h2')).to.equal('Which column is what?');
    expect([...inner<HTMLSelectElement>(el, 'select#segment').options].map((option) => option.textContent.split(' ')[0])).to.include.members(['who.region', 'constructor']);
    const card = await counted(el);
    expect(read(card.cube!, { metric: 'nps', segment: { dimension: 'who.region', value: 'North' } }).n).to.equal(30);
  });

  it('reads NDJSON of events, each once, by one of their segments', async () => {
    const response = (i: number): object => ({
      ...makeEvent(
        'cx.response.submitted',
        { response: uuidv7(), survey: 's', segments: { tier: i % 2 ? 'gold' : 'basic' }, answers: [{ question: 'q', kind: 'score', value: i % 11, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } }] },
        { source: 'https://www.shop.example/', time: Date.UTC(2026, i % 3, 5) },
      ),
    });
    const lines = Array.from({ length: 66 }, (_, i) => JSON.stringify(response(i)));
    const el = await opened([...lines, lines[0], '{"specversion":"1.0","type":"cx.response.submitted"}', ''].join('\n'), 'events.ndjson');
    expect(text(el, 'h2')).to.equal('How is it to be shown?');
    expect(el.shadowRoot!.textContent).to.contain('events.ndjson: 66 events');
    await pick(el, 'dimension', 'tier');
    const card = await counted(el);
    expect([read(card.cube!, { metric: 'nps' }).n, read(card.cube!, { metric: 'nps', segment: { dimension: 'tier', value: 'gold' } }).n]).to.deep.equal([66, 33]);
    expect([...el.shadowRoot!.querySelectorAll('[part=quality] li')].map((li) => li.textContent)).to.deep.equal([
      '1 event came twice and is counted once (line 67).',
      '1 line is no event that can be read; left out (line 68).',
    ]);
  });

  it('tells where NDJSON is none', async () => {
    const el = await opened('{"nps": 9}\n{"nps": 8}\n{"nps": \n', 'rows.ndjson');
    expect(text(el, '[part=error]')).to.equal('rows.ndjson cannot be used. Line 3 is no JSON object. In NDJSON every line is one.');
  });

  it('knows the interchange format of NPS, and does not offer who somebody is as a group', async () => {
    const header = 'CustomerNumber,Email,SMSTelephone,FirstName,LastName,Salutation,JobPosition,JobLevel,Score';
    const el = await opened(`${header}\n${count(60, (i) => `${i},p${i}@mail.example,,Ann,Lee,${i % 2 ? 'Mr' : 'Ms'},Manager,${'ABC'[i % 3]},${i % 11}`)}`);
    expect(inner<HTMLSelectElement>(el, 'select#nps').selectedOptions[0]!.textContent).to.contain('Score');
    expect(inner<HTMLSelectElement>(el, 'select#segment').selectedOptions[0]!.textContent).to.contain('JobLevel');
    const offered = [...el.shadowRoot!.querySelectorAll('option')].map((option) => option.textContent);
    expect(offered.filter((label) => /Email|FirstName|LastName|Salutation|CustomerNumber/.test(label))).to.deep.equal([]);
  });

  it('reads old encodings whose first odd letter comes late', async () => {
    const bytes = new TextEncoder().encode(`NPS,Ort\n${count(20_000, (i) => `${i % 11},Wien`)}\n9,K`);
    const el = await opened(new Blob([bytes, new Uint8Array([0xf6]), new TextEncoder().encode('ln\n')]) as unknown as BlobPart);
    const card = await (await pick(el, 'segment', 'Ort'), counted(el));
    expect(read(card.cube!, { metric: 'nps', segment: { dimension: 'Ort', value: 'Köln' } }).n).to.equal(1);
  });

  it('takes columns named like what objects inherit', async () => {
    const el = await opened(`__proto__,constructor,NPS\n${count(60, (i) => `${'ab'[i % 2]},${'xyz'[i % 3]},${i % 11}`)}`);
    await pick(el, 'segment', '__proto__');
    const card = await counted(el);
    expect(read(card.cube!, { metric: 'nps', segment: { dimension: '__proto__', value: 'a' } }).n).to.equal(30);
  });

  it('is dropped a file', async () => {
    const el = await fixture<CxImport>(html`<cx-import></cx-import>`);
    const data = new DataTransfer();
    data.items.add(file(table()));
    const drop = inner(el, '[part=drop]');
    drop.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
    await el.updateComplete;
    expect(drop.classList.contains('over')).to.equal(true);
    drop.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await until(() => inner(el, 'form'), 'the columns');
  });

  it('can be used by keyboard alone, and the focus follows the work', async () => {
    const el = await opened(table());
    await until(() => el.shadowRoot!.activeElement === inner(el, 'h2'), 'focus on the heading');
    await press('Tab');
    expect(el.shadowRoot!.activeElement).to.equal(inner(el, 'select#nps'));
    inner(el, 'form .primary').focus();
    await press('Enter');
    await until(() => inner(el, 'cx-scorecard'), 'the scorecard');
    await until(() => el.shadowRoot!.activeElement === inner(el, 'h2'), 'focus on the heading');
    expect(text(el, 'h2')).to.equal('Scorecard of answers.csv');
  });

  it('asks for a column when none is chosen', async () => {
    const el = await opened('name,town\nAda,London\nAlan,Wilmslow\n');
    inner(el, 'form .primary').click();
    await el.updateComplete;
    expect(text(el, '[part=error]')).to.equal('Choose a column for at least one metric.');
  });

  it('shows names of columns and groups as text, whatever they contain', async () => {
    const el = await opened(`NPS,<b>region</b>,__proto__,constructor\n${'9,<img src=x onerror=alert(1)>,a,b\n'.repeat(20)}${'3,=cmd(),a,b\n'.repeat(20)}`, '<i>x</i>.csv');
    await pick(el, 'segment', '<b>region</b>');
    const card = await counted(el);
    expect([...card.shadowRoot!.querySelectorAll('tbody th')].map((cell) => cell.textContent.trim()).sort()).to.deep.equal(['<img src=x onerror=alert(1)>', '=cmd()']);
    expect(text(el, 'h2')).to.equal('Scorecard of <i>x</i>.csv');
    inner(el, '.actions button').click();
    await el.updateComplete;
    for (const name of ['__proto__', 'constructor']) {
      await pick(el, 'segment', name);
      expect((await counted(el)).by).to.equal(name);
      inner(el, '.actions button').click();
      await el.updateComplete;
    }
    expect(({} as Record<string, unknown>)['a']).to.equal(undefined);
  });
});

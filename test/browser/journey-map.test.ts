import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { noLeaks, press, until as untilThere, viewport } from './support.js';
import '../../components/journey-map/define.js';
import '../../components/locales/journey-ar.js';
import { bringTexts } from '../../components/journey-map/edit/texts.js';
import type { CxJourneyChangedEvent, CxJourneyChangeEvent } from '../../components/journey-map/edit/events.js';
import type { CxJourneyMap } from '../../components/journey-map/journey-map.js';
import type { Journey } from '../../src/journey/document/journey.js';
import { renewalJourney } from '../../demo/states/journey-states.js';

bringTexts(); // they stay, so they come before leaks are looked for

const journey = renewalJourney as unknown as Journey;
const settled = async (el: CxJourneyMap): Promise<void> => {
  for (let i = 0; i < 3; i++) {
    await el.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};
const until = async (el: CxJourneyMap, found: () => unknown): Promise<void> => {
  await untilThere(() => Boolean(found()));
  await settled(el);
};
const mapOf = async (attributes: Record<string, string> = {}, shown: Journey = journey): Promise<CxJourneyMap> => {
  const el = document.createElement('cx-journey-map');
  for (const [name, value] of Object.entries({ view: 'map', ...attributes })) el.setAttribute(name, value);
  el.journey = shown;
  (await fixture<HTMLElement>(html`<main></main>`)).append(el);
  await settled(el);
  return el;
};
const text = (node: Element | null | undefined): string => (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
const all = (el: CxJourneyMap, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (el: CxJourneyMap, selector: string): HTMLElement => el.shadowRoot!.querySelector<HTMLElement>(selector)!;
const cellAt = (el: CxJourneyMap, row: number, column: number): HTMLElement => one(el, `[data-row="${row}"][data-column="${column}"]`);
const rowNamed = (el: CxJourneyMap, name: string): number => all(el, 'tbody tr').findIndex((row) => text(row.querySelector('th')) === name);

const long = (n: number): Journey => ({
  format: 'cx-journey/1', id: 'long', kind: 'designed',
  records: Array.from({ length: n }, (_, i) => [
    { type: 'touchpoint' as const, id: `t${i}`, order: `a${String(i).padStart(6, '0')}1`, name: `Step ${i + 1}`, phase: null },
    { type: 'observation' as const, id: `o${i}`, at: `t${i}`, metric: 'emotion', series: 'current' as const, stat: { t: 'mean' as const, n: 40, mean: 1 + (i % 5), sd: 1, scale: [1, 5] as [number, number] } },
  ]).flat(),
});

describe('<cx-journey-map>', () => {
  noLeaks();
  before(() => viewport(1280, 900));

  it('is a table whose cells say phase, step, figure and n', async () => {
    const el = await mapOf();
    const table = one(el, 'table.map');
    expect(table.getAttribute('role')).to.equal(null);
    expect(all(el, 'tr.macro th.macro').map(text)).to.deep.equal(['Notice', 'Decide', 'Renew']);
    expect(all(el, 'th.step .name').map(text)).to.deep.equal(['Hears that the year ends', 'Looks up the new price', 'Asks for advice', 'Compares with other banks', 'Renews', 'Gets confirmation']);
    const csat = rowNamed(el, 'Customer satisfaction');
    expect(text(cellAt(el, csat, 0))).to.match(/^70\.8% n = 212 .*worse than expected$/);
  });

  it('shows no figure of so few that it would tell of people, and a gap where nothing is known', async () => {
    const el = await mapOf();
    const csat = rowNamed(el, 'Customer satisfaction');
    expect(text(cellAt(el, csat, 5))).to.equal('Fewer than 5 answers: not shown, to protect people');
    expect(text(cellAt(el, csat, 3))).to.equal('not measured');
    expect(one(el, '.curve.current').querySelectorAll('.stroke.asserted').length).to.be.greaterThan(0);
  });

  it('says what the curve shows in a sentence made of the figures', async () => {
    const el = await mapOf();
    await until(el, () => text(one(el, '[part=summary]')) !== '');
    expect(text(one(el, '[part=summary]'))).to.match(/^Emotion from 1 to 5, known at 6 of 6 touchpoints: highest 4\.4 at “Gets confirmation”, lowest 2\.4 at “Looks up the new price”/).and.to.match(/1 of them was only said/);
  });

  it('lights a gap up only where its interval leaves nought out', async () => {
    const el = await mapOf();
    const csat = rowNamed(el, 'Customer satisfaction');
    expect(cellAt(el, csat, 1).querySelector('.gap')!.classList.contains('worse')).to.equal(true); // 48 % of 188 against 80 %
    expect(cellAt(el, csat, 4).querySelector('.gap')!.classList.contains('worse')).to.equal(false); // 86 % of 173
  });

  it('is held against a group of customers and against nothing', async () => {
    const el = await mapOf({ compare: 'segment:long' });
    const emotion = rowNamed(el, 'Emotion');
    expect(text(cellAt(el, emotion, 0))).to.contain('With us for over ten years');
    const select = one(el, '[part=toolbar] select') as HTMLSelectElement;
    const told = new Promise<CustomEvent>((resolve) => el.addEventListener('cx-journey-view', (event) => resolve(event as CustomEvent), { once: true }));
    select.value = '';
    select.dispatchEvent(new Event('change'));
    expect((await told).detail.compare).to.equal('nothing');
    await settled(el);
    expect(all(el, '.gap').length).to.equal(0);
  });

  it('opens all that is known of a touchpoint, and gives the focus back', async () => {
    const el = await mapOf();
    const button = all(el, '.open')[1]!;
    button.focus();
    await press('Enter');
    await until(el, () => one(el, '#details')); // what tells it is loaded when it is first asked for
    const details = one(el, '#details');
    expect(el.shadowRoot!.activeElement).to.equal(details);
    expect(text(details)).to.contain('You know what it costs').and.to.contain('1 more, which the customer does not want shown').and.not.to.contain('Not for others');
    expect(text(details)).to.contain('Harbour Bank').and.to.contain('then Compares with other banks');
    await press('Escape');
    await settled(el);
    expect(one(el, '#details')).to.equal(null);
    expect(text(el.shadowRoot!.activeElement)).to.equal('Looks up the new price');
  });

  it('folds a phase into a column whose figures are merged sums, never means of means', async () => {
    const el = await mapOf();
    all(el, '.fold')[0]!.click();
    await settled(el);
    const csat = rowNamed(el, 'Customer satisfaction');
    expect(text(cellAt(el, csat, 0))).to.match(/^60\.3% n = 400/); // (150 + 91) of (212 + 188), not the mean of 70.8 and 48.4
    expect(all(el, '.fold')[0]!.getAttribute('aria-expanded')).to.equal('false');
  });

  it('draws what is seen of a long journey, and goes on as one scrolls', async () => {
    const el = await mapOf({}, long(2_000));
    expect(all(el, 'th.step').length).to.be.lessThan(60);
    expect(one(el, 'table').getAttribute('aria-colcount')).to.equal('2001');
    const scroller = one(el, '.scroller');
    scroller.scrollLeft = scroller.scrollWidth;
    await until(el, () => all(el, 'th.step .name').some((name) => text(name) === 'Step 2000'));
    expect(all(el, 'th.step').at(-1)!.getAttribute('aria-colindex')).to.equal('2001');
    expect(all(el, 'th.step').length).to.be.lessThan(60);
  });

  it('scrolls from right to left in Arabic', async () => {
    const host = await fixture<HTMLElement>(html`<main lang="ar" dir="rtl"></main>`);
    const el = document.createElement('cx-journey-map');
    el.view = 'map';
    el.journey = long(500);
    host.append(el);
    await settled(el);
    const scroller = one(el, '.scroller');
    scroller.scrollLeft = -scroller.scrollWidth;
    await until(el, () => all(el, 'th.step .name').some((name) => text(name) === 'Step 500'));
    expect(text(all(el, 'tbody th')[0])).to.equal('الشعور');
  });

  it('is an outline where there is little room: the same as headings and lists', async () => {
    const host = await fixture<HTMLElement>(html`<main class="narrow"></main>`);
    host.style.width = '320px';
    const el = document.createElement('cx-journey-map');
    el.journey = journey;
    host.append(el);
    await settled(el);
    expect(one(el, 'table.map')).to.equal(null);
    expect(all(el, '.outline h3').map(text)).to.deep.equal(['Notice', 'Decide', 'Renew']);
    expect(text(one(el, '.outline'))).to.contain('Customer satisfaction 70.8%, n = 212, 95% interval');
  });

  it('finds what is looked for in names and in what lies at them, but not in what may not be shown', async () => {
    const el = await mapOf();
    const field = one(el, '[type=search]') as HTMLInputElement;
    const search = async (value: string): Promise<string> => {
      field.value = value;
      field.dispatchEvent(new InputEvent('input'));
      await settled(el);
      return text(one(el, '.search [role=status]'));
    };
    expect(await search('three taps')).to.equal('1 of 1');
    expect(await search('Not for others')).to.equal('Not found');
  });

  it('refuses a document that is none, with its place and what is expected', async () => {
    const el = document.createElement('cx-journey-map');
    el.innerHTML = '<script type="application/json">{"format":"cx-journey/1","id":"x","kind":"drawn","records":[]}</script>';
    (await fixture<HTMLElement>(html`<main></main>`)).append(el);
    await until(el, () => el.shadowRoot!.querySelector('[role=alert]'));
    expect(text(one(el, '.problems'))).to.contain('/kind');
  });

  it('draws markup in names as text', async () => {
    const el = await mapOf({}, { ...journey, records: [{ type: 'touchpoint', id: 'constructor', order: 'a0', name: '<img src=x onerror=alert(1)>', phase: null }] });
    expect(text(one(el, '.open'))).to.equal('<img src=x onerror=alert(1)>');
    expect(one(el, '.map img')).to.equal(null);
  });
});

describe('<cx-journey-map editable>', () => {
  noLeaks();
  const editing = async (shown: Journey = journey): Promise<CxJourneyMap> => {
    const el = await mapOf({ editable: '', author: 'Mara Lind' }, shown);
    await until(el, () => one(el, '[part=tools]'));
    return el;
  };
  const names = (el: CxJourneyMap): string[] => all(el, 'th.step .name').map(text);
  const said = (el: CxJourneyMap): string => text(one(el, '[part=tools] [role=status]'));

  it('is a grid with one stop for Tab, gone through by arrows, phase by phase, to both ends', async () => {
    const el = await editing();
    expect(one(el, 'table.map').getAttribute('role')).to.equal('grid');
    expect(all(el, '.map [tabindex="0"]').length).to.equal(1);
    cellAt(el, -1, 0).focus();
    const at = (): string => `${(el.shadowRoot!.activeElement as HTMLElement).dataset['row']},${(el.shadowRoot!.activeElement as HTMLElement).dataset['column']}`;
    for (const [key, place] of [['ArrowRight', '-1,1'], ['ArrowDown', '0,1'], ['PageDown', '0,2'], ['End', '0,5'], ['ArrowRight', '0,5'], ['Home', '0,0'], ['ArrowUp', '-1,0']] as const) {
      await press(key);
      await settled(el);
      expect(at(), key).to.equal(place);
    }
    expect(all(el, '.map [tabindex="0"]').length).to.equal(1);
  });

  it('renames, undoes and does again by keys alone, and says so', async () => {
    const el = await editing();
    cellAt(el, -1, 0).focus();
    await press('F2');
    await settled(el);
    await sendKeys({ type: 'Gets a letter' });
    await press('Enter');
    await settled(el);
    expect(names(el)[0]).to.equal('Gets a letter');
    expect(said(el)).to.contain('Renamed').and.to.contain('Gets a letter');
    await press('Control', 'z');
    await settled(el);
    expect(names(el)[0]).to.equal('Hears that the year ends');
    await press('Control', 'Shift', 'z');
    await settled(el);
    expect(names(el)[0]).to.equal('Gets a letter');
  });

  it('notes what was counted and what was only said, and refuses what cannot be', async () => {
    const el = await editing();
    const csat = rowNamed(el, 'Customer satisfaction');
    const write = async (value: string): Promise<void> => {
      cellAt(el, csat, 3).focus();
      await press('Enter');
      await settled(el);
      const field = one(el, '.writing input') as HTMLInputElement;
      field.value = value;
      await press('Enter');
      await settled(el);
    };
    await write('130/120');
    expect(text(one(el, '.writing .fault'))).to.contain('More cannot have said so');
    await press('Escape');
    await settled(el);
    await write('84/120');
    expect(text(cellAt(el, csat, 3))).to.match(/^70% n = 120/);
    await press('Delete');
    await settled(el);
    expect(text(cellAt(el, csat, 3))).to.equal('not measured');
    await write('65');
    expect(text(cellAt(el, csat, 3))).to.match(/^65% said by Mara Lind/);
  });

  it('moves a touchpoint by Alt and an arrow, and by a dialog, to the same place', async () => {
    const el = await editing();
    cellAt(el, -1, 1).focus();
    await press('Alt', 'ArrowLeft');
    await settled(el);
    expect(names(el).slice(0, 2)).to.deep.equal(['Looks up the new price', 'Hears that the year ends']);
    expect(said(el)).to.contain('touchpoint 1 of 6');
    expect((el.shadowRoot!.activeElement as HTMLElement).dataset['column']).to.equal('0');
    await press('Shift', 'F10');
    await settled(el);
    for (let i = 0; i < 3; i++) await press('ArrowDown');
    await press('Enter');
    await settled(el);
    const dialog = one(el, 'dialog') as HTMLDialogElement;
    expect(dialog.open).to.equal(true);
    (dialog.querySelector('[name=phase]') as HTMLSelectElement).value = 'renew';
    (dialog.querySelector('[name=place]') as HTMLInputElement).value = '2';
    dialog.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await settled(el);
    expect(names(el).slice(-3)).to.deep.equal(['Renews', 'Looks up the new price', 'Gets confirmation']);
  });

  it('adds and removes with Insert and Delete; what hangs on a touchpoint goes with it and comes back with it', async () => {
    const el = await editing();
    cellAt(el, -1, 1).focus();
    await press('Delete');
    await settled(el);
    expect(names(el)).not.to.include('Looks up the new price');
    expect(el.journey!.records.some(({ id }) => id === 'p1')).to.equal(false);
    await press('Control', 'z');
    await settled(el);
    expect(el.journey!.records.some(({ id }) => id === 'p1')).to.equal(true);
    cellAt(el, -1, 0).focus();
    await press('Insert');
    await settled(el);
    await sendKeys({ type: 'Asks a friend' });
    await press('Enter');
    await settled(el);
    expect(names(el)[1]).to.equal('Asks a friend');
  });

  it('takes cells of a spreadsheet in as one act', async () => {
    const el = await editing();
    const pains = rowNamed(el, 'Pains');
    const cell = cellAt(el, pains, 0);
    cell.focus();
    const data = new DataTransfer();
    data.setData('text/plain', 'Too late\tToo dear\n"A friend\nA neighbour"\tNobody\n');
    // one engine does not take the data in the constructor
    cell.dispatchEvent(Object.defineProperty(new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true }), 'clipboardData', { value: data }));
    await settled(el);
    expect(text(cellAt(el, pains, 0))).to.equal('Too late');
    expect(text(cellAt(el, pains, 1))).to.equal('Too dear');
    expect(all(el, `[data-row="${pains + 1}"][data-column="0"] li`).map(text)).to.deep.equal(['A friend', 'A neighbour']);
    await press('Control', 'z');
    await settled(el);
    expect(text(cellAt(el, pains, 0))).to.equal('');
  });

  it('judges each row of what is pasted by itself: a figure of a group is refused, words beside it are taken', async () => {
    const el = await editing();
    el.segment = 'long';
    await settled(el);
    const figures = (): number => el.journey!.records.filter(({ type }) => type === 'observation').length;
    const paste = async (row: number, pasted: string): Promise<void> => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      cellAt(el, row, 0).dispatchEvent(Object.defineProperty(new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true }), 'clipboardData', { value: data }));
      await settled(el);
    };
    const before = figures();
    const pains = rowNamed(el, 'Pains');
    await paste(pains - 1, '80% of 200\nToo late\n');
    expect(text(cellAt(el, pains, 0))).to.equal('Too late');
    expect(said(el)).to.equal('Pasted 1 cell; 1 could not be read');
    const emotion = rowNamed(el, 'Emotion');
    await paste(emotion - 1, 'Mara Lind\n3.5\n');
    expect(said(el)).to.equal('Pasted 1 cell; 1 could not be read');
    expect(figures()).to.equal(before);
  });

  it('is a text as well: what is typed moves the grid, what is done in the grid moves the text, one history for both', async () => {
    const el = await editing();
    all(el, '[part=tools] button')[4]!.click();
    await until(el, () => one(el, '#journey-text'));
    const field = one(el, '#journey-text') as HTMLTextAreaElement;
    expect(field.value).to.contain('journey').and.to.contain('section Notice').and.to.contain('Looks up the new price: 2.4: Customer');
    const type = async (value: string): Promise<void> => {
      field.value = value;
      field.dispatchEvent(new InputEvent('input'));
      field.dispatchEvent(new FocusEvent('blur'));
      await settled(el);
    };
    await type(field.value.replace('Looks up the new price: 2.4', 'Opens the app: 2.4'));
    expect(names(el)[1]).to.equal('Opens the app');
    const typed = field.value;
    await type(typed.replace('section Notice', 'section'));
    expect(text(one(el, '#text-state'))).to.contain('The map stays as it was');
    expect(names(el)[1]).to.equal('Opens the app');
    await type(typed);
    cellAt(el, -1, 0).focus();
    await press('F2');
    await settled(el);
    await sendKeys({ type: 'Gets a letter' });
    await press('Enter');
    await settled(el);
    expect(field.value).to.contain('Gets a letter');
    cellAt(el, -1, 0).focus();
    await press('Control', 'z');
    await press('Control', 'z');
    await settled(el);
    expect(names(el).slice(0, 2)).to.deep.equal(['Hears that the year ends', 'Looks up the new price']);
  });

  it('undoes for listeners too: what they are told leads back', async () => {
    const el = await editing();
    const told: CxJourneyChangedEvent[] = [];
    el.addEventListener('cx-journey-changed', (event) => told.push(event as CxJourneyChangedEvent));
    cellAt(el, -1, 0).focus();
    await press('Delete');
    await press('Control', 'z');
    await settled(el);
    expect(told.map(({ detail }) => detail.operations.some((one) => one.do === 'add'))).to.deep.equal([false, true]);
  });

  it('keeps what is typed in the text apart from another journey', async () => {
    const el = await editing();
    all(el, '[part=tools] button')[4]!.click();
    await until(el, () => one(el, '#journey-text'));
    const field = one(el, '#journey-text') as HTMLTextAreaElement;
    field.value = field.value.replace('Notice', 'Other');
    field.dispatchEvent(new InputEvent('input'));
    const next: Journey = { ...journey, id: 'next', records: journey.records.slice() };
    el.journey = next;
    await new Promise((resolve) => setTimeout(resolve, 400));
    await settled(el);
    expect(el.journey).to.equal(next);
  });

  it('writes over what was counted by its own rule, and not by what is only said', async () => {
    const el = await editing();
    const csat = rowNamed(el, 'Customer satisfaction');
    const write = async (value: string): Promise<void> => {
      cellAt(el, csat, 0).focus();
      await press('Enter');
      await settled(el);
      (one(el, '.writing input') as HTMLInputElement).value = value;
      await press('Enter');
      await settled(el);
    };
    await write('100/200');
    expect(text(cellAt(el, csat, 0))).to.match(/^50% n = 200/);
    expect(el.journey!.records.filter((record) => record.type === 'observation' && record.at === 'letter' && record.metric === 'csat' && record.series === 'current').length).to.equal(1);
    await write('70');
    expect(text(one(el, '.writing .fault'))).to.contain('This was counted');
  });

  it('asks the page before it changes anything, and tells it afterwards', async () => {
    const el = await editing();
    const changed: CxJourneyChangedEvent[] = [];
    el.addEventListener('cx-journey-changed', (event) => changed.push(event as CxJourneyChangedEvent));
    const forbid = (event: Event): void => event.preventDefault();
    el.addEventListener('cx-journey-change', forbid);
    cellAt(el, -1, 0).focus();
    await press('Alt', 'ArrowRight');
    await settled(el);
    expect(names(el)[0]).to.equal('Hears that the year ends');
    expect(said(el)).to.equal('The page does not allow this change.');
    el.removeEventListener('cx-journey-change', forbid);
    let asked: CxJourneyChangeEvent | undefined;
    el.addEventListener('cx-journey-change', (event) => (asked = event as CxJourneyChangeEvent), { once: true });
    await press('Alt', 'ArrowRight');
    await settled(el);
    expect(asked!.detail.act).to.equal('move-touchpoint');
    expect(changed.length).to.equal(1);
    expect(changed[0]!.detail.journey).to.equal(el.journey);
  });

  it('goes where the arrows point when one reads from right to left', async () => {
    const host = await fixture<HTMLElement>(html`<main lang="ar" dir="rtl"></main>`);
    const el = document.createElement('cx-journey-map');
    el.view = 'map';
    el.editable = true;
    el.journey = journey;
    host.append(el);
    await until(el, () => one(el, '[part=tools]'));
    cellAt(el, -1, 0).focus();
    await press('ArrowLeft');
    await settled(el);
    expect((el.shadowRoot!.activeElement as HTMLElement).dataset['column']).to.equal('1');
  });
});

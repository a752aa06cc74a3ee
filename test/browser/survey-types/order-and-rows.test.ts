import { expect } from '@open-wc/testing';
import type { Question } from '../../../src/model/index.js';
import { noLeaks, press, until, viewport } from '../support.js';
import { active, all, asking, click, find, problemOf, send, textOf, type CxSurvey } from './support.js';

const ranking: Question = { type: 'ranking', id: 'rank', title: 'What matters most?', choices: [{ id: 'price', text: 'Price' }, { id: 'speed', text: 'Speed' }, { id: 'people', text: 'People' }] };
const orderOf = (el: CxSurvey): string[] => all(el, '.order > li').map(({ dataset }) => dataset['id']!);
const add = (el: CxSurvey, id: string): Promise<void> => click(el, `.rest [data-id=${id}] button`);

describe('ranking', () => {
  noLeaks();

  it('is made by choosing, changed by buttons, and says where things are', async () => {
    const el = await asking([ranking]);
    for (const id of ['people', 'price', 'speed']) await add(el, id);
    expect(orderOf(el)).to.deep.equal(['people', 'price', 'speed']);
    await click(el, '[data-id=speed] .up');
    expect(orderOf(el)).to.deep.equal(['people', 'speed', 'price']);
    await until(() => textOf(el, '[role=status]') === 'Speed: place 2 of 3');
    expect(active(el)?.getAttribute('aria-label'), 'the focus goes along').to.equal('Move up: Speed');
    await click(el, '[data-id=speed] .up');
    await until(() => active(el)?.getAttribute('aria-label') === 'Move down: Speed');
    expect(find(el, '[data-id=speed] .up').getAttribute('aria-disabled')).to.equal('true');
    await click(el, '[data-id=speed] .up');
    expect(orderOf(el), 'there is no further up').to.deep.equal(['speed', 'people', 'price']);
    expect(await send(el)).to.deep.equal([{ kind: 'ranking', question: 'rank', order: ['speed', 'people', 'price'] }]);
  });

  it('goes by keyboard alone', async () => {
    const el = await asking([ranking]);
    find(el, '.rest [data-id=price] button').focus();
    await press('Enter');
    await until(() => active(el)?.textContent === 'Speed');
    await press(' ');
    await until(() => active(el)?.textContent === 'People');
    await press(' ');
    await until(() => orderOf(el).length === 3);
    await until(() => active(el)?.getAttribute('aria-label') === 'Move up: People');
    await press('Enter');
    await until(() => orderOf(el).join() === 'price,people,speed');
  });

  it('asks only for the first so many, and says when one is missing', async () => {
    const el = await asking([{ ...ranking, top: 2 }]);
    await add(el, 'speed');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'rank')).to.equal('Please put 2 in order.');
    await add(el, 'price');
    expect(all(el, '.rest').length, 'no more than two').to.equal(0);
    await click(el, '[data-id=speed] .out');
    expect(orderOf(el)).to.deep.equal(['price']);
    await until(() => textOf(el, '[role=status]') === 'Speed: no longer in order');
    expect(active(el)?.textContent).to.equal('Speed');
  });

  it('is dragged by its grip, and falls back on Escape', async () => {
    const el = await asking([ranking]);
    for (const id of ['price', 'speed', 'people']) await add(el, id);
    const drag = async (id: string, rows: number, last: 'pointerup' | 'Escape'): Promise<void> => {
      const row = find(el, `.order [data-id=${id}]`);
      const grip = row.querySelector('.grip')!;
      const { top, height } = row.getBoundingClientRect();
      row.setPointerCapture = (): void => {};
      const event = (name: string, y: number): PointerEvent => new PointerEvent(name, { bubbles: true, composed: true, pointerId: 1, clientY: y, button: 0 });
      grip.dispatchEvent(event('pointerdown', top + height / 2));
      row.dispatchEvent(event('pointermove', top + height / 2 + rows * (height + 8)));
      expect(row.className).to.equal('dragged');
      if (last === 'Escape') await press('Escape');
      else row.dispatchEvent(event('pointerup', top + height / 2 + rows * (height + 8)));
      await el.updateComplete;
      expect(row.className).to.equal('');
    };
    await drag('price', 2, 'pointerup');
    expect(orderOf(el)).to.deep.equal(['speed', 'people', 'price']);
    await drag('price', -2, 'Escape');
    expect(orderOf(el)).to.deep.equal(['speed', 'people', 'price']);
    await drag('price', -1, 'pointerup');
    expect(orderOf(el)).to.deep.equal(['speed', 'price', 'people']);
  });
});

const matrix: Question = {
  type: 'matrix', id: 'how', title: 'How was it?', required: true, rows: [{ id: 'app', text: 'The app' }, { id: 'shop', text: 'The shop' }],
  answers: { kind: 'scale', scale: { min: 1, max: 5 } }, ends: { low: 'bad', high: 'good' },
};

describe('matrix', () => {
  noLeaks();
  afterEach(() => viewport(1280));

  it('is a table where there is room and groups where there is not, called after row and column in both', async () => {
    const el = await asking([matrix]);
    const [row] = all(el, '[role=radiogroup]');
    expect(find(el, `[id="${row!.getAttribute('aria-labelledby')}"]`).textContent).to.equal('The app');
    const radio = find<HTMLInputElement>(el, '[name="q-how-app"][value="1"]');
    expect(radio.labels![0]!.textContent.trim()).to.equal('1');
    expect(radio.getAttribute('aria-description')).to.equal('bad');
    expect(getComputedStyle(find(el, '.heads')).display).to.equal('grid');
    const [first, second] = all(el, '[name="q-how-app"]').map((input) => input.getBoundingClientRect());
    expect(first!.top, 'in one row').to.be.closeTo(second!.top, 1);
    const head = all(el, '.heads span')[1]!.getBoundingClientRect();
    expect(head.left + head.width / 2, 'under its head').to.be.closeTo(second!.left + second!.width / 2, 3);
    await viewport(320);
    expect(getComputedStyle(find(el, '.heads')).display).to.equal('none');
    for (const label of all(el, '.row label')) {
      const { width, height } = label.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('ties problems to their rows, and gives an answer for each row', async () => {
    const el = await asking([matrix]);
    await click(el, '[name="q-how-app"][value="4"]');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'how')).to.equal('1 thing is missing or wrong here. It is marked.');
    const row = all(el, '[role=radiogroup]')[1]!;
    expect(row.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(el, `[id="${row.getAttribute('aria-describedby')}"]`)).to.equal('Please answer this row.');
    expect(active(el)?.getAttribute('name')).to.equal('q-how-shop');
    await click(el, '[name="q-how-shop"][value="2"]');
    const sent = (await send(el)) as { kind: string; question: string; value: number }[];
    expect(sent.map(({ kind, question, value }) => `${kind} ${question} ${value}`)).to.deep.equal(['score how.app 4', 'score how.shop 2']);
  });

  it('takes choices, and a list that opens where there are too many for columns', async () => {
    const el = await asking([
      { type: 'matrix', id: 'a', title: 'A', rows: [{ id: 'r', text: 'R' }], answers: { kind: 'choices', choices: [{ id: 'yes', text: 'Yes' }, { id: 'no', text: 'No' }] } },
      { type: 'matrix', id: 'b', title: 'B', rows: [{ id: 'r', text: 'R' }], answers: { kind: 'scale', scale: { min: 0, max: 20 } } },
    ]);
    await click(el, '[name="q-a-r"][value=no]');
    const select = find<HTMLSelectElement>(el, 'select');
    select.value = '20';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    const [a, b] = (await send(el)) as [unknown, { value: number; instrument: { mode: string } }];
    expect(a).to.deep.equal({ kind: 'choice', question: 'a.r', choices: ['no'] });
    expect([b.value, b.instrument.mode]).to.deep.equal([20, 'dropdown']);
  });
});

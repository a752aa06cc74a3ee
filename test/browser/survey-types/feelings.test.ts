import { expect } from '@open-wc/testing';
import { noLeaks, press, until } from '../support.js';
import { active, all, answers, asking, click, find, problemOf, send, textOf } from './support.js';

describe('emotion, in words', () => {
  noLeaks();

  it('asks for a word, then how strongly, and sends both', async () => {
    const el = await asking([{ type: 'emotion', id: 'felt', title: 'How did you feel?' }]);
    expect(all(el, '[name="q-felt"]').length).to.equal(8);
    expect(all(el, '[name="q-felt-intensity"]').length, 'not before there is a word').to.equal(0);
    await click(el, '[value=relieved]');
    await click(el, '[name="q-felt-intensity"][value="4"]');
    expect(await send(el)).to.deep.equal([{ kind: 'emotion', question: 'felt', word: 'relieved', intensity: 4 }]);
  });

  it('takes the words of the author, lets the answer be taken back, and says what is missing', async () => {
    const el = await asking([{ type: 'emotion', id: 'felt', title: 'How?', words: [{ id: 'good', text: 'Good' }, { id: 'bad', text: 'Bad' }], intensity: false }]);
    await click(el, '[value=bad]');
    expect(all(el, '[name="q-felt-intensity"]').length).to.equal(0);
    const button = find(el, '.clear');
    button.focus();
    button.click();
    await el.updateComplete;
    expect(all(el, ':checked').length).to.equal(0);
    expect(active(el)?.getAttribute('value'), 'the focus stays in the question').to.equal('good');
    expect(await send(el)).to.deep.equal([]);
    const must = await asking([{ type: 'emotion', id: 'felt', title: 'How?', required: true }]);
    expect(await send(must)).to.equal(undefined);
    expect(problemOf(must, 'felt')).to.equal('Please answer this question.');
    expect(find(must, '[role=radiogroup]').getAttribute('aria-invalid')).to.equal('true');
    expect(active(must)?.getAttribute('name')).to.equal('q-felt');
  });
});

describe('emotion, on a grid', () => {
  noLeaks();
  const grid = (): ReturnType<typeof asking> => asking([{ type: 'emotion', id: 'felt', title: 'How did you feel?', look: 'grid' }]);

  it('is no answer until the customer chooses, and says so', async () => {
    const el = await grid();
    expect(find(el, '[id="q-felt-pleasure"]').getAttribute('aria-valuetext')).to.equal('No place chosen yet');
    expect(all(el, '.point').length).to.equal(0);
    expect(await send(el)).to.deep.equal([]);
  });

  it('moves by arrows in both directions, speaks the place in words, and the axis that moved has the focus', async () => {
    const el = await grid();
    const told = answers(el);
    find(el, '[id="q-felt-pleasure"]').focus();
    await press('ArrowRight');
    await press('ArrowRight');
    await press('ArrowDown');
    await el.updateComplete;
    expect(active(el)?.id).to.equal('q-felt-energy');
    expect(active(el)?.getAttribute('aria-valuetext')).to.equal('rather pleasant, rather calm');
    expect(active(el)?.getAttribute('aria-label')).to.equal('Calm to Stirred up');
    await until(() => told.length === 3);
    expect(told.at(-1)).to.deep.equal([{ kind: 'emotion', question: 'felt', word: 'pleasant-calm', pleasure: 0.5, energy: -0.25 }]);
    for (const key of ['End', 'PageUp', 'ArrowUp']) await press(key);
    expect(await send(el)).to.deep.equal([{ kind: 'emotion', question: 'felt', word: 'pleasant-stirred', pleasure: 1, energy: 1 }]);
  });

  it('is put by a click, mirrored from right to left', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const el = await grid();
      el.dir = dir;
      const square = find(el, '.square');
      const { left, top, width, height } = square.getBoundingClientRect();
      square.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: left + width * 0.75, clientY: top + height * 0.1 }));
      await el.updateComplete;
      expect(textOf(el, '.place')).to.equal(dir === 'ltr' ? 'rather pleasant, very stirred up' : 'rather unpleasant, very stirred up');
      const point = find(el, '.point').getBoundingClientRect();
      expect(point.left + point.width / 2, 'the point lies where it was put').to.be.closeTo(left + width * 0.75, width * 0.03);
      find(el, '[id="q-felt-pleasure"]').focus();
      await press('ArrowRight');
      await el.updateComplete;
      const after = find(el, '.point').getBoundingClientRect();
      expect(after.left, 'the right arrow leads to the right').to.be.above(point.left);
      await click(el, '.clear');
      expect(all(el, '.point').length).to.equal(0);
    }
  });
});

import { expect } from '@open-wc/testing';
import type { Question } from '../../../src/model/index.js';
import { noLeaks, press, until } from '../support.js';
import { all, asking, click, find, problemOf, send, type, type CxSurvey } from './support.js';

/** A picture of the site: a path; what it shows is drawn by the server of the tests, or is not there. */
const src = (name: string): string => `/pictures/${name}.png`;
const choices = [
  { id: 'house', text: 'A house', image: { src: src('house'), alt: 'A red house by a lake' } },
  { id: 'flat', text: 'A flat', image: { src: src('flat') } },
  { id: 'none', text: 'None of these', alone: true, pinned: true },
];
const single: Question = { type: 'single-choice', id: 'home', title: 'Where do you live?', look: 'images', required: true, choices };
const multiple: Question = { type: 'multiple-choice', id: 'homes', title: 'Where have you lived?', look: 'images', other: true, choices };
const chosen = (el: CxSurvey): string[] => (all(el, 'input[type=radio], input[type=checkbox]') as HTMLInputElement[]).filter(({ checked }) => checked).map(({ value }) => value);

describe('a choice among pictures', () => {
  noLeaks();

  it('is named by its text, and by what the picture shows where the author says it', async () => {
    const el = await asking([single]);
    const pictures = all(el, '.pictures img') as HTMLImageElement[];
    expect(pictures.map(({ alt }) => alt)).to.deep.equal(['A red house by a lake', '']);
    expect(pictures.map((one) => one.getAttribute('src'))).to.deep.equal([src('house'), src('flat')]);
    expect(pictures.every(({ loading, width, height }) => loading === 'lazy' && width > 0 && height > 0), 'room for them from the start').to.equal(true);
    expect(all(el, '.pictures label').map(({ textContent }) => textContent.trim())).to.deep.equal(['A house', 'A flat', 'None of these']);
    expect(find(el, '.pictures').closest('fieldset')!.getAttribute('role')).to.equal('radiogroup');
  });

  it('is chosen by a press on the picture and by the keys, and sends ids', async () => {
    const el = await asking([single]);
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'home')).not.to.equal('');
    find(el, '.pictures img').click();
    await el.updateComplete;
    expect(chosen(el)).to.deep.equal(['house']);
    find(el, '[value=house]').focus();
    await press('ArrowDown');
    await until(() => chosen(el)[0] === 'flat', 'the next by its key');
    expect(await send(el)).to.deep.equal([{ kind: 'choice', question: 'home', choices: ['flat'] }]);
  });

  it('takes several, one that stands alone, and something else', async () => {
    const el = await asking([multiple]);
    for (const id of ['flat', 'house']) await click(el, `[value=${id}]`);
    expect(chosen(el)).to.deep.equal(['house', 'flat']);
    await click(el, '[value=none]');
    expect(chosen(el)).to.deep.equal(['none']);
    find(el, '[value=house]').focus();
    await press(' ');
    await until(() => chosen(el).join() === 'house', 'Space');
    await click(el, '[value="*other"]');
    expect(all(el, '.pictures img')).to.have.length(2); // something else has none
    await type(el, '#q-homes-else', 'A boat');
    expect(await send(el)).to.deep.equal([{ kind: 'choice', question: 'homes', choices: ['house'], other: 'A boat' }]);
  });

  it('is there without its pictures: where they do not come the texts are', async () => {
    const el = await asking([single]);
    const [picture] = all(el, '.pictures img') as HTMLImageElement[];
    picture!.dispatchEvent(new Event('error'));
    for (const label of all(el, '.pictures label')) expect(label.getBoundingClientRect().height).to.be.at.least(44);
    await click(el, '[value=none]');
    expect(await send(el)).to.deep.equal([{ kind: 'choice', question: 'home', choices: ['none'] }]);
  });
});

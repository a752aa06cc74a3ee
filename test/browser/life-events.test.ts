import { expect, fixture, html } from '@open-wc/testing';
import '../../components/life-events/define.js';
import type { CxLifeEvents } from '../../components/life-events/define.js';
import type { Edit } from '../../src/preferences/index.js';
import { catalogue, customer } from '../../demo/bank/tidewell.js';
import { noLeaks, until } from './support.js';

const form = (el: CxLifeEvents, n: number): HTMLFormElement => el.shadowRoot!.querySelectorAll('form')[n]!;
const choose = (within: HTMLFormElement, name: string, value: string): void => {
  const select = within.querySelector<HTMLSelectElement>(`[name=${name}]`)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

async function shown(): Promise<{ el: CxLifeEvents; edits: Edit[] }> {
  const edits: Edit[] = [];
  const save = async (edit: Edit): Promise<void> => void edits.push(edit);
  const el = await fixture<CxLifeEvents>(html`<cx-life-events .catalogue=${catalogue} .preferences=${customer()} .save=${save}></cx-life-events>`);
  return { el, edits };
}

describe('<cx-life-events>', () => {
  noLeaks();

  it('says what the customer gets, asks for no year that nothing needs, and ticks no purpose', async () => {
    const { el } = await shown();
    expect(form(el, 0).textContent).to.contain('What you get: no account fee in that month.');
    expect([form(el, 0), form(el, 1)].map((one) => one.querySelector('[name=year]') !== null)).to.deep.equal([false, true]);
    expect([...el.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].some(({ checked }) => checked)).to.equal(false);
  });

  it('shares a day for a purpose, mutes it, and takes it back', async () => {
    const { el, edits } = await shown();
    choose(form(el, 0), 'month', '5');
    choose(form(el, 0), 'day', '14');
    form(el, 0).querySelector<HTMLInputElement>('[name=use]')!.click();
    form(el, 0).requestSubmit();
    await until(() => edits.length === 1);
    expect(edits[0]!.set).to.deep.equal({ 'lifeEvents.birthday': { month: 5, day: 14, share: true, uses: ['recognition'] } });
    await el.updateComplete;
    expect(form(el, 0).textContent.replace(/\s+/g, ' ')).to.contain('Shared: May 14');
    const [unshare, mute] = form(el, 0).querySelectorAll('button');
    mute!.click();
    await until(() => edits.length === 2);
    expect(edits[1]!.set).to.deep.equal({ 'lifeEvents.birthday': { month: 5, day: 14, share: true, uses: ['recognition'], muted: true } });
    unshare!.click();
    await until(() => edits.length === 3);
    expect(edits[2]!.set).to.deep.equal({ 'lifeEvents.birthday': null });
  });

  it('asks when 29 February is kept, and takes no day that a month does not have', async () => {
    const { el, edits } = await shown();
    choose(form(el, 0), 'month', '2');
    choose(form(el, 0), 'day', '30');
    form(el, 0).querySelector<HTMLInputElement>('[name=use]')!.click();
    form(el, 0).requestSubmit();
    await el.updateComplete;
    expect(form(el, 0).querySelector('[role=alert]')!.textContent).to.equal('This month has no such day.');
    choose(form(el, 0), 'day', '29');
    await el.updateComplete;
    form(el, 0).querySelector<HTMLInputElement>('[value=mar01]')!.click();
    form(el, 0).requestSubmit();
    await until(() => edits.length === 1);
    expect(edits[0]!.set['lifeEvents.birthday']).to.deep.include({ month: 2, day: 29, leapPolicy: 'mar01' });
  });

  it('shares nothing without a purpose', async () => {
    const { el, edits } = await shown();
    form(el, 0).requestSubmit();
    await el.updateComplete;
    expect(form(el, 0).querySelector('[role=alert]')!.textContent).to.equal('Choose at least one thing it may be used for.');
    expect(edits).to.deep.equal([]);
  });
});

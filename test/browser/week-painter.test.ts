import { expect, fixture, html } from '@open-wc/testing';
import '../../components/preference-center/define.js';
import type { CxPreferenceCenter } from '../../components/preference-center/define.js';
import type { Edit } from '../../src/preferences/index.js';
import { catalogue, customer } from '../../demo/bank/tidewell.js';
import { noLeaks, press, tap, until, viewport } from './support.js';

const cell = (el: HTMLElement, day: number, hour: number): HTMLElement => el.shadowRoot!.querySelector(`[data-cell="${day * 24 + hour}"]`)!;

async function week(dir = 'ltr'): Promise<{ el: CxPreferenceCenter; edits: Edit[] }> {
  const edits: Edit[] = [];
  const save = async (edit: Edit): Promise<void> => void edits.push(edit);
  const el = await fixture<CxPreferenceCenter>(html`<cx-preference-center dir=${dir} .catalogue=${catalogue} .preferences=${customer({ quiet: [{ start: '22:30', end: '07:00' }], windows: [] })} .save=${save}></cx-preference-center>`);
  await el.open('times');
  await until(() => cell(el, 0, 0), 'the week');
  return { el, edits };
}

describe('the week painter', () => {
  noLeaks();

  it('names every hour with its day and state', async () => {
    const { el } = await week();
    expect(cell(el, 0, 3).ariaLabel).to.match(/^Monday, 3:00\sAM: Quiet hours$/);
    expect(cell(el, 0, 22).ariaLabel).to.match(/^Monday, 10:00\sPM: partly Quiet hours$/);
    expect(cell(el, 6, 12).ariaLabel).to.match(/^Sunday, 12:00\sPM: no wish$/);
  });

  it('is used with the keyboard alone: moves, paints, goes on painting, wipes', async () => {
    const { el, edits } = await week();
    cell(el, 0, 9).focus();
    await press('ArrowRight');
    await press(' ');
    await until(() => edits.length === 1);
    await press('Shift', 'ArrowDown');
    await until(() => edits.length === 2);
    // half hours that nobody painted are as they were
    expect(edits[1]!.set['quiet']).to.deep.equal([{ start: '22:30', end: '07:00' }, { days: [2], start: '09:00', end: '11:00' }]);
    expect(el.shadowRoot!.activeElement).to.equal(cell(el, 1, 10));
    await press(' ');
    await until(() => edits.length === 3);
    expect(edits[2]!.set['quiet']).to.deep.equal([{ start: '22:30', end: '07:00' }, { days: [2], start: '09:00', end: '10:00' }]);
  });

  it('moves the way the eye does from right to left', async () => {
    const { el } = await week('rtl');
    cell(el, 1, 9).focus();
    await press('ArrowLeft');
    expect(el.shadowRoot!.activeElement).to.equal(cell(el, 2, 9));
  });

  it('paints a stroke of a pointer as one change, with no holes', async () => {
    const { el, edits } = await week();
    const at = (target: HTMLElement): PointerEventInit => {
      const { left, top, width, height } = target.getBoundingClientRect();
      return { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true, button: 0, pointerId: 1, isPrimary: true };
    };
    cell(el, 4, 14).scrollIntoView({ block: 'center' });
    const grid = el.shadowRoot!.querySelector<HTMLElement>('[role=grid]')!;
    grid.setPointerCapture = () => {}; // a pointer that a test makes up cannot be captured
    cell(el, 1, 12).dispatchEvent(new PointerEvent('pointerdown', at(cell(el, 1, 12))));
    grid.dispatchEvent(new PointerEvent('pointermove', at(cell(el, 4, 14))));
    await el.updateComplete;
    expect(edits).to.deep.equal([]);
    grid.dispatchEvent(new PointerEvent('pointerup', at(cell(el, 4, 14))));
    await until(() => edits.length === 1);
    expect(edits[0]!.set['quiet']).to.deep.equal([{ start: '22:30', end: '07:00' }, { days: [2, 3, 4, 5], start: '12:00', end: '15:00' }]);
  });

  it('is tapped with a finger at 320 pixels', async function () {
    await viewport(320);
    const { el, edits } = await week();
    cell(el, 3, 12).scrollIntoView({ block: 'center' });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { left, top, width, height } = cell(el, 3, 12).getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(24);
    const tapped = await tap(left + width / 2, top + height / 2);
    if (tapped) {
      await until(() => edits.length === 1);
      expect(edits[0]!.set['quiet']).to.deep.include({ days: [4], start: '12:00', end: '13:00' });
    }
    await viewport(1280);
    if (!tapped) this.skip();
  });

  it('has the same as a list: adds and removes', async () => {
    const { el, edits } = await week();
    const form = el.shadowRoot!.querySelector<HTMLFormElement>('details[open] form')!;
    const add = form.querySelector<HTMLButtonElement>('[value=windows]')!;
    add.click();
    await el.updateComplete;
    expect(form.querySelector('[role=alert]')!.textContent).to.equal('Choose at least one day.');
    for (const day of ['2', '4']) form.querySelector<HTMLInputElement>(`[name=day][value="${day}"]`)!.click();
    add.click();
    await until(() => edits.length === 1);
    expect(edits[0]!.set).to.deep.equal({ windows: [{ days: [2, 4], start: '22:00', end: '07:00' }] });
    await el.updateComplete;
    const remove = [...el.shadowRoot!.querySelectorAll<HTMLButtonElement>('details[open] li button')];
    expect(remove[0]!.ariaLabel).to.match(/^Remove from 10:30\sPM to 7:00\sAM/);
    remove[0]!.click();
    await until(() => edits.length === 2);
    expect(edits[1]!.set).to.deep.equal({ quiet: [] });
  });
});

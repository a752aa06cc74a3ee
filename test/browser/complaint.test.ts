import { expect, fixture, html } from '@open-wc/testing';
import '../../components/complaint/define.js';
import type { CxComplaint } from '../../components/complaint/complaint.js';
import type { CxReportEvent } from '../../components/base/events.js';
import { parseEvent } from '../../src/model/index.js';
import { proves } from './conformance.js';
import { noLeaks, until } from './support.js';

const find = <E extends HTMLElement = HTMLElement>(el: CxComplaint, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const fill = (el: CxComplaint, values: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(values)) find<HTMLInputElement>(el, `[name=${name}]`)!.value = value;
  find<HTMLFormElement>(el, 'form')!.requestSubmit();
};
function cases(el: CxComplaint) {
  const list: CxReportEvent['detail'][] = [];
  el.addEventListener('cx-case', ({ detail }) => list.push(detail));
  /** As the collector reads it. */
  return { list, read: (i: number) => {
    const parsed = parseEvent(JSON.parse(JSON.stringify(list[i])));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return parsed.value;
  } };
}

describe('<cx-complaint>', () => {
  noLeaks();

  it('says what is missing, at its field, and puts the focus there', proves('cx-complaint', 'errors', ['2.4.3', '3.3.1'], async () => {
    const el = await fixture<CxComplaint>(html`<cx-complaint></cx-complaint>`);
    fill(el, { category: 'delivery', text: 'It broke.', email: 'nobody' });
    await el.updateComplete;
    expect(find(el, '#email-problem')!.textContent).to.contain('name@example.org');
    expect(el.shadowRoot!.activeElement?.id).to.equal('email');
    expect(find(el, '#text-problem')!.textContent).to.equal('');
    fill(el, { email: '', text: '' });
    await el.updateComplete;
    expect(find(el, '#text-problem')!.textContent).to.equal('Please write what happened.');
    expect(find(el, '#email-problem')!.textContent).to.contain('one way to reach you');
  }));

  it('gives a reference and a date at once, and opens a case', proves('cx-complaint', 'announcement', ['4.1.3'], async () => {
    const el = await fixture<CxComplaint>(html`<cx-complaint answer-within="3" touchpoint="delivery" subject="p-1"></cx-complaint>`);
    const { list, read } = cases(el);
    el.addEventListener('cx-case', (event) => event.waitUntil(Promise.resolve('stored')));
    fill(el, { category: 'delivery', text: 'It broke.', wanted: 'A new one', email: 'ada@example.org' });
    await until(() => el.reference);
    await el.updateComplete;
    const opened = read(0);
    if (opened.type !== 'cx.case.opened') throw new Error('no case');
    expect(opened.data).to.deep.include({ complaint: true, category: 'delivery', channel: 'web', text: 'It broke.', wanted: 'A new one', email: 'ada@example.org', touchpoint: 'delivery' });
    expect(opened.data.case).to.equal(el.reference);
    expect(el.reference).to.match(/^C-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}$/);
    expect(opened.data.due).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(find(el, '[role=status]')!.textContent).to.contain('will be sent when you are online').and.to.contain('You hear from us by');
    expect(list).to.have.length(1);
  }));

  it('keeps what was written when it cannot be stored', proves('cx-complaint', 'errors', ['3.3.7'], async () => {
    const el = await fixture<CxComplaint>(html`<cx-complaint></cx-complaint>`);
    el.addEventListener('cx-case', (event) => event.waitUntil(Promise.reject(new Error('full'))));
    fill(el, { category: 'other', text: 'Long story', phone: '+43 1 234 5678' });
    await until(() => find(el, '[part=error]')?.textContent);
    expect(find<HTMLTextAreaElement>(el, '#text')!.value).to.equal('Long story');
    expect(el.reference).to.equal(undefined);
  }));

  it('shows how it stands, asks whether it is resolved, and opens it again if it is not', async () => {
    const el = await fixture<CxComplaint>(html`<cx-complaint reference="C-7K3P-9QXB-2F"><p slot="resolved">How was it?</p></cx-complaint>`);
    const { list, read } = cases(el);
    el.status = { state: 'resolved', since: '2026-11-24T10:00:00Z', owner: 'Mira' };
    await until(() => find(el, '.equal'));
    const [yes, no] = [...el.shadowRoot!.querySelectorAll<HTMLElement>('.equal button')];
    expect(Math.abs(yes!.offsetWidth - no!.offsetWidth)).to.be.below(2);
    no!.focus();
    no!.click();
    await until(() => find(el, '#missing'));
    expect(el.shadowRoot!.activeElement?.id).to.equal('missing');
    find<HTMLTextAreaElement>(el, '#missing')!.value = 'The money';
    find<HTMLFormElement>(el, 'form')!.requestSubmit();
    await until(() => list.length === 1);
    expect(read(0)).to.nested.include({ type: 'cx.case.reopened', 'data.case': 'C-7K3P-9QXB-2F', 'data.text': 'The money' });
    await until(() => find(el, '[part=status]')!.textContent!.includes('Being looked into'));

    const other = await fixture<CxComplaint>(html`<cx-complaint reference="C-7K3P-9QXB-2F"><p slot="resolved">How was it?</p></cx-complaint>`);
    const said = cases(other);
    other.status = { state: 'answered' };
    await until(() => find(other, '.equal'));
    find(other, '.equal button')!.click();
    await until(() => said.list.length === 1);
    expect(said.read(0)).to.nested.include({ type: 'cx.case.resolved', 'data.by': 'customer' });
    await until(() => find<HTMLSlotElement>(other, 'slot[name=resolved]')?.assignedElements().length === 1);
  });

  it('asks its address how a complaint stands, and says so when that fails', async () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify({ state: 'in-progress', owner: '<b>Mira</b>', extra: 1 })], { type: 'application/json' }));
    const el = await fixture<CxComplaint>(html`<cx-complaint reference="C-1" status-from=${`${address}#{reference}`}></cx-complaint>`);
    await until(() => el.status?.state === 'in-progress');
    await el.updateComplete;
    expect(find(el, '[part=status]')!.textContent).to.contain('Looked after by <b>Mira</b>');
    URL.revokeObjectURL(address);
    const lost = await fixture<CxComplaint>(html`<cx-complaint reference="C-1" status-from=${`${address}#{reference}`}></cx-complaint>`);
    await until(() => find(lost, '[part=status]')!.textContent!.includes('could not be found out'));
  });

  it('opens one case when it is tried again, and another when it says something else', async () => {
    const el = await fixture<CxComplaint>(html`<cx-complaint></cx-complaint>`);
    const { list, read } = cases(el);
    let refuse = true;
    el.addEventListener('cx-case', (event) => event.waitUntil(refuse ? Promise.reject(new Error('full')) : Promise.resolve('sent')));
    fill(el, { category: 'other', text: 'Long story', phone: '+43 1 234 5678' });
    await until(() => find(el, '[part=error]')?.textContent);
    fill(el, {});
    await until(() => list.length === 2);
    expect(list[1]!.id).to.equal(list[0]!.id);
    await el.updateComplete;
    fill(el, { text: 'A longer story' });
    await until(() => list.length === 3);
    expect(list[2]!.id).to.not.equal(list[0]!.id);
    await el.updateComplete;
    refuse = false;
    fill(el, {});
    await until(() => el.reference);
    expect((read(3) as { data: { case: string } }).data.case).to.equal(el.reference);
  });

  it('shows nothing of one complaint under the reference of another', async () => {
    const el = await fixture<CxComplaint>(html`<cx-complaint reference="C-1"></cx-complaint>`);
    el.status = { state: 'resolved', owner: 'Mira' };
    await until(() => find(el, '.equal'));
    el.reference = 'C-2';
    await el.updateComplete;
    expect(find(el, '[part=status]')!.textContent).to.not.contain('Mira');
    el.removeAttribute('reference');
    el.reference = undefined;
    await el.updateComplete;
    expect(find(el, 'form [name=category]')).to.not.equal(null);
  });
});

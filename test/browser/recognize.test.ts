import { expect, fixture, html } from '@open-wc/testing';
import '../../components/recognize/define.js';
import '../../components/locales/insight/ar.js'; // its texts stay, so they come before leaks are looked for
import type { CxRecognize, CxReportEvent } from '../../components/recognize/define.js';
import { makeEvent, parseEvent, type CxEvent } from '../../src/model/index.js';
import { proves } from './conformance.js';
import { noLeaks, press, until } from './support.js';

const find = <E extends HTMLElement = HTMLElement>(el: CxRecognize, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const text = (el: CxRecognize, selector: string): string => find(el, selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
async function fill(el: CxRecognize, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) {
    const field = find<HTMLInputElement>(el, `#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true, composed: true }));
    await el.updateComplete;
  }
}
/** What is given, as the collector reads it. */
function stars(el: CxRecognize, answer?: () => Promise<'sent' | 'stored' | 'held'>) {
  const list: CxReportEvent['detail'][] = [];
  el.addEventListener('cx-recognition', (event) => {
    list.push(event.detail);
    if (answer) event.waitUntil(answer());
  });
  return {
    list,
    read: (i: number) => {
      const parsed = parseEvent(JSON.parse(JSON.stringify(list[i])));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value.data as Record<string, unknown>;
    },
  };
}
const employees = [{ id: 'e-1', name: 'Mira', team: 'Help desk' }, { id: 'e-2', name: 'Jon' }];
const phases = { support: 'Support', renewal: 'Renewal' };

let givers = 0;
const star = (employee: string, why: string, time = '2026-08-01', more: object = {}): CxEvent =>
  makeEvent('cx.recognition.given', { employee, by: 'customer', why, ...more }, { source: 'https://crm.example/', subject: `c-${(givers += 1)}`, time: Date.parse(`${time}T09:00:00Z`) }) as CxEvent;

describe('<cx-recognize>', () => {
  noLeaks();

  it('takes a star for anybody, by name', proves('cx-recognize', 'announcement', ['4.1.3'], async () => {
    const el = await fixture<CxRecognize>(html`<cx-recognize touchpoint="help-desk" journey="card" subject="p-1" .segments=${{ region: 'north' }}></cx-recognize>`);
    const { list, read } = stars(el, () => Promise.resolve('stored'));
    await fill(el, { employee: '  The\tdriver of  bus 13A ', why: ' He waited for me. ' });
    find(el, '[part=send]')!.focus();
    find<HTMLFormElement>(el, 'form')!.requestSubmit();
    await until(() => find(el, '[part=thanks]'));
    expect(read(0)).to.deep.equal({ employee: 'The driver of bus 13A', by: 'customer', why: 'He waited for me.', touchpoint: 'help-desk', journey: 'card', segments: { region: 'north' } });
    expect(list[0]!.subject).to.equal('p-1');
    expect(text(el, '[part=thanks]')).to.contain('will be sent when you are online').and.to.contain('The driver of bus 13A');
    await until(() => el.shadowRoot!.activeElement?.getAttribute('part') === 'thanks');
    find(el, 'button')!.click();
    await until(() => el.shadowRoot!.activeElement?.id === 'employee');
    expect(find<HTMLTextAreaElement>(el, '#why')!.value).to.equal('');
  }));

  it('takes a star for somebody of a list, with the phase', async () => {
    const el = await fixture<CxRecognize>(html`<cx-recognize by="executive" .employees=${employees} .phases=${phases}></cx-recognize>`);
    const { read } = stars(el);
    await fill(el, { employee: 'e-1', phase: 'renewal' });
    expect(find(el, 'optgroup')!.getAttribute('label')).to.equal('Help desk');
    await el.submit();
    await el.updateComplete;
    expect(read(0)).to.deep.equal({ employee: 'e-1', by: 'executive', phase: 'renewal' });
    expect(text(el, '[part=thanks]')).to.contain('Your star for \u2068Mira\u2069 has arrived.');
    const fixed = await fixture<CxRecognize>(html`<cx-recognize phase="support" .phases=${phases} .employees=${employees}></cx-recognize>`);
    expect(find(fixed, '#phase')).to.equal(null);
    const said = stars(fixed);
    await fill(fixed, { employee: ':other' });
    await fill(fixed, { name: 'Ada' });
    await fixed.submit();
    expect(said.read(0)).to.deep.equal({ employee: 'Ada', by: 'customer', phase: 'support' });
  });

  it('hides personal data on the device, and says so beforehand', proves('cx-recognize', 'announcement', ['4.1.3'], async () => {
    const el = await fixture<CxRecognize>(html`<cx-recognize></cx-recognize>`);
    const { read } = stars(el);
    await fill(el, { employee: 'Mira', why: 'She called +43 660 1234567 and wrote to ada@example.org' });
    await until(() => text(el, '#masked').includes('a telephone number'));
    expect(text(el, '#masked')).to.contain('an e-mail address');
    expect(find(el, '#masked')!.getAttribute('role')).to.equal('status');
    await el.submit();
    expect(read(0)['why']).to.equal('She called +•• ••• ••••••• and wrote to •••@•••••••.•••');
  }));

  it('says who is missing, at its field, and puts the focus there', proves('cx-recognize', 'errors', ['3.3.1', '2.4.3'], async () => {
    const el = await fixture<CxRecognize>(html`<cx-recognize .employees=${employees}></cx-recognize>`);
    const { list } = stars(el);
    await fill(el, { why: 'Lovely.' });
    await el.submit();
    expect(text(el, '#who-problem')).to.equal('Please say who it was.');
    expect(el.shadowRoot!.activeElement?.id).to.equal('employee');
    await fill(el, { employee: ':other' });
    await el.submit();
    expect(el.shadowRoot!.activeElement?.id).to.equal('name');
    expect(list).to.have.length(0);
  }));

  it('thanks only when it is true, and sends the same star again', async () => {
    const el = await fixture<CxRecognize>(html`<cx-recognize></cx-recognize>`);
    let refuse = true;
    const { list } = stars(el, () => (refuse ? Promise.reject(new Error('full')) : Promise.resolve('sent')));
    await fill(el, { employee: 'Mira', why: 'Kind.' });
    await el.submit();
    expect(text(el, '[part=error]')).to.contain('could not be stored');
    expect(find<HTMLTextAreaElement>(el, '#why')!.value).to.equal('Kind.');
    await el.submit();
    expect(list[1]!.id).to.equal(list[0]!.id);
    await fill(el, { why: 'Very kind.' });
    refuse = false;
    await Promise.all([el.submit(), el.submit()]);
    expect(list).to.have.length(3);
    expect(list[2]!.id).to.not.equal(list[0]!.id);
    await el.updateComplete;
    expect(find(el, '[part=thanks]')).to.not.equal(null);
  });

  it('is worked by keyboard alone', proves('cx-recognize', 'keyboard', ['2.1.1', '2.4.3'], async () => {
    const el = await fixture<CxRecognize>(html`<cx-recognize .employees=${employees}></cx-recognize>`);
    const { list } = stars(el);
    find(el, '#employee')!.focus();
    await press('J');
    await press('Tab');
    expect(el.shadowRoot!.activeElement?.id).to.equal('why');
    await press('k');
    await press('Tab');
    await press('Enter');
    await until(() => list.length === 1);
    expect((list[0]!.data as { employee: string; why: string })).to.include({ employee: 'e-2', why: 'k' });
  }));

  it('is a form control', proves('cx-recognize', 'errors', ['3.3.1', '4.1.2'], async () => {
    const form = await fixture<HTMLFormElement>(html`<form><fieldset><cx-recognize name="star" required .phases=${phases}></cx-recognize></fieldset></form>`);
    const el = form.querySelector('cx-recognize')!;
    const { list } = stars(el);
    expect([form.checkValidity(), el.validity.valueMissing, el.validationMessage]).to.deep.equal([false, true, 'Please say who it was.']);
    expect(find(el, '[part=send]')!.checkVisibility()).to.equal(false);
    await fill(el, { employee: 'Mira', why: 'Kind.', phase: 'support' });
    expect([...new FormData(form)]).to.deep.equal([['star', 'Mira'], ['star-why', 'Kind.'], ['star-phase', 'support']]);
    expect(form.checkValidity()).to.equal(true);
    await fill(el, { why: 'Write to ada@example.org' });
    expect(new FormData(form).get('star-why') ?? '').to.not.contain('ada');
    await until(() => new FormData(form).get('star-why') === 'Write to •••@•••••••.•••');
    await fill(el, { why: 'x'.repeat(2001) });
    expect([el.validity.tooLong, text(el, '#why-problem')]).to.deep.equal([true, 'It is 1 character too long.']);
    form.querySelector('fieldset')!.disabled = true;
    await el.updateComplete;
    await until(() => find<HTMLInputElement>(el, '#employee')!.disabled);
    form.querySelector('fieldset')!.disabled = false;
    form.reset();
    await el.updateComplete;
    expect([...new FormData(form)]).to.deep.equal([]);
    expect(list).to.have.length(0);
  }));

  it('leaves out what cannot be sent, and says so to developers', async () => {
    const el = await fixture<CxRecognize>(html`<cx-recognize mode="wall" by="robot" phase="Not A Slug" .employees=${[{ id: 'e-1', name: 'Mira' }, { id: '', name: 'Nobody' }, null]}></cx-recognize>`);
    await el.updateComplete;
    const problems = [...el.shadowRoot!.querySelectorAll('[part=problem]')].map((one) => one.textContent).join(' ');
    expect(problems).to.contain('"mode" must be one of form, list, counts').and.to.contain('"by" must be').and.to.contain('"Not A Slug"').and.to.contain('2 of "employees"');
    expect(find(el, 'select')!.querySelectorAll('option')).to.have.length(3);
  });
});

describe('<cx-recognize mode="list">', () => {
  noLeaks();
  const events = [star('e-1', 'Stayed late.'), star('e-1', '<img src=x onerror=alert(1)>'), star('e-2', 'Rude.'), star('Ada', 'Quick.', '2026-09-10'), star('e-2', 'Earlier.', '2026-05-01')];
  const listed = async (set: Partial<CxRecognize>, me = ''): Promise<CxRecognize> => {
    const el = await fixture<CxRecognize>(html`<cx-recognize mode="list" me=${me} .employees=${employees} .events=${events}></cx-recognize>`);
    Object.assign(el, set);
    await until(() => find(el, '[part=list]'));
    await el.updateComplete;
    return el;
  };

  it('shows nothing before a yes', async () => {
    const el = await listed({});
    expect(text(el, '[part=list]')).to.contain('Nobody is on the list for quarter 3 of 2026 yet.').and.to.contain('4 stars have not been read yet.');
    expect(el.shadowRoot!.textContent).to.not.match(/Stayed late|Mira|Rude/);
    let say: ((answer: 'yes') => void) | undefined;
    el.moderate = ({ why }) => (why === 'Stayed late.' ? new Promise((resolve) => (say = resolve)) : why === 'Rude.' ? 'no' : undefined);
    await el.updateComplete;
    expect(el.shadowRoot!.textContent).to.not.contain('Stayed late');
    say!('yes');
    await until(() => text(el, '.people').includes('Mira'));
    expect(text(el, '.people')).to.contain('Help desk').and.to.contain('1 star · 1 from a customer').and.to.contain('Stayed late.');
    expect(text(el, '[part=list]')).to.not.contain('Rude');
  });

  it('takes a moderator who fails for one who has not answered', async () => {
    const told: string[] = [];
    const el = await fixture<CxRecognize>(html`<cx-recognize mode="list" .events=${events} @cx-error=${({ detail }: CustomEvent<{ code: string }>) => told.push(detail.code)} .moderate=${({ why }: { why: string }) => {
      if (why === 'Quick.') throw new Error('no');
      return why === 'Rude.' ? Promise.reject(new Error('down')) : ('maybe' as 'yes');
    }}></cx-recognize>`);
    await until(() => text(el, '[part=list]').includes('4 stars have not been read yet.'));
    await until(() => told.length === 2);
    expect(told).to.deep.equal(['not-moderated', 'not-moderated']);
  });

  it('shows words as text', async () => {
    const el = await listed({ moderate: () => 'yes' });
    expect(text(el, '.people')).to.contain('<img src=x onerror=alert(1)>');
    expect(find(el, 'img')).to.equal(null);
  });

  it('lets an employee take their name out, and back, unless the page refuses', proves('cx-recognize', 'keyboard', ['2.1.1', '2.4.3', '4.1.3'], async () => {
    const el = await listed({ moderate: () => 'yes' }, 'e-1');
    const told: unknown[] = [];
    let refuse = true;
    el.addEventListener('cx-recognition-decline', (event) => {
      told.push(event.detail);
      if (refuse) event.preventDefault();
    });
    find(el, '.people button')!.focus();
    await press('Enter');
    await el.updateComplete;
    expect(text(el, '.people')).to.contain('Mira');
    refuse = false;
    find(el, '.people button')!.focus();
    await press('Enter');
    await until(() => !text(el, '.people').includes('Mira'));
    expect([told.at(-1), el.declined]).to.deep.equal([{ employee: 'e-1', declined: true }, ['e-1']]);
    await until(() => el.shadowRoot!.activeElement?.id === 'me');
    expect(text(el, '#me')).to.contain('You are not named in this list.');
    find(el, '#me button')!.click();
    await until(() => text(el, '.people').includes('Mira'));
    expect(text(el, '#me [role=status]')).to.equal('You are named in this list.');
  }));
});

describe('<cx-recognize mode="counts">', () => {
  noLeaks();

  it('counts by phase and period, with how many gave them, and hides small numbers', async () => {
    const many = (n: number, phase: object, time: string): CxEvent[] => Array.from({ length: n }, () => star('e-1', '', time, phase));
    const events = [...many(12, { phase: 'support' }, '2026-08-01'), ...many(9, { touchpoint: 'desk' }, '2026-09-01'), ...many(7, { phase: 'renewal' }, '2026-09-02')];
    const el = await fixture<CxRecognize>(html`<cx-recognize mode="counts" unit="month" .phases=${phases} .touchpoints=${{ desk: 'support' }} .events=${events}></cx-recognize>`);
    await until(() => find(el, '[part=counts] table'));
    expect(text(el, '[part=counts] .quiet')).to.equal('28 stars from August 2026 to September 2026 · given by 28 people · to 1 employee');
    expect(text(el, 'figcaption')).to.equal('Most are for Support: 21.');
    const rows = [...find(el, 'tbody')!.children].map((row) => [...row.children].map((cell) => cell.textContent!.trim()));
    expect(rows).to.deep.equal([['Support', '12', '9', '21'], ['Renewal', '0', '7', '7'], ['All', '12', '16', '28']]);
    el.events = [...events, ...many(2, { phase: 'renewal' }, '2026-08-05')];
    await el.updateComplete;
    expect(text(el, 'table')).to.contain('not shown').and.to.not.match(/Renewal 2/);
    el.events = events.slice(0, 3);
    await el.updateComplete;
    expect(text(el, '[part=counts]')).to.contain('Fewer than 5 stars');
    el.mode = 'form';
    await until(() => find(el, '#why'));
  });
});

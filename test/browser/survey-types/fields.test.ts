import { expect } from '@open-wc/testing';
import '../../../components/locales/surveys-de.js';
import '../../../components/locales/surveys-ar.js';
import { noLeaks, press, until } from '../support.js';
import { active, all, asking, click, find, problemOf, send, textOf, type } from './support.js';

describe('slider', () => {
  noLeaks();
  const slider = (required = false): ReturnType<typeof asking> =>
    asking([{ type: 'rating', look: 'slider', id: 'rate', title: 'How easy?', required, scale: { min: 0, max: 10 }, ends: { low: 'hard', high: 'easy' } }]);

  it('has no value until it is touched, says so, and can be cleared again', async () => {
    const el = await slider(true);
    expect(find(el, '.slider').getAttribute('aria-valuetext')).to.contain('No answer yet');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'rate')).to.equal('Please answer this question.');
    const free = await slider();
    find(free, '.slider').focus();
    await press('ArrowRight');
    await until(() => find(free, '.slider').getAttribute('aria-valuetext') === '6 of 10');
    await click(free, '.clear');
    expect(find(free, '.slider').className).to.contain('unset');
    expect(active(free)).to.equal(find(free, '.slider'));
    expect(await send(free)).to.deep.equal([]);
  });

  it('takes a press on what stands in the middle unseen, and Space', async () => {
    for (const how of ['click', 'Space']) {
      const el = await slider();
      find(el, '.slider').focus();
      if (how === 'click') find(el, '.slider').click();
      else await press(' ');
      await el.updateComplete;
      const [sent] = (await send(el)) as [{ value: number; instrument: { mode: string } }];
      expect([sent.value, sent.instrument.mode]).to.deep.equal([5, 'slider']);
    }
  });
});

describe('number', () => {
  noLeaks();

  it('reads what people type, shows what it understood, and keeps what it cannot read', async () => {
    const el = await asking([{ type: 'number', id: 'spent', title: 'What did you pay?', decimals: 2, min: 0, max: 5000, currency: 'EUR' }]);
    el.lang = 'de';
    await until(() => textOf(el, '[part=send]') === 'Antworten senden');
    const field = find<HTMLInputElement>(el, '[id="q-spent-control"]');
    expect(field.inputMode).to.equal('decimal');
    expect(textOf(el, '[id="q-spent-unit"]')).to.equal('€');
    await type(el, '[id="q-spent-control"]', '1.234,5 €');
    expect(field.value).to.equal('1234,5');
    await type(el, '[id="q-spent-control"]', 'viel');
    expect(await send(el)).to.equal(undefined);
    expect(field.value, 'it stays, to be mended').to.equal('viel');
    expect(problemOf(el, 'spent')).to.equal('Schreiben Sie eine Zahl in Ziffern.');
    await type(el, '[id="q-spent-control"]', '6000');
    expect(problemOf(el, 'spent'), 'over as soon as it is changed').to.equal('');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'spent')).to.equal('Schreiben Sie 5000 oder weniger.');
    await type(el, '[id="q-spent-control"]', '0,255');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'spent')).to.equal('Schreiben Sie höchstens 2 Stellen hinter dem Komma.');
    await type(el, '[id="q-spent-control"]', '0,25');
    expect(await send(el)).to.deep.equal([{ kind: 'number', question: 'spent', value: 0.25, unit: 'EUR' }]);
  });

  it('takes the digits of any script, and no accident of the wheel', async () => {
    const el = await asking([{ type: 'number', id: 'nights', title: 'Nights?', unit: 'nights' }]);
    const field = find<HTMLInputElement>(el, '[id="q-nights-control"]');
    field.focus();
    field.value = '١٢';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await el.updateComplete;
    expect(field.value, 'not rewritten under the hand').to.equal('١٢');
    field.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true }));
    expect(await send(el)).to.deep.equal([{ kind: 'number', question: 'nights', value: 12, unit: 'nights' }]);
  });
});

describe('date', () => {
  noLeaks();

  it('says the day in words of the page, keeps to the bounds, and lets no half date through', async () => {
    const el = await asking([{ type: 'date', id: 'day', title: 'Which day?', min: '2026-01-10', max: '2026-12-31' }]);
    el.lang = 'de';
    await until(() => textOf(el, '[part=send]') === 'Antworten senden');
    expect(textOf(el, '[id="q-day-range"]')).to.equal('10. Januar 2026 bis 31. Dezember 2026');
    await type(el, '[id="q-day-control"]', '2026-03-05');
    expect(textOf(el, '[id="q-day-words"]')).to.equal('Donnerstag, 5. März 2026');
    expect(find(el, '[id="q-day-control"]').getAttribute('aria-describedby')).to.contain('q-day-words');
    await type(el, '[id="q-day-control"]', '2026-01-09');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'day')).to.equal('Wählen Sie den 10. Januar 2026 oder einen späteren Tag.');
    const control = find<HTMLInputElement>(el, '[id="q-day-control"]');
    Object.defineProperty(control, 'validity', { configurable: true, value: { badInput: true } });
    await type(el, '[id="q-day-control"]', '');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'day')).to.equal('Dieses Datum ist unvollständig, oder den Tag gibt es nicht.');
    Reflect.deleteProperty(control, 'validity');
    await type(el, '[id="q-day-control"]', '2026-03-05');
    expect(await send(el)).to.deep.equal([{ kind: 'date', question: 'day', date: '2026-03-05' }]);
  });
});

describe('contact details', () => {
  noLeaks();

  it('says what they are for, can be filled by the browser, requires nothing unless told, and ties problems to fields', async () => {
    const el = await asking([{ type: 'contact', id: 'me', title: 'May we call?', fields: ['name', 'email', 'phone'], needed: ['phone'], purpose: 'to call you back' }]);
    expect(find(el, '[part=question]').textContent).to.contain('What it is for: to call you back');
    expect(all(el, '.field input').map((input) => (input as HTMLInputElement).autocomplete)).to.deep.equal(['name', 'email', 'tel']);
    expect(all(el, '[aria-required=true]').length).to.equal(0);
    await type(el, '[id="q-me-email"]', 'not an address');
    expect(all(el, '[aria-required=true]').map(({ id }) => id), 'needed once anything is given').to.deep.equal(['q-me-phone']);
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'me')).to.equal('2 things are missing or wrong here. They are marked.');
    const email = find(el, '[id="q-me-email"]');
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(el, `[id="${email.getAttribute('aria-describedby')}"]`)).to.contain('e-mail address');
    expect(active(el)?.id).to.equal('q-me-email');
    await type(el, '[id="q-me-email"]', 'a@example.org');
    await type(el, '[id="q-me-phone"]', '+44 20 7946 0000');
    expect(await send(el)).to.deep.equal([{ kind: 'contact', question: 'me', email: 'a@example.org', phone: '+44 20 7946 0000' }]);
    expect(await send(await asking([{ type: 'contact', id: 'me', title: 'M', fields: ['name'], needed: ['name'], purpose: 'p' }]))).to.deep.equal([]);
  });
});

describe('consent', () => {
  noLeaks();

  it('has nothing chosen before, weighs both alike, and becomes an event when it was given', async () => {
    const el = await asking([{ type: 'consent', id: 'ok', title: 'May we write to you?', purpose: 'newsletter', notice: '2026-11' }, { type: 'consent', id: 'no', title: 'May we call?', purpose: 'calls' }]);
    expect(all(el, ':checked').length).to.equal(0);
    const [yes, no] = all(el, '.equal label').map((label) => label.getBoundingClientRect());
    expect([yes!.width, yes!.height]).to.deep.equal([no!.width, no!.height]);
    const given: unknown[] = [];
    el.addEventListener('cx-consent', (event) => {
      given.push(event.detail.type, event.detail.data.purpose, event.detail.data.notice, event.detail.data.via);
      event.waitUntil(Promise.resolve('stored'));
    });
    await click(el, '[name="q-ok"][value=yes]');
    await click(el, '[name="q-no"][value=no]');
    expect(given, 'not before it is sent').to.deep.equal([]);
    expect(await send(el)).to.deep.equal([
      { kind: 'consent', question: 'ok', purpose: 'newsletter', given: true, notice: '2026-11' },
      { kind: 'consent', question: 'no', purpose: 'calls', given: false },
    ]);
    expect(given).to.deep.equal(['cx.consent.given', 'newsletter', '2026-11', 'widget']);
    await until(() => find(el, '[part=ending]').textContent.includes('stored here'));
  });

  it('tells a "no" where only a "yes" leads on', async () => {
    const el = await asking([{ type: 'consent', id: 'ok', title: 'Terms?', purpose: 'terms', required: true }]);
    await click(el, '[value=no]');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'ok')).to.equal('It goes on only with a yes.');
  });
});

describe('area', () => {
  noLeaks();

  it('goes from the whole to the part, with the usual structure or the author\'s', async () => {
    const el = await asking([{ type: 'area', id: 'where' }]);
    expect(textOf(el, '[id="q-where-title"]')).to.equal('Which area is this about?');
    await click(el, '[value=service]');
    expect(textOf(el, '[id="q-where-step1-title"]')).to.equal('Customer service: which part of it?');
    expect(find<HTMLInputElement>(el, '[name="q-where-step1"]:checked').value, 'all of it, until a part is chosen').to.equal('service');
    await click(el, '[value="service.chat"]');
    expect(await send(el)).to.deep.equal([{ kind: 'choice', question: 'where', choices: ['service.chat'] }]);
    const own = await asking([{ type: 'area', id: 'where', areas: [{ id: 'a', text: 'A', areas: [{ id: 'b', text: 'B', areas: [{ id: 'c', text: 'C' }] }] }, { id: 'd', text: 'D' }] }]);
    for (const id of ['a', 'b', 'c']) await click(own, `[value=${id}]`);
    expect(all(own, '[role=radiogroup]').length).to.equal(3);
    await click(own, '[value=d]');
    expect(all(own, '[role=radiogroup]').length).to.equal(1);
    expect(await send(own)).to.deep.equal([{ kind: 'choice', question: 'where', choices: ['d'] }]);
  });
});

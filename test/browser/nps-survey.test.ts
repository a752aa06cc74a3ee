import { expect, fixture, html } from '@open-wc/testing';
import '../../components/nps-survey/define.js';
import '../../components/locales/surveys-ar.js';
import '../../components/locales/surveys-de.js';
import { CxNpsSurvey } from '../../components/nps-survey/nps-survey.js';
import type { CxErrorEvent, CxResponseEvent, CxSurveyEvent } from '../../components/base/events.js';
import { parseEvent, wordingHash, type CxEventOf } from '../../src/model/index.js';
import { proves } from './conformance.js';
import { media, noLeaks, press, tap, until, viewport } from './support.js';

type Submitted = CxEventOf<'cx.response.submitted'>;

const inner = <E extends HTMLElement = HTMLElement>(el: CxNpsSurvey, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;
const radios = (el: CxNpsSurvey): HTMLInputElement[] => [...el.shadowRoot!.querySelectorAll<HTMLInputElement>('[part=choices] input')];
const chosen = (el: CxNpsSurvey): string[] => radios(el).filter((radio) => radio.checked).map((radio) => radio.value);

async function choose(el: CxNpsSurvey, score: number): Promise<void> {
  radios(el)[score]!.click();
  await el.updateComplete;
}

async function comment(el: CxNpsSurvey, text: string): Promise<void> {
  const area = inner<HTMLTextAreaElement>(el, 'textarea');
  area.value = text;
  area.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await el.updateComplete;
}

/** Collects the events of a type that reach the document. */
function heard<E extends Event>(type: string): E[] {
  const list: E[] = [];
  const listener = (event: Event): void => void list.push(event as E);
  document.addEventListener(type, listener);
  after(() => document.removeEventListener(type, listener));
  return list;
}

describe('<cx-nps-survey>', () => {
  noLeaks();

  describe('the scale', () => {
    it('marks words of the author as in the language of the page, and its own as in theirs', async () => {
      const page = await fixture<HTMLElement>(html`<div lang="sv"><cx-nps-survey value="2" question="Hur troligt?" low-label="Inte alls" follow-up-detractor="Varför?"></cx-nps-survey></div>`);
      const el = page.querySelector('cx-nps-survey')!;
      await el.updateComplete;
      const languageOf = (text: string): string | undefined => [...el.shadowRoot!.querySelectorAll<HTMLElement>('*')].filter((one) => one.textContent.includes(text)).at(-1)?.closest<HTMLElement>('[lang]')?.lang;
      expect(['Hur troligt?', 'Inte alls', 'Varför?', 'Extremely likely', 'Send answer'].map(languageOf)).to.deep.equal(['sv', 'sv', 'sv', 'en', 'en']);
    });

    it('is one group of eleven radios named by the question, with what its ends mean', proves('cx-nps-survey', 'structure', ['1.3.1', '4.1.2'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey business="Tidewell"></cx-nps-survey>`);
      expect(radios(el)).to.have.length(11);
      expect(inner(el, 'fieldset > legend').textContent).to.equal('How likely are you to recommend Tidewell to a friend or colleague?');
      const described = (radio: HTMLInputElement): string | undefined => el.shadowRoot!.getElementById(radio.getAttribute('aria-describedby') ?? '')?.textContent;
      expect(described(radios(el)[0]!)).to.equal('0 = Not at all likely');
      expect(described(radios(el)[5]!)).to.equal(undefined);
      expect(described(radios(el)[10]!)).to.equal('10 = Extremely likely');
    }));

    it('takes one tab stop, and arrows move the choice without sending', proves('cx-nps-survey', 'keyboard', ['2.1.1', '2.1.2', '3.2.2'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey no-comment></cx-nps-survey>`);
      const sent = heard('cx-submitted');
      const before = document.createElement('button');
      el.before(before);
      before.focus();
      await press('Tab');
      expect(el.matches(':focus-within')).to.equal(true);
      await press(' ');
      expect(el.value).to.equal(0);
      await press('ArrowRight');
      await press('ArrowRight');
      await press('ArrowLeft');
      await el.updateComplete;
      expect(el.value).to.equal(1);
      await press('Tab');
      expect(inner(el, '[part=send]').matches(':focus')).to.equal(true);
      expect(sent).to.have.length(0);
      before.remove();
    }));

    it('takes digits, and 1 then 0 for ten', proves('cx-nps-survey', 'keyboard', ['2.1.1'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey></cx-nps-survey>`);
      el.focus();
      await press('7');
      expect(el.value).to.equal(7);
      await press('1');
      expect(el.value).to.equal(1);
      await press('0');
      expect(el.value).to.equal(10);
      await press('0');
      expect(el.value).to.equal(0);
      await el.updateComplete;
      expect(chosen(el)).to.deep.equal(['0']);
    }));

    it('leaves digits with a modifier to the browser, and digits in the comment to the comment', proves('cx-nps-survey', 'keyboard', ['2.1.4'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="3"></cx-nps-survey>`);
      radios(el)[3]!.focus();
      await press('Alt', '9');
      expect(el.value).to.equal(3);
      inner(el, 'textarea').focus();
      await press('9');
      expect(el.value).to.equal(3);
      expect(inner<HTMLTextAreaElement>(el, 'textarea').value).to.equal('9');
    }));

    it('has targets of 44 pixels in at most two rows on a screen of 320, and never another form', proves('cx-nps-survey', 'pointer', ['1.4.10', '2.5.8'], async () => {
      await viewport(320);
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey></cx-nps-survey>`);
      // the narrowest window of some browsers is wider than a phone
      el.style.inlineSize = '288px';
      const boxes = radios(el).map((radio) => radio.closest('label')!.getBoundingClientRect());
      expect(Math.min(...boxes.map((box) => box.height))).to.be.at.least(44);
      expect(Math.min(...boxes.map((box) => box.width))).to.be.at.least(44);
      expect(new Set(boxes.map((box) => Math.round(box.top))).size).to.equal(2);
      expect(el.scrollWidth).to.be.at.most(288);
      el.style.inlineSize = '700px';
      await until(() => new Set(radios(el).map((radio) => Math.round(radio.closest('label')!.getBoundingClientRect().top))).size === 1, 'one row');
      await viewport(1280);
    }));

    it('is answered by a tap', proves('cx-nps-survey', 'pointer', ['2.5.1'], async function () {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey></cx-nps-survey>`);
      const answers = heard<CxResponseEvent>('cx-answer');
      const box = radios(el)[6]!.closest('label')!.getBoundingClientRect();
      if (!(await tap(box.left + box.width / 2, box.top + box.height / 2))) return this.skip();
      await until(() => answers.length > 0, 'an answer');
      expect(el.value).to.equal(6);
      const [answer] = (answers[0]!.detail as Submitted).data.answers;
      expect(answer?.kind === 'score' && answer.instrument.input).to.equal('touch');
    }));

    it('runs the way readers read, with the same digits meaning the same', proves('cx-nps-survey', 'language', ['1.3.2'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey lang="ar" dir="rtl"></cx-nps-survey>`);
      const boxes = radios(el).map((radio) => radio.closest('label')!.getBoundingClientRect());
      expect(boxes[0]!.left).to.be.greaterThan(boxes[1]!.left);
      expect(inner(el, 'legend').textContent).to.contain('احتمال');
      el.focus();
      await press('8');
      expect(el.value).to.equal(8);
    }));

    it('can be told from its neighbours in forced colours', proves('cx-nps-survey', 'display', ['1.4.1'], async function () {
      if (!(await media({ 'forced-colors': 'active' }))) return this.skip();
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="4"></cx-nps-survey>`);
      const colour = (i: number): string => getComputedStyle(radios(el)[i]!.closest('label')!).backgroundColor;
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      expect(colour(4)).not.to.equal(colour(5));
      await media({});
    }));
  });

  describe('the second question', () => {
    it('comes once a score is chosen and fits its group', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey follow-up-passive="What is missing?"></cx-nps-survey>`);
      expect(inner(el, 'textarea')).to.equal(null);
      const question = async (score: number): Promise<string> => {
        await choose(el, score);
        return inner(el, 'label[for=comment]').textContent.replace(/\s+/g, ' ').trim();
      };
      expect(await question(6)).to.equal('We are sorry to hear that. What should we do better? (optional)');
      expect(await question(7)).to.equal('What is missing? (optional)');
      expect(await question(9)).to.equal('Glad to hear it. What do you like most? (optional)');
    });

    it('keeps the comment when the score changes', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="3"></cx-nps-survey>`);
      await comment(el, 'too slow');
      await choose(el, 9);
      expect(inner<HTMLTextAreaElement>(el, 'textarea').value).to.equal('too slow');
    });

    it('can be left out', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="3" no-comment></cx-nps-survey>`);
      expect(inner(el, 'textarea')).to.equal(null);
      expect(inner(el, '[part=send]')).not.to.equal(null);
    });

    it('keeps a megabyte, says that it is too long, and sends when it is not any more', proves('cx-nps-survey', 'errors', ['3.3.1'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="3"></cx-nps-survey>`);
      const sent = heard<CxResponseEvent>('cx-submitted');
      await comment(el, 'x'.repeat(1_048_576));
      inner(el, '[part=send]').click();
      await el.updateComplete;
      expect(sent).to.have.length(0);
      expect(inner(el, '[part=error]').textContent).to.equal('Your comment has 1,048,576 characters; at most 2,000 can be sent.');
      expect(inner(el, '[part=error]').getAttribute('role')).to.equal('alert');
      expect(inner(el, 'textarea').matches(':focus')).to.equal(true);
      await comment(el, 'slow');
      inner(el, '[part=send]').click();
      await until(() => sent.length === 1, 'sending');
    }));
  });

  describe('sending', () => {
    it('tells a whole, valid event: the score with how it was asked, the comment as it was written', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey survey="renewal" touchpoint="renewal" subject="c-81" .segments=${{ region: 'north' }}></cx-nps-survey>`);
      const sent = heard<CxResponseEvent>('cx-submitted');
      await choose(el, 9);
      await comment(el, '  <img src=x onerror=alert(1)> \uD800 مرحبا ');
      inner(el, '[part=send]').click();
      await until(() => sent.length === 1, 'sending');
      const parsed = parseEvent(JSON.parse(JSON.stringify(sent[0]!.detail)));
      expect(parsed.ok ? [] : parsed.error).to.deep.equal([]);
      const { data, subject, source } = sent[0]!.detail as Submitted;
      expect([subject, source]).to.deep.equal(['c-81', location.origin + location.pathname]);
      expect([data.survey, data.touchpoint, data.segments]).to.deep.equal(['renewal', 'renewal', { region: 'north' }]);
      expect(data.answers[1]).to.deep.equal({ kind: 'text', question: 'nps.reason', text: '<img src=x onerror=alert(1)> \ufffd مرحبا', language: 'en' });
      const [score] = data.answers;
      expect(score?.kind === 'score' && { ...score, instrument: { ...score.instrument, layout: '' } }).to.deep.equal({
        kind: 'score',
        question: 'nps',
        value: 9,
        instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'cx.nps.recommend.1', language: 'en', order: 'ascending', mode: 'buttons', layout: '', input: 'script' },
      });
      expect(data.duration).to.be.at.least(0);
    });

    it('hides personal data in the comment on the device, in what it tells and in the form around it', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey></cx-nps-survey>`);
      const sent = heard<CxResponseEvent>('cx-submitted');
      const answered = heard<CxResponseEvent>('cx-answer');
      await choose(el, 2);
      await comment(el, 'My card 4111 1111 1111 1111, jo@example.org');
      inner(el, '[part=send]').click(); // at once: sending waits
      await until(() => sent.length === 1, 'sending');
      const hidden = 'My card •••• •••• •••• ••••, ••@•••••••.•••';
      expect((sent[0]!.detail as Submitted).data.answers[1]).to.deep.include({ kind: 'text', text: hidden });
      el.reset(3, 'jo@example.org');
      await el.updateComplete;
      await choose(el, 4);
      expect(JSON.stringify(answered.map(({ detail }) => detail))).not.to.match(/4111|example/);
      const form = await fixture<HTMLFormElement>(html`<form><cx-nps-survey name="nps" value="1"></cx-nps-survey></form>`);
      const control = form.querySelector('cx-nps-survey')!;
      await comment(control, 'My card 4111 1111 1111 1111, jo@example.org');
      await until(() => control.checkValidity(), 'looking through the comment');
      expect(new FormData(form).get('nps-comment')).to.equal(hidden);
    });

    it('leaves out a touchpoint that was taken away', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey touchpoint="renewal" value="3"></cx-nps-survey>`);
      el.removeAttribute('touchpoint');
      const answers = heard<CxResponseEvent>('cx-answer');
      await choose(el, 5);
      expect(parseEvent(JSON.parse(JSON.stringify(answers[0]!.detail))).ok).to.equal(true);
    });

    it('is not declined while it is on its way, and is another response once it is asked anew', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="3" dismissible></cx-nps-survey>`);
      const dismissed = heard<CxSurveyEvent>('cx-dismiss');
      const sent = heard<CxResponseEvent>('cx-submitted');
      let taken = (): void => {};
      el.addEventListener('cx-submitted', (event) => (event as CxResponseEvent).waitUntil(new Promise<void>((resolve) => (taken = resolve)) as never), { once: true });
      inner(el, '[part=send]').click();
      await until(() => sent.length === 1, 'sending');
      inner(el, '[part=dismiss]').click();
      expect(dismissed).to.have.length(0);
      el.reset(3); // the same score again
      taken();
      await el.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(inner(el, '[part=thanks]')).to.equal(null); // what became of the first is not told of the second
      inner(el, '[part=send]').click();
      await until(() => sent.length === 2, 'sending again');
      expect((sent[1]!.detail as Submitted).data.response).not.to.equal((sent[0]!.detail as Submitted).data.response);
      expect(sent[1]!.detail.id).not.to.equal(sent[0]!.detail.id);
    });

    it('begins to count the time when it is first seen', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="3" style="display: none"></cx-nps-survey>`);
      const sent = heard<CxResponseEvent>('cx-submitted');
      const durationOf = async (): Promise<number | undefined> => {
        const { length } = sent;
        void el.submit();
        await until(() => sent.length > length, 'sending');
        return (sent.at(-1)!.detail as Submitted).data.duration;
      };
      await new Promise((resolve) => setTimeout(resolve, 120));
      const seen = new Promise((resolve) => new IntersectionObserver(([one], all) => one!.isIntersecting && resolve(all.disconnect())).observe(el));
      el.style.display = '';
      await seen;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(await durationOf()).to.be.below(100);
    });

    it('names the wording: built in through all languages, an id of the author, or a hash of the words', async () => {
      const wordingOf = async (template: ReturnType<typeof html>): Promise<string | false | undefined> => {
        const el = await fixture<CxNpsSurvey>(template);
        const answers = heard<CxResponseEvent>('cx-answer');
        await choose(el, 5);
        const [answer] = (answers.at(-1)!.detail as Submitted).data.answers;
        return answer?.kind === 'score' && answer.instrument.wording;
      };
      expect(await wordingOf(html`<cx-nps-survey lang="de"></cx-nps-survey>`)).to.equal('cx.nps.recommend.1');
      expect(await wordingOf(html`<cx-nps-survey question="Würden Sie?"></cx-nps-survey>`)).to.equal(wordingHash('Würden Sie?'));
      expect(await wordingOf(html`<cx-nps-survey question="Würden Sie?" wording="tidewell.1"></cx-nps-survey>`)).to.equal('tidewell.1');
    });

    it('asks first, and stays if the answer is no', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="4" @cx-submit=${(event: Event) => event.preventDefault()}></cx-nps-survey>`);
      const sent = heard('cx-submitted');
      inner(el, '[part=send]').click();
      await el.updateComplete;
      expect(sent).to.have.length(0);
      expect(inner(el, 'fieldset')).not.to.equal(null);
      expect(chosen(el)).to.deep.equal(['4']);
    });

    it('thanks, says it aloud, and takes the focus to the thanks and never to the body', proves('cx-nps-survey', 'announcement', ['2.4.3', '4.1.3'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="9"></cx-nps-survey>`);
      inner(el, '[part=send]').focus();
      await press('Enter');
      const thanks = await until(() => inner(el, '[part=thanks]'), 'the thanks');
      expect(thanks.textContent).to.equal('Thank you. Your answer is in.');
      expect(thanks.getAttribute('role')).to.equal('status');
      await until(() => el.shadowRoot!.activeElement === thanks, 'focus on the thanks');
      expect(document.activeElement).to.equal(el);
    }));

    it('does not take the focus from somebody who is elsewhere', proves('cx-nps-survey', 'focus', ['2.4.3', '3.2.1'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="9"></cx-nps-survey>`);
      const elsewhere = document.createElement('button');
      el.after(elsewhere);
      elsewhere.focus();
      await el.submit();
      await until(() => inner(el, '[part=thanks]'), 'the thanks');
      expect(document.activeElement).to.equal(elsewhere);
      elsewhere.remove();
    }));

    it('waits for every sink, and says what became of the answer', async () => {
      for (const [deliveries, text] of [
        [['sent', 'sent'], 'Thank you. Your answer is in.'],
        [['sent', 'stored'], 'Thank you. Your answer is stored here and will be sent when you are online.'],
        [['stored', 'held'], 'Thank you. Please keep this page open until your answer is sent.'],
      ] as const) {
        const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="9"></cx-nps-survey>`);
        let release = (): void => {};
        const gate = new Promise<void>((resolve) => (release = resolve));
        el.addEventListener('cx-submitted', (event) => deliveries.forEach((delivery) => event.waitUntil(gate.then(() => delivery))));
        inner(el, '[part=send]').click();
        await until(() => el.matches(':state(sending)'), 'sending');
        expect(inner(el, '[part=thanks]')).to.equal(null);
        release();
        expect((await until(() => inner(el, '[part=thanks]'), 'the thanks')).textContent).to.equal(text);
      }
    });

    it('keeps everything when a sink fails, and the second attempt is the same event', proves('cx-nps-survey', 'errors', ['3.3.7'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="2"></cx-nps-survey>`);
      await comment(el, 'no hot water');
      const errors: CxErrorEvent[] = [];
      el.addEventListener('cx-error', (event) => errors.push(event));
      const sent: string[] = [];
      el.addEventListener('cx-submitted', (event) => {
        sent.push(event.detail.id);
        if (sent.length === 1) event.waitUntil(Promise.reject(new Error('no room')));
      });
      inner(el, '[part=send]').click();
      await until(() => inner(el, '[part=error]')?.textContent, 'the message');
      expect(inner(el, '[part=error]').textContent).to.equal('Your answer could not be stored. Please try again.');
      expect(errors[0]!.detail.code).to.equal('not-stored');
      expect(inner<HTMLTextAreaElement>(el, 'textarea').value).to.equal('no hot water');
      expect(chosen(el)).to.deep.equal(['2']);
      inner(el, '[part=send]').click();
      await until(() => inner(el, '[part=thanks]'), 'the thanks');
      expect(sent).to.have.length(2);
      expect(sent[0]).to.equal(sent[1]);
    }));

    it('sends an answer that was changed after a failure under a new id', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="2"></cx-nps-survey>`);
      const sent: CxResponseEvent['detail'][] = [];
      el.addEventListener('cx-submitted', (event) => {
        sent.push(event.detail);
        if (sent.length === 1) event.waitUntil(Promise.reject(new Error('no room')));
      });
      inner(el, '[part=send]').click();
      await until(() => inner(el, '[part=error]')?.textContent, 'the message');
      await choose(el, 7);
      inner(el, '[part=send]').click();
      await until(() => inner(el, '[part=thanks]'), 'the thanks');
      expect(sent[1]!.id).not.to.equal(sent[0]!.id);
      expect(sent[1]!.data.answers[0]).to.include({ value: 7 });
    });

    it('sends once, however often the button is pressed', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="9"></cx-nps-survey>`);
      const sent = heard('cx-submitted');
      el.addEventListener('cx-submitted', (event) => event.waitUntil(new Promise((resolve) => setTimeout(() => resolve('sent'), 60))));
      const send = inner(el, '[part=send]');
      send.click();
      send.click();
      await el.submit();
      radios(el)[2]!.click(); // what is on its way is not changed any more
      await until(() => inner(el, '[part=thanks]'), 'the thanks');
      await el.submit();
      expect(sent).to.have.length(1);
      expect(el.value).to.equal(9);
    });

    it('does nothing without a score', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey></cx-nps-survey>`);
      const sent = heard('cx-submitted');
      await el.submit();
      expect(inner(el, '[part=send]')).to.equal(null);
      expect(sent).to.have.length(0);
    });
  });

  describe('saying no', () => {
    it('can be said, is asked first, is told, and is answered', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey dismissible survey="renewal"></cx-nps-survey>`);
      const said = heard<CxSurveyEvent>('cx-dismiss');
      el.addEventListener('cx-dismiss', (event) => event.preventDefault(), { once: true });
      inner(el, '[part=dismiss]').focus();
      await press('Enter');
      expect(inner(el, '[part=thanks]')).to.equal(null);
      await press('Enter');
      const last = await until(() => inner(el, '[part=thanks]'), 'the last page');
      await until(() => el.shadowRoot!.activeElement === last, 'focus on the last page');
      expect(last.textContent).to.equal('All right. Nothing was sent.');
      expect(said).to.have.length(2);
      expect(parseEvent(JSON.parse(JSON.stringify(said[1]!.detail))).ok).to.equal(true);
      expect(said[1]!.detail.data).to.deep.include({ survey: 'renewal' });
    });

    it('is not offered unless the author wants it', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="3"></cx-nps-survey>`);
      expect(inner(el, '[part=dismiss]')).to.equal(null);
    });
  });

  describe('as a form control', () => {
    const form = async (control: ReturnType<typeof html>): Promise<[HTMLFormElement, CxNpsSurvey]> => {
      const el = await fixture<HTMLFormElement>(html`<form>${control}<button>Send</button></form>`);
      el.addEventListener('submit', (event) => event.preventDefault());
      return [el, el.querySelector('cx-nps-survey')!];
    };
    const data = (el: HTMLFormElement): [string, FormDataEntryValue][] => [...new FormData(el)];

    it('is in the form data under its name, with the comment beside it', async () => {
      const [el, survey] = await form(html`<cx-nps-survey name="nps"></cx-nps-survey>`);
      expect(data(el)).to.deep.equal([]);
      await choose(survey, 0);
      await comment(survey, 'slow');
      await until(() => survey.checkValidity(), 'looking through the comment');
      expect(data(el)).to.deep.equal([['nps', '0'], ['nps-comment', 'slow']]);
      expect(survey.form).to.equal(el);
    });

    it('fires the native events, with the new value to be read already', async () => {
      const [el, survey] = await form(html`<cx-nps-survey name="nps"></cx-nps-survey>`);
      const seen: unknown[] = [];
      for (const type of ['input', 'change']) el.addEventListener(type, (event) => seen.push([type, event.target, survey.value, new FormData(el).get('nps')]));
      await choose(survey, 6);
      expect(seen).to.deep.equal([['input', survey, 6, '6'], ['change', survey, 6, '6']]);
    });

    it('is the form that sends: it has no button of its own', async () => {
      const [el, survey] = await form(html`<cx-nps-survey name="nps" value="8"></cx-nps-survey>`);
      expect(inner(survey, '[part=send]').checkVisibility()).to.equal(false);
      let submitted = 0;
      el.addEventListener('submit', () => submitted++);
      radios(survey)[8]!.focus();
      await press('Enter');
      expect(submitted).to.equal(1);
    });

    it('has a button of its own in a form in which it has no name', async () => {
      const [el, survey] = await form(html`<cx-nps-survey value="8"></cx-nps-survey>`);
      expect(data(el)).to.deep.equal([]);
      expect(inner(survey, '[part=send]')).not.to.equal(null);
    });

    it('is invalid when it is required and not answered', proves('cx-nps-survey', 'errors', ['3.3.1'], async () => {
      const [el, survey] = await form(html`<cx-nps-survey name="nps" required></cx-nps-survey>`);
      expect(el.checkValidity()).to.equal(false);
      expect(survey.validity.valueMissing).to.equal(true);
      expect(survey.validationMessage).to.equal('Choose a number from 0 to 10.');
      expect(survey.matches(':invalid')).to.equal(true);
      await choose(survey, 3);
      expect(el.checkValidity()).to.equal(true);
      await comment(survey, 'x'.repeat(2001));
      expect(survey.validity.tooLong).to.equal(true);
    }));

    it('goes back to where it began when the form is reset', async () => {
      const [el, survey] = await form(html`<cx-nps-survey name="nps" value="5"></cx-nps-survey>`);
      await choose(survey, 9);
      await comment(survey, 'good');
      el.reset();
      await survey.updateComplete;
      expect(data(el)).to.deep.equal([['nps', '5']]);
      expect(chosen(survey)).to.deep.equal(['5']);
      const [other, empty] = await form(html`<cx-nps-survey name="nps"></cx-nps-survey>`);
      await choose(empty, 9);
      other.reset();
      await empty.updateComplete;
      expect(data(other)).to.deep.equal([]);
      expect(chosen(empty)).to.deep.equal([]);
    });

    it('is disabled by its own attribute and by a fieldset around it', async () => {
      const el = await fixture<HTMLFormElement>(html`<form><fieldset disabled><cx-nps-survey name="nps" value="5"></cx-nps-survey></fieldset></form>`);
      const survey = el.querySelector('cx-nps-survey')!;
      await survey.updateComplete;
      expect(data(el)).to.deep.equal([]);
      expect(radios(survey).every((radio) => radio.matches(':disabled'))).to.equal(true);
      el.querySelector('fieldset')!.disabled = false;
      await until(() => !radios(survey)[0]!.matches(':disabled'), 'being enabled');
      expect(data(el)).to.deep.equal([['nps', '5']]);
      survey.disabled = true;
      await survey.updateComplete;
      expect(data(el)).to.deep.equal([]);
    });

    it('restores what the browser kept, and an answer saved by another version is no harm', async () => {
      const [el, survey] = await form(html`<cx-nps-survey name="nps"></cx-nps-survey>`);
      survey.formStateRestoreCallback(JSON.stringify([7, 'as before']));
      await until(() => data(el).length === 2, 'looking through the comment');
      expect(data(el)).to.deep.equal([['nps', '7'], ['nps-comment', 'as before']]);
      survey.formStateRestoreCallback('{broken');
      await survey.updateComplete;
      expect(survey.value).to.equal(7);
      survey.formStateRestoreCallback('[99, ""]');
      await survey.updateComplete;
      expect(survey.value).to.equal(null);
    });
  });

  describe('written as plain HTML', () => {
    const plain = html`<form>
      <cx-nps-survey>
        <fieldset>
          <legend>Would you recommend us?</legend>
          ${Array.from({ length: 11 }, (_, i) => html`<label><input type="radio" name="score" value=${i} ?checked=${i === 4} /> ${i}</label>`)}
        </fieldset>
      </cx-nps-survey>
    </form>`;

    it('takes over question, name and choice, and there is one answer in the form', async () => {
      const form = await fixture<HTMLFormElement>(plain);
      const el = form.querySelector('cx-nps-survey')!;
      await until(() => inner(el, 'legend')?.textContent === 'Would you recommend us?', 'taking over');
      expect(el.value).to.equal(4);
      expect([...new FormData(form)]).to.deep.equal([['score', '4']]);
      await choose(el, 10);
      expect([...new FormData(form)]).to.deep.equal([['score', '10']]);
    });

    it('is seen instead of the plain one', async () => {
      const form = await fixture<HTMLFormElement>(plain);
      const el = form.querySelector('cx-nps-survey')!;
      await until(() => inner(el, 'legend')?.textContent === 'Would you recommend us?', 'taking over');
      expect(form.querySelector('fieldset')!.getClientRects()).to.have.length(0);
    });

    it('gives the plain one back when it is taken away', async () => {
      const form = await fixture<HTMLFormElement>(plain);
      const el = form.querySelector('cx-nps-survey')!;
      const fieldset = form.querySelector('fieldset')!;
      await until(() => fieldset.disabled, 'taking over');
      el.remove();
      expect(fieldset.disabled).to.equal(false);
    });

    it('finds children that come later', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey></cx-nps-survey>`);
      const fieldset = document.createElement('fieldset');
      const legend = document.createElement('legend');
      legend.textContent = 'Late?';
      const radio = document.createElement('input');
      radio.type = 'radio';
      radio.name = 'late';
      fieldset.append(legend, radio);
      el.append(fieldset);
      await until(() => inner(el, 'legend').textContent === 'Late?', 'taking over');
      expect(el.name).to.equal('late');
    });
  });

  describe('settings', () => {
    it('are taken from JSON for who writes no JavaScript, and attributes win', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey touchpoint="written"
        ><script type="application/json">{ "question": "From JSON?", "touchpoint": "json", "dismissible": true, "comment-limit": 10, "segments": { "region": "north" } }</script></cx-nps-survey
      >`);
      await el.updateComplete;
      expect(inner(el, 'legend').textContent).to.equal('From JSON?');
      expect([el.touchpoint, el.dismissible, el.commentLimit, el.segments]).to.deep.equal(['written', true, 10, { region: 'north' }]);
    });

    it('that are wrong are told, shown to developers, and leave a survey that works', async () => {
      const cases: [ReturnType<typeof html>, string][] = [
        [html`<cx-nps-survey value="15"></cx-nps-survey>`, '"value" must be a whole number from 0 to 10.'],
        [html`<cx-nps-survey value="8.5"></cx-nps-survey>`, '"value" must be a whole number from 0 to 10.'],
        [html`<cx-nps-survey comment-limit="0"></cx-nps-survey>`, '"comment-limit" must be from 1 to 10000.'],
        [html`<cx-nps-survey><script type="application/json">{ "qestion": 1 }</script></cx-nps-survey>`, 'There is no setting "qestion" of this kind.'],
        [html`<cx-nps-survey><script type="application/json">{ "onclick": "alert(1)" }</script></cx-nps-survey>`, 'There is no setting "onclick" of this kind.'],
        [html`<cx-nps-survey><script type="application/json">{ "question": {} }</script></cx-nps-survey>`, 'There is no setting "question" of this kind.'],
      ];
      for (const [template, message] of cases) {
        const told: string[] = [];
        const listener = (event: Event): void => void told.push((event as CxErrorEvent).detail.message);
        window.addEventListener('cx-error', listener, true);
        const el = await fixture<CxNpsSurvey>(template);
        await el.updateComplete;
        window.removeEventListener('cx-error', listener, true);
        expect(told).to.include(message);
        expect(inner(el, '[part=problem]')?.textContent).to.equal(message);
        expect(el.hasAttribute('onclick')).to.equal(false);
        await choose(el, 5);
        expect(el.value).to.equal(5);
      }
    });

    it('that cannot be read at all are told too', async () => {
      for (const json of ['{ broken', '', '[]', '7', 'null']) {
        const el = document.createElement('cx-nps-survey');
        const script = document.createElement('script');
        script.type = 'application/json';
        script.textContent = json;
        el.append(script);
        document.body.append(el);
        await el.updateComplete;
        expect(inner(el, 'legend').textContent, json).to.contain('How likely');
        el.remove();
      }
    });

    it('that are wrong are not shown to visitors', async () => {
      document.documentElement.dataset['cxDevelopment'] = 'off';
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="15"></cx-nps-survey>`);
      expect(inner(el, '[part=problem]')).to.equal(null);
      delete document.documentElement.dataset['cxDevelopment'];
    });

    it('are text, whatever they contain', async () => {
      const markup = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="3" dismissible question=${markup} business=${markup} low-label=${markup} high-label=${markup} follow-up-detractor=${markup} thanks=${markup}></cx-nps-survey>`);
      await comment(el, markup);
      expect(inner(el, 'legend').textContent).to.equal(markup);
      expect(inner(el, '.ends').textContent).to.contain(markup);
      expect(inner(el, 'label[for=comment]').textContent).to.contain(markup);
      await el.submit();
      expect((await until(() => inner(el, '[part=thanks]'), 'the thanks')).textContent).to.equal(markup);
      expect(el.shadowRoot!.querySelector('img, script')).to.equal(null);
      expect((window as { hacked?: boolean }).hacked).to.equal(undefined);
    });
  });

  describe('in a language', () => {
    it('follows the nearest lang, in shadows too, and changes when the page does', proves('cx-nps-survey', 'language', ['3.1.2'], async () => {
      const outer = await fixture<HTMLElement>(html`<div lang="de-AT"></div>`);
      const shadow = outer.attachShadow({ mode: 'open' });
      const el = document.createElement('cx-nps-survey');
      shadow.append(el);
      await el.updateComplete;
      expect(inner(el, 'legend').textContent).to.equal('Wie wahrscheinlich ist es, dass Sie uns einem Freund oder einer Kollegin empfehlen?');
      expect(inner(el, 'form').lang).to.equal('de-AT');
      outer.lang = 'ar';
      await until(() => inner(el, 'legend').textContent.includes('احتمال'), 'Arabic');
    }));

    it('is English, and says so, where it has no words', proves('cx-nps-survey', 'language', ['3.1.2'], async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey lang="fi"></cx-nps-survey>`);
      expect(inner(el, 'legend').textContent).to.contain('How likely');
      expect(inner(el, 'form').lang).to.equal('en');
      for (const lang of ['de-', 'x', '', 'en_US', '**']) {
        el.lang = lang;
        await el.updateComplete;
        expect(inner(el, 'legend')).not.to.equal(null);
      }
    }));
  });

  describe('on a stranger\u2019s page', () => {
    it('keeps properties that were set before it was defined', async () => {
      const el = document.createElement('cx-late-survey') as CxNpsSurvey;
      el.value = 7;
      document.body.append(el);
      class Late extends CxNpsSurvey {}
      Late.define('cx-late-survey');
      await el.updateComplete;
      expect(el.value).to.equal(7);
      expect(chosen(el)).to.deep.equal(['7']);
      expect(Object.hasOwn(el, 'value')).to.equal(false);
      el.remove();
    });

    it('can be defined twice, under two names, and beside another of its name', () => {
      CxNpsSurvey.define('cx-nps-survey');
      CxNpsSurvey.define('cx-other-survey');
      expect(new (customElements.get('cx-other-survey')!)()).to.be.instanceOf(CxNpsSurvey);
    });

    it('survives being moved, and being taken away while it sends', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="6"></cx-nps-survey>`);
      await comment(el, 'kept');
      const place = document.createElement('div');
      document.body.append(place);
      place.append(el);
      await el.updateComplete;
      expect(inner<HTMLTextAreaElement>(el, 'textarea').value).to.equal('kept');
      el.addEventListener('cx-submitted', (event) => event.waitUntil(new Promise((resolve) => setTimeout(() => resolve('sent'), 50))));
      void el.submit();
      place.remove();
      await new Promise((resolve) => setTimeout(resolve, 120));
    });

    it('does not let a listener that throws stop it', async () => {
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey value="6"></cx-nps-survey>`);
      const before = window.onerror;
      window.onerror = () => true; // the page's own error, and the page's to report
      el.addEventListener('cx-submitted', () => { throw new Error('of the page'); });
      await el.submit();
      window.onerror = before;
      expect(inner(el, '[part=thanks]')).not.to.equal(null);
    });

    it('leaves the page\u2019s styles alone and is not touched by them', async () => {
      const style = new CSSStyleSheet();
      style.replaceSync('label, input, fieldset, legend { display: none !important; }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
      const el = await fixture<CxNpsSurvey>(html`<cx-nps-survey></cx-nps-survey>`);
      expect(radios(el)[0]!.closest('label')!.getBoundingClientRect().height).to.be.at.least(44);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== style);
    });
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import '../../components/studio/define.js';
import '../../components/survey/after/index.js';
import '../../components/locales/surveys-de.js';
import '../../components/locales/surveys-ar.js';
import type { CxSurvey } from '../../components/survey/survey.js';
import type { CxSurveyStudio } from '../../components/studio/studio.js';
import { parseSurvey, type Survey } from '../../src/model/index.js';
import { valueAt } from '../../src/survey/draft/index.js';
import { noLeaks, press, until } from './support.js';

const find = <E extends HTMLElement = HTMLElement>(el: CxSurveyStudio, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const at = <E extends HTMLElement = HTMLElement>(el: CxSurveyStudio, place: string): E | null => find<E>(el, `[id="at:${place}"]`);
const preview = (el: CxSurveyStudio): CxSurvey | null => find<CxSurvey>(el, '.stage cx-survey');
const inPreview = <E extends HTMLElement = HTMLElement>(el: CxSurveyStudio, selector: string): E | null => preview(el)?.shadowRoot?.querySelector<E>(selector) ?? null;

async function click(el: CxSurveyStudio, selector: string): Promise<void> {
  (await until(() => find(el, selector), selector)).click();
  await el.updateComplete;
}

async function write(el: CxSurveyStudio, place: string, text: string): Promise<void> {
  const control = await until(() => at<HTMLInputElement>(el, place), place);
  control.focus();
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
  await el.updateComplete;
}

/** A studio with the survey of a template in it. */
async function withTemplate(template: string, more: Partial<CxSurveyStudio> = {}): Promise<CxSurveyStudio> {
  const el = await fixture<CxSurveyStudio>(html`<cx-survey-studio></cx-survey-studio>`);
  Object.assign(el, more);
  await click(el, `[data-template="${template}"]`);
  await until(() => inPreview(el, 'form'), 'the preview');
  return el;
}

describe('<cx-survey-studio>', () => {
  noLeaks();

  it('starts from a template, shows it, and gives a snippet for the published address', async () => {
    const published: string[] = [];
    const el = await withTemplate('nps-relationship', {
      publish: (survey) => {
        published.push(survey.id);
        return Promise.resolve({ address: `https://surveys.bank.example/s/${survey.id}` });
      },
    });
    expect(parseSurvey(el.survey).ok).to.equal(true);
    await write(el, '/title', 'How is Tidewell doing?');
    await click(el, '#studio-tab-publish');
    await click(el, '.publish .primary');
    const snippet = await until(() => find<HTMLTextAreaElement>(el, '#studio-snippet'), 'the snippet');
    expect(published).to.deep.equal([el.survey!.id]);
    expect(snippet.value).to.contain(`href="https://surveys.bank.example/s/${el.survey!.id}"`).and.to.contain('How is Tidewell doing?');
  });

  it('shows what is typed as it is typed, and takes back a whole text at once', async () => {
    const el = await withTemplate('csat-interaction');
    await click(el, '.opener');
    const before = at<HTMLTextAreaElement>(el, '/pages/0/questions/0/title')!.value;
    await write(el, '/pages/0/questions/0/title', 'Was it good?');
    await until(() => inPreview(el, '[part=title]')?.textContent.includes('Was it good?'), 'the question in the preview');
    find(el, '.bar button')!.click();
    await el.updateComplete;
    expect(at<HTMLTextAreaElement>(el, '/pages/0/questions/0/title')!.value).to.equal(before);
    await until(() => !inPreview(el, '[part=title]')?.textContent.includes('Was it good?'), 'the question as it was');
  });

  it('sends nothing of what is answered in the preview', async () => {
    const el = await withTemplate('nps-relationship');
    const heard: string[] = [];
    const note = (event: Event): void => void heard.push(event.type);
    for (const type of ['cx-answer', 'cx-submit', 'cx-submitted']) addEventListener(type, note);
    await preview(el)!.updateComplete;
    inPreview(el, 'input[value="9"]')!.click();
    await preview(el)!.updateComplete;
    for (let i = 0; i < 5; i += 1) await preview(el)!.goOn();
    await until(() => inPreview(el, '[part=ending]'), 'the ending');
    for (const type of ['cx-answer', 'cx-submit', 'cx-submitted']) removeEventListener(type, note);
    expect(heard).to.deep.equal([]);
  });

  const small: Survey = {
    format: 'cx-survey/1', id: 'small', title: 'Small', language: 'en',
    pages: [
      { id: 'a', questions: [{ type: 'nps', id: 'nps', required: true }, { type: 'single-choice', id: 'kind', title: 'Which?', choices: [{ id: 'one', text: 'One' }, { id: 'two', text: 'Two' }] }] },
      { id: 'b', questions: [{ type: 'text', id: 'why', title: 'Why {nps}?' }, { type: 'custom', id: 'mine', title: 'Mine', kind: 'acme.emoji.emoji', settings: { any: ['{nps}', { deep: true }] } }] },
    ],
  };
  const withSmall = async (more: Partial<CxSurveyStudio> = {}, definition: Survey = small): Promise<CxSurveyStudio> => {
    const el = await fixture<CxSurveyStudio>(html`<cx-survey-studio></cx-survey-studio>`);
    Object.assign(el, more, { definition });
    await until(() => inPreview(el, 'form'), 'the preview');
    return el;
  };
  const ids = (el: CxSurveyStudio): string[][] => el.survey!.pages.map(({ questions }) => questions.map(({ id }) => id));
  const named = async (el: CxSurveyStudio, name: string): Promise<void> => {
    (await until(() => [...el.shadowRoot!.querySelectorAll<HTMLElement>('button')].find((button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name && !(button as HTMLButtonElement).disabled), name)).click();
    await el.updateComplete;
  };
  const focused = (el: CxSurveyStudio): Element | null => el.shadowRoot!.activeElement;

  it('moves, doubles and deletes questions by buttons and keys alike, and takes each back', async () => {
    const el = await withSmall();
    el.shadowRoot!.querySelectorAll<HTMLElement>('.opener')[1]!.click();
    await el.updateComplete;
    await until(() => focused(el)?.id === 'at:/pages/0/questions/1/title', 'the focus on the words');
    await press('Alt', 'ArrowDown');
    await el.updateComplete;
    expect(ids(el)).to.deep.equal([['nps'], ['kind', 'why', 'mine']]);
    await named(el, 'Move up: Which?');
    expect(ids(el)).to.deep.equal([['nps', 'kind'], ['why', 'mine']]);
    await named(el, 'Duplicate: Which?');
    expect(ids(el)).to.deep.equal([['nps', 'kind', 'kind-2'], ['why', 'mine']]);
    await named(el, 'Delete: Which?');
    expect(ids(el)).to.deep.equal([['nps', 'kind'], ['why', 'mine']]);
    for (const after of [[['nps', 'kind', 'kind-2'], ['why', 'mine']], [['nps', 'kind'], ['why', 'mine']], [['nps'], ['kind', 'why', 'mine']], [['nps', 'kind'], ['why', 'mine']]]) {
      await named(el, 'Undo');
      expect(ids(el)).to.deep.equal(after);
    }
    expect(el.survey).to.deep.equal(small);
    await named(el, 'Redo');
    expect(ids(el)).to.deep.equal([['nps'], ['kind', 'why', 'mine']]);
  });

  it('moves a question that is dragged, to the place where it falls', async () => {
    const el = await withSmall();
    const dataTransfer = new DataTransfer();
    const drag = (target: Element, type: string): void => void target.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer }));
    drag(find(el, '.grip')!, 'dragstart');
    const zones = el.shadowRoot!.querySelectorAll('.drop');
    drag(zones[zones.length - 1]!, 'dragover');
    drag(zones[zones.length - 1]!, 'drop');
    await el.updateComplete;
    expect(ids(el)).to.deep.equal([['kind'], ['why', 'mine', 'nps']]);
  });

  it('makes a condition by picking from lists, and writes it as an expression that means the same', async () => {
    const el = await withSmall();
    el.shadowRoot!.querySelectorAll<HTMLElement>('.opener')[2]!.click();
    await el.updateComplete;
    const more = await until(() => find<HTMLDetailsElement>(el, '.card.open details.inner'));
    more.open = true;
    const place = '/pages/1/questions/0/visibleIf';
    at(el, place)!.querySelector('button')!.click();
    await el.updateComplete;
    expect(valueAt(el.survey, place)).to.deep.equal({ of: 'answers.nps', op: 'atMost', to: 6 });
    const pick = async (at_: string, value: string): Promise<void> => {
      const list = await until(() => at<HTMLSelectElement>(el, at_));
      list.value = value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
      await el.updateComplete;
    };
    await pick(`${place}/of`, 'answers.kind');
    await pick(`${place}/op`, 'isNot');
    await pick(`${place}/to`, 'two');
    expect(valueAt(el.survey, place)).to.deep.equal({ of: 'answers.kind', op: 'isNot', to: 'two' });
    await named(el, 'And also…');
    expect(valueAt(el.survey, place)).to.deep.equal({ all: [{ of: 'answers.kind', op: 'isNot', to: 'two' }, { of: 'answers.nps', op: 'atMost', to: 6 }] });
    await named(el, 'Write as an expression');
    expect(valueAt(el.survey, place)).to.equal('(!has(answers.kind) || !(answers.kind == "two")) && answers.nps <= 6');
    await named(el, 'No condition');
    expect(valueAt(el.survey, place)).to.equal(undefined);
  });

  it('makes scores and quotas by plain controls', async () => {
    const el = await withTemplate('nps-relationship');
    find<HTMLDetailsElement>(el, 'details.whole')!.open = true;
    const choose = async (place: string, value: string): Promise<void> => {
      const control = await until(() => at<HTMLSelectElement>(el, place), place);
      control.value = value;
      control.dispatchEvent(new Event('change', { bubbles: true }));
      await el.updateComplete;
    };
    const add = async (place: string): Promise<void> => {
      find(el, `[id="at:${place}"] > button`)!.click();
      await el.updateComplete;
    };
    expect(el.survey!.scores).to.equal(undefined);
    await add('/scores');
    await until(() => at(el, '/scores/0/id')?.matches(':focus'), 'the focus on the new score');
    await write(el, '/scores/0/id', 'risk');
    expect(el.survey!.scores).to.deep.equal([{ kind: 'sum', id: 'risk', of: ['nps'] }]);
    await choose('/scores/0/kind', 'expression');
    expect(el.survey!.scores).to.deep.equal([{ kind: 'expression', id: 'risk', expression: 'answers.nps' }]);
    await write(el, '/scores/0/expression', '10 - answers.nps');
    await choose('/scores/0/kind', 'mean');
    at(el, '/scores/0/sent')!.click();
    await el.updateComplete;
    expect(el.survey!.scores).to.deep.equal([{ kind: 'mean', id: 'risk', of: ['nps'], sent: true }]);
    const ending = el.survey!.endings!.at(-1)!.id;
    await add('/quotas');
    await write(el, '/quotas/0/limit', '50');
    const [quota] = el.survey!.quotas!;
    expect([quota!.limit, quota!.to, typeof quota!.when]).to.deep.equal([50, ending, 'object']);
    await choose('/quotas/0/to', el.survey!.endings![0]!.id);
    expect(parseSurvey(el.survey).ok).to.equal(true);
    find(el, '[id="at:/quotas"] [aria-label^="Delete"]')!.click();
    await el.updateComplete;
    expect(el.survey!.quotas).to.equal(undefined);
  });

  it('makes choices with the keys alone: Enter for the next, lines that are pasted, Backspace for an empty one', async () => {
    const el = await withSmall();
    el.shadowRoot!.querySelectorAll<HTMLElement>('.opener')[1]!.click();
    const choices = '/pages/0/questions/1/choices';
    (await until(() => at<HTMLInputElement>(el, `${choices}/1/text`))).focus();
    await press('Enter');
    await until(() => focused(el)?.id === `at:${choices}/2/text`, 'the focus on the new choice');
    await press('x');
    await press('Backspace');
    await press('Backspace');
    await until(() => focused(el)?.id === `at:${choices}/1/text`, 'the focus on the choice before');
    const data = new DataTransfer();
    data.setData('text/plain', 'Red\nGreen & blue\n\n');
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true });
    if (paste.clipboardData?.getData('text/plain') === '') return; // Firefox lets no script make up what is pasted
    focused(el)!.dispatchEvent(paste);
    await el.updateComplete;
    expect((valueAt(el.survey, choices) as { id: string }[]).map(({ id }) => id)).to.deep.equal(['one', 'two', 'red', 'green-blue']);
  });

  it('keeps a text that is no survey as it was typed, says where the fault is, and takes it over once it is mended', async () => {
    const el = await withSmall();
    await click(el, '#studio-tab-json');
    const area = find<HTMLTextAreaElement>(el, '#studio-json')!;
    const type = async (text: string): Promise<void> => {
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
      await el.updateComplete;
    };
    const good = area.value;
    await type(good.replace('"Small"', 'Small'));
    expect(find(el, '#studio-json-state')!.textContent).to.contain('Line 4, column 12');
    expect(el.survey!.title).to.equal('Small');
    await type(good.replace('"required": true', '"required": 7'));
    expect(find(el, '#studio-json-state code')!.textContent).to.equal('/pages/0/questions/0/required');
    // the controls go on, and the text stays
    await click(el, '#studio-tab-questions');
    await write(el, '/title', 'Changed meanwhile');
    await click(el, '#studio-tab-json');
    expect(find<HTMLTextAreaElement>(el, '#studio-json')!.value).to.contain('"required": 7');
    expect(find(el, '#studio-json-state')!.textContent).to.contain('was changed in the panels');
    await named(el, 'Go there');
    expect(find<HTMLTextAreaElement>(el, '#studio-json')!.selectionStart).to.equal(good.replace('"required": true', '"required": 7').indexOf('7'));
    await type(good.replace('Why {nps}?', 'Because?'));
    expect(valueAt(el.survey, '/pages/1/questions/0/title')).to.equal('Because?');
    expect(valueAt(el.survey, '/pages/1/questions/1/settings')).to.deep.equal({ any: ['{nps}', { deep: true }] });
    await named(el, 'Undo');
    expect(el.survey!.title).to.equal('Changed meanwhile');
  });

  it('leaves a question of a plugin that is not here unharmed, whatever else is done', async () => {
    const el = await withSmall();
    await write(el, '/title', 'Other');
    el.shadowRoot!.querySelectorAll<HTMLElement>('.opener')[3]!.click();
    await write(el, '/pages/1/questions/1/title', 'Mine, still');
    await named(el, 'Move up: Mine, still');
    expect(valueAt(el.survey, '/pages/1/questions/0')).to.deep.equal({ type: 'custom', id: 'mine', title: 'Mine, still', kind: 'acme.emoji.emoji', settings: { any: ['{nps}', { deep: true }] } });
  });

  it('puts translations beside the texts, marks what is missing, and shows the language', async () => {
    const el = await withSmall({}, { ...small, title: { en: 'Small', de: 'Klein' } });
    await click(el, '#studio-tab-languages');
    await click(el, '.chips button');
    expect(find(el, '.chips')!.textContent).to.contain('missing');
    const before = el.shadowRoot!.querySelectorAll('.missing').length;
    const field = await until(() => find<HTMLTextAreaElement>(el, '.missing textarea'));
    field.value = 'Welche?';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await el.updateComplete;
    expect(el.shadowRoot!.querySelectorAll('.missing').length).to.equal(before - 1);
    expect(valueAt(el.survey, '/pages/0/questions/1/title')).to.deep.equal({ en: 'Which?', de: 'Welche?' });
    await until(() => preview(el)?.closest('.stage')?.getAttribute('lang') === 'de' && inPreview(el, 'form')?.textContent.includes('Welche?'), 'the German preview');
  });

  it('finds faults, leads to them, and mends what can be mended', async () => {
    const el = await withSmall({}, { ...small, pages: [{ id: 'a', questions: [{ type: 'multiple-choice', id: 'kind', title: 'Which?', choices: [{ id: 'one', text: 'One' }, { id: 'none', text: 'None of these' }] }] }] });
    await click(el, '#studio-tab-check');
    const finding = await until(() => [...el.shadowRoot!.querySelectorAll<HTMLElement>('.findings li')].find((one) => one.textContent.includes('Mend it')), 'something to mend');
    const before = el.survey;
    [...finding.querySelectorAll('button')].find((button) => button.textContent === 'Mend it')!.click();
    await until(() => el.survey !== before, 'what was mended');
    await named(el, 'Go there');
    await until(() => focused(el)?.closest('.card, .page-box, .bar'), 'the focus at the place');
    expect(find(el, '[role=tab][aria-selected=true]')!.textContent.trim()).to.equal('Questions');
  });

  it('says what it finds in the language of the studio', async () => {
    const checked = async (visibleIf?: object): Promise<CxSurveyStudio> => {
      const page = await fixture<HTMLElement>(html`<div lang="de"><cx-survey-studio></cx-survey-studio></div>`);
      const el = page.querySelector('cx-survey-studio')!;
      el.definition = { format: 'cx-survey/1', id: 'few', title: 'Few', language: 'en', pages: [{ id: 'p', questions: [{ type: 'single-choice', id: 'one', title: 'One?', choices: [{ id: 'a', text: 'A' }] }, { type: 'text', id: 'two', title: 'Why?', ...visibleIf }] }] };
      await click(el, '#studio-tab-check');
      return el;
    };
    const told = (el: CxSurveyStudio, what: string): Promise<unknown> => until(() => [...el.shadowRoot!.querySelectorAll('.findings li')].some(({ textContent }) => textContent.replace(/\s+/g, ' ').includes(what)), what);
    await told(await checked(), 'Hier gibt es nichts zu wählen.');
    const el = await checked({ visibleIf: { of: 'answers.gone', op: 'answered' } });
    await told(el, 'Hier wird etwas genannt, das es nicht gibt: There is no question "gone".');
    expect(el.shadowRoot!.querySelector('.findings bdi')!.getAttribute('lang')).to.equal('en');
  });

  it('shows the way of a detractor, page by page, to their ending', async () => {
    const el = await withTemplate('nps-relationship');
    await named(el, 'detractor');
    const way = await until(() => find(el, '.preview [role=status] p'));
    expect(way.textContent).to.contain('A detractor sees').and.to.contain('What should we do better?');
    await until(() => inPreview<HTMLInputElement>(el, 'input:checked')?.value === '0', 'the answer that is filled in');
  });

  it('opens a survey of SurveyJS as a draft, with what did not fit', async () => {
    const el = await fixture<CxSurveyStudio>(html`<cx-survey-studio></cx-survey-studio>`);
    const input = await until(() => find<HTMLInputElement>(el, 'input[type=file]'));
    const files = new DataTransfer();
    files.items.add(new File([JSON.stringify({ title: 'Theirs', pages: [{ name: 'p', elements: [{ type: 'rating', name: 'nps', title: 'Recommend?', rateMin: 0, rateMax: 10 }, { type: 'signaturepad', name: 'sign' }] }] })], 'theirs.json', { type: 'application/json' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => el.survey, 'the survey');
    expect(parseSurvey(el.survey).ok).to.equal(true);
    await until(() => find(el, '.panel details li')?.textContent.includes('/pages/0/elements/1'), 'what did not fit');
  });

  it('refuses a file that is no survey, and leaves everything as it was', async () => {
    const el = await withSmall();
    const input = await until(() => find<HTMLInputElement>(el, '.bar input[type=file]'));
    const files = new DataTransfer();
    files.items.add(new File(['{"format":"cx-survey/1","id":"x"}'], 'x.json'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => find(el, '.bar [role=alert]')?.textContent.includes('/pages'), 'why not');
    expect(el.survey).to.equal(small);
  });

  it('gives back what was left for another survey, also where nothing may be kept', async () => {
    const el = await withSmall();
    await write(el, '/title', 'Nearly lost');
    const button = (name: string): HTMLElement | undefined => [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
    button('New')!.click();
    const back = await until(() => [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Nearly lost')), 'the one that was left');
    back.click();
    await until(() => el.shadowRoot!.querySelector<HTMLInputElement>('.bar input, .bar textarea')?.value === 'Nearly lost', 'its title');
    button('Undo')!.click();
    await until(() => el.shadowRoot!.querySelector<HTMLInputElement>('.bar input, .bar textarea')?.value !== 'Nearly lost', 'what was before');
  });

  it('keeps drafts on the device only if it may, with a text that could not be read, and goes on from there', async () => {
    localStorage.removeItem('cx-studio:small');
    const quiet = await withSmall();
    await write(quiet, '/title', 'Not kept');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(localStorage.getItem('cx-studio:small')).to.equal(null);
    quiet.remove();
    const el = await withSmall({ storage: 'allowed' });
    await write(el, '/title', 'Kept');
    await click(el, '#studio-tab-json');
    const area = find<HTMLTextAreaElement>(el, '#studio-json')!;
    area.value = '{ broken';
    area.dispatchEvent(new Event('input', { bubbles: true }));
    el.remove(); // a tab that is closed
    const again = await fixture<CxSurveyStudio>(html`<cx-survey-studio storage="allowed"></cx-survey-studio>`);
    await named(again, 'Go on with “Kept”');
    await until(() => again.survey?.title === 'Kept', 'the draft');
    await click(again, '#studio-tab-json');
    expect(find<HTMLTextAreaElement>(again, '#studio-json')!.value).to.equal('{ broken');
    localStorage.removeItem('cx-studio:small');
  });

  it('mends an accent that nobody would see, in the preview and in what is to be copied', async () => {
    const el = await withSmall();
    await click(el, '#studio-tab-look');
    const field = find<HTMLInputElement>(el, '#studio-accent-text')!;
    field.value = '#ffc107';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await el.updateComplete;
    const sheet = find<HTMLTextAreaElement>(el, '#studio-sheet')!.value;
    const [, light, dark] = /--cx-accent: light-dark\((#\w+), (#\w+)\)/.exec(sheet)!;
    expect(dark).to.equal('#ffc107');
    expect(light).not.to.equal('#ffc107');
    expect(find(el, '.stage')!.style.getPropertyValue('--cx-accent')).to.contain(light);
    expect(find(el, '.contrast')!.textContent).to.contain('changed just enough');
    await named(el, 'Undo');
    expect(find(el, '#studio-sheet')).to.equal(null);
  });
});

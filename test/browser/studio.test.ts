import { expect, fixture, html } from '@open-wc/testing';
import '../../components/studio/define.js';
import type { CxSurvey } from '../../components/survey/survey.js';
import type { CxSurveyStudio } from '../../components/studio/studio.js';
import { parseSurvey } from '../../src/model/index.js';
import { noLeaks, until } from './support.js';

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
});

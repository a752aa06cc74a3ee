import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type axeCore from 'axe-core';
import '../../components/survey/define.js';
import type { CxResponseEvent } from '../../components/base/events.js';
import type { CxSurvey } from '../../components/survey/survey.js';
import { bundled, createHost, type PluginHost } from '../../src/host/index.js';
import { parseEvent, type Survey } from '../../src/model/index.js';
import type { Plugin } from '../../src/sdk/index.js';
import { noLeaks, press, until } from './support.js';

declare const axe: typeof axeCore;

const BUILT: string = '/plugins/emotion-question/dist/plugin.js';
const { default: plugin } = (await import(BUILT)) as { readonly default: Plugin };

const survey = (settings?: Record<string, never> | { readonly words: unknown }, required = true): Survey =>
  ({ format: 'cx-survey/1', id: 'renewal', title: 'Renewal', language: 'en', pages: [{ id: 'one', questions: [{ type: 'custom', kind: 'cx-examples.emotion', id: 'felt', title: 'How did it feel?', description: 'The renewal as a whole.', required, ...(settings && { settings }) }] }] }) as Survey;

async function asked(definition: Survey, language = 'en'): Promise<{ readonly host: PluginHost; readonly el: CxSurvey; radios(group: number): HTMLInputElement[]; group(at: number): HTMLFieldSetElement }> {
  const host = createHost({ language: () => language });
  host.install(bundled(plugin));
  await host.start();
  const el = await fixture<CxSurvey>(html`<cx-survey .host=${host} .definition=${definition}></cx-survey>`);
  await until(() => el.querySelector('fieldset'), 'the question');
  const group = (at: number): HTMLFieldSetElement => el.querySelectorAll('fieldset')[at]!;
  return { host, el, group, radios: (at) => [...group(at).querySelectorAll('input')] };
}

const labels = (radios: readonly HTMLInputElement[]): string[] => radios.map((radio) => radio.labels![0]!.textContent.trim());

describe('the plugin emotion-question', () => {
  noLeaks();

  it('asks for a word and then how strongly, and answers with both', async () => {
    const { host, el, radios, group } = await asked(survey());
    const sent: CxResponseEvent['detail'][] = [];
    el.addEventListener('cx-submitted', ({ detail }) => sent.push(detail));
    expect(labels(radios(0))).to.deep.equal(['Delighted', 'Relieved', 'Calm', 'Confused', 'Frustrated', 'Angry']);
    expect(group(1).hidden).to.equal(true);
    radios(0)[2]!.click();
    await until(() => !group(1).hidden, 'how strongly');
    expect(labels(radios(1))).to.deep.equal(['1, hardly', '2', '3', '4', '5, very']);
    radios(1)[3]!.click();
    await el.goOn();
    await until(() => sent.length === 1, 'the response');
    const read = parseEvent(JSON.parse(JSON.stringify(sent[0])));
    if (!read.ok || read.value.type !== 'cx.response.submitted') throw new Error('not a response');
    expect(read.value.data.answers).to.deep.equal([{ kind: 'emotion', question: 'felt', word: 'calm', intensity: 4 }]);
    await host.dispose();
  });

  it('is answered by keyboard alone', async () => {
    const { host, radios, group } = await asked(survey());
    radios(0)[0]!.focus();
    await press('ArrowDown');
    await until(() => radios(0)[1]!.checked, 'the next word');
    await until(() => !group(1).hidden, 'how strongly');
    await press('Tab');
    expect(group(1).contains(document.activeElement)).to.equal(true);
    await press('ArrowDown');
    await until(() => radios(1).some(({ checked }) => checked), 'a strength');
    await host.dispose();
  });

  it('tells what is wrong and that it must be answered, with the question', async () => {
    const { host, el, group } = await asked(survey());
    expect(group(0).querySelector('legend')!.textContent).to.equal('How did it feel? (required)');
    expect(group(0).getAttribute('aria-required')).to.equal('true');
    await el.goOn();
    const problem = await until(() => [...el.querySelectorAll('[role=alert]')].find((one) => one.textContent !== ''), 'the problem');
    expect(group(0).getAttribute('aria-invalid')).to.equal('true');
    expect(group(0).getAttribute('aria-describedby')!.split(' ')).to.include(problem.id);
    expect((await axe.run(el)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    await host.dispose();
  });

  it('lets an answer be taken back where none is needed', async () => {
    const { host, el, radios } = await asked(survey(undefined, false));
    radios(0)[0]!.click();
    const button = await until(() => [...el.querySelectorAll('button')].find(({ hidden }) => !hidden), 'the button');
    button.click();
    await until(() => radios(0).every(({ checked }) => !checked), 'nothing chosen');
    expect(document.activeElement).to.equal(radios(0)[0]);
    await host.dispose();
  });

  it('takes words of the survey; if they are none, says so in its log and shows its own', async () => {
    const own = await asked(survey({ words: ['safe', { id: 'lost', text: '<b>Left alone</b>' }] }));
    expect(labels(own.radios(0))).to.deep.equal(['safe', '<b>Left alone</b>']);
    await own.host.dispose();
    const bad = await asked(survey({ words: ['one'] }));
    expect(bad.radios(0).length).to.equal(6);
    expect(bad.host.journal.linesOf('cx-examples.emotion-question')[0]?.message).to.contain('two words or more');
    await bad.host.dispose();
  });

  it('speaks the language of the host', async () => {
    const { host, radios } = await asked(survey(), 'de');
    expect(labels(radios(0))[0]).to.equal('Begeistert');
    await host.dispose();
  });
});

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { deliver } from '../../../src/host/plugin-sinks.js';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { answered, testPlugin, type PluginTest } from '../../../src/sdk/testing/index.js';
import { ownPlugin } from '../../support/own-plugins.js';

const plugin = await ownPlugin('ga4');
const page = globalThis as { dataLayer?: unknown[]; mine?: unknown[] };
const navigatorHere = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
const gpc = (on: boolean): void => void Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { globalPrivacyControl: on } });

const opened = (settings: Readonly<Record<string, unknown>> = {}, allowed = true): Promise<PluginTest> =>
  testPlugin(plugin, { settings: Object.fromEntries(Object.entries(settings).map(([key, value]) => [`cx-examples.ga4.${key}`, value])) }).then(async (test) => {
    if (allowed) await test.execute('cx-examples.ga4.consent', true);
    return test;
  });
const happen = async (test: PluginTest, event: CxEvent): Promise<void> => {
  assert.equal(deliver(test.host, event), undefined, 'it decides nothing');
  for (let i = 0; i < 50; i++) await Promise.resolve();
};
const pushed = (): Record<string, unknown>[] => (page.dataLayer ?? []) as Record<string, unknown>[];

/** An answer with a person all over it. */
const telling = (): CxEvent =>
  makeEvent('cx.response.submitted', {
    response: '0192aaaa-0000-7000-8000-000000000001', survey: 'renewal', touchpoint: 'checkout', segments: { region: 'north' }, duration: 4200,
    answers: [
      { kind: 'score', question: 'q1', value: 9, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } },
      { kind: 'text', question: 'why', text: 'I am Ada Lovelace, ada@example.com' },
      { kind: 'choice', question: 'what', choices: ['branch', 'app'] },
      { kind: 'emotion', question: 'felt', word: 'proud', intensity: 4 },
    ],
  }, { source: 'https://shop.example/account?token=secret', subject: 'customer-4711' });

describe('the plugin ga4', () => {
  afterEach(() => {
    delete page.dataLayer;
    delete page.mine;
    if (navigatorHere) Object.defineProperty(globalThis, 'navigator', navigatorHere);
  });

  it('tells scores, what was asked and where, and nothing that says who somebody is', async () => {
    const test = await opened();
    await happen(test, telling());
    assert.deepEqual(pushed(), [{ event: 'cx_response_submitted', cx_survey: 'renewal', cx_touchpoint: 'checkout', cx_duration_ms: 4200, cx_nps: 9 }]);
    assert.doesNotMatch(JSON.stringify(pushed()), /4711|Ada|example|secret|north|0192aaaa/);
    assert.deepEqual(test.problems, []);
    await test.dispose();
  });

  it('tells what was chosen and felt only when the site says so', async () => {
    const test = await opened({ include: ['choices', 'emotions'] });
    await happen(test, telling());
    assert.deepEqual([pushed()[0]!['cx_what'], pushed()[0]!['cx_felt']], ['branch,app', 'proud']);
    await test.dispose();
  });

  it('takes away what Tag Manager would carry into the next event', async () => {
    const test = await opened();
    await happen(test, telling());
    await happen(test, makeEvent('cx.survey.dismissed', { survey: 'renewal' }, { source: 'https://shop.example/' }));
    assert.deepEqual(pushed()[1], { event: 'cx_survey_dismissed', cx_touchpoint: undefined, cx_duration_ms: undefined, cx_nps: undefined, cx_survey: 'renewal' });
    await test.dispose();
  });

  it('calls as gtag.js does where that reads it, under the variable of the site', async () => {
    const test = await opened({ form: 'gtag', layer: 'mine' });
    await happen(test, answered('nps', 3));
    assert.equal(page.dataLayer, undefined);
    const [call] = page.mine as [ArrayLike<unknown>];
    assert.equal(Object.prototype.toString.call(call), '[object Arguments]');
    assert.deepEqual(Array.from(call), ['event', 'cx_response_submitted', { cx_survey: 'test', cx_nps: 3 }]);
    await test.dispose();
  });

  it('waits for consent, stops with it, stops for Global Privacy Control, and tells nothing later', async () => {
    const test = await opened({}, false);
    const consent = (type: 'cx.consent.given' | 'cx.consent.withdrawn', purpose = 'analytics') => test.happen(makeEvent(type, { purpose, via: 'widget' }, { source: 'https://shop.example/' }));
    const allows = async () => ((await test.execute('cx-examples.ga4.state')) as { readonly allows: boolean; readonly dropped: number });
    await happen(test, answered('nps', 1));
    await consent('cx.consent.given', 'marketing');
    await happen(test, answered('nps', 2));
    assert.deepEqual([pushed(), await allows()], [[], { allowed: false, told: 0, dropped: 2, allows: false }]);
    await consent('cx.consent.given');
    await happen(test, answered('nps', 3));
    assert.deepEqual(pushed().map(({ cx_nps }) => cx_nps), [3]);
    gpc(true);
    await happen(test, answered('nps', 4));
    gpc(false);
    await happen(test, answered('nps', 5));
    await consent('cx.consent.withdrawn');
    await happen(test, answered('nps', 6));
    assert.deepEqual(pushed().map(({ cx_nps }) => cx_nps), [3, 5]);
    assert.equal((await allows()).dropped, 4);
    await test.dispose();
  });

  it('is told by the very event of consent that wakes it', async () => {
    const test = await testPlugin(plugin);
    assert.equal(test.plugin.state, 'idle');
    await test.happen(makeEvent('cx.consent.given', { purpose: 'analytics', via: 'widget' }, { source: 'https://shop.example/' }));
    await happen(test, answered('nps', 7));
    assert.equal(pushed().length, 1);
    await test.dispose();
  });

  it('takes names of the site that GA4 takes, reports the others, and tells only what is wanted', async () => {
    const test = await opened({ names: ['cx.response.submitted=survey_answer', 'cx.survey.shown=page_view', 'cx.case.opened=ga_case', 'x', 'cx.case.resolved=1st'], events: ['cx.response.submitted', 'cx.survey.shown'] });
    await happen(test, answered('nps', 9));
    await happen(test, makeEvent('cx.survey.shown', { survey: 's' }, { source: 'https://shop.example/' }));
    await happen(test, makeEvent('cx.case.opened', { case: 'c-1', category: 'return' }, { source: 'https://shop.example/' }));
    assert.deepEqual(pushed().map(({ event }) => event), ['survey_answer', 'cx_survey_shown']);
    assert.equal(test.host.journal.linesOf('cx-examples.ga4').filter(({ message }) => /gives no name that GA4 takes/.test(message)).length, 4);
    await test.dispose();
  });

  it('keeps to the limits of GA4, whatever survey it is', async () => {
    const test = await opened({ include: ['choices'] });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.stringMatching(/^[a-z][a-z0-9._-]{0,63}$/), fc.string({ unit: 'binary', maxLength: 300 })), { maxLength: 60 }), async (answers) => {
        delete page.dataLayer;
        const event = makeEvent('cx.response.submitted', { response: '0192aaaa-0000-7000-8000-000000000001', survey: 's', answers: answers.map(([question, text]) => ({ kind: 'choice' as const, question, choices: [text] })) }, { source: 'https://shop.example/' });
        await happen(test, event);
        const { event: name, ...parameters } = pushed()[0]!;
        assert.equal(name, 'cx_response_submitted');
        const told = Object.entries(parameters).filter(([, value]) => value !== undefined);
        assert.ok(told.length <= 25);
        for (const [key, value] of told) {
          assert.match(key, /^[A-Za-z][A-Za-z0-9_]{0,39}$/);
          assert.ok([...String(value)].length <= 100);
        }
      }),
      { numRuns: 60 },
    );
    await test.dispose();
  });
});

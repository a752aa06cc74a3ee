import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import Database from 'libsql';
import { makeEvent, type CxEventOf, type Survey } from '../../../src/model/index.js';
import { storedIn } from '../../support/stored.js';
import { Bank } from '../preferences/support.js';
import { Hosted, KEYS } from './support.js';

const DAY = 86_400_000;
const visit: Survey = {
  format: 'cx-survey/1', id: 'visit', language: 'en', title: { en: 'Your visit', de: 'Ihr Besuch' },
  pages: [
    { id: 'felt', questions: [{ type: 'emotion', id: 'felt', title: { en: 'How did it feel?', de: 'Wie war es?' } }, { type: 'area', id: 'about' }] },
    {
      id: 'more', title: { en: 'You felt {felt} about {about}.', de: 'Sie waren {felt}: {about}.' },
      questions: [
        { type: 'number', id: 'age', title: { en: 'Age', de: 'Alter' }, rules: [{ holds: { of: 'answers.age', op: 'atLeast', to: 18 }, message: { en: 'You said {age}: this is for grown-ups.', de: 'Das ist für Erwachsene.' } }] },
        { type: 'consent', id: 'ok', title: { en: 'Offers?', de: 'Angebote?' }, purpose: 'offers', notice: 'privacy' },
        { type: 'consent', id: 'call', title: { en: 'Calls?', de: 'Anrufe?' }, purpose: 'calls' },
      ],
    },
  ],
};
const full: Survey = {
  format: 'cx-survey/1', id: 'full', language: 'en', title: 'Full', pages: [{ id: 'p', questions: [{ type: 'nps', id: 'nps', required: true }] }],
  endings: [{ id: 'late', when: { of: 'answers.nps', op: 'unanswered' }, title: 'We have heard enough of you', screenedOut: true }, { id: 'end', title: 'Thanks' }],
  quotas: [{ id: 'fans', when: { of: 'answers.nps', op: 'atLeast', to: 9 }, limit: 2, to: 'late' }],
};

describe('a hosted page without a script', () => {
  let bank: Hosted;
  let folder: string;
  const db = (): string => join(folder, 'events.db');
  const open = async (options = {}): Promise<void> => {
    folder = mkdtempSync(join(tmpdir(), 'cx-plain-'));
    bank = await Hosted.open({ db: db(), surveys: { surveys: [visit, full], linkKeys: KEYS, frames: [] }, ...options });
  };
  beforeEach(() => open());
  afterEach(async () => {
    await bank.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const stored = async (...types: string[]): Promise<CxEventOf<'cx.response.submitted' | 'cx.consent.given'>[]> => (await storedIn(db(), types)) as CxEventOf<'cx.response.submitted' | 'cx.consent.given'>[];

  it('asks for a feeling by the usual words, how strongly, and says usual words where texts name answers', async () => {
    const first = await bank.get('/s/visit');
    assert.match(first.text, /value="delighted"[^>]*><span dir="auto">Delighted/);
    assert.match(first.text, /Which area is this about\?/);
    const second = await bank.post('/s/visit', first.text, { felt: 'angry', 'felt.intensity': '4', about: 'service.phone' });
    assert.match(second.text, /You felt Angry about By phone\./);
    const german = await bank.get('/s/visit', { 'accept-language': 'de' });
    assert.match((await bank.post('/s/visit?lang=de', german.text, { felt: 'angry', about: 'service.phone' })).text, /Sie waren Verärgert: Telefonisch\./);
    assert.match((await bank.post('/s/visit', second.text, { age: '30' })).text, /Thank you/);
    const [event] = await stored('cx.response.submitted');
    assert.deepEqual((event as CxEventOf<'cx.response.submitted'>).data.answers[0], { kind: 'emotion', question: 'felt', word: 'angry', intensity: 4 });
  });

  it('refuses words and strengths that it did not offer, and says so', async () => {
    const { text } = await bank.get('/s/visit');
    for (const wrong of [{ felt: 'constructor' }, { felt: 'angry', 'felt.intensity': '9' }, { 'felt.intensity': '3' }]) assert.equal((await bank.post('/s/visit', text, wrong as Record<string, string>)).status, 422, JSON.stringify(wrong));
  });

  it('says what the author says where a rule is broken', async () => {
    const second = await bank.post('/s/visit', (await bank.get('/s/visit')).text, { felt: 'happy' });
    const refused = await bank.post('/s/visit', second.text, { age: '12' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /You said 12: this is for grown-ups\./);
  });

  it('turns away who comes when a quota is full, counts again who takes an answer back, and knows it after a restart', async () => {
    const answer = async (nps: string): Promise<string> => (await bank.post('/s/full', (await bank.get('/s/full')).text, { nps })).text;
    for (const nps of ['9', '3', '10']) assert.match(await answer(nps), /Thanks/);
    assert.match(await answer('9'), /We have heard enough of you/);
    assert.match(await answer('4'), /Thanks/, 'who is of no full quota');
    await bank.close();
    bank = await Hosted.open({ db: db(), surveys: { surveys: [visit, full], frames: [] } });
    assert.match(await answer('10'), /We have heard enough of you/);
    const [one] = await stored('cx.response.submitted');
    await bank.collector.ingest.submit([makeEvent('cx.response.withdrawn', { response: (one as CxEventOf<'cx.response.submitted'>).data.response, survey: 'full' }, { source: 'https://bank.example/', time: bank.time })]);
    assert.match(await answer('10'), /Thanks/);
  });

  it('tells of what was allowed, once, however often the form is posted', async () => {
    const second = await bank.post('/s/visit', (await bank.get('/s/visit')).text, { felt: 'happy' });
    for (let i = 0; i < 2; i += 1) await bank.post('/s/visit', second.text, { ok: 'yes' });
    const told = await stored('cx.consent.given');
    assert.deepEqual(told.map(({ data }) => [(data as { purpose: string }).purpose, (data as { notice?: string }).notice, (data as { via: string }).via]), [['offers', 'privacy', 'form']]);
  });

  it('keeps neither the answer nor what was allowed where the store fails, and both when the form is posted again', async () => {
    const second = await bank.post('/s/visit', (await bank.get('/s/visit')).text, { felt: 'happy' });
    const other = new Database(db());
    other.exec('ALTER TABLE event RENAME TO away');
    assert.equal((await bank.post('/s/visit', second.text, { ok: 'yes' })).status, 503);
    other.exec('ALTER TABLE away RENAME TO event');
    other.close();
    assert.deepEqual(await stored('cx.response.submitted', 'cx.consent.given'), []);
    bank.time += 60_000;
    assert.match((await bank.post('/s/visit', second.text, { ok: 'yes' })).text, /Thank/);
    assert.deepEqual((await stored('cx.response.submitted', 'cx.consent.given')).map(({ type }) => type).sort(), ['cx.consent.given', 'cx.response.submitted']);
  });

  it('takes permissions from the element, for purposes that a survey here asks for', async () => {
    const consent = (purpose: string): object => makeEvent('cx.consent.given', { purpose, via: 'widget' }, { source: 'https://www.bank.example/', time: bank.time });
    const response = await fetch(`${bank.url}/s/-/events`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ events: [consent('offers'), consent('anything')] }) });
    assert.ok(response.ok, await response.clone().text());
    assert.deepEqual((await stored('cx.consent.given')).map(({ data }) => (data as { purpose: string }).purpose), ['offers']);
  });

  it('notes them in the ledger of a person who is known, with the notice; the rest is told as events', async () => {
    await bank.close();
    const person = await Bank.open({ db: db(), surveys: { surveys: [visit], linkKeys: KEYS, frames: [] } });
    await person.welcome('ann');
    const path = new URL(person.collector.surveyLinks!.url({ survey: 'visit', subject: 'ann', expiresAt: person.time + DAY })).pathname;
    const hosted = Object.assign(Object.create(Object.getPrototypeOf(bank)) as Hosted, { collector: person.collector });
    const second = await hosted.post(path, (await hosted.get(path)).text, { felt: 'happy' });
    for (let i = 0; i < 2; i += 1) await hosted.post(path, second.text, { ok: 'yes', call: 'yes' });
    const consents = person.collector.preferences!.keeper.preferences('ann')!.consents;
    assert.deepEqual(consents.map(({ topic, state, notice }) => [topic, state, notice.id]), [['offers', 'given', 'privacy']]);
    assert.deepEqual((await stored('cx.consent.given')).map(({ subject, data }) => [subject, (data as { purpose: string }).purpose]).sort(), [['ann', 'calls'], ['ann', 'offers']]);
    await person.close();
    await open();
  });
});

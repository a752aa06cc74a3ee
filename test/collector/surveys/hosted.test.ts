import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { readSurveySettings } from '../../../src/collector/index.js';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { CollectorProcess } from '../../support/collector-process.js';
import { storedIn } from '../../support/stored.js';
import { Hosted, KEYS, branch, hiddenFields, renewal } from './support.js';

const DAY = 86_400_000;

/** What is stored, read from the file by another connection. */
const stored = (db: string): Promise<CxEvent[]> => storedIn(db, ['cx.response.submitted', 'cx.response.saved', 'cx.survey.dismissed']);

describe('the page of a hosted survey', () => {
  let bank: Hosted;
  let folder: string;
  const db = (): string => join(folder, 'events.db');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cx-hosted-'));
    bank = await Hosted.open({ db: db() });
  });
  afterEach(async () => {
    await bank.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is answered without a script: the answer is stored as the element would send it', async () => {
    const page = await bank.get('/s/renewal');
    const answered = await bank.post('/s/renewal', page.text, { nps: '9', 'nps.reason': 'Fast\r\n<b>and</b> kind' });
    assert.equal(answered.status, 200);
    assert.match(answered.text, /Thank you\. Your answer is in\./);
    const [event] = await stored(db());
    assert.equal(event!.type, 'cx.response.submitted');
    assert.equal(event!.source, `${bank.url}/s/renewal`);
    const { data } = event as { data: { survey: string; touchpoint: string; answers: { kind: string; value?: number; text?: string; instrument?: { wording: string } }[] } };
    assert.deepEqual([data.survey, data.touchpoint], ['renewal', 'renewal']);
    assert.equal(data.answers[0]!.value, 9);
    assert.equal(data.answers[0]!.instrument!.wording, 'cx.nps.recommend.1', 'the wording of <cx-nps-survey>, so that both are counted together');
    assert.equal(data.answers[1]!.text, 'Fast\n<b>and</b> kind');
  });

  it('counts once what is posted twice, as by a double click or a reload', async () => {
    const page = await bank.get('/s/renewal');
    const both = await Promise.all([bank.post('/s/renewal', page.text, { nps: '9' }), bank.post('/s/renewal', page.text, { nps: '9' })]);
    assert.deepEqual(both.map(({ status }) => status), [200, 200]);
    assert.equal(await bank.count(), 1);
  });

  it('says what is missing, keeps what was written, and stores nothing', async () => {
    const page = await bank.get('/s/renewal');
    const answered = await bank.post('/s/renewal', page.text, { 'nps.reason': 'Because <i>' });
    assert.equal(answered.status, 422);
    assert.match(answered.text, /role="alert">Choose one of the answers\./);
    assert.match(answered.text, /aria-invalid="true"/);
    assert.match(answered.text, />Because &lt;i&gt;<\/textarea>/);
    assert.equal(await bank.count(), 0);
    for (const nps of ['11', '-1', '9.5', 'nine', '1e1', '']) assert.equal((await bank.post('/s/renewal', page.text, { nps })).status, 422, nps);
  });

  it('goes the way that the answers lead, page by page', async () => {
    const first = await bank.get('/s/branch');
    assert.match(first.text, /&lt;b&gt;Advice&lt;\/b&gt;/);
    const happy = await bank.post('/s/branch', first.text, { csat: '5' });
    assert.match(happy.text, /Thank you for coming.*Come again.*href="https:\/\/bank\.example\/branches"/s);
    const second = await bank.post('/s/branch', (await bank.get('/s/branch')).text, { csat: '2', what: ['cash', 'advice'], 'rated.queue': '1' });
    assert.match(second.text, /You gave 2\. What went wrong\?/);
    assert.equal(await bank.count(), 1);
    await bank.post('/s/branch', second.text, { why: 'The queue', call: 'yes' });
    const [, event] = await stored(db());
    const { answers, revision } = (event as { data: { revision: string; answers: { question: string }[] } }).data;
    assert.equal(revision, '3');
    assert.deepEqual(answers.map(({ question }) => question), ['csat', 'what', 'rated.queue', 'why', 'call']);
  });

  it('takes nothing from the hidden state that the survey does not allow', async () => {
    const page = (await bank.get('/s/branch')).text;
    const state = JSON.parse(hiddenFields(page)['cx-state']!) as Record<string, unknown>;
    const send = async (kept: unknown): Promise<number> => {
      const body = new URLSearchParams({ 'cx-state': typeof kept === 'string' ? kept : JSON.stringify(kept), csat: '5' });
      return (await fetch(`${bank.url}/s/branch`, { method: 'POST', body })).status;
    };
    for (const kept of ['{', '[]', { ...state, path: ['nowhere'] }, { ...state, survey: 'other' }, { ...state, given: { csat: { kind: 'score', value: 99 } } }, `{"__proto__":{"x":1},${JSON.stringify(state).slice(1)}`]) {
      assert.ok([200, 422].includes(await send(kept)), JSON.stringify(kept));
    }
    // a way that was not gone: the answers on it are not sent
    await send({ ...state, path: ['visit', 'why'], given: { why: { kind: 'text', text: 'x' } } });
    for (const event of await stored(db())) assert.ok((event as { data: { answers: { question: string }[] } }).data.answers.every(({ question }) => ['csat', 'why', 'call'].includes(question)));
  });

  it('speaks the first language of the browser that the survey is written in', async () => {
    const german = await bank.get('/s/renewal', { 'accept-language': 'fr, de-AT;q=0.8, en' });
    assert.match(german.text, /<html lang="de" dir="ltr">.*Ihre Verlängerung.*Wie wahrscheinlich.*Warum\?.*Antwort senden/s);
    assert.match((await bank.get('/s/renewal?lang=ar', { 'accept-language': 'de' })).text, /<html lang="ar" dir="rtl">.*إرسال الإجابة/s);
    assert.match((await bank.get('/s/branch', { 'accept-language': 'de' })).text, /<html lang="en"/);
  });

  it('may be framed by the sites that are listed, also by isolated ones, and lets nothing else in', async () => {
    const { headers } = await bank.get('/s/renewal');
    const policy = headers.get('content-security-policy')!;
    assert.match(policy, /frame-ancestors 'self' https:\/\/www\.bank\.example;/);
    assert.match(policy, /^default-src 'none'; script-src 'self' http:\/\/127\.0\.0\.1:\d+;/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers.get('x-frame-options'), null);
    assert.equal(headers.get('cross-origin-embedder-policy'), 'require-corp');
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  });

  it('is nowhere where there is no survey, and no file that is not among the elements', async () => {
    for (const path of ['/s/nothing', '/s/nothing.json', '/s/__proto__', '/s/constructor', '/s/-/..%2f..%2fpackage.json', '/s/-/../../package.json', '/s/-/constructor', '/s/renewal/abc']) {
      assert.equal((await bank.get(path)).status, 404, path);
    }
    const document = await bank.get('/s/renewal.json');
    assert.deepEqual(JSON.parse(document.text), renewal);
    assert.equal(document.headers.get('access-control-allow-origin'), '*');
  });
});

describe('what oEmbed says of a hosted survey', () => {
  let bank: Hosted;
  before(async () => (bank = await Hosted.open()));
  after(() => bank.close());
  const ask = (query: Record<string, string>) => bank.get(`/oembed?${new URLSearchParams(query)}`, { origin: 'https://cms.example' });

  it('is a frame of the size that was asked for, found from the page by discovery', async () => {
    const page = await bank.get('/s/renewal');
    const [, href] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/.exec(page.text)!;
    const { status, headers, text } = await bank.get(href!.replaceAll('&amp;', '&'));
    assert.equal(status, 200);
    assert.match(headers.get('content-type')!, /^application\/json/);
    const found = JSON.parse(text) as Record<string, unknown>;
    assert.deepEqual([found['version'], found['type'], found['title'], found['provider_name'], found['width'], found['height']], ['1.0', 'rich', 'Your renewal', 'Tidewell', 640, 420]);
    assert.match(found['html'] as string, new RegExp(`^<iframe src="${bank.url}/s/renewal" width="640" height="420" title="Your renewal" loading="lazy" `));
    const small = JSON.parse((await ask({ url: `${bank.url}/s/renewal?utm=x#y`, maxwidth: '300', maxheight: '200' })).text) as Record<string, unknown>;
    assert.deepEqual([small['width'], small['height']], [300, 200]);
    assert.match(small['html'] as string, /src="[^"]*\/s\/renewal"/, 'the address of the survey, not the one that was pasted');
  });

  it('is said of our own surveys only, and as JSON only', async () => {
    assert.equal((await ask({ url: `${bank.url}/s/renewal`, format: 'xml' })).status, 501);
    assert.equal((await ask({})).status, 400);
    for (const url of ['https://evil.example/s/renewal', `${bank.url}.evil.example/s/renewal`, `${bank.url}@evil.example/s/renewal`, `${bank.url}/s/nothing`, `${bank.url}/s/`, `${bank.url}/s/__proto__`, 'javascript:alert(1)', '"><script>']) {
      const { status, text } = await ask({ url });
      assert.equal(status, 404, url);
      assert.doesNotMatch(text, /<script/);
    }
  });
});

describe('an invitation', () => {
  let bank: Hosted;
  let folder: string;
  const db = (): string => join(folder, 'events.db');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cx-invited-'));
    bank = await Hosted.open({ db: db() });
  });
  afterEach(async () => {
    await bank.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const invite = (expiresAt = bank.time + DAY): string => new URL(bank.collector.surveyLinks!.url({ survey: 'renewal', subject: 'ann', touchpoint: 'mail', expiresAt })).pathname;
  const send = async (path: string, ...events: unknown[]): Promise<{ status: number; results: { id: string; status: string; reason?: string }[] }> => {
    const response = await fetch(`${bank.url}${path}/events`, { method: 'POST', headers: { 'content-type': 'application/cloudevents-batch+json', origin: 'null' }, body: JSON.stringify(events) });
    return { status: response.status, results: ((await response.json()) as { results: [] }).results };
  };
  const answer = (value: number, subject?: string): CxEvent =>
    makeEvent('cx.response.submitted', {
      response: '0198f4b2-0000-7000-8000-000000000001', survey: 'renewal',
      answers: [{ kind: 'score', question: 'nps', value, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'cx.nps.recommend.1', language: 'en', order: 'ascending', mode: 'buttons' } }],
    }, { source: 'https://surveys.example/s/renewal/secret-token', subject });

  it('is not answered by programs that open its links, however they do it', async () => {
    const path = invite();
    const links = Array.from({ length: 11 }, (_, score) => `${path}?score=${score}`);
    for (const link of links) {
      for (const [method, headers] of [['HEAD', {}], ['GET', {}], ['GET', { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' }], ['GET', { 'user-agent': 'Mozilla/5.0 (compatible; MailScanner)' }], ['OPTIONS', {}]] as const) {
        const { status } = await bank.get(link, headers, method);
        assert.ok(status < 500);
      }
    }
    assert.equal(await bank.count(), 0);
    const page = await bank.get(`${path}?score=7`);
    assert.match(page.text, /value="7" checked/);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    for (const wrong of ['11', '-1', '7.0', '', 'x', '"><script>']) assert.doesNotMatch((await bank.get(`${path}?score=${encodeURIComponent(wrong)}`)).text, / checked|<script>/, wrong);
  });

  it('is answered once, whether by the form or by the element', async () => {
    const path = invite();
    const page = await bank.get(`${path}?score=9`);
    assert.match((await bank.post(path, page.text, { nps: '9' })).text, /Thank you/);
    assert.match((await bank.get(`${path}?score=2`)).text, /Your answer is in already/);
    assert.match((await bank.post(path, page.text, { nps: '2' })).text, /Your answer is in already/);
    const { results } = await send(path, answer(2));
    assert.equal(results[0]!.status, 'conflict');
    const events = await stored(db());
    assert.equal(events.length, 1);
    assert.equal(events[0]!.subject, 'ann');
    assert.equal((events[0] as { data: { touchpoint: string } }).data.touchpoint, 'mail');
  });

  it('decides who answers, whatever the page says, and keeps its token out of the data', async () => {
    const path = invite();
    const event = answer(9, 'somebody-else');
    const { results } = await send(path, event);
    assert.deepEqual(results, [{ id: event.id, status: 'stored' }]);
    assert.deepEqual((await send(path, event)).results, [{ id: event.id, status: 'duplicate' }], 'a second attempt of the same answer');
    const body = JSON.stringify(await stored(db()));
    assert.match(body, /"subject":"ann"/);
    assert.doesNotMatch(body, /somebody-else|secret-token/);
    assert.ok(!body.includes(path.split('/').at(-1)!));
  });

  it('takes only what is about its survey', async () => {
    const path = invite();
    const other = { ...answer(9), data: { ...(answer(9).data as object), survey: 'branch' } };
    const { results } = await send(path, other, makeEvent('cx.spend.recorded', { amount: 5, currency: 'EUR' }, { source: 'https://x.example/' }), null, 'x', { type: 'cx.response.submitted', data: { survey: 'renewal' } });
    assert.deepEqual(results.map(({ status }) => status), ['rejected', 'rejected', 'rejected', 'rejected', 'rejected']);
    assert.equal(await bank.count(), 0);
  });

  it('runs out, cannot be changed, and holds for one survey', async () => {
    const path = invite(bank.time + DAY);
    const page = await bank.get(path);
    const [, , , token] = path.split('/') as [string, string, string, string];
    const [key, payload, signature] = token.split('.') as [string, string, string];
    const forged = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), s: 'bob' })).toString('base64url');
    for (const bad of [`${key}.${forged}.${signature}`, `${key}.${payload}`, `${key}.${payload}.${signature.slice(1)}A`, `k9.${payload}.${signature}`, `${key}.${payload}.`, 'a'.repeat(2000)]) {
      assert.equal((await bank.get(`/s/renewal/${bad}`)).status, 404, bad);
      assert.equal((await bank.post(`/s/renewal/${bad}`, page.text, { nps: '9' })).status, 404);
      assert.equal((await fetch(`${bank.url}/s/renewal/${bad}/events`, { method: 'POST', body: '[]', headers: { 'content-type': 'application/json' } })).status, 404);
    }
    assert.equal((await bank.get(`/s/branch/${token}`)).status, 404);
    bank.time += 2 * DAY;
    assert.equal((await bank.get(path)).status, 410);
    assert.equal((await bank.post(path, page.text, { nps: '9' })).status, 410);
    assert.equal((await send(path, answer(9))).status, 410);
    assert.equal(await bank.count(), 0);
  });

  it('holds while its key is accepted, also when a new key signs', async () => {
    const path = invite();
    const next = { id: 'k2', secret: 'another-secret-for-the-invitations-2' };
    const second = await Hosted.open({ surveys: { surveys: [renewal], linkKeys: [next, ...KEYS] } });
    const third = await Hosted.open({ surveys: { surveys: [renewal], linkKeys: [next] } });
    try {
      assert.equal((await second.get(path)).status, 200);
      assert.match(second.collector.surveyLinks!.url({ survey: 'renewal' }), /\/s\/renewal\/k2\./);
      assert.equal((await third.get(path)).status, 404);
    } finally {
      await second.close();
      await third.close();
    }
  });
});

describe('which surveys are hosted', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'cx-surveys-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: unknown): string => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(folder, name);
  };

  it('is read from a document, a folder, or a file of settings', () => {
    const one = write('renewal.json', renewal);
    write('branch.json', branch);
    assert.deepEqual(readSurveySettings(one).surveys.map(({ id }) => id), ['renewal']);
    assert.deepEqual(readSurveySettings(folder).surveys.map(({ id }) => id), ['branch', 'renewal']);
    const settings = readSurveySettings(write('settings.cx', { surveys: ['renewal.json', branch], frames: ['https://www.bank.example'] }));
    assert.deepEqual(settings.surveys.map(({ id }) => id), ['renewal', 'branch']);
    assert.deepEqual(settings.frames, ['https://www.bank.example']);
  });

  it('is refused with the place of what is wrong', () => {
    const refused = (content: unknown, what: RegExp): void => assert.throws(() => readSurveySettings(write('wrong.cx', content)), what);
    refused('{', /cannot be read as JSON/);
    refused({ ...renewal, pages: [] }, /\/pages/);
    refused({ surveys: ['renewal.json', renewal] }, /Two surveys are called "renewal"/);
    refused({ surveys: ['nothing.json'] }, /nothing\.json/);
    refused({ surveys: [renewal], frames: ['https://a.example; script-src *'] }, /frames/);
  });

  it('can be said on the command line', async () => {
    const collector = await new CollectorProcess('--db', ':memory:', '--port', '0', '--surveys', write('only.json', renewal)).start();
    try {
      assert.equal((await fetch(`${collector.url}/s/renewal`)).status, 200);
    } finally {
      await collector.stop();
    }
  });
});

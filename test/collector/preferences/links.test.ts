import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Links, listUnsubscribeHeaders, startCollector } from '../../../src/collector/index.js';
import { Bank, SENDER, settings } from './support.js';

const ONE_CLICK = 'List-Unsubscribe=One-Click';
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a link to unsubscribe', () => {
  let bank: Bank;
  before(async () => void (bank = await Bank.open()));
  after(() => bank.close());

  const rev = async (subject: string): Promise<number> => (await bank.send('GET', `/v1/people/${subject}`)).body.preferences.rev;
  /** Somebody who gets tips, and the path of the link in the last of them. */
  const reader = async (subject: string): Promise<string> => {
    await bank.welcome(subject);
    const { body } = await bank.send('POST', '/v1/sends', { requests: [{ subject, topic: 'tips', channel: 'email' }] });
    const [sent] = body['sends'] as { allowed: boolean; headers: Record<string, string> }[];
    assert.equal(sent!.allowed, true);
    assert.equal(sent!.headers['List-Unsubscribe-Post'], ONE_CLICK);
    return new URL(/^<(\S+)>/.exec(sent!.headers['List-Unsubscribe']!)![1]!).pathname;
  };

  it('does nothing for a scanner that reads it, however often and however', async () => {
    const path = await reader('ann');
    const before = await rev('ann');
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']) {
      const { status, headers } = await bank.request(method, path, undefined, { 'user-agent': 'Mimecast-Scanner/1.0' });
      if (method === 'GET') {
        assert.equal(status, 200);
        assert.equal(headers.get('set-cookie'), null);
        assert.match(headers.get('content-security-policy')!, /default-src 'none'/);
        assert.equal(headers.get('referrer-policy'), 'no-referrer');
      }
    }
    assert.deepEqual([await rev('ann'), await bank.may('ann', 'tips')], [before, 'ok']);
  });

  it('unsubscribes by one POST of a mail client: no cookie, no redirect, no question, urlencoded or multipart', async () => {
    const multipart = new FormData();
    multipart.append('List-Unsubscribe', 'One-Click');
    for (const [subject, body] of [['ben', ONE_CLICK], ['cleo', multipart]] as const) {
      const path = await reader(subject);
      const answer = await bank.request('POST', path, body, typeof body === 'string' ? urlencoded : {});
      assert.deepEqual([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')], [200, null, null]);
      assert.equal(await bank.may(subject, 'tips'), 'topic-opt-out');
      const after = await rev(subject);
      assert.equal((await bank.request('POST', path, ONE_CLICK, urlencoded)).status, 200);
      assert.equal(await rev(subject), after);
      const { consents } = (await bank.send('GET', `/v1/people/${subject}`)).body.preferences;
      assert.deepEqual(consents.map(({ topic, state, method }) => [topic, state, method.kind]), [['tips', 'refused', 'one-click']]);
    }
  });

  it('unsubscribes whatever the body, and years later, and with a key that signs no more', async () => {
    for (const [subject, body, headers] of [
      ['dora', '', {}],
      ['eve', 'List-Unsubscribe=One-Click&junk=%FF', urlencoded],
      ['finn', 'this is no form', { 'content-type': 'multipart/form-data; boundary=x' }],
      ['gus', ONE_CLICK, { 'content-type': 'text/plain' }],
    ] as const) {
      const path = await reader(subject);
      bank.time += 60 * 86_400_000;
      assert.equal((await bank.request('POST', path, body, headers)).status, 200, subject);
      assert.equal(await bank.may(subject, 'tips'), 'topic-opt-out', subject);
    }
    await bank.welcome('old');
    const old = new Links([settings.linkKeys[0]!], settings.baseUrl);
    const { pathname } = new URL(old.url({ purpose: 'unsubscribe', subject: 'old', topic: 'tips' }));
    const [first] = settings.linkKeys;
    const rotated = await Bank.open({ preferences: { ...settings, linkKeys: [{ id: 'k2', secret: 'another-secret-that-signs-from-now-on' }, first!] } });
    await rotated.welcome('old');
    assert.equal((await rotated.request('POST', pathname, ONE_CLICK, urlencoded)).status, 200);
    assert.equal(await rotated.may('old', 'tips'), 'topic-opt-out');
    assert.match(await rotated.link('old', 'unsubscribe', { topic: 'tips' }), /^\/u\/k2\./);
    await rotated.close();
    const gone = await Bank.open({ preferences: { ...settings, linkKeys: [{ id: 'k2', secret: 'another-secret-that-signs-from-now-on' }] } });
    assert.equal((await gone.request('POST', pathname, ONE_CLICK, urlencoded)).status, 404);
    await gone.close();
  });

  it('is nothing when it is forged, cut, of another person or of another use, and says the same of all', async () => {
    const path = await reader('hana');
    const other = await reader('ivo');
    const [key, payload, mac] = path.slice(3).split('.') as [string, string, string];
    const forgedPayload = Buffer.from(JSON.stringify({ p: 'unsubscribe', s: 'ivo', t: 'tips', i: 1 })).toString('base64url');
    const forged = [
      '/u/nothing', '/u/..', `/u/${key}.${payload}`, `/u/${key}.${payload}.`, `/u/${key}.${payload}.${mac.slice(0, -1)}`, `/u/${key}.${payload}.${mac.slice(0, -1)}${mac.endsWith('A') ? 'B' : 'A'}`,
      `/u/${key}.${forgedPayload}.${mac}`, `/u/none.${payload}.${mac}`, `/u/${other.slice(3).split('.').slice(0, 2).join('.')}.${mac}`, path.replace('/u/', '/p/'), path.replace('/u/', '/c/'),
      (await bank.link('hana', 'preferences')).replace('/p/', '/u/'), `/u/${'a'.repeat(5000)}`,
    ];
    const said = new Set<string>();
    for (const one of forged) {
      for (const method of ['GET', 'POST']) {
        const answer = await bank.request(method, one, method === 'POST' ? ONE_CLICK : undefined, method === 'POST' ? urlencoded : {});
        assert.ok([404, 414].includes(answer.status), `${method} ${one}: ${answer.status}`);
        if (/html/.test(answer.headers.get('content-type') ?? '')) said.add(answer.text);
      }
    }
    assert.equal(said.size, 1);
    assert.deepEqual([await bank.may('hana', 'tips'), await bank.may('ivo', 'tips')], ['ok', 'ok']);
  });

  it('says nothing of whether somebody is there', async () => {
    const path = await reader('gone');
    const before = await bank.request('POST', path, ONE_CLICK, urlencoded);
    await bank.send('DELETE', '/v1/people/gone');
    const after = await bank.request('POST', path, ONE_CLICK, urlencoded);
    assert.deepEqual([after.status, after.text], [before.status, before.text]);
  });

  it('offers a person fewer, a pause or an end, each with one step, and an end of all', async () => {
    for (const [scope, reason] of [['topic', 'topic-opt-out'], ['pause', 'paused'], ['all', 'unsubscribe-all'], ['fewer', 'cap']] as const) {
      const subject = `person-${scope}`;
      const path = await reader(subject);
      const page = await bank.request('GET', path, undefined, { 'accept-language': 'de-AT,de;q=0.9' });
      assert.match(page.text, /<html lang="de" dir="ltr">/);
      assert.equal(page.text.match(/<button/g)!.length, 4);
      assert.doesNotMatch(page.text, /<script|checked|style="|\son\w+="/);
      assert.equal((await bank.request('POST', path, `scope=${scope}`, urlencoded)).status, 200);
      assert.equal(await bank.may(subject, 'tips'), reason);
    }
  });

  it('does not shorten a pause that runs', async () => {
    const path = await reader('paul');
    const device = await bank.device('paul');
    const everything = { from: '2026-01-01T00:00:00Z', until: null };
    await device.set({ pause: everything });
    await bank.request('POST', path, 'scope=pause', urlencoded);
    assert.deepEqual((await device.read()).body.preferences.pause, everything);
  });
});

describe('a link to confirm', () => {
  it('takes the second step of a double opt-in, by a click and not by being read', async () => {
    const bank = await Bank.open();
    await bank.welcome('quin');
    const device = await bank.device('quin');
    await device.set({ 'topics.events.on': true });
    const path = await bank.link('quin', 'confirm', { topic: 'events' });
    assert.equal((await bank.request('GET', path)).status, 200);
    assert.equal(await bank.may('quin', 'events'), 'consent-unconfirmed');
    bank.time += 60_000;
    assert.match((await bank.request('POST', path, '', urlencoded)).text, /Events is confirmed/);
    assert.equal(await bank.may('quin', 'events'), 'ok');
    assert.match((await bank.request('POST', path, '', urlencoded)).text, /nothing to confirm/);
    bank.time += 8 * 86_400_000;
    assert.equal((await bank.request('GET', path)).status, 410);
    await bank.close();
  });
});

describe('senders', () => {
  it('need a key, and get links for one use', async () => {
    const bank = await Bank.open();
    for (const [method, path] of [['POST', '/v1/decisions'], ['POST', '/v1/sends'], ['POST', '/v1/links'], ['GET', '/v1/people/x'], ['PUT', '/v1/people/x/facts'], ['PATCH', '/v1/people/x'], ['DELETE', '/v1/people/x']] as const) {
      for (const authorization of ['', `Bearer ${SENDER}x`, `Bearer ${SENDER.slice(1)}`]) assert.equal((await bank.request(method, path, method === 'GET' || method === 'DELETE' ? undefined : {}, { authorization })).status, 401);
    }
    assert.equal((await bank.send('POST', '/v1/links', { subject: 'x', purpose: 'unsubscribe' })).status, 422);
    assert.equal((await bank.send('POST', '/v1/decisions', { requests: [] })).status, 422);
    assert.equal((await bank.send('POST', '/v1/decisions', { requests: [{ subject: 'x', topic: 'offers', channel: 'email', at: 'now' }] })).status, 422);
    await bank.close();
  });

  it('are not there in a collector that keeps no preferences', async () => {
    const plain = await startCollector({ port: 0 });
    assert.equal((await fetch(`${plain.url}/v1/decisions`, { method: 'POST' })).status, 404);
    assert.equal((await fetch(`${plain.url}/u/x`)).status, 404);
    await plain.close();
  });
});

describe('listUnsubscribeHeaders', () => {
  it('writes both headers, and nothing that could break them', () => {
    assert.deepEqual(listUnsubscribeHeaders('https://bank.example/u/t', 'stop@bank.example'), {
      'List-Unsubscribe': '<https://bank.example/u/t>, <mailto:stop@bank.example?subject=unsubscribe>',
      'List-Unsubscribe-Post': ONE_CLICK,
    });
    for (const url of ['http://bank.example/u/t', 'javascript:alert(1)', 'https://bank.example/u/t>\r\nBcc: all', 'https://bank.example/a,b']) assert.throws(() => listUnsubscribeHeaders(url), RangeError);
    assert.throws(() => listUnsubscribeHeaders('https://bank.example/u/t', 'a@b.example>\nX: y'), RangeError);
  });
});

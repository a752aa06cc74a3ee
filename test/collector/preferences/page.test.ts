import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bank, catalogue, settings } from './support.js';

/** A form as a browser without scripts would send it: what is in the page, with changes of a person. */
class Form {
  readonly fields = new URLSearchParams();

  constructor(page: string, doing: string) {
    const form = [...page.matchAll(/<form[^>]*>([^]*?)<\/form>/g)].map(([, inner]) => inner!).find((inner) => inner.includes(`name="do" value="${doing}"`))!;
    const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replace(/&(\w+|#39);/g, (_, entity: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[entity]!);
    for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
      const type = attribute(tag, 'type') ?? 'text';
      if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag)) continue;
      this.fields.append(attribute(tag, 'name')!, attribute(tag, 'value') ?? '');
    }
    for (const [, tag, options] of form.matchAll(/(<select[^>]*>)([^]*?)<\/select>/g)) {
      const all = [...options!.matchAll(/<option[^>]*>/g)].map(([one]) => one);
      this.fields.append(attribute(tag!, 'name')!, attribute(all.find((one) => /\sselected/.test(one)) ?? all[0]!, 'value')!);
    }
  }

  set(name: string, ...values: string[]): this {
    this.fields.delete(name);
    for (const value of values) this.fields.append(name, value);
    return this;
  }
}

describe('the preference centre without JavaScript', () => {
  let bank: Bank;
  before(async () => void (bank = await Bank.open()));
  after(() => bank.close());

  const open = async (subject: string) => {
    await bank.welcome(subject);
    const path = await bank.link(subject, 'preferences');
    const read = async (): Promise<string> => (await bank.request('GET', path)).text;
    const send = async (form: Form): Promise<string> => (await bank.request('POST', path, form.fields)).text;
    const preferences = async () => (await bank.send('GET', `/v1/people/${subject}`)).body.preferences;
    return { path, read, send, preferences };
  };

  it('ticks nothing that nobody ticked, and shows what cannot be turned off', async () => {
    const { read } = await open('ann');
    const page = await read();
    const form = new Form(page, 'save');
    assert.equal(page.match(/<input type="radio" name="topics\.offers\.on"/g)!.length, 2);
    assert.equal([...form.fields.keys()].some((name) => /^topics\.\w+\.(on|channels)/.test(name)), false);
    assert.match(page, /Product safety recall<\/legend>[^]*?Always on: we have to tell you/);
    assert.doesNotMatch(page, /name="topics\.recall\.on"/);
    assert.match(page, /In a normal month about 2 messages\./);
    assert.match(page, /href="https:\/\/bank\.example\/privacy"[^>]*>What a yes means: Privacy at the bank, version 3, in force since May 1, 2026</);
    assert.match(page, /no Global Privacy Control/);
    assert.doesNotMatch(page, /<script|style="|\son\w+="/);
  });

  it('saves every kind of choice, and shows it again', async () => {
    const { read, send, preferences } = await open('ben');
    const form = new Form(await read(), 'save')
      .set('topics.offers.on', 'true').set('topics.tips.on', 'false').set('topics.offers.digest', 'weekly').set('topics.offers.channels.sms', 'false')
      .set('channels.sms.use', 'safety').set('offerKinds.closeouts', 'false').set('caps.everything.max', '٢').set('caps.everything.unit', 'week')
      .set('quiet.0.start', '22:00').set('quiet.0.end', '07:00').set('quiet.0.days', '5', '6').set('subject.zone', 'Europe/Vienna').set('pause', '30')
      .set('lifeEvents.birthday.month', '5').set('lifeEvents.birthday.day', '3').set('lifeEvents.birthday.share', 'yes').set('lifeEvents.birthday.uses', 'recognition')
      .set('parameters.branch', 'north');
    const page = await send(form);
    assert.match(page, /role="status">\s*<p>Saved\.</);
    const now = await preferences();
    assert.deepEqual(
      [now.topics['offers']!.on, now.topics['tips']!.on, now.topics['offers']!.digest, now.topics['offers']!.channels, now.channels['sms']!.use, now.offerKinds, now.parameters],
      [true, false, 'weekly', { sms: false }, ['safety'], { closeouts: false }, { branch: 'north' }],
    );
    assert.deepEqual([now.caps, now.quiet], [{ everything: { max: 2, per: { mode: 'calendar', unit: 'week' } } }, [{ days: [5, 6], start: '22:00', end: '07:00' }]]);
    assert.deepEqual([now.subject.zone, now.pause!.until, now.lifeEvents['birthday']], ['Europe/Vienna', '2026-02-04T15:00:00.000Z', { month: 5, day: 3, share: true, uses: ['recognition'] }]);
    assert.deepEqual(now.consents.map(({ topic, state, method, notice }) => [topic, state, method.kind, method.preTicked, notice.id]), [['offers', 'given', 'form', false, 'privacy'], ['tips', 'refused', 'form', false, 'privacy']]);
    // sent again as it now stands, it changes nothing
    assert.match(await send(new Form(page, 'save')), /Nothing was changed/);
    assert.deepEqual(await preferences(), now);
    // and everything can be taken back
    const back = new Form(await read(), 'save').set('caps.everything.max', '').set('quiet.0.start', '').set('quiet.0.end', '').set('pause', 'end').set('lifeEvents.birthday.month', '').set('topics.offers.channels.sms');
    assert.match(await send(back), /Saved/);
    const then = await preferences();
    assert.deepEqual([then.caps, then.quiet, then.pause, then.lifeEvents, then.topics['offers']!.channels], [{}, [], null, {}, {}]);
  });

  it('stops everything in one step, and starts again in one', async () => {
    const { read, send } = await open('cleo');
    assert.match(await send(new Form(await read(), 'stop')), /You have stopped everything/);
    assert.equal(await bank.may('cleo', 'tips'), 'unsubscribe-all');
    await send(new Form(await read(), 'restart'));
    assert.equal(await bank.may('cleo', 'tips'), 'ok');
  });

  it('does not put back what changed elsewhere since the page was read', async () => {
    const { read, send, preferences } = await open('dora');
    const old = new Form(await read(), 'save').set('offerKinds.closeouts', 'false');
    const device = await bank.device('dora');
    await device.set({ 'topics.tips.on': false, quiet: [{ start: '21:00', end: '06:00' }] }, '*');
    await send(old);
    const now = await preferences();
    assert.deepEqual([now.topics['tips']!.on, now.quiet.length, now.offerKinds], [false, 1, { closeouts: false }]);
    // the same topic on both: the no holds, and the person is told
    const stale = new Form(await read(), 'save').set('topics.tips.on', 'true');
    await device.set({ 'topics.tips.on': null }, '*');
    await device.set({ 'topics.tips.on': false }, '*');
    assert.match(await send(stale), /Tips was changed on another device at the same time/);
    assert.equal((await preferences()).topics['tips']!.on, false);
  });

  it('keeps what can be saved, and says of the rest what is wrong', async () => {
    const { read, send, preferences } = await open('eve');
    const page = await send(new Form(await read(), 'save').set('caps.everything.max', '1,5').set('quiet.0.start', '08:00').set('quiet.0.end', '08:00').set('topics.tips.on', 'false').set('subject.zone', 'Mars/Olympus').set('lifeEvents.birthday.month', '2').set('lifeEvents.birthday.day', '31'));
    assert.match(page, /Some of it could not be saved/);
    for (const said of ['How many: a whole number, 0 or more.', 'Quiet hours: a start and an end that differ.', 'Your time zone: there is no such time zone.', 'Birthday: a day that this month has.']) assert.ok(page.includes(said), said);
    const now = await preferences();
    assert.deepEqual([now.caps, now.quiet, now.topics['tips']!.on, now.subject.zone, now.lifeEvents], [{}, [], false, 'America/New_York', {}]);
  });

  it('writes text from outside as text', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const hostile = { ...catalogue, topics: { tips: { ...catalogue.topics['tips']!, label: { en: evil }, description: { en: evil } } }, notices: { n: { ...catalogue.notices['privacy']!, url: 'javascript:alert(1)' } }, parameters: { note: { type: 'text', maxLength: 500, label: { en: evil } } } } as const;
    const other = await Bank.open({ preferences: { ...settings, catalogue: hostile } });
    await other.welcome('ann');
    const path = await other.link('ann', 'preferences');
    await other.request('POST', path, new Form((await other.request('GET', path)).text, 'save').set('parameters.note', evil).fields);
    for (const page of [(await other.request('GET', path)).text, (await other.request('GET', `${path}?lang=${encodeURIComponent(evil)}`)).text, (await other.request('GET', await other.link('ann', 'unsubscribe', { topic: 'tips' }))).text]) {
      assert.doesNotMatch(page, /<script|<img|javascript:/);
      assert.match(page, /&lt;script&gt;/);
    }
    await other.close();
  });

  it('speaks the language of the person, from right to left where it is written so', async () => {
    const { path } = await open('finn');
    assert.match((await bank.request('GET', path, undefined, { 'accept-language': 'ar-EG,ar;q=0.9,en' })).text, /<html lang="ar" dir="rtl">[^]*تفضيلاتك/);
    assert.match((await bank.request('GET', `${path}?lang=de`)).text, /<html lang="de" dir="ltr">[^]*Angebote/);
    assert.match((await bank.request('GET', path, undefined, { 'accept-language': 'xx' })).text, /<html lang="en"/);
  });

  it('shows that the browser asked not to share, and remembers it', async () => {
    const { path, read } = await open('gus');
    assert.match((await bank.request('GET', path, undefined, { 'sec-gpc': '1' })).text, /Opt-out request honored/);
    assert.match(await read(), /Opt-out request honored/);
  });

  it('gives all data, and deletes it after a second step', async () => {
    const { path } = await open('hana');
    assert.equal((JSON.parse((await bank.request('GET', `${path}/export`)).text) as { preferences: { subject: { id: string } } }).preferences.subject.id, 'hana');
    assert.match((await bank.request('GET', `${path}/erase`)).text, /Delete everything\?/);
    assert.equal((await bank.send('GET', '/v1/people/hana')).status, 200);
    assert.match((await bank.request('POST', `${path}/erase`, '')).text, /It is deleted/);
    assert.equal((await bank.send('GET', '/v1/people/hana')).status, 404);
    assert.equal((await bank.request('GET', path)).status, 404);
  });
});

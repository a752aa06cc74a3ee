import { expect, fixture, html } from '@open-wc/testing';
import { makeEvent, type CxEvent, type CxEventOf } from '../../src/model/index.js';
import { importanceOf } from '../../src/delivery/index.js';
import { CxDomainEvent, CxResponseEvent, type CxErrorEvent } from '../../components/base/events.js';
import type { CxDelivery, DeliveryNews, SinkSettings } from '../../components/delivery/delivery.js';
import '../../components/delivery/define.js';
import { noLeaks, until } from './support.js';

let serial = 0;
const unique = (): string => `k${Date.now()}${serial++}`;
interface Backend {
  readonly url: string;
  seen(): Promise<{ requests: { ids: string[]; text: string; headers: Record<string, string> }[]; stored: string[] }>;
}
async function backend(...plan: unknown[]): Promise<Backend> {
  const name = unique();
  await fetch(`/test-collector/${name}/plan`, { method: 'POST', body: JSON.stringify(plan) });
  return { url: `${location.origin}/test-collector/${name}`, seen: async () => (await fetch(`/test-collector/${name}/seen`)).json() as ReturnType<Backend['seen']> };
}

/** An answer with a person all over it. */
const telling = (subject = 'customer-4711'): CxEventOf<'cx.response.submitted'> =>
  makeEvent('cx.response.submitted', {
    response: '0198f4b2-0000-7000-8000-000000000001', survey: 'renewal', segments: { region: 'north' },
    answers: [
      { kind: 'score', question: 'q1', value: 9, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } },
      { kind: 'text', question: 'why', text: 'Write to ada@example.com or call +44 20 7946 0958' },
    ],
  }, { source: 'https://bank.example/', subject });
const tell = (event: CxEvent): CxDomainEvent<CxEvent> => {
  const said = event.type.startsWith('cx.response') ? new CxResponseEvent('cx-submitted', event as CxResponseEvent['detail']) : (new CxReport('cx-shown', event) as CxDomainEvent<CxEvent>);
  window.dispatchEvent(said);
  return said;
};
class CxReport extends CxDomainEvent<CxEvent> {}
const shown = (): CxEvent => makeEvent('cx.survey.shown', { survey: 'renewal' }, { source: 'https://bank.example/' });

async function delivering(settings: { endpoint?: string; storage?: string; purpose?: string; sinks?: readonly SinkSettings[] }): Promise<CxDelivery & { said: DeliveryNews[]; wrong: string[] }> {
  const el = document.createElement('cx-delivery');
  const [said, wrong]: [DeliveryNews[], string[]] = [[], []];
  el.addEventListener('cx-delivery', ({ detail }) => said.push(detail));
  el.addEventListener('cx-error', (event) => wrong.push(`${(event as CxErrorEvent).detail.where}: ${(event as CxErrorEvent).detail.message}`));
  for (const name of ['endpoint', 'storage', 'purpose'] as const) if (settings[name] !== undefined) el.setAttribute(name, settings[name]!);
  if (settings.sinks) el.sinks = settings.sinks;
  (await fixture<HTMLElement>(html`<div></div>`)).append(el);
  return Object.assign(el, { said, wrong });
}
const rows = (el: CxDelivery): Promise<readonly string[]> => el.outbox!.takeOut(() => false).then(async () => (await el.outbox!.deadLetters()).map(({ event }) => event.id));

describe('the sinks of <cx-delivery>', () => {
  noLeaks();
  afterEach(() => delete (globalThis as { dataLayer?: unknown }).dataLayer);

  it('hands an event to each, also what came before they were loaded, and none waits for another', async () => {
    const [collector, hook] = [await backend('ok'), await backend(503)];
    const got: CxEvent[] = [];
    let broken = true;
    const el = await delivering({
      endpoint: collector.url,
      sinks: [
        { kind: 'webhook', endpoint: hook.url, secret: `whsec_${btoa('0123456789abcdef0123456789abcdef')}` },
        { kind: 'function', deliver: (event) => { if (broken) throw new Error('not yet'); got.push(event); } },
        { kind: 'data-layer' },
        { kind: 'console', events: ['cx.delivery.lost'] },
      ],
    });
    const event = telling();
    tell(event);
    await until(async () => (await collector.seen()).stored.length === 1, 'arriving at the collector');
    await until(async () => (await hook.seen()).requests.length > 0, 'an attempt at the webhook');
    const layer = await until(() => (globalThis as { dataLayer?: Record<string, unknown>[] }).dataLayer, 'the data layer');
    expect(layer).to.deep.equal([{ event: 'cx_response_submitted', cx_survey: 'renewal', cx_nps: 9 }]);
    await until(() => el.said.some((news) => news.kind === 'waiting' && news.sink === 'function'), 'the function failing');
    broken = false;
    await until(() => got.length === 1, 'the function getting it');
    expect(got[0]!.id).to.equal(event.id);
    expect(el.said.filter(({ kind }) => kind === 'acknowledged').map(({ sink }) => sink).sort()).to.deep.equal(['endpoint', 'function']);
    expect(el.wrong).to.deep.equal([]);
  });

  it('signs a webhook by Standard Webhooks', async () => {
    const hook = await backend('ok');
    const key = crypto.getRandomValues(new Uint8Array(32));
    const el = await delivering({ sinks: [{ kind: 'webhook', endpoint: hook.url, secret: `whsec_${btoa(String.fromCharCode(...key))}` }] });
    const event = telling();
    expect(await tell(event).delivery()).to.equal('sent');
    const [request] = (await hook.seen()).requests;
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request!.headers;
    expect(id).to.equal(event.id);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).to.be.lessThan(60);
    const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    const given = Uint8Array.from(atob(signature!.replace('v1,', '')), (sign) => sign.charCodeAt(0));
    expect(await crypto.subtle.verify('HMAC', hmac, given, new TextEncoder().encode(`${id}.${timestamp}.${request!.text}`))).to.equal(true);
    expect(el.wrong).to.deep.equal([]);
  });

  it('lets out only what is asked for, of a part of the people, and without what must not leave the page', async () => {
    const hook = await backend('ok');
    const all: CxEvent[] = [];
    const half: CxEvent[] = [];
    await delivering({
      endpoint: hook.url,
      sinks: [
        { kind: 'function', name: 'all', except: ['cx.survey.shown'], redact: { fields: ['subject', 'data.segments.region', 'data.answers.*.value'], patterns: ['email', 'phone', 'W[a-z]+'] }, deliver: (event) => all.push(event) },
        { kind: 'function', name: 'half', sample: 0.5, deliver: (event) => half.push(event) },
      ],
    });
    for (let i = 0; i < 200; i++) tell(telling(`person-${i % 100}`));
    tell(shown());
    await until(() => all.length === 200, 'all of them');
    expect(JSON.stringify(all)).not.to.match(/person-|north|ada@| 7946|Write|"value"/);
    const [, text] = (all[0] as CxEventOf<'cx.response.submitted'>).data.answers;
    expect((text as { text: string }).text).to.equal('removed to removed or call removed');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const people = new Map<string, number>();
    for (const { subject } of half) if (subject) people.set(subject, (people.get(subject) ?? 0) + 1);
    expect(people.size).to.be.within(30, 70);
    expect([...people.values()].every((count) => count === 2), 'of one person all or none').to.equal(true);
  });

  it('tells other pages of the origin, and the one around it only if it is of the named origin', async () => {
    const name = unique();
    const channel = new BroadcastChannel(name);
    const heard: unknown[] = [];
    channel.addEventListener('message', ({ data }) => heard.push(data));
    await delivering({ sinks: [{ kind: 'broadcast', channel: name }, { kind: 'parent', origin: 'https://elsewhere.example' }] });
    const event = telling();
    tell(event);
    await until(() => heard.length === 1, 'hearing');
    expect(heard[0]).to.deep.equal({ cx: 'event', v: 1, event: JSON.parse(JSON.stringify(event)) });
    channel.close();
  });

  it('refuses what cannot be one, says so, and opens the others', async () => {
    const got: CxEvent[] = [];
    const el = await delivering({
      sinks: [
        { kind: 'webhook', endpoint: 'javascript:alert(1)', secret: 'none' },
        { kind: 'parent', origin: '*' },
        { kind: 'function', deliver: 'alert(1)' },
        { kind: 'nowhere' },
        null,
        { kind: 'console', redact: { patterns: ['(a+)+$'] } },
        { kind: 'console', redact: { fields: ['id'] } },
        { kind: 'data-layer', names: { 'cx.response.submitted': 'page_view' } },
        { kind: 'function', name: 'good', deliver: (event: CxEvent) => got.push(event) },
        { kind: 'function', name: 'good', deliver: () => {} },
      ] as unknown as readonly SinkSettings[],
    });
    tell(telling());
    await until(() => got.length === 1, 'the good one');
    for (const place of [0, 1, 2, 3, 4, 5, 6, 7, 9]) expect(el.wrong.some((one) => one.startsWith(`sinks/${place}`)), `${place} of ${el.wrong.join('; ')}`).to.equal(true);
    expect(el.wrong.some((one) => one.startsWith('sinks/8'))).to.equal(false);
  });
});

describe('what a customer takes back', () => {
  noLeaks();
  const cleaned: string[] = [];
  afterEach(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    cleaned.splice(0).forEach((url) => indexedDB.deleteDatabase(`cx-outbox ${url}`));
  });
  const stored = async (url: string): Promise<string[]> => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => Object.assign(indexedDB.open(`cx-outbox ${url}`), { onsuccess: (event: Event) => resolve((event.target as IDBOpenDBRequest).result), onerror: reject }));
    const all = await new Promise<{ text: string }[]>((resolve) => (db.transaction('waiting').objectStore('waiting').getAll().onsuccess = (event) => resolve((event.target as IDBRequest<{ text: string }[]>).result)));
    db.close();
    return all.map(({ text }) => (JSON.parse(text) as CxEvent).type);
  };

  it('is deleted and not sent, when storing is allowed no more; what they want done with it goes on', async () => {
    const down = await backend(503);
    cleaned.push(down.url);
    const el = await delivering({ endpoint: down.url, storage: 'allowed' });
    tell(telling()).delivery().catch(() => {});
    tell(makeEvent('cx.response.withdrawn', { response: '0198f4b2-0000-7000-8000-000000000001', survey: 'renewal' }, { source: 'https://bank.example/' }));
    await until(async () => (await stored(down.url)).length === 2, 'storing');
    el.removeAttribute('storage');
    const later = telling();
    tell(later).delivery().catch(() => {});
    await until(async () => (await stored(down.url)).length === 0, 'deleting');
    await until(() => el.outbox!.held.some(({ type }) => type === 'cx.response.withdrawn'), 'holding what they want');
    expect(el.outbox!.held.some(({ id }) => id === later.id), 'what comes afterwards is held').to.equal(true);
    expect(el.said.filter(({ kind }) => kind === 'lost')).to.deep.equal([{ kind: 'lost', reason: 'withdrawn', of: 'cx.response.submitted', survey: 'renewal', ratings: { nps: 1 }, count: 1, sink: 'endpoint' }]);
    expect(await rows(el)).to.deep.equal([]);
  });

  it('is deleted when they withdraw the consent, and nothing is counted until they give it again', async () => {
    const down = await backend(503, 503, 'ok');
    cleaned.push(down.url);
    const el = await delivering({ endpoint: down.url, storage: 'allowed', purpose: 'feedback' });
    tell(telling()).delivery().catch(() => {});
    await until(async () => (await stored(down.url)).length === 1, 'storing');
    window.dispatchEvent(new CxReport('cx-preference-changed', makeEvent('cx.preference.changed', { key: 'topics.feedback.on', to: false, via: 'widget' }, { source: 'https://bank.example/' })));
    await until(async () => (await stored(down.url)).length === 0, 'deleting');
    const seen = shown();
    tell(seen);
    const now = telling();
    expect(await tell(now).delivery()).to.equal('sent');
    const { requests } = await down.seen();
    expect(requests.some(({ ids }) => ids.includes(seen.id))).to.equal(false);
    await until(async () => (await down.seen()).requests.some(({ text }) => text.includes('"reason":"withdrawn"')), 'the report');
    window.dispatchEvent(new CxReport('cx-preference-changed', makeEvent('cx.preference.changed', { key: 'topics.feedback.on', to: true, via: 'widget' }, { source: 'https://bank.example/' })));
    const again = shown();
    tell(again);
    await until(async () => (await down.seen()).stored.includes(again.id), 'counting again');
    expect(el.wrong).to.deep.equal([]);
  });

  it('is not even taken under Global Privacy Control, where it is not something they said', async () => {
    const { url, seen } = await backend('ok');
    const before = Object.getOwnPropertyDescriptor(navigator, 'globalPrivacyControl');
    Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, value: true });
    try {
      await delivering({ endpoint: url });
      tell(shown());
      const said = telling();
      await tell(said).delivery();
      expect((await seen()).stored).to.deep.equal([said.id]);
    } finally {
      if (before) Object.defineProperty(navigator, 'globalPrivacyControl', before);
      else delete (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
    }
    expect([importanceOf('cx.survey.shown'), importanceOf('cx.response.saved'), importanceOf('cx.response.submitted'), importanceOf('cx.consent.withdrawn')]).to.deep.equal([1, 0, 2, 3]);
  });

  it('is deleted on a device that others use, when somebody signs out', async () => {
    const down = await backend(503);
    cleaned.push(down.url);
    const el = await delivering({ endpoint: down.url, storage: 'allowed' });
    tell(telling()).delivery().catch(() => {});
    await until(async () => (await stored(down.url)).length === 1, 'storing');
    await el.clear();
    await until(async () => (await stored(down.url)).join() === 'cx.delivery.lost', 'that one is lost, and nothing else');
  });
});

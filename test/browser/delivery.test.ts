import { expect, fixture, html } from '@open-wc/testing';
import { manualClock, systemClock, type Disposable, type ManualClock } from '../../src/core/index.js';
import { makeEvent, type CxEvent } from '../../src/model/index.js';
import { httpTransport, indexedDbStore, memoryStore, Outbox, type OutboxNews, type OutboxStore } from '../../src/delivery/index.js';
import '../../components/delivery/define.js';
import '../../components/nps-survey/define.js';
import type { CxDelivery } from '../../components/delivery/delivery.js';
import { CxResponseEvent } from '../../components/base/events.js';
import { noLeaks, until } from './support.js';

let serial = 0;
const unique = (): string => `t${Date.now()}${serial++}`;

interface Backend {
  readonly url: string;
  readonly name: string;
  seen(): Promise<{ requests: { step: unknown; ids: string[]; text: string; headers: Record<string, string> }[]; stored: string[] }>;
}

/** A collector that answers by `plan`, its last step again and again. */
async function backend(...plan: unknown[]): Promise<Backend> {
  const name = unique();
  await fetch(`/test-collector/${name}/plan`, { method: 'POST', body: JSON.stringify(plan) });
  return {
    name,
    url: `${location.origin}/test-collector/${name}`,
    seen: async () => (await fetch(`/test-collector/${name}/seen`)).json() as ReturnType<Backend['seen']>,
  };
}

const response = (survey = 'nps'): CxEvent =>
  makeEvent('cx.response.submitted', { response: '0198f4b2-0000-7000-8000-000000000001', survey, answers: [] }, { source: 'https://bank.example/' });

/** Storage that cannot be opened, as in a page that may not have any. */
function closedStore(): OutboxStore {
  const no = (): Promise<never> => Promise.reject(new DOMException('no', 'SecurityError'));
  return { keeps: 'stored', add: no, read: no, count: no, remove: no, bury: no, sift: no, report: no, deadLetters: no, exhume: no, close: () => {} };
}

describe('the outbox', () => {
  const made: Disposable[] = [];
  const outbox = (parts: ConstructorParameters<typeof Outbox>[0]): Outbox & { said: OutboxNews[] } => {
    const one = new Outbox({ random: () => 0.01, ...parts });
    const said: OutboxNews[] = [];
    made.push(one.news((news) => said.push(news)), one);
    return Object.assign(one, { said });
  };
  afterEach(() => made.splice(0).forEach((one) => one.dispose()));
  noLeaks();

  it('says "acknowledged" when the collector has answered for the event', async () => {
    const { url, seen } = await backend('ok');
    const event = response();
    expect(await outbox({ transport: httpTransport(url) }).accept(event)).to.equal('acknowledged');
    expect((await seen()).stored).to.deep.equal([event.id]);
  });

  for (const [name, plan] of [
    ['is busy', [503, 503, 'ok']],
    ['asks to wait', [[429, 0], 'ok']],
    ['hangs up', ['hang up', 'ok']],
    ['answers nonsense', ['nonsense', 'nonsense', 'ok']],
    ['fails inside', [500, 'ok']],
    ['stores, and hangs up before it has answered', ['store and hang up', 'ok']],
  ] as const) {
    it(`loses nothing and sends nothing twice when the collector ${name}`, async () => {
      const { url, seen } = await backend(...plan);
      const box = outbox({ transport: httpTransport(url) });
      const events = [response(), response(), response()];
      await Promise.all(events.map((event) => box.accept(event)));
      await until(() => box.said.filter((news) => news.kind === 'acknowledged').length === 3, 'sending all');
      expect((await seen()).stored.sort()).to.deep.equal(events.map((event) => event.id).sort());
    });
  }

  it('says "stored" to a customer whom it would keep waiting, and sends later', async () => {
    const { url, seen } = await backend(503, 503, 503, 503, 'ok');
    const clock = manualClock();
    const box = outbox({ transport: httpTransport(url), store: indexedDbStore(unique()), clock, random: () => 1 });
    const accepted = box.accept(response());
    await waitingFor(box, 1);
    clock.advance(1500);
    expect(await accepted).to.equal('stored');
    for (let i = 2; i < 5; i++) {
      clock.advance(60_000);
      await waitingFor(box, i);
    }
    clock.advance(60_000);
    await until(() => box.said.some((news) => news.kind === 'acknowledged'), 'sending');
    expect((await seen()).stored).to.have.length(1);
  });

  async function waitingFor(box: { said: OutboxNews[] }, times: number): Promise<void> {
    await until(() => box.said.filter((news) => news.kind === 'waiting').length >= times, `waiting for the ${times}th time`);
  }

  it('waits longer after each failure, never less than the collector asks, and not at all when somebody answers', async () => {
    const { url } = await backend(503, 503, [503, 100], 503, 'ok');
    const clock: ManualClock = manualClock();
    const box = outbox({ transport: httpTransport(url), clock, random: () => 1 });
    void box.accept(response());
    const waits: number[] = [];
    for (let i = 1; i <= 3; i++) {
      await waitingFor(box, i);
      waits.push((box.said.filter((news) => news.kind === 'waiting').at(-1) as { wait: number }).wait);
      clock.advance(waits.at(-1)!);
    }
    expect(waits).to.deep.equal([1000, 2000, 100_000]);
    await waitingFor(box, 4);
    const second = box.accept(response());
    expect(await second).to.equal('acknowledged'); // without the clock having moved
  });

  it('keeps what waits over a restart, and sends it without waiting for something new', async () => {
    const { url, seen } = await backend('hang up');
    const name = unique();
    const first = outbox({ transport: httpTransport(url), store: indexedDbStore(name), clock: manualClock() });
    const events = [response(), response()];
    events.forEach((event) => void first.accept(event));
    await waitingFor(first, 1);
    first.dispose();
    const mended = await backend('ok');
    const second = outbox({ transport: httpTransport(mended.url), store: indexedDbStore(name) });
    await until(() => second.said.filter((news) => news.kind === 'acknowledged').length === 2, 'sending both');
    expect((await mended.seen()).requests[0]!.ids).to.deep.equal(events.map((event) => event.id)); // in order
    expect((await seen()).stored).to.deep.equal([]);
  });

  it('sets a poisoned event aside with its reason and sends the others', async () => {
    const { url, seen } = await backend('poison');
    const gate = await backend(503);
    const name = unique();
    const first = outbox({ transport: httpTransport(gate.url), store: indexedDbStore(name), clock: manualClock() });
    const events = [response(), response('poison'), response(), response()];
    events.forEach((event) => void first.accept(event).catch(() => {}));
    await waitingFor(first, 1);
    first.dispose();
    const box = outbox({ transport: httpTransport(url), store: indexedDbStore(name) });
    await until(() => box.said.filter((news) => news.kind === 'acknowledged').length === 3, 'sending the good ones');
    await until(() => box.said.some((news) => news.kind === 'refused'), 'setting the bad one aside');
    expect((await seen()).stored).to.have.length(3);
    const dead = await box.deadLetters();
    expect(dead.map(({ event, reason }) => [event.id, reason])).to.deep.equal([[events[1]!.id, 'it is poison']]);
  });

  it('tells who handed over an event that is refused', async () => {
    const { url } = await backend('ok');
    let reason = '';
    await outbox({ transport: httpTransport(url) }).accept(response('poison')).catch((error: Error) => (reason = error.message));
    expect(reason).to.equal('it is poison');
  });

  it('stands back, and keeps everything, when it is not welcome', async () => {
    const { url } = await backend(401);
    const clock = manualClock();
    const box = outbox({ transport: httpTransport(url), store: indexedDbStore(unique()), clock });
    void box.accept(response());
    await waitingFor(box, 1);
    expect((box.said.at(-1) as { wait: number }).wait).to.be.at.least(5 * 60_000);
  });

  it('holds in memory, and says so, what cannot be stored', async () => {
    const { url } = await backend(503, 'ok');
    const broken = { ...memoryStore(), keeps: 'stored' as const, add: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
    const clock = manualClock();
    const box = outbox({ transport: httpTransport(url), store: broken, clock, random: () => 1 });
    const accepted = box.accept(response());
    await waitingFor(box, 1);
    expect(box.said.some((news) => news.kind === 'not-storing')).to.equal(true);
    clock.advance(1500);
    expect(await accepted).to.equal('held');
    await until(() => box.said.some((news) => news.kind === 'acknowledged'), 'sending all the same');
  });

  it('works where storage cannot be opened at all', async () => {
    const { url, seen } = await backend('ok');
    const box = outbox({ transport: httpTransport(url), store: closedStore() });
    expect(await box.accept(response())).to.equal('acknowledged');
    expect((await seen()).stored).to.have.length(1);
  });

  it('is shared by pages of one origin, of which one sends at a time', async () => {
    const { url, seen } = await backend('ok');
    const name = unique();
    const boxes = [0, 1, 2].map(() => outbox({ transport: httpTransport(url), store: indexedDbStore(name), lockName: name }));
    const events = boxes.flatMap(() => [response(), response()]);
    await Promise.all(events.map((event, i) => boxes[i % 3]!.accept(event)));
    await until(async () => (await seen()).stored.length === 6, 'sending all');
    const { requests } = await seen();
    const sent = requests.flatMap((request) => request.ids);
    expect(new Set(sent).size).to.equal(6);
    expect(sent).to.have.length(6); // none by two pages
  });

  it('forgets everything when it is told to', async () => {
    const { url, seen } = await backend(503);
    const store = indexedDbStore(unique());
    const box = outbox({ transport: httpTransport(url), store, clock: manualClock() });
    let told = '';
    box.accept(response()).catch((error: Error) => (told = error.message));
    await waitingFor(box, 1);
    await box.clear();
    expect(told).to.equal('cleared');
    expect(box.said.filter((news) => news.kind === 'lost')).to.deep.equal([{ kind: 'lost', reason: 'cleared', of: 'cx.response.submitted', survey: 'nps', ratings: {}, count: 1 }]);
    // what waits now says that there was one, and nothing of whom
    await until(async () => (await store.count()) === 1, 'a report');
    expect((await store.read(0, 10))[0]!.waiting!.text).not.to.contain('0198f4b2-0000-7000-8000-000000000001');
    expect((await seen()).stored).to.deep.equal([]);
  });

  it('sends what is under way when the page is left', async () => {
    const { url, seen } = await backend(503, 'ok');
    const box = outbox({ transport: httpTransport(url), store: indexedDbStore(unique()), clock: manualClock() });
    void box.accept(response());
    await waitingFor(box, 1);
    box.flush();
    await until(async () => (await seen()).stored.length === 1, 'arriving');
  });
});

describe('<cx-delivery>', () => {
  noLeaks();

  const submitted = (event: CxEvent = response()): CxResponseEvent => new CxResponseEvent('cx-submitted', event as CxResponseEvent['detail']);

  it('sends what surveys on the page tell, and lets them say so', async () => {
    const { url, seen } = await backend('ok');
    const root = await fixture(html`<div><cx-delivery endpoint=${url}></cx-delivery><cx-nps-survey value="9"></cx-nps-survey></div>`);
    const survey = root.querySelector('cx-nps-survey')!;
    await survey.submit();
    expect(survey.shadowRoot!.querySelector('[part=thanks]')!.textContent).to.equal('Thank you. Your answer is in.');
    expect((await seen()).stored).to.have.length(1);
  });

  it('stores only where that is allowed, and the customer is told what became of the answer', async function () {
    this.timeout(20_000);
    const { url } = await backend('hang up');
    for (const [storage, text] of [
      ['allowed', 'Thank you. Your answer is stored here and will be sent when you are online.'],
      [undefined, 'Thank you. Please keep this page open until your answer is sent.'],
    ] as const) {
      const root = document.createElement('div');
      const delivery = document.createElement('cx-delivery');
      delivery.setAttribute('endpoint', url);
      if (storage) delivery.setAttribute('storage', storage);
      const survey = document.createElement('cx-nps-survey');
      survey.value = 9;
      root.append(delivery, survey);
      document.body.append(root);
      await survey.submit();
      expect(survey.shadowRoot!.querySelector('[part=thanks]')!.textContent).to.equal(text);
      const names = (await indexedDB.databases()).map(({ name }) => name);
      expect(names.includes(`cx-outbox ${url}`)).to.equal(storage === 'allowed');
      root.remove();
      await new Promise((resolve) => systemClock.after(50, () => resolve(undefined)));
      indexedDB.deleteDatabase(`cx-outbox ${url}`);
    }
  });

  it('does not take what a listener has cancelled, nor partial answers unless they are wanted', async () => {
    const { url, seen } = await backend('ok');
    const el = await fixture<CxDelivery>(html`<cx-delivery endpoint=${url}></cx-delivery>`);
    const cancelled = new CxResponseEvent('cx-dismiss', response() as CxResponseEvent['detail'], true);
    cancelled.preventDefault();
    window.dispatchEvent(cancelled);
    window.dispatchEvent(new CxResponseEvent('cx-answer', response() as CxResponseEvent['detail']));
    window.dispatchEvent(submitted());
    await until(async () => (await seen()).stored.length === 1, 'sending one');
    el.setAttribute('partials', '');
    window.dispatchEvent(new CxResponseEvent('cx-answer', response() as CxResponseEvent['detail']));
    await until(async () => (await seen()).stored.length === 2, 'sending the partial one');
  });

  it('tells what becomes of events', async () => {
    const { url } = await backend('ok');
    const el = await fixture<CxDelivery>(html`<cx-delivery endpoint=${url}></cx-delivery>`);
    const news: OutboxNews[] = [];
    el.addEventListener('cx-delivery', (event) => news.push(event.detail));
    window.dispatchEvent(submitted());
    await until(() => news.length > 0, 'news');
    expect(news[0]!.kind).to.equal('acknowledged');
  });

  it('refuses addresses that are none, and says so', async () => {
    for (const endpoint of ['', 'javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/plain,x', 'ftp://x.example', 'https://user:secret@x.example/']) {
      const el = document.createElement('cx-delivery') as CxDelivery;
      const told: string[] = [];
      el.addEventListener('cx-error', (event) => told.push(event.detail.where ?? ''));
      el.setAttribute('endpoint', endpoint);
      document.body.append(el);
      expect(told, endpoint).to.deep.equal(['endpoint']);
      expect(el.outbox).to.equal(undefined);
      expect(el.textContent).to.contain('http or https');
      el.remove();
    }
  });

  it('counts what was refused as withdrawn when consent is taken back, and the collector is told', async () => {
    const { url, seen } = await backend(422, 'ok');
    const el = await fixture<CxDelivery>(html`<cx-delivery endpoint=${url} storage="allowed" purpose="feedback"></cx-delivery>`);
    const news: OutboxNews[] = [];
    el.addEventListener('cx-delivery', (event) => news.push(event.detail));
    window.dispatchEvent(submitted());
    await until(() => news.some(({ kind }) => kind === 'refused'), 'refusing');
    await el.withdraw();
    const withdrawn = { reason: 'withdrawn', of: 'cx.response.submitted', survey: 'nps', ratings: {}, count: 1 };
    await until(async () => (await seen()).stored.length === 1, 'the report');
    expect(news.filter(({ kind }) => kind === 'lost')).to.deep.equal([{ kind: 'lost', ...withdrawn, sink: 'endpoint' }]);
    const { requests } = await seen();
    expect((JSON.parse(requests.at(-1)!.text) as { events: CxEvent[] }).events.map(({ data }) => data)).to.deep.equal([withdrawn]);
    expect(await el.outbox!.deadLetters()).to.deep.equal([]);
  });

  it('begins anew at another address', async () => {
    const [one, two] = [await backend('ok'), await backend('ok')];
    const el = await fixture<CxDelivery>(html`<cx-delivery endpoint=${one.url}></cx-delivery>`);
    el.setAttribute('endpoint', two.url);
    window.dispatchEvent(submitted());
    await until(async () => (await two.seen()).stored.length === 1, 'sending to the other');
    expect((await one.seen()).requests).to.deep.equal([]);
  });

  it('takes along what only the memory holds, when storing is allowed or the address changes', async () => {
    const [down, up] = [await backend(503), await backend('ok')];
    const el = await fixture<CxDelivery>(html`<cx-delivery endpoint=${down.url}></cx-delivery>`);
    const [first, second] = [submitted(), submitted()];
    window.dispatchEvent(first);
    await until(async () => (await down.seen()).requests.length > 0, 'an attempt');
    el.setAttribute('storage', 'allowed');
    await until(async () => (await down.seen()).requests.filter(({ ids }) => ids.includes(first.detail.id)).length > 1, 'an attempt of the next outbox');
    el.setAttribute('storage', '');
    window.dispatchEvent(second);
    await until(() => el.outbox!.held.some(({ id }) => id === second.detail.id), 'holding the second');
    el.setAttribute('endpoint', 'nowhere:');
    el.setAttribute('endpoint', up.url);
    await until(async () => (await up.seen()).stored.includes(second.detail.id), 'sending what was held');
    indexedDB.deleteDatabase(`cx-outbox ${down.url}`);
  });

  it('listens no more when it is gone', async () => {
    const { url, seen } = await backend('ok');
    const el = await fixture<CxDelivery>(html`<cx-delivery endpoint=${url}></cx-delivery>`);
    el.remove();
    window.dispatchEvent(submitted());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await seen()).requests).to.deep.equal([]);
  });
});

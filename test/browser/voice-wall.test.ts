import { expect, fixture, html } from '@open-wc/testing';
import '../../components/voice-wall/define.js';
import type { CxVoiceWall } from '../../components/voice-wall/voice-wall.js';
import type { CxModerationEvent } from '../../components/voice-wall/events.js';
import type { VoiceListener } from '../../components/voice-wall/sources.js';
import type { CxMakeActionEvent } from '../../components/base/make-action.js';
import { DEFAULT_MODERATION, parseModeration, type Verbatim } from '../../src/voice/index.js';
import { proves } from './conformance.js';
import { noLeaks, press, until } from './support.js';

const said = (n: number, other: Partial<Verbatim> = {}): Verbatim => ({ id: `v${n}`, kind: 'answer', text: `Text ${n}`, masked: [], time: new Date(Date.UTC(2026, 10, 1) + n * 60_000).toISOString(), person: `p${n}`, ...other });
const many = (count: number, from = 0, other: (n: number) => Partial<Verbatim> = () => ({})): Verbatim[] => Array.from({ length: count }, (_, i) => said(from + i, other(from + i)));
const find = <E extends HTMLElement = HTMLElement>(el: CxVoiceWall, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;
const texts = (el: CxVoiceWall): string[] => [...el.shadowRoot!.querySelectorAll('article .text, .wall .text')].map((one) => one.textContent);
const focused = (el: CxVoiceWall): HTMLElement => el.shadowRoot!.activeElement as HTMLElement;
async function wall(other: Partial<CxVoiceWall>): Promise<CxVoiceWall> {
  const el = await fixture<CxVoiceWall>(html`<cx-voice-wall></cx-voice-wall>`);
  Object.assign(el, other);
  await el.updateComplete;
  return el;
}
async function live(other: Partial<CxVoiceWall> = {}): Promise<[CxVoiceWall, VoiceListener]> {
  let listener: VoiceListener | undefined;
  const el = await wall({ source: (own) => void (listener = own), ...other });
  return [el, listener!];
}
const choose = async (el: CxVoiceWall, name: string, value: string): Promise<void> => {
  const control = find<HTMLSelectElement | HTMLInputElement>(el, `[data-filter=${name}]`);
  control.value = value;
  control.dispatchEvent(new Event(name === 'search' ? 'input' : 'change'));
  await el.updateComplete;
};
const frames = async (): Promise<void> => {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

describe('<cx-voice-wall>', () => {
  noLeaks();

  it('shows text as text, in its own language and direction, and masks what was not masked', proves('cx-voice-wall', 'language', ['3.1.2'], async () => {
    const el = await wall({ verbatims: [said(1, { text: '<img src=x onerror=alert(1)> ada@example.org', language: 'ar' }), ...many(5, 2)] });
    const text = find(el, '[data-id=v1] .text');
    expect(text.textContent).to.equal('<img src=x onerror=alert(1)> •••@•••••••.•••');
    expect([text.getAttribute('dir'), text.lang, text.querySelector('img')]).to.deep.equal(['auto', 'ar', null]);
    expect(texts(el)[0], 'the newest first').to.equal('Text 6');
  }));

  it('lets what comes wait, says how many, and moves nothing until it is asked for', proves('cx-voice-wall', 'announcement', ['2.2.2', '4.1.3', '3.2.5'], async () => {
    const [el, feed] = await live();
    feed.begin(many(30));
    await until(() => texts(el).length > 0);
    find(el, '[role=feed]').scrollTop = 200;
    await frames();
    const before = texts(el)[0];
    const top = find(el, '[role=feed]').scrollTop;
    feed.change({ added: many(3, 100) });
    await until(() => find(el, '.unseen').textContent.trim() === '3 new');
    expect(find(el, '.unseen').getAttribute('role')).to.equal('status');
    expect([texts(el)[0], find(el, '[role=feed]').scrollTop]).to.deep.equal([before, top]);
    find(el, '[data-act=take]').click();
    await until(() => texts(el)[0] === 'Text 102');
    await until(() => focused(el)?.dataset['id'] === 'v102');
    expect(find(el, '[data-act=take]')).to.equal(null);
  }));

  it('can be paused: then not even the number moves; going on tells what came', proves('cx-voice-wall', 'keyboard', ['2.1.1', '2.2.2'], async () => {
    const [el, feed] = await live();
    feed.begin(many(10));
    await until(() => find(el, '[data-act=pause]'));
    find(el, '[data-act=pause]').focus();
    await press('Enter');
    await el.updateComplete;
    expect(find(el, '[data-act=pause]').getAttribute('aria-pressed')).to.equal('true');
    feed.change({ added: many(2, 50) });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(find(el, '[data-act=take]')).to.equal(null);
    await press('Enter');
    await until(() => find(el, '[data-act=take]')?.textContent === 'Show 2 new');
  }));

  it('puts up at once what comes on a big screen, unless it is paused, and shows no controls', async () => {
    const [el, feed] = await live({ screen: true });
    feed.begin(many(30));
    await until(() => texts(el).length === 9);
    feed.change({ added: many(1, 90) });
    await until(() => texts(el)[0] === 'Text 90');
    expect(find(el, '.filters')).to.equal(null);
    el.paused = true;
    await el.updateComplete;
    feed.change({ added: many(1, 91) });
    await frames();
    expect(texts(el)[0]).to.equal('Text 90');
    el.paused = false;
    await until(() => texts(el)[0] === 'Text 91');
  });

  it('takes away at once what a customer took back, also while it is paused', async () => {
    const [el, feed] = await live({ paused: true });
    feed.begin(many(10));
    await until(() => texts(el).length === 10);
    feed.change({ removed: ['v3'] });
    await until(() => !texts(el).includes('Text 3'));
    feed.change({ added: [said(4, { text: 'Other words' })] });
    await until(() => texts(el).includes('Other words'));
    expect(texts(el)).to.have.length(9);
  });

  it('shows nobody where a filter leaves fewer people than may be recognised, and offers no such choice', async () => {
    const el = await wall({ verbatims: many(20, 0, (n) => ({ touchpoint: n < 2 ? 'rare' : n < 8 ? 'desk' : n < 14 ? 'app' : 'phone', ...(n === 7 && { text: 'A word that one says' }) })) });
    expect([...find(el, '[data-filter=touchpoint]').querySelectorAll('option')].map((one) => one.value), 'with the two, those that would give them away').to.not.include('rare');
    expect(texts(el).length).to.equal(20);
    expect(find(el, '[data-id=v0] .meta').textContent, 'nor is it said on the text').to.not.contain('rare');
    await choose(el, 'search', 'that one says');
    expect(texts(el)).to.deep.equal([]);
    expect(find(el, '.empty').textContent).to.contain('Fewer than 5 people');
    el.privacyThreshold = 0;
    await el.updateComplete;
    expect(texts(el)).to.deep.equal(['A word that one says']);
    await choose(el, 'search', 'nobody says it');
    expect(find(el, '.empty').textContent).to.contain('Nothing that was written is like that');
    const three = await wall({ verbatims: many(3) });
    expect(texts(three)).to.deep.equal([]);
  });

  it('filters by score, touchpoint, theme, language and search', async () => {
    const el = await wall({
      privacyThreshold: 0,
      themes: { format: 'cx-themes/1', themes: [{ id: 'late', title: 'Late', any: ['late'] }, { id: 'price', title: 'Price', any: ['price'] }] },
      verbatims: many(12, 0, (n) => ({ text: n % 3 === 0 ? `Late again ${n}` : `Fine ${n}`, language: n % 2 ? 'de' : 'en', touchpoint: n < 6 ? 'app' : 'desk', score: { metric: 'nps', value: n % 2 ? 10 : 2, min: 0, max: 10, group: n % 2 ? 'high' : 'low' } })),
    });
    const count = async (name: string, value: string): Promise<number> => {
      await choose(el, name, value);
      const n = texts(el).length;
      await choose(el, name, '');
      return n;
    };
    expect([await count('group', 'low'), await count('touchpoint', 'app'), await count('theme', 'late'), await count('language', 'de'), await count('search', 'LATE'), texts(el).length]).to.deep.equal([6, 6, 4, 6, 4, 12]);
    find<HTMLDetailsElement>(el, '.themes').open = true;
    expect(find(el, '.themes li').textContent).to.contain('4 of 12').and.to.contain('33% (14%–61%)');
    find(el, '[data-theme=late]').click();
    await el.updateComplete;
    expect(texts(el)).to.have.length(4);
    find(el, '[data-act=clear]').click();
    await el.updateComplete;
    expect(texts(el)).to.have.length(12);
  });

  it('shows nothing before a moderator has looked, if so set; what they decide is an event', async () => {
    const el = await wall({ verbatims: many(6), moderation: { ...DEFAULT_MODERATION, hold: 'everything' }, privacyThreshold: 0 });
    expect(texts(el)).to.deep.equal([]);
    expect(find(el, '.empty').textContent).to.contain('Nothing has been released yet');
    expect(find(el, '.queue'), 'only moderators see what waits').to.equal(null);
    expect(el.shadowRoot!.textContent).to.not.contain('Text 1');
    Object.assign(el, { moderator: true, by: 'Mira' });
    await el.updateComplete;
    const acts: CxModerationEvent[] = [];
    el.addEventListener('cx-moderated', (event) => acts.push(event));
    find(el, '.queue [data-id=v0] [data-act=show]').click();
    await el.updateComplete;
    expect(texts(el)).to.deep.equal(['Text 0']);
    find<HTMLSelectElement>(el, '.queue [data-id=v1] select').value = 'abuse';
    find(el, '.queue [data-id=v1] [data-act=hide]').click();
    await el.updateComplete;
    expect(find(el, '.queue h3').textContent).to.contain('4');
    expect(find(el, '.status').textContent).to.equal('Hidden: abuse.');
    await until(() => focused(el)?.dataset['act'] === 'show');
    expect(acts.map(({ detail: { after } }) => after)).to.deep.equal([{ state: 'shown', by: 'person' }, { state: 'hidden', by: 'person', reason: 'abuse' }]);
    expect(parseModeration(JSON.parse(JSON.stringify(acts[1]!.detail.moderation))).ok).to.equal(true);
    // taken off the wall again, from the list
    find<HTMLDetailsElement>(el, 'article .hiding').open = true;
    find(el, 'article [data-act=hide]').click();
    await el.updateComplete;
    expect(texts(el)).to.deep.equal([]);
  });

  it('asks first, and what could not be kept stands as it stood', async () => {
    const el = await wall({ verbatims: many(6), moderation: { ...DEFAULT_MODERATION, hold: 'everything' }, moderator: true, privacyThreshold: 0 });
    const cancel = (event: Event): void => event.preventDefault();
    el.addEventListener('cx-moderate', cancel);
    find(el, '[data-act=show]').click();
    await el.updateComplete;
    expect(texts(el)).to.deep.equal([]);
    el.removeEventListener('cx-moderate', cancel);
    el.addEventListener('cx-moderated', (event) => event.waitUntil(Promise.reject(new Error('away'))));
    find(el, '[data-act=show]').click();
    await until(() => find(el, '.status').textContent.includes('could not be stored'));
    expect(texts(el)).to.deep.equal([]);
    expect(el.moderation.decisions).to.deep.equal({});
  });

  it('keeps ten thousand in a list of which only what is near is in the page, and goes through it by keyboard', proves('cx-voice-wall', 'keyboard', ['2.1.1', '2.4.3'], async () => {
    const el = await wall({ verbatims: many(10_000) });
    await frames();
    const inPage = (): number => el.shadowRoot!.querySelectorAll('article').length;
    expect(inPage()).to.be.within(20, 100);
    const first = find(el, 'article');
    expect([first.getAttribute('aria-posinset'), first.getAttribute('aria-setsize'), first.tabIndex]).to.deep.equal(['1', '10000', 0]);
    first.focus();
    await press('PageDown');
    await until(() => focused(el)?.getAttribute('aria-posinset') === '2');
    await press('End');
    await until(() => focused(el)?.getAttribute('aria-posinset') === '10000');
    await frames();
    expect(focused(el).textContent).to.contain('Text 0');
    expect(inPage()).to.be.below(200);
    await press('PageUp');
    await until(() => focused(el)?.getAttribute('aria-posinset') === '9999');
    await press('Home');
    await until(() => focused(el)?.getAttribute('aria-posinset') === '1');
    await frames();
    // scrolling to somewhere brings what is there
    find(el, '[role=feed]').scrollTop = find(el, '[role=feed]').scrollHeight / 2;
    await until(() => [...el.shadowRoot!.querySelectorAll('article')].some((one) => Math.abs(Number(one.getAttribute('aria-posinset')) - 5000) < 400));
    expect(inPage()).to.be.below(200);
  }));

  it('folds long texts', async () => {
    const el = await wall({ verbatims: [said(1, { text: 'Long. '.repeat(200) }), ...many(5, 2)] });
    const button = find(el, '[data-id=v1] [aria-expanded]');
    expect(find(el, '[data-id=v1] .folded')).to.not.equal(null);
    button.click();
    await el.updateComplete;
    expect([find(el, '[data-id=v1] .folded'), find(el, '[data-id=v1] [aria-expanded]').getAttribute('aria-expanded')]).to.deep.equal([null, 'true']);
    expect(find(el, '[data-id=v2] [aria-expanded]')).to.equal(null);
  });

  it('makes an action of a theme and of what somebody wrote; says so if nobody takes it', async () => {
    const el = await wall({ makesActions: true, verbatims: many(8, 0, () => ({ text: 'Late again', area: 'delivery' })), themes: { format: 'cx-themes/1', themes: [{ id: 'late', title: 'Late', any: ['late'] }] } });
    const wishes: CxMakeActionEvent['detail'][] = [];
    const take = (event: CxMakeActionEvent): void => {
      wishes.push(event.detail);
      event.preventDefault();
    };
    el.addEventListener('cx-make-action', take);
    find(el, '.themes [data-act=make]').click();
    find(el, 'article [data-act=make]').click();
    expect(wishes.map(({ source }) => source)).to.deep.equal([{ kind: 'theme', id: 'late', title: 'Late', count: 8, of: 8 }, { kind: 'verbatims', ids: ['v7'], quote: 'Late again' }]);
    expect(wishes[1]!.action).to.deep.equal({ area: 'delivery' });
    el.removeEventListener('cx-make-action', take);
    find(el, 'article [data-act=make]').click();
    await el.updateComplete;
    expect(find(el, '.status').textContent).to.equal('Nobody takes actions on this page.');
  });

  it('hands on what it shows, and no more', async () => {
    const el = await wall({ makesActions: true, privacyThreshold: null as unknown as number, verbatims: many(8, 0, (i) => ({ text: 'Write to ada@example.com', ...(i === 7 && { area: 'rare' }) })) });
    expect(el.privacyThreshold).to.equal(5);
    const wishes: CxMakeActionEvent['detail'][] = [];
    el.addEventListener('cx-make-action', (event) => wishes.push(event.detail));
    find(el, 'article [data-act=make]').click();
    expect(JSON.stringify(wishes)).to.contain('Write to').and.not.contain('ada@').and.not.contain('rare');
  });

  it('says that a source is lost, as of when, and lets go of it when it leaves the page', async () => {
    let ended = 0;
    let listener: VoiceListener | undefined;
    const el = await wall({ source: (own) => {
      listener = own;
      return () => (ended += 1);
    } });
    expect(find(el, '.empty').textContent).to.contain('Loading');
    listener!.begin(many(6));
    listener!.trouble('unreachable');
    await el.updateComplete;
    expect(find(el, '.status').textContent).to.match(/^As of .+No connection/);
    expect(texts(el)).to.have.length(6);
    el.remove();
    expect(ended).to.equal(1);
    listener!.begin(many(1)); // too late: nobody listens
    document.body.append(el);
    await el.updateComplete;
    expect(ended).to.equal(1);
    el.remove();
  });

  it('reads the live feed of a collector', async () => {
    const sources: FakeSource[] = [];
    class FakeSource extends EventTarget {
      readonly url: string;
      closed = false;
      constructor(url: string) {
        super();
        this.url = url;
        sources.push(this);
      }
      close(): void {
        this.closed = true;
      }
      say(type: string, content: unknown): void {
        this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(content) }));
      }
    }
    const own = globalThis.EventSource;
    Object.assign(globalThis, { EventSource: FakeSource });
    try {
      const el = await wall({ src: '/v1/verbatims/live' });
      sources[0]!.say('snapshot', { asOf: '2026-11-27T10:00:00Z', added: many(6), removed: [] });
      await until(() => texts(el).length === 6);
      sources[0]!.say('delta', { asOf: '2026-11-27T10:00:00Z', added: [], removed: ['v1'] });
      await until(() => texts(el).length === 5);
      sources[0]!.say('delta', { added: [{ id: 'x', text: 3 }] });
      await until(() => find(el, '.status').textContent.includes('cannot be read'));
      expect(sources[0]!.closed).to.equal(true);
      el.remove();
    } finally {
      Object.assign(globalThis, { EventSource: own });
    }
  });

  /** A feed of this test, which greets with ten verbatims unless it refuses. */
  async function feed(status = 200) {
    const url = `/test-feed/${crypto.randomUUID()}`;
    const post = (verb: string, body = ''): Promise<Response> => fetch(`${url}/${verb}`, { method: 'POST', body });
    const greet = (code: number): Promise<Response> => post('greeting', JSON.stringify({ greeting: code === 200 ? `event: snapshot\ndata: ${JSON.stringify({ asOf: '2026-11-27T10:00:00Z', added: many(10), removed: [] })}\n\n` : '', status: code }));
    await greet(status);
    return { url, greet, say: async (text: string) => (await post('say', text)).json() as Promise<{ opened: number }>, break: () => post('break') };
  }

  it('says that the right to the feed has run out, asks the page for another address, and does not come back with what is of no use', async () => {
    const { url, say } = await feed();
    const el = await wall({ src: url });
    await until(() => texts(el).length === 10, 'what was written');
    const asked: Event[] = [];
    el.addEventListener('cx-feed-expired', (event) => asked.push(event));
    await say('event: expired\ndata: {}\n\n');
    await until(() => asked.length > 0, 'being asked');
    await el.updateComplete;
    expect(find(el, '.status').textContent).to.match(/^As of .+ The right to read what customers write has run out\. Reload the page, or ask who runs it\.$/);
    expect(el.matches(':state(live)')).to.equal(false);
    expect(texts(el), 'what is there stays').to.have.length(10);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await say('')).opened).to.equal(1);
    const renewed = await feed();
    el.src = renewed.url;
    await until(() => el.matches(':state(live)'), 'the new feed');
    await el.updateComplete;
    expect(find(el, '.status').textContent).not.to.contain('right');
    expect(asked).to.have.length(1);
  });

  it('says so too where it ran out while the page slept, or had run out before; and says nothing of rights where there was none', async () => {
    const slept = await feed();
    const refused = await feed(401);
    const asked: string[] = [];
    const listen = (event: Event): void => void asked.push((event.target as CxVoiceWall).src ?? '');
    document.addEventListener('cx-feed-expired', listen);
    const el = await wall({ src: slept.url });
    await until(() => texts(el).length === 10, 'what was written');
    await slept.greet(401);
    await slept.break();
    await until(() => asked.length === 1, 'being asked');
    const { opened } = await slept.say('');
    const without = await wall({ src: refused.url });
    const old = await wall({ src: `${refused.url}?ticket=old` });
    await until(() => asked.length === 2, 'being asked for a ticket');
    await Promise.all([el, without, old].map((one) => one.updateComplete));
    expect(asked).to.deep.equal([slept.url, `${refused.url}?ticket=old`]);
    expect(find(el, '.status').textContent).to.match(/^As of .+ The right to read what customers write has run out/);
    expect(find(old, '.status').textContent).to.match(/^The right to read what customers write has run out/);
    await until(() => find(without, '.status').textContent.includes('tried again'), 'trying again');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await slept.say('')).opened, 'it does not try again with what is of no use').to.equal(opened);
    document.removeEventListener('cx-feed-expired', listen);
  });
});

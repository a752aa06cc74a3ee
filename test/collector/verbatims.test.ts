import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startCollector } from '../../src/collector/index.js';
import { uuidv7 } from '../../src/core/uuid.js';
import { makeEvent, type CxEvent } from '../../src/model/index.js';
import { parseVoiceMessage, type VoiceMessage } from '../../src/voice/index.js';
import { closing } from '../support/closing.js';
import { rating, send } from '../support/events.js';

let folder = '';
before(() => void (folder = mkdtempSync(join(tmpdir(), 'cx-verbatims-'))));
after(() => rmSync(folder, { recursive: true, force: true }));

const origin = (minute: number, subject = 'customer-4711') => ({ source: 'https://shop.example/', subject, time: Date.UTC(2026, 9, 5, 10, minute) });
function wrote(minute: number, response: string, text: string): CxEvent {
  const base = rating(3, { region: 'north' });
  return makeEvent('cx.response.submitted', { ...base.data, response, answers: [...base.data.answers, { kind: 'text', question: 'nps.reason', text }] }, origin(minute));
}
const takenBack = (response: string): CxEvent => makeEvent('cx.response.withdrawn', { response, survey: 'test' }, origin(30));
const open = (name: string) => startCollector({ db: join(folder, name), port: 0, verbatims: true });
const read = async (url: string, query = ''): Promise<VoiceMessage> => {
  const parsed = parseVoiceMessage(await (await fetch(`${url}/v1/verbatims${query}`)).json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};

/** The messages of a live feed, as they come. */
async function* listen(url: string, signal: AbortSignal): AsyncGenerator<readonly [event: string, message: VoiceMessage]> {
  const { body } = await fetch(`${url}/v1/verbatims/live`, { signal });
  let rest = '';
  for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
    rest += chunk;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(rest.slice(0, end)) ?? [];
      rest = rest.slice(end + 2);
      if (event !== undefined) yield [event, JSON.parse(data!) as VoiceMessage];
    }
  }
}

describe('what customers wrote', () => {
  it('is not told unless somebody asked for it', async (t) => {
    const collector = closing(t, await startCollector({ db: join(folder, 'off.db'), port: 0 }));
    await send(collector.url, wrote(1, uuidv7(), 'Late'));
    for (const path of ['/v1/verbatims', '/v1/verbatims/live']) assert.equal((await fetch(collector.url + path)).status, 404, path);
  });

  it('is masked, and names neither a customer nor a response', async (t) => {
    const collector = closing(t, await open('masked.db'));
    const response = uuidv7();
    await send(collector.url, wrote(1, response, 'Late. Write to ada@example.org'));
    const { added } = await read(collector.url);
    assert.equal(added[0]!.text, 'Late. Write to •••@•••••••.•••');
    assert.deepEqual(added[0]!.masked, ['email']);
    const told = JSON.stringify(added);
    for (const secret of [response, 'customer-4711', 'ada@']) assert.ok(!told.includes(secret), secret);
  });

  it('is, after a restart too, what was sent last and not taken back, under the same name', async (t) => {
    const collector = closing(t, await open('again.db'));
    const [kept, gone] = [uuidv7(), uuidv7()];
    await send(collector.url, wrote(2, kept, 'second'), wrote(1, kept, 'first'), wrote(3, gone, 'never mind'), takenBack(gone));
    const before = await read(collector.url);
    assert.deepEqual(before.added.map(({ text }) => text), ['second']);
    await collector.close();
    const again = closing(t, await open('again.db'));
    assert.deepEqual((await read(again.url)).added.map(({ id, text }) => [id, text]), before.added.map(({ id, text }) => [id, text]));
  });

  it('comes live: all there is, then what comes and what goes', async (t) => {
    const collector = closing(t, await open('live.db'));
    const stop = new AbortController();
    const response = uuidv7();
    await send(collector.url, wrote(1, response, 'first'));
    const feed = listen(collector.url, stop.signal);
    const next = async (): Promise<readonly [event: string, message: VoiceMessage]> => {
      const { value, done } = await feed.next();
      if (done) throw new Error('the feed has ended');
      return value;
    };
    const [kind, { added }] = await next();
    assert.deepEqual([kind, added.map(({ text }) => text)], ['snapshot', ['first']]);
    await send(collector.url, wrote(2, response, 'second'));
    const [, replaced] = await next();
    assert.deepEqual([replaced.added.map(({ id, text }) => [id, text]), replaced.removed], [[[added[0]!.id, 'second']], []]);
    await send(collector.url, rating(9, { region: 'north' }), takenBack(response));
    const [, left] = await next();
    assert.deepEqual([left.added, left.removed], [[], [added[0]!.id]]);
    stop.abort();
  });

  it('is told as far as is asked for, and a slip is named', async (t) => {
    const collector = closing(t, await open('limit.db'));
    await send(collector.url, wrote(1, uuidv7(), 'a'), wrote(2, uuidv7(), 'b'), wrote(3, uuidv7(), 'c'));
    assert.deepEqual((await read(collector.url, '?limit=2')).added.map(({ text }) => text), ['c', 'b']);
    for (const query of ['?limit=0', '?limit=x', '?since=1']) assert.equal((await fetch(`${collector.url}/v1/verbatims${query}`)).status, 400, query);
  });
});

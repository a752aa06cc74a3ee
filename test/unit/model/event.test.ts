import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { eventSchemas, makeEvent, parseEvent, type CxEventType, type ScoreAnswer } from '../../../src/model/index.js';

const score = (value: number): ScoreAnswer => ({
  kind: 'score',
  question: 'nps',
  value,
  instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'cx.nps.recommend.1', language: 'en', order: 'ascending', mode: 'buttons' },
});

const response = (value = 9) =>
  makeEvent(
    'cx.response.submitted',
    { response: '0198f4b2-0000-7000-8000-000000000001', survey: 'renewal', answers: [score(value)] },
    { source: 'https://bank.example/renew', subject: 'c-81', time: Date.UTC(2026, 10, 22, 10, 42) },
  );

const wheres = (input: unknown): string[] => {
  const parsed = parseEvent(input);
  assert.equal(parsed.ok, false);
  return parsed.ok ? [] : parsed.error.map((problem) => problem.where ?? '');
};

describe('parseEvent', () => {
  it('reads what makeEvent makes, unchanged', () => {
    const event = response();
    const parsed = parseEvent(JSON.parse(JSON.stringify(event)));
    assert.deepEqual(parsed, { ok: true, value: event });
    assert.equal(event.time, '2026-11-22T10:42:00.000Z');
    assert.equal(event.dataschema, 'urn:cx-elements:response.submitted:1');
  });

  it('names every fault by its place', () => {
    const event = JSON.parse(JSON.stringify(response()));
    event.id = 'first';
    event.time = '2026-02-30T00:00:00Z';
    delete event.data.survey;
    event.data.tenant = 'other';
    assert.deepEqual(wheres(event).sort(), ['/data', '/data/survey', '/id', '/time']);
  });

  it('says what was expected in plain words', () => {
    const event = JSON.parse(JSON.stringify(response()));
    delete event.data.survey;
    event.data.answers[0].instrument.mode = 'carousel';
    const parsed = parseEvent(event);
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.error.map((problem) => problem.message),
      [
        'This is missing; it must be a string.',
        'This must be "buttons" or "stars" or "smileys" or "slider" or "dropdown" or "number" or "voice" or "unknown".',
      ],
    );
  });

  it('refuses a score off its scale, a fraction, an infinity', () => {
    for (const value of [11, -1, 8.5, Infinity, NaN, '9', 2 ** 53]) {
      const event = response();
      (event.data.answers[0] as { value: unknown }).value = value;
      assert.deepEqual(wheres(event), ['/data/answers/0/value'], String(value));
    }
  });

  it('refuses ids that are no UUID, and makes capitals small', () => {
    for (const id of ['', 'x', '../../x', '00000000-0000-0000-0000-000000000000', 'a'.repeat(10_000)]) {
      assert.deepEqual(wheres({ ...response(), id }), ['/id'], id.slice(0, 40));
    }
    const event = response();
    const parsed = parseEvent({ ...event, id: event.id.toUpperCase() });
    assert.ok(parsed.ok);
    assert.equal(parsed.value.id, event.id);
  });

  it('takes markup and every script as text, and refuses NUL and half characters', () => {
    const say = (text: string): unknown => ({ ...response(), data: { ...response().data, answers: [{ kind: 'text', question: 'why', text }] } });
    for (const text of ['<img src=x onerror=alert(1)>', "'; drop table events; --", '\u202Eevil', '👩🏽‍🚀', 'مرحبا', '=cmd()', '']) {
      const parsed = parseEvent(say(text));
      assert.ok(parsed.ok, text);
      assert.equal((parsed.value.data as { answers: { text: string }[] }).answers[0]!.text, text);
    }
    for (const text of ['a\0b', '\uD800', 'x'.repeat(10_001)]) assert.deepEqual(wheres(say(text)), ['/data/answers/0/text']);
  });

  it('keeps prototypes out of segments and lets ordinary names that look like them in', () => {
    const event = JSON.parse(JSON.stringify(response()).replace('"survey"', '"segments":{"__proto__":"x","constructor":"y","toString":"z"},"survey"'));
    assert.deepEqual(wheres(event), ['/data/segments/toString']); // capitals are not allowed in names; nothing else is wrong
    const parsed = parseEvent({ ...response(), data: { ...response().data, segments: { constructor: 'y', hasownproperty: 'z' } } });
    assert.ok(parsed.ok);
    assert.equal(({} as { x?: unknown }).x, undefined);
  });

  it('allows CloudEvents extension attributes and nothing else beside them', () => {
    assert.ok(parseEvent({ ...response(), cxsession: 'abc', sequence: 4 }).ok);
    assert.deepEqual(wheres({ ...response(), Upper: 'abc' }), ['']);
    assert.deepEqual(wheres({ ...response(), nested: { a: 1 } }), ['/nested']);
  });

  it('never throws, whatever comes', () => {
    const types = Object.keys(eventSchemas) as CxEventType[];
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), fc.constantFrom(...types, '__proto__', 'toString'), (anything, type) => {
        parseEvent(anything);
        parseEvent({ specversion: '1.0', type, data: anything });
      }),
    );
  });

  it('stands deep and wide documents', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 10_000; i++) deep = [deep];
    assert.ok(!parseEvent({ ...response(), data: deep }).ok);
    assert.ok(!parseEvent({ ...response(), data: { ...response().data, answers: Array.from({ length: 100_000 }, () => 0) } }).ok);
  });
});

import assert from 'node:assert/strict';
import { Counter } from '../../../src/collector/counter.js';
import { MAIN_TENANT, type Store, type Stores } from '../../../src/collector/store/store.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import { nps, read, type Metric } from '../../../src/metrics/index.js';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { rating } from '../../support/events.js';
import { eventsIn } from '../../support/stored.js';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const OLD = Date.parse('2024-03-01T12:00:00Z');
const settings = { zone: 'UTC', dimensions: ['region'] };

function said(subject: string, score: number, response: string, time: number): CxEvent {
  const base = rating(score, { region: 'north' });
  return makeEvent('cx.response.submitted', { ...base.data, response }, { source: 'x', subject, time });
}
const takenBack = (response: string): CxEvent => makeEvent('cx.response.withdrawn', { response, survey: 'nps' }, { source: 'x', time: NOW });
const open = (store: Store): Promise<Counter> => Counter.open(store, [nps as Metric], settings, NOW);
const add = (counter: Counter, ...events: CxEvent[]): Promise<readonly string[]> => counter.add(events.map((event) => ({ event, received: NOW })), NOW);
const told = ({ cube }: Counter): [number, number | null | undefined] => {
  const { n, value } = read(cube.regroup({ unit: 'year' }), { metric: 'nps', instrument: 'pooled' });
  return [n, value];
};

/**
 * A store whose tables said in another way which events a response has and which of them counts knows all of it afterwards.
 *
 * @param back brings the tables to the form they had then
 */
export async function knowsResponsesAfterwards(openAgain: () => Promise<Stores>, back: () => Promise<void> | void): Promise<void> {
  const [twice, withdrawn, past, erased, follows] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  let stores = await openAgain();
  let counter = await open(await stores.tenant(MAIN_TENANT));
  const events = [said('ann', 2, twice, NOW - 9000), said('ann', 10, twice, NOW - 8000), said('bob', 0, withdrawn, NOW - 9000), said('eve', 9, past, OLD), said('sid', 1, erased, NOW - 9000)];
  const followed = makeEvent('cx.followup.requested', { response: twice, survey: 'nps', email: 'ann@bank.example' } as never, { source: 'x', time: NOW });
  assert.deepEqual(await add(counter, ...events, followed), [...events, followed].map(() => 'stored'));
  assert.deepEqual(await add(counter, takenBack(withdrawn)), ['stored']);
  assert.equal(await counter.expire(OLD + 1000, 'keep', NOW), 1);
  assert.equal(await counter.erase('sid', NOW - 1000), 1);
  assert.deepEqual(told(counter), [2, 100]);
  const before = await eventsIn(await stores.tenant(MAIN_TENANT), ['cx.response.submitted', 'cx.followup.requested', 'cx.response.withdrawn']);
  await stores.close();
  await back();

  stores = await openAgain();
  try {
    const store = await stores.tenant(MAIN_TENANT);
    counter = await open(store);
    assert.deepEqual(told(counter), [2, 100]);
    assert.deepEqual(await eventsIn(store, ['cx.response.submitted', 'cx.followup.requested', 'cx.response.withdrawn']), before);
    assert.deepEqual((await store.exportPerson('ann')).map(({ event: { type }, counts }) => [type, counts]), [['cx.response.submitted', false], ['cx.response.submitted', true], ['cx.followup.requested', true]]);
    // each once, the later counts, nothing of what was taken back or erased, and what is past its time stays counted as it was
    assert.deepEqual(await add(counter, ...events), ['duplicate', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
    assert.deepEqual(await add(counter, said('bob', 0, withdrawn, NOW - 10), said('sid', 1, erased, NOW), said('eve', 0, past, NOW - 10)), ['duplicate', 'duplicate', 'stored']);
    assert.deepEqual(told(counter), [2, 100]);
    assert.deepEqual(await add(counter, said('ann', 0, twice, NOW - 8500), said('ann', 6, twice, NOW - 20)), ['stored', 'stored']);
    assert.deepEqual(told(counter), [2, 0]);
    assert.deepEqual(await add(counter, said('flo', 10, follows, NOW - 20), takenBack(twice)), ['stored', 'stored']);
    assert.deepEqual(told(counter), [2, 100]);
    assert.equal(await counter.erase('flo', NOW), 1);
    assert.deepEqual(told(counter), [1, 100]);
  } finally {
    await stores.close();
  }
}

/** SQL that brings tables back to the form in which responses stood apart from events: version 4 of a SQLite file, version 2 of PostgreSQL. They differ in names alone. */
export const responsesApart = ({ prefix, text, place }: { readonly prefix: '' | 'cx_'; readonly text: string; readonly place: 'seq' | 'place' }): string => `
  CREATE TABLE ${prefix}response_event (tenant ${text} NOT NULL, response ${text} NOT NULL, event ${text} NOT NULL, PRIMARY KEY (tenant, response, event));
  CREATE INDEX ${prefix}response_of_event ON ${prefix}response_event (tenant, event);
  INSERT INTO ${prefix}response_event SELECT tenant, response, id FROM ${prefix}event WHERE response IS NOT NULL;
  INSERT INTO ${prefix}response SELECT tenant, response, id, time FROM ${prefix}event WHERE type = 'cx.response.submitted' AND counts;
  DROP INDEX ${prefix}event_of_other_type; DROP INDEX ${prefix}event_of_response; DROP INDEX ${prefix}event_of_day;
  ALTER TABLE ${prefix}event DROP COLUMN response; ALTER TABLE ${prefix}event DROP COLUMN counts;
  CREATE INDEX ${prefix}event_of_type ON ${prefix}event (tenant, type, ${place});
  CREATE INDEX ${prefix}event_at ON ${prefix}event (tenant, at);
`;

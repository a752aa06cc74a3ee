import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { GuestSession } from '../../../components/journey-session/room/guest-session.js';
import { SharedSession } from '../../../components/journey-session/room/shared-session.js';
import type { SessionEvents } from '../../../components/journey-session/room/session.js';
import type { RoomStorage, Waiting } from '../../../components/journey-session/room/storage.js';
import type { JourneyTransport, LineEvents } from '../../../components/journey-session/room/transport.js';
import { blankJourney, JourneyIndex, setFields, type Journey, type JourneyRecord } from '../../../src/journey/index.js';
import { SharedJourney, type FromRoom, type ToRoom } from '../../../src/journey/shared/index.js';

const drawn: Journey = { ...blankJourney('r', { title: 'Renewal' }), records: [{ type: 'phase', id: 'p1', order: 'a0', name: 'Notice' }, { type: 'touchpoint', id: 't1', order: 'a0', name: 'Letter', phase: 'p1' }] };
const nothing: SessionEvents = { changed() {}, told() {} };
const nameIn = (journey: Journey | undefined): string | undefined => journey && new JourneyIndex(journey).get('t1', 'touchpoint')?.name;

/** The other end of a line, as a page has it. */
function far(kind: JourneyTransport['kind'] = 'checked') {
  const sent: { messages: ToRoom[]; updates: Uint8Array[]; vectors: Uint8Array[] } = { messages: [], updates: [], vectors: [] };
  let events: LineEvents | undefined;
  const transport: JourneyTransport = {
    kind,
    open: (_room, told) => {
      events = told;
      return { update: (update) => void sent.updates.push(update), have: (vector) => void sent.vectors.push(vector), message: (message) => void sent.messages.push(message), close() {} };
    },
  };
  return { transport, sent, say: (message: FromRoom): void => events!.message(message), get events(): LineEvents { return events!; } };
}
function kept(state: Uint8Array | undefined, waiting: readonly Waiting[]): RoomStorage & { readonly done_: string[]; readonly marked: string[] } {
  const [done_, marked]: string[][] = [[], []];
  return { done_: done_!, marked: marked!, load: async () => ({ state, waiting }), save: async (_state, acts) => void marked!.push(...acts), wait: async () => {}, done: async (ids) => void done_!.push(...ids), close() {} };
}
const room = (): SharedJourney => {
  const shared = new SharedJourney('r');
  shared.seed(drawn);
  return shared;
};
const shared = (transport: JourneyTransport, storage?: RoomStorage): Promise<SharedSession> => SharedSession.open({ room: 'r', name: 'Ana', role: 'facilitator', transports: [transport], storage, seed: () => undefined, doc: undefined }, nothing);

describe('somebody of the team at a shared journey', () => {
  const act: Waiting = { id: 'w1', operations: setFields('t1', { name: 'E-mail' }).operations, stamp: { by: 'Ana', on: '2026-11-27T10:00:00.000Z' } };

  it('keeps what was done just before the page closed, though the state was not kept any more', async () => {
    const collector = room();
    for (const state of [collector.missing(), undefined]) {
      const [line, storage] = [far(), kept(state, [act])];
      const session = await shared(line.transport, storage);
      line.events.opened();
      line.events.have(collector.vector);
      if (!state) {
        assert.deepEqual(storage.done_, [], 'nothing is called done that was not');
        line.events.update(collector.missing()!, true);
      }
      assert.equal(nameIn(session.journey), 'E-mail');
      assert.equal(session.state.waiting, 1);
      for (const update of line.sent.updates) collector.receive(update);
      assert.equal(nameIn(collector.journey), 'E-mail');
      line.say({ t: 'taken', n: 1 });
      assert.deepEqual([session.state.waiting, storage.done_], [0, ['w1']]);
      session.dispose();
    }
  });

  it('does not do again what the kept state has', async () => {
    const before = room();
    before.apply(act.operations, act.stamp);
    const vector = before.vector;
    const line = far();
    const session = await shared(line.transport, kept(before.missing(), [{ ...act, inState: true }]));
    assert.deepEqual((session.doc && new SharedJourney('r', { doc: session.doc }).vector), vector);
    session.dispose();
  });

  it('begins anew from the whole after a refusal, not from what somebody else did meanwhile', async () => {
    const collector = room();
    const line = far();
    const session = await shared(line.transport);
    line.events.opened();
    line.events.update(collector.missing()!, true);
    session.share({ ...drawn, records: drawn.records.map((record) => (record.id === 't1' ? ({ ...record, name: 'Not allowed' } as JourneyRecord) : record)) });
    line.say({ t: 'refused', n: 1, problem: { code: 'not-yours', message: 'No.' } });
    const vector = collector.vector;
    collector.apply([{ do: 'add', record: { type: 'note', id: 'n1', at: 't1', text: 'Ben was here' } }], { by: 'Ben', on: '2026-11-27T10:00:00.000Z' });
    line.events.update(collector.missing(vector)!, false);
    assert.equal(session.journey?.records.length, 2, 'as it was until the whole comes');
    line.events.update(collector.missing()!, true);
    assert.deepEqual([nameIn(session.journey), session.journey?.records.length], ['Letter', 3]);
    session.dispose();
  });
});

describe('a customer at a shared journey', () => {
  it('loses nothing that the collector cannot keep at the moment: it is sent again', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const [line, storage] = [far(), kept(undefined, [])];
      const session = await GuestSession.open({ room: 'r', transport: line.transport, storage, who: { id: 'c1', name: 'Noor' } }, nothing);
      line.events.opened();
      line.say({ t: 'view', journey: drawn });
      session.add([{ do: 'add', record: { type: 'evidence', id: 'v1', at: 't1', text: 'I had to look', source: 'Co-mapping', on: '2026-11-27', consent: { show: 'team' } } }]);
      line.say({ t: 'refused', n: 1, problem: { code: 'not-kept', message: 'Try again later.' } });
      assert.deepEqual([session.state.waiting, storage.done_], [1, []]);
      assert.ok(session.journey?.records.some(({ id }) => id === 'v1'));
      mock.timers.tick(15_000);
      assert.deepEqual(line.sent.messages.map((one) => one.t === 'act' && one.n), [1, 2]);
      line.say({ t: 'taken', n: 2 });
      assert.equal(session.state.waiting, 0);
      session.dispose();
    } finally {
      mock.timers.reset();
    }
  });
});

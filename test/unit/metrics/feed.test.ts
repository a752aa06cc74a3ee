import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ces, csat, Cube, nps, snapshotOf } from '../../../src/metrics/index.js';
import { FeedCube, MOST_EARLY, type FeedStep } from '../../../src/metrics/feed/in-order.js';
import { parseFeedMessage, type FeedMessage } from '../../../src/metrics/feed/message.js';
import { contents, cubeOf, rows, type Row } from './support.js';

const metrics = [nps, csat, ces];

function message(kind: 'snapshot' | 'delta' | 'heartbeat', content: object): FeedMessage {
  const parsed = parseFeedMessage(kind, JSON.parse(JSON.stringify(content)), metrics);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

/** What a server has to say: commits, of which some have nothing for this listener. */
interface Server {
  readonly commits: readonly (readonly Row[] | null)[];
  /** After how many of them the listener comes. */
  readonly from: number;
}
const servers: fc.Arbitrary<Server> = fc.array(fc.oneof({ weight: 3, arbitrary: rows }, { weight: 1, arbitrary: fc.constant(null) }), { minLength: 1, maxLength: 12 }).chain((commits) => fc.record({ commits: fc.constant(commits), from: fc.nat(commits.length) }));

const upTo = (commits: Server['commits'], revision: number): Cube => cubeOf(commits.slice(0, revision).flatMap((one) => one ?? []));

/** The messages that a collector sends: revision r is the state after r commits. */
function said({ commits, from }: Server): { readonly snapshot: FeedMessage; readonly deltas: readonly FeedMessage[]; readonly last: number } {
  let told = commits.slice(0, from).findLastIndex((one) => one !== null) + 1;
  const snapshot = message('snapshot', { feed: 'a', revision: from, cube: snapshotOf(upTo(commits, from)) });
  const deltas: FeedMessage[] = [];
  commits.forEach((one, i) => {
    if (i < from || one === null || one.length === 0) return;
    deltas.push(message('delta', { feed: 'a', revision: i + 1, after: told, cube: snapshotOf(cubeOf(one)) }));
    told = i + 1;
  });
  return { snapshot, deltas, last: told };
}

const lost = (steps: readonly FeedStep[]): boolean => steps.some(({ kind }) => kind === 'lost');

describe('a cube that follows a feed', () => {
  it('holds what the feed counted, in whatever order deltas come and however often', () => {
    fc.assert(
      fc.property(servers, fc.infiniteStream(fc.nat()), (server, dice) => {
        const { snapshot, deltas } = said(server);
        const feed = new FeedCube();
        feed.take(snapshot);
        const bag = [...deltas, ...deltas.filter(() => dice.next().value! % 3 === 0)].map((one) => ({ one, at: dice.next().value! })).sort((a, b) => a.at - b.at);
        const steps = bag.map(({ one }) => feed.take(one));
        assert.ok(!lost(steps));
        assert.equal(feed.waiting, 0);
        assert.equal(steps.filter(({ kind }) => kind === 'twice').length, bag.length - deltas.length);
        assert.deepEqual(contents(feed.cube!), contents(upTo(server.commits, server.commits.length)));
      }),
    );
  });

  it('says that something is missing when a delta does not come, and never shows a figure that the feed never had', () => {
    fc.assert(
      fc.property(servers, fc.nat(), fc.infiniteStream(fc.nat()), (server, drop, dice) => {
        const { snapshot, deltas, last } = said(server);
        fc.pre(deltas.length > 0);
        const gone = deltas[drop % deltas.length]!;
        const feed = new FeedCube();
        feed.take(snapshot);
        const bag = deltas.filter((one) => one !== gone).map((one) => ({ one, at: dice.next().value! })).sort((a, b) => a.at - b.at);
        for (const { one } of bag) feed.take(one);
        const before = Math.max(server.from, (gone as { after: number }).after);
        assert.deepEqual(contents(feed.cube!), contents(upTo(server.commits, before)), 'what was there before it');
        const step = feed.take(message('heartbeat', { feed: 'a', revision: last }));
        assert.deepEqual(step, { kind: 'lost', why: 'gap' });
        // a new snapshot puts it right
        feed.newLine();
        feed.take(message('snapshot', { feed: 'a', revision: server.commits.length, cube: snapshotOf(upTo(server.commits, server.commits.length)) }));
        assert.deepEqual(contents(feed.cube!), contents(upTo(server.commits, server.commits.length)));
      }),
    );
  });

  const some: Row[] = [{ metric: 'nps', group: 'north', period: 680, value: 9, wording: 'w' }];
  const started = (): FeedCube => {
    const feed = new FeedCube();
    feed.take(message('snapshot', { feed: 'a', revision: 5, cube: snapshotOf(cubeOf(some)) }));
    return feed;
  };
  const delta = (content: object, cube: Cube = cubeOf(some)): FeedMessage => message('delta', { feed: 'a', revision: 6, cube: snapshotOf(cube), ...content });
  const other = (shape: { zone?: string; unit?: 'day' | 'month'; dimensions?: string[] }): Cube => new Cube({ metrics, dimensions: ['group'], ...shape });

  it('adds nothing that was cut by other clocks, in other periods or groups, or counted by somebody else', () => {
    for (const [content, why] of [
      [delta({}, other({ zone: 'Europe/Berlin' })), 'other-zone'],
      [delta({}, other({ unit: 'day' })), 'other-shape'],
      [delta({}, other({ dimensions: ['tier'] })), 'other-shape'],
      [delta({ feed: 'b' }), 'other-feed'],
      [delta({ feed: undefined }), 'other-feed'],
    ] as const) {
      const feed = started();
      assert.deepEqual(feed.take(content), { kind: 'lost', why });
      assert.deepEqual(contents(feed.cube!), contents(cubeOf(some)));
    }
  });

  it('needs a snapshot first, takes an old one for what it is, and a new line at its word', () => {
    const feed = new FeedCube();
    assert.deepEqual(feed.take(delta({})), { kind: 'lost', why: 'no-snapshot' });
    assert.equal(feed.resume, undefined);
    const one = started();
    assert.equal(one.resume, 'a:5');
    const old = message('snapshot', { feed: 'a', revision: 3, cube: snapshotOf(cubeOf([])) });
    assert.equal(one.take(old).kind, 'twice');
    one.newLine();
    assert.equal(one.take(old).kind, 'replaced');
  });

  it('tells when another snapshot has days of another zone', () => {
    const step = started().take(message('snapshot', { feed: 'b', revision: 1, cube: snapshotOf(other({ zone: 'Asia/Tokyo' })) }));
    assert.equal(step.kind === 'replaced' && step.zoneBefore, 'UTC');
  });

  it('goes on over a new line where it was, and names the metrics that moved', () => {
    const feed = started();
    feed.newLine();
    assert.deepEqual(feed.take(delta({})), { kind: 'added', metrics: new Set(['nps']) });
    assert.equal(feed.resume, 'a:6');
  });

  it('does not wait for ever for what others have overtaken', () => {
    const feed = started();
    let step: FeedStep = { kind: 'still' };
    for (let i = 0; i <= MOST_EARLY; i++) step = feed.take(delta({ revision: 8 + i }));
    assert.deepEqual(step, { kind: 'lost', why: 'gap' });
  });
});

describe('a message of a feed', () => {
  it('is refused where it is something else, with its place', () => {
    const cube = snapshotOf(cubeOf([]));
    for (const [content, where] of [
      [null, ''], ['x', ''], [{}, '/revision'], [{ revision: -1, cube }, '/revision'], [{ revision: 1.5, cube }, '/revision'], [{ revision: '1', cube }, '/revision'],
      [{ revision: 1 }, '/cube'], [{ revision: 1, cube: { ...cube, version: 2 } }, '/cube/version'], [{ revision: 1, cube, asOf: 'yesterday' }, '/asOf'], [{ revision: 1, cube, every: 1 }, '/every'],
      [{ revision: 4, after: 4, cube }, '/after'],
    ] as const) {
      const parsed = parseFeedMessage('delta', content, metrics);
      assert.equal(parsed.ok, false, JSON.stringify(content));
      assert.equal(!parsed.ok && parsed.error[0]!.where, where, JSON.stringify(content));
    }
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.constantFrom('snapshot' as const, 'delta' as const, 'heartbeat' as const), fc.jsonValue(), (kind, content) => void parseFeedMessage(kind, content, metrics)));
  });
});

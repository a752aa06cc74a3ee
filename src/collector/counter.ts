import { CxError } from '../core/problem.js';
import { DisposableStore, toDisposable } from '../core/disposable.js';
import { Emitter } from '../core/emitter.js';
import { UNKNOWN } from '../metrics/cube/axes.js';
import type { Cube } from '../metrics/cube/cube.js';
import type { Metric } from '../metrics/definition.js';
import { foldsFor, type FactSettings } from '../metrics/built-in/folds.js';
import { Deriver } from '../metrics/facts/deriver.js';
import type { AnyFact, FactChange } from '../metrics/facts/fact.js';
import { contributionsOf, groupOf } from '../metrics/observe.js';
import { dayCounter } from '../metrics/period/zone.js';
import type { CxEvent } from '../model/event.js';
import { wordingHash } from '../model/wording.js';
import { quietLog, type Log } from './operations/log.js';
import { LOSS_REPORT } from './losses.js';
import { WITHHELD } from './release.js';
import { inTurn } from './store/queue.js';
import { Limits, Totals, type Delta } from './totals.js';
import type { Commit, Head, Incoming, Observation, Outcome, PlacedEvent, Removal, RollupRow, RollupShape, Store, StoredEvent, Turn, View } from './store/store.js';

/** By what a collector counts. */
export interface CounterSettings extends FactSettings {
  readonly zone: string;
  readonly dimensions: readonly string[];
  /** Where it says what cannot be counted. Default: on the error output. */
  readonly log?: Log;
}

/** What is told of events that are new, or gone. */
export interface StoredEvents {
  readonly added: readonly CxEvent[];
  /** Ids of those that are gone: erased, or past their time. */
  readonly gone: readonly string[];
}

/** What becomes of the figures of events that are past their time. */
export type Figures = 'keep' | 'correct';

/** Events that are taken out with one commit, so that others need not wait. */
const REMOVED_AT_ONCE = 500;

/**
 * The figures of a collector: the rolled-up sums of its store, by day and group, kept in memory so that reading costs
 * nothing, and changed only after the store has committed. Other collectors may commit to the same store: before it counts
 * anything of its own, and whenever it is woken, it follows what they did. Facts, which follow from several events, are derived
 * on the way; what they need of earlier events is read from the store when the collector starts.
 */
export class Counter {
  readonly shape: RollupShape;
  readonly #metrics: readonly Metric[];
  readonly #store: Store;
  readonly #settings: CounterSettings;
  readonly #day: (milliseconds: number) => number;
  readonly #stored = new Emitter<StoredEvents>();
  readonly #replaced = new Emitter<void>();
  readonly #lifetime = new DisposableStore();
  /** Types of events of other collectors that somebody here wants to hear of. */
  readonly #wanted: readonly string[];
  readonly #own: Totals;
  /** What everybody may read. */
  readonly #told: Totals;
  #deriver: Deriver;
  /** As far as the cube and the deriver have followed. */
  #at: Pick<Head, 'seq' | 'asOf' | 'place' | 'feed'> = { seq: 0, asOf: 0, place: 0, feed: '' };
  /** Set where a commit failed on the way, and the deriver may know of events that are not stored. */
  #isBehind = false;
  /** What reads and changes where it stands comes one after the other. */
  readonly #queue = inTurn();
  #following: Promise<void> | undefined;

  private constructor(store: Store, metrics: readonly Metric[], settings: CounterSettings, wanted: readonly string[]) {
    this.#store = store;
    this.#metrics = metrics;
    this.#settings = settings;
    this.#wanted = wanted;
    this.shape = { zone: settings.zone, dimensions: settings.dimensions, metrics: metrics.map(signOf) };
    this.#day = dayCounter(settings.zone);
    const limits = new Limits(settings.log ?? quietLog, store.tenant);
    this.#own = new Totals(metrics, this.shape, limits);
    this.#told = new Totals(metrics, this.shape, limits);
    this.#deriver = this.#newDeriver();
  }

  /**
   * Begins to count in a store. Where it is rolled up by another shape, it is rolled up anew.
   *
   * @param now milliseconds since 1970
   * @param wanted types of events to be told of when other collectors store them
   * @throws CxError `events-gone` where events that had to be counted anew are past their time
   */
  static async open(store: Store, metrics: readonly Metric[], settings: CounterSettings, now: number, wanted: readonly string[] = []): Promise<Counter> {
    const counter = new Counter(store, metrics, settings, wanted);
    await store.turn(async (turn) => {
      if (counter.#isMine(turn.head)) return;
      if (turn.head.keptFrom > 0) {
        throw new CxError({
          code: 'events-gone',
          message: `The figures are kept by other metrics, dimensions or another zone, and cannot be worked out anew: events from before ${new Date(turn.head.keptFrom).toISOString()} are past their time. Start with the settings of before, or with an empty store.`,
        });
      }
      const asOf = Math.max(now, turn.head.asOf);
      await turn.reshape(counter.shape, (event) => counter.#observe(event, asOf), asOf, WITHHELD);
    });
    await store.view(async (view) => {
      counter.#mustBeMine(view.head);
      await counter.#load(view);
    });
    counter.#lifetime.add(toDisposable(store.watch(() => void counter.follow().catch(() => {}))));
    await counter.advance(now);
    return counter;
  }

  get cube(): Cube {
    return this.#own.cube;
  }

  /** The figures that everybody may read, by the first days of months. */
  get published(): Cube {
    return this.#told.cube;
  }

  /** The number of the last commit that is in the figures. */
  get revision(): number {
    return this.#at.seq;
  }

  /** Whose numbers those are. */
  get feed(): string {
    return this.#at.feed;
  }

  /** Told after each commit, also of other collectors. */
  get deltas(): Emitter<Delta>['event'] {
    return this.#own.deltas;
  }

  /** Told after each commit that told everybody more. */
  get publishedDeltas(): Emitter<Delta>['event'] {
    return this.#told.deltas;
  }

  /** Told of events that are new or gone; of other collectors' events only those of the types that were wanted. */
  get stored(): Emitter<StoredEvents>['event'] {
    return this.#stored.event;
  }

  /** Told where the figures had to be read anew, so that deltas do not lead on from what was there. */
  get replaced(): Emitter<void>['event'] {
    return this.#replaced.event;
  }

  /** Stores events and counts those that are new. @param now milliseconds since 1970 */
  add(events: readonly { readonly event: CxEvent; readonly received: number }[], now: number): Promise<readonly Outcome[]> {
    return this.#turn(async (turn) => {
      const asOf = Math.max(this.#at.asOf, now);
      const facts = this.#deriver.advance(asOf).map((change) => this.#observeFact(change));
      const batch = events.map(({ event, received }): Incoming => ({
        event,
        received,
        observe: () => this.#observe(event, asOf),
        retract: (earlier) => [this.#observation(earlier, this.#day(Date.parse(earlier.time)), -1)],
      }));
      const { commit, outcomes } = await turn.commit({ asOf, batch, facts });
      this.#take(commit);
      this.#stored.fire({ added: events.filter((_, i) => outcomes[i] === 'stored').map(({ event }) => event), gone: [] });
      return outcomes;
    });
  }

  /** Counts what time alone has changed: windows that are over, periods that have ended. @param now milliseconds since 1970 */
  async advance(now: number): Promise<void> {
    if (!this.#isBehind && this.#deriver.wake > now) return;
    await this.#turn(async (turn) => {
      const asOf = Math.max(this.#at.asOf, now);
      const facts = this.#deriver.advance(asOf).map((change) => this.#observeFact(change));
      // another collector may have counted them meanwhile
      if (facts.length > 0) this.#take((await turn.commit({ asOf, batch: [], facts })).commit);
    });
  }

  /**
   * Erases a person: all their events and those of their responses are gone, the figures are as if they had never been, and what is still on its way of
   * them is not stored any more. Tells how many events there were.
   */
  erase(subject: string, now: number): Promise<number> {
    return this.#turn(async (turn) => {
      const events = await turn.eventsOfPerson(subject);
      await this.#remove(turn, events, now, { person: { subject, until: now } });
      return events.length;
    });
  }

  /**
   * Takes out raw events from before a moment. With `keep` their figures stay as they are, and so do the events that facts follow from and the reports of losses,
   * which say how much is missing from those figures and nothing of anybody; with `correct` the
   * figures are as if those events had never been. Tells how many are gone.
   */
  async expire(before: number, figures: Figures, now: number): Promise<number> {
    let gone = 0;
    for (;;) {
      const events = await this.#turn(async (turn) => {
        const found = await turn.eventsBefore(before, figures === 'keep' ? [...this.#deriver.takes, LOSS_REPORT] : [], REMOVED_AT_ONCE);
        if (found.length > 0) await this.#remove(turn, found, now, figures === 'keep' ? { keptFrom: before } : {});
        return found.length;
      });
      gone += events;
      if (events < REMOVED_AT_ONCE) return gone;
    }
  }

  async #remove(turn: Turn, events: readonly StoredEvent[], now: number, how: Pick<Removal, 'person' | 'keptFrom'>): Promise<void> {
    const asOf = Math.max(this.#at.asOf, now);
    const ids = events.map(({ event }) => event.id);
    const facts = [...this.#deriver.advance(asOf), ...(how.keptFrom === undefined ? this.#deriver.remove(events.map(({ event }) => event), asOf) : [])].map((change) => this.#observeFact(change));
    const counted = how.keptFrom === undefined ? events.filter(({ counts }) => counts).map(({ event }) => this.#observation(event, this.#day(Date.parse(event.time)), -1)) : [];
    const commit = await turn.remove({ asOf, ids, observations: [...facts, ...counted], ...how });
    this.#take(commit);
    this.#stored.fire({ added: [], gone: ids });
  }

  /** Tells everybody more, if there is more that may be told. */
  async publish(release: (real: Cube, told: Cube) => readonly RollupRow[]): Promise<void> {
    if (release(this.cube, this.published).length === 0) return;
    await this.#turn(async (turn) => {
      const rows = release(this.cube, this.published);
      if (rows.length > 0) this.#take(await turn.publish(rows));
    });
  }

  /** Follows what other collectors have committed. */
  follow(): Promise<void> {
    this.#following ??= this.#queue(async () => {
      this.#following = undefined;
      await this.#store.view((view) => this.#catchUp(view));
    });
    return this.#following;
  }

  /** The last commits that are in the figures, so that who was here before a restart, or at another collector, can be told what they missed. */
  async recent(most: number, which: 'rows' | 'published' = 'rows'): Promise<readonly Delta[]> {
    const { seq, feed } = this.#at;
    const commits = await this.#store.view(async (view) => (view.head.feed === feed ? view.commits(Math.max(0, seq - most)) : null));
    return (commits ?? []).filter((commit) => commit.seq <= seq).map((commit) => this.#own.deltaOf(commit.seq, commit[which]));
  }

  dispose(): void {
    this.#lifetime.dispose();
  }

  #isMine({ shape }: Head): boolean {
    return JSON.stringify(shape) === JSON.stringify(this.shape);
  }

  #mustBeMine(head: Head): void {
    if (this.#isMine(head)) return;
    throw new CxError({ code: 'other-shape', message: 'Another collector has rolled up the figures of this store by other metrics, dimensions or another zone. Start all collectors of one store with the same settings.' });
  }

  /** A turn at the store, with all that others did before it followed. What fails on the way leaves the deriver to be made anew. */
  #turn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    return this.#queue(() =>
      this.#store.turn(async (turn) => {
        this.#mustBeMine(turn.head);
        await this.#catchUp(turn);
        try {
          return await work(turn);
        } catch (error) {
          this.#isBehind = true;
          throw error;
        }
      }),
    );
  }

  async #catchUp(view: View): Promise<void> {
    const { head } = view;
    if (!this.#isMine(head)) return;
    if (head.seq > this.#at.seq || head.feed !== this.#at.feed) {
      const commits = head.feed === this.#at.feed ? await view.commits(this.#at.seq) : null;
      if (!commits) {
        await this.#load(view);
        this.#replaced.fire();
        return;
      }
      const events: CxEvent[] = [];
      const types = new Set([...this.#deriver.takes, ...this.#wanted]);
      const placed: PlacedEvent[] = [];
      for await (const one of view.eventsAfter(this.#at.place, [...types])) placed.push(one);
      let next = 0;
      for (const commit of commits) {
        // what they derived is in what they counted: here it is derived to know where they stand
        if (!this.#isBehind) {
          this.#deriver.advance(commit.asOf);
          this.#deriver.forget(commit.gone, commit.asOf);
        }
        for (; next < placed.length && placed[next]!.place <= commit.place; next++) {
          const { event } = placed[next]!;
          if (!this.#isBehind) this.#deriver.add(event, commit.asOf);
          events.push(event);
        }
        this.#take(commit);
      }
      const gone = commits.flatMap((commit) => commit.gone);
      if (events.length + gone.length > 0) this.#stored.fire({ added: events.filter(({ type }) => this.#wanted.includes(type)), gone });
    }
    if (this.#isBehind) await this.#derive(view);
  }

  /** Reads all there is. */
  async #load(view: View): Promise<void> {
    const [own, told] = [await this.#own.read(view.rollups()), await this.#told.read(view.published())];
    this.#own.replace(own);
    this.#told.replace(told);
    await this.#derive(view);
    const { seq, asOf, place, feed } = view.head;
    this.#at = { seq, asOf, place, feed };
  }

  /** Gives the deriver the events that the store holds, which are all counted. */
  async #derive({ head, eventsAfter }: View): Promise<void> {
    const deriver = this.#newDeriver();
    for await (const { event } of eventsAfter(0, deriver.takes)) deriver.add(event, head.asOf);
    this.#deriver = deriver;
    this.#isBehind = false;
  }

  /** Takes a commit into the figures. */
  #take(commit: Commit): void {
    const { seq, asOf, place } = commit;
    this.#at = { ...this.#at, seq, asOf, place };
    this.#own.take(seq, commit.rows);
    this.#told.take(seq, commit.published);
  }

  #newDeriver(): Deriver {
    return new Deriver(foldsFor(this.#metrics, this.#settings));
  }

  #observe(event: CxEvent, asOf: number): Observation[] {
    return [this.#observation(event, this.#day(Date.parse(event.time)), 1), ...this.#deriver.add(event, asOf).map((change) => this.#observeFact(change))];
  }

  #observeFact({ fact, sign }: FactChange): Observation {
    return this.#observation(fact, fact.day ?? this.#day(Date.parse(fact.time)), sign);
  }

  #observation(event: CxEvent | AnyFact, day: number, sign: 1 | -1): Observation {
    const names = this.shape.dimensions.length > 0 ? this.shape.dimensions : [''];
    return {
      day,
      segments: names.map((name, dimension) => this.#own.roomFor(dimension, groupOf(event, name) ?? UNKNOWN)),
      contributions: contributionsOf(event, this.#metrics, { day, sign }),
    };
  }
}

/** What tells whether sums that are stored are still those of a metric: its id, how many there are, and what it was made of. */
function signOf({ id, layout, definition }: Metric): string {
  return `${id} ${layout.width}${definition ? ` ${wordingHash(JSON.stringify(definition))}` : ''}`;
}

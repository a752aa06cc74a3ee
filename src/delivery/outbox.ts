import { systemClock, type Clock } from '../core/clock.js';
import { DisposableStore, toDisposable, type Disposable } from '../core/disposable.js';
import { Emitter, type Event } from '../core/emitter.js';
import { CxError } from '../core/problem.js';
import type { CxEvent } from '../model/event.js';
import { backoff } from './backoff.js';
import { firstBatch } from './batches.js';
import { Company, type Word } from './company.js';
import { ANSWER, importanceOf } from './importance.js';
import { isReport, lossesOf, lossOf, reportsOf, summed, surplus, weightOf, type Loss, type LossReason, type Room } from './losses.js';
import { memoryStore, type DeadLetter, type OutboxStore, type Stored } from './outbox-store.js';
import { followPage } from './page-life.js';
import { bytesOf, LARGEST, personOf, textOf, type Row, type Waiting } from './row.js';
import type { Answered, Attempt, Delivery, Sink, Transport, WaitingFor } from './sink.js';

/** How long a customer is kept waiting for "acknowledged" before "stored" is good enough, in milliseconds. */
const PATIENCE = 1500;
/** Rows that are read at a time. */
const SOME = 200;
const ROOM: Room = { events: 1000, bytes: 5_000_000 };
/** More dead letters than these are not kept: what goes is told as lost. */
const MOST_DEAD = 200;
/** How long to leave storage alone that cannot be read, in milliseconds. */
const UNREADABLE = 10_000;
/** Where losses are told from if there is no page. */
const NOWHERE = 'urn:cx-elements:outbox';

/** What there is to tell about the queue. */
export type OutboxNews =
  /** An event of this page is on the device, and stays there until the collector has answered for it. */
  | { readonly kind: 'stored'; readonly event: CxEvent }
  /** An event has gone out as the page was left; what is answered cannot be heard. */
  | { readonly kind: 'sent'; readonly event: CxEvent }
  /** The collector has an event for good. */
  | { readonly kind: 'acknowledged'; readonly event: CxEvent }
  /** An event was refused for good and set aside. */
  | { readonly kind: 'refused'; readonly event: CxEvent; readonly reason: string }
  /** Nothing can be sent now; it is tried again after `wait` milliseconds. */
  | { readonly kind: 'waiting'; readonly cause: WaitingFor; readonly reason: string; readonly wait: number }
  /** Storing failed, so what comes now is held in memory only. */
  | { readonly kind: 'not-storing'; readonly reason: string }
  /** Events are gone, and will not come: how many of which type, and why. */
  | ({ readonly kind: 'lost' } & Loss);

/** An event that is not settled yet. */
interface Open {
  readonly row: Row;
  readonly event: CxEvent;
  /** What has become of it so far. */
  keeps: 'stored' | 'held';
  patience?: Disposable;
  settle(outcome: Delivery | Error): void;
}

/** What an outbox is made of. */
export interface OutboxParts {
  readonly transport: Transport;
  /** Where events wait. Default: in memory. */
  readonly store?: OutboxStore;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** What pages call the queue that they share: one of them sends at a time. Without it, this page sends on its own. */
  readonly lockName?: string;
  /** What may wait at the most. Default: 1,000 events, 5 MB. */
  readonly room?: Partial<Room>;
  /** How long events may wait on this device, in milliseconds: for devices that many people use. Default: until they are sent. */
  readonly keepFor?: number;
}

/**
 * A sink that does not lose what it has taken: it stores first, then sends, and lets go of an event only when the
 * collector has answered for that very event. It tries again by itself, also after a restart, and one page of the
 * origin sends at a time. What must be lost is counted and told.
 */
export class Outbox implements Sink, Disposable {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #room: Room;
  readonly #keepFor: number;
  readonly #lifetime = new DisposableStore();
  readonly #news = this.#lifetime.add(new Emitter<OutboxNews>());
  readonly #store: OutboxStore;
  /** Takes what the store cannot: it is full, or was taken away. */
  readonly #overflow = memoryStore();
  readonly #company: Company;
  /** Events of this page that are not settled, and who waits for them. */
  readonly #open = new Map<string, Open>();
  /** What came in this turn: it is stored together. */
  #fresh: Open[] = [];
  #failures = 0;
  #timer: Disposable | undefined;
  /** While this runs nothing is sent, whoever comes: the other side has asked for that. */
  #floor: Disposable | undefined;
  /** The run that is under way, and whether another was asked for meanwhile. */
  #run: Promise<void> | undefined;
  #again = false;
  /** Events that are on their way to the other side. */
  readonly #underWay = new Set<string>();
  /** Events that were taken out while others are being sent: they may have been read already, and must not follow. */
  readonly #gone = new Set<string>();
  /** What waited when it was last looked at. */
  #looked = { rows: 0, bytes: 0 };

  constructor({ transport, store = memoryStore(), clock = systemClock, random = Math.random, lockName, room, keepFor = Infinity }: OutboxParts) {
    this.#transport = transport;
    this.#clock = clock;
    this.#random = random;
    this.#room = { ...ROOM, ...room };
    this.#keepFor = keepFor;
    this.#store = store;
    this.#company = this.#lifetime.add(new Company(store.keeps === 'stored' ? lockName : undefined, () => queueMicrotask(() => this.#come(false)), (word) => this.#hear(word)));
    this.#lifetime.add(toDisposable(() => this.#calm()));
    this.#lifetime.add(followPage({ leaving: () => this.flush(), stopping: () => this.#company.part(), returning: () => this.#company.join(), waking: () => this.wake() }));
    this.wake();
  }

  /** Tells what happens to the queue: of all events where this page sends, and elsewhere of its own. */
  get news(): Event<OutboxNews> {
    return this.#news.event;
  }

  /** What the page that sends says of events that others have stored. */
  #hear(word: Word): void {
    if (word.say === 'stored') this.#come(word.urgent);
    else if (word.say === 'acknowledged') word.ids.forEach((id) => this.#settleOne(id, { kind: 'acknowledged' }));
    else {
      if (word.say === 'lost' && this.#run) this.#gone.add(word.id);
      this.#settleOne(word.id, { kind: word.say, reason: word.reason });
    }
  }

  async accept(event: CxEvent): Promise<Delivery> {
    const text = textOf(event);
    if (text === undefined) throw new CxError({ code: 'not-an-event', message: `This is not an event that can be sent: a CloudEvent in JSON of at most ${LARGEST} bytes.` });
    return new Promise((resolve, reject) => {
      const before = this.#open.get(event.id);
      const open: Open = {
        event,
        row: { text, at: this.#clock.now() },
        keeps: 'held',
        settle: (outcome) => {
          open.patience?.dispose();
          before?.settle(outcome);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        },
      };
      this.#open.set(event.id, open);
      if (this.#fresh.push(open) === 1) queueMicrotask(() => void this.#keep(this.#fresh.splice(0)));
    });
  }

  /** Stores what came in one turn in one step. */
  async #keep(fresh: readonly Open[]): Promise<void> {
    const rows = fresh.map(({ row }) => row);
    const keeps = await this.#add(rows).then(() => this.#store.keeps, async (error: unknown) => {
      this.#news.fire({ kind: 'not-storing', reason: String(error) });
      await this.#overflow.add(rows);
      return 'held' as const;
    });
    const worth = Math.max(...fresh.map(({ event }) => importanceOf(event.type)));
    for (const open of fresh) {
      if (this.#open.get(open.event.id) !== open) continue; // the page that sends was faster
      open.keeps = keeps;
      if (keeps === 'stored') this.#news.fire({ kind: 'stored', event: open.event });
      if (this.#lifetime.disposed) open.settle(keeps);
      else open.patience = this.#clock.after(PATIENCE, () => open.settle(keeps));
    }
    if (this.#lifetime.disposed) return;
    this.#come(worth >= ANSWER);
    if (keeps === 'stored') this.#company.tell({ say: 'stored', urgent: worth >= ANSWER });
    this.#makeRoom(this.#overflow);
  }

  /** What is less important makes room where the device has none left. */
  async #add(rows: readonly Row[]): Promise<void> {
    try {
      await this.#store.add(rows);
    } catch (error) {
      if ((error as Error).name !== 'QuotaExceededError') throw error;
      const bytes = rows.reduce((sum, { text }) => sum + bytesOf(text), 0);
      const lost = await this.#lose(this.#store, 'full', (waiting) => surplus(waiting, { events: Infinity, bytes: weightOf(waiting) - 4 * bytes }, ({ event }) => importanceOf(event.type) < ANSWER));
      if (lost.length === 0) throw error;
      await this.#store.add(rows);
    }
  }

  /** Holds a queue to what it may hold. One page does that for all, which knows what is under way. */
  #makeRoom(store: OutboxStore): void {
    if (store === this.#overflow || this.#company.leads) this.#trim(store).catch(() => {}); // what the store cannot do, its next use tells
  }

  async #trim(store: OutboxStore): Promise<void> {
    const rows = await store.count();
    const atMost = this.#looked.bytes + Math.max(0, rows - this.#looked.rows) * LARGEST;
    if (rows <= this.#room.events && atMost <= this.#room.bytes) return;
    await this.#lose(store, 'full', (waiting) => {
      const leaving = surplus(waiting, this.#room, (one) => !this.#underWay.has(one.event.id));
      this.#looked = { rows: waiting.length - leaving.length, bytes: weightOf(waiting) - weightOf(leaving) };
      return leaving;
    });
  }

  /** Takes out what is chosen, lost for a reason, and tells; counts it, if not said otherwise. */
  async #lose(store: OutboxStore, reason: LossReason, choose: (waiting: readonly Waiting[]) => readonly Waiting[], counts = true): Promise<readonly Loss[]> {
    let gone: readonly Waiting[] = [];
    let lost: readonly Loss[] = [];
    await store.sift((all) => {
      gone = choose(all.flatMap(({ waiting }) => waiting ?? []));
      lost = lossesOf(gone.map(({ event }) => event), reason);
      this.#mark(gone);
      return { remove: gone.map(({ place }) => place), lost: counts ? lost : [] };
    });
    this.#sayLost(lost);
    for (const { event } of gone) {
      this.#settleOne(event.id, { kind: 'lost', reason });
      this.#company.tell({ say: 'lost', id: event.id, reason });
    }
    if (counts && lost.length > 0) this.#come(false); // the collector is told as well
    return lost;
  }

  #mark(gone: readonly Waiting[]): void {
    if (this.#run) for (const { event } of gone) this.#gone.add(event.id);
  }

  #sayLost(lost: readonly Loss[]): void {
    for (const loss of summed(lost)) this.#news.fire({ kind: 'lost', ...loss });
  }

  /** Settles an event of this page, if it is one; elsewhere it is told by whom it concerns. */
  #settleOne(id: string, news: { readonly kind: 'acknowledged' } | { readonly kind: 'refused' | 'lost'; readonly reason: string }, event?: CxEvent): void {
    const open = this.#open.get(id);
    this.#open.delete(id);
    const of = event ?? open?.event;
    if (of && news.kind !== 'lost') this.#news.fire({ ...news, event: of } as OutboxNews);
    open?.settle(news.kind === 'acknowledged' ? 'acknowledged' : new CxError({ code: news.kind, message: news.reason }));
  }

  /** Sends what waits, now, unless the other side has asked for a pause. Called by itself whenever it makes sense. */
  wake(): void {
    if (this.#floor || this.#lifetime.disposed) return;
    this.#timer?.dispose();
    this.#timer = undefined;
    if (this.#run) {
      this.#again = true;
      return;
    }
    this.#run = this.#drainAll().finally(() => {
      this.#run = undefined;
      this.#gone.clear();
      const again = this.#again && !this.#timer; // what has just failed is not tried again at once
      this.#again = false;
      if (again) this.wake();
    });
  }

  /** Something has come: it is sent when it is time to, and at once if somebody is here and waits; the rest makes room. */
  #come(urgent: boolean): void {
    if (urgent) this.#failures = 0;
    if (urgent || !this.#timer) this.wake();
    this.#makeRoom(this.#store);
  }

  async #drainAll(): Promise<void> {
    if (!(await this.#drain(this.#overflow))) return;
    try {
      if (!this.#company.leads) this.#company.lead();
      else if ((await this.#drain(this.#store)) && this.#company.leads) this.#company.rest();
    } catch {
      // the storage cannot be read; what is to be stored now is told that
      this.#calm();
      if (!this.#lifetime.disposed && !this.#again) this.#timer = this.#clock.after(UNREADABLE, () => this.wake());
    }
  }

  /** Sends what waits in a store; true if it has come to the end of it. */
  async #drain(store: OutboxStore): Promise<boolean> {
    if (this.#keepFor < Infinity) await this.#expire(store);
    /** Whose events have to wait for an earlier one. */
    const held = new Set<string>();
    for (let after = 0; ; ) {
      const rows = await store.read(after, SOME);
      if (rows.length === 0) {
        // all has come through: there is room, and somebody who listens
        if (held.size === 0 && (await store.report((losses) => reportsOf(losses, globalThis.location?.origin ?? NOWHERE, this.#clock.now()))) > 0) continue;
        break;
      }
      after = rows.at(-1)!.place;
      await this.#dropBroken(store, rows);
      let waiting = rows.flatMap((row) => row.waiting ?? []);
      for (;;) {
        waiting = waiting.filter(({ event }) => !held.has(personOf(event)) && !this.#gone.has(event.id));
        const batch = firstBatch(waiting, this.#transport.most);
        if (batch.length === 0) break;
        if (this.#lifetime.disposed || store !== this.#overflow && !this.#company.leads) return false;
        if (!(await this.#send(store, batch, held))) return false;
        waiting = waiting.slice(batch.length);
      }
    }
    if (held.size > 0) this.#waitAWhile('busy', 0, 'the collector asks to try again');
    return held.size === 0;
  }

  async #expire(store: OutboxStore): Promise<void> {
    const isOld = ({ at = 0 }: { readonly at?: number }): boolean => this.#clock.now() - at > this.#keepFor;
    await this.#lose(store, 'expired', (waiting) => waiting.filter((one) => isOld(one) && !isReport(one.event)));
    const old = (await store.deadLetters()).filter(isOld);
    await this.#loseDead(store, 'expired', old.map(({ event }) => event.id));
  }

  /** What somebody else has made of a row cannot be sent, and must not stop the rest. */
  async #dropBroken(store: OutboxStore, rows: readonly Stored[]): Promise<void> {
    const broken = rows.filter(({ waiting }) => !waiting).map(({ place }) => place);
    if (broken.length > 0) {
      const lost = broken.map(() => lossOf(null, 'corrupted'));
      await store.sift(() => ({ remove: broken, lost }));
      this.#sayLost(lost);
    }
  }

  /** Sends some; true if there is reason to go on at once. */
  async #send(store: OutboxStore, all: readonly Waiting[], held: Set<string>): Promise<boolean> {
    const batch = all.filter(({ event }) => !held.has(personOf(event)) && !this.#gone.has(event.id));
    if (batch.length === 0) return true;
    for (const { event } of batch) this.#underWay.add(event.id);
    try {
      return await this.#tryOne(store, batch, held);
    } finally {
      for (const { event } of batch) this.#underWay.delete(event.id);
    }
  }

  async #tryOne(store: OutboxStore, batch: readonly Waiting[], held: Set<string>): Promise<boolean> {
    const attempt = await this.#transport.send(batch).catch((error: unknown): Attempt => ({ kind: 'later', cause: 'unreachable', waitAtLeast: 0, reason: String(error) }));
    if (attempt.kind === 'later') {
      this.#waitAWhile(attempt.cause, attempt.waitAtLeast, attempt.reason);
      return false;
    }
    if (attempt.kind === 'answered') return this.#settle(store, batch, attempt, held);
    if (batch.length === 1) {
      await this.#bury(store, batch, () => attempt.reason);
      return true;
    }
    // one of them spoils the rest: halve until it stands alone
    const half = Math.ceil(batch.length / 2);
    return (await this.#send(store, batch.slice(0, half), held)) && this.#send(store, batch.slice(half), held);
  }

  /** Notes what was answered for each; true if there is reason to go on at once. */
  async #settle(store: OutboxStore, batch: readonly Waiting[], { receipts, waitAtLeast = 0 }: Answered, held: Set<string>): Promise<boolean> {
    const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    const withStatus = (pattern: RegExp): readonly Waiting[] => batch.filter(({ event }) => pattern.test(byId.get(event.id)!.status));
    const taken = withStatus(/^(stored|duplicate)$/);
    const again = withStatus(/^retry$/);
    for (const { event } of again) held.add(personOf(event));
    await store.remove(taken.map(({ place }) => place));
    const ids = taken.map(({ event }) => event.id);
    for (const { event } of taken) this.#settleOne(event.id, { kind: 'acknowledged' }, event);
    if (ids.length > 0) this.#company.tell({ say: 'acknowledged', ids });
    await this.#bury(store, withStatus(/^(conflict|rejected)$/), ({ event }) => byId.get(event.id)!.reason ?? byId.get(event.id)!.status);
    if (again.length === batch.length) {
      this.#waitAWhile('busy', waitAtLeast, 'the collector asks to try again');
      return false;
    }
    this.#failures = 0;
    return true;
  }

  async #bury(store: OutboxStore, batch: readonly Waiting[], reasonOf: (one: Waiting) => string): Promise<void> {
    if (batch.length === 0) return;
    const letters = batch.map((one) => ({ place: one.place, event: one.event, reason: reasonOf(one), at: this.#clock.now() }));
    await store.bury(letters);
    await this.#makeRoomForDead(store);
    for (const { event, reason } of letters) {
      this.#settleOne(event.id, { kind: 'refused', reason }, event);
      this.#company.tell({ say: 'refused', id: event.id, reason });
    }
  }

  /** The oldest letters go, and are counted as lost. Refused reports of losses go first. */
  async #makeRoomForDead(store: OutboxStore): Promise<void> {
    const dead = await store.deadLetters();
    if (dead.length <= MOST_DEAD) return;
    const leaving = [...dead].sort((a, b) => Number(isReport(b.event)) - Number(isReport(a.event)) || (a.at ?? 0) - (b.at ?? 0)).slice(0, dead.length - MOST_DEAD);
    await this.#loseDead(store, 'full', leaving.map(({ event }) => event.id));
  }

  /** Dead letters go for good: with that they are lost. Counts it, if not said otherwise. */
  async #loseDead(store: OutboxStore, reason: LossReason, ids: readonly string[], counts = true): Promise<readonly Loss[]> {
    const lost = lossesOf(await store.exhume(ids, counts ? reason : undefined), reason);
    this.#sayLost(lost);
    return lost;
  }

  #waitAWhile(cause: WaitingFor, atLeast: number, reason: string): void {
    this.#failures += 1;
    const wait = Math.max(atLeast, backoff(this.#failures, this.#random));
    this.#news.fire({ kind: 'waiting', cause, reason, wait });
    this.#calm();
    if (this.#lifetime.disposed) return;
    if (atLeast > 0) this.#floor = this.#clock.after(atLeast, () => (this.#floor = undefined));
    this.#timer = this.#clock.after(wait, () => this.wake());
  }

  #calm(): void {
    this.#timer?.dispose();
    this.#floor?.dispose();
    this.#timer = this.#floor = undefined;
  }

  /**
   * Sends what this page has not got through yet in a way that outlives the page, and does not wait for the answer: for
   * `pagehide`. What is stored stays stored, and is sent again if this did not arrive; the collector counts it once.
   */
  flush(): void {
    const open = [...this.#open.values()].filter(({ keeps }) => !this.#floor || keeps === 'held');
    const gone = this.#transport.leave?.(open.map(({ event, row }) => ({ event, text: row.text }))) ?? [];
    for (const { event } of gone) this.#news.fire({ kind: 'sent', event });
  }

  /** What this page has handed over that is neither settled nor stored: lost with this outbox, unless another takes it. */
  get held(): readonly CxEvent[] {
    return [...this.#open.values()].filter(({ keeps }) => keeps === 'held').map(({ event }) => event);
  }

  /** What was refused for good. */
  async deadLetters(): Promise<readonly DeadLetter[]> {
    const all = await Promise.all([this.#store, this.#overflow].map((store) => store.deadLetters()));
    return all.flat();
  }

  /** Puts dead letters back into the queue, when what they were refused for is mended: all, or those of these ids. */
  async resend(ids?: readonly string[]): Promise<void> {
    for (const store of [this.#store, this.#overflow]) {
      const letters = (await store.deadLetters()).filter(({ event }) => !ids || ids.includes(event.id));
      await store.add(letters.flatMap(({ event }) => ({ text: textOf(event) ?? '', at: this.#clock.now() })));
      await store.exhume(letters.map(({ event }) => event.id));
    }
    this.wake();
  }

  /**
   * Takes what waits out of the queue, unsent, and what was refused, which nobody can send again then: when a customer takes back what
   * allowed it. Nothing of it stays on the device, so it is for the caller to say what is lost: see {@link tellLost}. What tells of
   * earlier losses tells of nobody, and still goes.
   *
   * @param which all, if not said
   */
  async purge(reason: LossReason, which: (event: CxEvent) => boolean = () => true): Promise<readonly Loss[]> {
    const lost: Loss[] = [];
    for (const store of [this.#store, this.#overflow]) {
      lost.push(...(await this.#lose(store, reason, (waiting) => waiting.filter(({ event }) => which(event) && !isReport(event)), false)));
      const dead = (await store.deadLetters()).map(({ event }) => event).filter(which);
      lost.push(...(await this.#loseDead(store, reason, dead.map(({ id }) => id), false)));
    }
    return summed(lost);
  }

  /** Takes events out of the queue, unsent, for who will see to them otherwise. */
  async takeOut(which: (event: CxEvent) => boolean): Promise<readonly CxEvent[]> {
    const taken: CxEvent[] = [];
    for (const store of [this.#store, this.#overflow]) {
      await store.sift((all) => {
        const leaving = all.flatMap(({ waiting }) => (waiting && which(waiting.event) ? [waiting] : []));
        this.#mark(leaving);
        taken.push(...leaving.map(({ event }) => event));
        return { remove: leaving.map(({ place }) => place), lost: [] };
      });
    }
    return taken;
  }

  /** Counts events as lost, so that the collector is told with the next that comes through. */
  async tellLost(lost: readonly Loss[]): Promise<void> {
    if (lost.length === 0) return;
    await this.#store.sift(() => ({ remove: [], lost })).catch(() => this.#overflow.sift(() => ({ remove: [], lost })));
    this.wake();
  }

  /** Forgets all that waits and all that was refused: when somebody signs out of a device that others use. */
  async clear(): Promise<void> {
    await this.tellLost(await this.purge('cleared'));
  }

  /** Whoever still waits is told how far it has come. */
  #letGo(): void {
    for (const { settle, keeps } of this.#open.values()) settle(keeps);
    this.#open.clear();
  }

  dispose(): void {
    this.#lifetime.dispose();
    this.#letGo();
    // what is under way still notes what has come through
    void (this.#run ?? Promise.resolve()).finally(() => this.#store.close());
  }
}


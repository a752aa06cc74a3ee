import * as Y from 'yjs';
import { DisposableStore } from '../../../src/core/disposable.js';
import type { Problem } from '../../../src/core/problem.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import type { Journey } from '../../../src/journey/document/journey.js';
import { operationsBetween } from '../../../src/journey/edit/diff.js';
import { SHARED_LIMITS } from '../../../src/journey/shared/limits.js';
import { SharedJourney, type GoneRecord, type SharedChange } from '../../../src/journey/shared/shared-journey.js';
import type { FromRoom, Person, Role, Spot } from '../../../src/journey/shared/wire.js';
import type { LinkDoor } from './link-door.js';
import type { LineState, Session, SessionEvents, SessionState } from './session.js';
import type { RoomStorage, Waiting } from './storage.js';
import type { JourneyTransport, LineEvents, RoomLine } from './transport.js';

/** Two bytes say that nothing is missing. */
const NOTHING = 2;
/** What is kept on the device is written so long after the last change, in milliseconds. */
const SAVE = 400;
/** If nobody answers within this time, one begins alone, in milliseconds. */
const ALONE = 600;
const MOST_PROBLEMS = 20;

export interface SharedSessionOptions {
  readonly room: string;
  readonly name: string;
  readonly role: Role;
  readonly transports: readonly JourneyTransport[];
  readonly storage: RoomStorage | undefined;
  /** With what a room begins that nobody has begun. */
  readonly seed: () => Journey | undefined;
  readonly doc: Y.Doc | undefined;
}

interface Line {
  readonly transport: JourneyTransport;
  line: RoomLine;
  state: LineState;
  people: readonly Person[];
  me: Person | undefined;
  /** Ids of acts in each update that was sent and not answered yet, oldest first. */
  sent: (readonly string[])[];
  /** The other side's full state has come, or is not needed. */
  heard: number[];
  /** A whole new state is waited for, since one of ours was refused. */
  isReset: boolean;
  over: Problem | undefined;
}

/** Somebody of the team at a shared journey: what is done here goes to the others, what they do comes here, and what cannot be sent is kept until it can. */
export class SharedSession implements Session {
  readonly #options: SharedSessionOptions;
  readonly #events: SessionEvents;
  #shared: SharedJourney;
  #listening = new DisposableStore();
  readonly #lines: Line[] = [];
  readonly #waiting = new Map<string, Waiting>();
  readonly #authors = new Map<string, Set<string>>();
  #problems: readonly Problem[] = [];
  #before: Journey | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;
  readonly #begin: ReturnType<typeof setTimeout>;
  /** Kept from an earlier page that closed before its state was kept: done again as soon as there is a journey to do it to. */
  #later: readonly Waiting[];
  #isGone = false;
  readonly links: LinkDoor | undefined;
  /** What an update that is about to be told of was made by. */
  #doing: readonly string[] = [];

  private constructor(options: SharedSessionOptions, events: SessionEvents, shared: SharedJourney, waiting: readonly Waiting[]) {
    this.#options = options;
    this.links = options.transports.find((one) => one.links)?.links?.(options.room);
    this.#events = events;
    this.#shared = shared;
    for (const one of waiting) this.#waiting.set(one.id, one);
    this.#later = waiting.filter(({ inState }) => inState !== true);
    this.#listen();
    this.#catchUp();
    if (!shared.isEmpty) this.#before = shared.journey;
    for (const transport of options.transports) this.#open(transport);
    this.#begin = setTimeout(() => this.seed(), ALONE);
  }

  static async open(options: SharedSessionOptions, events: SessionEvents): Promise<SharedSession> {
    const shared = new SharedJourney(options.room, options.doc ? { doc: options.doc } : {});
    const kept = await options.storage?.load().catch(() => undefined);
    if (kept?.state) shared.receive(kept.state);
    return new SharedSession(options, events, shared, kept?.waiting ?? []);
  }

  #listen(): void {
    const shared = this.#shared;
    this.#listening.dispose();
    this.#listening = new DisposableStore();
    this.#listening.add(
      shared.onUpdate((update) => {
        for (const line of this.#lines) this.#send(line, update, this.#doing);
        this.#save();
      }),
    );
    this.#listening.add(shared.onChange((change) => this.#changed(change)));
  }

  #changed({ journey, remote, ids, stamps }: SharedChange): void {
    for (const id of ids) {
      const stamp = shared(this.#shared.stampOf(id)) ?? this.#shared.gone().find(({ record }) => record.id === id)?.stamp;
      if (stamp && stamp.by !== '' && stamps.length > 0) this.#authorOf(id).add(stamp.by);
    }
    this.#before ??= journey;
    if (remote) {
      this.#save();
      this.#events.changed(journey, [...new Set(stamps.flatMap((stamp) => (stamp.through || stamp.by === '' ? [] : [stamp.by])))]);
    }
    this.#events.told();
  }

  #authorOf(id: string): Set<string> {
    let authors = this.#authors.get(id);
    if (!authors) this.#authors.set(id, (authors = new Set()));
    return authors;
  }

  // --- lines ---

  #open(transport: JourneyTransport): void {
    const line: Line = { transport, line: SILENT, state: 'connecting', people: [], me: undefined, sent: [], heard: [], isReset: false, over: undefined };
    this.#lines.push(line);
    const events: LineEvents = {
      opened: () => {
        line.state = 'online';
        line.sent = [];
        line.isReset = false;
        line.line.have(this.#shared.vector);
        if (this.#spot) line.line.message({ t: 'spot', spot: this.#spot });
        this.#events.told();
      },
      update: (update, isWhole) => this.#received(line, update, isWhole),
      have: (vector) => this.#answer(line, vector),
      message: (message) => this.#message(line, message),
      closed: (problem, over = false) => {
        line.state = over ? 'over' : 'offline';
        line.people = [];
        line.over = over ? problem : undefined;
        if (transport.kind === 'checked') line.sent = [];
        this.#events.told();
      },
    };
    line.line = transport.open(this.#options.room, events);
  }

  #received(line: Line, update: Uint8Array, isWhole: boolean | undefined): void {
    const now = performance.now();
    line.heard = line.heard.filter((at) => at > now - 10_000);
    if (line.heard.length >= SHARED_LIMITS.perSecond * 10) return this.#problem({ code: 'too-much', message: 'So much comes from another page that it is passed over for some seconds. What is here stays; it is compared again afterwards.' });
    line.heard.push(now);
    // what others do meanwhile is in the whole that comes
    if (line.isReset) return isWhole === false ? undefined : this.#renew(line, update);
    const received = this.#shared.receive(update);
    if (!received.ok) return this.#problem(received.error);
    if (this.#catchUp()) this.#events.changed(this.#shared.journey, []);
    // what builds on something unknown: everything is asked for once, and then let go of
    if (this.#shared.problems.some(({ code }) => code === 'waiting')) {
      line.line.have(this.#shared.vector);
      setTimeout(() => { if (!this.#isGone) this.#shared.dropWaiting(); }, 5_000);
    }
    if (line.transport.kind === 'checked' && this.#shared.isEmpty) this.seed();
  }

  /** The other side has this; it gets what it lacks. */
  #answer(line: Line, vector: Uint8Array): void {
    const update = this.#shared.missing(vector);
    if (update && update.byteLength > NOTHING) {
      if (this.#shared.isEmpty) return;
      if (update.byteLength > SHARED_LIMITS.update) this.#problem({ code: 'update-too-large', message: `This journey has ${(update.byteLength / 1e6).toFixed(1)} MB, and at most ${SHARED_LIMITS.update / 1e6} MB can be sent at once. Export it, and begin a new one with it.` });
      else this.#send(line, update, this.#applied());
    } else if (line.transport.kind === 'checked') this.#done(this.#applied());
    if (line.transport.kind === 'checked' && this.#shared.isEmpty) setTimeout(() => this.seed());
  }

  #send(line: Line, update: Uint8Array, acts: readonly string[]): void {
    if (line.state !== 'online' || line.isReset) return;
    line.line.update(update);
    if (line.transport.kind === 'checked') line.sent.push(acts);
    else if (!this.#hasChecked) this.#done(acts);
  }

  get #hasChecked(): boolean {
    return this.#lines.some(({ transport }) => transport.kind === 'checked');
  }

  #message(line: Line, message: FromRoom): void {
    switch (message.t) {
      case 'welcome':
        line.me = message.you;
        return this.#events.told();
      case 'people':
        line.people = message.people;
        return this.#events.told();
      case 'taken':
        return this.#done(line.sent.shift() ?? []);
      case 'refused':
        return this.#refused(line, message.problem);
      case 'end':
        return this.#problem(message.problem);
      case 'view':
    }
  }

  /** The collector has not taken something. What it has is taken for true, and all that was done here and not refused is done again on top. */
  #refused(line: Line, problem: Problem): void {
    const [first] = line.sent;
    line.sent = [];
    if (problem.code === 'gap') return line.line.have(this.#shared.vector);
    // one act alone is what was refused; of several nobody knows which, so they go one by one
    if (first?.length === 1 && first[0] !== undefined) this.#done(first);
    if ((first ?? []).length <= 1) this.#problem(problem);
    if (problem.code === 'not-kept' || problem.code === 'room-full' || problem.code === 'not-understood') return;
    line.isReset = true;
    line.line.have(EMPTY_VECTOR);
  }

  #renew(line: Line, whole: Uint8Array): void {
    const fresh = new SharedJourney(this.#options.room);
    if (!fresh.receive(whole).ok) return fresh.dispose();
    line.isReset = false;
    const old = this.#shared;
    this.#shared = fresh;
    old.dispose();
    this.#listen();
    this.#later = [];
    for (const one of this.#waiting.values()) this.#apply(one);
    this.#save();
    this.#events.changed(fresh.journey, []);
    this.#events.told();
  }

  // --- what is done here ---

  /** Begins the room, if nobody has. */
  seed(): void {
    if (this.#isGone || !this.#shared.isEmpty) return;
    // the collector knows best what there is; without it nobody waits
    if (this.#lines.some(({ transport, state }) => transport.kind === 'checked' && state === 'online') && this.role() !== 'facilitator') return;
    const seed = this.#options.seed();
    if (seed) this.#shared.seed(seed);
    this.#catchUp();
    this.#events.changed(this.#shared.journey, []);
  }

  share(journey: Journey): void {
    if (this.#shared.isEmpty) this.seed();
    const operations = operationsBetween(this.#shared.journey, journey);
    if (operations.length === 0) return;
    const act: Waiting = { id: uuidv7(), operations, stamp: { by: this.name, on: new Date().toISOString() } };
    this.#waiting.set(act.id, act);
    void this.#options.storage?.wait(act).catch(() => this.#notKept());
    this.#apply(act);
  }

  #apply({ id, operations, stamp }: Waiting): void {
    this.#doing = [id];
    this.#shared.apply(operations, stamp);
    this.#doing = [];
  }

  /** Whether there was anything to do again. */
  #catchUp(): boolean {
    if (this.#later.length === 0 || this.#shared.isEmpty) return false;
    const later = this.#later;
    this.#later = [];
    for (const one of later) this.#apply(one);
    return true;
  }

  /** Acts that wait to be confirmed and are in the document. */
  #applied(): readonly string[] {
    const later = new Set(this.#later.map(({ id }) => id));
    return [...this.#waiting.keys()].filter((id) => !later.has(id));
  }

  add(): void {
    // customers alone add without a map
  }

  restore(id: string): void {
    const found = this.gone().find(({ record }) => record.id === id);
    if (!found) return;
    this.#shared.restore(id, { by: this.name, on: new Date().toISOString() });
    this.#events.changed(this.#shared.journey, []);
  }

  #spot: Spot | null = null;
  spot(spot: Spot | null): void {
    this.#spot = spot;
    for (const { line, state } of this.#lines) if (state === 'online') line.message({ t: 'spot', spot });
  }

  #done(acts: readonly string[]): void {
    for (const id of acts) this.#waiting.delete(id);
    if (acts.length > 0) void this.#options.storage?.done(acts).catch(() => {});
    this.#events.told();
  }

  #save(): void {
    const { storage } = this.#options;
    if (!storage || this.#saving !== undefined) return;
    this.#saving = setTimeout(() => {
      this.#saving = undefined;
      const state = this.#shared.missing();
      if (state && !this.#shared.isEmpty) void storage.save(state, this.#applied()).catch(() => this.#notKept());
    }, SAVE);
  }

  #isKept = true;
  #notKept(): void {
    this.#isKept = false;
    this.#events.told();
  }

  #problem(problem: Problem): void {
    if (this.#problems.some((one) => one.code === problem.code && one.message === problem.message)) return;
    this.#problems = [...this.#problems, problem].slice(-MOST_PROBLEMS);
    this.#events.told();
  }
  forget(problem: Problem): void {
    this.#problems = this.#problems.filter((one) => one !== problem);
    this.#events.told();
  }

  // --- what is shown ---

  get name(): string {
    return this.#lines.find(({ me, transport }) => me && transport.kind === 'checked')?.me?.name ?? this.#options.name;
  }
  role(): Role {
    return this.#lines.find(({ me, transport }) => me && transport.kind === 'checked')?.me?.role ?? this.#options.role;
  }

  get state(): SessionState {
    const [main] = this.#lines.toSorted((a, b) => Number(b.transport.kind === 'checked') - Number(a.transport.kind === 'checked'));
    const mine = this.#lines.flatMap(({ me }) => (me ? [me.id] : []));
    // who is here twice, by two lines, is told once
    const people = new Map<string, Person>();
    for (const { people: all } of this.#lines) for (const one of all) if (![...people.values()].some((other) => other.name === one.name && other.id !== one.id && !mine.includes(one.id) && this.#lines.length > 1)) people.set(one.id, one);
    return {
      line: main?.state ?? 'offline', why: main?.over, me: main?.me, people: [...people.values()], waiting: this.#waiting.size,
      isKept: this.#options.storage !== undefined && this.#isKept,
      problems: [...this.#problems, ...this.#shared.problems.filter(({ code }) => code !== 'waiting')],
    };
  }
  get doc(): Y.Doc {
    return this.#shared.doc;
  }
  get journey(): Journey | undefined {
    return this.#shared.isEmpty ? undefined : this.#shared.journey;
  }
  get before(): Journey | undefined {
    return this.#before;
  }
  authorsOf(id: string): readonly string[] {
    return [...(this.#authors.get(id) ?? [])];
  }
  gone(): readonly GoneRecord[] {
    return this.#shared.gone();
  }

  dispose(): void {
    this.#isGone = true;
    clearTimeout(this.#begin);
    if (this.#saving !== undefined) {
      clearTimeout(this.#saving);
      const state = this.#shared.missing();
      if (state) void this.#options.storage?.save(state, this.#applied()).catch(() => {}).then(() => this.#options.storage?.close());
    } else this.#options.storage?.close();
    for (const { line } of this.#lines) line.close();
    this.#listening.dispose();
    this.#shared.dispose();
  }
}

const EMPTY_VECTOR = Y.encodeStateVector(new Y.Doc());
const SILENT: RoomLine = { update() {}, have() {}, message() {}, close() {} };
/** A stamp that names who did it, and not who only added something to it. */
const shared = <T extends { readonly through?: true }>(stamp: T | undefined): T | undefined => (stamp?.through ? undefined : stamp);

/** Puts what several tabs have saved together. */
export const mergeStates = (states: readonly Uint8Array[]): Uint8Array => Y.mergeUpdates(states as Uint8Array[]);

import type { Problem } from '../../../src/core/problem.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import type { Journey } from '../../../src/journey/document/journey.js';
import { parseJourney } from '../../../src/journey/document/parse.js';
import { applyOperations, type Operation } from '../../../src/journey/edit/operation.js';
import type { GoneRecord } from '../../../src/journey/shared/shared-journey.js';
import type { FromRoom, Person, Role } from '../../../src/journey/shared/wire.js';
import type { LineState, Session, SessionEvents, SessionState } from './session.js';
import type { RoomStorage, Waiting } from './storage.js';
import type { JourneyTransport, RoomLine } from './transport.js';

/** What the collector cannot take now it is sent again after so long, in milliseconds. */
const AGAIN = 15_000;
/** It was not wrong: the collector could not take it. */
const FOR_NOW: ReadonlySet<string> = new Set(['not-kept', 'room-full']);

/** A customer at a shared journey: sees a view of it, and sends what they add, one act after the other. The journey itself never comes to this page. */
export class GuestSession implements Session {
  readonly #events: SessionEvents;
  readonly #storage: RoomStorage | undefined;
  readonly #line: RoomLine;
  readonly #who: { readonly id: string; readonly name: string };
  readonly #waiting = new Map<string, Waiting>();
  readonly #numbers = new Map<number, string>();
  #n = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #view: Journey | undefined;
  #before: Journey | undefined;
  #state: LineState = 'connecting';
  #over: Problem | undefined;
  #me: Person | undefined;
  #people: readonly Person[] = [];
  #problems: readonly Problem[] = [];
  #isKept: boolean;

  private constructor(room: string, transport: JourneyTransport, storage: RoomStorage | undefined, who: { readonly id: string; readonly name: string }, events: SessionEvents, waiting: readonly Waiting[]) {
    this.#events = events;
    this.#storage = storage;
    this.#who = who;
    this.#isKept = storage !== undefined;
    for (const one of waiting) this.#waiting.set(one.id, one);
    this.#line = transport.open(room, {
      opened: () => {
        this.#state = 'online';
        this.#numbers.clear();
        for (const id of this.#waiting.keys()) this.#send(id);
        events.told();
      },
      update() {},
      have() {},
      message: (message) => this.#message(message),
      closed: (problem, over = false) => {
        this.#state = over ? 'over' : 'offline';
        this.#over = over ? problem : undefined;
        this.#people = [];
        events.told();
      },
    });
  }

  static async open({ room, transport, storage, who }: { readonly room: string; readonly transport: JourneyTransport; readonly storage: RoomStorage | undefined; readonly who: { readonly id: string; readonly name: string } }, events: SessionEvents): Promise<GuestSession> {
    const kept = await storage?.load().catch(() => undefined);
    return new GuestSession(room, transport, storage, who, events, kept?.waiting ?? []);
  }

  #message(message: FromRoom): void {
    switch (message.t) {
      case 'welcome':
        this.#me = message.you;
        break;
      case 'people':
        this.#people = message.people;
        break;
      case 'view': {
        const read = parseJourney(message.journey);
        if (!read.ok) return this.#problem({ code: 'bad-view', message: `The journey that came cannot be read: ${read.error[0]?.message ?? ''}` });
        this.#view = read.value.journey;
        this.#before ??= this.#view;
        return this.#show();
      }
      case 'taken':
        this.#done(message.n);
        break;
      case 'refused':
        if (FOR_NOW.has(message.problem.code)) {
          this.#numbers.delete(message.n);
          this.#again ??= setTimeout(() => this.#sendAgain(), AGAIN);
          return this.#problem(message.problem);
        }
        this.#done(message.n);
        this.#problem(message.problem);
        return this.#show();
      case 'end':
        return this.#problem(message.problem);
    }
    this.#events.told();
  }

  #done(n: number): void {
    const id = this.#numbers.get(n);
    this.#numbers.delete(n);
    if (id === undefined) return;
    this.#waiting.delete(id);
    void this.#storage?.done([id]).catch(() => {});
  }

  #sendAgain(): void {
    this.#again = undefined;
    const sent = new Set(this.#numbers.values());
    for (const id of this.#waiting.keys()) if (!sent.has(id)) this.#send(id);
  }

  #send(id: string): void {
    const act = this.#waiting.get(id);
    if (!act || this.#state !== 'online') return;
    const n = ++this.#n;
    this.#numbers.set(n, id);
    this.#line.message({ t: 'act', n, operations: act.operations });
  }

  /** What is on its way is shown as if it had arrived. */
  get journey(): Journey | undefined {
    if (!this.#view) return undefined;
    let journey = this.#view;
    for (const { operations } of this.#waiting.values()) {
      const applied = applyOperations(journey, operations, { conflicts: 'skip' });
      if (applied.ok) ({ journey } = applied.value);
    }
    return journey;
  }

  #show(): void {
    const { journey } = this;
    if (journey) this.#events.changed(journey, []);
    this.#events.told();
  }

  add(operations: readonly Operation[]): void {
    const own = operations.map((one): Operation => (one.do === 'add' ? { ...one, record: { ...one.record, x: { 'cx.participant': this.#who.id } } } : one));
    const act: Waiting = { id: uuidv7(), operations: own, stamp: { by: this.#who.name, on: new Date().toISOString() } };
    this.#waiting.set(act.id, act);
    void this.#storage?.wait(act).catch(() => {
      this.#isKept = false;
      this.#events.told();
    });
    this.#send(act.id);
    this.#show();
  }

  /** Is it something that this customer said? */
  isMine(record: { readonly x?: Readonly<Record<string, unknown>> | undefined }): boolean {
    return record.x?.['cx.participant'] === this.#who.id;
  }

  #problem(problem: Problem): void {
    if (!this.#problems.some((one) => one.message === problem.message)) this.#problems = [...this.#problems, problem].slice(-20);
    this.#events.told();
  }
  forget(problem: Problem): void {
    this.#problems = this.#problems.filter((one) => one !== problem);
    this.#events.told();
  }

  get state(): SessionState {
    return { line: this.#state, why: this.#over, me: this.#me, people: this.#people, waiting: this.#waiting.size, isKept: this.#isKept, problems: this.#problems };
  }
  get before(): Journey | undefined {
    return this.#before;
  }
  role(): Role {
    return 'customer';
  }
  share(): void {}
  spot(): void {}
  restore(): void {}
  authorsOf(): readonly string[] {
    return [];
  }
  gone(): readonly GoneRecord[] {
    return [];
  }
  dispose(): void {
    clearTimeout(this.#again);
    this.#line.close();
    this.#storage?.close();
  }
}

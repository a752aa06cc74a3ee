import { uuidv7 } from '../../../src/core/uuid.js';
import { readPerson, type Person, type Role, type Spot, type ToRoom } from '../../../src/journey/shared/wire.js';
import type { JourneyTransport, LineEvents, RoomLine } from './transport.js';

/** A tab that is there says so this often, in milliseconds. */
const BEAT = 20_000;
/** One that has said nothing for so long has gone; browsers let tabs in the background speak once a minute. */
const GONE = 150_000;

/** The line between tabs of one site, without any server. There is nobody between them, so roles are what each tab says. */
export function tabsTransport(me: { readonly name: string; readonly role: Role }): JourneyTransport {
  return { kind: 'direct', open: (room, events) => new TabsLine(room, events, me) };
}

type Said =
  | { readonly t: 'update' | 'have'; readonly from: string; readonly bytes: Uint8Array; readonly answer?: boolean }
  | { readonly t: 'here'; readonly from: string; readonly person: unknown; readonly answer?: boolean }
  | { readonly t: 'bye'; readonly from: string };

class TabsLine implements RoomLine {
  readonly #channel: BroadcastChannel;
  readonly #events: LineEvents;
  readonly #others = new Map<string, { person: Person; seen: number }>();
  readonly #timer: ReturnType<typeof setInterval>;
  #me: Person;
  readonly #bye = (): void => this.#say({ t: 'bye', from: this.#me.id });
  readonly #back = (event: PageTransitionEvent): void => { if (event.persisted) this.#hello(); };

  constructor(room: string, events: LineEvents, { name, role }: { readonly name: string; readonly role: Role }) {
    this.#events = events;
    const id = uuidv7();
    this.#me = { id, name: name.slice(0, 200), role, colour: parseInt(id.slice(-2), 16) % 8 };
    this.#channel = new BroadcastChannel(`cx-journey:${room}`);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data));
    addEventListener('pagehide', this.#bye);
    addEventListener('pageshow', this.#back);
    this.#timer = setInterval(() => this.#beat(), BEAT);
    queueMicrotask(() => {
      events.message({ t: 'welcome', you: this.#me, journey: room });
      events.opened();
      this.#hello();
    });
  }

  #hello(): void {
    this.#say({ t: 'here', from: this.#me.id, person: this.#me, answer: true });
  }

  /** Whatever else is on this channel: only what has the form of our messages is heard. */
  #hear(data: unknown): void {
    if (typeof data !== 'object' || data === null) return;
    const { t, from, bytes, person, answer } = data as Readonly<Record<string, unknown>>;
    if (typeof from !== 'string' || from.length > 64 || from === this.#me.id) return;
    if (t === 'update' && bytes instanceof Uint8Array) return this.#events.update(bytes);
    if (t === 'have' && bytes instanceof Uint8Array) return this.#events.have(bytes);
    if (t === 'bye') {
      this.#others.delete(from);
      return this.#tell();
    }
    if (t !== 'here') return;
    const read = readPerson(person);
    if (!read.ok || read.value.id !== from || (!this.#others.has(from) && this.#others.size >= 100)) return;
    this.#others.set(from, { person: this.#recoloured(read.value), seen: Date.now() });
    if (answer === true) this.#say({ t: 'here', from: this.#me.id, person: this.#me });
    this.#tell();
  }

  /** Two in one colour would be one: who has the later id takes another, on every tab alike as far as it knows. */
  #recoloured(person: Person): Person {
    const others = [this.#me, ...[...this.#others.values()].map((one) => one.person)].filter(({ id }) => id !== person.id);
    if (!others.some(({ colour }) => colour === person.colour)) return person;
    const free = [0, 1, 2, 3, 4, 5, 6, 7].find((colour) => !others.some((one) => one.colour === colour));
    return free === undefined ? person : { ...person, colour: free };
  }

  #beat(): void {
    this.#say({ t: 'here', from: this.#me.id, person: this.#me });
    const since = Date.now() - GONE;
    const gone = [...this.#others].filter(([, { seen }]) => seen < since);
    for (const [id] of gone) this.#others.delete(id);
    if (gone.length > 0) this.#tell();
  }

  #tell(): void {
    this.#events.message({ t: 'people', people: [this.#me, ...[...this.#others.values()].map(({ person }) => person)] });
  }

  #say(said: Said): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it reaches its own origin only
    this.#channel.postMessage(said);
  }

  update(update: Uint8Array): void {
    this.#say({ t: 'update', from: this.#me.id, bytes: update });
  }
  have(vector: Uint8Array): void {
    this.#say({ t: 'have', from: this.#me.id, bytes: vector });
  }
  message(message: ToRoom): void {
    if (message.t !== 'spot') return;
    const { spot: _, ...me } = this.#me;
    this.#me = message.spot ? { ...me, spot: message.spot satisfies Spot } : me;
    this.#say({ t: 'here', from: this.#me.id, person: this.#me });
  }
  close(): void {
    this.#bye();
    clearInterval(this.#timer);
    removeEventListener('pagehide', this.#bye);
    removeEventListener('pageshow', this.#back);
    this.#channel.close();
  }
}

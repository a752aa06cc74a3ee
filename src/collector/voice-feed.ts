import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { DisposableStore, toDisposable, type Disposable } from '../core/disposable.js';
import { VOICE_EVENTS, Voices, type Verbatim, type VoiceChange, type VoiceMessage } from '../voice/index.js';
import type { Counter } from './counter.js';
import type { Store } from './store/store.js';

/** As many as are kept in memory and told; older ones stay in the store. */
const MOST = 10_000;
/** So many more may gather before the oldest are looked for: to sort them for every single one takes long. */
const SPARE = 1000;
/** A listener that leaves this much unread is let go; it comes back and gets a new snapshot. */
const MOST_UNREAD = 4_000_000;
/** A sign of life, in milliseconds. */
const HEARTBEAT = 15_000;

/**
 * What customers wrote, masked, the newest of it: as it stands, and as server-sent events. People have numbers here that say only who is the same, and
 * verbatims names that do not lead back to a response, which could be taken back by who knows it.
 */
export class VoiceFeed implements Disposable {
  readonly #voices = new Voices();
  readonly #people = new Map<string, string>();
  #numbers = 0;
  /** And how long what they got at first was. */
  readonly #listeners = new Map<ServerResponse, number>();
  readonly #lifetime = new DisposableStore();

  private constructor(counter: Counter, heartbeat: number) {
    this.#lifetime.add(
      counter.stored(({ added, gone }) => {
        for (const event of added) this.#tell(this.#voices.add(event));
        if (gone.length > 0) this.#forget(gone);
      }),
    );
    const timer = setInterval(() => this.#listeners.forEach((_, response) => this.#send(response, ': still here\n\n')), heartbeat);
    timer.unref();
    this.#lifetime.add(toDisposable(() => clearInterval(timer)));
  }

  /** Reads what there is; what comes meanwhile is told by the counter, and once if it is read too. */
  static async open(store: Store, counter: Counter, heartbeat = HEARTBEAT): Promise<VoiceFeed> {
    const feed = new VoiceFeed(counter, heartbeat);
    const gone = new Set<string>();
    const watch = counter.stored((change) => change.gone.forEach((id) => gone.add(id)));
    for await (const { event } of store.eventsAfter(0, VOICE_EVENTS)) if (!gone.has(event.id)) feed.#voices.add(event);
    watch.dispose();
    feed.#voices.keepNewest(MOST);
    return feed;
  }

  /** All there are, the newest first; at most so many. */
  all(limit = MOST): VoiceMessage {
    return { asOf: new Date().toISOString(), added: this.#voices.all.slice(0, limit).map((one) => this.#outward(one)), removed: [] };
  }

  /** Takes over an answer whose head has been written. */
  add(response: ServerResponse): void {
    const text = `retry: 1000\n\n${message('snapshot', this.all())}`;
    response.write(text);
    this.#listeners.set(response, Buffer.byteLength(text));
    response.on('close', () => this.#listeners.delete(response));
  }

  /** Events are gone, such as those of somebody who asked to be erased, and so are the numbers of people of whom nothing is left. */
  #forget(events: readonly string[]): void {
    const change = this.#voices.forgetEvents(new Set(events));
    this.#tell(change);
    this.#forgetPeople();
  }

  /** The numbers of people of whom nothing is left. */
  #forgetPeople(): void {
    const left = new Set(this.#voices.all.map(({ person }) => person));
    for (const person of this.#people.keys()) if (!left.has(person)) this.#people.delete(person);
  }

  #tell({ added, removed }: VoiceChange): void {
    const isFull = this.#voices.size > MOST + SPARE || this.#voices.remembered > 10 * (MOST + SPARE);
    const old = isFull ? this.#voices.keepNewest(MOST).removed : [];
    if (old.length > 0) this.#forgetPeople();
    const gone = new Set([...removed, ...old]);
    if (added.length + gone.size === 0) return;
    const text = message('delta', { asOf: new Date().toISOString(), added: added.filter(({ id }) => !gone.has(id)).map((one) => this.#outward(one)), removed: [...gone].map(outwardId) });
    for (const response of this.#listeners.keys()) this.#send(response, text);
  }

  #outward(verbatim: Verbatim): Verbatim {
    return { ...verbatim, id: outwardId(verbatim.id), person: this.#numberOf(verbatim.person) };
  }

  /** The same number for the same person, as long as this collector runs. */
  #numberOf(person: string): string {
    let number = this.#people.get(person);
    if (number === undefined) this.#people.set(person, (number = String((this.#numbers += 1))));
    return number;
  }

  #send(response: ServerResponse, text: string): void {
    // whoever's right has ended has had the last word, though the line is not down yet
    if (response.writableEnded) return void this.#listeners.delete(response);
    response.write(text);
    if (response.writableLength > MOST_UNREAD + (this.#listeners.get(response) ?? 0)) {
      this.#listeners.delete(response);
      response.destroy();
    }
  }

  dispose(): void {
    this.#lifetime.dispose();
    for (const response of this.#listeners.keys()) response.end();
    this.#listeners.clear();
  }
}

/** The same whenever it is asked for, so that what a moderator decided holds; ids have enough chance in them that none is found by trying. */
const outwardId = (id: string): string => createHash('sha256').update(`verbatim ${id}`).digest('base64url').slice(0, 22);

const message = (event: 'snapshot' | 'delta', content: VoiceMessage): string => `event: ${event}\ndata: ${JSON.stringify(content)}\n\n`;

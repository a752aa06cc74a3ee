import type { CxEvent } from '../model/event.js';
import { verbatimOfCase, verbatimOfVote, verbatimsOfResponse, type VoiceOptions } from './of-event.js';
import { newestFirst, type Verbatim } from './verbatim.js';

/** What an event changed. */
export interface VoiceChange {
  readonly added: readonly Verbatim[];
  /** Ids of verbatims that are no more. */
  readonly removed: readonly string[];
}

/** Who said something, by which event. */
interface Spoken {
  readonly event: string;
  readonly time: number;
  readonly subject: string | undefined;
  /** The ids of its verbatims; null once it was taken back. */
  readonly ids: readonly string[] | null;
}

/** So many times as many as are shown are remembered. */
const MOST_SPOKEN = 10;

const NOTHING: VoiceChange = { added: [], removed: [] };

/**
 * The verbatims of events, one event after the other, in whatever order they come: of a response what was sent last, nothing once it was taken
 * back, everything once. Personal data is masked on the way in, so it is nowhere in here.
 */
export class Voices {
  readonly #options: VoiceOptions;
  /** By response, case, reopening or vote. */
  readonly #spoken = new Map<string, Spoken>();
  readonly #verbatims = new Map<string, Verbatim>();
  /** Up to this moment it may have forgotten who said what, so that what comes of before it may be what was taken back. */
  #horizon = -Infinity;

  constructor(options: VoiceOptions = {}) {
    this.#options = options;
  }

  get size(): number {
    return this.#verbatims.size;
  }

  /** The newest first. */
  get all(): readonly Verbatim[] {
    return [...this.#verbatims.values()].sort(newestFirst);
  }

  add(event: CxEvent): VoiceChange {
    switch (event.type) {
      case 'cx.response.submitted':
        return this.#say(`response:${event.data.response}`, event, verbatimsOfResponse(event, this.#options));
      case 'cx.response.withdrawn':
        return this.#takeBack(`response:${event.data.response}`, event);
      case 'cx.case.opened':
      case 'cx.case.reopened': {
        const verbatim = verbatimOfCase(event);
        return verbatim ? this.#say(`case:${verbatim.id}`, event, [verbatim]) : NOTHING;
      }
      case 'cx.decision.voted':
        return this.#say(`vote:${event.data.decision}:${event.subject ?? event.id}`, event, [verbatimOfVote(event)].flatMap((one) => one ?? []));
      default:
        return NOTHING;
    }
  }

  /** Takes out all that a person said, who asked to be forgotten. */
  forget(subject: string): VoiceChange {
    const removed: string[] = [];
    for (const [key, spoken] of this.#spoken) {
      if (spoken.subject !== subject) continue;
      removed.push(...(spoken.ids ?? []));
      this.#spoken.delete(key);
    }
    for (const id of removed) this.#verbatims.delete(id);
    return { added: [], removed };
  }

  /** Takes out what was said by events that are gone. */
  forgetEvents(events: ReadonlySet<string>): VoiceChange {
    const removed: string[] = [];
    for (const [key, spoken] of this.#spoken) {
      if (!events.has(spoken.event)) continue;
      removed.push(...(spoken.ids ?? []));
      this.#spoken.delete(key);
    }
    for (const id of removed) this.#verbatims.delete(id);
    return { added: [], removed };
  }

  /**
   * Keeps no more than the newest, so that a feed that goes on for years does not fill the memory; and who said what when, to tell what was said last, of
   * no more than ten times as many. What comes of before those is not shown any more.
   */
  keepNewest(most: number): VoiceChange {
    const removed = this.#verbatims.size <= most ? [] : this.all.slice(most).map(({ id }) => id);
    for (const id of removed) this.#verbatims.delete(id);
    this.#forgetOldest(most * MOST_SPOKEN);
    return removed.length === 0 ? NOTHING : { added: [], removed };
  }

  /** How many it remembers, with words or without. */
  get remembered(): number {
    return this.#spoken.size;
  }

  #forgetOldest(most: number): void {
    if (this.#spoken.size <= most) return;
    const silent = [...this.#spoken].filter(([, { ids }]) => !(ids ?? []).some((id) => this.#verbatims.has(id))).sort(([, a], [, b]) => a.time - b.time);
    for (const [key, { time }] of silent.slice(0, this.#spoken.size - most)) {
      this.#spoken.delete(key);
      this.#horizon = Math.max(this.#horizon, time);
    }
  }

  #say(key: string, { id, time, subject }: CxEvent, verbatims: readonly Verbatim[]): VoiceChange {
    const before = this.#spoken.get(key);
    const at = Date.parse(time);
    const isLater = before === undefined ? at > this.#horizon : before.ids !== null && (at > before.time || (at === before.time && id > before.event));
    if (!isLater) return NOTHING;
    this.#spoken.set(key, { event: id, time: at, subject, ids: verbatims.map((one) => one.id) });
    return this.#replace(before?.ids ?? [], verbatims);
  }

  #takeBack(key: string, { id, time, subject }: CxEvent): VoiceChange {
    const before = this.#spoken.get(key);
    this.#spoken.set(key, { event: id, time: Date.parse(time), subject, ids: null });
    return this.#replace(before?.ids ?? [], []);
  }

  #replace(old: readonly string[], verbatims: readonly Verbatim[]): VoiceChange {
    const kept = new Set(verbatims.map(({ id }) => id));
    const removed = old.filter((id) => !kept.has(id) && this.#verbatims.delete(id));
    for (const one of verbatims) this.#verbatims.set(one.id, one);
    return { added: verbatims, removed };
  }
}

/**
 * What customers wrote in events, the newest first: answers in words with the score beside them, complaints, and comments on decisions; masked. A
 * response that was taken back is in it no more, one that was sent again as it was sent last.
 */
export function verbatimsOf(events: Iterable<CxEvent>, options: VoiceOptions = {}): readonly Verbatim[] {
  const voices = new Voices(options);
  for (const event of events) voices.add(event);
  return voices.all;
}

import type { ServerResponse } from 'node:http';
import { DisposableStore, toDisposable, type Disposable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';
import { snapshotOf } from '../metrics/cube/snapshot.js';
import type { Cube } from '../metrics/cube/cube.js';
import type { PeriodUnit } from '../metrics/period/calendar.js';
import type { FeedMessageKind } from '../metrics/feed/message.js';
import type { Delta } from './totals.js';
import type { FigureSource } from './public-figures.js';

/** What a listener wants to hear of. */
export interface Selection {
  readonly metrics: readonly string[];
  readonly unit: PeriodUnit;
  readonly by: readonly string[];
  readonly from: number | undefined;
}

/** A listener that leaves this much unread is let go; it comes back and gets a new snapshot. */
const MOST_UNREAD = 1_000_000;
/** A sign of life, so that nothing between us takes the line for dead and a page knows that silence is none, in milliseconds. */
const HEARTBEAT = 15_000;
/** So many commits are kept for who was away for a moment. */
const MOST_KEPT = 256;

/** Listeners that want to hear the same. */
interface Audience {
  readonly selection: Selection;
  readonly listeners: Set<ServerResponse>;
  /** The last revision that changed anything for them, as far as it is known. */
  told: number;
}

/**
 * Keeps listeners up to date by server-sent events: a snapshot first, then what each commit adds. Whoever was away for a
 * moment gets only what was missed.
 */
export class LiveFeed implements Disposable {
  readonly #source: FigureSource;
  readonly #heartbeat: number;
  readonly #audiences = new Map<string, Audience>();
  /** The last commits, the newest last. */
  readonly #kept: Delta[] = [];
  /** All that changed anything since then is among them. */
  #keptSince: number;
  readonly #lifetime = new DisposableStore();

  constructor(source: FigureSource, { heartbeat = HEARTBEAT }: { readonly heartbeat?: number } = {}) {
    if (!(heartbeat >= 100 && heartbeat <= 600_000)) throw new CxError({ code: 'bad-heartbeat', message: 'A sign of life comes every 100 to 600 000 milliseconds.', where: 'heartbeat' });
    this.#source = source;
    this.#keptSince = source.revision;
    this.#heartbeat = heartbeat;
    this.#lifetime.add(source.deltas((delta) => this.#tell(delta)));
    this.#lifetime.add(source.replaced(() => this.#beginAnew()));
    const timer = setInterval(() => this.#beat(), heartbeat);
    timer.unref();
    this.#lifetime.add(toDisposable(() => clearInterval(timer)));
  }

  /** Remembers the last commits before now, so that listeners go on who were here before a restart, or at another collector. */
  async recall(): Promise<void> {
    const began = this.#keptSince;
    const since = Math.max(0, began - MOST_KEPT);
    const commits = (await this.#source.recent(this.#source.revision - since)).filter(({ revision }) => revision <= began);
    if (commits.length === 0) return;
    this.#kept.unshift(...commits.filter(({ cube }) => cube.periods.size > 0));
    this.#keptSince = commits[0]!.revision - 1;
  }

  /** How many listen. */
  get size(): number {
    let size = 0;
    for (const { listeners } of this.#audiences.values()) size += listeners.size;
    return size;
  }

  /**
   * Takes over an answer whose head has been written.
   *
   * @param resume the id of the last message that the listener has, if it was here before
   */
  add(response: ServerResponse, selection: Selection, resume?: string): void {
    const key = JSON.stringify(selection);
    const audience = this.#audiences.get(key) ?? { selection, listeners: new Set(), told: this.#lastFor(selection) };
    this.#audiences.set(key, audience);
    audience.listeners.add(response);
    response.on('close', () => this.#leave(key, response));
    response.write('retry: 1000\n\n');
    this.#send(key, response, this.#missed(selection, resume) ?? this.#snapshot(selection));
  }

  /** The last of the commits that are kept that changed anything for them, or the one before those. */
  #lastFor(selection: Selection): number {
    const last = this.#kept.findLast(({ cube }) => selected(cube, selection).cells.length > 0);
    return last?.revision ?? this.#keptSince;
  }

  /** What was missed since that message; undefined if that cannot be told any more. */
  #missed(selection: Selection, resume: string | undefined): string | undefined {
    const at = resume?.lastIndexOf(':') ?? -1;
    if (resume === undefined || resume.slice(0, at) !== this.#source.feed || !/^\d{1,15}$/.test(resume.slice(at + 1))) return undefined;
    const { revision } = this.#source;
    const since = Number(resume.slice(at + 1));
    if (since > revision || since < this.#keptSince) return undefined;
    let told = since;
    let text = '';
    for (const delta of this.#kept) {
      if (delta.revision <= since) continue;
      const cube = selected(delta.cube, selection);
      if (cube.cells.length === 0) continue;
      text += this.#message('delta', delta.revision, { after: told, cube });
      told = delta.revision;
    }
    return text + this.#message('heartbeat', told);
  }

  #tell(delta: Delta): void {
    this.#kept.push(delta);
    if (this.#kept.length > MOST_KEPT) this.#keptSince = this.#kept.shift()!.revision;
    for (const [key, audience] of this.#audiences) {
      // many listeners want the same: it is written once
      const cube = selected(delta.cube, audience.selection);
      if (cube.cells.length === 0) continue;
      this.#write(key, audience, this.#message('delta', delta.revision, { after: audience.told, cube }));
      audience.told = delta.revision;
    }
  }

  /** What was told before leads no further: everybody gets a new snapshot. */
  #beginAnew(): void {
    this.#kept.length = 0;
    this.#keptSince = this.#source.revision;
    for (const [key, audience] of this.#audiences) {
      audience.told = this.#source.revision;
      this.#write(key, audience, this.#snapshot(audience.selection));
    }
  }

  #snapshot(selection: Selection): string {
    return this.#message('snapshot', this.#source.revision, { cube: selected(this.#source.cube, selection) });
  }

  #beat(): void {
    for (const [key, audience] of this.#audiences) this.#write(key, audience, this.#message('heartbeat', audience.told));
  }

  #write(key: string, { listeners }: Audience, text: string): void {
    for (const response of listeners) this.#send(key, response, text);
  }

  #send(key: string, response: ServerResponse, text: string): void {
    // whoever's right has ended has had the last word, though the line is not down yet
    if (response.writableEnded) return this.#leave(key, response);
    response.write(text);
    if (response.writableLength > MOST_UNREAD) {
      this.#leave(key, response);
      response.destroy();
    }
  }

  #leave(key: string, response: ServerResponse): void {
    const audience = this.#audiences.get(key);
    if (audience?.listeners.delete(response) && audience.listeners.size === 0) this.#audiences.delete(key);
  }

  #message(kind: FeedMessageKind, revision: number, rest: Readonly<Record<string, unknown>> = {}): string {
    const data = JSON.stringify({ feed: this.#source.feed, revision, asOf: new Date().toISOString(), every: this.#heartbeat, ...rest });
    return `event: ${kind}\nid: ${this.#source.feed}:${revision}\ndata: ${data}\n\n`;
  }

  dispose(): void {
    this.#lifetime.dispose();
    for (const { listeners } of this.#audiences.values()) for (const response of listeners) response.end();
    this.#audiences.clear();
  }
}

function selected(cube: Cube, { metrics, unit, by, from }: Selection): ReturnType<typeof snapshotOf> {
  return snapshotOf(cube.regroup({ unit, dimensions: by }), { metrics, ...(from !== undefined && { from }) });
}

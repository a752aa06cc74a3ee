import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { customerView, readToRoom, ROOM_PROTOCOL, SHARED_LIMITS, type FromRoom, type Participant, type Person } from '../../journey/shared/index.js';
import { frame, readFrame } from '../../journey/shared/index.js';
import type { Problem } from '../../core/problem.js';
import type { Operation } from '../../journey/edit/operation.js';
import { reasonOf, type Log } from '../operations/log.js';
import type { LinkBook } from './link-book.js';
import { JourneyLinks, type OpenedJourneyLink } from './links.js';
import { JourneyRoom } from './room.js';
import type { JourneySettings } from './settings.js';
import type { JourneyStore } from './store.js';

/** Who does not say who they are within this time is sent away, in milliseconds. */
const HELLO = 10_000;
/** A line that is silent so long is asked whether it is still there. */
const PING = 25_000;
/** Changes of who is where are told this often at the most. */
const PEOPLE = 150;
/** Views of customers follow changes this fast at the most. */
const VIEWS = 300;
/** Lines at the most, those included that have not said who they are. */
const MOST_LINES = 2_000;
/** Bytes that may wait for one line; who takes them more slowly comes back and asks anew. */
const MOST_WAITING = 4 * SHARED_LIMITS.update;
/** Bytes at the most of somebody who has not said who they are. */
const MOST_UNKNOWN = 8_192;
const PATH = /^\/v1\/journeys\/([^/?#]{1,384})(?:[?#]|$)/;

/** Close codes: 4000 and up are for applications. */
const CLOSE = { unauthorized: 4401, full: 4409, tooMuch: 4429, tooSlow: 4408, ended: 4410 } as const;

const REVOKED: Problem = { code: 'link-revoked', message: 'This link was taken back. Ask for a new one.' };
const TOO_SLOW: Problem = { code: 'too-slow', message: 'This line is too slow at the moment; it is tried again.' };

interface Seat {
  readonly socket: WebSocket;
  readonly who: Participant;
  /** The id of the link that they came by. */
  readonly link: string;
  person: Person;
  alive: boolean;
  taken: number;
}

interface OpenRoom {
  readonly room: JourneyRoom;
  readonly seats: Set<Seat>;
  people: ReturnType<typeof setTimeout> | undefined;
  views: ReturnType<typeof setTimeout> | undefined;
}

/** The WebSocket face of shared journeys: `/v1/journeys/:id`. Who comes says with a signed token who they are; every message is held against what their role may. */
export class JourneyRooms {
  readonly links: JourneyLinks;
  readonly #settings: JourneySettings;
  readonly #store: JourneyStore;
  readonly #origins: readonly string[];
  readonly #now: () => number;
  readonly #log: Log;
  readonly #rooms = new Map<string, Promise<OpenRoom>>();
  /** Rooms that everybody has left, until all of them is kept. */
  readonly #ends = new Map<string, Promise<void>>();
  readonly #sockets = new Set<WebSocket>();
  /** Links that were taken back since this collector runs: known before they are kept. */
  readonly #revoked = new Set<string>();
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: SHARED_LIMITS.update + 1, handleProtocols: (wanted) => (wanted.has(ROOM_PROTOCOL) ? ROOM_PROTOCOL : false) });
  readonly #timer: ReturnType<typeof setInterval>;
  #closing = false;

  constructor(settings: JourneySettings, { store, origins, now, log }: { readonly store: JourneyStore; readonly origins: readonly string[]; readonly now: () => number; readonly log: Log }) {
    this.#settings = settings;
    this.#store = store;
    this.#origins = origins;
    this.#now = now;
    this.#log = log;
    this.links = new JourneyLinks(settings.linkKeys, now);
    this.#timer = setInterval(() => this.#ping(), PING);
    this.#timer.unref();
  }

  /** The page to which links lead, if it is known. */
  get page(): string | undefined {
    return this.#settings.page;
  }

  /** Whether it is kept here which links were made. */
  get book(): LinkBook | undefined {
    return this.#store.links;
  }

  async isRevoked(journey: string, link: string): Promise<boolean> {
    return this.#revoked.has(keyOf(journey, link)) || (await this.#store.links?.isRevoked(journey, link)) === true;
  }

  /** Takes a link back for good, and closes the lines of who came by it. False where it is not kept which links were made. */
  async revoke(journey: string, link: string): Promise<boolean> {
    const { links } = this.#store;
    if (!links) return false;
    this.#revoked.add(keyOf(journey, link));
    await links.revoke(journey, link, this.#now());
    const open = await this.#rooms.get(journey)?.catch(() => undefined);
    for (const seat of open?.seats ?? []) if (seat.link === link) end(seat.socket, CLOSE.unauthorized, REVOKED);
    return true;
  }

  /** Takes WebSockets of a server over. */
  listen(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => {});
    const match = PATH.exec(request.url ?? '');
    const room = match && decoded(match[1]!);
    if (!room || this.#closing) return refuse(socket, '404 Not Found');
    if (this.#sockets.size >= MOST_LINES) return refuse(socket, '503 Service Unavailable');
    const { origin } = request.headers;
    // programs that are no browsers send none; a browser always does
    if (origin !== undefined && !this.#origins.includes('*') && !this.#origins.includes(origin) && origin !== ownOrigin(request)) return refuse(socket, '403 Forbidden');
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#greet(ws, socket, room));
  }

  /** Waits for who it is. */
  #greet(socket: WebSocket, wire: Duplex, id: string): void {
    this.#sockets.add(socket);
    let came = 0;
    const count = (chunk: Buffer): void => {
      came += chunk.byteLength;
      if (came > MOST_UNKNOWN) socket.terminate();
    };
    wire.on('data', count);
    socket.on('error', () => {});
    const tooSlow = setTimeout(() => end(socket, CLOSE.tooSlow, { code: 'no-hello', message: 'Nobody said who they are.' }), HELLO);
    socket.once('close', () => { clearTimeout(tooSlow); this.#sockets.delete(socket); });
    socket.once('message', (data, isBinary) => {
      clearTimeout(tooSlow);
      wire.off('data', count);
      const read = isBinary ? undefined : readToRoom(textOf(data));
      if (!read?.ok || read.value.t !== 'hello') return end(socket, CLOSE.unauthorized, { code: 'no-hello', message: 'The first message says who comes: a link to this journey is needed.' });
      const opened = this.links.open(read.value.token);
      if (opened.kind === 'expired') return end(socket, CLOSE.unauthorized, { code: 'link-expired', message: 'This link has run out. Ask for a new one.' });
      if (opened.kind !== 'good' || opened.journey !== id) return end(socket, CLOSE.unauthorized, { code: 'link-unknown', message: 'This link does not lead to this journey. Ask for a new one.' });
      void this.#seat(socket, id, opened);
    });
  }

  async #seat(socket: WebSocket, id: string, { participant: who, link, expiresAt }: Extract<OpenedJourneyLink, { readonly kind: 'good' }>): Promise<void> {
    let open: OpenRoom;
    try {
      if (await this.isRevoked(id, link)) return end(socket, CLOSE.unauthorized, REVOKED);
      for (let opening; ;) {
        opening = this.#room(id);
        open = await opening;
        // somebody who left while it was opened may have closed it again
        if (this.#rooms.get(id) === opening) break;
      }
    } catch (error) {
      this.#log('error', 'journey-not-opened', { journey: id, reason: reasonOf(error) });
      return end(socket, 1011, { code: 'not-opened', message: 'The collector cannot open this journey at the moment. Try again later.' });
    }
    if (socket.readyState !== socket.OPEN) return this.#leaveIfEmpty(id, open);
    if (this.#revoked.has(keyOf(id, link))) {
      // it was taken back while the room was opened
      this.#leaveIfEmpty(id, open);
      return end(socket, CLOSE.unauthorized, REVOKED);
    }
    if (open.seats.size >= SHARED_LIMITS.people) return end(socket, CLOSE.full, { code: 'room-full', message: `At most ${SHARED_LIMITS.people} people draw one journey at a time. Try again later.` });
    const taken = new Set([...open.seats].map(({ person }) => person.colour));
    const colour = [0, 1, 2, 3, 4, 5, 6, 7].find((one) => !taken.has(one)) ?? open.seats.size % 8;
    const seat: Seat = { socket, who, link, person: { id: `${who.id}.${Math.random().toString(36).slice(2, 8)}`, name: who.name, role: who.role, colour }, alive: true, taken: 0 };
    open.seats.add(seat);
    const runsOut = setTimeout(() => end(socket, CLOSE.unauthorized, { code: 'link-expired', message: 'This link has run out. Ask for a new one.' }), Math.min(2 ** 31 - 1, expiresAt - this.#now()));
    runsOut.unref();
    socket.on('pong', () => { seat.alive = true; });
    socket.once('close', () => {
      clearTimeout(runsOut);
      open.seats.delete(seat);
      this.#tellPeople(open);
      this.#leaveIfEmpty(id, open);
    });
    const budget = new Budget(this.#now);
    socket.on('message', (data, isBinary) => {
      const bytes = bytesOf(data);
      if (!budget.take(bytes.byteLength)) return end(socket, CLOSE.tooMuch, { code: 'too-much', message: 'Too much came at once from this page. What you did is still on it; load the page again to go on.' });
      void (isBinary ? this.#binary(open, seat, bytes) : this.#text(open, seat, textOf(data))).catch((error: unknown) => {
        this.#log('error', 'journey-message-failed', { journey: id, reason: reasonOf(error) });
        end(socket, 1011, { code: 'not-done', message: 'The collector could not work with this at the moment. Try again later.' });
      });
    });
    say(socket, { t: 'welcome', you: seat.person, journey: id });
    if (who.role === 'customer') this.#view(open, seat);
    else socket.send(frame('have', open.room.vector));
    this.#tellPeople(open);
  }

  async #binary(open: OpenRoom, seat: Seat, bytes: Uint8Array): Promise<void> {
    const read = readFrame(bytes);
    if (!read || read.kind === 'whole') return say(seat.socket, { t: 'refused', n: seat.taken, problem: { code: 'not-understood', message: 'Something came that is no message of a shared journey.' } });
    if (read.kind === 'have') {
      // a customer gets a view, never the journey itself
      if (seat.who.role === 'customer') return;
      if (seat.socket.bufferedAmount > MOST_WAITING) return end(seat.socket, CLOSE.tooSlow, TOO_SLOW);
      // after all that came before it, so that what is answered to that is never older than this
      const update = await open.room.missing(read.bytes);
      if (update) seat.socket.send(frame(hasNothing(read.bytes) ? 'whole' : 'update', update));
      return;
    }
    const n = ++seat.taken;
    const outcome = await open.room.change(new Uint8Array(read.bytes), seat.who);
    if (!outcome.ok) return say(seat.socket, { t: 'refused', n, problem: outcome.error });
    say(seat.socket, { t: 'taken', n });
    this.#passOn(open, outcome.value, seat);
  }

  async #text(open: OpenRoom, seat: Seat, text: string): Promise<void> {
    const read = readToRoom(text);
    if (!read.ok) return say(seat.socket, { t: 'refused', n: 0, problem: { code: 'not-understood', message: `Something came that cannot be read: ${read.error[0]?.message ?? ''}` } });
    const message = read.value;
    if (message.t === 'spot') {
      const { spot: _, ...person } = seat.person;
      seat.person = message.spot ? { ...person, spot: message.spot } : person;
      return this.#tellPeople(open);
    }
    if (message.t !== 'act') return;
    if (seat.who.role !== 'customer') return say(seat.socket, { t: 'refused', n: message.n, problem: { code: 'not-for-team', message: 'Acts are for customers; send updates.' } });
    const outcome = await open.room.act(message.operations as readonly Operation[], seat.who, new Date(this.#now()).toISOString());
    if (!outcome.ok) return say(seat.socket, { t: 'refused', n: message.n, problem: outcome.error });
    if (outcome.value) this.#passOn(open, outcome.value, undefined);
    // the view comes first, so that what was sent never goes from sight
    this.#view(open, seat);
    say(seat.socket, { t: 'taken', n: message.n });
  }

  #passOn(open: OpenRoom, update: Uint8Array, from: Seat | undefined): void {
    const bytes = frame('update', update);
    for (const seat of open.seats) {
      if (seat === from || seat.who.role === 'customer') continue;
      if (seat.socket.bufferedAmount > MOST_WAITING) end(seat.socket, CLOSE.tooSlow, TOO_SLOW);
      else seat.socket.send(bytes);
    }
    open.views ??= setTimeout(() => {
      open.views = undefined;
      for (const seat of open.seats) if (seat.who.role === 'customer') this.#view(open, seat);
    }, VIEWS);
  }

  #view(open: OpenRoom, { socket, who }: Seat): void {
    say(socket, { t: 'view', journey: customerView(open.room.journey, who) });
  }

  #tellPeople(open: OpenRoom): void {
    open.people ??= setTimeout(() => {
      open.people = undefined;
      const people = [...open.seats].map(({ person }) => person);
      for (const seat of open.seats) say(seat.socket, { t: 'people', people: seat.who.role === 'customer' ? people.map(({ id, name, role, colour }) => ({ id, name, role, colour })) : people });
    }, PEOPLE);
  }

  #room(id: string): Promise<OpenRoom> {
    let opening = this.#rooms.get(id);
    if (!opening) {
      const seed = this.#settings.journeys?.find((journey) => journey.id === id);
      // what was begun before everybody left is kept first
      opening = (this.#ends.get(id) ?? Promise.resolve()).then(() => JourneyRoom.open(id, { store: this.#store, log: this.#log, seed })).then((room) => ({ room, seats: new Set<Seat>(), people: undefined, views: undefined }));
      this.#rooms.set(id, opening);
      opening.catch(() => this.#rooms.delete(id));
    }
    return opening;
  }

  #leaveIfEmpty(id: string, open: OpenRoom): void {
    if (open.seats.size > 0 || this.#closing) return;
    this.#rooms.delete(id);
    clearTimeout(open.people);
    clearTimeout(open.views);
    const ended = open.room.close().finally(() => {
      if (this.#ends.get(id) === ended) this.#ends.delete(id);
    });
    this.#ends.set(id, ended);
  }

  #ping(): void {
    for (const opening of this.#rooms.values()) {
      void opening.then(({ seats }) => {
        for (const seat of seats) {
          if (!seat.alive) seat.socket.terminate();
          else {
            seat.alive = false;
            seat.socket.ping();
          }
        }
      }, () => {});
    }
  }

  /** The state of a journey as it is now; undefined if nobody has it open. */
  async journey(id: string) {
    return (await this.#rooms.get(id))?.room.journey;
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#timer);
    for (const socket of this.#sockets) socket.close(1001, 'The collector stops.');
    const all = await Promise.allSettled(this.#rooms.values());
    for (const one of all) {
      if (one.status !== 'fulfilled') continue;
      clearTimeout(one.value.people);
      clearTimeout(one.value.views);
      await one.value.room.close();
    }
    await Promise.allSettled(this.#ends.values());
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
    await this.#store.close();
  }
}

/** So many messages, and so many bytes, in ten seconds. */
class Budget {
  readonly #now: () => number;
  #left = SHARED_LIMITS.perSecond * 10;
  #bytes: number = SHARED_LIMITS.bytesInTenSeconds;
  #at: number;
  constructor(now: () => number) {
    this.#now = now;
    this.#at = now();
  }
  take(bytes: number): boolean {
    const now = this.#now();
    // a clock that is set back takes nothing away
    const passed = Math.max(0, now - this.#at) / 10_000;
    this.#left = Math.min(SHARED_LIMITS.perSecond * 10, this.#left + passed * SHARED_LIMITS.perSecond * 10) - 1;
    this.#bytes = Math.min(SHARED_LIMITS.bytesInTenSeconds, this.#bytes + passed * SHARED_LIMITS.bytesInTenSeconds) - bytes;
    this.#at = now;
    return this.#left >= 0 && this.#bytes >= 0;
  }
}

const say = (socket: WebSocket, message: FromRoom): void => {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
};

function end(socket: WebSocket, code: number, problem: Problem): void {
  say(socket, { t: 'end', problem });
  socket.close(code, problem.code);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const keyOf = (journey: string, link: string): string => JSON.stringify([journey, link]);

/** The vector of somebody who has nothing yet is a single zero. */
const hasNothing = (vector: Uint8Array): boolean => vector.byteLength === 1 && vector[0] === 0;
const bytesOf = (data: Buffer | ArrayBuffer | Buffer[]): Uint8Array => (Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data);
const textOf = (data: Buffer | ArrayBuffer | Buffer[]): string => Buffer.from(bytesOf(data)).toString('utf8');

function decoded(text: string): string | undefined {
  try {
    const id = decodeURIComponent(text);
    return id.length > 0 && id.length <= 128 ? id : undefined;
  } catch {
    return undefined;
  }
}

const ownOrigin = ({ headers: { host } }: IncomingMessage): string => `http://${host ?? ''}`;

import { backoff } from '../../../src/delivery/backoff.js';
import { frame, readFrame, readFromRoom, ROOM_PROTOCOL, type ToRoom } from '../../../src/journey/shared/wire.js';
import { collectorLinks } from './collector-links.js';
import type { JourneyTransport, LineEvents, RoomLine } from './transport.js';

/** The longest wait before a broken line is tried again, in milliseconds. */
const LONGEST = 20_000;

/** The line to a collector: a WebSocket that comes back by itself. `token` is what the link carries. */
export function collectorTransport(collector: string, token: string): JourneyTransport {
  return { kind: 'checked', open: (room, events) => new CollectorLine(collector, token, room, events), links: (room) => collectorLinks(collector, token, room) };
}

class CollectorLine implements RoomLine {
  readonly #address: string;
  readonly #token: string;
  readonly #events: LineEvents;
  #socket: WebSocket | undefined;
  #isIn = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  readonly #online = (): void => {
    if (this.#socket || this.#isOver) return;
    clearTimeout(this.#timer);
    this.#connect();
  };
  readonly #offline = (): void => this.#socket?.close();

  constructor(collector: string, token: string, room: string, events: LineEvents) {
    const address = new URL(`${collector.replace(/\/+$/, '')}/v1/journeys/${encodeURIComponent(room)}`, document.baseURI);
    address.protocol = address.protocol.replace('http', 'ws');
    this.#address = address.href;
    this.#token = token;
    this.#events = events;
    addEventListener('online', this.#online);
    addEventListener('offline', this.#offline);
    this.#connect();
  }

  #connect(): void {
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.#address, ROOM_PROTOCOL);
    } catch (error) {
      // the policy of the page, or an address that is none
      return this.#end({ code: 'no-line', message: String(error) });
    }
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => socket.send(JSON.stringify({ t: 'hello', token: this.#token } satisfies ToRoom)));
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (socket !== this.#socket) return;
      if (data instanceof ArrayBuffer) return this.#bytes(new Uint8Array(data));
      const read = readFromRoom(String(data));
      if (!read.ok) return;
      if (read.value.t === 'welcome') {
        this.#isIn = true;
        this.#failures = 0;
      }
      this.#events.message(read.value);
      if (read.value.t === 'welcome') this.#events.opened();
      if (read.value.t === 'end' && /^(link-|no-hello)/.test(read.value.problem.code)) this.#end(read.value.problem);
    });
    socket.addEventListener('close', () => {
      if (socket !== this.#socket) return;
      this.#socket = undefined;
      this.#isIn = false;
      if (this.#isOver) return;
      this.#failures += 1;
      this.#events.closed();
      this.#timer = setTimeout(() => this.#connect(), Math.min(LONGEST, 200 + backoff(this.#failures)));
    });
  }

  #bytes(bytes: Uint8Array): void {
    const read = readFrame(bytes);
    if (read?.kind === 'have') this.#events.have(read.bytes);
    else if (read) this.#events.update(read.bytes, read.kind === 'whole');
  }

  #end(problem: { readonly code: string; readonly message: string }): void {
    this.close();
    this.#events.closed(problem, true);
  }

  #send(data: string | Uint8Array): void {
    if (this.#isIn && this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(data as string | Uint8Array<ArrayBuffer>);
  }

  update(update: Uint8Array): void {
    this.#send(frame('update', update));
  }
  have(vector: Uint8Array): void {
    this.#send(frame('have', vector));
  }
  message(message: ToRoom): void {
    this.#send(JSON.stringify(message));
  }

  close(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#offline);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }
}

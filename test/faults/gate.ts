import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** What is done to one request. */
export type Step =
  | 'pass'
  /** The connection is torn down before anything reached the other side. */
  | 'reset before'
  /** The other side has it and has answered; the connection is torn down with a reset instead of the answer. */
  | 'reset after'
  /** The answer breaks off in its middle. */
  | 'half an answer'
  /** An answer that says all is well and means nothing. The other side has it. */
  | 'nonsense'
  /** Nothing reaches the other side, and the answer says all is well and speaks of nothing. */
  | 'empty promise'
  /** The other side gets it twice at the same time. */
  | 'twice'
  /** The connection is torn down; the other side gets it later, after what comes next. */
  | 'later'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly wait: number };

interface Taken {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Any page may read what went wrong, also one that sends cookies. */
const lettingIn = ({ origin, 'access-control-request-headers': asked }: IncomingMessage['headers']): Record<string, string> => ({
  'access-control-allow-origin': origin ?? '*', 'access-control-allow-credentials': 'true', 'access-control-allow-headers': asked ?? 'content-type', 'access-control-allow-methods': 'GET, POST', 'access-control-expose-headers': 'retry-after',
});
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The way to a backend, on which things go wrong as planned. One address for its whole life, also while it is down. */
export class Gate {
  /** What is done to the next requests, one each; then `always`. */
  readonly plan: Step[] = [];
  always: Step = 'pass';
  /** Requests with this text in them are refused with 400, as by a filter that dislikes a word. */
  poison: string | undefined;
  /** Which requests bring answers; to others nothing is done. */
  brings: (text: string) => boolean = () => true;
  /** Bodies that were let through, unpacked, in order. */
  readonly passed: string[] = [];
  /** Requests that came, whatever was done to them. */
  requests = 0;
  #held: Taken | undefined;
  #server: Server | undefined;
  #port = 0;
  readonly #upstream: string;

  constructor(upstream: string) {
    this.#upstream = upstream;
  }

  static async open(upstream: string): Promise<Gate> {
    const gate = new Gate(upstream);
    await gate.up();
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens, on the same port as before. */
  async up(): Promise<void> {
    if (this.#server) return;
    const server = createServer((request, response) => void this.#take(request, response).catch(() => response.socket?.destroy()));
    this.#server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Listens no more: whoever comes is refused by the machine itself. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const taken: Taken = { method: request.method ?? 'GET', path: request.url ?? '/', headers: request.headers, body: Buffer.concat(chunks) };
    if (taken.method === 'OPTIONS') {
      const answer = await this.#forward(taken).catch(() => undefined);
      return this.#give(response, answer ?? { status: 204, headers: lettingIn(taken.headers), body: Buffer.alloc(0) });
    }
    this.requests += 1;
    const text = readable(taken);
    if (this.poison !== undefined && text.includes(this.poison)) return this.#refuse(taken, response, { status: 400 });
    const step = this.brings(text) ? (this.plan.shift() ?? this.always) : 'pass';
    if (step === 'reset before') return void response.socket?.resetAndDestroy();
    if (step === 'empty promise') return this.#give(response, { status: 200, headers: { ...lettingIn(taken.headers), 'content-type': 'application/json' }, body: Buffer.from('{}') });
    if (step === 'later') {
      this.#held = taken;
      return void response.socket?.resetAndDestroy();
    }
    if (typeof step === 'object' && 'status' in step) return this.#refuse(taken, response, step);
    if (typeof step === 'object') await pause(step.wait);
    this.passed.push(text);
    const twin = step === 'twice' ? this.#forward(taken) : undefined;
    const answer = await this.#forward(taken);
    await twin;
    await this.#letGo();
    if (step === 'reset after') return void response.socket?.resetAndDestroy();
    if (step === 'nonsense') return this.#give(response, { status: 200, headers: { ...lettingIn(taken.headers), 'content-type': 'text/html' }, body: Buffer.from('<!doctype html><title>Welcome to the airport</title>') });
    if (step === 'half an answer') {
      response.writeHead(answer.status, { ...lettingIn(taken.headers), ...pick(answer.headers), 'content-length': answer.body.length + 10 });
      response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)));
      await pause(20);
      return void response.socket?.destroy();
    }
    this.#give(response, answer);
  }

  /** What was held back goes through now. */
  async #letGo(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    if (held) await this.#forward(held);
  }

  #refuse(taken: Taken, response: ServerResponse, { status, headers = {} }: { readonly status: number; readonly headers?: Readonly<Record<string, string>> }): void {
    this.#give(response, { status, headers: { ...lettingIn(taken.headers), ...headers, 'content-type': 'text/plain' }, body: Buffer.from('not now') });
  }

  #give(response: ServerResponse, answer: Answer): void {
    if (response.destroyed) return;
    response.writeHead(answer.status, pick(answer.headers));
    response.end(answer.body);
  }

  #forward({ method, path, headers, body }: Taken): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const out = ask(`${this.#upstream}${path}`, { method, headers: { ...headers, host: new URL(this.#upstream).host, 'content-length': String(body.length) }, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(chunks) }));
      });
      out.on('error', reject);
      out.end(body);
    });
  }
}

/** Headers that are handed on; what belongs to one connection is not. */
function pick(headers: IncomingMessage['headers']): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'].includes(name)) continue;
    out[name] = String(value);
  }
  return out;
}

/** The text of a request: of its address and its body, unpacked, with what is packed within it. */
export function readable({ path, body }: { readonly path: string; readonly body: Buffer }): string {
  const plain = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
  const text = plain.toString('utf8');
  const form = /(?:^|&)data=([A-Za-z0-9+/=_%-]+)/.exec(text)?.[1];
  return `${safely(path)}\n${text}\n${safely(text)}\n${form === undefined ? '' : Buffer.from(decodeURIComponent(form), 'base64').toString('utf8')}`;
}

function safely(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

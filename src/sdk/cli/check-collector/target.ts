import { request as plainly } from 'node:http';
import { request as safely } from 'node:https';
import { connect } from 'node:net';
import { connect as connectSafely } from 'node:tls';
import { uuidv7 } from '../../../core/uuid.js';

/** An answer as it came over the wire. `status` 0: the connection ended without one. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What broke, if no answer came. */
  readonly broke: string | undefined;
}

/** What is said of one event. */
export interface Receipt {
  readonly id: string;
  readonly status: string;
  readonly reason?: string;
}

export interface TargetOptions {
  /** Shown as `authorization: Bearer`. */
  readonly key?: string | undefined;
  /** A token that reads figures and makes tickets, where the backend has such. */
  readonly reader?: string | undefined;
  /** A site whose pages may send. */
  readonly origin?: string | undefined;
  /** Also checks that take longer than half a minute. */
  readonly patient?: boolean;
}

/** An event as a program would write it that has never seen ours. */
export type Made = Readonly<Record<string, unknown>> & { readonly id: string };

const PATIENCE = 15_000;
const STATUSES = new Set(['stored', 'duplicate', 'conflict', 'rejected', 'retry']);

/** The backend that is checked. */
export class Target {
  /** Where events go. */
  readonly endpoint: URL;
  readonly key: string | undefined;
  readonly reader: string | undefined;
  readonly origin: string | undefined;
  readonly patient: boolean;

  /** @param url the address of the events, or of the server, to which `/v1/events` is added */
  constructor(url: URL, { key, reader, origin, patient = false }: TargetOptions = {}) {
    this.endpoint = url.pathname === '/' ? new URL('/v1/events', url) : url;
    this.key = key;
    this.reader = reader;
    this.origin = origin;
    this.patient = patient;
  }

  /** An event that no figure counts: a survey was shown. */
  shown(other: Readonly<Record<string, unknown>> = {}): Made {
    return { specversion: '1.0', id: uuidv7(), source: 'urn:cx-elements:check-collector', type: 'cx.survey.shown', time: new Date().toISOString(), dataschema: 'urn:cx-elements:survey.shown:1', data: { survey: 'check-collector' }, ...other };
  }

  /** An event that no figure counts, with words in it. */
  said(text: string, other: Readonly<Record<string, unknown>> = {}): Made {
    return this.shown({
      type: 'cx.response.saved', dataschema: 'urn:cx-elements:response.saved:1',
      data: { response: uuidv7(), survey: 'check-collector', answers: [{ kind: 'text', question: 'why', text }] },
      ...other,
    });
  }

  /** One request. Never throws: what broke is in the answer. */
  ask({ method = 'POST', body, headers = {}, path, key = this.key, patience = PATIENCE, breakOff = false }: {
    readonly method?: string;
    readonly body?: string | Uint8Array;
    readonly headers?: Readonly<Record<string, string>>;
    readonly path?: string;
    /** Another key, or none. */
    readonly key?: string | null | undefined;
    readonly patience?: number;
    /** Hangs up as soon as all is sent. */
    readonly breakOff?: boolean;
  }): Promise<Answer> {
    const url = path === undefined ? this.endpoint : new URL(path, this.endpoint);
    const bytes = body === undefined ? undefined : Buffer.from(body as string);
    const all = { ...(bytes && { 'content-type': 'application/cloudevents-batch+json', 'content-length': String(bytes.length) }), ...(typeof key === 'string' && { authorization: `Bearer ${key}` }), ...headers };
    return new Promise((resolve) => {
      const broken = (why: string): void => resolve({ status: 0, headers: {}, body: '', broke: why });
      const request = (url.protocol === 'https:' ? safely : plainly)(url, { method, headers: all, agent: false, timeout: patience }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', (error) => broken(error.message));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])), body: Buffer.concat(chunks).toString('utf8'), broke: undefined }));
      });
      request.on('error', (error: NodeJS.ErrnoException) => broken(error.code ?? error.message));
      request.on('timeout', () => {
        broken(`no answer within ${patience / 1000} s`);
        request.destroy();
      });
      request.end(bytes, () => {
        if (!breakOff) return;
        broken('we hung up');
        request.destroy();
      });
    });
  }

  /** Sends events and reads what is said of each; undefined if it is no answer for each. */
  async send(events: readonly unknown[], headers: Readonly<Record<string, string>> = {}): Promise<{ readonly answer: Answer; readonly receipts: readonly Receipt[] | undefined }> {
    const answer = await this.ask({ body: JSON.stringify(events), headers });
    return { answer, receipts: receiptsIn(answer) };
  }

  /** The statuses of events, in the order they were sent; what happened instead, if there was no answer for each. */
  async statuses(events: readonly Made[], headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const { answer, receipts } = await this.send(events, headers);
    if (!receipts) return said(answer);
    return events.map(({ id }, place) => (receipts[place] ?? receipts.find((one) => one.id === id))?.status ?? 'nothing').join(', ');
  }

  /** Bytes on a bare connection; what came back until it ended or `patience` was over. */
  raw(text: string | Uint8Array, { patience = 5000, drip }: { readonly patience?: number; readonly drip?: { readonly every: number; readonly byte: string } } = {}): Promise<{ readonly text: string; readonly ended: boolean }> {
    const { hostname, port, protocol } = this.endpoint;
    const isSafe = protocol === 'https:';
    const where = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (isSafe ? 443 : 80)) };
    return new Promise((resolve) => {
      let heard = '';
      const socket = isSafe ? connectSafely({ ...where, servername: hostname }) : connect(where);
      const dripping = drip && setInterval(() => socket.write(drip.byte), drip.every);
      const done = (ended: boolean): void => {
        clearInterval(dripping);
        clearTimeout(timer);
        socket.destroy();
        resolve({ text: heard, ended });
      };
      const timer = setTimeout(() => done(false), patience);
      socket.on('data', (chunk: Buffer) => void (heard += chunk.toString('latin1')));
      socket.on('error', () => done(true));
      socket.on('close', () => done(true));
      socket.write(text);
    });
  }

  /** The lines that begin a bare request. */
  head(...lines: readonly string[]): string {
    return [`POST ${this.endpoint.pathname}${this.endpoint.search} HTTP/1.1`, `Host: ${this.endpoint.host}`, 'Content-Type: application/cloudevents-batch+json', ...(this.key === undefined ? [] : [`Authorization: Bearer ${this.key}`]), ...lines, '', ''].join('\r\n');
  }
}

/** The receipts in an answer, if it has them. */
export function receiptsIn({ status, body }: Answer): readonly Receipt[] | undefined {
  if (status !== 200) return undefined;
  try {
    const { results } = JSON.parse(body) as { readonly results?: unknown };
    const isReceipt = (one: unknown): one is Receipt => typeof (one as Receipt | null)?.id === 'string' && STATUSES.has((one as Receipt).status);
    return Array.isArray(results) && results.every(isReceipt) ? results : undefined;
  } catch {
    return undefined;
  }
}

/** An answer in a few words. */
export function said({ status, body, broke }: Answer): string {
  return broke === undefined ? `${status} ${body.slice(0, 160).replace(/\s+/g, ' ')}`.trim() : `no answer (${broke})`;
}

import Database from 'libsql';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CxEvent } from '../../src/model/index.js';
import { CX_COLLECTOR } from '../support/commands.js';
import type { Figures } from '../support/events.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A port that nobody has just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** What a backend has in the end. */
export interface Kept {
  /** The marks of what is stored, each as often as it is there. */
  readonly stored: readonly string[];
  /** How many answers it was told are lost, by reason. */
  readonly reported: Readonly<Record<string, number>>;
  /** Where the figures and what is stored do not agree; nothing if they do. */
  readonly differences: readonly string[];
}

/** The real collector, as the command that is published, with a file of its own. It can be killed and comes back at the same address. */
export class RealCollector {
  readonly folder: string;
  readonly db: string;
  readonly #ownsFolder: boolean;
  readonly #args: readonly string[];
  #port = 0;
  #child: ChildProcess | undefined;
  output = '';
  url = '';

  private constructor(folder: string | undefined, args: readonly string[]) {
    this.#ownsFolder = folder === undefined;
    this.folder = folder ?? mkdtempSync(join(tmpdir(), 'cx-faults-'));
    this.db = join(this.folder, 'collector.db');
    this.#args = args;
  }

  /** @param store where events are kept instead of a file: `--db` of PostgreSQL */
  static async start({ folder, args = [] }: { folder?: string; args?: readonly string[] } = {}): Promise<RealCollector> {
    const collector = new RealCollector(folder, args);
    collector.#port = await freePort();
    await collector.start();
    return collector;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Is it running? */
  get runs(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Starts it again. @throws when it says why it does not start */
  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const db = this.#args.includes('--db') ? [] : ['--db', this.db];
    const child = spawn(process.execPath, [...CX_COLLECTOR, '--port', String(this.#port), '--origin', '*', '--privacy-threshold', '0', ...db, ...this.#args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    this.#child = child;
    this.output = '';
    const text = (chunk: Buffer): void => void (this.output += String(chunk));
    child.stdout.on('data', text);
    child.stderr.on('data', text);
    for (;;) {
      const found = /listens on (\S+)/.exec(this.output);
      if (found) {
        this.url = found[1]!;
        return;
      }
      if (!this.runs) throw new Error(this.output.trim());
      await pause(10);
    }
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || !this.runs) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    return (await ended)[0] as number | null;
  }

  /** The ids of what is stored by now. */
  async marks(): Promise<readonly string[]> {
    const db = new Database(this.db, { readonly: true });
    try {
      return (db.prepare('SELECT id FROM event').all() as { id: string }[]).map(({ id }) => id);
    } finally {
      db.close();
    }
  }

  /**
   * What is stored, read from the file by another program than the collector; and the figures the collector tells, counted again
   * from it. Starts the collector if it does not run.
   */
  async kept(): Promise<Kept> {
    if (!this.runs) await this.start();
    const { figures } = (await (await fetch(`${this.url}/v1/metrics?metric=nps`)).json()) as Figures;
    await this.stop();
    const db = new Database(this.db, { readonly: true });
    try {
      const [{ integrity_check: integrity }] = db.prepare('PRAGMA integrity_check').all() as [{ integrity_check: string }];
      const bodies = (db.prepare('SELECT body FROM event ORDER BY seq').all() as { body: string }[]).map(({ body }) => JSON.parse(body) as CxEvent);
      const differences = recounted(bodies, figures);
      if (integrity !== 'ok') differences.push(`the file is broken: ${integrity}`);
      const reported: Record<string, number> = {};
      for (const event of bodies) if (event.type === 'cx.delivery.lost') reported[event.data.reason] = (reported[event.data.reason] ?? 0) + event.data.count;
      return { stored: bodies.flatMap(({ id, type }) => (type === 'cx.delivery.lost' ? [] : [id])), reported, differences };
    } finally {
      db.close();
    }
  }

  async close(): Promise<void> {
    await this.stop('SIGKILL');
    if (this.#ownsFolder) rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Where figures of NPS differ from what events say: counted here anew, each response once by its latest event. */
export function recounted(events: readonly CxEvent[], figures: Figures['figures']): string[] {
  const latest = new Map<string, { readonly time: number; readonly id: string; readonly value: number }>();
  for (const event of events) {
    if (event.type !== 'cx.response.submitted') continue;
    const answer = event.data.answers.find((one) => one.kind === 'score');
    if (!answer) continue;
    const standing = latest.get(event.data.response);
    const time = Date.parse(event.time);
    if (!standing || time > standing.time || (time === standing.time && event.id > standing.id)) latest.set(event.data.response, { time, id: event.id, value: answer.value });
  }
  const counts = Array.from({ length: 11 }, () => 0);
  for (const { value } of latest.values()) counts[value]! += 1;
  const told = figures.find((one) => one.segment === null)?.reading as { readonly n: number; readonly distribution?: { readonly counts: readonly number[] } } | undefined;
  const said = told?.distribution?.counts ?? Array.from({ length: 11 }, () => 0);
  return counts.flatMap((count, score) => (count === said[score] ? [] : [`${count} answers of ${score} are stored, ${said[score] ?? 0} are counted`]));
}

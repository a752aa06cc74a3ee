// Durable ingest over HTTP, figures from rollups, and how soon others hear: each side in a process of its own, real files, a real server. As JSON.
// CX_BENCH_BATCHES says how many batches of 100 are sent; CX_BENCH_STORED, or --full for ten million, how many events the figures are told from.
// CX_BENCH_FILE names the file that holds them: it stays, and is taken as it is next time, since millions take long to store.
// CX_BENCH_ONLY=sqlite or postgres tries the ingest of that store alone; CX_BENCH_PROFILE names a folder for CPU profiles of the collector.
import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PostgresServer } from '../../test/support/postgres.js';

const BATCHES = Number(process.env['CX_BENCH_BATCHES'] ?? 600);
const STORED = process.argv.includes('--full') ? 10_000_000 : Number(process.env['CX_BENCH_STORED'] ?? 200_000);
const FILE = process.env['CX_BENCH_FILE'];
const ONLY = process.env['CX_BENCH_ONLY'];
const CONNECTIONS = 4;
const HERE = 'bench/ingest';

/** What a collector says when it has begun. */
interface Started {
  readonly url: string;
  readonly count: number;
  readonly copied: number;
}

class Running {
  readonly url: string;
  readonly count: number;
  readonly copied: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, { url, count, copied }: Started) {
    this.#child = child;
    this.url = url;
    this.count = count;
    this.copied = copied;
  }

  static async start(db: string, fill = 0): Promise<Running> {
    const profile = process.env['CX_BENCH_PROFILE'];
    const child = fork(`${HERE}/collector.ts`, [db, String(fill)], { execArgv: ['--import', 'tsx', ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])], stdio: ['ignore', 2, 2, 'ipc'] });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The collector ended.')));
    const [started] = await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => {});
    return new Running(child, started as Started);
  }

  /** CPU time it took until now, in microseconds; memory, in bytes. */
  async told(): Promise<{ readonly cpu: number; readonly memory: number }> {
    const answer = once(this.#child, 'message');
    this.#child.send('cpu');
    const [{ cpu, memory }] = (await answer) as [{ cpu: { user: number; system: number }; memory: number }];
    return { cpu: cpu.user + cpu.system, memory };
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.send('stop');
    await ended;
  }
}

interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

async function client<T>(...args: (string | number)[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', `${HERE}/client.ts`, ...args.map(String)], { maxBuffer: 1e8 });
  return JSON.parse(stdout) as T;
}

async function ingest(db: string): Promise<object> {
  const collector = await Running.start(db);
  try {
    await client('ingest', collector.url, Math.ceil(BATCHES / 6), CONNECTIONS);
    const before = await collector.told();
    const result = await client<Spread & { events: number; perSecond: number; bytes: number }>('ingest', collector.url, BATCHES, CONNECTIONS);
    const after = await collector.told();
    return { ...result, cpuMicroseconds: (after.cpu - before.cpu) / result.events, memory: after.memory };
  } finally {
    await collector.stop();
  }
}

/** What the plainest store does here: the measure of the machine. */
async function yardstick(file: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', `${HERE}/yardstick.ts`, file]);
  return JSON.parse(stdout) as unknown;
}

/** Durable ingest on a server of PostgreSQL of its own; undefined where none is to be had. */
async function ingestIntoPostgres(): Promise<object | undefined> {
  const server = await PostgresServer.start({ isDurable: true });
  try {
    return server && (await ingest(await server.database()));
  } finally {
    await server?.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'cx-bench-'));
const load = loadavg()[0]!;
try {
  if (ONLY !== undefined) {
    console.log(JSON.stringify({ load, [ONLY]: ONLY === 'sqlite' ? await ingest(join(folder, 'ingest.db')) : await ingestIntoPostgres() }));
  } else {
    const measure = await yardstick(join(folder, 'yardstick.db'));
    const sqlite = await ingest(join(folder, 'ingest.db'));
    const postgres = await ingestIntoPostgres();
    const collector = await Running.start(FILE ?? join(folder, 'stored.db'), STORED);
    const figures = await client('figures', collector.url, 200);
    const delay = await client('delay', collector.url, 200);
    await collector.stop();
    console.log(JSON.stringify({ connections: CONNECTIONS, stored: collector.count, copied: collector.copied, load, loadAfter: loadavg()[0], yardstick: measure, sqlite, postgres, figures, delay }));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { oneAtATime } from './one-at-a-time.js';

/** Where the server's programs are, if they are anywhere. */
function programs(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)) : [];
  const places = [...versions.map((version) => `/usr/lib/postgresql/${version}/bin`), ...(process.env['PATH'] ?? '').split(':')];
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')));
}

/** Installs the server where that is possible without asking: as root on Debian. */
function installed(): string | undefined {
  const found = programs();
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  console.log('Installing postgresql for the tests ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return programs();
}

/** The server refuses to run as root: then it runs as somebody who is not. */
function somebody(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (...args: string[]): number => Number(spawnSync('id', args, { encoding: 'utf8' }).stdout);
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  return undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A real PostgreSQL server of the tests' own, in a folder of its own. */
export class PostgresServer {
  readonly port: number;
  readonly #bin: string;
  readonly #folder: string;
  readonly #isDurable: boolean;
  #child: ChildProcess | undefined;
  #databases = 0;

  private constructor(bin: string, folder: string, port: number, isDurable: boolean) {
    this.#bin = bin;
    this.#folder = folder;
    this.#isDurable = isDurable;
    this.port = port;
  }

  /** Makes and starts one; undefined, with a message, where none can be had. @param isDurable does it wait for the disk, as where its speed is measured? */
  static async start({ isDurable = false } = {}): Promise<PostgresServer | undefined> {
    const bin = oneAtATime('apt', installed);
    if (!bin) {
      console.log('Skipped: there is no PostgreSQL here, and it cannot be installed. On Debian or Ubuntu: sudo apt-get install postgresql');
      return undefined;
    }
    const folder = mkdtempSync(join(tmpdir(), 'cx-postgres-'));
    const who = somebody();
    if (who) chownSync(folder, who.uid, who.gid);
    const { status, stderr } = spawnSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'cx', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { encoding: 'utf8', ...who });
    if (status !== 0) throw new Error(`initdb: ${stderr}`);
    const server = new PostgresServer(bin, folder, await freePort(), isDurable);
    await server.up();
    return server;
  }

  /** Starts the server, again if it was down. */
  async up(): Promise<void> {
    // what is synced is not tested by these tests: the machine does not lose its power in them
    const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${this.#folder}`, `fsync=${this.#isDurable ? 'on' : 'off'}`, 'max_connections=60', `shared_buffers=${this.#isDurable ? 128 : 32}MB`];
    this.#child = spawn(join(this.#bin, 'postgres'), ['-D', join(this.#folder, 'data'), '-p', String(this.port), ...settings.flatMap((one) => ['-c', one])], { stdio: 'ignore', ...somebody() });
    for (let i = 0; ; i++) {
      const client = new pg.Client({ connectionString: this.url('postgres') });
      client.on('error', () => {});
      try {
        await client.connect();
        await client.query('SELECT 1');
        return;
      } catch (error) {
        if (i > 300 || this.#child.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      } finally {
        await client.end().catch(() => {});
      }
    }
  }

  /** Stops the server as an administrator does (`fast`), or as a machine that fails (`immediate`). */
  async down(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  }

  url(database: string): string {
    return `postgres://cx@127.0.0.1:${this.port}/${database}`;
  }

  /** Does something as an administrator. */
  async run(sql: string, url = this.url('postgres')): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** Tells the address of a new, empty place in the server: a schema, which is made quicker than a database. */
  async database(): Promise<string> {
    const name = `test${(this.#databases += 1)}`;
    await this.run(`CREATE SCHEMA ${name}`);
    return `${this.url('postgres')}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
  }

  async stop(): Promise<void> {
    await this.down();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

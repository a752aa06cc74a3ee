// What goes wrong at the collector and under it.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Database from 'libsql';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CxEvent } from '../../src/model/index.js';
import type { Figures } from '../support/events.js';
import { PostgresServer } from '../support/postgres.js';
import { RealCollector, recounted, type Kept } from './collector.js';
import { pause, until } from './lab.js';
import { Ledger, type Tally } from './ledger.js';
import { Sender } from './sender.js';

/** A fault of the collector itself. */
export interface CollectorFault {
  readonly name: string;
  /** Why it cannot happen on this machine; nothing if it can. */
  readonly hindrance?: () => string | undefined;
  run(ledger: Ledger, soak: boolean): Promise<{ readonly kept: Kept; readonly faults: readonly string[] }>;
}

const isRoot = process.getuid?.() === 0;
const works = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** A small disk of its own, where this machine lets us have one. */
function smallDisk(megabytes: number): { path: string; remove(): void } | undefined {
  const path = mkdtempSync(join(tmpdir(), 'cx-disk-'));
  if (!isRoot || !works('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path)) {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    remove: () => {
      works('umount', '-l', path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Is there one sentence, and no heap of addresses in the code? */
const isOneSentence = (said: string): boolean => said.length > 20 && !/\n\s+at /.test(said) && said.trim().split('\n').length === 1;

async function withCollector(ledger: Ledger, work: (collector: RealCollector, sender: Sender) => Promise<readonly string[] | void>, parts: { folder?: string; args?: readonly string[] } = {}): Promise<{ kept: Kept; faults: readonly string[] }> {
  const collector = await RealCollector.start(parts);
  try {
    const sender = new Sender(ledger, () => collector.url);
    const faults = (await work(collector, sender)) ?? [];
    if (!collector.runs) await collector.start();
    await sender.sendTheRest();
    return { kept: await collector.kept(), faults };
  } finally {
    await collector.close();
  }
}

/** Fills the disk, or the file up to a limit; the collector must say so, live, and go on when there is room again. */
const diskFull: CollectorFault = {
  name: 'disk full, then room again',
  hindrance: () => (isRoot || works('prlimit', '--version') ? undefined : 'it takes prlimit, or root to have a small disk'),
  async run(ledger) {
    const disk = smallDisk(4);
    try {
      return await withCollector(
        ledger,
        async (collector, sender) => {
          const filler = disk && join(disk.path, 'filler');
          await sender.send(sender.make(20));
          if (filler) {
            // all but a little of what is left
            const free = Number(execFileSync('df', ['--output=avail', '-B1', disk.path], { encoding: 'utf8' }).split('\n')[1]);
            writeFileSync(filler, Buffer.alloc(Math.max(0, free - 200_000)));
          } else execFileSync('prlimit', ['--pid', String(collector.pid), `--fsize=${Math.max(statSync(`${collector.db}-wal`).size, statSync(collector.db).size) + 100_000}:`]);
          const load = sender.run({ lanes: 2, size: 50 });
          await until(() => (sender.failures.get('503') ?? 0) + (sender.failures.get('retry') ?? 0) >= 3, 'the collector says that it cannot store', 30_000);
          await load.stop();
          const faults = collector.runs ? [] : ['the collector ended'];
          if (filler) rmSync(filler);
          else execFileSync('prlimit', ['--pid', String(collector.pid), '--fsize=unlimited:']);
          // whatever is acknowledged from here on is stored; it must not take a restart
          await sender.sendTheRest();
          return faults;
        },
        disk ? { folder: disk.path } : {},
      );
    } finally {
      disk?.remove();
    }
  },
};

const readOnly: CollectorFault = {
  name: 'read-only file',
  async run(ledger) {
    return withCollector(ledger, async (collector, sender) => {
      await sender.send(sender.make(50));
      await collector.stop();
      const bound = isRoot && works('mount', '--bind', collector.folder, collector.folder) && works('mount', '-o', 'remount,ro,bind', collector.folder);
      if (!bound) spawnSync('chmod', ['-R', 'a-w', collector.folder]);
      const said = await collector.start().then(() => '', (error: Error) => error.message);
      const ended = await collector.stop();
      if (bound) works('umount', collector.folder);
      else spawnSync('chmod', ['-R', 'u+w', collector.folder]);
      await collector.start();
      return [...(isOneSentence(said) ? [] : [`it does not say in one sentence what is wrong: ${said || 'it starts'}`]), ...(ended === 1 || !said ? [] : [`it ends with ${ended}`])];
    });
  },
};

const locked: CollectorFault = {
  name: 'file locked by another program',
  async run(ledger) {
    return withCollector(ledger, async (collector, sender) => {
      await sender.send(sender.make(50));
      const other = new Database(collector.db);
      other.exec('BEGIN IMMEDIATE');
      const stuck = sender.send(sender.make(50));
      await pause(6500); // longer than the collector waits
      const acked = await Promise.race([stuck, pause(5000).then(() => false)]);
      other.exec('ROLLBACK');
      other.close();
      await stuck;
      return acked ? ['it acknowledged what it could not store'] : [];
    });
  },
};

const walTail = (name: string, spoil: (wal: string) => void): CollectorFault => ({
  name,
  async run(ledger) {
    return withCollector(ledger, async (collector, sender) => {
      for (let i = 0; i < 3; i++) {
        const load = sender.run();
        await pause(250);
        await collector.stop('SIGKILL');
        await load.stop();
        const wal = `${collector.db}-wal`;
        if (existsSync(wal) && statSync(wal).size > 0) spoil(wal);
        else return ['there was no write-ahead log to spoil'];
        await collector.start();
      }
      return [];
    });
  },
});

/** The server goes under load, as an administrator stops it and as a machine that fails; the collector lives on and says so. */
const postgresRestarts: CollectorFault = {
  name: 'PostgreSQL restarted under load',
  async run(ledger, soak) {
    const server = await PostgresServer.start();
    if (!server) return { kept: { stored: [], reported: {}, differences: [] }, faults: [] };
    try {
      const db = await server.database();
      const collector = await RealCollector.start({ args: ['--db', db] });
      try {
        const sender = new Sender(ledger, () => collector.url);
        const faults: string[] = [];
        for (let i = 0; i < (soak ? 20 : 3); i++) {
          const load = sender.run();
          await pause(500);
          await server.down(i % 2 === 0 ? 'immediate' : 'fast');
          await pause(300);
          await server.up();
          await pause(500);
          await load.stop();
          if (!collector.runs) {
            faults.push(`the collector ended: ${collector.output.slice(-200)}`);
            await collector.start();
          }
        }
        await sender.sendTheRest();
        const { figures } = (await (await fetch(`${collector.url}/v1/metrics?metric=nps`)).json()) as Figures;
        await collector.stop();
        const bodies = ((await server.run('SELECT body FROM cx_event ORDER BY place', db)).rows as { body: string }[]).map(({ body }) => JSON.parse(body) as CxEvent);
        return { kept: { stored: bodies.map(({ id }) => id), reported: {}, differences: recounted(bodies, figures) }, faults };
      } finally {
        await collector.close();
      }
    } finally {
      await server.stop();
    }
  },
};

export const AT_THE_COLLECTOR: readonly CollectorFault[] = [
  {
    name: 'collector killed (-9) in the middle of batches',
    async run(ledger, soak) {
      return withCollector(ledger, async (collector, sender) => {
        for (let i = 0; i < (soak ? 100 : 10); i++) {
          const load = sender.run();
          await pause(20 + Math.random() * 250);
          await collector.stop('SIGKILL');
          await load.stop();
          await collector.start();
          if (i % 3 === 0) await sender.sendTheRest();
        }
      });
    },
  },
  diskFull,
  readOnly,
  locked,
  walTail('garbage at the end of the write-ahead log', (wal) => appendFileSync(wal, Buffer.from(Array.from({ length: 5000 }, () => Math.floor(Math.random() * 256))))),
  walTail('half a page at the end of the write-ahead log', (wal) => {
    const text = readFileSync(wal);
    appendFileSync(wal, text.subarray(text.length - 4120, text.length - 2000)); // a frame that was cut off by a power cut
  }),
  {
    name: 'the clock of the collector jumps',
    async run(ledger) {
      return withCollector(ledger, async (collector, sender) => {
        const folder = join(collector.folder, 'clock');
        mkdirSync(folder);
        for (const days of [-30, 30, -400, 0]) {
          const shift = join(folder, `${days}.mjs`);
          writeFileSync(shift, `const now = Date.now, Real = Date; Real.now = () => now.call(Real) + ${days * 86_400_000}; globalThis.Date = new Proxy(Real, { construct: (target, list, self) => Reflect.construct(target, list.length === 0 ? [target.now()] : list, self) });`);
          await collector.stop();
          await collector.start({ NODE_OPTIONS: `--import ${shift}` });
          await sender.send(sender.make(50));
        }
        await collector.stop();
        await collector.start();
      });
    },
  },
  postgresRestarts,
];

/** Lets one fault happen, and counts. */
export async function atTheCollector(fault: CollectorFault, soak: boolean): Promise<Tally> {
  const began = Date.now();
  const ledger = new Ledger();
  const about = { fault: fault.name, browser: '-' };
  try {
    const { kept, faults } = await fault.run(ledger, soak);
    const tally = ledger.tally(kept, 'acked');
    return { ...about, ...tally, faults: [...tally.faults, ...faults], seconds: Math.round((Date.now() - began) / 1000) };
  } catch (error) {
    return { ...about, ...ledger.tally({ stored: [], reported: {}, differences: [] }, 'acked'), lost: 0, faults: [(error as Error).message], seconds: Math.round((Date.now() - began) / 1000) };
  }
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startCollector } from '../../src/collector/index.js';
import { CX_COLLECTOR } from '../support/commands.js';
import { CollectorProcess } from '../support/collector-process.js';
import { post, rating, send } from '../support/events.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = ['--reuid', '65534', '--regid', '65534', '--clear-groups'];
let folder = '';
before(() => void (folder = mkdtempSync(join(tmpdir(), 'cx-machine-'))));
after(() => rmSync(folder, { recursive: true, force: true }));

const works = (...[command = '', ...args]: string[]): boolean => spawnSync(command, args).status === 0;

/** A small disk of its own, where this process may have one. */
function disk(name: string, megabytes: number): { path: string; release(): void } | undefined {
  const path = join(folder, name);
  mkdirSync(path);
  if (!isRoot || !works('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path)) return undefined;
  return { path, release: () => void works('umount', '-l', path) };
}

/** What starts it as somebody who may not do everything; undefined where that cannot be had. */
const through = !isRoot ? [] : works('setpriv', ...NOBODY, process.execPath, ...CX_COLLECTOR, '--version') ? ['setpriv', ...NOBODY] : undefined;
const run = (as: readonly string[], ...args: string[]): Promise<{ code: number | null; output: string }> => new CollectorProcess(...args).run(as);
/** It said what is wrong and what to do in one sentence or two, on one line, without a stack; and ended with 1. */
function assertRefused({ code, output }: { code: number | null; output: string }, ...expected: RegExp[]): void {
  for (const one of expected) assert.match(output, one);
  assert.match(output, /^cx-collector: [^\n]+\.\n$/);
  assert.equal(code, 1);
}

/** A database with two events, of a collector that has ended. */
async function made(db: string): Promise<ReturnType<typeof rating>[]> {
  const events = [rating(9), rating(3)];
  const collector = await startCollector({ db, port: 0 });
  assert.deepEqual(await send(collector.url, ...events), ['stored', 'stored']);
  await collector.close();
  return events;
}

async function assertKept(db: string, events: ReturnType<typeof rating>[]): Promise<void> {
  const collector = await startCollector({ db, port: 0 });
  assert.deepEqual(await send(collector.url, ...events), events.map(() => 'duplicate'));
  await collector.close();
}

describe('a disk that is full', () => {
  it('keeps a collector from starting, with the remedy; what was acknowledged is there when there is room', async (t) => {
    const small = disk('full', 2);
    if (!small) return t.skip('a disk of its own needs root and the right to mount');
    t.after(() => small.release());
    const db = join(small.path, 'a.db');
    const events = await made(db);
    const filler = join(small.path, 'filler');
    const { bavail, bsize } = statfsSync(small.path);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    assertRefused(await run([], '--db', db, '--port', '0'), /the disk is full/, /Make room there .* or name a file elsewhere with --db\./i);
    assertRefused(await run([], '--db', join(small.path, 'new.db'), '--port', '0'), /the disk is full/);
    rmSync(filler);
    await assertKept(db, events);
  });

  it('is answered with 503 while it runs, and everything that was acknowledged before is kept, nothing else', async () => {
    const db = join(folder, 'limited.db');
    // files may not grow beyond this: as good as a full disk, and no right is needed for it
    const command = `ulimit -f 1200; exec "$0" "$@"`;
    const collector = await new CollectorProcess('--db', db, '--port', '0').start(['sh', '-c', command]);
    const acknowledged: ReturnType<typeof rating>[] = [];
    let refused: Response | undefined;
    for (let i = 0; i < 200 && !refused; i++) {
      const events = Array.from({ length: 100 }, () => rating(9));
      const response = await post(collector.url, events);
      if (response.status === 200) acknowledged.push(...events);
      else refused = response;
    }
    assert.equal(refused?.status, 503);
    assert.ok(Number(refused.headers.get('retry-after')) >= 1);
    assert.match(((await refused.json()) as { type: string }).type, /:not-stored$/);
    await collector.stop('SIGKILL');
    assert.ok(acknowledged.length > 0);
    const again = await startCollector({ db, port: 0 });
    assert.equal(await again.count(), acknowledged.length);
    await again.close();
    await assertKept(db, acknowledged.slice(-100));
  });
});

describe('a database that may only be read', () => {
  it('keeps a collector from starting, with the remedy, and is left as it was', async (t) => {
    if (!through) return t.skip('nothing is read-only for root, and there is no way to start it as somebody else');
    const own = join(folder, 'read');
    mkdirSync(own);
    const db = join(own, 'read.db');
    const events = await made(db);
    const content = readFileSync(db);
    for (const path of [folder, own]) chmodSync(path, 0o555);
    chmodSync(db, 0o444);
    assertRefused(await run(through, '--db', db, '--port', '0'), /read\.db cannot be opened: /, /--db\.$/m);
    assert.deepEqual(readFileSync(db), content);
    for (const path of [folder, own]) chmodSync(path, 0o755);
    chmodSync(db, 0o600);
    await assertKept(db, events);
  });
});

describe('a file of keys', () => {
  it('that is missing, unreadable, no JSON or wrong is told with its place, quotes no secret, and no database is made', async () => {
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const secret = 'cxt_very-secret-value';
    const cases: [string, RegExp][] = [
      [join(folder, 'none.json'), /there is no such file/],
      [folder, /cannot be read \(EISDIR\)/],
      [file('text.json', `{ "tokens": ${secret}`), /it is not JSON/],
      [file('empty.json', '{"format":"cx-keys/1"}'), /there is no key in it; "cx-collector key" makes one/],
      [file('wrong.json', JSON.stringify({ format: 'cx-keys/1', tokens: [{ id: 'a', sha256: secret, scopes: ['figures'] }] })), /\/tokens\/0\/sha256/],
    ];
    for (const [keys, what] of cases) {
      const db = join(folder, 'keys.db');
      const told = await run([], '--db', db, '--port', '0', '--keys', keys);
      assertRefused(told, what);
      assert.ok(!told.output.includes(secret), told.output);
      assert.ok(!existsSync(db));
    }
    const [keys, what] = cases.at(-1)!;
    assertRefused(await run([], 'check', '--keys', keys), what);
  });

  it('that this user may not read is told so', async (t) => {
    if (!through) return t.skip('root may read everything, and there is no way to start it as somebody else');
    const keys = join(folder, 'hidden.json');
    writeFileSync(keys, '{}');
    chmodSync(keys, 0);
    chmodSync(folder, 0o755);
    assertRefused(await run(through, 'check', '--keys', keys), /cannot be read \(EACCES\)/);
  });
});

describe('being told to stop', () => {
  it('answers and stores what has begun to come, takes no new connection, says that it is not ready, and ends with 0', { timeout: 60_000 }, async () => {
    const db = join(folder, 'drained.db');
    const collector = await new CollectorProcess('--db', db, '--port', '0').start();
    const { hostname, port } = new URL(collector.url);
    const open = async (text: string): Promise<{ socket: Socket; answer: Promise<string> }> => {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(text);
      let told = '';
      socket.on('data', (chunk) => void (told += String(chunk)));
      return { socket, answer: once(socket, 'close').then(() => told) };
    };
    const events = [rating(9)];
    const body = JSON.stringify(events);
    const sending = await open(`POST /v1/events HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body.slice(0, 20)}`);
    const asking = await open('GET /readyz HTTP/1.1\r\nhost: localhost\r\n');
    // both have come to it once another, that came later, is answered
    assert.equal((await fetch(`${collector.url}/readyz`, { headers: { connection: 'close' } })).status, 200);
    const ended = collector.stop('SIGTERM');
    for (let isOpen = true; isOpen; ) isOpen = await fetch(`${collector.url}/healthz`, { headers: { connection: 'close' } }).then(() => true, () => false);
    asking.socket.write('connection: close\r\n\r\n');
    assert.match(await asking.answer, /^HTTP\/1\.1 503 /);
    sending.socket.write(body.slice(20));
    const answer = await sending.answer;
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /"status":"stored"/);
    assert.equal(await ended, 0);
    await assertKept(db, events);
  });
});

// Very many at once: connections that say nothing, or a byte a second, and readers that never read. The collector is a process of its own.
import { connect, type Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { RealCollector } from '../faults/collector.js';
import { rating } from '../support/events.js';
import type { Outcome } from './outcome.js';

/** As many as the brief asks for. */
const WANTED = 10_000;
/** Descriptors that both processes need beside those of the crowd. */
const SPARE = 500;
/** How long a body or headers may take, in seconds. */
const PATIENCE = 10;
const AT_A_TIME = 250;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How many a process here may have open; they have the same limit. */
function room(): number {
  try {
    const [, soft] = /Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return Math.max(100, Math.min(WANTED, Number(soft) - SPARE));
  } catch {
    return 200; // where it cannot be asked it is small
  }
}

/** What a process has in memory, in MiB. */
const memoryOf = (pid: number): number => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

/** So many connections, each with its first words; those that are not let in are counted. */
async function crowd(url: string, size: number, first: (i: number) => string): Promise<{ readonly sockets: Socket[]; readonly closed: () => number; readonly refused: () => number }> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  let [closed, refused] = [0, 0];
  for (let from = 0; from < size; from += AT_A_TIME) {
    await Promise.all(
      Array.from({ length: Math.min(AT_A_TIME, size - from) }, (_, i) => new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname);
        socket.once('connect', () => {
          socket.write(first(from + i));
          resolve();
        });
        socket.once('error', () => {
          if (socket.connecting || socket.bytesWritten === 0) refused += 1;
          resolve();
        });
        socket.once('close', () => (closed += 1));
        sockets.push(socket);
      })),
    );
  }
  return { sockets, closed: () => closed, refused: () => refused };
}

/** An answer that is given while the crowd is there: how long it took, or that it was not stored. */
async function goodOne(url: string): Promise<number | string> {
  const began = Date.now();
  const response = await fetch(`${url}/v1/events`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([rating(9)]), signal: AbortSignal.timeout(20_000) }).catch((error: Error) => error);
  if (response instanceof Error) return response.message;
  return response.status === 200 ? Date.now() - began : `${response.status}`;
}

/** Connections that never say all they have to say. */
async function slow(lines: readonly string[]): Promise<readonly Outcome[]> {
  const size = room();
  const collector = await RealCollector.start({ args: ['--patience', String(PATIENCE)] });
  const faults: string[] = [];
  try {
    const kinds = ['', 'POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n[', 'GET /v1/metrics HTTP/1.1\r\n'];
    const there = await crowd(collector.url, size, (i) => kinds[i % kinds.length]!);
    for (const socket of there.sockets) socket.resume(); // who reads nothing of a refusal does not hear that it is over
    // those who said something go on, a byte a second
    const drip = setInterval(() => there.sockets.forEach((socket, i) => i % kinds.length > 0 && socket.writable && socket.write('a')), 1000);
    const waited: (number | string)[] = [];
    for (let i = 0; i < 5; i++) waited.push(await goodOne(collector.url));
    const memory = memoryOf(collector.pid);
    for (let i = 0; i < 60 && there.closed() < size; i++) await pause(1000);
    clearInterval(drip);
    const gone = there.closed();
    if (there.refused() > 0) faults.push(`${there.refused()} of ${size} could not connect`);
    const left = [...new Set(there.sockets.flatMap((socket, i) => (socket.closed ? [] : [JSON.stringify(kinds[i % kinds.length]!.slice(0, 30))])))];
    if (gone < size) faults.push(`${size - gone} of ${size} were not let go, which began with ${left.join(' or ')}`);
    for (const one of waited) if (typeof one === 'string') faults.push(`an answer beside them: ${one}`);
    const worst = Math.max(...waited.map((one) => (typeof one === 'number' ? one : 0)));
    if (!collector.runs) faults.push('the collector is gone');
    const after = await goodOne(collector.url);
    if (typeof after === 'string') faults.push(`an answer afterwards: ${after}`);
    for (const socket of there.sockets) socket.destroy();
    const tried = `${size} connections at once that say nothing, half a header or half a body, then a byte a second: ${gone} were ended, answers beside them took ${worst} ms at most, the collector had ${memory} MiB`;
    return lines.map((line) => ({ line, tried, faults }));
  } finally {
    await collector.close();
  }
}

/** Live feeds that nobody reads. */
async function asleep(lines: readonly string[]): Promise<readonly Outcome[]> {
  const size = room();
  const collector = await RealCollector.start();
  const faults: string[] = [];
  try {
    const before = memoryOf(collector.pid);
    const there = await crowd(collector.url, size, () => 'GET /v1/live?metric=nps HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    for (const socket of there.sockets) socket.pause();
    const listening = async (): Promise<number> => ((await (await fetch(`${collector.url}/healthz`)).json()) as { readonly listeners: number }).listeners;
    for (let i = 0; i < 60 && (await listening()) < size - there.refused(); i++) await pause(500);
    const listeners = await listening();
    const waited: (number | string)[] = [];
    for (let i = 0; i < 10; i++) waited.push(await goodOne(collector.url));
    const memory = memoryOf(collector.pid);
    if (listeners < size) faults.push(`${listeners} of ${size} are listened to`);
    for (const one of waited) if (typeof one === 'string') faults.push(`an answer beside them: ${one}`);
    if (memory - before > 1000) faults.push(`they take ${memory - before} MiB`);
    for (const socket of there.sockets) socket.destroy();
    for (let i = 0; i < 60 && (await listening()) > 0; i++) await pause(500);
    if ((await listening()) > 0) faults.push(`${await listening()} are listened to after they left`);
    const worst = Math.max(...waited.map((one) => (typeof one === 'number' ? one : 0)));
    const tried = `${size} live feeds at once that nobody reads: answers beside them took ${worst} ms at most, the collector had ${memory - before} MiB more, and none was left when they went`;
    return lines.map((line) => ({ line, tried, faults }));
  } finally {
    await collector.close();
  }
}

/** The lines about crowds. */
export async function crowds(): Promise<readonly Outcome[]> {
  return [...(await slow(['D2', 'I32'])), ...(await asleep(['D9', 'I45']))];
}

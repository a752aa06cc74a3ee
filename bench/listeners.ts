// Many listeners of the live feed of one collector, which is a process of its own: how long until the last has heard of an event, and what memory it takes. As JSON.
// CX_LISTENERS says how many, 5,000 if not said.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { rating, send } from '../test/support/events.js';

const LISTENERS = Number(process.env['CX_LISTENERS'] ?? 5000);
/** So many connect at once. */
const AT_ONCE = 50;
/** In milliseconds: who has not heard by then is missed. */
const PATIENCE = 60_000;
const EVENTS = 5;

const child = fork('bench/ingest/collector.ts', [':memory:'], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 2, 2, 'ipc'] });
const [{ url }] = (await once(child, 'message')) as [{ url: string }];
const { port, hostname } = new URL(url);
const memoryOf = async (): Promise<number> => {
  const answer = once(child, 'message');
  child.send('cpu');
  return ((await answer) as [{ memory: number }])[0].memory;
};

/** Told of each delta that it has heard. */
async function listen(heard: () => void): Promise<Socket> {
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`GET /v1/live?metric=nps HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`);
  let rest = '';
  const begun = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const message = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (message.includes('event: snapshot')) resolve();
        if (message.includes('event: delta')) heard();
      }
    });
  });
  await begun;
  return socket;
}

const before = await memoryOf();
const started = performance.now();
const sockets: Socket[] = [];
let heard = 0;
try {
  for (let i = 0; i < LISTENERS; i += AT_ONCE) sockets.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, LISTENERS - i) }, () => listen(() => (heard += 1))))));
  const connected = performance.now() - started;
  const idle = await memoryOf();
  const times: number[] = [];
  let missed = 0;
  for (let event = 0; event < EVENTS; event++) {
    heard = 0;
    const sent = performance.now();
    await send(url, rating(9));
    for (;;) {
      if (heard >= LISTENERS || performance.now() - sent > PATIENCE) break;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    times.push(performance.now() - sent);
    missed += LISTENERS - heard;
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ listeners: LISTENERS, events: EVENTS, connected, last: times[times.length >> 1], slowest: times.at(-1), missed, before, idle, memory: await memoryOf() }));
} finally {
  for (const socket of sockets) socket.destroy();
  child.send('stop');
  await once(child, 'exit');
}

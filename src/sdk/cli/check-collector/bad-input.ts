// What hostile or broken senders send. No answer of the 500s, nothing else harmed.
import { gzipSync } from 'node:zlib';
import { all, holds, type Check, type Verdict } from './check.js';
import { said, type Answer, type Target } from './target.js';

/** Is it refused with one of these? A connection that is closed on who sends too much counts as 413. */
function refused(answer: Answer, ...statuses: readonly number[]): Verdict {
  const closed = answer.status === 0 && statuses.includes(413) && /ECONNRESET|EPIPE|socket hang up/.test(answer.broke ?? '');
  return holds(closed || statuses.includes(answer.status), said(answer));
}

/** Bodies that are no JSON, by what is wrong with them. */
const unreadable = (target: Target): Readonly<Record<string, Uint8Array | string>> => {
  const good = JSON.stringify([target.shown()]);
  return {
    'no JSON': 'not JSON at all',
    'cut off': good.slice(0, -5),
    'something behind the end': `${good} and more`,
    'single quotes': good.replaceAll('"', "'"),
    'UTF-16': Buffer.from(good, 'utf16le'),
    'bytes that are no UTF-8': Buffer.concat([Buffer.from('["'), Buffer.from([0xff, 0xfe, 0xc0, 0xaf]), Buffer.from('"]')]),
    nothing: '',
  };
};

/** A check of one event that must be rejected while its neighbour is stored. */
const rejectedAlone = (id: string, title: string, remedy: string, make: (target: Target) => unknown): Check => ({
  id, title, remedy,
  async run(target) {
    const { answer, receipts } = await target.send([target.shown(), make(target)]);
    const seen = receipts?.map(({ status }) => status).join(', ');
    return holds(seen === 'stored, rejected', seen ?? said(answer));
  },
});

/** A check of one event that is stored or rejected, and the same again is the same. */
const settled = (id: string, title: string, remedy: string, make: (target: Target) => ReturnType<Target['shown']>): Check => ({
  id, title, remedy,
  async run(target) {
    const event = make(target);
    const first = await target.statuses([event]);
    const again = await target.statuses([event]);
    return all(holds(first === 'stored' || first === 'rejected', first), holds(again === (first === 'stored' ? 'duplicate' : 'rejected'), `${first}, then ${again}`));
  },
});

export const BAD_INPUT: readonly Check[] = [
  {
    id: 'bad-input/not-json',
    title: 'What is no JSON in UTF-8 is refused with 400',
    remedy: 'Decode strictly (TextDecoder with fatal: true) and answer 400. A decoder that puts U+FFFD in its place stores what nobody wrote.',
    async run(target) {
      const verdicts: Verdict[] = [];
      for (const [what, body] of Object.entries(unreadable(target))) {
        const answer = await target.ask({ body });
        verdicts.push(holds(answer.status === 400 || (what === 'nothing' && (answer.status === 415 || answer.status === 422)), `${what}: ${said(answer)}`));
      }
      return all(...verdicts);
    },
  },
  {
    id: 'bad-input/no-events',
    title: 'JSON that holds no events is refused with 400 or 422, or each entry is rejected',
    remedy: 'Answer 422 where the body is neither an object nor a list.',
    async run(target) {
      const verdicts: Verdict[] = [];
      for (const body of ['7', '"text"', 'null', 'true']) verdicts.push(refused(await target.ask({ body }), 400, 422));
      const { answer, receipts } = await target.send([7, 'text', null, []]);
      return all(...verdicts, holds(answer.status === 400 || answer.status === 422 || (receipts?.every(({ status }) => status === 'rejected') ?? false), said(answer)));
    },
  },
  {
    id: 'bad-input/deep',
    title: 'JSON nested a hundred thousand deep is refused before it is read',
    remedy: 'Count brackets before you parse and refuse more than 32 levels with 400: parsing it holds everybody up, writing it overflows the stack.',
    async run(target) {
      const answer = await target.ask({ body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` });
      const inside = await target.ask({ body: `[${JSON.stringify(target.shown()).replace('"check-collector"', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)}]` });
      return all(refused(answer, 400, 413, 422), refused(inside, 400, 413, 422));
    },
  },
  {
    id: 'bad-input/large',
    title: 'A body of 20 MB is refused with 413',
    remedy: 'Stop reading at a limit (1 MiB) and answer 413.',
    run: async (target) => refused(await target.ask({ body: `[${' '.repeat(20_000_000)}]` }), 413),
  },
  {
    id: 'bad-input/bomb',
    title: '100 kB that unpack to 100 MB are refused with 413 or 415',
    remedy: 'Limit what is unpacked (maxOutputLength in Node), or take no content-encoding and answer 415.',
    run: async (target) => refused(await target.ask({ body: gzipSync(Buffer.alloc(100_000_000, 32)), headers: { 'content-encoding': 'gzip' } }), 413, 415),
  },
  {
    id: 'bad-input/encoding',
    title: 'An encoding that nobody knows is refused with 415',
    remedy: 'Answer 415 to every content-encoding that you do not unpack; read as it is, it is nonsense.',
    run: async (target) => refused(await target.ask({ body: JSON.stringify([target.shown()]), headers: { 'content-encoding': 'snappy' } }), 415),
  },
  {
    id: 'bad-input/content-type',
    title: 'Forms and XML are refused with 415',
    remedy: 'Take the four content types of the protocol and answer 415 to the rest.',
    async run(target) {
      const verdicts: Verdict[] = [];
      for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml']) verdicts.push(refused(await target.ask({ body: JSON.stringify([target.shown()]), headers: { 'content-type': type } }), 415));
      return all(...verdicts);
    },
  },
  {
    id: 'bad-input/many',
    title: 'A batch of ten thousand is refused with 413',
    remedy: 'Take a limited number of events in one request and answer 413 with how many; an outbox halves.',
    run: async (target) => refused(await target.ask({ body: JSON.stringify(Array.from({ length: 10_000 }, () => 0)) }), 413),
  },
  rejectedAlone('bad-input/nul', 'Text with a NUL character is rejected alone', 'PostgreSQL cannot store U+0000, and one such text fails a whole INSERT: look for it before you store.', (target) => target.said('before\u0000after')),
  settled('bad-input/surrogates', 'Half a surrogate pair gets a final word, the same one again', 'Reject it, or put U+FFFD in its place before you store and compare: databases refuse it or change it unseen.', (target) => target.said('half \ud83d of a smile')),
  rejectedAlone('bad-input/id', 'Ids that are none are rejected', 'Take UUIDs only, and not the nil one: whoever may choose ids freely can make others collide, or name a file.', (target) => target.shown({ id: '../../etc/passwd' })),
  rejectedAlone('bad-input/nil', 'The nil UUID is rejected', 'Refuse 00000000-0000-0000-0000-000000000000: it is what a broken generator gives, to everybody.', (target) => target.shown({ id: '00000000-0000-0000-0000-000000000000' })),
  rejectedAlone('bad-input/long-id', 'An id of ten thousand characters is rejected', 'Limit every text.', (target) => target.shown({ id: 'a'.repeat(10_000) })),
  rejectedAlone('bad-input/lines', 'A source with line ends in it is rejected', 'Allow one line without control characters: it ends up in headers and logs.', (target) => target.shown({ source: 'https://bank.example/\r\nset-cookie: a=b' })),
  rejectedAlone('bad-input/type', 'An event of an unknown type is rejected', 'Answer "rejected" with the types that you know.', (target) => target.shown({ type: 'cx.nobody.knows' })),
  rejectedAlone('bad-input/numbers', 'Numbers beyond what is exact are rejected', 'Check that whole numbers are safe and finite: 1e400 is read as infinity.', (target) => {
    const event = target.said('x');
    return { ...event, data: { ...(event['data'] as object), duration: 2 ** 60 } };
  }),
  settled('bad-input/sql', 'SQL in a text is a text', "Bind parameters; never put text into SQL.", (target) => target.said("'); DROP TABLE event; --")),
  {
    id: 'bad-input/prototype',
    title: '"__proto__" and "constructor" as keys change nothing',
    remedy: 'Copy known keys one by one, or refuse unknown ones; do not merge what was sent into objects of yours.',
    async run(target) {
      const event = JSON.stringify(target.shown()).replace(/^\{/, '{"__proto__":{"isAdmin":true,"status":"stored"},"constructor":{"prototype":{"polluted":1}},');
      const answer = await target.ask({ body: `[${event}]` });
      const after = await target.statuses([target.shown()]);
      return all(holds(answer.status > 0 && answer.status < 500, said(answer)), holds(after === 'stored', `the next is ${after}`));
    },
  },
  {
    id: 'bad-input/headers',
    title: 'Headers of 64 kB are refused with 431, 413 or 400',
    remedy: 'Limit headers to 16 kB.',
    async run(target) {
      const answer = await target.ask({ body: '[]', headers: { 'x-long': 'a'.repeat(65_536) } });
      return holds([400, 413, 431, 0].includes(answer.status), said(answer));
    },
  },
  {
    id: 'bad-input/smuggling',
    title: 'A request with two lengths is refused',
    remedy: 'Refuse a request with both content-length and transfer-encoding, or with two content-lengths, with 400, and close: proxies read it otherwise than you do.',
    async run(target) {
      const both = await target.raw(`${target.head('Content-Length: 6', 'Transfer-Encoding: chunked')}0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n`, { patience: 2000 });
      const two = await target.raw(`${target.head('Content-Length: 2', 'Content-Length: 40')}[]`, { patience: 2000 });
      const isRefused = ({ text }: { readonly text: string }): boolean => text === '' || /^HTTP\/1\.1 (400|501)/.test(text);
      return all(holds(isRefused(both), both.text.slice(0, 60)), holds(isRefused(two), two.text.slice(0, 60)));
    },
  },
];

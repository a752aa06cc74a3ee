// Nothing lost, nothing twice: what an outbox relies on.
import { all, holds, PASS, skip, type Check } from './check.js';
import { receiptsIn, said, type Target } from './target.js';

const isOneOf = (seen: string, ...accepted: readonly string[]): boolean => accepted.includes(seen);
const DAY = 86_400_000;

/** An event of a strange time gets a final word, the same one again. */
async function strangeTime(target: Target, milliseconds: number): Promise<ReturnType<typeof holds>> {
  const event = target.shown({ time: new Date(Date.now() + milliseconds).toISOString() });
  const first = await target.statuses([event]);
  const again = await target.statuses([event]);
  return all(holds(isOneOf(first, 'stored', 'rejected'), `${first} for a first time`), holds((first === 'stored') === (again === 'duplicate'), `${first}, then ${again}`));
}

export const DELIVERY: readonly Check[] = [
  {
    id: 'delivery/receipts',
    title: 'A batch is answered with 200 and a receipt for each event',
    remedy: 'Answer {"results":[{"id":"...","status":"stored"}]} with one entry for each event, in the order they came.',
    async run(target) {
      const events = [target.shown(), target.shown(), target.said('A fair word')];
      const { answer, receipts } = await target.send(events);
      return all(
        holds(receipts !== undefined, said(answer)),
        holds(/json/.test(answer.headers['content-type'] ?? ''), `content-type ${answer.headers['content-type']}`),
        holds(receipts?.map(({ id }) => id).join() === events.map(({ id }) => id).join(), `receipts for ${receipts?.map(({ id }) => id).join()}`),
        holds(receipts?.every(({ status }) => status === 'stored') ?? false, receipts?.map(({ status }) => status).join() ?? ''),
      );
    },
  },
  {
    id: 'delivery/forms',
    title: 'One event alone, {"events":[...],"sentAt":"..."} and text/plain are read too',
    remedy: 'Read application/json, application/cloudevents+json, application/cloudevents-batch+json and text/plain as JSON: a list, one event, or an object with a list "events". Pages send text/plain to other sites, since it needs no preflight.',
    async run(target) {
      const alone = await target.ask({ body: JSON.stringify(target.shown()), headers: { 'content-type': 'application/cloudevents+json' } });
      const wrapped = await target.ask({ body: JSON.stringify({ events: [target.shown()], sentAt: new Date().toISOString() }), headers: { 'content-type': 'application/json' } });
      const plain = await target.ask({ body: JSON.stringify([target.shown()]), headers: { 'content-type': 'text/plain;charset=UTF-8' } });
      return all(...[['alone', alone], ['in "events"', wrapped], ['as text/plain', plain]].map(([how, answer]) => holds(receiptsIn(answer as typeof alone)?.[0]?.status === 'stored', `${how as string}: ${said(answer as typeof alone)}`)));
    },
  },
  {
    id: 'delivery/duplicate',
    title: 'The same event again is "duplicate", within a batch too',
    remedy: 'Put a unique index on the id and answer "duplicate" where the same event is there already. An outbox sends again whenever an answer got lost.',
    async run(target) {
      const event = target.shown();
      const twin = target.shown();
      const first = await target.statuses([event]);
      const second = await target.statuses([event]);
      const both = await target.statuses([twin, twin]);
      return all(holds(first === 'stored', first), holds(second === 'duplicate', `${second} when it was sent again`), holds(both === 'stored, duplicate', `${both} for two in one batch`));
    },
  },
  {
    id: 'delivery/race',
    title: 'The same event in ten requests at once is stored by one of them',
    remedy: 'Decide by the unique index in the transaction that stores (INSERT ... ON CONFLICT DO NOTHING), not by a look beforehand.',
    async run(target) {
      const event = target.shown();
      const seen = await Promise.all(Array.from({ length: 10 }, () => target.statuses([event])));
      return holds(seen.filter((one) => one === 'stored').length === 1 && seen.every((one) => isOneOf(one, 'stored', 'duplicate')), seen.join(', '));
    },
  },
  {
    id: 'delivery/conflict',
    title: 'Another event with the same id is "conflict", and the first stays',
    remedy: 'Compare with what is stored: the same is "duplicate", anything else "conflict". Never overwrite.',
    async run(target) {
      const event = target.shown();
      await target.send([event]);
      const other = await target.statuses([{ ...event, data: { survey: 'another' } }]);
      const first = await target.statuses([event]);
      return all(holds(other === 'conflict', other), holds(first === 'duplicate', `the first is ${first} afterwards`));
    },
  },
  {
    id: 'delivery/capitals',
    title: 'An id in capitals is the same id',
    remedy: 'Make UUIDs small before you look them up (RFC 9562: they are compared without regard to case).',
    async run(target) {
      const event = target.shown();
      await target.send([event]);
      const seen = await target.statuses([{ ...event, id: event.id.toUpperCase() }]);
      return holds(seen === 'duplicate', seen);
    },
  },
  {
    id: 'delivery/one-bad',
    title: 'One bad event does not keep the good ones out',
    remedy: 'Check each event alone, store the good ones, and give the bad one "rejected" with a reason.',
    async run(target) {
      const good = [target.shown(), target.shown()];
      const bad = { ...target.shown(), data: 7 };
      const { answer, receipts } = await target.send([good[0], bad, null, good[1]]);
      if (!receipts) return holds(false, said(answer));
      const seen = receipts.map(({ status }) => status).join(', ');
      const reasons = receipts.filter(({ status }) => status === 'rejected').every(({ reason }) => typeof reason === 'string' && reason.length > 0);
      const again = await target.statuses(good);
      return all(holds(seen === 'stored, rejected, rejected, stored', seen), holds(reasons, 'a rejection without a reason'), holds(again === 'duplicate, duplicate', `the good ones are ${again} afterwards`));
    },
  },
  {
    id: 'delivery/hung-up',
    title: 'Events whose sender hung up before the answer are there once',
    remedy: 'Finish what has arrived whole, whether or not anybody waits for the answer; sent again, it is "duplicate".',
    async run(target) {
      const events = [target.shown(), target.shown()];
      for (let i = 0; i < 3; i++) await target.ask({ body: JSON.stringify(events), breakOff: true });
      await new Promise((resolve) => setTimeout(resolve, 300));
      const seen = await target.statuses(events);
      const again = await target.statuses(events);
      return all(holds(/^(stored|duplicate), (stored|duplicate)$/.test(seen), seen), holds(again === 'duplicate, duplicate', again));
    },
  },
  {
    id: 'delivery/half-a-body',
    title: 'Of a request that breaks off nothing is stored',
    remedy: 'Wait for as many bytes as content-length says before you read them.',
    async run(target) {
      const event = target.shown();
      const body = JSON.stringify([event]);
      await target.raw(`${target.head(`Content-Length: ${body.length + 50}`)}${body}`, { patience: 300 });
      await new Promise((resolve) => setTimeout(resolve, 200));
      const seen = await target.statuses([event]);
      return holds(seen === 'stored', `${seen}: it was read before it had all come`);
    },
  },
  {
    id: 'delivery/order',
    title: 'Events may come in any order',
    remedy: 'Do not refuse what is older than what you have: requests overtake each other.',
    async run(target) {
      const times = [3, 1, 2].map((minutes) => target.shown({ time: new Date(Date.now() - minutes * 60_000).toISOString() }));
      const seen = await target.statuses(times);
      return holds(seen === 'stored, stored, stored', seen);
    },
  },
  {
    id: 'delivery/ahead',
    title: 'An event of a clock that is two years ahead gets a final word, the same one again',
    remedy: 'Correct the time by "sentAt", or reject the event with a reason; never answer with an error for all.',
    run: (target) => strangeTime(target, 730 * DAY),
  },
  {
    id: 'delivery/behind',
    title: 'An event of two years ago gets a final word, the same one again',
    remedy: 'Store it, or reject it with a reason; never answer with an error for all.',
    run: (target) => strangeTime(target, -730 * DAY),
  },
  {
    id: 'delivery/empty',
    title: 'An empty batch is answered',
    remedy: 'Answer {"results":[]}, or 400 or 422.',
    async run(target) {
      const answer = await target.ask({ body: '[]' });
      return holds(isOneOf(String(answer.status), '200', '400', '422'), said(answer));
    },
  },
  {
    id: 'delivery/busy',
    title: 'Under load every event gets a receipt, or the request 429 or 503 with Retry-After',
    remedy: 'Answer 429 or 503 with Retry-After when there is too much to do; an outbox comes back. Never drop, never 202.',
    async run(target) {
      const batches = Array.from({ length: 30 }, () => Array.from({ length: 20 }, () => target.shown()));
      const answers = await Promise.all(batches.map((batch) => target.send(batch)));
      const odd = answers.find(({ answer, receipts }) => !receipts && !((answer.status === 429 || answer.status === 503) && answer.headers['retry-after'] !== undefined));
      if (odd) return holds(false, said(odd.answer));
      const short = answers.find(({ receipts }) => receipts && receipts.length !== 20);
      return short ? holds(false, `${short.receipts?.length} receipts for 20 events`) : PASS;
    },
  },
  {
    id: 'delivery/slow',
    title: 'A sender who sends a byte a second is let go within two minutes',
    remedy: 'Give a request a time in which it must have come (30 seconds), answer 408, and close.',
    async run(target) {
      if (!target.patient) return skip('it takes up to two minutes: --patient');
      const { ended } = await target.raw(`${target.head('Content-Length: 100000')}[`, { patience: 120_000, drip: { every: 1000, byte: ' ' } });
      return holds(ended, 'the connection is still open after two minutes');
    },
  },
];

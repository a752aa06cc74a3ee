import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CxError, isCxError } from '../../../../src/core/problem.js';
import { Files, type GuestExporter, type GuestImporter } from '../../../../src/guest/files.js';
import { Registry } from '../../../../src/guest/registry.js';
import { PluginFiles } from '../../../../src/host/broker/files.js';
import type { CxEvent } from '../../../../src/model/index.js';
import type { Imported } from '../../../../src/sdk/index.js';
import { answered } from '../../../../src/sdk/testing/index.js';
import { LONGEST_MESSAGE } from '../../../../src/wire/wire.js';
import { response } from './support.js';

/** Both ends of the wire, joined by what goes over it: plain JSON of limited length. */
function joined({ importer, exporter }: { importer?: GuestImporter; exporter?: GuestExporter }, shown: (event: CxEvent) => CxEvent | undefined = (event) => event) {
  const registry = new Registry((async () => ({ ok: true, value: undefined })) as never, () => {});
  const guest = new Files(registry);
  if (importer) guest.addImporter('acme.in', importer);
  if (exporter) guest.addExporter('acme.out', exporter);
  let longest = 0;
  const over = (value: unknown): unknown => {
    const text = JSON.stringify(value ?? null);
    longest = Math.max(longest, text.length);
    return JSON.parse(text);
  };
  const host = new PluginFiles({
    call: async (name, value) => over(await guest.handle(name, over(value))!.answer),
    tell: (_name, value) => (guest.close((over(value) as { job: string }).job), true),
  }, shown);
  return { host, longest: () => longest };
}

const all = async (items: AsyncIterable<Imported> | Iterable<Imported>): Promise<Imported[]> => {
  const found: Imported[] = [];
  for await (const one of items) found.push(one);
  return found;
};
const going = (): AbortSignal => new AbortController().signal;

describe('files of a plugin that is not in the page', () => {
  it('are read in pieces that fit: a file of five million characters, a thousand events', async () => {
    const events = Array.from({ length: 1000 }, (_, i) => answered('nps', i % 11));
    const text = `\u{1f600}"\n\0`.repeat(1_000_000);
    let got = '';
    const { host, longest } = joined({
      importer: {
        detect: (name, head) => (name === 'a.x' && head.length === 4096 ? 0.7 : 0),
        async *read(file) {
          got = file.text;
          yield { kind: 'left-out', what: file.name, why: 'it is a name', rows: 3 };
          for (const event of events) yield { kind: 'event', event };
        },
      },
    });
    const importer = host.importer('acme.in');
    assert.equal(await importer.detect('a.x', text), 0.7);
    const found = await all(importer.read({ name: 'a.x', text }, going()));
    assert.ok(got === text);
    assert.deepEqual(found[0], { kind: 'left-out', what: 'a.x', why: 'it is a name', rows: 3 });
    assert.deepEqual(found.slice(1).map((one) => one.kind === 'event' && one.event.id), events.map(({ id }) => id));
    assert.ok(longest() < LONGEST_MESSAGE, String(longest()));
  });

  it('give events that are such: what is none is told, and the rest is there', async () => {
    const good = answered('nps', 9);
    const { host } = joined({ importer: { detect: () => 1, read: () => [{ kind: 'event', event: { ...good, type: 'cx.evil.done' } }, { kind: 'event', event: good }] } });
    const found = await all(host.importer('acme.in').read({ name: '', text: '' }, going()));
    assert.deepEqual(found.map(({ kind }) => kind), ['left-out', 'event']);
  });

  for (const [what, read] of [
    ['something else than things found', () => [{ kind: 'markup', html: '<b>' }]],
    ['a number', () => 5],
    ['words without end', () => [{ kind: 'left-out', what: 'x'.repeat(1000), why: '' }]],
  ] as const) {
    it(`are refused when they are ${what}`, async () => {
      const { host } = joined({ importer: { detect: () => 7, read: read as unknown as GuestImporter['read'] } });
      await assert.rejects(all(host.importer('acme.in').read({ name: '', text: '' }, going())), (error) => isCxError(error) && /bad-answer|not-a-list/.test(error.code));
      await assert.rejects(async () => host.importer('acme.in').detect('', ''), CxError); // 7 is no share
    });
  }

  it('are no longer read when nobody wants them any more', async () => {
    let signal: AbortSignal | undefined;
    let given = 0;
    const { host } = joined({
      importer: {
        detect: () => 1,
        async *read(_file, stop) {
          signal = stop;
          for (;;) yield (given++, { kind: 'event', event: answered('nps', 1) });
        },
      },
    });
    for await (const one of host.importer('acme.in').read({ name: '', text: 'x' }, going())) {
      assert.equal(one.kind, 'event');
      break;
    }
    assert.ok(signal?.aborted);
    assert.ok(given <= 200);
  });

  it('are written from what the plugin may see, however long they become', async () => {
    const { host, longest } = joined(
      {
        exporter: {
          async write(content) {
            const lines: string[] = [];
            for await (const event of (content as { events: AsyncIterable<CxEvent> }).events) lines.push(JSON.stringify(event).padEnd(2000, '\u0001'));
            return { name: 'x.txt', type: 'text/plain', text: lines.join('\n') };
          },
        },
      },
      (event) => (event.type === 'cx.response.submitted' && event.data.survey === 'renewal' ? ({ ...event, subject: 'nobody' } as CxEvent) : undefined),
    );
    async function* events(): AsyncGenerator<CxEvent> {
      for (let i = 0; i < 500; i++) yield response(i % 2 ? 'renewal' : 'other');
    }
    const file = await host.exporter('acme.out').write({ kind: 'events', events: events() }, going());
    assert.deepEqual([file.name, file.type, file.text.split('\n').length, file.text.match(/"subject":"nobody"/g)?.length], ['x.txt', 'text/plain', 250, 250]);
    assert.ok(longest() < LONGEST_MESSAGE, String(longest()));
  });

  it('are refused when their name or type is none', async () => {
    const { host } = joined({ exporter: { write: async () => ({ name: 'x', type: '<script>', text: '' }) } });
    const none = (async function* () {})();
    await assert.rejects(host.exporter('acme.out').write({ kind: 'figures', figures: none }, going()), (error) => isCxError(error) && error.code === 'bad-answer');
  });
});

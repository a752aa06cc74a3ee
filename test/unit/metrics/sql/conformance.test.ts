import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import Database from 'libsql';
import { sqliteStores } from '../../../../src/collector/store/sqlite/stores.js';
import { MAIN_TENANT } from '../../../../src/collector/store/store.js';
import { uuidv7 } from '../../../../src/core/index.js';
import { builtInMetrics, EventCounter } from '../../../../src/metrics/built-in/index.js';
import { metricFrom, type EventMetricDefinition } from '../../../../src/metrics/declarative/index.js';
import { ces, csat, Cube, dayCounter, nps, read, type Metric } from '../../../../src/metrics/index.js';
import { addRows, pushDown, sqlite, type PushedRow } from '../../../../src/metrics/sql/index.js';
import { parseEvent, type CxEvent } from '../../../../src/model/index.js';
import { store as keep } from '../../../support/stored.js';
import { contents, instrumentOf } from '../support.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-conformance-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Metrics with every kind of sum, over values that events leave open. */
const spend = 'type == "cx.spend.recorded"';
const shared = { title: 'T', method: 'm', better: 'higher', counts: 'events' } as const;
const OWN: readonly EventMetricDefinition[] = [
  { ...shared, id: 'amounts', unit: 'amount', where: spend, sums: { a: { kind: 'moments', of: 'data.amount' } }, readout: { kind: 'mean', of: 'a' } },
  { ...shared, id: 'typical', unit: 'amount', where: spend, sums: { a: { kind: 'moments', of: 'data.amount', logarithms: true } }, readout: { kind: 'geometric-mean', of: 'a' } },
  { ...shared, id: 'median', unit: 'amount', where: spend, sums: { a: { kind: 'sketch', of: 'data.amount', min: 0.5, max: 5000, accuracy: 0.02, when: 'data.currency != "USD"' } }, readout: { kind: 'quantile', of: 'a', p: 0.5 } },
  { ...shared, id: 'steps', where: spend, sums: { a: { kind: 'histogram', of: 'data.amount', scale: { min: -2, max: 10 }, noAnswer: [7, 99] } }, readout: { kind: 'band-share', of: 'a', band: [5, 10] } },
  { ...shared, id: 'totals', unit: 'amount', where: `${spend} && (subject == "ä😀" || data.amount != 0.5)`, sums: { a: { kind: 'sum', of: 'data.amount * 1.1' }, n: { kind: 'count' } }, readout: { kind: 'value', value: 'a / n', n: 'n' } },
  { ...shared, id: 'durations', unit: 'hours', where: 'type == "cx.response.submitted"', sums: { t: { kind: 'moments', of: 'data.duration' }, text: { kind: 'moments', of: 'data.survey' }, near: { kind: 'count', when: 'data.segments.region.startsWith("ä") || data.journey == null' } }, readout: { kind: 'mean', of: 't' } },
  { ...shared, id: 'words', where: 'type == "cx.response.submitted" && data.answers.exists(a, a.kind == "text" && size(a.text) > 2)', sums: { n: { kind: 'sum', of: 'size(data.answers.filter(a, a.kind == "text" && a.text.contains("\'")))' } }, readout: { kind: 'count', of: 'n' } },
  { ...shared, id: 'injected', where: `data.survey == "x'; DROP TABLE event; --" || ${spend}`, sums: { n: { kind: 'count' } }, readout: { kind: 'count', of: 'n' } },
];

const pushable: readonly Metric[] = [
  nps as Metric, csat as Metric, ces as Metric,
  ...builtInMetrics().filter(({ source }) => source.kind === 'scores' || (source.kind === 'events' && ![...(source.types ?? [])].some((type) => type.startsWith('cx.fact.')))),
  ...OWN.map(metricFrom),
];

/** Moments at and around midnight in several zones, at changes of the clock, long ago, with and without fractions and offsets. */
const time = fc
  .tuple(
    fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2025-12-31', '2026-01-01', '2026-06-15', '1969-12-31', '1955-07-01', '2024-02-29'),
    fc.constantFrom('00:00:00', '23:59:59', '00:59:59', '01:00:00', '02:30:00', '05:00:00', '18:30:00', '22:00:00', '12:34:56'),
    fc.constantFrom('', '.000', '.999', '.9999999', '.5'),
    fc.constantFrom('Z', 'Z', '+05:30', '-08:00', '+14:00', '+00:00'),
  )
  .map(([day, clock, fraction, offset]) => `${day}T${clock}${fraction}${offset}`);

const amount = fc.oneof(
  fc.constantFrom(0, -0, 1, 5, 7, 10, 99, -2, 0.1, 2.5, 1e15, 2 ** 53 + 2, 2 ** 53 - 1, 1e21, -1e18, 123456789.123, 5e-324),
  fc.integer({ min: -100, max: 10_000 }),
  fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100),
);
const text = fc.constantFrom('ok', "it's", 'x', 'ä😀', '"; DROP TABLE event; --', '\uffee', '%_\\');
const context = fc.record(
  { touchpoint: fc.constantFrom('support', 'renewal'), segments: fc.dictionary(fc.constantFrom('region', 'tier'), fc.constantFrom('north', 'ä😀', "o'hara", '__proto__'), { maxKeys: 2 }) },
  { requiredKeys: [] },
);
const answer = fc.oneof(
  fc.tuple(fc.constantFrom('nps', 'csat', 'ces', 'fcr'), fc.integer({ min: 0, max: 10 }), fc.constantFrom('w', 'other'), fc.constantFrom('en', 'de')).map(([metric, value, wording, language]) => {
    const scale = metric === 'fcr' ? { min: 0, max: 1 } : instrumentOf(metric as 'nps').scale;
    return { kind: 'score', question: 'q', value: Math.max(scale.min, Math.min(scale.max, value)), instrument: { ...instrumentOf('nps'), metric, scale, wording, language } };
  }),
  fc.tuple(fc.constantFrom('happy', 'angry', 'puzzled'), fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined })).map(([word, intensity]) => ({ kind: 'emotion', question: 'e', word, ...(intensity && { intensity }) })),
  text.map((words) => ({ kind: 'text', question: 't', text: words })),
  fc.subarray(['yes', 'no', 'ü']).map((choices) => ({ kind: 'choice', question: 'c', choices })),
);
const data = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.array(answer, { maxLength: 4 }), fc.option(fc.nat(100_000), { nil: undefined }), fc.constantFrom('mood', "x'; drop")).map(([answers, duration]) => ['cx.response.submitted', { response: uuidv7(), survey: 'mood', answers, ...(duration !== undefined && { duration }) }] as const) },
  { weight: 3, arbitrary: fc.tuple(amount, fc.constantFrom('EUR', 'USD')).map(([value, currency]) => ['cx.spend.recorded', { amount: value, currency }] as const) },
  fc.constantFrom('cx.survey.shown', 'cx.survey.dismissed').map((type) => [type, { survey: 'mood' }] as const),
  fc.constantFrom('customer', 'executive', 'colleague').map((by) => ['cx.recognition.given', { employee: 'e', by }] as const),
  fc.option(fc.boolean(), { nil: undefined }).map((complaint) => ['cx.case.opened', { case: 'k', category: 'return', ...(complaint !== undefined && { complaint }) }] as const),
  fc.constantFrom('cx.employee.joined').map((type) => [type, { employee: 'e' }] as const),
  fc.option(fc.boolean(), { nil: undefined }).map((voluntary) => ['cx.employee.left', { employee: 'e', ...(voluntary !== undefined && { voluntary }) }] as const),
);
const event: fc.Arbitrary<CxEvent> = fc.tuple(data, context, time, fc.option(fc.constantFrom('c1', 'ä😀'), { nil: undefined })).map(([[type, own], around, when, subject]) => {
  const parsed = parseEvent({
    specversion: '1.0', id: uuidv7(), source: 'https://bank.example/', type, time: when, ...(subject !== undefined && { subject }), dataschema: `urn:cx-elements:${type.slice(3)}:1`,
    data: { ...own, ...(type.startsWith('cx.employee') ? {} : around) },
  });
  assert.ok(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.error));
  return parsed.value;
});

/** Stores events as the collector does and asks the database, metric by metric. */
async function counted(events: readonly CxEvent[], metrics: readonly Metric[], zone: string, dimensions: readonly string[]): Promise<Cube> {
  const file = join(folder, `${uuidv7()}.db`);
  const stores = sqliteStores(file);
  await keep(await stores.tenant(MAIN_TENANT), events);
  await stores.close();
  const db = new Database(file);
  const cube = new Cube({ metrics, unit: 'day', zone, dimensions });
  for (const metric of metrics) {
    const { text: statement, params } = pushDown(metric, sqlite, { zone, dimensions });
    addRows(cube, metric.id, db.prepare(statement).all(...params) as PushedRow[]);
  }
  db.close();
  rmSync(file);
  return cube;
}

/** The same, event by event. */
function folded(events: readonly CxEvent[], metrics: readonly Metric[], zone: string, dimensions: readonly string[]): Cube {
  const counter = new EventCounter({ metrics, unit: 'day', zone, dimensions });
  for (const one of events) counter.add(one, 0);
  return counter.cube;
}

/** Sums that are added up in another order differ in the last digits, against the largest that were added. */
function agree(found: Record<string, number>, expected: Record<string, number>, largest: number): void {
  for (const key of new Set([...Object.keys(found), ...Object.keys(expected)])) {
    const [a, b] = [found[key] ?? 0, expected[key] ?? 0];
    assert.ok(Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), largest), `${key}: ${a} in SQL, ${b} in JavaScript`);
  }
}

/** Of the responses that were sent again, the last; none of those that were taken back. */
function standing(events: readonly CxEvent[]): CxEvent[] {
  const sent = events.filter((one) => one.type === 'cx.response.submitted');
  const gone = new Set(events.flatMap((one) => (one.type === 'cx.response.withdrawn' ? [one.data.response] : [])));
  const key = (one: CxEvent): string => `${new Date(one.time).toISOString()} ${one.id}`;
  return events.filter((one) => one.type !== 'cx.response.submitted' || (!gone.has(one.data.response) && sent.every((other) => other.data.response !== one.data.response || key(other) <= key(one))));
}

/** Responses of few customers, sent again and again, at once, to the millisecond, or taken back, in any order. */
const again = fc.tuple(event, fc.constantFrom(...Array.from({ length: 4 }, () => uuidv7())), fc.nat(5), fc.option(fc.constantFrom('2026-06-15T12:00:00Z', '2026-06-15T12:00:00.5Z', '2026-06-15T12:00:00.4999Z', '2026-06-15T14:00:00.499+02:00'), { nil: undefined })).map(([one, response, chance, when]): CxEvent => {
  const time = when ?? one.time;
  if (one.type === 'cx.response.submitted') return { ...one, time, data: { ...one.data, response } } as CxEvent;
  if (chance > 0) return one;
  return { specversion: '1.0', id: uuidv7(), source: one.source, type: 'cx.response.withdrawn', time, dataschema: 'urn:cx-elements:response.withdrawn:1', data: { response, survey: 'mood' } } as CxEvent;
});

describe('a metric in SQL', () => {
  it('counts of the responses that were sent again the last, and none that was taken back', async () => {
    const taking = metricFrom({ ...shared, id: 'taken-back', where: 'type == "cx.response.withdrawn" || type == "cx.response.submitted"', sums: { n: { kind: 'count' }, back: { kind: 'count', when: 'type == "cx.response.withdrawn"' } }, readout: { kind: 'count', of: 'n' } });
    const metrics = [...pushable.filter(({ id }) => !['amounts', 'totals', 'typical', 'median'].includes(id)), taking];
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(again, { minLength: 12, maxLength: 40 }), fc.constantFrom([], ['region']), async (events, dimensions) => {
        const expected = standing(events);
        changed += expected.length < events.length ? 1 : 0;
        agree(contents(await counted(events, metrics, 'Europe/Vienna', dimensions)), contents(folded(expected, metrics, 'Europe/Vienna', dimensions)), 1);
      }),
      { numRuns: 40 },
    );
    assert.ok(changed > 20, `${changed}`);
  });

  it('is written for every built-in metric that counts what is stored, and the others say why not', () => {
    assert.deepEqual(pushable.slice(0, -OWN.length).map(({ id }) => id), [
      'nps', 'csat', 'ces', 'complaints', 'fcr', 'employee-turnover', 'employee-turnover-voluntary', 'employee-turnover-year', 'headcount', 'stars-given', 'stars-by-customers', 'stars-per-employee', 'participation', 'answer-rate', 'positive-sentiment', 'net-sentiment',
    ]);
    for (const metric of builtInMetrics()) {
      if (pushable.some(({ id }) => id === metric.id)) continue;
      assert.throws(() => pushDown(metric, sqlite), { code: 'not-in-sql', message: /cx\.fact\..* which follows from several events and is not stored/ });
    }
    const lists = metricFrom({ ...OWN[0]!, sums: { a: { kind: 'moments', of: 'data.answers.map(a, a.value)' } } });
    assert.throws(() => pushDown(lists, sqlite), { code: 'not-in-sql' });
  });

  it('gives the sums and the readings that counting event by event gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), fc.constantFrom('UTC', 'Europe/Vienna', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'), fc.constantFrom([], ['region'], ['region', 'touchpoint', 'category']), async (events, zone, dimensions) => {
        const inSql = await counted(events, pushable, zone, dimensions);
        const inJs = folded(events, pushable, zone, dimensions);
        const largest = Math.max(1, ...events.map((one) => (one.type === 'cx.spend.recorded' ? one.data.amount ** 2 : 1)));
        agree(contents(inSql), contents(inJs), largest);
        const bounded = pushable.filter(({ id }) => largest < 1e12 || !['amounts', 'totals'].includes(id));
        for (const { id } of bounded) {
          const [a, b] = [inSql, inJs].map((cube) => read(cube.regroup({ unit: 'year' }), { metric: id, from: 55, to: 56, instrument: 'pooled' }));
          assert.deepEqual([a!.kind, a!.n, a!.excluded, a!.notes], [b!.kind, b!.n, b!.excluded, b!.notes], id);
          const ends = ({ value, interval }: typeof a & object): number[] => [value ?? 0, interval?.lower ?? 0, interval?.upper ?? 0];
          ends(a!).forEach((value, i) => assert.ok(Math.abs(value - ends(b!)[i]!) <= 1e-6 * Math.max(1, Math.abs(value)), `${id}: ${value} and ${ends(b!)[i]}`));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('cuts days as the clocks of the zone do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(time, { minLength: 1, maxLength: 20 }), fc.constantFrom('Europe/Vienna', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe'), async (times, zone) => {
        const dayOf = dayCounter(zone);
        const events = times.map((when) => ({ ...(fc.sample(event, 1)[0] as CxEvent), id: uuidv7(), type: 'cx.survey.shown', dataschema: 'urn:cx-elements:survey.shown:1', time: when, data: { survey: 's' } }) as CxEvent);
        const [metric] = builtInMetrics('participation');
        const cube = await counted(events, [metric!], zone, []);
        const days = new Map<number, number>();
        for (const when of times) days.set(dayOf(Date.parse(when)), (days.get(dayOf(Date.parse(when))) ?? 0) + 1);
        const found = new Map<number, number>();
        cube.forEachCell((_segment, day, cell) => found.set(day, cell[1]!));
        assert.deepEqual([...found].sort(), [...days].sort());
      }),
      { numRuns: 12 },
    );
  });

  it('asks for some days only, if only some are wanted', async () => {
    const events = ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => {
      const parsed = parseEvent({ specversion: '1.0', id: uuidv7(), source: 'x', type: 'cx.survey.shown', time: `${day}T12:00:00Z`, dataschema: 'urn:cx-elements:survey.shown:1', data: { survey: 's' } });
      assert.ok(parsed.ok);
      return parsed.value;
    });
    const file = join(folder, 'days.db');
    const stores = sqliteStores(file);
    await keep(await stores.tenant(MAIN_TENANT), events);
    await stores.close();
    const [metric] = builtInMetrics('participation');
    const { text: statement, params } = pushDown(metric!, sqlite, { from: 20514, to: 20514 });
    const db = new Database(file);
    assert.deepEqual(db.prepare(statement).all(...params), [{ dimension: 0, segment: '', day: 20514, slot: 1, amount: 1, instrument: null }]);
    db.close();
  });

  it('holds nothing of a definition or a dimension in its text', () => {
    const attack = '\'"; DROP TABLE event; --';
    const metric = metricFrom({ ...OWN[7]!, id: 'attack', where: `data.survey == ${JSON.stringify(attack)} || type == "cx.spend.recorded"` });
    const { text: statement, params } = pushDown(metric, sqlite, { dimensions: ['re\'gion) --'] });
    assert.ok(!statement.includes('DROP') && !statement.includes("re'gion"));
    assert.ok(params.includes(attack) && params.some((param) => String(param).includes("re'gion")));
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BUILT_IN_METRICS, builtInMetrics, EventCounter, factsOf, foldsFor, spendFold, spendPairsOf, ticketsOf } from '../../../../src/metrics/built-in/index.js';
import {
  acquisitionRate, churnRate, churnRates, dayCounter, employeeTurnover, parsePeriod, periodOfDay, read, readChange, readGroups, renewalRate, resolutionTimes, revenueRetention, sentimentBalance,
  type ContractTerm, type Reading,
} from '../../../../src/metrics/index.js';
import { metricDefinitionSchema, makeEvent, type CxEvent } from '../../../../src/model/index.js';
import { parseMetric } from '../../../../src/metrics/declarative/index.js';
import { pushDown, sqlite } from '../../../../src/metrics/sql/index.js';
import { at, LATER, moment, ms } from '../../../support/dealings.js';

type Unit = 'day' | 'month' | 'quarter' | 'year';

/** Counts events by the day and reads metrics of a period such as `2026-03`. */
function figures(events: readonly CxEvent[], period: string, ids: readonly string[], { zone = 'UTC', unit = 'day' as Unit, dimensions = [] as string[] } = {}): Record<string, Reading> {
  const counter = new EventCounter({ metrics: builtInMetrics(...ids), unit, zone, dimensions, spend: 'month' });
  for (const event of events) counter.add(event, LATER);
  const parsed = parsePeriod(period)!;
  const cube = counter.cube.regroup({ unit: parsed.unit });
  return Object.fromEntries(ids.map((id) => [id, read(cube, { metric: id, from: parsed.period, to: parsed.period })]));
}

const close = (found: number | null | undefined, expected: number | null, what: string): void => {
  if (found === null || found === undefined || expected === null) assert.equal(found ?? null, expected, what);
  else assert.ok(Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${what}: ${found}, not ${expected}`);
};

describe('the built-in metrics', () => {
  it('are definitions that anybody could have written, each with an id, a title and what it needs', () => {
    assert.equal(new Set(BUILT_IN_METRICS.map(({ id }) => id)).size, BUILT_IN_METRICS.length);
    for (const definition of BUILT_IN_METRICS) {
      const asJson = JSON.parse(JSON.stringify(definition)) as unknown;
      assert.ok(metricDefinitionSchema.safeParse(asJson).success, definition.id);
      const parsed = parseMetric(asJson);
      assert.ok(parsed.ok, `${definition.id}: ${parsed.ok ? '' : parsed.error[0]!.message}`);
      assert.ok((definition.about?.length ?? 0) > 20, `${definition.id} does not say what it needs`);
    }
  });

  it('are in the guide, each with how it is worked out and whether SQL can count it', () => {
    const guide = readFileSync('docs/metrics.md', 'utf8');
    for (const { id, title, method } of BUILT_IN_METRICS) {
      let inSql = 'yes';
      try {
        pushDown(builtInMetrics(id)[0]!, sqlite);
      } catch {
        inSql = 'no';
      }
      assert.ok(guide.includes(`| \`${id}\` | ${title} | ${method} | ${inSql} |\n`), `docs/metrics.md should have: | \`${id}\` | ${title} | ${method} | ${inSql} |`);
    }
  });

  it('are had by id', () => {
    assert.deepEqual(builtInMetrics('churn', 'nrr').map(({ id }) => id), ['churn', 'nrr']);
    assert.throws(() => builtInMetrics('chrn'), { code: 'unknown-metric' });
    assert.deepEqual(foldsFor(builtInMetrics('nrr', 'renewal')).map(({ id }) => id), ['contracts', 'spend by month']);
    assert.deepEqual(foldsFor(builtInMetrics('employee-turnover')), []);
  });
});

describe('churn and acquisition', () => {
  interface Person {
    readonly from: number;
    readonly days: number | null;
  }
  const people = fc.array(fc.record({ from: moment, days: fc.option(fc.integer({ min: 0, max: 500 })) }), { maxLength: 40 });
  const eventsOf = (persons: readonly Person[]): CxEvent[] =>
    persons.flatMap(({ from, days }, i) => [
      at(new Date(from).toISOString(), 'cx.contract.started', { contract: `k${i}`, ...(i % 3 > 0 && { origin: i % 3 === 1 ? 'referral' : 'campaign' }) }, `c${i}`),
      ...(days === null ? [] : [at(new Date(from + days * 86_400_000 + 60_000).toISOString(), 'cx.contract.ended', { contract: `k${i}` }, `c${i}`)]),
    ]);

  it('are those of churnRates and acquisitionRate, counted person by person', () => {
    fc.assert(
      fc.property(people, fc.constantFrom('2025-03', '2025-12', '2026-02'), fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata'), (persons, period, zone) => {
        const dayOf = dayCounter(zone);
        const month = parsePeriod(period)!.period;
        const monthOf = (time: number): number => periodOfDay('month', dayOf(time));
        const counts = { start: 0, lost: 0, new: 0, lostNew: 0, exposure: 0 };
        for (const { from, days } of persons) {
          const [first, last] = [monthOf(from), days === null ? Infinity : monthOf(from + days * 86_400_000 + 60_000)];
          if (first < month && last >= month) counts.start += 1;
          if (first < month && last === month) counts.lost += 1;
          if (first === month) counts.new += 1;
          if (first === month && last === month) counts.lostNew += 1;
        }
        const found = figures(eventsOf(persons), period, ['churn', 'churn-seed', 'churn-average', 'acquisition', 'net-growth', 'customers'], { zone });
        const expected = churnRates(counts);
        close(found['churn']!.value, expected.start, 'start');
        close(found['churn-seed']!.value, expected.seed, 'seed');
        close(found['churn-average']!.value, expected.average, 'average');
        for (const [id, by] of [['churn', 'start'], ['churn-seed', 'seed']] as const) {
          const { interval, method } = churnRate(counts, { by });
          assert.equal(found[id]!.method, method);
          if (expected[by] === null) continue;
          close(found[id]!.interval?.lower, interval?.lower ?? null, `${by} interval`);
          close(found[id]!.interval?.upper, interval?.upper ?? null, `${by} interval`);
          assert.equal(found[id]!.interval?.method, interval?.method);
        }
        const { rate } = acquisitionRate({ start: counts.start, new: counts.new, lost: Math.min(counts.start, counts.lost) });
        close(found['acquisition']!.value, rate, 'acquisition');
        close(found['net-growth']!.value, counts.start > 0 ? (counts.new - counts.lost - counts.lostNew) / counts.start : null, 'net growth');
        assert.equal(found['customers']!.value ?? 0, expected.end);
      }),
      { numRuns: 60 },
    );
  });

  it('by exposure count customers day by day', () => {
    fc.assert(
      fc.property(people, fc.constantFrom('2025-03', '2025-Q3', '2026'), (persons, period) => {
        const found = figures(eventsOf(persons), period, ['churn-exposure'])['churn-exposure']!;
        const { unit, period: number } = parsePeriod(period)!;
        let [days, lost] = [0, 0];
        for (const { from, days: stay } of persons) {
          const last = stay === null ? Infinity : Math.floor((from + stay * 86_400_000 + 60_000) / 86_400_000);
          if (periodOfDay(unit, last === Infinity ? -1e5 : last) === number) lost += 1;
          for (let day = Math.floor(from / 86_400_000); day < Math.min(last, ms('2027-06-01') / 86_400_000); day++) if (periodOfDay(unit, day) === number) days += 1;
        }
        close(found.value, days > 0 ? lost / (days / 30.4375) : null, 'exposure');
      }),
      { numRuns: 60 },
    );
  });

  it('are told for one whole period only, as churn of a quarter is not that of three months', () => {
    const persons = Array.from({ length: 40 }, (_, i) => ({ from: ms('2025-01-05'), days: i < 10 ? 100 + i : null }));
    const counter = new EventCounter({ metrics: builtInMetrics('churn', 'churn-quarter', 'referred') });
    for (const event of eventsOf(persons)) counter.add(event, LATER);
    const quarter = { from: parsePeriod('2025-04')!.period, to: parsePeriod('2025-06')!.period };
    const asMonth = read(counter.cube, { metric: 'churn', ...quarter });
    assert.deepEqual([asMonth.kind, asMonth.kind === 'unmeasured' && asMonth.reason], ['unmeasured', 'other-window']);
    assert.equal(read(counter.cube, { metric: 'churn-quarter', ...quarter }).value, 0.25);
    assert.equal(read(counter.cube, { metric: 'referred' }).value, 13 / 26);
    const change = readChange(counter.cube, { metric: 'churn-quarter', ...quarter }, { metric: 'churn-quarter', from: quarter.to + 1, to: quarter.to + 3 })!;
    assert.deepEqual([change.difference, change.verdict, change.method], [0.25, 'real', 'N-1 chi-square test']);
  });
});

describe('renewals and spend', () => {
  it('are those of renewalRate', () => {
    const term = fc.record({ due: moment, renewed: fc.option(fc.boolean()), value: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }), newValue: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }), early: fc.integer({ min: 0, max: 90 }) });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 30 }), (terms) => {
        const events = terms.flatMap(({ due, renewed, value, newValue, early }, i) => {
          const day = new Date(due).toISOString().slice(0, 10);
          const decided = new Date(ms(day) - early * 86_400_000).toISOString();
          const started = at('2023-06-01', 'cx.contract.started', { contract: `k${i}`, due: day, ...(value !== undefined && { value }) });
          if (renewed === null) return [started];
          return [started, renewed ? at(decided, 'cx.contract.renewed', { contract: `k${i}`, due: day, ...(newValue !== undefined && { value: newValue }) }) : at(decided, 'cx.contract.ended', { contract: `k${i}` })];
        });
        const found = figures(events, '2025', ['renewal', 'renewal-value']);
        const contracts = terms.map(({ due, renewed, value, newValue }): ContractTerm => ({ expires: due, renewed, ...(value !== undefined && { value, ...(newValue !== undefined && { newValue }) }) }));
        const expected = renewalRate(contracts, { from: ms('2025-01-01'), to: ms('2026-01-01') });
        close(found['renewal']!.value, expected.rate.value, 'rate');
        close(found['renewal']!.interval?.lower, expected.rate.interval?.lower ?? null, 'interval');
        close(found['renewal-value']!.value, expected.valueRate, 'by value');
        if (found['renewal-value']!.kind === 'measured') assert.ok(found['renewal-value']!.notes.some(({ code }) => code === 'no-interval'));
      }),
      { numRuns: 60 },
    );
  });

  it('are those of revenueRetention', () => {
    const purchase = fc.record({ time: moment, amount: fc.integer({ min: -20, max: 200 }), customer: fc.constantFrom('a', 'b', 'c', 'd') });
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 60 }), (purchases) => {
        const events = purchases.map(({ time, amount, customer }) => at(new Date(time).toISOString(), 'cx.spend.recorded', { amount, currency: 'EUR' }, customer));
        const found = figures(events, '2025', ['nrr', 'grr', 'same-customer-spend', 'spend-churn'], { unit: 'month' });
        const facts = factsOf(events, [spendFold()], LATER).filter(({ day }) => day! >= ms('2025-01-01') / 86_400_000 && day! < ms('2026-01-01') / 86_400_000);
        const expected = revenueRetention(spendPairsOf(facts));
        close(found['nrr']!.value, expected.nrr, 'nrr');
        close(found['grr']!.value, expected.grr, 'grr');
        close(found['same-customer-spend']!.value, expected.sameCustomerYoY, 'same customers');
        close(found['spend-churn']!.value, expected.logoChurn.value, 'spend churn');
      }),
      { numRuns: 60 },
    );
  });
});

describe('cases', () => {
  it('are read as resolutionTimes reads them, by category too', () => {
    const one = fc.record({ opened: moment, minutes: fc.option(fc.integer({ min: 1, max: 200_000 })), category: fc.constantFrom('return', 'inquiry') });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (cases) => {
        const events = cases.flatMap(({ opened, minutes, category }, i) => [
          at(new Date(opened).toISOString(), 'cx.case.opened', { case: `k${i}`, category }),
          ...(minutes === null ? [] : [at(new Date(opened + minutes * 60_000).toISOString(), 'cx.case.resolved', { case: `k${i}` })]),
        ]);
        const ids = ['resolution-time', 'resolution-time-median', 'resolution-time-p90', 'resolution-time-geometric', 'open-cases'];
        const counter = new EventCounter({ metrics: builtInMetrics(...ids), dimensions: ['category'] });
        for (const event of events) counter.add(event, LATER);
        const report = resolutionTimes(ticketsOf(events), { duration: (from, to) => (to - from) / 3_600_000 });
        const all = Object.fromEntries(ids.map((id) => [id, read(counter.cube, { metric: id })]));
        close(all['resolution-time']!.value, report.overall?.mean ?? null, 'mean');
        close(all['resolution-time-geometric']!.value, report.overall?.geometricMean ?? null, 'geometric mean');
        assert.equal(all['open-cases']!.value ?? 0, report.open);
        if (report.overall?.interval) {
          const { interval } = all['resolution-time-geometric']!;
          assert.equal(interval?.method, report.overall.interval.method);
          assert.ok(Math.abs(Math.log(interval!.lower / report.overall.interval.lower)) < 1e-6);
        }
        if (report.overall) {
          const sorted = cases.flatMap(({ minutes }) => (minutes === null ? [] : [minutes / 60])).sort((a, b) => a - b);
          const median = sorted[Math.floor((sorted.length - 1) / 2)]!;
          assert.ok(Math.abs(all['resolution-time-median']!.value! / median - 1) <= 0.0201, `${all['resolution-time-median']!.value} for ${median}`);
        }
        for (const { category, resolved } of report.categories) {
          const group = readGroups(counter.cube, 'category', { metric: 'resolution-time' }).find(({ value }) => value === category)!;
          close(group.reading.value, resolved?.mean ?? null, category);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('compare medians by ranks and rates by what they are counted against', () => {
    const counter = new EventCounter({ metrics: builtInMetrics('resolution-time-median', 'resolution-time-geometric', 'stars-given') });
    const case_ = (day: string, i: number, hours: number): void => {
      counter.add(at(`${day}T00:00:00Z`, 'cx.case.opened', { case: `${day} ${i}`, category: 'return' }), LATER);
      counter.add(at(new Date(ms(`${day}T00:00:00Z`) + hours * 3_600_000).toISOString(), 'cx.case.resolved', { case: `${day} ${i}` }), LATER);
    };
    for (let i = 0; i < 20; i++) {
      case_('2026-01-05', i, 1 + i);
      case_('2026-02-05', i, 30 + i);
    }
    for (let i = 0; i < 12; i++) counter.add(at('2026-01-05', 'cx.recognition.given', { employee: 'e', by: 'customer' }), LATER);
    for (let i = 0; i < 40; i++) counter.add(at('2026-02-05', 'cx.recognition.given', { employee: 'e', by: i % 2 > 0 ? 'customer' : 'colleague' }), LATER);
    const change = (metric: string) => readChange(counter.cube, { metric, from: 673, to: 673 }, { metric, from: 672, to: 672 })!;
    assert.deepEqual([change('resolution-time-median').verdict, change('resolution-time-median').method, change('resolution-time-median').interval], ['real', 'Mann-Whitney test', null]);
    assert.deepEqual([change('resolution-time-geometric').verdict, change('resolution-time-geometric').method], ['real', 'Welch t test of logarithms']);
    const stars = change('stars-given');
    assert.deepEqual([stars.difference, stars.verdict, stars.method, stars.interval!.method], [8, 'noise', 'conditional binomial test', 'MOVER of Garwood']);
    const median = read(counter.cube, { metric: 'resolution-time-median', from: 672, to: 672 });
    assert.equal(median.interval!.method, 'order statistics');
    assert.ok(median.interval!.lower < 10 && median.interval!.upper > 10 && median.interval!.lower > 5 && median.interval!.upper < 16);
  });
});

describe('employees and stars', () => {
  it('turn over as employeeTurnover says, against headcounts at the end of each day', () => {
    const person = fc.record({ joined: moment, days: fc.option(fc.integer({ min: 1, max: 400 })), voluntary: fc.constantFrom(true, false, undefined) });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), (persons) => {
        const day = (time: number): number => Math.floor(time / 86_400_000);
        const events = persons.flatMap(({ joined, days, voluntary }, i) => [
          at(new Date(joined).toISOString(), 'cx.employee.joined', { employee: `e${i}` }),
          ...(days === null ? [] : [at(new Date(joined + days * 86_400_000).toISOString(), 'cx.employee.left', { employee: `e${i}`, ...(voluntary !== undefined && { voluntary }) })]),
        ]);
        const found = figures(events, '2025', ['employee-turnover', 'employee-turnover-voluntary', 'headcount']);
        const [first, end] = [day(ms('2025-01-01')), day(ms('2026-01-01'))];
        const headcounts = Array.from({ length: end - first }, (_, i) => persons.filter(({ joined, days }) => day(joined) <= first + i && (days === null || day(joined) + days > first + i)).length);
        const left = persons.filter(({ joined, days }) => days !== null && day(joined) + days >= first && day(joined) + days < end);
        const expected = employeeTurnover({ headcounts, separations: left.length, voluntary: left.filter(({ voluntary }) => voluntary === true).length });
        close(found['employee-turnover']!.value, expected.rate, 'turnover');
        close(found['employee-turnover-voluntary']!.value, expected.voluntary, 'voluntary');
        assert.equal(found['headcount']!.value ?? 0, headcounts.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  it('are counted for each phase of the journey', () => {
    const counter = new EventCounter({ metrics: builtInMetrics('stars-given', 'stars-by-customers'), dimensions: ['touchpoint'] });
    const star = (touchpoint: string, by: 'customer' | 'executive' | 'colleague'): void => counter.add(at('2026-03-01', 'cx.recognition.given', { employee: 'e', by, touchpoint }), LATER);
    star('support', 'customer');
    star('support', 'executive');
    star('renewal', 'customer');
    star('renewal', 'colleague');
    assert.deepEqual(readGroups(counter.cube, 'touchpoint', { metric: 'stars-given' }).map(({ value, reading }) => [value, reading.value]), [['renewal', 1], ['support', 2]]);
    assert.equal(read(counter.cube, { metric: 'stars-by-customers' }).value, 2 / 3);
  });
});

describe('asking', () => {
  const source = 'https://bank.example/';
  const feelings = (...words: string[]): CxEvent =>
    makeEvent('cx.response.submitted', { response: '019abc12-7a40-7c31-9b52-4f6d1e0a8c02', survey: 'mood', answers: words.map((word) => ({ kind: 'emotion' as const, question: 'how', word })) }, { source, time: ms('2026-03-01') });

  it('counts who takes part, and says so when events are missing', () => {
    const shown = makeEvent('cx.survey.shown', { survey: 'mood' }, { source, time: ms('2026-03-01') });
    const dismissed = makeEvent('cx.survey.dismissed', { survey: 'mood' }, { source, time: ms('2026-03-01') });
    const found = figures([shown, shown, dismissed, feelings('happy')], '2026-03', ['participation', 'answer-rate']);
    assert.deepEqual([found['participation']!.value, found['participation']!.n, found['answer-rate']!.value], [0.5, 2, 0.5]);
    const broken = figures([shown, feelings('a'), feelings('b')], '2026-03', ['participation'])['participation']!;
    assert.equal(broken.kind === 'unmeasured' && broken.reason, 'contradictory');
  });

  it('counts feelings as sentimentBalance does', () => {
    const found = figures([feelings('happy', 'angry'), feelings('puzzled'), feelings('relieved')], '2026-03', ['positive-sentiment', 'net-sentiment']);
    const expected = sentimentBalance({ positive: 2, negative: 1, neutral: 1 });
    close(found['positive-sentiment']!.value, expected.positive.value, 'positive');
    close(found['net-sentiment']!.value, expected.net, 'net');
    close(found['net-sentiment']!.interval!.lower, expected.netInterval!.lower, 'interval');
  });

  it('counts who has opted in, of all customers', () => {
    const events = [
      ...['c1', 'c2', 'c3', 'c4'].map((who) => at('2026-01-10', 'cx.contract.started', { contract: who }, who)),
      ...['c1', 'c2', 'c2'].map((who) => at('2026-02-10', 'cx.consent.given', { purpose: 'news', via: 'widget' }, who)),
      at('2026-03-10', 'cx.consent.withdrawn', { purpose: 'news', via: 'widget' }, 'c1'),
    ];
    const value = (period: string, id: string): number | null => figures(events, period, [id])[id]!.value;
    assert.deepEqual([value('2026-02', 'opt-ins'), value('2026-03', 'opt-ins'), value('2026-09', 'opt-ins')], [2, 1, 1]);
    assert.deepEqual([value('2026-02', 'opt-in-rate'), value('2026-03', 'opt-in-rate')], [0.5, 0.25]);
  });
});

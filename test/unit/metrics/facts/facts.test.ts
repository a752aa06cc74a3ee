import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  caseFold, consentFold, contactFold, contractFold, customerFold, Deriver, factsOf, spendFold, spendPairsOf, tenuresOf, ticketsOf, type AnyFact, type Fold,
} from '../../../../src/metrics/facts/index.js';
import { businessClock, firstContactResolution, type Contact } from '../../../../src/metrics/index.js';
import type { CxEvent } from '../../../../src/model/index.js';
import { at, LATER, moment, ms } from '../../../support/dealings.js';

const told = (events: readonly CxEvent[], fold: Fold, now = LATER): [string, string, AnyFact['data']][] => factsOf(events, [fold], now).map(({ type, time, data }) => [type.slice(8), time.slice(0, 16), data]);

describe('cases', () => {
  const opened = at('2026-03-02T09:00:00Z', 'cx.case.opened', { case: 'A', category: 'return', segments: { region: 'north' } }, 'c1');
  const resolved = at('2026-03-03T09:30:00Z', 'cx.case.resolved', { case: 'A' }, 'c1');

  it('are resolved after so many hours, by the clock and by business hours', () => {
    const clock = businessClock({ hours: [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }] });
    assert.deepEqual(told([opened, resolved], caseFold({ clock })), [
      ['case-opened', '2026-03-02T09:00', { segments: { region: 'north' }, case: 'A', category: 'return', complaint: false }],
      ['case-resolved', '2026-03-03T09:30', { segments: { region: 'north' }, case: 'A', category: 'return', complaint: false, hours: 24.5, workHours: 8.5, reopened: 0 }],
    ]);
  });

  it('that are reopened are resolved when they are resolved again', () => {
    const reopened = at('2026-03-04', 'cx.case.reopened', { case: 'A' });
    const again = at('2026-03-06T09:00:00Z', 'cx.case.resolved', { case: 'A' });
    const deriver = new Deriver([caseFold()]);
    const signs = [opened, resolved, reopened, again].map((event) => deriver.add(event, LATER).map(({ fact, sign }) => `${sign} ${fact.type.slice(8)}`));
    assert.deepEqual(signs, [['1 case-opened'], ['1 case-resolved'], ['-1 case-resolved'], ['1 case-resolved']]);
    const last = told([again, opened, reopened, resolved], caseFold()).at(-1)!;
    assert.deepEqual([last[1], (last[2] as { hours: number; reopened: number }).hours, (last[2] as { reopened: number }).reopened], ['2026-03-06T09:00', 96, 1]);
    assert.deepEqual(told([resolved], caseFold()), []);
  });

  it('become tickets for the readout that counts open ones', () => {
    const open = at('2026-03-05', 'cx.case.opened', { case: 'B', category: 'inquiry' });
    assert.deepEqual(ticketsOf([resolved, opened, open]), [
      { category: 'return', opened: ms('2026-03-02T09:00:00Z'), resolved: ms('2026-03-03T09:30:00Z') },
      { category: 'inquiry', opened: ms('2026-03-05'), resolved: null },
    ]);
  });
});

describe('issues', () => {
  const contacts = [
    at('2026-03-01', 'cx.case.opened', { case: 'A', category: 'return' }, 'c1'),
    at('2026-03-01T10:00:00Z', 'cx.case.resolved', { case: 'A', by: 'agent', firstContact: true }, 'c1'),
    at('2026-03-05', 'cx.case.opened', { case: 'B', category: 'return' }, 'c1'),
    at('2026-03-05', 'cx.case.opened', { case: 'C', category: 'inquiry' }, 'c1'),
    at('2026-03-06', 'cx.case.resolved', { case: 'C', by: 'customer', firstContact: true }, 'c1'),
    at('2026-03-20', 'cx.case.opened', { case: 'D', category: 'return' }, 'c1'),
  ];

  it('go on when the customer asks again within the window', () => {
    assert.deepEqual(told(contacts, contactFold()), [
      ['issue-settled', '2026-03-01T00:00', { category: 'return', repeated: true, bySystem: false, byAgent: false }],
      ['issue-settled', '2026-03-05T00:00', { category: 'inquiry', repeated: false, bySystem: true, byCustomer: true }],
      ['issue-settled', '2026-03-20T00:00', { category: 'return', repeated: false, bySystem: true }],
    ]);
    assert.equal(told(contacts, contactFold({ windowDays: 0 })).length, 4);
  });

  it('are told only when the window is over', () => {
    const deriver = new Deriver([contactFold()]);
    const count = (changes: readonly { readonly sign: number }[]): number => changes.reduce((sum, { sign }) => sum + sign, 0);
    assert.equal(count(deriver.add(contacts[5]!, ms('2026-03-20'))), 0);
    assert.equal(count(deriver.advance(ms('2026-03-26'))), 0);
    assert.equal(count(deriver.advance(ms('2026-03-27'))), 1);
    assert.equal(count(deriver.advance(ms('2026-04-27'))), 0);
  });

  it('are those of firstContactResolution, for every source', () => {
    const one = fc.record({ customer: fc.constantFrom('a', 'b'), topic: fc.constantFrom('return', 'inquiry'), at: moment, agentSaid: fc.constantFrom(true, false, null), customerSaid: fc.constantFrom(true, false, null) });
    fc.assert(
      fc.property(fc.uniqueArray(one, { maxLength: 15, selector: ({ at: time }) => time }), fc.constantFrom(1, 7, 30), (rows: readonly Contact[], windowDays) => {
        const events = rows.flatMap(({ customer, topic, at: time, agentSaid, customerSaid }, i) => {
          const when = new Date(time).toISOString();
          const said = (by: 'agent' | 'customer', firstContact: boolean | null | undefined): CxEvent[] =>
            typeof firstContact === 'boolean' ? [at(when, 'cx.case.resolved', { case: `k${i}`, by, firstContact }, String(customer))] : [];
          return [at(when, 'cx.case.opened', { case: `k${i}`, category: topic }, String(customer)), ...said('agent', agentSaid), ...said('customer', customerSaid)];
        });
        const facts = factsOf(events, [contactFold({ windowDays })], LATER).flatMap((fact) => (fact.type === 'cx.fact.issue-settled' ? [fact.data] : []));
        for (const [source, name] of [['system', 'bySystem'], ['agent', 'byAgent'], ['customer', 'byCustomer']] as const) {
          const expected = firstContactResolution(rows, { source, windowDays });
          const known = facts.filter((data) => data[name] !== undefined);
          assert.deepEqual([known.length, known.filter((data) => data[name]).length], [expected.issues, expected.firstContactResolved], source);
        }
      }),
    );
  });
});

describe('customers', () => {
  const events = [
    at('2026-01-10', 'cx.contract.started', { contract: 'A', origin: 'referral', segments: { region: 'north' } }, 'c1'),
    at('2026-02-10', 'cx.contract.started', { contract: 'B' }, 'c1'),
    at('2026-03-10', 'cx.contract.ended', { contract: 'A' }, 'c1'),
    at('2026-03-20', 'cx.contract.ended', { contract: 'B', segments: { region: 'south' } }, 'c1'),
    at('2026-03-25', 'cx.contract.started', { contract: 'C' }, 'c1'),
  ];

  it('are won with the first contract and lost with the last', () => {
    const segments = { region: 'north' };
    assert.deepEqual(told(events, customerFold()), [
      ['customer-won', '2026-01-10T00:00', { segments, again: false, origin: 'referral' }],
      ['customer-lost', '2026-03-20T00:00', { segments, days: 69, newInMonth: false, newInQuarter: true, newInYear: true }],
      ['customer-won', '2026-03-25T00:00', { again: true }],
    ]);
  });

  it('are new in a month by the calendar of the zone', () => {
    const late = [at('2026-01-31T23:30:00Z', 'cx.contract.started', { contract: 'A' }), at('2026-02-20', 'cx.contract.ended', { contract: 'A' })];
    const inZone = (zone: string): unknown => (told(late, customerFold({ zone }))[1]![2] as { newInMonth: boolean }).newInMonth;
    assert.deepEqual([inZone('UTC'), inZone('Europe/Vienna')], [false, true]);
  });

  it('have a tenure, those who are still there as well', () => {
    const days = tenuresOf(events, ms('2026-04-04')).map(({ tenure, left }) => [Math.round(tenure * 30.4375), left]);
    assert.deepEqual(days, [[69, true], [10, false]]);
    assert.deepEqual(tenuresOf(events, ms('2026-01-01')), []);
  });
});

describe('terms of contracts', () => {
  it('count on the day they were due, at the lesser of old and new value', () => {
    const events = [
      at('2025-01-01', 'cx.contract.started', { contract: 'A', value: 100, currency: 'EUR', due: '2025-12-31' }),
      at('2025-10-01', 'cx.contract.renewed', { contract: 'A', due: '2025-12-31', next: '2026-12-31', value: 130 }),
      at('2026-11-01', 'cx.contract.renewed', { contract: 'A', due: '2026-12-31', next: '2027-12-31', value: 90 }),
      at('2027-12-31', 'cx.contract.ended', { contract: 'A' }),
    ];
    assert.deepEqual(told(events, contractFold()), [
      ['term-ended', '2025-12-31T00:00', { contract: 'A', renewed: true, value: 100, kept: 100 }],
      ['term-ended', '2026-12-31T00:00', { contract: 'A', renewed: true, value: 130, kept: 90 }],
      ['term-ended', '2027-12-31T00:00', { contract: 'A', renewed: false, value: 90, kept: 0 }],
    ]);
  });

  it('have no value where it is not known or in another currency', () => {
    const started = (value?: number): CxEvent => at('2025-01-01', 'cx.contract.started', { contract: 'A', currency: 'EUR', due: '2025-12-31', ...(value !== undefined && { value }) });
    const renewed = at('2025-10-01', 'cx.contract.renewed', { contract: 'A', due: '2025-12-31', value: 5, currency: 'USD' });
    for (const first of [started(), started(100)]) assert.deepEqual(told([first, renewed], contractFold())[0]![2], { contract: 'A', renewed: true });
    assert.deepEqual(told([at('2025-01-01', 'cx.contract.started', { contract: 'A' }), at('2025-02-01', 'cx.contract.ended', { contract: 'A' })], contractFold()), []);
  });
});

describe('pairs of spend', () => {
  const spent = (time: string, amount: number, currency = 'EUR'): CxEvent => at(time, 'cx.spend.recorded', { amount, currency }, 'c1');

  it('set a period beside that of the year before, once it is over', () => {
    const events = [spent('2025-03-05', 60), spent('2025-03-20', 40), spent('2026-03-07', 120), spent('2025-04-01', 10), spent('2026-03-08', 7, 'USD')];
    const facts = factsOf(events, [spendFold()], ms('2026-06-15'));
    assert.deepEqual(facts.map(({ day, data }) => [day, data]), [
      [20513, { each: 'month', currency: 'EUR', before: 100, after: 120, kept: 100 }],
      [20544, { each: 'month', currency: 'EUR', before: 10, after: 0, kept: 0 }],
    ]);
    assert.deepEqual(spendPairsOf(facts), [{ prev: 100, curr: 120 }, { prev: 10, curr: 0 }]);
    assert.equal(factsOf(events, [spendFold()], ms('2026-04-15')).length, 1);
    assert.equal(factsOf(events, [spendFold({ each: 'year' })], ms('2026-06-15')).length, 0);
    assert.throws(() => spendFold({ each: 'week' as 'month' }), { code: 'unknown-period' });
  });

  it('take refunds off, and leave out who had spent nothing', () => {
    assert.deepEqual(spendPairsOf(factsOf([spent('2025-03-05', 60), spent('2025-03-06', -60), spent('2026-03-07', 9)], [spendFold()], LATER)), [{ prev: 9, curr: 0 }]);
    assert.deepEqual(spendPairsOf(factsOf([spent('2025-03-05', 60), spent('2026-03-06', -10)], [spendFold()], LATER)), [{ prev: 60, curr: 0 }]);
  });

  it('come as time goes by', () => {
    const deriver = new Deriver([spendFold()]);
    deriver.add(spent('2025-03-05', 60), ms('2026-03-20'));
    assert.deepEqual(deriver.advance(ms('2026-03-31T20:00:00Z')), []);
    assert.deepEqual(deriver.advance(ms('2026-04-02')).map(({ sign }) => sign), [1]);
  });
});

describe('consents', () => {
  it('count once, however often a customer says so', () => {
    const events = [
      at('2026-01-01', 'cx.consent.withdrawn', { purpose: 'news', via: 'widget' }, 'c1'),
      at('2026-01-02', 'cx.consent.given', { purpose: 'news', via: 'widget' }, 'c1'),
      at('2026-01-03', 'cx.consent.given', { purpose: 'news', via: 'widget' }, 'c1'),
      at('2026-01-04', 'cx.consent.withdrawn', { purpose: 'news', via: 'widget' }, 'c1'),
      at('2026-01-05', 'cx.consent.given', { purpose: 'offers', via: 'widget' }, 'c1'),
    ];
    assert.deepEqual(told(events, consentFold()).map(([type, time]) => `${type} ${time.slice(0, 10)}`), ['opted-in 2026-01-02', 'opted-out 2026-01-04', 'opted-in 2026-01-05']);
  });
});

describe('a deriver', () => {
  const folds = (): Fold[] => [caseFold(), contactFold(), customerFold(), contractFold(), spendFold(), consentFold()];
  const event: fc.Arbitrary<CxEvent> = fc
    .tuple(moment, fc.constantFrom('c1', 'c2'), fc.constantFrom('A', 'B'), fc.constantFrom('opened', 'resolved', 'reopened', 'started', 'renewed', 'ended', 'spend', 'given', 'withdrawn'), fc.integer({ min: -5, max: 50 }))
    .map(([time, subject, id, what, amount]) => {
      const when = new Date(time).toISOString();
      switch (what) {
        case 'opened':
          return at(when, 'cx.case.opened', { case: id, category: 'return' }, subject);
        case 'resolved':
          return at(when, 'cx.case.resolved', { case: id, by: 'agent', firstContact: amount > 20 }, subject);
        case 'reopened':
          return at(when, 'cx.case.reopened', { case: id }, subject);
        case 'started':
          return at(when, 'cx.contract.started', { contract: id, value: amount, due: '2025-06-30' }, subject);
        case 'renewed':
          return at(when, 'cx.contract.renewed', { contract: id, value: amount, due: '2025-06-30', next: '2026-06-30' }, subject);
        case 'ended':
          return at(when, 'cx.contract.ended', { contract: id }, subject);
        case 'spend':
          return at(when, 'cx.spend.recorded', { amount, currency: 'EUR' }, subject);
        default:
          return at(when, what === 'given' ? 'cx.consent.given' : 'cx.consent.withdrawn', { purpose: 'news', via: 'widget' }, subject);
      }
    });
  const standing = (events: readonly CxEvent[]): string[] => factsOf(events, folds(), LATER).map((fact) => JSON.stringify(fact)).sort();

  it('tells the same of events in any order, and of events that come twice', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))), ([events, shuffled]) => {
        assert.deepEqual(standing(shuffled), standing(events));
        assert.deepEqual(standing([...events, ...shuffled]), standing(events));
      }),
    );
  });

  it('tells in the end what it would tell at once, if time goes by in steps', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        const deriver = new Deriver(folds());
        const facts = new Map<string, number>();
        const note = (changes: ReturnType<Deriver['add']>): void => changes.forEach(({ fact, sign }) => facts.set(JSON.stringify(fact), (facts.get(JSON.stringify(fact)) ?? 0) + sign));
        for (const one of [...events].sort((a, b) => (a.time < b.time ? -1 : 1))) {
          note(deriver.advance(ms(one.time)));
          note(deriver.add(one, ms(one.time)));
        }
        note(deriver.advance(LATER));
        const left = [...facts].flatMap(([fact, count]) => Array.from({ length: count }, () => fact)).sort();
        assert.deepEqual(left, standing(events));
      }),
    );
  });
});

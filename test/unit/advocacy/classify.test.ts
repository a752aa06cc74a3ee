import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { classifierOf, classifyCustomers, DEFAULT_ADVOCACY, moversOf, parseAdvocacy, readAdvocacyExpression, stretchOfPeriod, type AdvocacyDocument, type CustomerFacts } from '../../../src/advocacy/index.js';
import { dayCounter } from '../../../src/metrics/index.js';
import type { CxEvent } from '../../../src/model/index.js';
import { at } from '../../support/dealings.js';
import { answered, happening } from './support.js';

const later = stretchOfPeriod('2026-09')!;
const earlier = stretchOfPeriod('2026-08')!;
const factsOf = (events: readonly CxEvent[], document?: AdvocacyDocument): CustomerFacts | undefined => classifyCustomers(events, { later, ...(document && { document }) })[0]?.later?.facts;
const groupOf = (...events: readonly CxEvent[]): string | undefined => {
  const found = classifyCustomers(events, { later })[0]?.later;
  return found ? `${found.group}: ${found.rule?.id}` : undefined;
};

describe('facts of a customer', () => {
  it('do not depend on the order of events, and an event that comes twice counts once', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 25 }).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }))), ([events, shuffled]) => {
        assert.deepEqual(classifyCustomers(shuffled, { later, earlier }), classifyCustomers(events, { later, earlier }));
      }),
      { numRuns: 200 },
    );
  });

  it('are what was said last, and not what was taken back', () => {
    const response = '0190b5a0-0000-7000-8000-0000000000aa';
    const said = [answered('2026-09-02', 'c', { nps: 3, csat: 2, response }), answered('2026-09-05', 'c', { nps: 9, word: 'angry' }), answered('2026-09-01', 'c', { nps: 0, word: 'calm', pleasure: 0.5 })];
    assert.deepEqual(factsOf(said), { score: 9, satisfaction: 0.25, sentiment: -0.25, left: false, renewals: 0, contractsEnded: 0, complaints: 0, openComplaints: 0, referrals: 0, stories: 0, recognitions: 0, programs: [] });
    const withdrawn = at('2026-10-03', 'cx.response.withdrawn', { response, survey: 's' }, 'c');
    assert.equal(factsOf([...said, withdrawn])!.satisfaction, undefined);
    assert.equal(factsOf([said[0]!, answered('2026-09-20', 'c', { nps: 8, response })])!.score, 8);
    assert.equal(factsOf([answered('2026-08-31', 'c', { nps: 8 })]), undefined);
    const yearly = { ...DEFAULT_ADVOCACY, lookBackDays: 30 };
    assert.equal(factsOf([answered('2026-08-31', 'c', { nps: 8 })], yearly)!.score, 8);
  });

  it('are deeds: contracts, complaints, spend, recommendations, programs', () => {
    const started = at('2026-01-01', 'cx.contract.started', { contract: 'k' }, 'c');
    assert.equal(factsOf([started])!.customer, true, 'seen, since a contract runs');
    assert.deepEqual([factsOf([started, at('2026-09-09', 'cx.contract.ended', { contract: 'k' }, 'c')])].map((facts) => [facts!.customer, facts!.left, facts!.contractsEnded]), [[false, true, 1]]);
    const back = [started, at('2026-09-09', 'cx.contract.ended', { contract: 'k' }, 'c'), at('2026-09-12', 'cx.contract.started', { contract: 'n' }, 'c')];
    assert.deepEqual([factsOf(back)!.customer, factsOf(back)!.left], [true, false]);
    assert.equal(factsOf([started, at('2026-03-01', 'cx.contract.ended', { contract: 'k' }, 'c')]), undefined);
    const complaint = at('2026-07-01', 'cx.case.opened', { case: 'a', category: 'return', complaint: true }, 'c');
    const solved = at('2026-07-05', 'cx.case.resolved', { case: 'a' }, 'c');
    const open = (...events: readonly CxEvent[]): number => factsOf([started, ...events])!.openComplaints;
    assert.deepEqual([open(complaint), open(complaint, solved), open(complaint, solved, at('2026-09-01', 'cx.case.reopened', { case: 'a' }, 'c')), open(solved)], [1, 0, 1, 0]);
    const spent = (time: string, amount: number, currency = 'EUR'): CxEvent => at(time, 'cx.spend.recorded', { amount, currency }, 'c');
    assert.deepEqual([factsOf([spent('2026-08-10', 100), spent('2026-09-10', 50), spent('2026-09-11', -10)])].map((facts) => [facts!.spend, facts!.spendChange]), [[40, -0.6]]);
    assert.deepEqual([factsOf([spent('2026-08-10', 100), spent('2026-09-10', 50, 'USD')])].map((facts) => [facts!.spend, facts!.spendChange]), [[undefined, undefined]]);
    const joined = [at('2026-01-01', 'cx.membership.joined', { program: 'ambassadors' }, 'c'), at('2026-09-01', 'cx.interaction.recorded', { activity: 'referral' }, 'c')];
    assert.deepEqual([factsOf(joined)!.programs, factsOf(joined)!.referrals], [['ambassadors'], 1]);
  });

  it('belong to the month of the company', () => {
    const late = [answered('2026-08-31T23:30:00Z', 'c', { nps: 8 })];
    assert.equal(classifyCustomers(late, { later }).length, 0);
    assert.equal(classifyCustomers(late, { later: stretchOfPeriod('2026-09', dayCounter('Europe/Vienna'))! }).length, 1);
    assert.deepEqual(stretchOfPeriod('2026-10', dayCounter('Europe/Vienna')), { from: Date.parse('2026-09-30T22:00:00Z'), to: Date.parse('2026-10-31T23:00:00Z') });
    assert.deepEqual(stretchOfPeriod('2026-W10'), { from: Date.parse('2026-03-02'), to: Date.parse('2026-03-09') });
    assert.equal(stretchOfPeriod('2026-13'), null);
  });
});

describe('the usual rules', () => {
  const complaint = at('2026-09-01', 'cx.case.opened', { case: 'a', category: 'return', complaint: true }, 'c');
  const referral = (): CxEvent => at('2026-09-03', 'cx.interaction.recorded', { activity: 'referral' }, 'c');
  const nps = (score: number): CxEvent => answered('2026-09-02', 'c', { nps: score });

  it('put deeds before words, and say which rule held', () => {
    assert.equal(groupOf(nps(6), complaint), 'dissenter: speaks-against');
    assert.equal(groupOf(answered('2026-09-02', 'c', { word: 'angry' }), complaint), 'dissenter: complains-bitterly');
    assert.equal(groupOf(nps(10), at('2026-09-09', 'cx.contract.ended', { contract: 'k' }, 'c')), 'defector: left');
    assert.equal(groupOf(nps(6)), 'defector: unhappy-and-silent');
    assert.equal(groupOf(nps(9), referral(), referral()), 'super-advocate: recommends-again');
    assert.equal(groupOf(nps(9), referral()), 'advocate: recommends');
    assert.equal(groupOf(referral()), 'advocate: recommends');
    assert.equal(groupOf(nps(9)), 'supporter: would-recommend');
    assert.equal(groupOf(nps(8), at('2026-09-09', 'cx.contract.renewed', { contract: 'k', due: '2026-12-31' }, 'c')), 'supporter: content-and-renewed');
    assert.equal(groupOf(nps(7)), 'neutral: content');
    assert.equal(groupOf(at('2026-01-01', 'cx.contract.started', { contract: 'k' }, 'c')), 'unknown: undefined');
  });

  it('have a reason and a source each, and are a document that can be read', () => {
    const parsed = parseAdvocacy(JSON.parse(JSON.stringify(DEFAULT_ADVOCACY)));
    assert.deepEqual(parsed, { ok: true, value: DEFAULT_ADVOCACY });
    for (const { reason, source } of DEFAULT_ADVOCACY.rules) assert.ok(reason.length > 20 && source!.length > 10);
  });

  it('put everybody in exactly one group, and the first rule that holds wins', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (events) => {
        for (const { later: found } of classifyCustomers(events, { later })) {
          if (!found) continue;
          const first = DEFAULT_ADVOCACY.rules.find((rule) => classifierOf({ rules: [rule] })(found.facts).rule);
          assert.equal(found.rule, first ?? null);
          assert.equal(found.group, first?.segment ?? 'unknown');
        }
      }),
    );
  });
});

describe('rules of a company', () => {
  const rule = { id: 'r', segment: 'advocate', when: 'score >= 9 && "ambassadors" in programs', reason: 'Because.' };
  const document = (rules: readonly object[]): unknown => ({ format: 'cx-advocacy/1', id: 'own', title: 'Own', rules });

  it('may be expressions, which hold the same as thresholds', () => {
    const facts = fc.record({ score: fc.nat(10), referrals: fc.nat(3), left: fc.boolean() });
    const words = classifierOf({ rules: [{ ...rule, segment: 'advocate', when: 'score >= 9 && referrals > 0 && !left' }] }, readAdvocacyExpression);
    const numbers = classifierOf({ rules: [{ ...rule, segment: 'advocate', when: [{ fact: 'score', atLeast: 9 }, { fact: 'referrals', atLeast: 1 }, { fact: 'left', is: false }] }] });
    fc.assert(fc.property(facts, (some) => assert.equal(words(some as unknown as CustomerFacts).group, numbers(some as unknown as CustomerFacts).group)));
    assert.equal(words({ referrals: 1, left: false } as unknown as CustomerFacts).group, 'unknown', 'no score: it cannot be told');
  });

  it('are told with place, what is expected, and what may be meant', () => {
    const faults = (rules: readonly object[]): string[] => {
      const parsed = parseAdvocacy(document(rules));
      return parsed.ok ? [] : parsed.error.map(({ where, message }) => `${where} ${message}`);
    };
    assert.match(faults([{ ...rule, segment: 'advocat' }])[0]!, /^\/rules\/0\/segment .*"super-advocate".*Did you mean "advocate"\?/);
    assert.match(faults([{ ...rule, when: 'scor >= 9' }])[0]!, /^\/rules\/0\/when There is no "scor" here.*Did you mean "score"\?/);
    assert.match(faults([{ ...rule, when: 'score' }])[0]!, /^\/rules\/0\/when .*true or false/);
    assert.match(faults([{ ...rule, when: [{ fact: 'left', atLeast: 1 }] }])[0]!, /^\/rules\/0\/when\/0 "left" is yes or no/);
    assert.match(faults([{ ...rule, when: [{ fact: 'score', atLeast: 9, atMost: 6 }] }])[0]!, /Nothing is at least 9 and at most 6/);
    assert.match(faults([rule, rule])[0]!, /ids of their own/);
    assert.deepEqual(faults([rule]), []);
    assert.throws(() => classifierOf({ rules: [{ ...rule, segment: 'advocate' }] }), /readAdvocacyExpression/);
  });

  it('never throw, whatever they are read from', () => {
    fc.assert(fc.property(fc.anything(), (input) => assert.equal(typeof parseAdvocacy(input).ok, 'boolean')));
    fc.assert(fc.property(fc.string(), (when) => assert.equal(typeof parseAdvocacy(document([{ ...rule, when }])).ok, 'boolean')));
  });
});

describe('who moved left', () => {
  it('is named with the rule that held before and the one that holds now, the farthest first', () => {
    const events = [
      answered('2026-08-05', 'a', { nps: 10 }), answered('2026-09-05', 'a', { nps: 8 }),
      answered('2026-08-05', 'b', { nps: 10 }), answered('2026-09-05', 'b', { nps: 2 }),
      answered('2026-08-05', 'c', { nps: 3 }), answered('2026-09-05', 'c', { nps: 9 }),
      answered('2026-09-05', 'd', { nps: 0 }),
    ];
    const customers = classifyCustomers(events, { later, earlier });
    assert.deepEqual(moversOf(customers).map(({ subject, from, to, ruleBefore, ruleNow }) => [subject, from, to, ruleBefore, ruleNow]), [
      ['b', 'supporter', 'defector', 'would-recommend', 'unhappy-and-silent'],
      ['a', 'supporter', 'neutral', 'would-recommend', 'content'],
    ]);
    assert.deepEqual(moversOf(customers, 'right').map(({ subject }) => subject), ['c']);
  });
});

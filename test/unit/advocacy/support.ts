import fc from 'fast-check';
import type { CxEvent, CxEventData } from '../../../src/model/index.js';
import { at } from '../../support/dealings.js';

let responses = 0;

/** A response with scores and a feeling. */
export function answered(time: string, subject: string, { nps, csat, word, pleasure, response }: { nps?: number; csat?: number; word?: string; pleasure?: number; response?: string }): CxEvent {
  responses += 1;
  const answers: CxEventData<'cx.response.submitted'>['answers'] = [];
  const score = (metric: string, value: number, max: number): void => void answers.push({ kind: 'score', question: metric, value, instrument: { metric, scale: { min: metric === 'nps' ? 0 : 1, max }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } });
  if (nps !== undefined) score('nps', nps, 10);
  if (csat !== undefined) score('csat', csat, 5);
  if (word !== undefined) answers.push({ kind: 'emotion', question: 'feeling', word, ...(pleasure !== undefined && { pleasure }) });
  return at(time, 'cx.response.submitted', { response: response ?? `0190b5a0-0000-7000-8000-${String(responses).padStart(12, '0')}`, survey: 's', answers }, subject);
}

const day = fc.integer({ min: 1, max: 90 }).map((n) => new Date(Date.UTC(2026, 6, n, n % 24)).toISOString());
const subject = fc.constantFrom('c1', 'c2', 'c3');

/** Anything that may happen to a few customers in the third quarter of 2026. */
export const happening: fc.Arbitrary<CxEvent> = fc.oneof(
  fc.tuple(day, subject, fc.nat(10), fc.constantFrom('0190b5a0-0000-7000-8000-0000000000aa', undefined)).map(([time, who, nps, response]) => answered(time, who, { nps, ...(response !== undefined && { response }) })),
  fc.tuple(day, subject, fc.constantFrom('angry', 'happy', 'odd')).map(([time, who, word]) => answered(time, who, { word })),
  fc.tuple(day, subject).map(([time, who]) => at(time, 'cx.response.withdrawn', { response: '0190b5a0-0000-7000-8000-0000000000aa', survey: 's' }, who)),
  fc.tuple(day, subject, fc.constantFrom('k1', 'k2'), fc.constantFrom('cx.contract.started', 'cx.contract.ended'), fc.nat(1)).map(([time, who, contract, type]) => at(time, type as 'cx.contract.started', { contract }, who)),
  fc.tuple(day, subject, fc.constantFrom('k1', 'k2')).map(([time, who, contract]) => at(time, 'cx.contract.renewed', { contract, due: '2026-12-31' }, who)),
  fc.tuple(day, subject, fc.constantFrom('a', 'b'), fc.boolean()).map(([time, who, name, complaint]) => at(time, 'cx.case.opened', { case: name, category: 'return', complaint }, who)),
  fc.tuple(day, subject, fc.constantFrom('a', 'b'), fc.constantFrom('cx.case.resolved', 'cx.case.reopened')).map(([time, who, name, type]) => at(time, type as 'cx.case.resolved', { case: name }, who)),
  fc.tuple(day, subject, fc.integer({ min: -50, max: 500 }), fc.constantFrom('EUR', 'EUR', 'USD')).map(([time, who, amount, currency]) => at(time, 'cx.spend.recorded', { amount, currency }, who)),
  fc.tuple(day, subject, fc.constantFrom('referral', 'visit')).map(([time, who, activity]) => at(time, 'cx.interaction.recorded', { activity }, who)),
  fc.tuple(day, subject, fc.constantFrom('cx.membership.joined', 'cx.membership.left')).map(([time, who, type]) => at(time, type as 'cx.membership.joined', { program: 'ambassadors' }, who)),
);

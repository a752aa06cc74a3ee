import assert from 'node:assert/strict';
import { JourneyIndex, parseJourney, type Journey, type ParsedJourney } from '../../../src/journey/index.js';

/** Ids that count up. */
export function counter(prefix = 'n'): () => string {
  let n = 0;
  return () => `${prefix}${(n += 1)}`;
}

/** Reads a journey that must be readable. */
export function parsed(input: unknown): ParsedJourney {
  const outcome = parseJourney(input);
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.error));
  return outcome.value;
}

export const journeyWith = (records: readonly unknown[], head: object = {}): Journey => parsed({ format: 'cx-journey/1', id: 'j', kind: 'designed', ...head, records }).journey;
export const indexWith = (records: readonly unknown[], head: object = {}): JourneyIndex => new JourneyIndex(journeyWith(records, head));

/** The problems of one that must be refused. */
export function refused(input: unknown): readonly { readonly code: string; readonly message: string; readonly where?: string }[] {
  const outcome = parseJourney(input);
  assert.ok(!outcome.ok, 'this journey should be refused');
  return outcome.error;
}

export const SUPPORT: readonly unknown[] = [
  { type: 'owner', id: 'o1', name: 'Service', team: 'Contact centre' },
  { type: 'phase', id: 'p1', name: 'Learn', owner: 'o1' },
  { type: 'phase', id: 'p2', name: 'Ask' },
  { type: 'phase', id: 'p2a', name: 'Reach us', parent: 'p2' },
  { type: 'touchpoint', id: 't1', name: 'Read the help', phase: 'p1' },
  { type: 'touchpoint', id: 't2', name: 'Call', phase: 'p2a', momentOfTruth: true },
  { type: 'touchpoint', id: 't3', name: 'Get an answer', phase: 'p2', ends: true },
  { type: 'lane', id: 'l1', kind: 'emotion', name: 'Emotion' },
  { type: 'lane', id: 'l2', kind: 'text', name: 'Thoughts' },
  { type: 'cell', id: 'c1', lane: 'l2', at: 't2', text: 'How long will this take?' },
  { type: 'pain', id: 'pain1', at: 't2', text: 'Twelve minutes of music', severity: 0.7, evidence: ['e1', 'e2'] },
  { type: 'evidence', id: 'e1', at: 't2', text: 'I hung up twice', source: 'interview 4', on: '2026-10-02', score: 1, consent: { show: 'team' } },
  { type: 'evidence', id: 'e2', at: 't2', text: 'The music!', source: 'interview 7', on: '2026-10-03', score: 2, consent: { show: 'nobody' } },
  { type: 'observation', id: 'obs1', at: 't1', metric: 'csat', series: 'current', period: { from: '2026-10-01', to: '2026-10-31' }, stat: { t: 'ratio', k: 82, n: 120, rule: 'top-2-of-5' } },
  { type: 'observation', id: 'obs2', at: 't3', metric: 'csat', series: 'current', period: { from: '2026-10-01', to: '2026-10-31' }, stat: { t: 'ratio', k: 20, n: 80, rule: 'top-2-of-5' } },
  { type: 'observation', id: 'obs3', at: 't3', metric: 'csat', series: 'expected', stat: { t: 'asserted', value: 0.8, by: 'o1', on: '2026-09-01' } },
  { type: 'observation', id: 'obs4', at: 't1', metric: 'csat', series: 'expected', stat: { t: 'asserted', value: 0.7, by: 'o1', on: '2026-09-01' } },
  { type: 'observation', id: 'obs5', at: 't1', metric: 'emotion', series: 'current', stat: { t: 'asserted', value: 4, by: 'o1', on: '2026-09-01' } },
  { type: 'observation', id: 'obs6', at: 't3', metric: 'emotion', series: 'current', stat: { t: 'histogram', min: 1, counts: [4, 6, 10, 3, 1] } },
  { type: 'observation', id: 'obs7', at: 'j', metric: 'nps', series: 'current', stat: { t: 'nps', promoters: 40, detractors: 35, n: 100 } },
];

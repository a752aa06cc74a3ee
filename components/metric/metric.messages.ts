import { figureMessages } from '../base/figures.js';

/** The English texts of `<cx-metric>`. */
export const messages = {
  ...figureMessages,
  'metric.so-far': '{period} so far',
  'metric.met': 'Target {target} met',
  'metric.near': 'About on target {target}',
  'metric.missed': 'Below target {target}',
  'metric.missed-low': 'Above target {target}',
  'metric.real': '{change} since {period}: a real change',
  'metric.maybe': '{change} since {period}: perhaps a change',
  'metric.noise': '{change} since {period}: no real change',
  'metric.unknown': '{change} since {period}: cannot be tested',
  'metric.nothing-before': 'Nothing to compare with in {period}',
  'metric.few': 'Few answers: read with care',
  'metric.excluded': { one: '{count} answer is left out', other: '{count} answers are left out' },
  'metric.other-instruments': {
    one: '{count} earlier answer was asked in another way and is not included',
    other: '{count} earlier answers were asked in another way and are not included',
  },
  'metric.pooled-instruments': { one: 'Asked in {count} way', other: 'Asked in {count} different ways, averaged all the same' },
  'metric.weighted': { one: 'Weighted: tells as much as {count} equal answer', other: 'Weighted: tells as much as {count} equal answers' },
  'metric.trend': 'Since {firstPeriod}: from {first} to {last}, lowest {low}, highest {high}.',
  'metric.details': 'Details',
  'metric.method': 'How it is worked out: {method}. Interval: {interval}.',
  'metric.method-only': 'How it is worked out: {method}.',
  'metric.compared': 'Compared by: {method}.',
  'metric.period': 'Period',
  'metric.figure': 'Figure',
  'metric.range': '{level} interval',
  'metric.n': 'Answers',
  'metric.waiting': 'Waiting for figures',
} as const;

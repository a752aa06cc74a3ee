import type { Message } from '../base/localize.js';
import { numberMessages } from '../base/numbers.js';

/** The English texts of `<cx-metric>` itself; those of what is loaded when it is needed are in more/. */
export const messages = {
  ...numberMessages,
  'metric.so-far': '{period} so far',
  'metric.met': 'Target {target} met',
  'metric.near': 'About on target {target}',
  'metric.missed': 'Below target {target}',
  'metric.missed-low': 'Above target {target}',
  'metric.since': '{change} since {before}: {verdict}',
  'metric.against': '{change} against {before}: {verdict}',
  'metric.real': 'a real change',
  'metric.maybe': 'perhaps a change',
  'metric.noise': 'no real change',
  'metric.unknown': 'cannot be tested',
  'metric.nothing-before': 'Change: n/a, nothing to compare with in {before}',
  'metric.trend': 'Since {firstPeriod}: from {first} to {last}, lowest {low}, highest {high}.',
  'metric.details': 'Details',
  'metric.waiting': 'Waiting for figures',
} as const;

/** All that it knows to say; what is loaded later adds its own. */
export const english: Record<string, Message> = { ...messages };

import type { AnswerMetricDefinition, EventMetricDefinition } from '../../model/metric.js';

const RESOLVED = 'type == "cx.fact.case-resolved"';
const NEEDS_CASES = 'Needs cx.case.opened and cx.case.resolved with one `case`; by `category` if that is a dimension.';

const times = (id: string, title: string, method: string, about: string, sum: EventMetricDefinition['sums'][string], readout: EventMetricDefinition['readout']): EventMetricDefinition => ({
  id, title, method, about: `${about} Counts in the period of the resolution; open cases are in "open-cases" alone. ${NEEDS_CASES}`, better: 'lower', counts: 'events', where: RESOLVED, unit: 'hours', sums: { hours: sum }, readout,
});

/** From a minute to a year, told apart by 2 %. */
const sketch = { kind: 'sketch', of: 'data.hours', min: 1 / 60, max: 8766, accuracy: 0.02 } as const;

const resolvedAtFirst = (id: string, who: 'System' | 'Agent' | 'Customer', title: string, about: string): EventMetricDefinition => ({
  id,
  title,
  method: `issues resolved by a single contact / all of which the ${who.toLowerCase()} tells`,
  about: `${about} A repeat in the same category within the window voids it. An issue counts in the period of its first contact, once the window is over. Needs cx.case.opened with a subject.`,
  better: 'higher',
  counts: 'events',
  where: `type == "cx.fact.issue-settled" && has(data.by${who})`,
  sums: { issues: { kind: 'count' }, resolved: { kind: 'count', when: `data.by${who}` } },
  readout: { kind: 'share', count: 'resolved', of: 'issues' },
});

/** Time to resolution, open cases, complaints, first contact resolution: M8, M16 and M17. */
export const SERVICE_METRICS: readonly (EventMetricDefinition | AnswerMetricDefinition)[] = [
  times('resolution-time', 'Mean time to resolution', 'mean hours from opening to resolution', 'For cost: a few long cases carry it. Customers meet the median.', { kind: 'moments', of: 'data.hours' }, { kind: 'mean', of: 'hours' }),
  times('resolution-time-median', 'Median time to resolution', 'median of hours from opening to resolution', 'What half of the cases stay below.', sketch, { kind: 'quantile', of: 'hours', p: 0.5 }),
  times('resolution-time-p90', 'Time to resolution of nine in ten', '90 % quantile of hours from opening to resolution', 'What nine in ten cases stay below.', sketch, { kind: 'quantile', of: 'hours', p: 0.9 }),
  times(
    'resolution-time-geometric', 'Typical time to resolution', 'geometric mean of hours from opening to resolution', 'The typical time under skew. Cases that took no time are left out and counted.',
    { kind: 'moments', of: 'data.hours', logarithms: true }, { kind: 'geometric-mean', of: 'hours' },
  ),
  {
    id: 'open-cases',
    title: 'Open cases',
    method: 'cases open at the end of the last day',
    about: `Where many are open, the times of the resolved ones flatter: read tickets by resolutionTimes, which counts open ones by Kaplan and Meier. ${NEEDS_CASES}`,
    better: 'lower',
    counts: 'events',
    where: `type == "cx.fact.case-opened" || ${RESOLVED}`,
    unit: 'count',
    sums: { open: { kind: 'level', of: `${RESOLVED} ? -1 : 1` }, seen: { kind: 'level', of: '1', when: 'type == "cx.fact.case-opened"' } },
    // none open is a figure where there were any
    readout: { kind: 'value', value: 'open.end', n: 'seen.end' },
  },
  {
    id: 'reopened',
    title: 'Cases that were reopened',
    method: 'reopened / resolved',
    about: `Needs cx.case.reopened. ${NEEDS_CASES}`,
    better: 'lower',
    counts: 'events',
    where: RESOLVED,
    sums: { resolved: { kind: 'count' }, reopened: { kind: 'count', when: 'data.reopened > 0' } },
    readout: { kind: 'share', count: 'reopened', of: 'resolved' },
  },
  {
    id: 'complaints',
    title: 'Complaints',
    method: 'complaints / cases',
    about: 'Needs `complaint` in cx.case.opened. Fewer complaints can mean that fewer dare: read it beside the number of cases.',
    better: 'lower',
    counts: 'events',
    where: 'type == "cx.case.opened"',
    sums: { cases: { kind: 'count' }, complaints: { kind: 'count', when: 'data.complaint' } },
    readout: { kind: 'share', count: 'complaints', of: 'cases' },
  },
  {
    id: 'fcr',
    title: 'First contact resolution, asked at the end of a contact',
    method: 'share who answer 1 on 0-1',
    about: 'Answers to "Was it resolved?" with the metric "fcr", 1 for yes and 0 for no. Knows nothing of repeats that come later.',
    better: 'higher',
    counts: 'answers',
    scale: { min: 0, max: 1 },
    readout: { kind: 'band-share', band: [1, 1] },
  },
  resolvedAtFirst('fcr-customer', 'Customer', 'First contact resolution, as customers say', 'From cx.case.resolved with `by` "customer" and `firstContact`.'),
  resolvedAtFirst('fcr-agent', 'Agent', 'First contact resolution, as agents note', 'From cx.case.resolved with `by` "agent" and `firstContact`.'),
  resolvedAtFirst('fcr-system', 'System', 'First contact resolution, as no repeat was seen', 'Silence counts as resolved, so it flatters where customers give up.'),
];

import type { EventMetricDefinition } from '../../model/metric.js';

const EMPLOYEES = 'type == "cx.employee.joined" || type == "cx.employee.left"';
const headcount = { kind: 'level', of: 'type == "cx.employee.joined" ? 1 : -1', when: EMPLOYEES } as const;
const NEEDS_EMPLOYEES = 'Needs cx.employee.joined and cx.employee.left, from the first employee on.';

const turnover = (id: string, title: string, method: string, about: string, per: string, when: string): EventMetricDefinition => ({
  id, title, method, about: `${about} ${NEEDS_EMPLOYEES}`, better: 'lower', counts: 'events', where: EMPLOYEES, unit: 'ratio', sums: { headcount, left: { kind: 'count', when } }, readout: { kind: 'rate', events: 'left', per },
});

const LEFT = 'type == "cx.employee.left"';

/** Employee turnover and customer stars: M19 and M35. */
export const PEOPLE_METRICS: readonly EventMetricDefinition[] = [
  turnover('employee-turnover', 'Employee turnover', 'separations / mean headcount, in the stretch that is read', 'Above 100 % where posts change hands more than once.', 'headcount.mean', LEFT),
  turnover('employee-turnover-voluntary', 'Voluntary employee turnover', 'left by their own wish / mean headcount', 'Needs `voluntary` in cx.employee.left: where it is not said, it is not counted.', 'headcount.mean', `${LEFT} && data.voluntary`),
  turnover('employee-turnover-year', 'Employee turnover in a year', 'separations / headcount-years of 365.25 days', 'A short stretch carried over to a year.', 'headcount.mean * days / 365.25', LEFT),
  {
    id: 'headcount',
    title: 'Employees',
    method: 'employees on the last day',
    about: NEEDS_EMPLOYEES,
    better: 'higher',
    counts: 'events',
    where: EMPLOYEES,
    unit: 'count',
    sums: { headcount },
    readout: { kind: 'value', value: 'headcount.end', n: 'headcount.end' },
  },
  {
    id: 'stars-given',
    title: 'Customer stars',
    method: 'recognitions by customers and executives',
    about: 'By `touchpoint` or `journey` for the phase, if that is a dimension. Needs cx.recognition.given.',
    better: 'higher',
    counts: 'events',
    where: 'type == "cx.recognition.given" && data.by in ["customer", "executive"]',
    sums: { stars: { kind: 'count' } },
    readout: { kind: 'count', of: 'stars' },
  },
  {
    id: 'stars-by-customers',
    title: 'Stars that customers gave',
    method: 'given by customers / by customers and executives',
    about: 'Needs cx.recognition.given.',
    better: 'higher',
    counts: 'events',
    where: 'type == "cx.recognition.given" && data.by in ["customer", "executive"]',
    sums: { stars: { kind: 'count' }, byCustomers: { kind: 'count', when: 'data.by == "customer"' } },
    readout: { kind: 'share', count: 'byCustomers', of: 'stars' },
  },
  {
    id: 'stars-per-employee',
    title: 'Stars for each employee',
    method: 'recognitions / mean headcount',
    about: `Needs cx.recognition.given. ${NEEDS_EMPLOYEES}`,
    better: 'higher',
    counts: 'events',
    where: `${EMPLOYEES} || (type == "cx.recognition.given" && data.by in ["customer", "executive"])`,
    unit: 'ratio',
    sums: { headcount, stars: { kind: 'count', when: 'type == "cx.recognition.given"' } },
    readout: { kind: 'rate', events: 'stars', per: 'headcount.mean' },
  },
];

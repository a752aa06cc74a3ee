import { HttpProblem } from './problems.js';

/** The events in a body: a list, an object with a list `events`, or one alone. @throws HttpProblem 413, 422 */
export function eventsIn(body: unknown, most: number): readonly unknown[] {
  const events = Array.isArray(body) ? (body as unknown[]) : Array.isArray((body as { events?: unknown } | null)?.events) ? (body as { events: unknown[] }).events : [body];
  if (events.length > most) {
    throw new HttpProblem({ status: 413, code: 'batch-too-large', title: 'Too many events', detail: `At most ${most} events fit in one request; this has ${events.length}.` });
  }
  if (typeof body !== 'object' || body === null) {
    throw new HttpProblem({ status: 422, code: 'no-events', title: 'No events', detail: 'Send one event or a list of events, each a CloudEvents 1.0 object.' });
  }
  return events;
}

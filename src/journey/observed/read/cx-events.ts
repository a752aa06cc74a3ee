import type { CxEvent } from '../../../model/event.js';
import { EventLogBuilder, type LogOptions, type ReadLog } from '../log/builder.js';

export interface CxEventsOptions extends LogOptions {
  /** Only events of this journey. */
  readonly journey?: string;
  /** What a case is: the `customer` with all that they did (the default), or each `case` that they opened. */
  readonly by?: 'customer' | 'case';
}

/**
 * Makes a log of the events of elements and collector. A step is what the customer did with the company; to be asked is
 * none, but what they answered is the outcome of their case, under the name of its metric.
 */
export function* cxEventLogSteps(events: Iterable<CxEvent>, { journey, by = 'customer', ...options }: CxEventsOptions = {}): Generator<number, ReadLog, void> {
  const builder = new EventLogBuilder(options);
  for (const event of events) {
    const data = event.data as { readonly touchpoint?: string; readonly journey?: string; readonly case?: string };
    if (journey !== undefined && data.journey !== journey) continue;
    const name = by === 'case' ? data.case : event.subject;
    switch (event.type) {
      case 'cx.response.submitted':
        if (name !== undefined) builder.addOutcomes(name, Object.fromEntries(event.data.answers.flatMap((answer) => (answer.kind === 'score' ? [[answer.instrument.metric, answer.value]] : []))));
        continue;
      case 'cx.response.saved':
      case 'cx.response.withdrawn':
      case 'cx.survey.shown':
      case 'cx.survey.dismissed':
        continue;
      case 'cx.interaction.recorded':
        builder.add({ case: name, activity: data.touchpoint ?? event.data.activity, time: event.time, id: event.id });
        break;
      default:
        // what belongs to no case is none of a log of cases
        if (by === 'case' && name === undefined) continue;
        builder.add({ case: name, activity: event.type.replace(/^cx\./, ''), time: event.time, id: event.id });
    }
    if (builder.seen % 2000 === 0) yield builder.seen;
  }
  return builder.end();
}

import { CxError } from '../../../core/problem.js';
import { isNdjson } from '../../../metrics/intake/ndjson.js';
import type { ReadLog } from '../log/builder.js';
import { ocelLogSteps, type OcelOptions } from './ocel.js';
import { csvLogSteps, ndjsonLogSteps, type TableOptions } from './table.js';
import { xesLogSteps, type XesOptions } from './xes.js';

/** Forms of an event log that are a text. */
export type LogFormat = 'csv' | 'ndjson' | 'xes' | 'ocel';

/** What each form may be told; what is of another form is passed over. Plain data, so that it can be sent to a worker. */
export interface ReadLogOptions extends TableOptions, Pick<XesOptions, 'lifecycle'>, Pick<OcelOptions, 'cases'> {
  /** Seen from the text if not given. */
  readonly format?: LogFormat;
}

/** Which form a text seems to be; a table if nothing else. */
export function detectLogFormat(text: string): LogFormat {
  const head = text.slice(0, 4000).replace(/^\ufeff/, '').trimStart();
  if (head.startsWith('<')) return 'xes';
  // one object on many lines, or one whose first line is all of it
  if (head.startsWith('{')) return isNdjson(head) && !/^\{\s*"(?:ocel:|eventTypes|objectTypes|events|objects)/.test(head) ? 'ndjson' : 'ocel';
  return 'csv';
}

/** Reads an event log of any of these forms, in steps; each tells how many events were seen. @throws CxError with a sentence where it cannot be read */
export function* readLogSteps(text: string, options: ReadLogOptions = {}): Generator<number, ReadLog, void> {
  const format = options.format ?? detectLogFormat(text);
  switch (format) {
    case 'csv':
      return yield* csvLogSteps(text, options);
    case 'ndjson':
      return yield* ndjsonLogSteps(text, options);
    case 'xes':
      return yield* xesLogSteps(text, options);
    case 'ocel':
      return yield* ocelLogSteps(text, options);
    default:
      throw new CxError({ code: 'unknown-format', message: `There is no form ${JSON.stringify(format)} of event logs. There is csv, ndjson, xes and ocel.`, where: 'format' });
  }
}

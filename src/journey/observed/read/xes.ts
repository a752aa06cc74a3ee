import { CxError } from '../../../core/problem.js';
import { xmlSteps } from '../../interchange/xml.js';
import { EventLogBuilder, type LogOptions, type ReadLog } from '../log/builder.js';

export interface XesOptions extends LogOptions {
  /** Which lifecycle counts where events tell theirs; `complete` if not given, `all` for each. */
  readonly lifecycle?: 'complete' | 'all';
}

/** Reads a log from XES (IEEE 1849), in steps. @throws CxError `not-xml`, `not-xes` */
export function* xesLogSteps(text: string, { lifecycle = 'complete', ...options }: XesOptions = {}): Generator<number, ReadLog, void> {
  const builder = new EventLogBuilder(options);
  let trace: Map<string, string> | undefined;
  let event: Map<string, string> | undefined;
  let [traces, depth, isLog] = [0, 0, false];
  for (const node of xmlSteps(text)) {
    if (node.kind === 'open') {
      if (depth === 0 && node.name !== 'log') throw new CxError({ code: 'not-xes', message: `This is no XES: it begins with <${node.name}>, not with <log>.` });
      isLog = true;
      depth += 1;
      if (node.name === 'trace' && depth === 2) {
        trace = new Map();
        traces += 1;
      } else if (node.name === 'event') event = new Map();
      else if (event && depth === 4) put(event, node.attributes);
      else if (trace && !event && depth === 3) put(trace, node.attributes);
    } else if (node.kind === 'close') {
      depth -= 1;
      if (node.name === 'event' && event) {
        const phase = event.get('lifecycle:transition')?.toLowerCase();
        if (lifecycle === 'all' || phase === undefined || phase === 'complete') {
          // a trace without a name is a case all the same
          builder.add({ case: trace?.get('concept:name') ?? `trace ${traces}`, activity: event.get('concept:name'), time: event.get('time:timestamp'), id: event.get('identity:id'), outcomes: Object.fromEntries([...(trace ?? []), ...event]) });
        }
        event = undefined;
        if (builder.seen % 2000 === 0) yield builder.seen;
      } else if (node.name === 'trace') trace = undefined;
    }
  }
  if (!isLog) throw new CxError({ code: 'not-xes', message: 'This is no XES: it has no <log>.' });
  return builder.end();
}

function put(into: Map<string, string>, { key, value }: Readonly<Record<string, string>>): void {
  if (key !== undefined && value !== undefined) into.set(key, value);
}

/** How grave it is. */
export type LogLevel = 'info' | 'warn' | 'error';

/** One line of the log: what happened, and plain facts of it. Nobody's data, no key, no address: those are not facts of the collector. */
export interface LogEntry {
  readonly time: string;
  readonly level: LogLevel;
  /** A stable name in kebab case: `batch-not-stored`. */
  readonly event: string;
  readonly [fact: string]: string | number | boolean | undefined;
}

/** Where a collector writes what happens. */
export type Log = (level: LogLevel, event: string, facts?: Readonly<Record<string, string | number | boolean | undefined>>) => void;

/** Texts in a log are at most so long. */
const LONGEST = 500;
/** What JSON leaves as it is, and terminals and readers of lines do not. */
const CONTROL = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
const escaped = (text: string): string => text.replace(CONTROL, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Writes JSON, one entry a line, whatever is in it. */
export function jsonLog(write: (line: string) => void, now: () => number = Date.now): Log {
  return (level, event, facts = {}) => {
    const entry: Record<string, unknown> = { time: new Date(now()).toISOString(), level, event };
    for (const [name, fact] of Object.entries(facts)) if (fact !== undefined) entry[name] = typeof fact === 'string' ? fact.slice(0, LONGEST) : fact;
    write(`${escaped(JSON.stringify(entry))}\n`);
  };
}

/** Only what somebody has to look at, on the error output. */
export const quietLog: Log = (level, event, facts) => {
  if (level !== 'info') jsonLog((line) => process.stderr.write(line))(level, event, facts);
};

/** What an error says, for a log. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

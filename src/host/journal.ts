import type { Clock } from '../core/clock.js';
import { Emitter, type Event } from '../core/emitter.js';
import { isCxError, type Problem } from '../core/problem.js';
import type { Log } from '../sdk/context.js';

/** A problem of a plugin, and when it came up. */
export interface Report {
  /** The key of the plugin. */
  readonly plugin: string;
  readonly problem: Problem;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A line in the diary of a plugin. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly at: number;
}

/** Reports and lines kept of each plugin; older ones are forgotten. */
const KEPT = 200;
/** Longer lines are cut. */
const LONGEST_LINE = 2000;

/** What went wrong and what was noted, plugin by plugin. */
export class Journal {
  readonly #clock: Clock;
  readonly #reports = new Map<string, Report[]>();
  readonly #lines = new Map<string, LogLine[]>();
  readonly #emitter = new Emitter<Report>();
  readonly onDidReport: Event<Report> = this.#emitter.event;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Reports a problem, or whatever was thrown. */
  report(plugin: string, fault: unknown): Problem {
    const problem = problemOf(fault);
    const report = { plugin, problem, at: this.#clock.now() };
    keep(this.#reports, plugin, report);
    this.#emitter.fire(report);
    return problem;
  }

  reportsOf(plugin: string): readonly Report[] {
    return this.#reports.get(plugin) ?? [];
  }

  linesOf(plugin: string): readonly LogLine[] {
    return this.#lines.get(plugin) ?? [];
  }

  /** The diary that a plugin writes. */
  logOf(plugin: string): Log {
    const write = (level: LogLine['level']) => (message: string | Error, ...details: readonly unknown[]) => {
      const text = [message instanceof Error ? message.message : message, ...details.map(written)].join(' ');
      keep(this.#lines, plugin, { level, message: text.slice(0, LONGEST_LINE), at: this.#clock.now() });
    };
    return Object.freeze<Log>({ debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') });
  }

  /** Forgets a plugin that was uninstalled. */
  forget(plugin: string): void {
    this.#reports.delete(plugin);
    this.#lines.delete(plugin);
  }
}

/** What was thrown, as a problem. */
export function problemOf(fault: unknown): Problem {
  if (isCxError(fault)) return { code: fault.code, message: fault.message, ...(fault.where === undefined ? {} : { where: fault.where }) };
  if (typeof fault === 'object' && fault !== null && 'code' in fault && 'message' in fault && !(fault instanceof Error)) return fault as Problem;
  return { code: 'plugin-fault', message: fault instanceof Error ? fault.message : written(fault) };
}

function keep<T>(into: Map<string, T[]>, plugin: string, item: T): void {
  const items = into.get(plugin) ?? [];
  items.push(item);
  if (items.length > KEPT) items.shift();
  into.set(plugin, items);
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'something that cannot be written';
  }
}

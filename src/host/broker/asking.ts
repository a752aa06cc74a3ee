import * as z from 'zod/mini';
import { toDisposable, type Disposable } from '../../core/disposable.js';
import { CxError, isCxError } from '../../core/problem.js';
import { tokenOf } from '../../core/cancellation.js';
import type { ProgressStep } from '../../sdk/window.js';
import { words } from '../ui/words.js';
import { answer, route, type Part, type PartTools } from './part.js';
import { Quota } from './quota.js';

const line = words(500);
const number = z.int().check(z.gte(1));
const item = z.strictObject({ label: words(200), description: z.optional(words(300)), detail: z.optional(words(300)) });
const titled = { title: z.optional(words(200)), placeholder: z.optional(words(200)) };
const step = z.strictObject({ progress: number, message: z.optional(line), increment: z.optional(z.number().check(z.gte(-100), z.lte(100))) });

/** A plugin shows this much at once. */
const MOST_RUNNING = 8;
const MOST_LINES = 4;
/** Progress moves on the screen so often, in milliseconds; what comes between is added up. */
const PACE = 100;

/** Messages, questions, progress and lines of a plugin to the people at the page. */
export function asking({ plugin, doors, clock, held, require, denial }: PartTools): Part {
  const messages = new Quota(12, clock);
  const questions = new Quota(12, clock);
  const running = new Map<number, { report(step: ProgressStep): void; done(): void }>();
  const lines = new Map<number, Disposable>();
  let last = 0;
  let isAsking = false;

  const mayTell = (): void => require({ kind: 'ui', place: 'message' }, () => messages.take(1));
  /** One question at a time: whoever stacks dialogs cannot be got rid of. */
  const ask = async <T>(question: () => Promise<T>): Promise<T | null> => {
    require({ kind: 'ui', place: 'ask' }, () => questions.take(1));
    if (isAsking) throw new CxError({ code: 'busy', message: 'A plugin asks one question at a time.' });
    isAsking = true;
    try {
      return (await question()) ?? null;
    } finally {
      isAsking = false;
    }
  };
  held.add(toDisposable(() => {
    for (const one of running.values()) one.done();
    for (const one of lines.values()) one.dispose();
  }));

  /** What is wrong with a text, by the plugin; one that cannot say so lets it pass. */
  const check = async (value: string): Promise<string | undefined> => {
    try {
      return answer(z.nullable(line), await plugin.call('window.check', { value })) ?? undefined;
    } catch (error) {
      doors.log('error', `A text could not be checked: ${isCxError(error) ? error.message : 'it failed.'}`);
      return undefined;
    }
  };

  const begin = (title: string, cancellable: boolean): number => {
    mayTell();
    if (running.size >= MOST_RUNNING) throw new CxError({ code: 'quota', message: `A plugin may show ${MOST_RUNNING} things at work at once.` });
    const progress = ++last;
    void doors.withProgress({ title, cancellable }, (report, token) => new Promise<void>((done) => {
      token.onCancellationRequested(() => void plugin.tell('progress.cancel', { progress }));
      running.set(progress, paced(report, done));
    }));
    return progress;
  };
  /** Adds up what comes faster than people can see. */
  const paced = (report: (step: ProgressStep) => void, done: () => void) => {
    let message: string | undefined;
    let increment = 0;
    let timer: Disposable | undefined;
    const show = (): void => {
      timer = undefined;
      report({ ...(message !== undefined && { message }), ...(increment !== 0 && { increment }) });
      increment = 0;
    };
    return {
      report(step: ProgressStep): void {
        message = step.message ?? message;
        increment += step.increment ?? 0;
        timer ??= clock.after(PACE, show);
      },
      done(): void {
        timer?.dispose();
        done();
      },
    };
  };

  return {
    calls: [
      ['window.message', route(z.strictObject({ severity: z.enum(['info', 'warning', 'error']), text: line, actions: z.array(line).check(z.maxLength(3)) }), ({ severity, text, actions }) => {
        mayTell();
        return doors.showMessage(severity, text, actions);
      })],
      ['window.pick', route(z.strictObject({ ...titled, items: z.array(item).check(z.minLength(1), z.maxLength(1000)) }), ({ items, ...options }, signal) =>
        ask(async () => {
          const numbered = items.map((one, at) => ({ ...one, at }));
          return (await doors.pick(numbered, { ...options, token: tokenOf(signal) }))?.at;
        }))],
      ['window.input', route(z.strictObject({ ...titled, prompt: z.optional(line), value: z.optional(words(2000)), checked: z.boolean() }), ({ checked, ...options }, signal) =>
        ask(() => doors.input({
          ...options,
          token: tokenOf(signal),
          ...(checked && { validate: (value: string) => check(value) }),
        })))],
      ['window.progress', route(z.strictObject({ title: words(200), cancellable: z.boolean() }), ({ title, cancellable }) => begin(title, cancellable))],
      ['window.status', route(z.strictObject({ text: words(200) }), ({ text }) => {
        mayTell();
        if (lines.size >= MOST_LINES) throw new CxError({ code: 'quota', message: `A plugin may have ${MOST_LINES} lines in the status bar.` });
        lines.set(++last, doors.status(text));
        return last;
      })],
    ],
    tells: [
      ['progress.report', (value) => {
        const { progress, ...moved } = answer(step, value);
        // what is taken back counts from then on, also for what is at work
        if (denial({ kind: 'ui', place: 'message' })) return;
        running.get(progress)?.report(moved as ProgressStep);
      }],
      ['progress.done', (value) => {
        const { progress } = answer(z.strictObject({ progress: number }), value);
        running.get(progress)?.done();
        running.delete(progress);
      }],
      ['status.end', (value) => {
        const { line: at } = answer(z.strictObject({ line: number }), value);
        lines.get(at)?.dispose();
        lines.delete(at);
      }],
    ],
  };
}

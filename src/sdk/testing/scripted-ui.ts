import { toDisposable } from '../../core/disposable.js';
import type { UiPort } from '../../host/ui-port.js';
import type { ProgressStep } from '../window.js';

/** An answer of the person that a test plays: the label of a choice or button, a typed text, or `undefined` for "closed it". */
export type Answer = string | undefined;

/** What a plugin has said or asked. */
export interface Shown {
  readonly kind: 'info' | 'warning' | 'error' | 'pick' | 'input' | 'progress' | 'status';
  readonly text: string;
}

/** Plays the person in front of the page: notes what is shown, and gives the answers it was told to, one after the other. */
export class ScriptedUi implements UiPort {
  /** All that was shown, in order. */
  readonly shown: Shown[] = [];
  readonly #answers: Answer[];

  constructor(answers: readonly Answer[] = []) {
    this.#answers = [...answers];
  }

  /** Adds an answer to the next question. */
  answer(...answers: readonly Answer[]): void {
    this.#answers.push(...answers);
  }

  async message(kind: 'info' | 'warning' | 'error', text: string, actions: readonly string[]): Promise<string | undefined> {
    this.shown.push({ kind, text });
    return actions.length > 0 ? this.#next(actions) : undefined;
  }

  async quickPick(...[items, { title, placeholder }]: Parameters<UiPort['quickPick']>): Promise<number | undefined> {
    this.shown.push({ kind: 'pick', text: title ?? placeholder ?? items.map(({ label }) => label).join(', ') });
    const labels = items.map(({ label }) => label);
    const chosen = this.#next(labels);
    return chosen === undefined ? undefined : labels.indexOf(chosen);
  }

  async input({ title, prompt, validate }: Parameters<UiPort['input']>[0]): Promise<string | undefined> {
    this.shown.push({ kind: 'input', text: title ?? prompt ?? '' });
    for (;;) {
      const typed = this.#answers.shift();
      const fault = typed === undefined ? undefined : await validate?.(typed);
      if (fault === undefined) return typed;
      this.shown.push({ kind: 'error', text: fault });
    }
  }

  progress({ title }: Parameters<UiPort['progress']>[0]): ReturnType<UiPort['progress']> {
    this.shown.push({ kind: 'progress', text: title });
    return { report: ({ message }: ProgressStep) => void (message !== undefined && this.shown.push({ kind: 'progress', text: message })), onCancel: () => {}, done: () => {} };
  }

  status(text: string): ReturnType<UiPort['status']> {
    this.shown.push({ kind: 'status', text });
    return toDisposable(() => {});
  }

  #next(among: readonly string[]): string | undefined {
    const answer = this.#answers.shift();
    if (answer !== undefined && !among.includes(answer)) throw new Error(`The test answers "${answer}"; there is ${among.map((one) => `"${one}"`).join(', ')}.`);
    return answer;
  }
}

import { CxError } from '../core/problem.js';
import { CancellationTokenSource } from '../core/cancellation.js';
import type { CxWindow, InputBoxOptions, ProgressOptions, ProgressStep, QuickPickItem, QuickPickOptions } from '../sdk/window.js';

/** Asks the host; rejects with its refusal. */
export type Must = <T>(name: string, value?: unknown, signal?: AbortSignal) => Promise<T>;
export type Tell = (name: string, value: unknown) => boolean;

/** What the plugin says to people and asks them, through the host: needs `ui:message`, and for questions `ui:ask`. */
export class GuestWindow {
  readonly #must: Must;
  readonly #tell: Tell;
  readonly #running = new Map<number, CancellationTokenSource>();
  #check: InputBoxOptions['validate'];

  constructor(must: Must, tell: Tell) {
    this.#must = must;
    this.#tell = tell;
  }

  /** Its `cx.window`, of the shape that trusted plugins have. */
  readonly api: CxWindow = Object.freeze<CxWindow>({
    showInformationMessage: (text, ...actions) => this.#message('info', text, actions),
    showWarningMessage: (text, ...actions) => this.#message('warning', text, actions),
    showErrorMessage: (text, ...actions) => this.#message('error', text, actions),
    showQuickPick: (items, options) => this.#pick(items, options),
    showInputBox: (options) => this.#input(options),
    withProgress: (options, task) => this.#progress(options, task),
    setStatusMessage: (text) => this.#status(text),
  });

  /** Is what somebody types all right? Asked by the host while the question stands. */
  async check(value: string): Promise<string | null> {
    return (await this.#check?.(value)) ?? null;
  }

  /** Somebody has stopped it. */
  cancel(progress: number): void {
    this.#running.get(progress)?.cancel();
  }

  async #message(severity: string, text: string, actions: readonly string[]): Promise<string | undefined> {
    return (await this.#must<string | null>('window.message', { severity, text: String(text), actions })) ?? undefined;
  }

  async #pick<Item extends QuickPickItem | string>(items: readonly Item[] | Promise<readonly Item[]>, { title, placeholder, token }: QuickPickOptions = {}): Promise<Item | undefined> {
    const all = await items;
    const told = all.map((item) => (typeof item === 'string' ? { label: item } : { label: item.label, description: item.description, detail: item.detail }));
    const chosen = await unlessCancelled(this.#must<number | null>('window.pick', { title, placeholder, items: told }, token?.signal));
    return chosen === null ? undefined : all[chosen];
  }

  async #input({ title, prompt, placeholder, value, validate, token }: InputBoxOptions = {}): Promise<string | undefined> {
    const asked = this.#must<string | null>('window.input', { title, prompt, placeholder, value, checked: validate !== undefined }, token?.signal);
    const before = this.#check;
    this.#check = validate;
    try {
      return (await unlessCancelled(asked)) ?? undefined;
    } catch (error) {
      // one question at a time: the host refuses a second, and the first goes on with its own check
      if (error instanceof CxError && error.code === 'busy') this.#check = before;
      throw error;
    }
  }

  async #progress<T>({ title, cancellable = false }: ProgressOptions, task: Parameters<typeof this.api.withProgress<T>>[1]): Promise<T> {
    const progress = await this.#must<number>('window.progress', { title, cancellable });
    const source = new CancellationTokenSource();
    this.#running.set(progress, source);
    try {
      return await task(({ message, increment }: ProgressStep) => void this.#tell('progress.report', { progress, message, increment }), source.token);
    } finally {
      this.#running.delete(progress);
      source.dispose();
      this.#tell('progress.done', { progress });
    }
  }

  #status(text: string): ReturnType<CxWindow['setStatusMessage']> {
    const line = this.#must<number>('window.status', { text });
    line.catch(() => {}); // denied: nobody reads it then
    const end = (): void => void line.then((at) => this.#tell('status.end', { line: at }), () => {});
    return { dispose: end, [Symbol.dispose ?? Symbol.for('Symbol.dispose')]: end } as ReturnType<CxWindow['setStatusMessage']>;
  }
}

/** Called off by the plugin itself: nobody answered. */
async function unlessCancelled<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof CxError && error.code === 'cancelled') return null;
    throw error;
  }
}

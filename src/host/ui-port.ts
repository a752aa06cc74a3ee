import { toDisposable, type Usable } from '../core/disposable.js';
import type { InputBoxOptions, ProgressOptions, ProgressStep, QuickPickItem, QuickPickOptions } from '../sdk/window.js';

/** Progress that is shown. */
export interface ShownProgress {
  report(step: ProgressStep): void;
  /** Calls back when people stop it. */
  onCancel(listener: () => void): void;
  /** It is over. */
  done(): void;
}

/** How the host talks to people; a workbench element is one. `plugin` is the display name of who asks, to be shown with it. */
export interface UiPort {
  message(kind: 'info' | 'warning' | 'error', text: string, actions: readonly string[], plugin: string): Promise<string | undefined>;
  /** The number of what was chosen. */
  quickPick(items: readonly QuickPickItem[], options: QuickPickOptions, plugin: string): Promise<number | undefined>;
  /** `careful`: who asks is not trusted, so people are told not to enter secrets. */
  input(options: InputBoxOptions, plugin: string, careful: boolean): Promise<string | undefined>;
  progress(options: ProgressOptions, plugin: string): ShownProgress;
  status(text: string, plugin: string): Usable;
}

/** Nobody is there: every question goes unanswered. */
export const headlessUi: UiPort = {
  message: async () => undefined,
  quickPick: async () => undefined,
  input: async () => undefined,
  progress: () => ({ report: () => {}, onCancel: () => {}, done: () => {} }),
  status: () => toDisposable(() => {}),
};

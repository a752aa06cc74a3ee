import type { Usable } from '../core/disposable.js';
import type { CancellationToken } from '../core/cancellation.js';

/** A line that people choose from. */
export interface QuickPickItem {
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
}

export interface QuickPickOptions {
  readonly title?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly token?: CancellationToken | undefined;
}

export interface InputBoxOptions {
  readonly title?: string | undefined;
  readonly prompt?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly value?: string | undefined;
  /** What is wrong with what was typed, in a sentence; undefined if nothing is. */
  validate?(value: string): string | undefined | Promise<string | undefined>;
  readonly token?: CancellationToken | undefined;
}

/** How far something is: `increment` in percent of the whole. */
export interface ProgressStep {
  readonly message?: string | undefined;
  readonly increment?: number | undefined;
}

export interface ProgressOptions {
  readonly title: string;
  /** People may stop it. */
  readonly cancellable?: boolean;
}

/** Talks to people. Every answer can be undefined: they closed it, or nobody was there to ask. */
export interface CxWindow {
  showInformationMessage(message: string, ...actions: readonly string[]): Promise<string | undefined>;
  showWarningMessage(message: string, ...actions: readonly string[]): Promise<string | undefined>;
  showErrorMessage(message: string, ...actions: readonly string[]): Promise<string | undefined>;
  showQuickPick<Item extends QuickPickItem | string>(items: readonly Item[] | Promise<readonly Item[]>, options?: QuickPickOptions): Promise<Item | undefined>;
  showInputBox(options?: InputBoxOptions): Promise<string | undefined>;
  /** Shows progress while `task` runs, and gives what it gives. */
  withProgress<T>(options: ProgressOptions, task: (report: (step: ProgressStep) => void, token: CancellationToken) => Promise<T>): Promise<T>;
  /** A line in the status bar until it is disposed. */
  setStatusMessage(text: string): Usable;
}

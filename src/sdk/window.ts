import type { Usable } from '../core/disposable.js';
import type { CancellationToken } from './cancellation.js';

/** A line that people choose from. */
export interface QuickPickItem {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

export interface QuickPickOptions {
  readonly title?: string;
  readonly placeholder?: string;
  readonly token?: CancellationToken;
}

export interface InputBoxOptions {
  readonly title?: string;
  readonly prompt?: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** What is wrong with what was typed, in a sentence; undefined if nothing is. */
  validate?(value: string): string | undefined | Promise<string | undefined>;
  readonly token?: CancellationToken;
}

/** How far something is: `increment` in percent of the whole. */
export interface ProgressStep {
  readonly message?: string;
  readonly increment?: number;
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

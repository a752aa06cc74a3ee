import type { CancellationToken } from '../core/cancellation.js';
import { tokenOf } from '../core/cancellation.js';
import type { CxWindow, QuickPickItem } from '../sdk/window.js';
import type { Staging } from './staging.js';
import type { UiPort } from './ui-port.js';

/** A plugin's way to talk to people, under its own name. What it asks is called off when it is deactivated. */
export function windowOf(ui: UiPort, plugin: string, careful: boolean, staging: Staging, signal: AbortSignal): CxWindow {
  /** Undefined as soon as nobody waits for the answer any more. */
  const unless = <T>(answer: Promise<T | undefined>, token?: CancellationToken): Promise<T | undefined> => {
    const over = token ? AbortSignal.any([signal, token.signal]) : signal;
    return Promise.race([
      answer,
      new Promise<undefined>((resolve) => {
        const end = (): void => resolve(undefined);
        if (over.aborted) end();
        else over.addEventListener('abort', end, { once: true });
      }),
    ]);
  };
  const message = (kind: 'info' | 'warning' | 'error') => async (text: string, ...actions: readonly string[]) => {
    staging.check();
    return unless(ui.message(kind, text, actions, plugin));
  };
  return Object.freeze<CxWindow>({
    showInformationMessage: message('info'),
    showWarningMessage: message('warning'),
    showErrorMessage: message('error'),
    async showQuickPick(items, options = {}) {
      staging.check();
      const all = await items;
      const chosen = await unless(ui.quickPick(all.map((item): QuickPickItem => (typeof item === 'string' ? { label: item } : item)), options, plugin), options.token);
      return chosen === undefined ? undefined : all[chosen];
    },
    async showInputBox(options = {}) {
      staging.check();
      return unless(ui.input(options, plugin, careful), options.token);
    },
    async withProgress(options, task) {
      staging.check();
      const stop = new AbortController();
      const shown = ui.progress(options, plugin);
      shown.onCancel(() => stop.abort());
      try {
        return await task((step) => shown.report(step), tokenOf(AbortSignal.any([signal, stop.signal])));
      } finally {
        shown.done();
      }
    },
    setStatusMessage: (text) => staging.add(() => ui.status(text, plugin)),
  });
}

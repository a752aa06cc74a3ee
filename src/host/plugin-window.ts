import type { CancellationToken } from '../sdk/cancellation.js';
import { CancellationTokenSource } from '../sdk/cancellation.js';
import type { CxWindow, QuickPickItem } from '../sdk/window.js';
import type { Staging } from './staging.js';
import type { UiPort } from './ui-port.js';

/** A plugin's way to talk to people, under its own name. What it asks is called off when it is deactivated. */
export function windowOf(ui: UiPort, plugin: string, staging: Staging, signal: AbortSignal): CxWindow {
  /** Undefined as soon as nobody waits for the answer any more. */
  const unless = <T>(answer: Promise<T | undefined>, token?: CancellationToken): Promise<T | undefined> => {
    const signals = [signal, ...(token ? [token.signal] : [])];
    return Promise.race([answer, ...signals.map((one) => new Promise<undefined>((resolve) => (one.aborted ? resolve(undefined) : one.addEventListener('abort', () => resolve(undefined), { once: true }))))]);
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
      return unless(ui.input(options, plugin), options.token);
    },
    async withProgress(options, task) {
      staging.check();
      const source = new CancellationTokenSource();
      const shown = ui.progress(options, plugin);
      const cancel = (): void => source.cancel();
      shown.onCancel(cancel);
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await task((step) => shown.report(step), source.token);
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
        shown.done();
      }
    },
    setStatusMessage: (text) => staging.add(() => ui.status(text, plugin)),
  });
}

import { toDisposable, type Usable } from '../../src/core/disposable.js';
import { Emitter, type Event } from '../../src/core/emitter.js';
import type { ShownProgress, UiPort } from '../../src/host/ui-port.js';
import type { InputBoxOptions, ProgressOptions, ProgressStep, QuickPickItem, QuickPickOptions } from '../../src/sdk/window.js';

/** Open notifications of one plugin; the oldest gives way. */
const MOST_PER_PLUGIN = 20;

/** Something a plugin tells people, until they close it or choose. */
export interface MessageNotice {
  readonly kind: 'message';
  readonly id: number;
  readonly plugin: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly actions: readonly string[];
  /** Ends it; with the action that was chosen. */
  end(action?: string): void;
}

/** Something that takes a while. */
export interface ProgressNotice {
  readonly kind: 'progress';
  readonly id: number;
  readonly plugin: string;
  readonly title: string;
  readonly message: string;
  /** 0..1; undefined where nobody knows. */
  readonly share: number | undefined;
  readonly cancellable: boolean;
  readonly cancelled: boolean;
  cancel(): void;
}

export type Notice = MessageNotice | ProgressNotice;

/** A line in the status bar. */
export interface StatusItem {
  readonly id: number;
  readonly text: string;
  readonly plugin: string;
}

/** Asks people on behalf of plugins. */
export interface Asking {
  pick(items: readonly QuickPickItem[], options: QuickPickOptions, plugin: string): Promise<number | undefined>;
  ask(options: InputBoxOptions, plugin: string, careful: boolean): Promise<string | undefined>;
}

/** The host's way to talk to people, as a workbench does it: keeps what is to be shown, and tells when it changes. */
export class WorkbenchUi implements UiPort {
  readonly #asking: Asking;
  readonly #emitter = new Emitter<void>();
  readonly #announcer = new Emitter<{ readonly text: string; readonly urgent: boolean }>();
  #notices: readonly Notice[] = [];
  #items: readonly StatusItem[] = [];
  #last = 0;
  readonly onDidChange: Event<void> = this.#emitter.event;
  /** What those who do not see the screen are told. */
  readonly onDidAnnounce = this.#announcer.event;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** What is to be shown, the newest first. */
  get notices(): readonly Notice[] {
    return this.#notices;
  }

  get statusItems(): readonly StatusItem[] {
    return this.#items;
  }

  message(severity: 'info' | 'warning' | 'error', text: string, actions: readonly string[], plugin: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      const id = ++this.#last;
      const end = (action?: string): void => {
        this.#drop(id);
        resolve(action);
      };
      this.#show({ kind: 'message', id, plugin, severity, text, actions, end });
      this.#announcer.fire({ text: `${text} (${plugin})`, urgent: severity === 'error' });
    });
  }

  quickPick(items: readonly QuickPickItem[], options: QuickPickOptions, plugin: string): Promise<number | undefined> {
    return this.#asking.pick(items, options, plugin);
  }

  input(options: InputBoxOptions, plugin: string, careful: boolean): Promise<string | undefined> {
    return this.#asking.ask(options, plugin, careful);
  }

  progress({ title, cancellable = false }: ProgressOptions, plugin: string): ShownProgress {
    const id = ++this.#last;
    const listeners: (() => void)[] = [];
    const cancel = (): void => {
      this.#change(id, { cancelled: true });
      for (const listener of listeners.splice(0)) listener();
    };
    this.#show({ kind: 'progress', id, plugin, title, message: '', share: undefined, cancellable, cancelled: false, cancel });
    this.#announcer.fire({ text: `${title} (${plugin})`, urgent: false });
    return {
      report: ({ message, increment }: ProgressStep) => {
        const before = this.#notices.find((one): one is ProgressNotice => one.id === id && one.kind === 'progress');
        if (!before) return;
        const share = increment === undefined ? before.share : Math.min(1, (before.share ?? 0) + increment / 100);
        this.#change(id, { share, ...(message !== undefined && { message }) });
      },
      onCancel: (listener) => void listeners.push(listener),
      done: () => this.#drop(id),
    };
  }

  status(text: string, plugin: string): Usable {
    const item: StatusItem = { id: ++this.#last, text, plugin };
    this.#items = [...this.#items, item];
    this.#emitter.fire();
    return toDisposable(() => {
      this.#items = this.#items.filter((one) => one !== item);
      this.#emitter.fire();
    });
  }

  /** Closes every message; what runs stays. */
  closeAll(): void {
    for (const notice of this.#notices) if (notice.kind === 'message') notice.end();
  }

  #show(notice: Notice): void {
    this.#notices = [notice, ...this.#notices];
    const own = this.#notices.filter((one): one is MessageNotice => one.kind === 'message' && one.plugin === notice.plugin);
    own.slice(MOST_PER_PLUGIN).forEach((one) => one.end());
    this.#emitter.fire();
  }

  #drop(id: number): void {
    this.#notices = this.#notices.filter((one) => one.id !== id);
    this.#emitter.fire();
  }

  #change(id: number, change: Partial<ProgressNotice>): void {
    this.#notices = this.#notices.map((one) => (one.id === id && one.kind === 'progress' ? { ...one, ...change } : one));
    this.#emitter.fire();
  }
}

import type { Disposable } from '../../src/core/disposable.js';
import type { LiveAccount } from '../../src/host/account.js';

/** How often a figure that moves is drawn again, in milliseconds: as often as somebody can read it. */
const PACE = 250;

/** Follows the accounts that are on the screen, and tells no more often than people can read. */
export class AccountWatch implements Disposable {
  readonly #changed: () => void;
  readonly #followed = new Map<LiveAccount, Disposable>();
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Follows these, and no others. */
  follow(accounts: readonly LiveAccount[]): void {
    for (const [account, listening] of this.#followed) {
      if (accounts.includes(account)) continue;
      listening.dispose();
      this.#followed.delete(account);
    }
    for (const account of accounts) if (!this.#followed.has(account)) this.#followed.set(account, account.onDidChange(() => this.#tell()));
  }

  dispose(): void {
    this.follow([]);
    clearTimeout(this.#soon);
    this.#soon = undefined;
  }

  #tell(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#changed();
    }, PACE);
  }
}

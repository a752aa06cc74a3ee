import { Emitter, type Event } from '../core/emitter.js';
import { CxError, type Problem } from '../core/problem.js';
import type { Contribution } from '../model/plugin/contributions/index.js';
import { problemOf } from './journal.js';
import { Registry } from './registry.js';

/** The code of a command. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** What commands need of the host. */
export interface CommandSurroundings {
  /** Wakes the plugins that wait for an event; `by` is the plugin that asks, if one does. Gives what went wrong. */
  wake(event: string, by?: string): Promise<Problem | undefined>;
  /** Whether a clause holds now. */
  holds(clause: string | undefined): boolean;
}

/** The commands of all plugins. */
export class Commands {
  readonly registry: Registry<Contribution<'commands'>, CommandHandler>;
  readonly #surroundings: CommandSurroundings;
  readonly #ran = new Emitter<string>();
  /** Fires with the id of a command that was run and did not fail. */
  readonly onDidRun: Event<string> = this.#ran.event;

  constructor(surroundings: CommandSurroundings, open?: () => void) {
    this.registry = new Registry('commands', open);
    this.#surroundings = surroundings;
  }

  /** Can it be run now? */
  isEnabled(id: string): boolean {
    const declared = this.registry.get(id);
    return declared !== undefined && this.#surroundings.holds(declared.entry.enablement);
  }

  /**
   * Runs a command, waking its plugin first if it sleeps.
   *
   * @param by the plugin that asks, if one does
   * @throws CxError `unknown-command`; `command-disabled` where its enablement does not hold; `command-failed` with what it
   *   threw as `cause`; `command-unavailable` when its plugin cannot be activated
   */
  async execute(id: string, args: readonly unknown[] = [], by?: string): Promise<unknown> {
    const declared = this.registry.get(id);
    if (!declared) throw new CxError({ code: 'unknown-command', message: `There is no command "${id}".`, where: id });
    if (!this.#surroundings.holds(declared.entry.enablement)) {
      throw new CxError({ code: 'command-disabled', message: `"${declared.entry.title}" cannot be run now: ${declared.entry.enablement} does not hold.`, where: id });
    }
    let handler = this.registry.code(id);
    if (!handler) {
      const problem = await this.#surroundings.wake(`onCommand:${id}`, by);
      handler = this.registry.code(id);
      if (!handler && problem) throw new CxError({ code: 'command-unavailable', message: `"${declared.entry.title}" cannot be run: ${problem.message}`, where: id });
      if (!handler) throw new CxError({ code: 'unknown-command', message: `"${declared.owner}" declares the command "${id}" and has given it no code.`, where: id });
    }
    try {
      const result = await handler(...args);
      this.#ran.fire(id);
      return result;
    } catch (error) {
      if (error instanceof CxError && error.code === 'command-failed') throw error;
      throw new CxError({ code: 'command-failed', message: `The command "${id}" of "${declared.owner}" failed: ${problemOf(error).message}`, where: id }, { cause: error });
    }
  }
}

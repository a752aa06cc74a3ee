import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { CX_COLLECTOR } from './commands.js';

/** The cx-collector command, as a process of its own that can be killed. */
export class CollectorProcess {
  readonly args: readonly string[];
  #child: ChildProcess | undefined;
  output = '';
  url = '';

  constructor(...args: string[]) {
    this.args = args;
  }

  /** Starts it, and settles when it has said something: by default, that it listens. @param through a command that starts it, such as a shell that sets limits first */
  async start(through: readonly string[] = [], says = /listens on (\S+)/): Promise<this> {
    const [command, ...args] = [...through, process.execPath, ...CX_COLLECTOR, ...this.args];
    const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.output = '';
    const text = (chunk: Buffer): void => void (this.output += String(chunk));
    child.stdout!.on('data', text);
    child.stderr!.on('data', text);
    for (;;) {
      const found = says.exec(this.output);
      if (found) {
        this.url = found[1] ?? '';
        return this;
      }
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`cx-collector ended: ${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Ends it, gently or not. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    return (await ended)[0] as number | null;
  }

  /** Runs it to its end. */
  async run(through: readonly string[] = []): Promise<{ code: number | null; output: string }> {
    try {
      await this.start(through);
    } catch {
      // it said why, and ended
    }
    const child = this.#child!;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return { code: child.exitCode, output: this.output };
  }
}

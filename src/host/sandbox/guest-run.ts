import { systemClock, type Clock } from '../../core/clock.js';
import type { Disposable } from '../../core/disposable.js';
import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import type { GuestStart } from '../../wire/handover.js';
import { Peer, type PeerOptions, type Port } from '../../wire/peer.js';
import type { Refusal } from '../../wire/wire.js';
import { openEnclosure, RUNGS, type Rung, type SandboxFiles } from './enclosure.js';

/** Why a run came to its end without being asked to. */
export type Death = { readonly why: 'unresponsive' } | { readonly why: 'breach'; readonly refusal: Refusal };

/** How a run of a plugin in a sandbox is watched over. */
export interface RunOptions extends Pick<PeerOptions, 'handle' | 'onEvent' | 'onRefused' | 'perSecond'> {
  onDeath(death: Death): void;
  /** An error in the plugin that nobody caught; it lives on. */
  onUncaught(): void;
  readonly clock?: Clock;
  /** How long a sandbox may take to give a first sign of life, in milliseconds. */
  readonly patience?: number;
}

/** How often a run is asked whether it lives, in milliseconds, and after how many questions without an answer it counts as dead. */
export const HEARTBEAT = 2000;
export const MISSED_BEATS = 5;

/** A plugin that runs in a sandbox, from the first sign of life on. */
export interface Run extends Disposable {
  readonly rung: Rung;
  readonly peer: Peer;
}

/**
 * Opens the first sandbox that works here and gives a sign of life. Where none does the plugin is not run: there is no rung without a wall.
 * @param rungs those to try, in this order; all by default
 */
export async function startRun(files: SandboxFiles, start: GuestStart, options: RunOptions, rungs: readonly Rung[] = RUNGS): Promise<Result<Run, Problem>> {
  for (const rung of rungs) {
    const run = await tryRung(rung, files, start, options);
    if (run) return ok(run);
  }
  return err({
    code: 'tier-unavailable',
    message: `The plugin ${start.plugin} was not run: no sandbox works on this page. Serve cx-sandbox.html and cx-sandbox.js, and see what the CSP doctor says.`,
  });
}

async function tryRung(rung: Rung, files: SandboxFiles, start: GuestStart, options: RunOptions): Promise<Run | undefined> {
  const clock = options.clock ?? systemClock;
  let alive = false;
  let answered: (lives: boolean) => void = () => {};
  const firstSign = new Promise<boolean>((resolve) => (answered = resolve));
  // each rung gets a copy of the code: what is handed over is gone
  const enclosure = openEnclosure(rung, files, { ...start, code: start.code.slice(0) }, {
    refused: () => answered(false),
    uncaught: () => (alive ? options.onUncaught() : answered(false)),
  });
  if (!enclosure) return undefined;
  let missed = 0;
  let beat: Disposable | undefined;
  const end = (): void => {
    beat?.dispose();
    peer.dispose();
    enclosure.dispose();
  };
  const die = (death: Death): void => {
    end();
    if (alive) options.onDeath(death);
    else answered(false);
  };
  const peer = new Peer(enclosure.port as unknown as Port, {
    ...options,
    onPong: () => {
      missed = 0;
      answered(true);
    },
    onBreach: (refusal) => die({ why: 'breach', refusal }),
  });
  const ask = (): void => {
    // beats are counted, not milliseconds: in a page that was frozen both sides stood still
    if (missed >= MISSED_BEATS) return die({ why: 'unresponsive' });
    if (missed++ === 0) peer.ping(++beats);
    beat = clock.after(HEARTBEAT, ask);
  };
  let beats = 0;
  peer.ping(++beats);
  const late = clock.after(options.patience ?? 10_000, () => answered(false));
  alive = await firstSign;
  late.dispose();
  if (!alive) {
    end();
    return undefined;
  }
  ask();
  return { rung, peer, dispose: end };
}

import type { Gate, GateName } from '../../src/survey/policy/ask.js';
import type { Busy } from './manners.js';
import type { TriggerName } from './triggers.js';

/** The gates of the policy, and those of the page at this moment. */
export type PromptGate = GateName | 'settings' | 'trigger' | 'manners' | 'place';

/** What the page itself says at this moment. */
export interface Live {
  readonly now: number;
  /** Something is wrong with the attributes. */
  readonly faulty: boolean;
  readonly called: boolean;
  readonly waitingFor: readonly TriggerName[];
  readonly busy: Busy | undefined;
  /** Opening it here would push away what is being read. */
  readonly pushes: boolean;
}

/** The gates of the page: none of them opens by time alone. */
export function liveGates({ now, faulty, called, waitingFor, busy, pushes }: Live): readonly Gate<PromptGate>[] {
  const gate = (name: PromptGate, shut: string | undefined, open: string, values: Gate['values'] = {}): Gate<PromptGate> => ({ gate: name, passed: shut === undefined, code: shut ?? open, values, next: shut === undefined ? now : null });
  return [
    gate('settings', faulty ? 'settings-faulty' : undefined, 'settings-sound'),
    gate('trigger', called ? undefined : waitingFor.length > 0 ? 'trigger-waits' : 'trigger-manual', 'trigger-fired', { triggers: waitingFor.join(', ') }),
    gate('manners', busy && `manners-${busy}`, 'manners-free'),
    gate('place', pushes ? 'place-in-view' : undefined, 'place-free'),
  ];
}

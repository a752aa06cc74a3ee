import { parseCapability } from '../../model/plugin/capability.js';
import type { CapabilityRequest } from '../../model/plugin/capability.js';
import type { Account } from '../account.js';

/** What the manifest of a plugin should ask for, going by what it did. */
export interface Proposal {
  /** To be put into the manifest under `capabilities`; the reasoning is for its author to write. */
  readonly capabilities: readonly CapabilityRequest[];
  /** Asked for in the manifest, and not used in this run. */
  readonly unused: readonly string[];
  /** Used, and not asked for in the manifest. */
  readonly missing: readonly string[];
  /** Wanted, but nothing that can be granted: an address without `https`, for one. */
  readonly impossible: readonly string[];
}

/** Proposes the smallest manifest with which a plugin could have done what it did in monitor mode. */
export function proposeCapabilities(account: Account, asked: readonly CapabilityRequest[]): Proposal {
  const used = account.uses.filter(({ allowed, denied }) => allowed > 0 || (denied['no-consent'] ?? 0) > 0 || (denied['not-granted'] ?? 0) > 0).map(({ capability }) => capability);
  const grantable = used.filter((text) => parseCapability(text) !== undefined);
  const wanted = new Map(asked.map(({ capability, reasoning }) => [capability, reasoning]));
  // a family that was asked for as a whole covers each of its surveys
  const covering = (text: string): string => [...wanted.keys()].find((one) => text === one || text.startsWith(`${one}:`)) ?? text;
  const needed = [...new Set(grantable.map(covering))].sort();
  return {
    capabilities: needed.map((capability) => ({ capability, reasoning: wanted.get(capability) ?? `To be written: used ${timesOf(account, capability)} times in this run.` })),
    unused: [...wanted.keys()].filter((one) => !needed.includes(one)),
    missing: needed.filter((one) => !wanted.has(one)),
    impossible: used.filter((text) => parseCapability(text) === undefined),
  };
}

function timesOf({ uses }: Account, capability: string): number {
  return uses.filter((use) => use.capability === capability).reduce((sum, { allowed, denied }) => sum + allowed + Object.values(denied).reduce((total, times) => total + times, 0), 0);
}

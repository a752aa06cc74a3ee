import type { Happened } from './collect.js';
import type { CustomerFacts } from './facts.js';

/** A stretch of time in milliseconds since 1970; the end is not in it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What is known of a customer in a stretch of time, of all that happened in order of time; null if there is nothing in it, and
 * no contract runs at its end.
 *
 * @param currency of the spend that counts; any, if all is in one, if not given
 */
export function factsIn(happened: readonly Happened[], { from, to }: Stretch, currency?: string): CustomerFacts | null {
  const until = happened.filter(({ at }) => at < to);
  const within = until.filter(({ at }) => at >= from);
  const contracts = contractsOf(until, from);
  if (within.length === 0 && contracts.customer !== true) return null;
  const programs = new Set<string>();
  const open = new Map<string, boolean>();
  for (const { item } of until) {
    if (item.kind === 'program') programs[item.what === 'joined' ? 'add' : 'delete'](item.program);
    else if (item.kind === 'case') {
      if (item.what === 'complaint') open.set(item.case, true);
      else if (item.what !== 'other' && open.has(item.case)) open.set(item.case, item.what === 'reopened');
    }
  }
  const count = (test: (item: Happened['item']) => boolean): number => within.filter(({ item }) => test(item)).length;
  return {
    ...saidIn(happened, { from, to }),
    ...spendOf(happened, { from, to }, currency),
    ...contracts,
    complaints: count((item) => item.kind === 'case' && item.what === 'complaint'),
    openComplaints: [...open.values()].filter(Boolean).length,
    referrals: count(({ kind }) => kind === 'referral'),
    stories: count(({ kind }) => kind === 'story'),
    recognitions: count(({ kind }) => kind === 'recognition'),
    programs: [...programs].sort(),
  };
}

/** What the customer said: of each response the one that was sent last, as it stands now, and none that was ever taken back. */
function saidIn(happened: readonly Happened[], { from, to }: Stretch): Pick<CustomerFacts, 'score' | 'satisfaction' | 'sentiment'> {
  const standing = new Map<string, Happened>();
  const withdrawn = new Set<string>();
  for (const one of happened) {
    if (one.item.kind === 'response') standing.set(one.item.response, one);
    else if (one.item.kind === 'withdrawn') withdrawn.add(one.item.response);
  }
  const counting = [...standing].filter(([response, { at }]) => at >= from && at < to && !withdrawn.has(response)).sort(([, a], [, b]) => a.at - b.at);
  const said = counting.flatMap(([, { item }]) => (item.kind === 'response' ? [item] : []));
  const score = said.findLast((one) => one.score !== undefined)?.score;
  const satisfaction = said.findLast((one) => one.satisfaction !== undefined)?.satisfaction;
  const feelings = said.flatMap((one) => one.feelings);
  return {
    ...(score !== undefined && { score }),
    ...(satisfaction !== undefined && { satisfaction }),
    ...(feelings.length > 0 && { sentiment: feelings.reduce((sum, feeling) => sum + feeling, 0) / feelings.length }),
  };
}

function contractsOf(until: readonly Happened[], from: number): Pick<CustomerFacts, 'customer' | 'left' | 'renewals' | 'contractsEnded'> {
  const running = new Set<string>();
  let [seen, renewals, contractsEnded, left] = [false, 0, 0, false];
  for (const { at, item } of until) {
    if (item.kind !== 'contract') continue;
    seen = true;
    if (item.what === 'ended') {
      running.delete(item.contract);
      if (at >= from) contractsEnded += 1;
      left = at >= from && running.size === 0;
    } else {
      // who renews has a contract, also one that began before anybody took notes
      running.add(item.contract);
      if (item.what === 'renewed' && at >= from) renewals += 1;
    }
  }
  return { ...(seen && { customer: running.size > 0 }), left: left && running.size === 0, renewals, contractsEnded };
}

function spendOf(happened: readonly Happened[], { from, to }: Stretch, currency: string | undefined): Pick<CustomerFacts, 'spend' | 'spendChange'> {
  const spent = happened.flatMap(({ at, item }) => (item.kind === 'spend' && at >= from - (to - from) && at < to && (currency === undefined || item.currency === currency) ? [{ at, ...item }] : []));
  if (new Set(spent.map((one) => one.currency)).size !== 1) return {};
  const sum = (test: (at: number) => boolean): number => spent.reduce((all, { at, amount }) => all + (test(at) ? amount : 0), 0);
  const spend = sum((at) => at >= from);
  const before = sum((at) => at < from);
  return { ...((spend !== 0 || before > 0) && { spend }), ...(before > 0 && { spendChange: Math.max(-1, spend / before - 1) }) };
}

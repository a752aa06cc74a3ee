import type { CxEvent } from '../model/event.js';

/** How customers voted on a proposed decision or an idea. */
export interface Votes {
  readonly decision: string;
  /** People, each by their last vote. */
  readonly people: number;
  /** The most votes first. Null where so few chose it that it must not be told. */
  readonly options: readonly { readonly option: string; readonly votes: number | null }[];
}

/** Counts votes: one a person, the last one. Options that fewer than `privacyThreshold` people chose have no number; nor has any, where few voted at all. */
export function votesOf(events: Iterable<CxEvent>, { privacyThreshold = 0 }: { readonly privacyThreshold?: number } = {}): readonly Votes[] {
  const last = new Map<string, Map<string, { readonly time: number; readonly id: string; readonly option: string }>>();
  for (const event of events) {
    if (event.type !== 'cx.decision.voted') continue;
    const votes = last.get(event.data.decision) ?? new Map<string, { time: number; id: string; option: string }>();
    last.set(event.data.decision, votes);
    const who = event.subject ?? event.id;
    const [before, time] = [votes.get(who), Date.parse(event.time)];
    if (!before || time > before.time || (time === before.time && event.id > before.id)) votes.set(who, { time, id: event.id, option: event.data.option });
  }
  return [...last].map(([decision, votes]) => {
    const counts = new Map<string, number>();
    for (const { option } of votes.values()) counts.set(option, (counts.get(option) ?? 0) + 1);
    const isFew = votes.size < privacyThreshold || [...counts.values()].some((count) => count < privacyThreshold);
    // one hidden number would follow from the others and from how many voted
    const options = [...counts].sort((a, b) => b[1] - a[1]).map(([option, count]) => ({ option, votes: isFew ? null : count }));
    return { decision, people: votes.size, options };
  });
}

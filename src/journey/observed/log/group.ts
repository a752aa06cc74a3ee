import type { EventLog } from './event-log.js';

export interface GroupOptions {
  /** Keep so many activities, those of most cases, and put all others together as one. */
  readonly top?: number;
  /** Several activities as one: under the name of each, that of the group. What has none keeps its own. Groups are never among the others. */
  readonly as?: ReadonlyMap<string, string>;
}

/** The name of all that were put together; no activity of a log can have it, since names are trimmed. */
export const OTHER = ' other';

/** More activities than this are put together, the rarest first: the graph has a cell for each pair. */
export const MOST_ACTIVITIES = 1000;

/**
 * Puts activities together before anything is counted, so that all sums still add up: nothing is left out, and what is
 * not shown by name is in `other`.
 */
export function groupActivities(log: EventLog, { top = MOST_ACTIVITIES, as }: GroupOptions = {}): EventLog {
  const { activityNames, activities, starts } = log;
  const names: string[] = [];
  const places = new Map<string, number>();
  const renamed = activityNames.map((name) => {
    const group = as?.get(name) ?? name;
    let place = places.get(group);
    if (place === undefined) {
      places.set(group, (place = names.length));
      names.push(group);
    }
    return place;
  });
  const most = Math.max(1, Math.min(top, MOST_ACTIVITIES));
  if (names.length <= most && names.length === activityNames.length && names.every((name, i) => name === activityNames[i])) return log;
  const cases = new Uint32Array(names.length);
  const last = new Int32Array(names.length).fill(-1);
  for (let c = 0; c + 1 < starts.length; c++) {
    for (let i = starts[c]!; i < starts[c + 1]!; i++) {
      const activity = renamed[activities[i]!]!;
      if (last[activity] === c) continue;
      last[activity] = c;
      cases[activity]! += 1;
    }
  }
  const groups = new Set(as?.values());
  const rank = (i: number): number => (groups.has(names[i]!) ? 0 : names[i] === OTHER ? 2 : 1);
  const ranked = names.map((_, i) => i).sort((a, b) => rank(a) - rank(b) || cases[b]! - cases[a]! || a - b);
  const first = Math.max(most, groups.size);
  const kept = ranked.slice(0, first).sort((a, b) => a - b);
  // what was put together before is put together with what is now
  const rare = ranked.slice(first);
  if (rare.length > 0 && kept.some((i) => names[i] === OTHER)) rare.push(...kept.splice(kept.findIndex((i) => names[i] === OTHER), 1));
  const code = new Uint32Array(names.length).fill(kept.length);
  kept.forEach((activity, i) => void (code[activity] = i));
  const recoded = Uint32Array.from(activities, (activity) => code[renamed[activity]!]!);
  return {
    ...log,
    activities: recoded,
    activityNames: [...kept.map((activity) => names[activity]!), ...(rare.length > 0 ? [OTHER] : [])],
    other: rare.length > 0 ? { activity: kept.length, names: [...rare.map((activity) => names[activity]!).filter((name) => name !== OTHER), ...(log.other?.names ?? [])] } : kept.some((i) => names[i] === OTHER) && log.other ? { activity: kept.findIndex((i) => names[i] === OTHER), names: log.other.names } : null,
  };
}

import type { Catalogue, Preferences, Window } from '../../model/index.js';
import { REASONS } from '../decide/decision.js';
import { mayContact } from '../decide/may-contact.js';
import { own } from '../own.js';
import { millisecondsOf } from '../time/instant.js';
import { weekHours } from '../time/windows.js';
import { zoneNamed } from '../time/zone.js';
import type { Finding } from './finding.js';

const WEEK = 7 * 86_400_000;

/**
 * What in a customer's choices contradicts itself, does nothing, or does more than they may think: to be told while they edit, each beside its
 * register.
 *
 * @param at now, a moment such as `2026-11-22T10:42:00Z`
 */
export function lintPreferences(preferences: Preferences, catalogue: Catalogue, at: string): Finding[] {
  return [
    ...gone(preferences, catalogue),
    ...limits(preferences),
    ...(['quiet', 'windows'] as const).filter((key) => overlap(preferences[key])).map((key): Finding => ({ code: 'windows-overlap', key })),
    ...zone(preferences),
    ...(preferences.pause?.until && millisecondsOf(preferences.pause.until, '/pause/until') <= millisecondsOf(at, '/at') ? [{ code: 'pause-over', key: 'pause' } as const] : []),
    ...closed(preferences, catalogue, at),
  ];
}

function gone({ topics, channels }: Preferences, catalogue: Catalogue): Finding[] {
  return [
    ...Object.keys(topics).filter((id) => !own(catalogue.topics, id)).map((id): Finding => ({ code: 'topic-gone', key: `topics.${id}.on`, topic: id })),
    ...Object.keys(channels).filter((id) => !own(catalogue.channels, id)).map((id): Finding => ({ code: 'channel-gone', key: `channels.${id}.on`, channel: id })),
  ];
}

function limits({ caps }: Preferences): Finding[] {
  return Object.entries(caps).flatMap(([id, { max }]): Finding[] => {
    if (max === null || (Number.isInteger(max) && max > 0)) return [];
    return [{ code: max === 0 ? 'cap-zero' : 'cap-unusable', key: `caps.${id}` }];
  });
}

function zone({ subject, quiet, windows, caps }: Preferences): Finding[] {
  if (subject.zone !== undefined) return zoneNamed(subject.zone) ? [] : [{ code: 'zone-unknown', key: 'subject.zone' }];
  const needed = quiet.length > 0 || windows.length > 0 || Object.values(caps).some(({ per }) => per.mode === 'calendar');
  return needed && !subject.zoneCandidates?.length ? [{ code: 'zone-missing', key: 'subject.zone' }] : [];
}

/** Do two windows that are about the same share a minute of the week? */
function overlap(windows: readonly Window[]): boolean {
  const scope = ({ channels, topics }: Window): string => JSON.stringify([channels?.toSorted(), topics?.toSorted()]);
  return windows.some((one, i) => windows.slice(i + 1).some((other) => scope(one) === scope(other) && meet(spans(one), spans(other))));
}

/** The stretches of a week, from Monday on; what goes past Sunday's end is also at the beginning. */
function spans(window: Window): [from: number, to: number][] {
  const { days, start, end } = weekHours(window);
  return Array.from({ length: 7 }, (_, day) => day)
    .filter((day) => days & (1 << day))
    .flatMap((day) => [0, -WEEK].map((shift): [number, number] => [day * 86_400_000 + start + shift, day * 86_400_000 + end + shift]));
}

const meet = (a: readonly [number, number][], b: readonly [number, number][]): boolean => a.some(([from, to]) => b.some(([start, end]) => start < to && from < end));

const TIMES: ReadonlySet<string> = new Set(REASONS.slice(REASONS.indexOf('paused')));

/** Topics that the customer wants, and that can never come: by the hours on one channel, or on no channel at all. */
function closed(preferences: Preferences, catalogue: Catalogue, at: string): Finding[] {
  const byHours: Preferences = { ...preferences, pause: null, caps: {} };
  const findings: Finding[] = [];
  for (const [topic, { channels, class: kind }] of Object.entries(catalogue.topics)) {
    if (kind !== 'none') continue;
    const answers = channels.map((channel) => ({ channel, ...mayContact({ topic, channel, at }, { catalogue, preferences: byHours }) }));
    for (const { channel, reason, nextAllowedAt } of answers) {
      if (nextAllowedAt !== null || !TIMES.has(reason) || reason === 'zone-unknown') continue;
      findings.push({ code: 'never-open', key: reason === 'quiet-hours' ? 'quiet' : 'windows', topic, channel });
    }
    const wanted = own(preferences.topics, topic)?.on === true;
    if (wanted && answers.every(({ reason }) => /^channel-|^cell-|^unknown-channel$/.test(reason))) findings.push({ code: 'no-channel', key: `topics.${topic}.on`, topic });
  }
  return findings;
}

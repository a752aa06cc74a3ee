import type { Touchpoint } from '../../document/records.js';
import type { JourneyIndex } from '../../map/journey-index.js';

/** Which touchpoint an activity of a log is. */
export interface Match {
  readonly activity: string;
  readonly touchpoint: Touchpoint | null;
  /** It is one of the touchpoint's `eventTypes`, or only bears its name or its id. */
  readonly by: 'event-type' | 'id' | 'name' | null;
}

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();

/** Finds the touchpoint of each activity: by its event types, else its id, else its name, in whatever case and with whatever signs between the words. */
export function matchActivities(index: JourneyIndex, activities: readonly string[]): readonly Match[] {
  const [byType, byName] = [new Map<string, Touchpoint>(), new Map<string, Touchpoint>()];
  for (const touchpoint of index.touchpoints) {
    for (const type of touchpoint.eventTypes ?? []) if (!byType.has(type.trim())) byType.set(type.trim(), touchpoint);
    const name = plain(touchpoint.name);
    if (name !== '' && !byName.has(name)) byName.set(name, touchpoint);
  }
  return activities.map((activity): Match => {
    const typed = byType.get(activity);
    if (typed) return { activity, touchpoint: typed, by: 'event-type' };
    const withId = index.get(activity, 'touchpoint');
    if (withId) return { activity, touchpoint: withId, by: 'id' };
    const named = byName.get(plain(activity));
    return named ? { activity, touchpoint: named, by: 'name' } : { activity, touchpoint: null, by: null };
  });
}

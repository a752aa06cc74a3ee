import type { JourneyIndex } from '../map/journey-index.js';

/** What to call a place in a sentence. */
export function nameOf(index: JourneyIndex, id: string): string {
  if (id === index.journey.id) return 'the journey';
  const record = index.get(id);
  const name = record && 'name' in record ? record.name : undefined;
  return name ? `“${name}”` : record ? `the ${record.type} without a name` : 'a place that is not there';
}

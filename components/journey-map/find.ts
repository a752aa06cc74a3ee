import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { JourneyRecord } from '../../src/journey/document/records.js';

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Touchpoints and phases in which a text is found: in their names, and in what lies at them. In the order of the map. */
export function findIn(index: JourneyIndex, search: string): readonly string[] {
  const wanted = plain(search.trim());
  if (wanted === '') return [];
  const found = new Set<string>();
  for (const record of index.journey.records) {
    if (!textsOf(record).some((text) => plain(text).includes(wanted))) continue;
    const at = record.type === 'touchpoint' || record.type === 'phase' ? record.id : 'at' in record ? record.at : undefined;
    if (at !== undefined && (index.get(at, 'touchpoint') ?? index.get(at, 'phase'))) found.add(at);
  }
  const place = (id: string): number => (index.columnOf(id) >= 0 ? index.columnOf(id) : index.stretchOf(id)[0] - 0.5);
  return [...found].sort((a, b) => place(a) - place(b));
}

function textsOf(record: JourneyRecord): readonly string[] {
  if (record.type === 'evidence' && record.consent.show === 'nobody') return [];
  return [('name' in record && record.name) || '', ('text' in record && record.text) || '', ('description' in record && record.description) || '', ('goal' in record && record.goal) || ''];
}

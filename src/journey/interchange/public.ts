import type { Journey } from '../document/journey.js';
import type { JourneyRecord } from '../document/records.js';
import type { Loss } from './loss.js';

/** A journey as everybody may see it, and what was taken out, record by record. */
export interface PublicJourney {
  readonly journey: Journey;
  readonly losses: readonly Loss[];
}

/**
 * Takes out what is not for everybody before a map is given away: verbatims whose customers did not agree to be shown,
 * notes, suggestions and versions of the team, how to reach owners, queries of sources, and data of plugins, which nobody knows.
 */
export function publicJourney(journey: Journey): PublicJourney {
  const losses: Loss[] = [];
  const gone = new Set<string>();
  const lose = ({ id, type }: JourneyRecord, code: Loss['code'], message: string, field?: string): void => void losses.push({ code, id, type, message, ...(field !== undefined && { field }) });
  for (const record of journey.records) {
    if (record.type === 'evidence' && record.consent.show !== 'public') lose(record, 'left-out', 'Its customer did not agree that everybody sees it.');
    else if (record.type === 'note' || record.type === 'suggestion' || record.type === 'version' || record.type === 'plugin') lose(record, 'left-out', `A ${record.type} is for the team.`);
    else continue;
    gone.add(record.id);
  }
  const records = journey.records.flatMap((record): JourneyRecord[] => {
    if (gone.has(record.id)) return [];
    const { x, ...bare } = record;
    let shown: JourneyRecord = bare;
    if (x !== undefined) lose(record, 'shortened', 'Data of plugins is not given away.', 'x');
    if (shown.type === 'owner' && shown.contact !== undefined) {
      lose(record, 'shortened', 'How to reach an owner is for the team.', 'contact');
      const { contact: _, ...rest } = shown;
      shown = rest;
    } else if (shown.type === 'observation' && shown.provenance?.query !== undefined) {
      lose(record, 'shortened', 'The query of a source is for the team.', 'provenance');
      const { query: _, ...provenance } = shown.provenance;
      shown = { ...shown, provenance };
    } else if ((shown.type === 'pain' || shown.type === 'gain') && shown.evidence) {
      const { evidence, ...rest } = shown;
      const left = evidence.filter((id) => !gone.has(id));
      shown = left.length > 0 ? { ...rest, evidence: left } : rest;
    }
    return [shown];
  });
  const { x: _, source: __, baseline: ___, ...head } = journey;
  return { journey: { ...head, records }, losses };
}

import type { JourneyRecord, RecordType } from './records.js';

/** A field of a record that names another record. */
export interface Reference {
  readonly field: string;
  /** What it may name; `journey` is the journey itself. */
  readonly to: readonly (RecordType | 'journey')[];
  /** The record makes no sense without it, and goes with it. */
  readonly owned?: true;
}

const OWNER: Reference = { field: 'owner', to: ['owner', 'actor'] };
const ANYWHERE: Reference = { field: 'at', to: ['journey', 'phase', 'touchpoint', 'link', 'backstage'], owned: true };
const SEGMENT: Reference = { field: 'segment', to: ['segment'] };
const PERSONA: Reference = { field: 'persona', to: ['persona'] };
const FELT: readonly Reference[] = [ANYWHERE, { field: 'cause', to: ['system', 'backstage'] }, { field: 'evidence', to: ['evidence'] }];

/** Who names whom. */
export const REFERENCES: Readonly<Record<RecordType, readonly Reference[]>> = {
  phase: [{ field: 'parent', to: ['phase'] }, OWNER],
  touchpoint: [{ field: 'phase', to: ['phase'] }, { field: 'actors', to: ['actor', 'persona'] }, { field: 'channel', to: ['channel'] }, OWNER],
  lane: [{ field: 'channel', to: ['channel'] }],
  cell: [{ field: 'lane', to: ['lane'], owned: true }, { field: 'at', to: ['phase', 'touchpoint'], owned: true }],
  link: [{ field: 'from', to: ['touchpoint', 'phase', 'backstage', 'system'], owned: true }, { field: 'to', to: ['touchpoint', 'phase', 'backstage', 'system'], owned: true }],
  channel: [],
  persona: [SEGMENT],
  segment: [],
  actor: [PERSONA],
  owner: [],
  system: [OWNER],
  backstage: [{ field: 'at', to: ['touchpoint', 'phase'], owned: true }, { field: 'system', to: ['system'] }, OWNER],
  pain: FELT,
  gain: FELT,
  standard: [ANYWHERE, OWNER],
  opportunity: [ANYWHERE, OWNER, { field: 'pains', to: ['pain'] }],
  evidence: [ANYWHERE, PERSONA, SEGMENT],
  observation: [ANYWHERE, SEGMENT, PERSONA],
  note: [{ field: 'at', to: ['journey', 'phase', 'touchpoint', 'lane', 'cell', 'link', 'pain', 'gain', 'opportunity', 'evidence', 'observation', 'backstage', 'standard', 'persona', 'system'], owned: true }, { field: 'answers', to: ['note'] }],
  suggestion: [],
  version: [],
  plugin: [{ field: 'at', to: ['journey', 'phase', 'touchpoint', 'lane', 'cell', 'link'] }],
};

/** A record names another, by a field. */
export interface Named {
  readonly field: string;
  readonly id: string;
  readonly reference: Reference;
}

/** All that a record names. */
export function namedBy(record: JourneyRecord): readonly Named[] {
  const found: Named[] = [];
  const fields = record as unknown as Readonly<Record<string, unknown>>;
  for (const reference of REFERENCES[record.type]) {
    const value = fields[reference.field];
    if (typeof value === 'string') found.push({ field: reference.field, id: value, reference });
    else if (Array.isArray(value)) for (const id of value as readonly string[]) found.push({ field: reference.field, id, reference });
  }
  return found;
}

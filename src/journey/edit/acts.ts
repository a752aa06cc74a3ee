import { uuidv7 } from '../../core/uuid.js';
import type { JourneyRecord, Observation, Phase, RecordOf, RecordType, Touchpoint } from '../document/records.js';
import { namedBy } from '../document/references.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { placeAt, type Placed } from '../map/order.js';
import type { Ordered } from '../map/row.js';
import type { Act } from './history.js';
import type { Fields, Operation } from './operation.js';

/** Makes the ids of new records; random ones if nothing else is given. */
export type NewId = () => string;

/** A record before it has a type and an id. */
export type Draft<T extends RecordType> = Omit<RecordOf<T>, 'type' | 'id' | 'order'>;

const nothing = (name: string): Act => ({ name, operations: [] });
const rekeyed = ({ others }: Placed): Operation[] => [...others].map(([id, order]) => ({ do: 'set', id, fields: { order } }));

/** Sets fields of a record, or of the journey by its id; `undefined` takes a field away. */
export function setFields(id: string, fields: Fields, name = 'set'): Act {
  const clear = Object.keys(fields).filter((field) => fields[field] === undefined);
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { name, about: id, operations: [{ do: 'set', id, fields: set, ...(clear.length > 0 && { clear }) }] };
}

/** Adds a record that stands in no row: an observation, a pain, a link, an owner, ... */
export function addRecord<T extends Exclude<RecordType, 'phase' | 'touchpoint' | 'lane' | 'channel' | 'backstage'>>(type: T, draft: Omit<RecordOf<T>, 'type' | 'id'>, newId: NewId = uuidv7): Act {
  const record = { ...draft, type, id: newId() } as unknown as JourneyRecord;
  return { name: `add-${type}`, about: record.id, operations: [{ do: 'add', record }] };
}

/** Adds a touchpoint at a place of a phase; at its end if no place is given. */
export function addTouchpoint(index: JourneyIndex, { phase, at, ...draft }: { readonly phase: string | null; readonly at?: number } & Omit<Draft<'touchpoint'>, 'phase'>, newId: NewId = uuidv7): Act {
  const row = ownTouchpoints(index, phase);
  const placed = placeAt(row, at ?? row.length);
  const record: Touchpoint = { ...draft, type: 'touchpoint', id: newId(), phase, order: placed.order };
  return { name: 'add-touchpoint', about: record.id, operations: [{ do: 'add', record }, ...rekeyed(placed)] };
}

/** The place of a touchpoint within its own phase, micro or macro. */
export interface TouchpointPlace {
  readonly phase: string | null;
  readonly at: number;
}

/** Where a touchpoint stands: what a "Move to..." dialog begins with. */
export function placeOfTouchpoint(index: JourneyIndex, id: string): TouchpointPlace | undefined {
  const touchpoint = index.get(id, 'touchpoint');
  if (!touchpoint) return undefined;
  const phase = touchpoint.phase !== null && index.get(touchpoint.phase, 'phase') ? touchpoint.phase : null;
  return { phase, at: ownTouchpoints(index, phase).findIndex((one) => one.id === id) };
}

/** Moves a touchpoint to a place of a phase; places are counted without it. */
export function moveTouchpoint(index: JourneyIndex, id: string, { phase, at }: TouchpointPlace): Act {
  const touchpoint = index.get(id, 'touchpoint');
  const here = placeOfTouchpoint(index, id);
  if (!touchpoint || !here || (here.phase === phase && here.at === at)) return nothing('move-touchpoint');
  const placed = placeAt(ownTouchpoints(index, phase).filter((one) => one.id !== id), at);
  return { name: 'move-touchpoint', about: id, operations: [{ do: 'set', id, fields: { phase, order: placed.order } }, ...rekeyed(placed)] };
}

/** One place to the left or right, over the edge of its phase into the next: what Alt and an arrow do. */
export function shiftTouchpoint(index: JourneyIndex, id: string, by: -1 | 1): Act {
  const here = placeOfTouchpoint(index, id);
  if (!here) return nothing('move-touchpoint');
  const length = ownTouchpoints(index, here.phase).length;
  if (here.at + by >= 0 && here.at + by < length) return moveTouchpoint(index, id, { phase: here.phase, at: here.at + by });
  return toNeighbour(index, id, here, by);
}

/** To the phase before or behind: what Alt, Shift and an arrow do. */
export function shiftToPhase(index: JourneyIndex, id: string, by: -1 | 1): Act {
  const here = placeOfTouchpoint(index, id);
  return here ? toNeighbour(index, id, here, by) : nothing('move-touchpoint');
}

function toNeighbour(index: JourneyIndex, id: string, here: TouchpointPlace, by: -1 | 1): Act {
  const row: (string | null)[] = index.phases.flatMap((phase) => [phase.id, ...index.microOf(phase.id).map((micro) => micro.id)]);
  const next = here.phase === null ? (by > 0 ? row[0] : undefined) : row[row.indexOf(here.phase) + by];
  if (next === undefined || next === null) return nothing('move-touchpoint');
  return moveTouchpoint(index, id, { phase: next, at: by > 0 ? 0 : ownTouchpoints(index, next).length });
}

/** Touchpoints right in a phase, not those of its micro phases. */
function ownTouchpoints(index: JourneyIndex, phase: string | null): readonly Touchpoint[] {
  return index.touchpointsOf(phase).filter((one) => phase === null || one.phase === phase);
}

/** Adds a phase, or a micro phase of `parent`. */
export function addPhase(index: JourneyIndex, { at, ...draft }: { readonly at?: number } & Draft<'phase'>, newId: NewId = uuidv7): Act {
  const row = draft.parent === undefined ? index.phases : index.microOf(draft.parent);
  const placed = placeAt(row, at ?? row.length);
  const record: Phase = { ...draft, type: 'phase', id: newId(), order: placed.order };
  return { name: 'add-phase', about: record.id, operations: [{ do: 'add', record }, ...rekeyed(placed)] };
}

/** Adds a lane, a channel, or a backstage step at a place of their row. */
export function addInRow<T extends 'lane' | 'channel' | 'backstage'>(index: JourneyIndex, type: T, { at, draft }: { readonly at?: number; readonly draft: Draft<T> }, newId: NewId = uuidv7): Act {
  const row = index.all(type) as readonly Ordered[];
  const placed = placeAt(row, at ?? row.length);
  const record = { ...draft, type, id: newId(), order: placed.order } as unknown as JourneyRecord;
  return { name: `add-${type}`, about: record.id, operations: [{ do: 'add', record }, ...rekeyed(placed)] };
}

/** Moves a phase, lane, channel or backstage step to another place of its row; places are counted without it. */
export function moveInRow(index: JourneyIndex, id: string, at: number): Act {
  const record = index.get(id);
  if (!record || !('order' in record) || record.type === 'touchpoint') return nothing('move');
  const macro = record.type === 'phase' ? index.macroOf(id) : undefined;
  const row: readonly Ordered[] =
    record.type === 'phase' ? (macro && macro.id !== id ? index.microOf(macro.id) : index.phases)
    : record.type === 'backstage' ? index.at(record.at, 'backstage').toSorted((a, b) => (a.order < b.order ? -1 : 1))
    : record.type === 'plugin' ? [] : index.all(record.type);
  if (row.findIndex((one) => one.id === id) === at) return nothing(`move-${record.type}`);
  const placed = placeAt(row.filter((one) => one.id !== id), at);
  return { name: `move-${record.type}`, about: id, operations: [{ do: 'set', id, fields: { order: placed.order } }, ...rekeyed(placed)] };
}

/** Writes into the cell where a lane meets a touchpoint or phase; nothing written takes it away. */
export function setCell(index: JourneyIndex, lane: string, at: string, text: string, newId: NewId = uuidv7): Act {
  const cell = index.cell(lane, at);
  if (cell) return text === '' ? { name: 'set-cell', about: at, operations: [{ do: 'remove', id: cell.id }] } : { name: 'set-cell', about: at, operations: [{ do: 'set', id: cell.id, fields: { text } }] };
  return text === '' ? nothing('set-cell') : { name: 'set-cell', about: at, operations: [{ do: 'add', record: { type: 'cell', id: newId(), lane, at, text } }] };
}

/** Takes a record away with all that makes no sense without it. Touchpoints of a phase stay, in the phase around it or in none. */
export function removeRecord(index: JourneyIndex, id: string): Act {
  const record = index.get(id);
  if (!record) return nothing('remove');
  const gone = new Set<string>();
  const users = new Set<JourneyRecord>();
  const take = (one: JourneyRecord): void => {
    if (gone.has(one.id)) return;
    gone.add(one.id);
    for (const user of index.usedBy(one.id)) {
      if (namedBy(user).some((name) => name.id === one.id && name.reference.owned)) take(user);
      else users.add(user);
    }
  };
  take(record);
  const left = [...users].filter((user) => !gone.has(user.id)).map((user) => lettingGo(user, gone, record));
  return { name: `remove-${record.type}`, about: id, operations: [...left, ...[...gone].reverse().map((one): Operation => ({ do: 'remove', id: one }))] };
}

/** What is left of a record that names some that go. */
function lettingGo(user: JourneyRecord, gone: ReadonlySet<string>, removed: JourneyRecord): Operation {
  const fields: Record<string, unknown> = {};
  const clear: string[] = [];
  for (const field of new Set(namedBy(user).filter(({ id }) => gone.has(id)).map((name) => name.field))) {
    const value = (user as unknown as Fields)[field];
    const kept = Array.isArray(value) ? (value as readonly string[]).filter((one) => !gone.has(one)) : [];
    if (kept.length > 0) fields[field] = kept;
    else if (user.type === 'touchpoint' && field === 'phase') fields[field] = (removed.type === 'phase' && removed.parent) || null;
    else clear.push(field);
  }
  return { do: 'set', id: user.id, fields, ...(clear.length > 0 && { clear }) };
}

/** Why an observation may not be put at a place; undefined if it may. NPS asks for the whole, so it belongs to the end. */
export function whyNotObserve(index: JourneyIndex, at: string, metric: string): 'nps-in-mid-journey' | undefined {
  return metric === 'nps' && !index.mayAskNps(at) ? 'nps-in-mid-journey' : undefined;
}

/** Puts an observation at a place. One of the same metric, series, segment, persona and period gives way to it. */
export function observe(index: JourneyIndex, draft: Omit<Observation, 'type' | 'id'>, newId: NewId = uuidv7): Act {
  if (whyNotObserve(index, draft.at, draft.metric)) return nothing('observe');
  const { at, metric, series, segment = null, persona = null, who, period } = draft;
  const same = index.observations(at, { metric, series, segment, persona, ...(who !== undefined && { who }) }).find((one) => one.period?.from === period?.from && one.period?.to === period?.to && (one.stat.t === 'asserted') === (draft.stat.t === 'asserted'));
  if (!same) return { name: 'observe', about: at, operations: [{ do: 'add', record: { ...draft, type: 'observation', id: newId() } }] };
  const clear = Object.keys(same).filter((field) => field !== 'x' && (draft as Fields)[field] === undefined);
  return { ...setFields(same.id, { ...draft, ...Object.fromEntries(clear.map((field) => [field, undefined])) }, 'observe'), about: at };
}

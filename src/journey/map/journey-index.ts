import type { Journey, JourneyHead } from '../document/journey.js';
import type { JourneyRecord, Lane, Observation, Phase, RecordOf, RecordType, Touchpoint } from '../document/records.js';
import type { Band, Series } from '../document/kinds.js';
import { namedBy } from '../document/references.js';
import { phaseTree, type PhaseTree } from './phase-tree.js';
import { byOrder, type Ordered } from './row.js';

/** Types of record that lie at another: at a touchpoint, a phase, a link or the journey. */
export type AttachedType = { [T in RecordType]: RecordOf<T> extends { readonly at: string } ? T : never }[RecordType];

/** Which of the observations of a place is wanted. */
export interface Wanted {
  readonly metric?: string;
  readonly series?: Series;
  /** `null`: of no segment. */
  readonly segment?: string | null;
  readonly persona?: string | null;
  readonly who?: string;
  /** Those whose period ends in these days. */
  readonly from?: string;
  readonly to?: string;
}

const NONE: readonly never[] = [];

/**
 * Looks things up in a journey, each at once. It is made of one state of a journey and never changes; edits give a new
 * journey, and that gets an index of its own. Whatever a record names that is not there counts as not named: after two
 * people worked at once such records come up, and a map has to be drawn all the same.
 */
export class JourneyIndex {
  readonly journey: Journey;
  readonly #byId = new Map<string, JourneyRecord>();
  readonly #byType = new Map<RecordType, JourneyRecord[]>();
  readonly #at = new Map<RecordType, Map<string, JourneyRecord[]>>();
  readonly #cells = new Map<string, Map<string, RecordOf<'cell'>>>();
  readonly #tree: PhaseTree;
  readonly #columns: readonly Touchpoint[];
  readonly #places = new Map<string, number>();
  readonly #links = new Map<string, { in: RecordOf<'link'>[]; out: RecordOf<'link'>[] }>();
  #users: Map<string, JourneyRecord[]> | undefined;
  #metrics: readonly string[] | undefined;

  constructor(journey: Journey) {
    this.journey = journey;
    for (const record of journey.records) {
      this.#byId.set(record.id, record);
      push(this.#byType, record.type, record);
    }
    for (const type of ['phase', 'touchpoint', 'lane', 'channel', 'backstage'] as const) sortByOrder(this.#byType.get(type) as Ordered[] | undefined);
    for (const record of journey.records) this.#attach(record);
    this.#tree = phaseTree(this.all('phase'), this.all('touchpoint'));
    this.#columns = this.#tree.touchpoints;
    this.#columns.forEach(({ id }, i) => this.#places.set(id, i));
  }

  #attach(record: JourneyRecord): void {
    if ('at' in record && record.at !== undefined) {
      let there = this.#at.get(record.type);
      if (!there) this.#at.set(record.type, (there = new Map()));
      push(there, record.at, record);
    }
    if (record.type === 'cell') {
      let row = this.#cells.get(record.lane);
      if (!row) this.#cells.set(record.lane, (row = new Map()));
      // of two in one place the first by id shows; both are in at()
      const other = row.get(record.at);
      if (!other || record.id < other.id) row.set(record.at, record);
    } else if (record.type === 'link') {
      this.#linksOf(record.from).out.push(record);
      this.#linksOf(record.to).in.push(record);
    }
  }

  #linksOf(id: string): { in: RecordOf<'link'>[]; out: RecordOf<'link'>[] } {
    let found = this.#links.get(id);
    if (!found) this.#links.set(id, (found = { in: [], out: [] }));
    return found;
  }

  /** The record of that id, of that type if one is given. */
  get(id: string): JourneyRecord | undefined;
  get<T extends RecordType>(id: string, type: T): RecordOf<T> | undefined;
  get(id: string, type?: RecordType): JourneyRecord | undefined {
    const found = this.#byId.get(id);
    return type === undefined || found?.type === type ? found : undefined;
  }

  has(id: string): boolean {
    return this.#byId.has(id) || id === this.journey.id;
  }

  /** What is said of the journey itself. */
  get head(): JourneyHead {
    return this.journey;
  }

  /** All records of a type; phases, touchpoints, lanes, channels and backstage steps in their order. */
  all<T extends RecordType>(type: T): readonly RecordOf<T>[] {
    return (this.#byType.get(type) as RecordOf<T>[] | undefined) ?? NONE;
  }

  /** Macro phases from left to right. */
  get phases(): readonly Phase[] {
    return this.#tree.macro;
  }

  /** Micro phases of a phase. */
  microOf(phase: string): readonly Phase[] {
    return this.#tree.micro.get(phase) ?? NONE;
  }

  /** Touchpoints from left to right: those in no phase first, then phase by phase, each with its own before those of its micro phases. */
  get touchpoints(): readonly Touchpoint[] {
    return this.#columns;
  }

  /** Touchpoints of a phase, those of its micro phases among them; of `null` those in no phase. */
  touchpointsOf(phase: string | null): readonly Touchpoint[] {
    const found = this.#tree.stretch.get(phase);
    return found ? this.#columns.slice(found[0], found[1]) : NONE;
  }

  /** From which column a phase goes to which (not included). */
  stretchOf(phase: string | null): readonly [from: number, to: number] {
    return this.#tree.stretch.get(phase) ?? [0, 0];
  }

  /** The column of a touchpoint, from 0; -1 if there is none. */
  columnOf(touchpoint: string): number {
    return this.#places.get(touchpoint) ?? -1;
  }

  /** The macro phase of a touchpoint or phase. */
  macroOf(id: string): Phase | undefined {
    const record = this.#byId.get(id);
    const phase = record?.type === 'touchpoint' ? record.phase : record?.type === 'phase' ? record.id : null;
    return phase === null ? undefined : this.#tree.macroOf.get(phase);
  }

  /** The micro phase of a touchpoint. */
  microPhaseOf(touchpoint: string): Phase | undefined {
    const record = this.get(touchpoint, 'touchpoint');
    const phase = record && record.phase !== null ? this.get(record.phase, 'phase') : undefined;
    return phase && this.#tree.macroOf.get(phase.id) !== phase ? phase : undefined;
  }

  /** Rows of the map from top to bottom. */
  lanes({ hidden = false }: { readonly hidden?: boolean } = {}): readonly Lane[] {
    const all = this.all('lane');
    return hidden ? all : all.filter((lane) => !lane.hidden);
  }

  /** What stands where a lane meets a touchpoint or phase. */
  cell(lane: string, at: string): RecordOf<'cell'> | undefined {
    return this.#cells.get(lane)?.get(at);
  }

  /** What of a type lies at a record, or at the journey by its id: pains, gains, evidence, observations, notes, ... */
  at<T extends AttachedType | 'plugin'>(id: string, type: T): readonly RecordOf<T>[] {
    return (this.#at.get(type)?.get(id) as RecordOf<T>[] | undefined) ?? NONE;
  }

  /** Observations of a place, as they stand in the document. */
  observations(at: string, wanted: Wanted = {}): readonly Observation[] {
    const all = this.at(at, 'observation');
    return all.length === 0 ? all : all.filter((one) => isWanted(one, wanted));
  }

  /** Metrics that anything is told of, most often told first. */
  get metrics(): readonly string[] {
    return (this.#metrics ??= this.#countMetrics());
  }

  #countMetrics(): readonly string[] {
    const counts = new Map<string, number>();
    for (const { metric } of this.all('observation')) counts.set(metric, (counts.get(metric) ?? 0) + 1);
    return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([metric]) => metric);
  }

  linksFrom(id: string): readonly RecordOf<'link'>[] {
    return this.#links.get(id)?.out ?? NONE;
  }

  linksTo(id: string): readonly RecordOf<'link'>[] {
    return this.#links.get(id)?.in ?? NONE;
  }

  /** Backstage steps of a place, band by band of the blueprint. */
  blueprintOf(at: string): ReadonlyMap<Band, readonly RecordOf<'backstage'>[]> {
    const bands = new Map<Band, RecordOf<'backstage'>[]>();
    for (const step of [...this.at(at, 'backstage')].sort(byOrder)) push(bands, step.band, step);
    return bands;
  }

  /** Who is responsible: the owner of the record, or of the phases around it. */
  ownerOf(id: string): RecordOf<'owner'> | RecordOf<'actor'> | undefined {
    const record = this.#byId.get(id);
    const named = record && 'owner' in record && record.owner !== undefined ? this.#byId.get(record.owner) : undefined;
    if (named?.type === 'owner' || named?.type === 'actor') return named;
    if (record?.type === 'touchpoint' && record.phase !== null) return this.ownerOf(record.phase);
    const macro = record?.type === 'phase' ? this.#tree.macroOf.get(id) : undefined;
    return macro && macro.id !== id ? this.ownerOf(macro.id) : undefined;
  }

  /** Records that name this one. */
  usedBy(id: string): readonly JourneyRecord[] {
    if (!this.#users) {
      this.#users = new Map();
      for (const record of this.journey.records) for (const used of new Set(namedBy(record).map((named) => named.id))) push(this.#users, used, record);
    }
    return this.#users.get(id) ?? NONE;
  }

  /** Records that lie at something that is not there, so that no map shows them. */
  get unplaced(): readonly JourneyRecord[] {
    return this.journey.records.filter((record) => namedBy(record).some(({ id, reference }) => reference.owned && !this.has(id)));
  }

  /** May NPS be asked here? At the journey itself, or where it may end. */
  mayAskNps(at: string): boolean {
    return at === this.journey.id || this.get(at, 'touchpoint')?.ends === true;
  }
}

/** Most documents are in order already. */
function sortByOrder(row: Ordered[] | undefined): void {
  if (row?.some((one, i) => i > 0 && byOrder(row[i - 1]!, one) > 0)) row.sort(byOrder);
}

function isWanted(one: Observation, { metric, series, segment, persona, who, from, to }: Wanted): boolean {
  return (
    (metric === undefined || one.metric === metric) &&
    (series === undefined || one.series === series) &&
    (segment === undefined || (one.segment ?? null) === segment) &&
    (persona === undefined || (one.persona ?? null) === persona) &&
    (who === undefined || one.who === who) &&
    (from === undefined || (one.period !== undefined && one.period.to >= from)) &&
    (to === undefined || (one.period !== undefined && one.period.to <= to))
  );
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

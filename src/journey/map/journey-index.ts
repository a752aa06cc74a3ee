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

/** A series of figures that a journey has, and whose it is. */
export interface SeriesTold {
  readonly series: Series;
  readonly who?: string;
}

/** What all observations together are about. */
interface Observed {
  readonly metrics: readonly string[];
  readonly series: readonly SeriesTold[];
  readonly segment: ReadonlySet<string>;
  readonly persona: ReadonlySet<string>;
}

type Links = { readonly in: RecordOf<'link'>[]; readonly out: RecordOf<'link'>[] };

/**
 * Looks things up in a journey, each at once. It is made of one state of a journey and never changes; edits give a new
 * journey, and that gets an index of its own. Whatever a record names that is not there counts as not named: after two
 * people worked at once such records come up, and a map has to be drawn all the same.
 */
export class JourneyIndex {
  readonly journey: Journey;
  // all but the rows is looked up when it is first asked for: a map paints a window of a journey, however long it is
  readonly #byType = new Map<RecordType, JourneyRecord[]>();
  readonly #ids = new Map<RecordType, ReadonlyMap<string, JourneyRecord>>();
  readonly #at = new Map<RecordType, Attached>();
  readonly #tree: PhaseTree;
  readonly #columns: readonly Touchpoint[];
  #byId: ReadonlyMap<string, JourneyRecord> | undefined;
  #places: ReadonlyMap<string, number> | undefined;
  #cells: ReadonlyMap<string, ReadonlyMap<string, RecordOf<'cell'>>> | undefined;
  #links: ReadonlyMap<string, Links> | undefined;
  #users: Map<string, JourneyRecord[]> | undefined;
  #told: Observed | undefined;

  constructor(journey: Journey) {
    this.journey = journey;
    for (const record of journey.records) push(this.#byType, record.type, record);
    for (const type of ['phase', 'touchpoint', 'lane', 'channel', 'backstage'] as const) sortByOrder(this.#byType.get(type) as Ordered[] | undefined);
    this.#tree = phaseTree(this.all('phase'), this.all('touchpoint'));
    this.#columns = this.#tree.touchpoints;
  }

  /** The record of that id, of that type if one is given. */
  get(id: string): JourneyRecord | undefined;
  get<T extends RecordType>(id: string, type: T): RecordOf<T> | undefined;
  get(id: string, type?: RecordType): JourneyRecord | undefined {
    return type === undefined ? this.#record(id) : this.#idsOf(type).get(id);
  }

  #record(id: string): JourneyRecord | undefined {
    return (this.#byId ??= byIds(this.journey.records)).get(id);
  }

  #idsOf(type: RecordType): ReadonlyMap<string, JourneyRecord> {
    let found = this.#ids.get(type);
    if (!found) this.#ids.set(type, (found = byIds(this.all(type))));
    return found;
  }

  has(id: string): boolean {
    return id === this.journey.id || this.#record(id) !== undefined;
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
    return (this.#places ??= new Map(this.#columns.map(({ id }, i) => [id, i]))).get(touchpoint) ?? -1;
  }

  /** The macro phase of a touchpoint or phase. */
  macroOf(id: string): Phase | undefined {
    const phase = this.get(id, 'touchpoint')?.phase ?? this.get(id, 'phase')?.id ?? null;
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
    return (this.#cells ??= cellsOf(this.all('cell'))).get(lane)?.get(at);
  }

  /** What of a type lies at a record, or at the journey by its id: pains, gains, evidence, observations, notes, ... */
  at<T extends AttachedType | 'plugin'>(id: string, type: T): readonly RecordOf<T>[] {
    let there = this.#at.get(type);
    if (!there) this.#at.set(type, (there = new Attached(this.all(type))));
    return there.at(id) as readonly RecordOf<T>[];
  }

  /** Observations of a place, as they stand in the document. */
  observations(at: string, wanted: Wanted = {}): readonly Observation[] {
    const all = this.at(at, 'observation');
    return all.length === 0 ? all : all.filter((one) => isWanted(one, wanted));
  }

  /** Metrics that anything is told of, most often told first. */
  get metrics(): readonly string[] {
    return this.#observed().metrics;
  }

  /** Series of which anything is told; those of others one by one. */
  get series(): readonly SeriesTold[] {
    return this.#observed().series;
  }

  /** Is anything told of this segment or persona in particular? */
  tells(of: 'segment' | 'persona', id: string): boolean {
    return this.#observed()[of].has(id);
  }

  #observed(): Observed {
    return (this.#told ??= observedIn(this.all('observation')));
  }

  linksFrom(id: string): readonly RecordOf<'link'>[] {
    return (this.#links ??= linksOf(this.all('link'))).get(id)?.out ?? NONE;
  }

  linksTo(id: string): readonly RecordOf<'link'>[] {
    return (this.#links ??= linksOf(this.all('link'))).get(id)?.in ?? NONE;
  }

  /** Backstage steps of a place, band by band of the blueprint. */
  blueprintOf(at: string): ReadonlyMap<Band, readonly RecordOf<'backstage'>[]> {
    const bands = new Map<Band, RecordOf<'backstage'>[]>();
    for (const step of [...this.at(at, 'backstage')].sort(byOrder)) push(bands, step.band, step);
    return bands;
  }

  /** Who is responsible: the owner of the record, or of the phases around it. */
  ownerOf(id: string): RecordOf<'owner'> | RecordOf<'actor'> | undefined {
    const record = this.get(id, 'touchpoint') ?? this.get(id, 'phase') ?? this.#record(id);
    const owner = record && 'owner' in record ? record.owner : undefined;
    const named = owner === undefined ? undefined : (this.get(owner, 'owner') ?? this.get(owner, 'actor'));
    if (named) return named;
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

const byIds = (records: readonly JourneyRecord[]): ReadonlyMap<string, JourneyRecord> => {
  const found = new Map<string, JourneyRecord>();
  for (const record of records) found.set(record.id, record);
  return found;
};

/** Records of one type by where they lie: a chain for each place, and a list only for those that somebody asks for. */
class Attached {
  readonly #records: readonly JourneyRecord[];
  /** The first of a place, and the next of the same place behind each; 0 is none. */
  readonly #first = new Map<string, number>();
  readonly #next: Uint32Array;
  readonly #lists = new Map<string, readonly JourneyRecord[]>();

  constructor(records: readonly JourneyRecord[]) {
    this.#records = records;
    this.#next = new Uint32Array(records.length + 1);
    for (let i = records.length; i > 0; i--) {
      const record = records[i - 1]!;
      const at = 'at' in record ? record.at : undefined;
      if (at === undefined) continue;
      this.#next[i] = this.#first.get(at) ?? 0;
      this.#first.set(at, i);
    }
  }

  at(id: string): readonly JourneyRecord[] {
    let list = this.#lists.get(id);
    if (!list) {
      const found: JourneyRecord[] = [];
      for (let i = this.#first.get(id) ?? 0; i > 0; i = this.#next[i]!) found.push(this.#records[i - 1]!);
      this.#lists.set(id, (list = found.length > 0 ? found : NONE));
    }
    return list;
  }
}

function observedIn(observations: readonly Observation[]): Observed {
  const counts = new Map<string, number>();
  const series = new Map<string, SeriesTold>();
  const [segment, persona] = [new Set<string>(), new Set<string>()];
  for (const one of observations) {
    counts.set(one.metric, (counts.get(one.metric) ?? 0) + 1);
    if (one.segment !== undefined) segment.add(one.segment);
    if (one.persona !== undefined) persona.add(one.persona);
    const key = one.who === undefined ? one.series : `${one.series} ${one.who}`;
    if (!series.has(key)) series.set(key, { series: one.series, ...(one.who !== undefined && { who: one.who }) });
  }
  const metrics = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([metric]) => metric);
  return { metrics, series: [...series.values()], segment, persona };
}

function cellsOf(cells: readonly RecordOf<'cell'>[]): ReadonlyMap<string, ReadonlyMap<string, RecordOf<'cell'>>> {
  const rows = new Map<string, Map<string, RecordOf<'cell'>>>();
  for (const cell of cells) {
    let row = rows.get(cell.lane);
    if (!row) rows.set(cell.lane, (row = new Map()));
    // of two in one place the first by id shows; both are in at()
    const other = row.get(cell.at);
    if (!other || cell.id < other.id) row.set(cell.at, cell);
  }
  return rows;
}

function linksOf(links: readonly RecordOf<'link'>[]): ReadonlyMap<string, Links> {
  const ends = new Map<string, Links>();
  const of = (id: string): Links => {
    let found = ends.get(id);
    if (!found) ends.set(id, (found = { in: [], out: [] }));
    return found;
  };
  for (const link of links) {
    of(link.from).out.push(link);
    of(link.to).in.push(link);
  }
  return ends;
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

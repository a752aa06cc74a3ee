import type Database from 'libsql';
import { CxError } from '../../../core/problem.js';
import { uuidv7 } from '../../../core/uuid.js';
import type { CxEvent } from '../../../model/event.js';
import type { Instrument } from '../../../model/instrument.js';
import { isOfErased, subjectIn } from '../letters.js';
import { personKey } from '../person-key.js';
import { neededFor, settle, type Known, type Standing } from '../settle.js';
import { COMMITS_KEPT, unchanged, type AuditEntry, type Change, type Commit, type DeadLetter, type Head, type Observation, type PlacedEvent, type Removal, type RollupRow, type RollupShape, type Store, type StoredEvent, type Turn, type View } from '../store.js';
import { measureKey, sumsOf } from '../sums.js';
import { reasonOf } from './open.js';
import { writeRows } from './rows.js';

/** Rows that are read at once. */
const PAGE = 1000;

type Statement = Database.Statement;
type Cell = readonly [measure: number, dimension: number, segment: string, day: number, slot: number, amount: number];
interface Measure {
  readonly metric: string;
  readonly instrument: Instrument | null;
}

/** One tenant's part of a SQLite file. All of a commit is written in one go, so nobody sees half of it. */
export class SqliteStore implements Store {
  readonly tenant: string;
  readonly #db: Database.Database;
  readonly #queue: <T>(work: () => Promise<T>) => Promise<T>;
  readonly #keyOf: (subject: string) => string;
  readonly #statements = new Map<string, Statement>();
  readonly #numbers = new Map<string, number>();
  readonly #measures = new Map<number, Measure>();

  /** @param queue lets works on the file come one after the other */
  constructor(db: Database.Database, tenant: string, queue: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#db = db;
    this.tenant = tenant;
    this.#queue = queue;
    this.#keyOf = personKey(tenant);
    db.prepare('INSERT OR IGNORE INTO tenant (tenant, seq, as_of, place, feed) VALUES (?, 0, 0, 0, ?)').run(tenant, uuidv7());
  }

  #sql(text: string): Statement {
    const known = this.#statements.get(text);
    if (known) return known;
    const made = this.#db.prepare(text);
    this.#statements.set(text, made);
    return made;
  }

  turn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    return this.#queue(() => work({ ...this.#viewNow(), ...this.#writes() }));
  }

  view<T>(work: (view: View) => Promise<T>): Promise<T> {
    return this.#queue(() => work(this.#viewNow()));
  }

  #viewNow(): View {
    return {
      head: this.#head(),
      commits: async (since) => this.#commits(since),
      rollups: () => this.#sums('rollup'),
      published: () => this.#sums('published'),
      eventsAfter: (place, types) => this.eventsAfter(place, types),
      gone: (since) => this.#gone(since),
    };
  }

  #head(): Head {
    const row = this.#sql('SELECT seq, as_of, place, shape, feed, kept_from FROM tenant WHERE tenant = ?').get(this.tenant) as { seq: number; as_of: number; place: number; shape: string | null; feed: string; kept_from: number };
    return { seq: row.seq, asOf: row.as_of, place: row.place, shape: row.shape === null ? null : (JSON.parse(row.shape) as RollupShape), feed: row.feed, keptFrom: row.kept_from };
  }

  #commits(since: number): Commit[] | null {
    const { seq } = this.#head();
    const rows = this.#sql('SELECT seq, as_of, place, sums, gone FROM made WHERE tenant = ? AND seq > ? ORDER BY seq').all(this.tenant, since) as { seq: number; as_of: number; place: number; sums: string; gone: string }[];
    if (rows.length !== seq - since) return null;
    const rowsOf = (cells: readonly Cell[]): RollupRow[] => cells.map(([measure, dimension, segment, day, slot, amount]) => ({ ...this.#measure(measure), dimension, segment, day, slot, amount }));
    return rows.map((row) => {
      const { counted, published } = JSON.parse(row.sums) as MadeSums;
      return { seq: row.seq, asOf: row.as_of, place: row.place, gone: JSON.parse(row.gone) as string[], rows: rowsOf(counted), published: rowsOf(published) };
    });
  }

  async *#gone(since: number): AsyncIterable<string> {
    let last: { seq: number; id: string } = { seq: since + 1, id: '' };
    for (;;) {
      const rows = this.#sql(`SELECT seq, id FROM gone WHERE tenant = ? AND (seq, id) > (?, ?) ORDER BY seq, id LIMIT ${PAGE}`).all(this.tenant, last.seq, last.id) as { seq: number; id: string }[];
      for (const { id } of rows) yield id;
      if (rows.length < PAGE) return;
      last = rows.at(-1)!;
    }
  }

  #measure(number: number): Measure {
    let measure = this.#measures.get(number);
    if (!measure) {
      const row = this.#sql('SELECT metric, instrument FROM measure WHERE tenant = ? AND number = ?').get(this.tenant, number) as { metric: string; instrument: string | null };
      this.#measures.set(number, (measure = { metric: row.metric, instrument: row.instrument === null ? null : (JSON.parse(row.instrument) as Instrument) }));
    }
    return measure;
  }

  async *#sums(table: SumTable): AsyncIterable<RollupRow> {
    let last: Cell = [-1, 0, '', 0, 0, 0];
    for (;;) {
      const rows = this.#sql(`SELECT measure, dimension, segment, day, slot, amount FROM ${table} WHERE tenant = ? AND (measure, dimension, segment, day, slot) > (?, ?, ?, ?, ?) ORDER BY measure, dimension, segment, day, slot LIMIT ${PAGE}`)
        .all(this.tenant, ...last.slice(0, 5)) as { measure: number; dimension: number; segment: string; day: number; slot: number; amount: number }[];
      for (const { measure, dimension, segment, day, slot, amount } of rows) {
        last = [measure, dimension, segment, day, slot, amount];
        if (amount !== 0) yield { ...this.#measure(measure), dimension, segment, day, slot, amount };
      }
      if (rows.length < PAGE) return;
    }
  }

  #writes(): Omit<Turn, keyof View> {
    return {
      commit: async (change) => this.#transaction(() => this.#commit(change)),
      remove: async (removal) => this.#transaction(() => this.#remove(removal)),
      publish: async (rows) => this.#transaction(() => this.#close(0, [], { published: rows })),
      reshape: async (shape, observe, asOf, withheld) => this.#transaction(() => this.#reshape(shape, observe, asOf, withheld)),
      eventsOfPerson: async (subject) => this.#eventsOfPerson(subject),
      eventsBefore: async (time, except, limit) =>
        this.#stored(`SELECT id, type, received, body FROM event WHERE tenant = ? AND at < ? AND type NOT IN (${marks(except)}) ORDER BY at LIMIT ?`, this.tenant, time, ...except, limit),
    };
  }

  /** All or nothing. What was learnt of measures within a failed transaction is forgotten with it. */
  #transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      this.#numbers.clear();
      this.#measures.clear();
      if (error instanceof CxError) throw error;
      throw new CxError({ code: 'not-stored', message: `Nothing could be stored: ${reasonOf(error)}.` }, { cause: error });
    }
  }

  #commit({ asOf, batch, facts }: Change): { commit: Commit; outcomes: Outcome[] } {
    const { outcomes, added, standing, emptied, observed } = settle(batch, this.#known(batch), this.#keyOf);
    const rewrite = this.#sql('UPDATE event SET body = ?, subject = NULL WHERE tenant = ? AND id = ?');
    const place = this.#insert(
      'INSERT INTO event (tenant, id, type, time, at, received, subject, body) :rows',
      added.map(({ incoming: { event: { id, type, time, subject = null }, received }, body }) => [this.tenant, id, type, time, Date.parse(time), received, subject, body]),
    );
    this.#insert('INSERT OR IGNORE INTO response_event :rows', added.flatMap(({ incoming, response }) => (response === null ? [] : [[this.tenant, response, incoming.event.id]])));
    this.#insert(
      'INSERT INTO response :rows ON CONFLICT (tenant, response) DO UPDATE SET event = excluded.event, time = excluded.time',
      Array.from(standing, ([response, { event, time }]) => [this.tenant, response, event, time]),
    );
    for (const [id, body] of emptied) rewrite.run(body, this.tenant, id);
    const observations = [...facts, ...observed];
    return { outcomes, commit: added.length + observations.length > 0 ? this.#close(asOf, observations, { place }) : unchanged(this.#head()) };
  }

  #known(batch: Change['batch']): Known {
    // mostly nobody is erased: then nobody's key has to be made
    const isAnyErased = this.#sql('SELECT 1 FROM erased WHERE tenant = ? LIMIT 1').get(this.tenant) !== undefined;
    const { ids, responses, takenBack, people } = neededFor(batch, isAnyErased ? this.#keyOf : null);
    const bodies = new Map<string, string>();
    const read = (wanted: readonly string[]): void => {
      for (const { id, body } of this.#listed<{ id: string; body: string }>(`SELECT id, body FROM event WHERE tenant = ? AND id IN ${LISTED}`, wanted)) bodies.set(id, body);
    };
    read(ids);
    const standing = new Map<string, Standing>();
    for (const { response, event, time } of this.#listed<Standing & { response: string }>(`SELECT response, event, time FROM response WHERE tenant = ? AND response IN ${LISTED}`, responses)) standing.set(response, { event, time });
    read([...standing.values()].flatMap(({ event }) => event ?? []));
    const said = new Map<string, string[]>();
    for (const response of takenBack) {
      const rows = this.#sql('SELECT id, body FROM event JOIN response_event USING (tenant) WHERE tenant = ? AND response = ? AND event = id').all(this.tenant, response) as { id: string; body: string }[];
      said.set(response, rows.map(({ id }) => id));
      for (const row of rows) bodies.set(row.id, row.body);
    }
    const erased = new Map<string, number>();
    for (const { person, until } of this.#listed<{ person: string; until: number }>(`SELECT person, until FROM erased WHERE tenant = ? AND person IN ${LISTED}`, people)) erased.set(person, until);
    const gone = this.#listed<{ id: string }>(`SELECT id FROM gone WHERE tenant = ? AND id IN ${LISTED}`, ids).map(({ id }) => id);
    return { bodies, standing, said, erased, gone: new Set(gone) };
  }

  #insert(text: string, rows: readonly (readonly (string | number | null)[])[]): number | undefined {
    return writeRows((one) => this.#sql(one), text, rows);
  }

  /** What there is of a list, asked for with one call. */
  #listed<Row>(query: string, names: readonly string[]): Row[] {
    return names.length === 0 ? [] : (this.#sql(query).all(this.tenant, JSON.stringify(names)) as Row[]);
  }

  /** Rolls up, and writes the commit: the last step of each. */
  #close(asOf: number, observations: readonly Observation[], { place, gone = [], keptFrom = 0, published = [] }: { readonly place?: number | undefined; readonly gone?: readonly string[]; readonly keptFrom?: number; readonly published?: readonly RollupRow[] }): Commit {
    const rows = sumsOf(observations);
    const sums: MadeSums = { counted: this.#rollUp(rows), published: this.#rollUp(published, 'published') };
    this.#sql('UPDATE tenant SET seq = seq + 1, as_of = max(as_of, ?), place = max(place, ?), kept_from = max(kept_from, ?) WHERE tenant = ?').run(asOf, place ?? 0, keptFrom, this.tenant);
    const head = this.#head();
    this.#sql('INSERT INTO made VALUES (?, ?, ?, ?, ?, ?)').run(this.tenant, head.seq, head.asOf, head.place, JSON.stringify(sums), JSON.stringify(gone));
    this.#sql('DELETE FROM made WHERE tenant = ? AND seq <= ?').run(this.tenant, head.seq - COMMITS_KEPT);
    return { seq: head.seq, asOf: head.asOf, place: head.place, rows, published, gone };
  }

  #rollUp(rows: readonly RollupRow[], table: SumTable = 'rollup'): Cell[] {
    const cells = rows.map(({ metric, instrument, dimension, segment, day, slot, amount }): Cell => [this.#number(metric, instrument), dimension, segment, day, slot, amount]);
    this.#insert(`INSERT INTO ${table} :rows ON CONFLICT (tenant, measure, dimension, segment, day, slot) DO UPDATE SET amount = amount + excluded.amount`, cells.map((cell) => [this.tenant, ...cell]));
    return cells;
  }

  #number(metric: string, instrument: Instrument | null): number {
    const key = measureKey(metric, instrument);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#sql('INSERT OR IGNORE INTO measure SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ? FROM measure WHERE tenant = ?').run(this.tenant, key, metric, instrument && JSON.stringify(instrument), this.tenant);
    const { number } = this.#sql('SELECT number FROM measure WHERE tenant = ? AND key = ?').get(this.tenant, key) as { number: number };
    this.#numbers.set(key, number);
    return number;
  }

  #remove({ asOf, ids, observations, person, keptFrom }: Removal): Commit {
    const [drop, note] = [this.#sql('DELETE FROM event WHERE tenant = ? AND id = ?'), this.#sql('INSERT OR IGNORE INTO gone VALUES (?, ?, ?)')];
    const unstand = this.#sql(person ? 'UPDATE response SET event = NULL WHERE tenant = ? AND response IN (SELECT response FROM response_event WHERE tenant = ? AND event = ?)' : 'DELETE FROM response WHERE tenant = ? AND response IN (SELECT response FROM response_event WHERE tenant = ? AND event = ?) AND event = ?');
    const begin = this.#sql("INSERT OR IGNORE INTO response SELECT ?, response, NULL, '1970-01-01T00:00:00Z' FROM response_event WHERE tenant = ? AND event = ?");
    const unnote = this.#sql('DELETE FROM response_event WHERE tenant = ? AND response IN (SELECT response FROM response_event WHERE tenant = ? AND event = ?) AND event = ?');
    const seq = this.#head().seq + 1;
    for (const id of ids) {
      // a response of somebody who is erased is as good as taken back, also one that was never sent; one that is past its time with its figures may begin anew
      if (person) {
        begin.run(this.tenant, this.tenant, id);
        unstand.run(this.tenant, this.tenant, id);
      } else if (keptFrom === undefined) unstand.run(this.tenant, this.tenant, id, id);
      unnote.run(this.tenant, this.tenant, id, id);
      drop.run(this.tenant, id);
      note.run(this.tenant, id, seq);
    }
    if (person) {
      this.#sql('INSERT INTO erased VALUES (?, ?, ?) ON CONFLICT (tenant, person) DO UPDATE SET until = max(until, excluded.until)').run(this.tenant, this.#keyOf(person.subject), person.until);
      this.#sql('DELETE FROM dead_letter WHERE tenant = ? AND subject = ?').run(this.tenant, person.subject);
    }
    return this.#close(asOf, observations, { gone: ids, keptFrom: keptFrom ?? 0 });
  }

  #reshape(shape: RollupShape, observe: (event: CxEvent) => readonly Observation[], asOf: number, withheld: string): Head {
    this.#sql('DELETE FROM rollup WHERE tenant = ?').run(this.tenant);
    // the plus keeps it from an index by which all that is left would be sorted for each page
    const page = this.#sql(
      `SELECT seq, body FROM event WHERE +tenant = ? AND seq > ? AND (type <> 'cx.response.submitted' OR EXISTS (
        SELECT 1 FROM response_event AS own JOIN response ON response.tenant = own.tenant AND response.response = own.response AND response.event = own.event
        WHERE own.tenant = event.tenant AND own.event = event.id)) ORDER BY seq LIMIT ${PAGE}`,
    );
    let place = 0;
    for (let rows = page.all(this.tenant, place) as PlacedBody[]; rows.length > 0; rows = page.all(this.tenant, place) as PlacedBody[]) {
      place = rows.at(-1)!.seq;
      this.#rollUp(sumsOf(rows.flatMap(({ body }) => observe(JSON.parse(body) as CxEvent))));
    }
    const told = this.#sql('SELECT measure, day, slot, sum(amount) AS amount FROM published WHERE tenant = ? AND dimension = 0 GROUP BY measure, day, slot').all(this.tenant) as { measure: number; day: number; slot: number; amount: number }[];
    this.#sql('DELETE FROM published WHERE tenant = ?').run(this.tenant);
    const tell = this.#sql('INSERT INTO published VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const { measure, day, slot, amount } of told) for (let dimension = 0; dimension < Math.max(1, shape.dimensions.length); dimension++) tell.run(this.tenant, measure, dimension, withheld, day, slot, amount);
    this.#sql('DELETE FROM made WHERE tenant = ?').run(this.tenant);
    this.#sql('UPDATE tenant SET shape = ?, as_of = max(as_of, ?), feed = ? WHERE tenant = ?').run(JSON.stringify(shape), asOf, uuidv7(), this.tenant);
    return this.#head();
  }

  #stored(query: string, ...params: (string | number)[]): StoredEvent[] {
    const stands = this.#sql('SELECT 1 FROM response WHERE tenant = ? AND response = ? AND event = ?');
    return (this.#sql(query).all(...params) as { id: string; type: string; received: number; body: string }[]).map(({ id, received, body }) => {
      const event = JSON.parse(body) as CxEvent;
      return { event, received, counts: event.type !== 'cx.response.submitted' || stands.get(this.tenant, event.data.response, id) !== undefined };
    });
  }

  #eventsOfPerson(subject: string): StoredEvent[] {
    return this.#stored(
      // from their own events to those of their responses, and never through everybody's
      `SELECT id, type, received, body FROM event WHERE tenant = ? AND id IN (
        SELECT id FROM event WHERE tenant = ? AND subject = ?
        UNION SELECT all_of.event FROM event AS mine
          CROSS JOIN response_event AS own ON own.tenant = mine.tenant AND own.event = mine.id
          CROSS JOIN response_event AS all_of ON all_of.tenant = own.tenant AND all_of.response = own.response
          WHERE mine.tenant = ? AND mine.subject = ?) ORDER BY seq`,
      this.tenant, this.tenant, subject, this.tenant, subject,
    );
  }

  async has(id: string): Promise<boolean> {
    return this.#sql('SELECT 1 FROM event WHERE tenant = ? AND id = ?').get(this.tenant, id) !== undefined;
  }

  async count(): Promise<number> {
    return (this.#sql('SELECT count(*) AS n FROM event WHERE tenant = ?').get(this.tenant) as { n: number }).n;
  }

  async *eventsAfter(place: number, types: readonly string[]): AsyncIterable<PlacedEvent> {
    if (types.length === 0) return;
    // of each type in order, merged: as one condition all that is left would be sorted for each page
    const page = this.#sql(`${types.map(() => 'SELECT seq, body FROM event WHERE tenant = ? AND type = ? AND seq > ?').join(' UNION ALL ')} ORDER BY seq LIMIT ${PAGE}`);
    for (let last = place; ; ) {
      const rows = page.all(...types.flatMap((type) => [this.tenant, type, last])) as PlacedBody[];
      for (const { seq, body } of rows) yield { place: seq, event: JSON.parse(body) as CxEvent };
      if (rows.length < PAGE) return;
      last = rows.at(-1)!.seq;
    }
  }

  async exportPerson(subject: string): Promise<readonly StoredEvent[]> {
    return this.#eventsOfPerson(subject);
  }

  setAside(letters: readonly DeadLetter[]): Promise<void> {
    const add = this.#sql('INSERT OR IGNORE INTO dead_letter VALUES (?, ?, ?, ?, ?, ?)');
    const erasedUntil = this.#sql('SELECT until FROM erased WHERE tenant = ? AND person = ?');
    return this.#queue(async () =>
      this.#transaction(() => {
        for (const letter of letters) {
          const { id, at, reason, content } = letter;
          const subject = subjectIn(content);
          const erased = subject === null ? undefined : (erasedUntil.get(this.tenant, this.#keyOf(subject)) as { until: number } | undefined);
          if (!isOfErased(letter, erased?.until)) add.run(this.tenant, id, at, reason, subject, content);
        }
      }),
    );
  }

  async deadLetters({ after = '', limit = 100 }: { readonly after?: string; readonly limit?: number } = {}): Promise<readonly DeadLetter[]> {
    return this.#sql('SELECT id, at, reason, content FROM dead_letter WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?').all(this.tenant, after, limit) as DeadLetter[];
  }

  async countDeadLetters(): Promise<number> {
    return (this.#sql('SELECT count(*) AS n FROM dead_letter WHERE tenant = ?').get(this.tenant) as { n: number }).n;
  }

  dropDeadLetters(ids: readonly string[]): Promise<number> {
    const drop = this.#sql('DELETE FROM dead_letter WHERE tenant = ? AND id = ?');
    return this.#queue(async () => this.#transaction(() => ids.reduce((sum, id) => sum + drop.run(this.tenant, id).changes, 0)));
  }

  noteAudit({ at, holder, action, subject, count }: Omit<AuditEntry, 'person'> & { readonly subject?: string }): Promise<void> {
    const add = this.#sql('INSERT INTO audit (tenant, at, holder, action, person, count) VALUES (?, ?, ?, ?, ?, ?)');
    return this.#queue(async () => void this.#transaction(() => add.run(this.tenant, at, holder, action, subject === undefined ? null : this.#keyOf(subject), count)));
  }

  async audit(limit = 1000): Promise<readonly AuditEntry[]> {
    return this.#sql('SELECT at, holder, action, person, count FROM audit WHERE tenant = ? ORDER BY seq DESC LIMIT ?').all(this.tenant, limit) as AuditEntry[];
  }

  /** One program has the file, and knows of its own commits. */
  watch(): () => void {
    return () => {};
  }
}

type SumTable = 'rollup' | 'published';
/** The sums of a commit, as they are noted with it. */
interface MadeSums {
  readonly counted: readonly Cell[];
  readonly published: readonly Cell[];
}
type Outcome = ReturnType<typeof settle>['outcomes'][number];
interface PlacedBody {
  readonly seq: number;
  readonly body: string;
}

/** The names of a list that is given as JSON. */
const LISTED = '(SELECT value FROM json_each(?))';
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

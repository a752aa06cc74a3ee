import { CxError } from '../../../core/problem.js';
import { uuidv7 } from '../../../core/uuid.js';
import type { CxEvent } from '../../../model/event.js';
import { personKey } from '../person-key.js';
import { settle } from '../settle.js';
import { unchanged, type AuditEntry, type Change, type Commit, type DeadLetter, type Head, type Observation, type Outcome, type PlacedEvent, type Removal, type RollupRow, type RollupShape, type Store, type StoredEvent, type Turn, type View } from '../store.js';
import { sumsOf } from '../sums.js';
import { addSums, writeRows, type CommitRows } from './commit-rows.js';
import { reasonOf } from './connection.js';
import { knownOf } from './known.js';
import { Measures } from './measures.js';
import { Notes } from './notes.js';
import { Reader, type MadeSums } from './reader.js';
import { takeOut } from './removal.js';
import type { Statements, Value } from './statements.js';
import type { Writer } from './writer.js';

/** What all tenants of a file share. */
export interface SqliteFile {
  readonly statements: Statements;
  readonly writer: Writer;
  /** Lets works on the file come one after the other. */
  readonly queue: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What a commit writes, and what is told of it. */
interface Planned extends Pick<Commit, 'published' | 'gone'> {
  readonly rows: CommitRows;
  readonly counted: readonly RollupRow[];
}

/** One tenant's part of a SQLite file. All of a commit is written in one go, so nobody sees half of it. */
export class SqliteStore implements Store {
  readonly tenant: string;
  readonly #file: SqliteFile;
  readonly #keyOf: (subject: string) => string;
  readonly #measures: Measures;
  readonly #reader: Reader;
  readonly #notes: Notes;

  constructor(file: SqliteFile, tenant: string) {
    this.#file = file;
    this.tenant = tenant;
    this.#keyOf = personKey(tenant);
    this.#measures = new Measures(file.statements, tenant);
    this.#reader = new Reader(file.statements, tenant, this.#measures);
    this.#notes = new Notes(file.statements, tenant, this.#keyOf);
    file.statements.sql('INSERT OR IGNORE INTO tenant (tenant, seq, as_of, place, feed) VALUES (?, 0, 0, 0, ?)').run(tenant, uuidv7());
  }

  turn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    return this.#file.queue(() => work({ ...this.#reader.view(), ...this.#writes() }));
  }

  view<T>(work: (view: View) => Promise<T>): Promise<T> {
    return this.#file.queue(() => work(this.#reader.view()));
  }

  #writes(): Omit<Turn, keyof View> {
    return {
      commit: (change) => this.#commit(change),
      remove: async (removal) => this.#remove(removal),
      publish: async (rows) => this.#within(() => this.#close(this.#rowsOf(0, [], rows))),
      reshape: async (shape, observe, asOf, withheld) => this.#within(() => this.#reshape(shape, observe, asOf, withheld)),
      eventsOfPerson: async (subject) => this.#reader.eventsOfPerson(subject),
      eventsBefore: async (time, except, limit) => this.#reader.eventsBefore(time, except, limit),
    };
  }

  /** All or nothing. What was learnt of measures within a failed transaction is forgotten with it. */
  #within<T>(work: () => T): T {
    try {
      return this.#file.statements.transaction(work);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  #failed(error: unknown): CxError {
    this.#measures.forget();
    return error instanceof CxError ? error : new CxError({ code: 'not-stored', message: `Nothing could be stored: ${reasonOf(error)}.` }, { cause: error });
  }

  async #commit({ asOf, batch, facts }: Change): Promise<{ commit: Commit; outcomes: Outcome[] }> {
    try {
      // nobody else commits during a turn: what is known now still holds when it is written
      const { outcomes, added, unseated, takenBack, emptied, observed } = settle(batch, knownOf(this.#file.statements, this.tenant, batch, this.#keyOf), this.#keyOf);
      const observations = [...facts, ...observed];
      if (added.length + observations.length === 0) return { outcomes, commit: unchanged(this.#reader.head()) };
      const events: Value[] = [];
      for (const { event: { id, type, time }, received, subject, response, counts, body } of added) events.push(id, type, time, Date.parse(time), received, subject, response, counts ? 1 : 0, body);
      const { rows, counted } = this.#rowsOf(asOf, sumsOf(observations));
      const head = await this.#file.writer.write({ ...rows, events, unseated, takenBack: [...takenBack], emptied: [...emptied] });
      return { outcomes, commit: { ...head, rows: counted, published: [], gone: [] } };
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** What a commit writes that counts so much. */
  #rowsOf(asOf: number, counted: readonly RollupRow[], published: readonly RollupRow[] = [], gone: readonly string[] = [], keptFrom = 0): Planned {
    const own = this.#measures.cellsOf(counted);
    const told = this.#measures.cellsOf(published);
    const sums: MadeSums = { counted: own.cells, published: told.cells };
    const rows: CommitRows = {
      tenant: this.tenant, asOf, keptFrom, events: [], unseated: [], emptied: [], takenBack: [],
      measures: [...own.added, ...told.added], counted: own.cells.flat(), published: told.cells.flat(), sums: JSON.stringify(sums), gone: JSON.stringify(gone),
    };
    return { rows, counted, published, gone };
  }

  /** Writes a commit without events: the last step of each transaction. */
  #close({ rows, counted, published, gone }: Planned): Commit {
    return { ...writeRows(this.#file.statements, rows), rows: counted, published, gone };
  }

  #remove(removal: Removal): Commit {
    return this.#within(() => {
      takeOut(this.#file.statements, this.tenant, removal, this.#reader.head().seq + 1, this.#keyOf);
      return this.#close(this.#rowsOf(removal.asOf, sumsOf(removal.observations), [], removal.ids, removal.keptFrom));
    });
  }

  #reshape(shape: RollupShape, observe: (event: CxEvent) => readonly Observation[], asOf: number, withheld: string): Head {
    const { statements } = this.#file;
    statements.sql('DELETE FROM rollup WHERE tenant = ?').run(this.tenant);
    for (const events of this.#reader.counted()) {
      const { cells, added } = this.#measures.cellsOf(sumsOf(events.flatMap(observe)));
      addSums(statements, { tenant: this.tenant, measures: added, counted: cells.flat(), published: [] });
    }
    const told = statements.sql('SELECT measure, day, slot, sum(amount) AS amount FROM published WHERE tenant = ? AND dimension = 0 GROUP BY measure, day, slot').all(this.tenant) as { measure: number; day: number; slot: number; amount: number }[];
    statements.sql('DELETE FROM published WHERE tenant = ?').run(this.tenant);
    const tell = statements.sql('INSERT INTO published VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const { measure, day, slot, amount } of told) for (let dimension = 0; dimension < Math.max(1, shape.dimensions.length); dimension++) tell.run(this.tenant, measure, dimension, withheld, day, slot, amount);
    statements.sql('DELETE FROM made WHERE tenant = ?').run(this.tenant);
    statements.sql('UPDATE tenant SET shape = ?, as_of = max(as_of, ?), feed = ? WHERE tenant = ?').run(JSON.stringify(shape), asOf, uuidv7(), this.tenant);
    return this.#reader.head();
  }

  async has(id: string): Promise<boolean> {
    return this.#reader.has(id);
  }

  async count(): Promise<number> {
    return this.#reader.count();
  }

  eventsAfter(place: number, types: readonly string[]): AsyncIterable<PlacedEvent> {
    return this.#reader.eventsAfter(place, types);
  }

  async exportPerson(subject: string): Promise<readonly StoredEvent[]> {
    return this.#reader.eventsOfPerson(subject);
  }

  setAside(letters: readonly DeadLetter[]): Promise<void> {
    return this.#file.queue(async () => this.#within(() => this.#notes.setAside(letters)));
  }

  async deadLetters({ after = '', limit = 100 }: { readonly after?: string; readonly limit?: number } = {}): Promise<readonly DeadLetter[]> {
    return this.#notes.letters(after, limit);
  }

  async countDeadLetters(): Promise<number> {
    return this.#notes.countLetters();
  }

  dropDeadLetters(ids: readonly string[]): Promise<number> {
    return this.#file.queue(async () => this.#within(() => this.#notes.dropLetters(ids)));
  }

  noteAudit(entry: Omit<AuditEntry, 'person'> & { readonly subject?: string }): Promise<void> {
    return this.#file.queue(async () => this.#within(() => this.#notes.noteAudit(entry)));
  }

  async audit(limit = 1000): Promise<readonly AuditEntry[]> {
    return this.#notes.audit(limit);
  }

  /** One program has the file, and knows of its own commits. */
  watch(): () => void {
    return () => {};
  }
}

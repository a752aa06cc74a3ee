import Database from 'libsql';
import { CxError } from '../../core/problem.js';
import type { ConsentEvent, Preferences } from '../../model/index.js';
import type { Contact, Edit, Refusal } from '../../preferences/index.js';

/** A message that was sent: what the decision counts, and what was gone before to send it. */
export interface SentContact extends Contact {
  readonly overrode: readonly Refusal[];
}

/** What waits to be told to a target. */
export interface WaitingHook {
  readonly seq: number;
  readonly target: string;
  readonly id: string;
  readonly body: string;
  readonly attempts: number;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS person (subject TEXT PRIMARY KEY, rev INTEGER NOT NULL, body TEXT NOT NULL, gpc INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS person_edit (
    subject TEXT NOT NULL, rev INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (subject, rev), UNIQUE (subject, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS person_consent (subject TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (subject, place)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS person_contact (
    subject TEXT NOT NULL, at INTEGER NOT NULL, topic TEXT NOT NULL, channel TEXT NOT NULL, overrode TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS person_contact_by_subject ON person_contact (subject, at);
  CREATE TABLE IF NOT EXISTS person_hook (
    seq INTEGER PRIMARY KEY, subject TEXT NOT NULL, target TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS person_erasing (subject TEXT PRIMARY KEY) WITHOUT ROWID;
  ${['person_edit', 'person_consent', 'person_contact']
    .map(
      (table) => `
  CREATE TRIGGER IF NOT EXISTS ${table}_is_kept BEFORE DELETE ON ${table} WHEN NOT EXISTS (SELECT 1 FROM person_erasing WHERE subject = OLD.subject)
    BEGIN SELECT RAISE(ABORT, 'this ledger is append-only'); END;
  CREATE TRIGGER IF NOT EXISTS ${table}_is_not_changed BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'this ledger is append-only'); END;`,
    )
    .join('')}
`;

/** Contacts longer ago than this no limit counts: the longest is 400 days. */
const MEMORY = 401 * 86_400_000;

/**
 * Where the preferences of all customers are kept, in SQLite. Edits, consents and contacts are append-only: the database itself refuses to change
 * or delete them, but for the erasure of a whole person.
 */
export class PreferenceStore {
  readonly #db: Database.Database;
  readonly #read: Record<'person' | 'consents' | 'contacts' | 'allContacts' | 'editsSince' | 'edits' | 'edit' | 'hooks', Database.Statement>;
  readonly #write: Record<'person' | 'gpc' | 'consent' | 'edit' | 'contact' | 'hook' | 'hookDone' | 'hookLater', Database.Statement>;

  /** @param path the file of the collector, or `:memory:` @throws CxError `no-store` */
  constructor(path: string) {
    this.#db = open(path);
    const prepare = (sql: string): Database.Statement => this.#db.prepare(sql);
    this.#read = {
      person: prepare('SELECT body, gpc FROM person WHERE subject = ?'),
      consents: prepare('SELECT body FROM person_consent WHERE subject = ? ORDER BY place'),
      contacts: prepare('SELECT at, topic, channel, overrode FROM person_contact WHERE subject = ? AND at > ? ORDER BY at'),
      allContacts: prepare('SELECT at, topic, channel, overrode FROM person_contact WHERE subject = ? ORDER BY at'),
      editsSince: prepare('SELECT body FROM person_edit WHERE subject = ? AND rev > ? ORDER BY rev'),
      edits: prepare('SELECT body FROM person_edit WHERE subject = ? ORDER BY rev'),
      edit: prepare('SELECT 1 FROM person_edit WHERE subject = ? AND id = ?'),
      hooks: prepare('SELECT seq, target, id, body, attempts FROM person_hook WHERE due <= ? ORDER BY seq LIMIT 100'),
    };
    this.#write = {
      person: prepare('INSERT INTO person (subject, rev, body) VALUES (?, ?, ?) ON CONFLICT (subject) DO UPDATE SET rev = excluded.rev, body = excluded.body'),
      gpc: prepare('UPDATE person SET gpc = 1 WHERE subject = ?'),
      consent: prepare('INSERT INTO person_consent VALUES (?, ?, ?)'),
      edit: prepare('INSERT INTO person_edit VALUES (?, ?, ?, ?)'),
      contact: prepare('INSERT INTO person_contact VALUES (?, ?, ?, ?, ?)'),
      hook: prepare('INSERT INTO person_hook (subject, target, id, body, due) VALUES (?, ?, ?, ?, ?)'),
      hookDone: prepare('DELETE FROM person_hook WHERE seq = ?'),
      hookLater: prepare('UPDATE person_hook SET attempts = attempts + 1, due = ? WHERE seq = ?'),
    };
  }

  /** All or nothing. */
  transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** What somebody has chosen, with their ledger, and whether their browser has asked not to share; null if nothing is known of them. */
  person(subject: string): { readonly preferences: Preferences; readonly gpc: boolean } | null {
    const row = this.#read.person.get(subject) as { body: string; gpc: number } | undefined;
    if (!row) return null;
    const consents = bodies<ConsentEvent>(this.#read.consents.all(subject));
    return { preferences: { ...(JSON.parse(row.body) as Preferences), consents }, gpc: row.gpc === 1 };
  }

  /** Keeps the preferences; consents that are new go on the ledger. */
  keep(preferences: Preferences, known: number, edit: Edit | null): void {
    const { consents, ...rest } = preferences;
    const { id } = preferences.subject;
    this.#write.person.run(id, preferences.rev, JSON.stringify(rest));
    consents.slice(known).forEach((event, i) => this.#write.consent.run(id, known + i, JSON.stringify(event)));
    if (edit) this.#write.edit.run(id, edit.rev!, edit.id, JSON.stringify(edit));
  }

  keepGpc(subject: string): void {
    this.#write.gpc.run(subject);
  }

  hasEdit(subject: string, id: string): boolean {
    return this.#read.edit.get(subject, id) !== undefined;
  }

  editsSince(subject: string, rev: number): Edit[] {
    return bodies(this.#read.editsSince.all(subject, rev));
  }

  edits(subject: string): Edit[] {
    return bodies(this.#read.edits.all(subject));
  }

  /** What was sent that a limit can count at `now`, or all there is. */
  contacts(subject: string, now?: number): SentContact[] {
    const rows = now === undefined ? this.#read.allContacts.all(subject) : this.#read.contacts.all(subject, now - MEMORY);
    return (rows as { at: number; topic: string; channel: string; overrode: string }[]).map(({ at, topic, channel, overrode }) => ({
      at: new Date(at).toISOString(),
      topic,
      channel,
      overrode: JSON.parse(overrode) as Refusal[],
    }));
  }

  addContact(subject: string, at: number, { topic, channel, overrode }: Omit<SentContact, 'at'>): void {
    this.#write.contact.run(subject, at, topic, channel, JSON.stringify(overrode));
  }

  addHook(subject: string, target: string, id: string, body: string, due: number): void {
    this.#write.hook.run(subject, target, id, body, due);
  }

  dueHooks(now: number): WaitingHook[] {
    return this.#read.hooks.all(now) as WaitingHook[];
  }

  hookDone(seq: number): void {
    this.#write.hookDone.run(seq);
  }

  hookLater(seq: number, due: number): void {
    this.#write.hookLater.run(due, seq);
  }

  /** Forgets a person: choices, ledgers, contacts, what waits to be told. */
  erase(subject: string): void {
    this.transaction(() => {
      this.#db.prepare('INSERT INTO person_erasing VALUES (?)').run(subject);
      for (const table of ['person', 'person_edit', 'person_consent', 'person_contact', 'person_hook']) this.#db.prepare(`DELETE FROM ${table} WHERE subject = ?`).run(subject);
      this.#db.prepare('DELETE FROM person_erasing WHERE subject = ?').run(subject);
    });
  }

  close(): void {
    this.#db.close();
  }
}

const bodies = <T>(rows: unknown[]): T[] => (rows as { body: string }[]).map(({ body }) => JSON.parse(body) as T);

function open(path: string): Database.Database {
  try {
    const db = new Database(path);
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; ${TABLES}`);
    return db;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CxError({ code: 'no-store', message: `The database ${path} cannot be opened: ${reason}. Name a file in a folder you may write to with --db.` }, { cause: error });
  }
}

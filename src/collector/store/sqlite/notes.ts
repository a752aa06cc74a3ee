import { isOfErased, subjectIn } from '../letters.js';
import type { AuditEntry, DeadLetter } from '../store.js';
import type { Statements } from './statements.js';

/** What is set aside of a tenant, and what was done to what is kept of people. */
export class Notes {
  readonly #statements: Statements;
  readonly #tenant: string;
  readonly #keyOf: (subject: string) => string;

  constructor(statements: Statements, tenant: string, keyOf: (subject: string) => string) {
    this.#statements = statements;
    this.#tenant = tenant;
    this.#keyOf = keyOf;
  }

  setAside(letters: readonly DeadLetter[]): void {
    const add = this.#statements.sql('INSERT OR IGNORE INTO dead_letter VALUES (?, ?, ?, ?, ?, ?)');
    const erasedUntil = this.#statements.sql('SELECT until FROM erased WHERE tenant = ? AND person = ?');
    for (const letter of letters) {
      const { id, at, reason, content } = letter;
      const subject = subjectIn(content);
      const erased = subject === null ? undefined : (erasedUntil.get(this.#tenant, this.#keyOf(subject)) as { until: number } | undefined);
      if (!isOfErased(letter, erased?.until)) add.run(this.#tenant, id, at, reason, subject, content);
    }
  }

  letters(after: string, limit: number): readonly DeadLetter[] {
    return this.#statements.sql('SELECT id, at, reason, content FROM dead_letter WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?').all(this.#tenant, after, limit) as DeadLetter[];
  }

  countLetters(): number {
    return (this.#statements.sql('SELECT count(*) AS n FROM dead_letter WHERE tenant = ?').get(this.#tenant) as { n: number }).n;
  }

  dropLetters(ids: readonly string[]): number {
    const drop = this.#statements.sql('DELETE FROM dead_letter WHERE tenant = ? AND id = ?');
    return ids.reduce((sum, id) => sum + drop.run(this.#tenant, id).changes, 0);
  }

  noteAudit({ at, holder, action, subject, count }: Omit<AuditEntry, 'person'> & { readonly subject?: string }): void {
    this.#statements.sql('INSERT INTO audit (tenant, at, holder, action, person, count) VALUES (?, ?, ?, ?, ?, ?)').run(this.#tenant, at, holder, action, subject === undefined ? null : this.#keyOf(subject), count);
  }

  audit(limit: number): readonly AuditEntry[] {
    return this.#statements.sql('SELECT at, holder, action, person, count FROM audit WHERE tenant = ? ORDER BY seq DESC LIMIT ?').all(this.#tenant, limit) as AuditEntry[];
  }
}

import type { Removal } from '../store.js';
import type { Statements } from './statements.js';

/**
 * Takes events out, within a transaction: their ids stay known. Of a person who is erased the responses are as good as taken back, also those that were
 * never sent; a response whose event is past its time goes on counting where the figures stay, and may begin anew where they do not.
 *
 * @param seq the number of the commit they go with
 */
export function takeOut(statements: Statements, tenant: string, { ids, person, keptFrom }: Removal, seq: number, keyOf: (subject: string) => string): void {
  const drop = statements.sql('DELETE FROM event WHERE tenant = ? AND id = ?');
  const note = statements.sql('INSERT OR IGNORE INTO gone VALUES (?, ?, ?)');
  const stays = person
    ? statements.sql("INSERT INTO response SELECT tenant, response, NULL, '1970-01-01T00:00:00Z' FROM event WHERE tenant = ? AND id = ? AND response IS NOT NULL ON CONFLICT (tenant, response) DO UPDATE SET event = NULL")
    : keptFrom === undefined
      ? undefined
      : statements.sql("INSERT OR IGNORE INTO response SELECT tenant, response, id, time FROM event WHERE tenant = ? AND id = ? AND type = 'cx.response.submitted' AND counts");
  for (const id of ids) {
    stays?.run(tenant, id);
    drop.run(tenant, id);
    note.run(tenant, id, seq);
  }
  if (!person) return;
  statements.sql('INSERT INTO erased VALUES (?, ?, ?) ON CONFLICT (tenant, person) DO UPDATE SET until = max(until, excluded.until)').run(tenant, keyOf(person.subject), person.until);
  statements.sql('DELETE FROM dead_letter WHERE tenant = ? AND subject = ?').run(tenant, person.subject);
}

import { neededFor, type Known, type Standing } from '../settle.js';
import type { Change } from '../store.js';
import { LISTED, type Statements } from './statements.js';

/** What is stored already of the events, responses and people of a batch. */
export function knownOf(statements: Statements, tenant: string, batch: Change['batch'], keyOf: (subject: string) => string): Known {
  // mostly nobody is erased: then nobody's key has to be made
  const isAnyErased = statements.sql('SELECT 1 FROM erased WHERE tenant = ? LIMIT 1').get(tenant) !== undefined;
  const { ids, responses, takenBack, people } = neededFor(batch, isAnyErased ? keyOf : null);
  const bodies = new Map<string, string>();
  for (const { id, body } of statements.listed<{ id: string; body: string }>(`SELECT id, body FROM event WHERE tenant = ? AND id IN ${LISTED}`, tenant, ids)) bodies.set(id, body);
  const standing = new Map<string, Standing>();
  const counting = `SELECT response, id AS event, time, body FROM event WHERE tenant = ? AND response IN ${LISTED} AND type = 'cx.response.submitted' AND counts`;
  for (const { response, event, time, body } of statements.listed<{ response: string; event: string; time: string; body: string }>(counting, tenant, responses)) {
    standing.set(response, { event, time });
    bodies.set(event, body);
  }
  for (const { response, event, time } of statements.listed<Standing & { response: string }>(`SELECT response, event, time FROM response WHERE tenant = ? AND response IN ${LISTED}`, tenant, responses)) standing.set(response, { event, time });
  const said = new Map<string, string[]>();
  for (const response of takenBack) {
    const rows = statements.sql('SELECT id, body FROM event WHERE tenant = ? AND response = ?').all(tenant, response) as { id: string; body: string }[];
    said.set(response, rows.map(({ id }) => id));
    for (const row of rows) bodies.set(row.id, row.body);
  }
  const erased = new Map<string, number>();
  for (const { person, until } of statements.listed<{ person: string; until: number }>(`SELECT person, until FROM erased WHERE tenant = ? AND person IN ${LISTED}`, tenant, people)) erased.set(person, until);
  const gone = statements.listed<{ id: string }>(`SELECT id FROM gone WHERE tenant = ? AND id IN ${LISTED}`, tenant, ids).map(({ id }) => id);
  return { bodies, standing, said, erased, gone: new Set(gone) };
}

import { neededFor, type Known } from '../settle.js';
import type { Change } from '../store.js';
import type { Client } from './client.js';

/** The row of a table with this key, for each row of what stands before it. */
const one = (table: string, key: string, value: string, also = ''): string => `(SELECT * FROM ${table} WHERE ${table}.tenant = $1 AND ${table}.${key} = ${value} ${also} LIMIT 1)`;

/** One row at a time, through the key: of a table that has grown since it was analysed, all rows would be read to look for a few. */
const QUERY = `
  SELECT 1 AS what, e.id AS a, e.body AS b, NULL AS c, NULL AS d FROM unnest($2::text[]) w (id) CROSS JOIN LATERAL ${one('cx_event', 'id', 'w.id')} e
  UNION ALL SELECT 2, g.id, NULL, NULL, NULL FROM unnest($2::text[]) w (id) CROSS JOIN LATERAL ${one('cx_gone', 'id', 'w.id')} g
  UNION ALL SELECT 3, e.response, e.id, e.time, e.body FROM unnest($3::text[]) w (response) CROSS JOIN LATERAL ${one('cx_event', 'response', 'w.response', "AND cx_event.type = 'cx.response.submitted' AND cx_event.counts")} e
  UNION ALL SELECT 3, r.response, r.event, r.time, NULL FROM unnest($3::text[]) w (response) CROSS JOIN LATERAL ${one('cx_response', 'response', 'w.response')} r
  UNION ALL SELECT 4, p.person, p.until::text, NULL, NULL FROM unnest($4::text[]) w (person) CROSS JOIN LATERAL ${one('cx_erased', 'person', 'w.person')} p
  UNION ALL SELECT 5, e.response, e.id, e.body, NULL FROM cx_event e WHERE e.tenant = $1 AND e.response = ANY($5::text[])`;

interface Row {
  readonly what: number;
  readonly a: string;
  readonly b: string | null;
  readonly c: string | null;
  readonly d: string | null;
}

/** What is stored already of the events, responses and people of a batch, asked for at once. */
export async function knownOf(client: Client, tenant: string, batch: Change['batch'], keyOf: (subject: string) => string): Promise<Known> {
  const known = { bodies: new Map<string, string>(), gone: new Set<string>(), erased: new Map<string, number>(), standing: new Map<string, { event: string | null; time: string }>(), said: new Map<string, string[]>() };
  if (batch.length === 0) return known;
  const { ids, responses, takenBack, people } = neededFor(batch, keyOf);
  for (const response of takenBack) known.said.set(response, []);
  const { rows } = await client.query<Row>({ name: 'cx-known', text: QUERY, values: [tenant, ids, responses, people, takenBack] });
  for (const { what, a, b, c, d } of rows) {
    if (what === 1) known.bodies.set(a, b!);
    else if (what === 2) known.gone.add(a);
    else if (what === 3) {
      known.standing.set(a, { event: b, time: c! });
      if (d !== null) known.bodies.set(b!, d);
    } else if (what === 4) known.erased.set(a, Number(b));
    else {
      known.said.get(a)!.push(b!);
      known.bodies.set(b!, c!);
    }
  }
  return known;
}

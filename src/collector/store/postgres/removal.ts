import type { Removal } from '../store.js';
import type { Client } from './client.js';

/** Takes events out, within a transaction: their ids stay known. What becomes of their responses is told where SQLite does it. */
export async function takeOut(client: Client, tenant: string, { ids, person, keptFrom }: Removal, keyOf: (subject: string) => string): Promise<void> {
  if (person) {
    await client.query(
      `INSERT INTO cx_response SELECT DISTINCT $1, response, NULL, '1970-01-01T00:00:00Z' FROM cx_event WHERE tenant = $1 AND id = ANY($2::text[]) AND response IS NOT NULL
       ON CONFLICT (tenant, response) DO UPDATE SET event = NULL`,
      [tenant, ids],
    );
    await client.query('INSERT INTO cx_erased VALUES ($1, $2, $3) ON CONFLICT (tenant, person) DO UPDATE SET until = greatest(cx_erased.until, excluded.until)', [tenant, keyOf(person.subject), person.until]);
    await client.query('DELETE FROM cx_dead_letter WHERE tenant = $1 AND subject = $2', [tenant, person.subject]);
  } else if (keptFrom !== undefined) {
    await client.query("INSERT INTO cx_response SELECT tenant, response, id, time FROM cx_event WHERE tenant = $1 AND id = ANY($2::text[]) AND type = 'cx.response.submitted' AND counts ON CONFLICT DO NOTHING", [tenant, ids]);
  }
  await client.query('DELETE FROM cx_event WHERE tenant = $1 AND id = ANY($2::text[])', [tenant, ids]);
  await client.query('INSERT INTO cx_gone (tenant, id, seq) SELECT tenant, unnest($2::text[]), seq + 1 FROM cx_tenant WHERE tenant = $1 ON CONFLICT DO NOTHING', [tenant, ids]);
}

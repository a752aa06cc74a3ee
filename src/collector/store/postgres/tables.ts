/** The form of the tables. A store of a higher one was made by a newer collector. */
export const VERSION = 2;

/**
 * The tables of SQLite with `cx_` before their names, since others may live in the same database. Every table and key begins with the tenant, so that they
 * can be spread over machines by it. Texts compare by their bytes, whatever the language of the database.
 */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS cx_tenant (
    tenant TEXT COLLATE "C" PRIMARY KEY, seq BIGINT NOT NULL, as_of BIGINT NOT NULL, place BIGINT NOT NULL, shape TEXT, feed TEXT NOT NULL, kept_from BIGINT NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS cx_event (
    tenant TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, place BIGINT NOT NULL, type TEXT COLLATE "C" NOT NULL, time TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL,
    received BIGINT NOT NULL, subject TEXT COLLATE "C", body TEXT NOT NULL, PRIMARY KEY (tenant, id)
  );
  CREATE UNIQUE INDEX IF NOT EXISTS cx_event_in_order ON cx_event (tenant, place);
  CREATE INDEX IF NOT EXISTS cx_event_of_type ON cx_event (tenant, type, place);
  CREATE INDEX IF NOT EXISTS cx_event_of_person ON cx_event (tenant, subject) WHERE subject IS NOT NULL;
  CREATE INDEX IF NOT EXISTS cx_event_at ON cx_event (tenant, at);
  CREATE TABLE IF NOT EXISTS cx_measure (
    tenant TEXT COLLATE "C" NOT NULL, number INTEGER NOT NULL, key TEXT COLLATE "C" NOT NULL, metric TEXT NOT NULL, instrument TEXT, PRIMARY KEY (tenant, number), UNIQUE (tenant, key)
  );
  CREATE TABLE IF NOT EXISTS cx_rollup (
    tenant TEXT COLLATE "C" NOT NULL, measure INTEGER NOT NULL, dimension INTEGER NOT NULL, segment TEXT COLLATE "C" NOT NULL, day INTEGER NOT NULL, slot INTEGER NOT NULL,
    amount DOUBLE PRECISION NOT NULL, PRIMARY KEY (tenant, measure, dimension, segment, day, slot)
  );
  CREATE TABLE IF NOT EXISTS cx_published (
    tenant TEXT COLLATE "C" NOT NULL, measure INTEGER NOT NULL, dimension INTEGER NOT NULL, segment TEXT COLLATE "C" NOT NULL, day INTEGER NOT NULL, slot INTEGER NOT NULL,
    amount DOUBLE PRECISION NOT NULL, PRIMARY KEY (tenant, measure, dimension, segment, day, slot)
  );
  CREATE TABLE IF NOT EXISTS cx_response (
    tenant TEXT COLLATE "C" NOT NULL, response TEXT COLLATE "C" NOT NULL, event TEXT COLLATE "C", time TEXT NOT NULL, PRIMARY KEY (tenant, response)
  );
  CREATE TABLE IF NOT EXISTS cx_response_event (
    tenant TEXT COLLATE "C" NOT NULL, response TEXT COLLATE "C" NOT NULL, event TEXT COLLATE "C" NOT NULL, PRIMARY KEY (tenant, response, event)
  );
  CREATE INDEX IF NOT EXISTS cx_response_of_event ON cx_response_event (tenant, event);
  CREATE TABLE IF NOT EXISTS cx_gone (tenant TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (tenant, id));
  CREATE INDEX IF NOT EXISTS cx_gone_in_order ON cx_gone (tenant, seq, id);
  CREATE TABLE IF NOT EXISTS cx_erased (tenant TEXT COLLATE "C" NOT NULL, person TEXT COLLATE "C" NOT NULL, until BIGINT NOT NULL, PRIMARY KEY (tenant, person));
  CREATE TABLE IF NOT EXISTS cx_made (
    tenant TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL, as_of BIGINT NOT NULL, place BIGINT NOT NULL, sums TEXT NOT NULL, gone TEXT NOT NULL, PRIMARY KEY (tenant, seq)
  );
  CREATE TABLE IF NOT EXISTS cx_dead_letter (
    tenant TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL, reason TEXT NOT NULL, subject TEXT, content TEXT NOT NULL, PRIMARY KEY (tenant, id)
  );
  CREATE TABLE IF NOT EXISTS cx_audit (
    seq BIGINT GENERATED ALWAYS AS IDENTITY, tenant TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL, holder TEXT NOT NULL, action TEXT NOT NULL, person TEXT, count BIGINT NOT NULL, PRIMARY KEY (tenant, seq)
  );
`;

/** What brings the tables of earlier versions forward, by version: in the first it was not known by which commit an event went. */
export const STEPS: Readonly<Record<number, string>> = {
  1: 'ALTER TABLE cx_gone ADD COLUMN seq BIGINT NOT NULL DEFAULT 0; CREATE INDEX cx_gone_in_order ON cx_gone (tenant, seq, id);',
};

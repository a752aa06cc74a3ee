/** The form of the tables. A store of a higher one was made by a newer collector. */
export const VERSION = 3;

const EVENT_INDEXES = `
  CREATE INDEX IF NOT EXISTS cx_event_of_other_type ON cx_event (tenant, type, place) WHERE type <> 'cx.response.submitted';
  CREATE INDEX IF NOT EXISTS cx_event_of_person ON cx_event (tenant, subject) WHERE subject IS NOT NULL;
  CREATE INDEX IF NOT EXISTS cx_event_of_response ON cx_event (tenant, response) WHERE response IS NOT NULL;
  CREATE INDEX IF NOT EXISTS cx_event_of_day ON cx_event (tenant, (at / 86400000));
`;

/**
 * The tables of SQLite with `cx_` before their names, since others may live in the same database. Every table and key begins with the tenant, so that they
 * can be spread over machines by it. Texts compare by their bytes, whatever the language of the database. What has an index, and why `cx_response` is small, is told at the tables of SQLite.
 */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS cx_tenant (
    tenant TEXT COLLATE "C" PRIMARY KEY, seq BIGINT NOT NULL, as_of BIGINT NOT NULL, place BIGINT NOT NULL, shape TEXT, feed TEXT NOT NULL, kept_from BIGINT NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS cx_event (
    tenant TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, place BIGINT NOT NULL, type TEXT COLLATE "C" NOT NULL, time TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL,
    received BIGINT NOT NULL, subject TEXT COLLATE "C", body TEXT NOT NULL, response TEXT COLLATE "C", counts BOOLEAN NOT NULL DEFAULT TRUE, PRIMARY KEY (tenant, id)
  );
  CREATE UNIQUE INDEX IF NOT EXISTS cx_event_in_order ON cx_event (tenant, place);
  ${EVENT_INDEXES}
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

/** Until version 2 a table of its own said which events a response has, and another which of them counts. What is half moved in from a file is moved in anew. */
const INTO_EVENTS = `
  ALTER TABLE cx_event ADD COLUMN response TEXT COLLATE "C", ADD COLUMN counts BOOLEAN NOT NULL DEFAULT TRUE;
  UPDATE cx_event e SET response = n.response FROM cx_response_event n WHERE n.tenant = e.tenant AND n.event = e.id;
  UPDATE cx_event e SET counts = FALSE WHERE type = 'cx.response.submitted' AND NOT EXISTS (SELECT 1 FROM cx_response r WHERE r.tenant = e.tenant AND r.response = e.response AND r.event = e.id);
  DELETE FROM cx_response r USING cx_event e WHERE e.tenant = r.tenant AND e.id = r.event;
  DROP TABLE cx_response_event;
  DROP INDEX cx_event_of_type, cx_event_at;
  ${EVENT_INDEXES}
  DO $$ BEGIN IF to_regclass('cx_moving') IS NOT NULL THEN UPDATE cx_moving SET feed = '' WHERE NOT done; END IF; END $$;
`;

/** What brings the tables of earlier versions forward, by version: in the first it was not known by which commit an event went. */
export const STEPS: Readonly<Record<number, string>> = {
  1: 'ALTER TABLE cx_gone ADD COLUMN seq BIGINT NOT NULL DEFAULT 0; CREATE INDEX cx_gone_in_order ON cx_gone (tenant, seq, id);',
  2: INTO_EVENTS,
};

/** The form of the tables. A store of a higher one was made by a newer collector. */
export const VERSION = 5;

/**
 * Every table and key begins with the tenant. `seq` is the place of an event: never used again, whatever is taken out. Each index is paid for with
 * every event, so there are few: answers to surveys, which are most of all events, are found in the order they came; days are enough to find what is old;
 * and an event says itself of which response it is and whether it counts. `response` knows only what no event says: responses that were taken back or erased, and
 * those whose event is past its time and still counts.
 */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS tenant (
    tenant TEXT PRIMARY KEY, seq INTEGER NOT NULL, as_of INTEGER NOT NULL, place INTEGER NOT NULL, shape TEXT, feed TEXT NOT NULL, kept_from INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    time TEXT NOT NULL,
    at INTEGER NOT NULL,
    received INTEGER NOT NULL,
    subject TEXT,
    body TEXT NOT NULL,
    response TEXT,
    counts INTEGER NOT NULL DEFAULT 1,
    UNIQUE (tenant, id)
  );
  CREATE INDEX IF NOT EXISTS event_of_other_type ON event (tenant, type, seq) WHERE type <> 'cx.response.submitted';
  CREATE INDEX IF NOT EXISTS event_of_person ON event (tenant, subject) WHERE subject IS NOT NULL;
  CREATE INDEX IF NOT EXISTS event_of_response ON event (tenant, response) WHERE response IS NOT NULL;
  CREATE INDEX IF NOT EXISTS event_of_day ON event (tenant, at / 86400000);
  CREATE TABLE IF NOT EXISTS measure (
    tenant TEXT NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, metric TEXT NOT NULL, instrument TEXT, PRIMARY KEY (tenant, number), UNIQUE (tenant, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS rollup (
    tenant TEXT NOT NULL,
    measure INTEGER NOT NULL,
    dimension INTEGER NOT NULL,
    segment TEXT NOT NULL,
    day INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    amount REAL NOT NULL,
    PRIMARY KEY (tenant, measure, dimension, segment, day, slot)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS published (
    tenant TEXT NOT NULL, measure INTEGER NOT NULL, dimension INTEGER NOT NULL, segment TEXT NOT NULL, day INTEGER NOT NULL, slot INTEGER NOT NULL, amount REAL NOT NULL,
    PRIMARY KEY (tenant, measure, dimension, segment, day, slot)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS response (tenant TEXT NOT NULL, response TEXT NOT NULL, event TEXT, time TEXT NOT NULL, PRIMARY KEY (tenant, response)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS gone (tenant TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (tenant, id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS gone_in_order ON gone (tenant, seq, id);
  CREATE TABLE IF NOT EXISTS erased (tenant TEXT NOT NULL, person TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (tenant, person)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS made (
    tenant TEXT NOT NULL, seq INTEGER NOT NULL, as_of INTEGER NOT NULL, place INTEGER NOT NULL, sums TEXT NOT NULL, gone TEXT NOT NULL, PRIMARY KEY (tenant, seq)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS dead_letter (
    tenant TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, subject TEXT, content TEXT NOT NULL, PRIMARY KEY (tenant, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS audit (seq INTEGER PRIMARY KEY AUTOINCREMENT, tenant TEXT NOT NULL, at INTEGER NOT NULL, holder TEXT NOT NULL, action TEXT NOT NULL, person TEXT, count INTEGER NOT NULL);
`;

/** The form of the tables. A store of a higher one was made by a newer collector. */
export const VERSION = 4;

/** Every table and key begins with the tenant. `seq` is the place of an event: never used again, whatever is taken out. */
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
    UNIQUE (tenant, id)
  );
  CREATE INDEX IF NOT EXISTS event_of_type ON event (tenant, type, seq);
  CREATE INDEX IF NOT EXISTS event_of_person ON event (tenant, subject) WHERE subject IS NOT NULL;
  CREATE INDEX IF NOT EXISTS event_at ON event (tenant, at);
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
  CREATE TABLE IF NOT EXISTS response_event (tenant TEXT NOT NULL, response TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (tenant, response, event)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS response_of_event ON response_event (tenant, event);
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

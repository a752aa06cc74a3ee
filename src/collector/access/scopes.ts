/** What a key or a token may be used for. */
export const SCOPES = ['ingest', 'backfill', 'figures', 'verbatims', 'export', 'erase', 'publish', 'metrics', 'admin'] as const;

/**
 * - `ingest`: send events
 * - `backfill`: send events of more than 400 days ago, as an import does
 * - `figures`: read figures and the live feed
 * - `verbatims`: read what customers wrote
 * - `export`, `erase`: hand out, or take out, everything of one person
 * - `publish`: publish surveys
 * - `metrics`: read how the collector itself is doing
 * - `admin`: backups, retention, dead letters
 */
export type Scope = (typeof SCOPES)[number];

/** The tenant of whoever names none. */
export const DEFAULT_TENANT = 'main';
/** Stands for every tenant: for who runs the machine, not for who owns the data on it. */
export const EVERY_TENANT = '*';

/** What somebody may do, once it is known who they are. */
export interface Grant {
  /** Whose key it is, for logs and limits: `site:www`, `token:grafana`, `open`. Never the key. */
  readonly holder: string;
  readonly tenant: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Sites whose pages may use it; `*` for all; undefined for what no page is meant to use. */
  readonly origins: readonly string[] | undefined;
  /** Only these metrics may be read; undefined for all. */
  readonly metrics: readonly string[] | undefined;
  /** Figures may be asked for by these dimensions only; undefined for all. */
  readonly dimensions: readonly string[] | undefined;
  /** Events a second that it may send in the long run; undefined for as many as the machine takes. */
  readonly eventsPerSecond: number | undefined;
  /** When the right ends, in milliseconds since 1970; Infinity where it holds until it is taken away. */
  readonly expiresAt: number;
}

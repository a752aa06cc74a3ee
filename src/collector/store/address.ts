/** Is it the address of a PostgreSQL database, and no file? */
export const isPostgres = (db: string): boolean => /^postgres(?:ql)?:\/\//.test(db);

/** What `--db` names, without what is secret in it. */
export function withoutSecret(db: string): string {
  if (!isPostgres(db)) return db;
  try {
    const { protocol, hostname, port, pathname } = new URL(db);
    return `${protocol}//${hostname || 'localhost'}${port && `:${port}`}${pathname}`;
  } catch {
    return 'postgres://...';
  }
}

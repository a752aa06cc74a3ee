/** Is it the address of a PostgreSQL database, and no file? */
export const isPostgres = (db: string): boolean => /^postgres(?:ql)?:\/\//.test(db);

/** What `--db`, `--to` or `--clickhouse` names, with the user and without what is secret in it. */
export function withoutSecret(address: string): string {
  const [scheme] = /^[a-z][a-z0-9+]*:\/\//i.exec(address) ?? [];
  if (scheme === undefined) return address;
  try {
    const { username, hostname, port, pathname } = new URL(address);
    return `${scheme}${username && `${username}@`}${hostname || 'localhost'}${port && `:${port}`}${pathname}`;
  } catch {
    return `${scheme}...`;
  }
}

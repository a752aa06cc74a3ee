import { CxError } from '../../core/problem.js';

/** A name that may be one of a tenant. @throws CxError `no-tenant` */
export function tenantName(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,62}$/.test(name)) return name;
  throw new CxError({ code: 'no-tenant', message: `"${name.slice(0, 100)}" cannot be a tenant. Use small letters, digits, - and _, at most 63 of them.` });
}

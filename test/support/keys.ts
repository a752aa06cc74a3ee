import { checkedKeys, newKey, type KeyFile, type Scope } from '../../src/collector/index.js';

/** Keys of two tenants and what of them a collector knows. */
export function someKeys(): { readonly file: KeyFile; readonly key: Readonly<Record<'site' | 'next' | 'past' | 'other' | 'reader' | 'narrow' | 'admin' | 'importer' | 'machine' | 'otherAdmin', string>> } {
  const made = Object.fromEntries(['site', 'next', 'past', 'other', 'reader', 'narrow', 'admin', 'importer', 'machine', 'otherAdmin'].map((name) => [name, newKey(['site', 'next', 'past', 'other'].includes(name) ? 'site' : 'token')]));
  const hash = (name: string): string => made[name]!.sha256;
  const token = (id: string, scopes: readonly Scope[], more: object = {}): object => ({ id, sha256: hash(id), scopes, ...more });
  const file = checkedKeys({
    format: 'cx-keys/1',
    sites: [
      { id: 'www', origins: ['https://www.bank.example'], keys: [{ id: 'a', sha256: hash('site') }, { id: 'b', sha256: hash('next'), notAfter: '2999-01-01T00:00:00Z' }, { id: 'c', sha256: hash('past'), notAfter: '2020-01-01T00:00:00Z' }] },
      { id: 'shop', tenant: 'shop', origins: ['https://shop.example'], keys: [{ id: 'a', sha256: hash('other') }] },
    ],
    tokens: [
      token('reader', ['figures', 'verbatims']),
      token('narrow', ['figures'], { metrics: ['nps'], dimensions: [] }),
      token('admin', ['admin', 'export', 'erase', 'figures', 'metrics']),
      token('importer', ['ingest', 'backfill']),
      token('machine', ['admin', 'metrics'], { tenant: '*' }),
      token('otherAdmin', ['admin', 'export', 'erase', 'figures'], { tenant: 'shop' }),
    ],
  });
  return { file, key: Object.fromEntries(Object.entries(made).map(([name, { key }]) => [name, key])) as never };
}

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

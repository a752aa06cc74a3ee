import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { bundled } from './bundled.js';

/** The first release of the element, as it was built then. Its outbox kept events as objects in version 1 of its database. */
export const firstRelease = (): string => readFileSync('test/faults/older/first-delivery.js.txt', 'utf8');

const NEXT = '99.0.0';

/** What a later release may change: its version, and the form of its database, which has one place more. */
const later: Plugin = {
  name: 'a later release',
  setup({ onLoad }) {
    const change = (path: RegExp, ...changes: readonly (readonly [from: string, to: string])[]): void =>
      onLoad({ filter: path }, ({ path: file }) => {
        let contents = readFileSync(file, 'utf8');
        for (const [from, to] of changes) {
          if (!contents.includes(from)) throw new Error(`${file} has no ${from} any more`);
          contents = contents.replace(from, to);
        }
        return { contents, loader: 'ts' };
      });
    change(/core\/version\.ts$/, [`export const VERSION = '`, `export const VERSION = '${NEXT}' + '`]);
    change(/delivery\/indexed-db-store\.ts$/, ['const VERSION = 2;', 'const VERSION = 3;'], ['Promise<void> {\n  if (from < 1) {', "Promise<void> {\n  db.createObjectStore('more' as never);\n  if (from < 1) {"]);
  },
};

/** Today's sources as a later release. */
export const laterRelease = (): Promise<string> => bundled('components/delivery/define.ts', { minify: true, plugins: [later] });

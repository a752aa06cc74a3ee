import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SCHEMA = './node_modules/cx-elements/dist/schemas/plugin-manifest.schema.json';

/** Writes `plugin.json`, with the schema by which editors complete it. */
export function writeManifest(folder: string, manifest: object): void {
  writeFileSync(join(folder, 'plugin.json'), text(manifest));
}

/** `plugin.json` as it stands, without the schema that editors read. */
export function readManifest(folder: string): unknown {
  const { $schema: _, ...manifest } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as Readonly<Record<string, unknown>>;
  return manifest;
}

/** Does `plugin.json` say what the code says? */
export function isUpToDate(folder: string, manifest: object): boolean {
  const path = join(folder, 'plugin.json');
  return existsSync(path) && readFileSync(path, 'utf8') === text(manifest);
}

const text = (manifest: object): string => `${JSON.stringify({ $schema: SCHEMA, ...manifest }, null, 2)}\n`;

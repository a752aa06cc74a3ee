import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CxError } from '../../core/problem.js';
import { VERSION } from '../../core/version.js';
import { templates } from './templates.js';
import { writeManifest } from './manifest-file.js';

/** How a plugin is made. */
export interface CreateOptions {
  /** Default `acme`. */
  readonly publisher?: string;
  /** The folder of the library, to be used where the new plugin does not find it by itself. */
  readonly library: string;
}

/**
 * Makes a plugin that runs: a metric on a scorecard, a command, a setting, a page, a test. Needs no network: where the library is not
 * found from the new folder, a link in its `node_modules` leads to the one that made it.
 *
 * @throws CxError `not-a-name`, `not-empty`
 */
export async function createPlugin(folder: string, { publisher = 'acme', library }: CreateOptions): Promise<readonly string[]> {
  const root = resolve(folder);
  const name = basename(root);
  for (const part of [name, publisher]) {
    if (!/^[a-z][a-z0-9-]{0,38}$/.test(part)) throw new CxError({ code: 'not-a-name', message: `"${part}" is no name for a plugin or a publisher: use lower-case letters, digits and hyphens, such as "my-plugin".` });
  }
  if (publisher === 'cx') throw new CxError({ code: 'not-a-name', message: 'The publisher "cx" is the library itself; choose another.' });
  if (existsSync(root) && readdirSync(root).length > 0) throw new CxError({ code: 'not-empty', message: `The folder ${folder} is not empty; nothing was written.` });
  const displayName = name.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
  const files = templates({ publisher, name, displayName, version: VERSION });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  linkLibrary(root, library);
  const { default: plugin } = (await import(pathToFileURL(join(root, 'plugin.js')).href)) as { default: { manifest: object } };
  writeManifest(root, plugin.manifest);
  return [...Object.keys(files), 'plugin.json'];
}

function linkLibrary(root: string, library: string): void {
  try {
    createRequire(join(root, 'plugin.js')).resolve('cx-elements/package.json');
  } catch {
    mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(library, join(root, 'node_modules', 'cx-elements'), 'junction');
    symlinkSync(join(library, 'dist/src/sdk/cli/main.js'), join(root, 'node_modules', '.bin', 'cx-elements'));
  }
}

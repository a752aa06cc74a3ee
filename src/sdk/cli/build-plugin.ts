import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CxError } from '../../core/problem.js';

/** What was built. */
export interface Built {
  readonly bytes: number;
  /** As in an `integrity` attribute. */
  readonly integrity: string;
}

/**
 * Makes one file of a plugin whose only import is the SDK, so that it runs anywhere, isolated too: `dist/plugin.js` and
 * `dist/plugin.json`. What imports more is bundled with a bundler first.
 *
 * @throws CxError `needs-a-bundler`
 */
export function buildPlugin(folder: string, library: string): Built {
  const root = resolve(folder);
  const code = readFileSync(join(root, 'plugin.js'), 'utf8');
  const packed = code.replace(/^import\s*\{([^}]*)\}\s*from\s*['"]cx-elements\/sdk['"];?[^\S\n]*$/gm, (_, names: string) => `const { ${names.trim().replace(/\s+as\s+/g, ': ').replace(/,$/, '')} } = ${sdk(library)};`);
  const other = /^\s*(?:import|export)\b[^\n;]*\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\s*\(/m.exec(packed);
  if (other) throw new CxError({ code: 'needs-a-bundler', message: `plugin.js also imports ${other[1] ?? other[2] ?? 'something while it runs'}. Bundle it into one file first, with esbuild for example, and build the outcome.` });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist', 'plugin.js'), packed);
  writeFileSync(join(root, 'dist', 'plugin.json'), readFileSync(join(root, 'plugin.json')));
  return { bytes: Buffer.byteLength(packed), integrity: `sha384-${createHash('sha384').update(packed).digest('base64')}` };
}

/** The SDK as an expression: its single file with the exports as an object. */
function sdk(library: string): string {
  const code = readFileSync(join(library, 'dist/cdn/sdk.js'), 'utf8').trim();
  const [, body, names] = /^([^]*?)export\s*\{([^}]*)\};?$/.exec(code) ?? [];
  if (body === undefined || names === undefined) throw new CxError({ code: 'no-sdk', message: 'dist/cdn/sdk.js of the library is not as it was built.' });
  return `(() => {${body}return {${names.split(',').map((pair) => pair.trim().split(/\s+as\s+/)).map(([local, name = local]) => `${name}:${local}`).join()}}})()`;
}

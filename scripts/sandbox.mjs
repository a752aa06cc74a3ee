// Builds dist/sandbox: the two files that a site serves for plugins it does not trust, and the worker file of the last
// rung, each without imports.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** One entry as the text of a classic script. */
async function script(entry, define = {}, plugins = []) {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    define,
    plugins,
    build: {
      write: false,
      target: 'es2022',
      minify: 'terser',
      terserOptions: { ecma: 2022, compress: { passes: 2 }, format: { comments: false, ascii_only: true } },
      lib: { entry, formats: ['iife'], name: 'cxSandbox' },
    },
  });
  return output[0].code;
}

/** Builds from the modules that tsc made in `dist/src/guest`; `plugins` are Vite's, for tests that break the worker's own defences. */
export async function buildSandbox(folder = 'dist/sandbox', plugins = []) {
  const worker = await script('dist/src/guest/worker.js', {}, plugins);
  const frame = await script('dist/src/guest/frame.js', { CX_WORKER_SOURCE: JSON.stringify(worker) });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cx-sandbox.js'), frame);
  writeFileSync(join(folder, 'cx-sandbox-worker.js'), worker);
  cpSync('src/guest/cx-sandbox.html', join(folder, 'cx-sandbox.html'));
  return { frame: frame.length, worker: worker.length };
}

if (import.meta.url === `file://${process.argv[1]}`) console.log(await buildSandbox());

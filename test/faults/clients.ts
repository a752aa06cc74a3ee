import { existsSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** What runs in a page, and how it is set up. */
export interface Client {
  readonly name: string;
  readonly version: string;
  /** Does it tell the page when an answer is safe? */
  readonly tells: boolean;
  /** Scripts of the page, by path. */
  readonly scripts: Readonly<Record<string, string>>;
  /** The page that sends to `backend`. */
  page(backend: string): string;
}

const BUILT = 'dist/cdn/delivery.js';

/** A file of ours as one script for a page. */
export async function bundled(entry: string, options: Parameters<typeof build>[0] = {}): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error', ...options });
  return outputFiles![0]!.text;
}

/** Ours: the single file that is published, if it is built, and otherwise the same made of the sources. */
export async function ourselves(): Promise<Client> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const delivery = existsSync(BUILT) ? readFileSync(BUILT, 'utf8') : await bundled('components/delivery/define.ts', { minify: true });
  return {
    name: 'cx-elements',
    version,
    tells: true,
    scripts: { '/page.js': await bundled('test/faults/page.ts'), '/delivery.js': delivery },
    page: (backend) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${backend}; require-trusted-types-for 'script'">
<script type="module" src="/page.js"></script><script type="module" src="/delivery.js"></script>
<cx-delivery endpoint="${backend}/v1/events" storage="allowed"></cx-delivery><p><a href="/other">Another page</a>`,
  };
}

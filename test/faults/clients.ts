import { existsSync, readFileSync } from 'node:fs';
import { bundled } from './bundled.js';
import { firstRelease, laterRelease } from './releases.js';

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
  /** Other pages that send there, by path. */
  morePages?(backend: string): Readonly<Record<string, string>>;
}

const BUILT = 'dist/cdn/delivery.js';

/** Ours: the single file that is published, if it is built, and otherwise the same made of the sources. */
export async function ourselves(): Promise<Client> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const delivery = existsSync(BUILT) ? readFileSync(BUILT, 'utf8') : await bundled('components/delivery/define.ts', { minify: true });
  const pageOf = (backend: string, ...scripts: readonly string[]): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${backend}; require-trusted-types-for 'script'">
${['/page.js', ...scripts].map((path) => `<script type="module" src="${path}"></script>`).join('')}
<cx-delivery endpoint="${backend}/v1/events" storage="allowed"></cx-delivery><p><a href="/other">Another page</a>`;
  return {
    name: 'cx-elements',
    version,
    tells: true,
    scripts: { '/page.js': await bundled('test/faults/page.ts'), '/delivery.js': delivery, '/first.js': firstRelease(), '/later.js': await laterRelease() },
    page: (backend) => pageOf(backend, '/delivery.js'),
    morePages: (backend) => ({ '/first': pageOf(backend, '/first.js'), '/later': pageOf(backend, '/later.js'), '/both': pageOf(backend, '/later.js', '/delivery.js') }),
  };
}

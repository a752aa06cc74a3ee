// The same hostile plugin in a plain worker of the page, without a sandbox: what it then gets through shows that the attempts
// are real ones, and that it is the sandbox that holds them.
import type { Field } from './field.js';
import { SECRETS } from './site.js';

/** What an attempt does to a page without a sandbox. */
export interface Control {
  readonly n: number;
  readonly browser: string;
  /** It came through. */
  readonly came: boolean;
}

/** Attempts that any worker can make. The rest need a document or a right that no worker has; what they try is not there. */
const OPEN_IN_ANY_WORKER = [6, 7, 9, 10, 11, 12, 13, 14, 19, 20];

export async function control({ name, browser, evil, site, hostile, wanted }: Field): Promise<Control[]> {
  const results: Control[] = [];
  const page = await browser.newPage();
  await page.goto(`${site.url}/?token=${SECRETS.url}`);
  for (const n of OPEN_IN_ANY_WORKER.filter(wanted)) {
    const before = await page.evaluate(() => window.lab.sight());
    await page.evaluate((code: string) => window.lab.open('evil', { code, files: { worker: '/bare/cx-sandbox-worker.js' }, rungs: ['worker'] }), hostile('code'));
    const evidence = JSON.stringify(await page.evaluate((name: string) => window.lab.call('evil', name, [], 5000), `a${n}`));
    await page.evaluate(() => window.lab.close('evil'));
    const after = await page.evaluate(() => window.lab.sight());
    const reached = evil.hitsOf(n) > 0 || after.broadcasts.length > before.broadcasts.length || after.locks < before.locks || evidence.includes('opened host') || evidence.includes('"keys":"[]"');
    if (process.env['CX_ABUSE_TOLD']) console.log('control', n, reached, evidence);
    results.push({ n, browser: name, came: reached });
  }
  await page.close();
  evil.forget();
  return results;
}

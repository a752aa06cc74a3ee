// Attempts 63 to 79: what a hostile author writes into a manifest. The host reads it before any code runs.
import { createHash } from 'node:crypto';
import { sightChanges, steadily, type Field } from './field.js';
import type { Outcome } from './table.js';

const APPROVED = "export const which = () => 'approved';";

export async function manifest(field: Field): Promise<Outcome[]> {
  const { browser, site, name, evil } = field;
  const page = await browser.newPage();
  await page.goto(`${site.url}/`);
  let asked = 0;
  site.serve('/swap.js', (response) => void response.setHeader('content-type', 'text/javascript').end(asked++ % 2 === 0 ? APPROVED : "export const which = () => 'swapped';"));
  site.serve('/tampered.js', (response) => void response.setHeader('content-type', 'text/javascript').end(`${APPROVED} `));
  const integrity = `sha384-${createHash('sha384').update(APPROVED).digest('base64')}`;
  const outcomes: Outcome[] = [];
  for (let n = 63; n <= 79; n++) {
    if (!field.wanted(n)) continue;
    outcomes.push(
      await steadily(page, async () => {
        asked = 0;
        const hitsBefore = evil.hitsOf(n);
        const before = await page.evaluate(() => window.lab.sight());
        await page.evaluate(() => window.lab.gap());
        const faults = await page.evaluate(async (one: number, hash: string) => {
          try {
            return await window.lab.manifests[one]!({ integrity: hash });
          } catch (error) {
            return [`thrown: ${String(error)}`];
          }
        }, n, integrity);
        const gap = await page.evaluate(() => window.lab.gap());
        return { n, browser: name, where: 'page', hits: evil.hitsOf(n) - hitsBefore, gap, faults: [...faults, ...sightChanges(before, await page.evaluate(() => window.lab.sight()))] };
      }),
    );
  }
  await page.close();
  return outcomes;
}

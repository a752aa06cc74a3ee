// Attempts 1 to 53: code in the sandbox, and the messages it sends.
import type { Page } from 'puppeteer-core';
import { pause, sightChanges, steadily, type Field } from './field.js';
import type { LabOptions, Sight } from './lab.js';
import { WATCHED } from './attempts.js';
import { SECRETS } from './site.js';
import type { Outcome } from './table.js';

/** The enclosures in which code attempts are made. The last has lost its own defences, so that it is seen what the browser holds alone. */
const ENCLOSURES: readonly (Pick<LabOptions, 'files' | 'rungs'> & { readonly where: string })[] = [
  { where: 'page', files: { page: '/sandbox/cx-sandbox.html' }, rungs: ['page'] },
  { where: 'srcdoc', files: { script: '/sandbox/cx-sandbox.js' }, rungs: ['srcdoc'] },
  { where: 'worker file', files: { worker: '/sandbox/cx-sandbox-worker.js' }, rungs: ['worker'] },
  { where: 'page, broken runtime', files: { page: '/bare/cx-sandbox.html' }, rungs: ['page'] },
];

interface Told {
  readonly account: { readonly uses: readonly { readonly capability: string; readonly allowed: number; readonly denied: Readonly<Record<string, number>> }[]; readonly refused: Readonly<Record<string, number>> };
  readonly states: readonly { readonly is: string; readonly problem?: { readonly code: string } }[];
}
const stopped = ({ states }: Told): boolean => states.some(({ is, problem }) => is === 'waiting' && problem?.code === 'breach');
const refusedTimes = ({ account }: Told, reason: string): number => account.refused[reason] ?? 0;

/** What the host must have noticed. */
const EXPECTED: Readonly<Record<number, (told: Told, evidence: string) => boolean>> = {
  39: (told) => stopped(told) && refusedTimes(told, 'no-credit') === 65,
  40: (told) => stopped(told) && refusedTimes(told, 'too-large') === 1,
  41: (told) => refusedTimes(told, 'too-deep') + refusedTimes(told, 'not-json') === 1,
  42: (told) => refusedTimes(told, 'not-text') === 8,
  43: (told) => refusedTimes(told, 'forbidden-key') > 0 && told.account.uses.every(({ allowed }) => allowed === 0),
  44: (_told, evidence) => evidence === '[object Object]',
  45: (told) => refusedTimes(told, 'unknown-reply') === 39,
  46: (told) => refusedTimes(told, 'reused-id') === 2,
  48: (told) => refusedTimes(told, 'carries-a-port') === 1,
  50: (told) => told.account.uses.every(({ allowed }) => allowed === 0) && refusedTimes(told, 'unknown-shape') === 1,
  51: (_told, evidence) => evidence.length < 1100 && !/https?:/.test(evidence),
  52: (_told, evidence) => evidence === 'no answer',
  53: (told) => told.account.uses.every(({ allowed, denied }) => allowed === 0 && denied['not-granted'] === 5),
};

export async function codeAndMessages(field: Field): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const { browser, site } = field;
  const page = await browser.newPage();
  const surprises: string[] = [];
  page.on('dialog', (dialog) => {
    surprises.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && !frame.url().startsWith(site.url)) surprises.push(`the page went to ${frame.url()}`);
  });
  await page.goto(`${site.url}/?token=${SECRETS.url}`);
  for (const enclosure of ENCLOSURES) {
    for (let n = 1; n <= 38; n++) if (field.wanted(n)) outcomes.push(await steadily(page, () => attempt(field, page, surprises, n, 'code', enclosure)));
  }
  for (let n = 39; n <= 53; n++) if (field.wanted(n)) outcomes.push(await steadily(page, () => attempt(field, page, surprises, n, 'messages', ENCLOSURES[3]!)));
  await page.close();
  return outcomes;
}

async function attempt(field: Field, page: Page, surprises: string[], n: number, plugin: 'code' | 'messages', enclosure: (typeof ENCLOSURES)[number]): Promise<Outcome> {
  const { evil, name, hostile } = field;
  const { where, ...sandbox } = enclosure;
  const faults: string[] = [];
  surprises.length = 0;
  const before = await sight(page);
  const hitsBefore = evil.hitsOf(n);
  const pagesBefore = (await field.browser.pages()).length;
  const opened = await page.evaluate((options: LabOptions) => window.lab.open('evil', options), { code: hostile(plugin), ...sandbox });
  if (opened !== 'active') faults.push(`the plugin did not start: ${opened}`);
  await page.evaluate(() => window.lab.gap());
  const evidence = await page.evaluate((name: string, ms: number) => window.lab.call('evil', name, [], ms), `a${n}`, WATCHED[n] ?? 6000);
  if (n === 53) await page.evaluate(() => Promise.race([window.lab.plugins.get('evil')!.plugin.deactivate(), new Promise((late) => setTimeout(late, 8000))]));
  await pause(plugin === 'messages' ? 150 : 20);
  const gap = await page.evaluate(() => window.lab.gap());
  const told = await page.evaluate(() => window.lab.tell('evil'));
  await page.evaluate(() => window.lab.close('evil'));
  if (n === 47) await pause(200);
  const after = await sight(page);
  if ((await field.browser.pages()).length > pagesBefore) faults.push('a window was opened');
  if (process.env['CX_ABUSE_TOLD']) console.log(n, where, JSON.stringify(evidence), JSON.stringify(told).slice(0, 600));
  const unlike = plugin === 'messages' ? EXPECTED[n]?.(told as Told, String(evidence)) : undefined;
  if (unlike === false) faults.push(`the host did not do what it should: ${JSON.stringify(told).slice(0, 300)}`);
  faults.push(...leaks(JSON.stringify(evidence), field.site.url, where), ...sightChanges(before, after), ...surprises);
  return { n, browser: name, where, hits: evil.hitsOf(n) - hitsBefore, gap, faults };
}

const sight = (page: Page): Promise<Sight> => page.evaluate(() => window.lab.sight());

/** What the plugin got hold of that it must not have. */
function leaks(evidence: string, host: string, where: string): string[] {
  const found = Object.entries(SECRETS).filter(([, secret]) => evidence.includes(secret)).map(([name]) => `read a secret of the host: ${name}`);
  // the worker file lies on the site's own origin and can see its name in its own address, not more
  if (where !== 'worker file' && evidence.includes(host)) found.push('learned the address of the host');
  return found;
}

// Attempts 54 to 62: what a plugin shows. It is drawn for real, by the element that a page uses.
import type { Page } from 'puppeteer-core';
import { sightChanges, steadily, type Field } from './field.js';
import type { Outcome } from './table.js';

interface Drawn {
  readonly tags: readonly string[];
  readonly text: string;
  readonly ids: number;
  readonly names: number;
  readonly passwords: number;
  readonly links: readonly string[];
  readonly ran: boolean;
  /** Anything drawn outside the box of the surface. */
  readonly outside: number;
  readonly nodes: number;
  readonly provider: string;
  readonly providerSeen: boolean;
  readonly statusChanges: number;
}

const SAFE = new Set(['DIV', 'P', 'H3', 'UL', 'OL', 'LI', 'BUTTON', 'LABEL', 'SPAN', 'INPUT', 'TEXTAREA', 'FIELDSET', 'LEGEND', 'A', 'BDI', 'DL', 'DT', 'DD', 'FIGURE', 'FIGCAPTION', 'svg', 'rect', 'TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TR', 'TH', 'TD']);

/** What must be so once the attempt was made. */
const EXPECTED: Readonly<Record<number, (evidence: Readonly<Record<string, string>>, drawn: Drawn) => string | undefined>> = {
  54: (evidence) => only(evidence, ['markup', 'heading']),
  // what is not `tag`, `key`, `props`, `on` or `children` does not even leave the worker
  55: (evidence) => only(evidence, ['more']),
  56: (evidence, { outside }) => only(evidence, ['huge']) ?? (outside > 0 ? `${outside} elements reach outside their box` : undefined),
  57: (evidence, { passwords, text }) => only(evidence, ['dialog']) ?? (passwords > 0 ? 'a password field' : text.includes('Do not enter passwords') ? undefined : 'nothing warns'),
  58: (evidence) => (Object.values(evidence).some((one) => one === 'drawn') ? `drawn: ${JSON.stringify(evidence)}` : undefined),
  59: (_evidence, { nodes }) => (nodes > 2000 ? `${nodes} elements` : undefined),
  60: (_evidence, { statusChanges }) => (statusChanges > 2 * 32 ? `${statusChanges} announcements in 1.5 s` : undefined),
  61: (_evidence, { text }) => (/[\u202a-\u202e\u2066-\u2069\u200b\u200f\ufeff]/.test(text) ? 'invisible characters were drawn' : undefined),
  62: (evidence, { ids, names }) => only(evidence, ['keys']) ?? (ids + names > 0 ? 'ids or names were drawn' : undefined),
};

function only(evidence: Readonly<Record<string, string>>, allowed: readonly string[]): string | undefined {
  const wrong = Object.entries(evidence).filter(([name, outcome]) => (outcome === 'drawn') !== allowed.includes(name));
  return wrong.length > 0 ? `not as it should be: ${JSON.stringify(wrong)}` : undefined;
}

export async function ui(field: Field): Promise<Outcome[]> {
  const page = await field.browser.newPage();
  await page.goto(`${field.site.url}/`);
  const outcomes: Outcome[] = [];
  for (const n of Object.keys(EXPECTED).map(Number)) if (field.wanted(n)) outcomes.push(await steadily(page, () => attempt(field, page, n)));
  await page.close();
  return outcomes;
}

async function attempt({ evil, hostile, name }: Field, page: Page, n: number): Promise<Outcome> {
  const hitsBefore = evil.hitsOf(n);
  const before = await page.evaluate(() => window.lab.sight());
  const opened = await page.evaluate((code: string) => window.lab.open('evil', { code, grants: ['ui:view'], files: { page: '/sandbox/cx-sandbox.html' } }), hostile('ui'));
  await page.evaluate(() => void (window.lab.gap(), window.lab.countStatus()));
  const evidence = await page.evaluate((name: string) => window.lab.call('evil', name, [], 8000), `a${n}`);
  const gap = await page.evaluate(() => window.lab.gap());
  await new Promise((resolve) => setTimeout(resolve, 120));
  const drawn = (await page.evaluate(() => window.lab.drawn())) as Drawn;
  await page.evaluate(() => window.lab.close('evil'));
  if (process.env['CX_ABUSE_TOLD']) console.log(n, Math.round(gap), JSON.stringify(evidence).slice(0, 500), JSON.stringify(drawn).slice(0, 500));
  const flat = typeof evidence === 'object' && evidence !== null ? Object.fromEntries(Object.entries(evidence).flatMap(([key, value]) => (typeof value === 'object' ? Object.entries(value as object) : [[key, value]]))) : {};
  const after = await page.evaluate(() => window.lab.sight());
  const strange = drawn.tags.filter((tag) => !SAFE.has(tag));
  const faults = [
    ...(opened === 'active' ? [] : [`the plugin did not start: ${opened}`]),
    ...sightChanges(before, after),
    ...(strange.length > 0 ? [`drawn: ${strange.join(', ')}`] : []),
    ...(drawn.ran ? ['script ran'] : []),
    ...(drawn.links.length > 0 ? [`links: ${drawn.links.join(', ')}`] : []),
    ...(drawn.providerSeen && drawn.provider.startsWith('Provided by Evil Inc.') ? [] : [`it does not say whose it is: ${drawn.provider}`]),
  ];
  const unlike = EXPECTED[n]!(flat as Record<string, string>, drawn);
  return { n, browser: name, where: 'page', hits: evil.hitsOf(n) - hitsBefore, gap, faults: unlike === undefined ? faults : [...faults, unlike] };
}


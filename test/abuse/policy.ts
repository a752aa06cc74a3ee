// Attempts 80 to 88: a plugin that was granted something, and makes the most of it.
import type { Page } from 'puppeteer-core';
import { pause, sightChanges, steadily, type Field } from './field.js';
import type { LabOptions } from './lab.js';
import { SECRETS } from './site.js';
import type { Outcome } from './table.js';

/** Asks the plugin for something, and gives what it says. */
type Ask = (name: string, ...args: unknown[]) => Promise<unknown>;
interface Made {
  readonly options: Omit<LabOptions, 'code' | 'files'>;
  /** Makes the attempt; gives what went through that should not have. */
  attempt(ask: Ask, field: Field, page: Page): Promise<string[]>;
}

const PERSON = { specversion: '1.0', id: '0193a0c0-0000-7000-8000-000000000001', source: `https://shop.example/${SECRETS.url}`, time: '2026-06-01T10:00:00Z', subject: SECRETS.cookie };
const answer = (survey: string) => ({
  ...PERSON, type: 'cx.response.submitted', dataschema: 'urn:cx-elements:response.submitted:1',
  data: { response: '0193a0c0-0000-7000-8000-000000000002', survey, answers: [{ kind: 'text', question: 'why', text: SECRETS.page }] },
});
const offer = (page: Page, survey = 'renewal'): Promise<void> => page.evaluate((event) => window.lab.plugins.get('evil')!.plugin.offer(event as never), answer(survey));
const missing = (what: string, got: unknown, wanted: unknown): string[] => (JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`${what}: ${JSON.stringify(got)}`]);
const consent = (page: Page, change: 'give' | 'withdraw' | 'gpc' | 'no gpc'): Promise<void> =>
  page.evaluate((how) => {
    if (how === 'give') window.lab.allowed.add('analytics');
    if (how === 'withdraw') window.lab.allowed.delete('analytics');
    if (how.endsWith('gpc')) window.lab.consent.globalPrivacyControl = how === 'gpc';
    window.lab.consentChanged.fire();
  }, change);
const count = async (ask: Ask): Promise<number> => {
  await pause(60);
  return (JSON.parse(String(await ask('heard'))) as unknown[]).length;
};

const attempts = (evil: string): Readonly<Record<number, Made>> => {
  const network = { kind: 'network', origin: evil } as const;
  return {
    80: {
      // the update asks for the network; the site has granted what it granted before
      options: { grants: ['storage'] },
      attempt: async (ask) => missing('the network', await ask('fetches', `${evil}/hit/80/x`), { [`${evil}/hit/80/x`]: 'denied' }),
    },
    81: {
      options: { grants: ['events:read:response'] },
      async attempt(ask, _field, page) {
        const counts: number[] = [];
        await consent(page, 'withdraw');
        await ask('listen');
        for (const change of ['withdraw', 'give', 'withdraw', 'give', 'gpc', 'no gpc'] as const) {
          await consent(page, change);
          await offer(page);
          counts.push(await count(ask));
        }
        const heard = String(await ask('heard'));
        return [...missing('heard before consent, after it, after withdrawal, after consent, under GPC, after it', counts, [0, 1, 1, 2, 2, 3]), ...Object.values(SECRETS).filter((secret) => heard.includes(secret)).map((secret) => `told: ${secret}`)];
      },
    },
    82: {
      options: { grants: ['events:read:response:renewal'] },
      async attempt(ask, _field, page) {
        await ask('listen');
        await ask('listen', 'cx.response.submitted', { survey: 'exit-interview' });
        await ask('listen', 'cx.response.submitted', { survey: 'renewal' });
        await ask('listen', 'cx.consent.withdrawn');
        await offer(page, 'exit-interview');
        await offer(page, 'renewal');
        return missing('heard', await count(ask), 1);
      },
    },
    83: {
      options: { grants: ['storage'] },
      attempt: async (ask) => [
        ...missing("a neighbour's storage", await ask('storage', 'secret', 'good.neighbour:secret', '../good.neighbour/secret', '__proto__', 'constructor'), ['done', 'done', 'bad-request', 'done', 'done']),
        ...missing("a neighbour's setting", await ask('setting', 'good.size'), 'not-declared'),
      ],
    },
    84: {
      options: { grants: [network] },
      async attempt(ask) {
        const port = new URL(evil).port;
        const allowed = `${evil}/granted/../granted/x`;
        const bad = [
          `${evil}/granted/redirect`, `http://localhost:${port}/hit/84/name`, `http://127.1:${port}.evil.example/hit/84/x`, `http://user:pass@127.0.0.1:${port}/hit/84/user`, `http://127.0.0.1@evil.example/hit/84/x`,
          // "127.0.0.1." is not here: to a browser it is the very address that is granted
          `https://127.0.0.1:${port}/hit/84/scheme`, `ws://127.0.0.1:${port}/hit/84/ws`, `http://[::1]:${port}/hit/84/v6`, `//127.0.0.1:${port}/hit/84/relative`, '/secret', 'file:///etc/passwd', 'data:text/plain,x', 'javascript:1', `http://127.0.0.1:1/hit/84/port`, 'http://xn--80ak6aa92e.com/', 'blob:null/x', '',
        ];
        const got = (await ask('fetches', allowed, ...bad)) as Record<string, unknown>;
        const through = bad.filter((url) => !['denied', 'bad-address', 'unreachable'].includes(String(got[url])));
        return [...(got[allowed] === 200 ? [] : ['what is granted did not go through']), ...through.map((url) => `${url}: ${String(got[url])}`)];
      },
    },
    85: {
      options: { grants: [network] },
      async attempt(ask, field) {
        await ask('bodies', `${evil}/granted/cookie`, `${evil}/granted/again`);
        const forged = (await ask('headers')) as unknown[];
        const sent = field.evil.requests.filter(({ path }) => path.startsWith('/granted/'));
        const told = sent.flatMap(({ path, headers }) => [headers.cookie && `${path} carried a cookie`, headers.referer && `${path} carried a referrer`].filter(Boolean) as string[]);
        return [...told, ...(sent.length < 2 ? ['nothing was sent'] : []), ...missing('headers that a plugin cannot set', forged, Array.from({ length: 6 }, () => 'bad-header'))];
      },
    },
    86: {
      options: { grants: [network] },
      async attempt(ask) {
        const [first, second] = (await ask('bodies', `${evil}/granted/cookie`, `${evil}/granted/cookie`)) as string[];
        return first === second ? ['an answer came out of a cache'] : [];
      },
    },
    88: {
      options: { grants: [] },
      async attempt(ask, _field, page) {
        const save = async (name: string, type: string, text: string): Promise<string> => {
          await ask('writes', name, type, text);
          return page.evaluate(() => window.lab.save('evil'));
        };
        const formulas = ['=1+1', '+1+cmd|A0', '-2+3', '@SUM(1)', '\t=1', '\r=1', ' =1', '\uff1d1', '=HYPERLINK("https://evil.example/hit/88/x")'];
        const through: string[] = [];
        for (const [name, type, separator] of [['a.csv', 'text/csv', ','], ['a.csv', 'text/plain', ';'], ['a.tsv', 'text/tab-separated-values', '\t'], ['a.xls', 'text/plain', '\t'], ['a.csv', 'application/json', ',']] as const) {
          for (const quoted of [false, true]) {
            // far enough in that a formula lies across the parts in which a file travels
            for (const before of [0, 39_994, 39_999]) {
              const cells = formulas.map((one) => (quoted ? `"${one.replaceAll('"', '""')}"` : one.replaceAll('\t', '').replaceAll('\r', '')));
              const text = await save(name, type, `${'x'.repeat(before)}${separator}${cells.join(separator)}\r\n${cells.join('\n')}`);
              if (text.startsWith('refused')) through.push(`${name} ${type}: ${text}`);
              const written = quoted ? [...text.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!) : text.split(/[,;\t\r\n]/);
              for (const cell of written) if (/^(?:[\t\r]|\s*[=+\-@\uff1d])/.test(cell)) through.push(`${name} ${type}: ${JSON.stringify(cell)}`);
            }
          }
        }
        // names with paths or leading dots are made plain names, which the tests of <cx-import> look at
        for (const [name, type] of [['a.html', 'text/html'], ['a.csv', 'text/html'], ['a.svg', 'image/svg+xml'], ['a.exe', 'text/csv'], ['a.lnk', 'text/plain'], ['a\u202evsc.exe', 'text/csv']] as const) {
          const text = await save(name, type, '=1');
          if (!text.startsWith('refused')) through.push(`written: ${name} as ${type}`);
        }
        return [...new Set(through)];
      },
    },
    87: {
      options: { grants: [network] },
      async attempt(ask, field) {
        const before = field.evil.requests.length;
        const sent = Number(await ask('pour'));
        const bytes = field.evil.requests.slice(before).filter(({ path }) => path.startsWith('/granted/pour')).reduce((sum, { path }) => sum + path.length, 0);
        return sent > 0 && bytes < 20_000 ? [] : [`${bytes} bytes left in ${sent} addresses`];
      },
    },
  };
};

export async function policy(field: Field): Promise<Outcome[]> {
  const { evil, browser, site, name, hostile } = field;
  const page = await browser.newPage();
  await page.goto(`${site.url}/`);
  const outcomes: Outcome[] = [];
  for (const [text, { options, attempt }] of Object.entries(attempts(evil.url))) {
    const n = Number(text);
    if (!field.wanted(n)) continue;
    outcomes.push(
      await steadily(page, async () => {
        const hitsBefore = evil.hitsOf(n);
        const before = await page.evaluate(() => window.lab.sight());
        const opened = await page.evaluate((given: LabOptions) => window.lab.open('evil', given), { code: hostile('policy'), files: { page: '/sandbox/cx-sandbox.html' }, ...options });
        await page.evaluate(() => window.lab.gap());
        const faults = opened === 'active' ? await attempt((exported, ...args) => page.evaluate((one: string, given: unknown[]) => window.lab.call('evil', one, given, 20_000), exported, args), field, page) : [`the plugin did not start: ${opened}`];
        const gap = await page.evaluate(() => window.lab.gap());
        await page.evaluate(() => window.lab.close('evil'));
        return { n, browser: name, where: 'page', hits: evil.hitsOf(n) - hitsBefore, gap, faults: [...faults, ...sightChanges(before, await page.evaluate(() => window.lab.sight()))] };
      }),
    );
  }
  await page.close();
  return outcomes;
}

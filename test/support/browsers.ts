import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGS, findBrowsers } from '../../scripts/browsers/find.mjs';

/** A browser by name, as it is installed here. */
export interface Installed {
  readonly name: 'chromium' | 'firefox';
  launch(profile?: string): Promise<Browser>;
}

const found = findBrowsers();

/** The browsers that end-to-end tests run in; `CX_BROWSERS=firefox` for one. */
export const installed: readonly Installed[] = (['chromium', 'firefox'] as const)
  .filter((name) => found[name] && (process.env['CX_BROWSERS'] ?? 'chromium,firefox').includes(name))
  .map((name) => ({
    name,
    launch: (profile) =>
      puppeteer.launch({
        browser: name === 'firefox' ? 'firefox' : 'chrome',
        executablePath: found[name]!,
        args: name === 'firefox' ? [] : CHROMIUM_ARGS,
        ...(profile !== undefined && { userDataDir: profile }),
      }),
  }));

/** A folder for a browser's profile that is gone when the test is. */
export function profileFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'cx-profile-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** What goes wrong on a page: uncaught errors, refused by policy, said on the console. */
export function troubles(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`error: ${(error as Error).message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') heard.push(`console: ${message.text()}`);
  });
  return heard;
}

/** Runs in the page: an element inside shadows, by selectors from outside in. */
export const deep = (page: Page, ...selectors: string[]): Promise<string | null> =>
  page.evaluate((path: string[]) => {
    let root: ParentNode | null = document;
    let at: Element | null = null;
    for (const selector of path) {
      at = root?.querySelector(selector) ?? null;
      root = at?.shadowRoot ?? at;
    }
    return at?.textContent?.replace(/\s+/g, ' ').trim() ?? null;
  }, selectors);

/** Waits until a text inside shadows fulfils `test`, and gives it. */
export async function untilText(page: Page, selectors: string[], test: (text: string) => boolean, patience = 15_000): Promise<string> {
  const end = Date.now() + patience;
  for (;;) {
    const text = await deep(page, ...selectors);
    if (text !== null && test(text)) return text;
    if (Date.now() > end) throw new Error(`${selectors.join(' ')} says ${JSON.stringify(text)} after ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** A handle of an element inside shadows. */
export async function inside(page: Page, ...selectors: string[]): Promise<ElementHandle<Element>> {
  return page.waitForSelector(selectors.join(' >>> ')) as Promise<ElementHandle<Element>>;
}

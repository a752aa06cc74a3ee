import { createRequire } from 'node:module';
import rehypeParse from 'rehype-parse';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import sanitizeHtml from 'sanitize-html';
import { unified } from 'unified';
import type { Browser } from 'puppeteer-core';
import { findWordPress } from '../../scripts/wordpress.mjs';
import { inWordPress } from '../wordpress/run.js';

/** What a CMS does to markup before visitors get it. */
export interface Sanitizer {
  readonly name: string;
  clean(html: string, address: string): Promise<string>;
}

/** Those that are there, with their usual settings: nothing is allowed for our sake, but where our WordPress plugin is. */
export async function sanitizers(browser: Browser): Promise<readonly Sanitizer[]> {
  const page = await browser.newPage();
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('dompurify/dist/purify.min.js') });
  const rehype = unified().use(rehypeParse, { fragment: true }).use(rehypeSanitize).use(rehypeStringify);
  const { found } = findWordPress();
  const wordpress = (plugin: boolean): Sanitizer[] =>
    found.slice(0, 1).map((folder) => ({
      name: plugin ? 'WordPress with the plugin' : 'WordPress',
      clean: async (text, address) => inWordPress(folder, { plugin, options: { address }, steps: [{ do: 'show', text }] }).results[0] as string,
    }));
  return [
    { name: 'none', clean: async (html) => html },
    { name: 'DOMPurify', clean: (html) => page.evaluate((dirty) => (globalThis as unknown as { DOMPurify: { sanitize(html: string): string } }).DOMPurify.sanitize(dirty), html) },
    { name: 'sanitize-html', clean: async (html) => sanitizeHtml(html) },
    { name: 'rehype-sanitize', clean: async (html) => String(await rehype.process(html)) },
    ...wordpress(false),
    ...wordpress(true),
  ];
}

/** What visitors have in the end. */
export type Outcome = 'survey' | 'frame' | 'link' | 'words' | 'nothing';

const HEAD = '| Snippet |';

/** A table for the docs: what each snippet is after each sanitizer. */
export function tableOf(names: readonly string[], rows: ReadonlyMap<string, readonly Outcome[]>): string {
  return [`${HEAD} ${names.join(' | ')} |`, `| --- |${names.map(() => ' --- |').join('')}`, ...[...rows].map(([snippet, outcomes]) => `| ${snippet} | ${outcomes.join(' | ')} |`)].join('\n');
}

const BETWEEN = /(<!-- survival: written by test\/e2e\/survival\.test\.ts -->\n)([^]*?)(\n<!-- survival: end -->)/;

/** The table in a page of the docs: by snippet and sanitizer. */
export function readTable(markdown: string): ReadonlyMap<string, string> {
  const lines = (BETWEEN.exec(markdown)?.[2] ?? '').trim().split('\n').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  const [head = [], , ...rows] = lines;
  return new Map(rows.flatMap(([snippet, ...cells]) => cells.map((cell, i) => [`${snippet}, ${head[i + 1]}`, cell] as const)));
}

export const writeTable = (markdown: string, table: string): string => markdown.replace(BETWEEN, (_, begin: string, _old: string, end: string) => `${begin}\n${table}\n${end}`);

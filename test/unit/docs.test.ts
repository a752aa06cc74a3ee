import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

const PAGES = ['docs/actions.md', 'docs/voices.md', 'docs/metrics.md', 'docs/expressions.md', 'docs/plugins.md', 'docs/preferences.md', 'docs/surveys.md', 'docs/surveys-authoring.md', 'docs/surveys-timing.md', 'docs/email-surveys.md', 'docs/embedding.md', 'docs/journeys.md', 'docs/co-mapping.md'];

interface Block {
  /** The heading above it. */
  readonly heading: string;
  readonly code: string;
}

function blocksOf(markdown: string): Block[] {
  const pieces = markdown.matchAll(/^(?:#+ (?<heading>.+)|```ts\n(?<code>[^]*?)^```)$/gm);
  let heading = '';
  const blocks: Block[] = [];
  for (const { groups } of pieces) {
    if (groups!['heading'] !== undefined) heading = groups!['heading'];
    else blocks.push({ heading, code: groups!['code']! });
  }
  return blocks;
}

/** A block as it runs here: on the sources, and each `console.log(...); // text` checked against its text. */
function runnable(code: string): string {
  return code
    .replace(/from 'cx-elements\/([\w/-]+)'/g, (_, path: string) => `from '${pathToFileURL(`src/${path}/index.ts`).href}'`)
    .replace(/^console\.log\((.*)\); \/\/ (.*)$/gm, (_, what: string, told: string) => `globalThis.tellDocs([${what}], ${JSON.stringify(told)});`);
}

for (const page of PAGES) describe(page, () => {
  // what registers elements is run in browsers
  const blocks = blocksOf(readFileSync(page, 'utf8')).filter(({ code }) => page !== 'docs/embedding.md' || code.includes("'cx-elements/survey/"));

  it('has code', () => assert.ok(blocks.length > 0));

  for (const [i, { heading, code }] of blocks.entries()) {
    it(`runs and prints what it says: ${heading}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'cx-docs-'));
      let told = 0;
      Object.assign(globalThis, {
        tellDocs: (values: unknown[], expected: string) => {
          told += 1;
          assert.equal(format(...values), expected);
        },
      });
      try {
        const file = join(folder, `block-${i}.mts`);
        writeFileSync(file, runnable(code));
        await import(pathToFileURL(file).href);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      assert.equal(told, code.match(/console\.log/g)?.length ?? 0, 'every console.log says what it prints');
    });
  }
});

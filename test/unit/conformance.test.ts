import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { conformancePages } from '../../scripts/conformance/sheet.mjs';
import { everyState } from '../../scripts/conformance/write.mjs';

/** The names in the first column of the table under a heading. */
function firstColumn(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| (?<name>.*?) \|/gm)].map(({ groups }) => groups!['name']!.replaceAll('\\|', '|')).slice(1).filter((name) => name !== '---');
}

describe('the conformance sheets in docs/', () => {
  const states = everyState();
  const MEND = 'run `CX_BROWSERS=chromium CX_GREP=\'<the-element>\' npm run test:browser -- --files test/browser/states/*.test.ts`, then `npm run docs -- conformance`';

  for (const tag of new Set(states.map(({ element }) => element))) {
    it(`<${tag}> has a sheet with all of its states and no other, and a row in the overview`, () => {
      const path = `docs/conformance/${tag}.md`;
      assert.ok(existsSync(path), `${path} is missing: ${MEND}`);
      const names = states.filter(({ element }) => element === tag).map(({ name }) => name);
      assert.deepEqual(firstColumn(readFileSync(path, 'utf8'), 'States').sort(), [...names].sort(), `${path} has not the states of the demo: ${MEND}`);
      assert.ok(readFileSync('docs/conformance.md', 'utf8').includes(`conformance/${tag}.md`), `docs/conformance.md does not name <${tag}>: ${MEND}`);
    });
  }
});

describe('making conformance sheets', () => {
  const look = (state: string, variant: string, more = {}) => ({
    element: 'cx-a', state, variant, media: 0,
    rules: [{ id: 'label', criteria: ['4.1.2'] }, ...(variant === 'light' ? [{ id: 'color-contrast', criteria: ['1.4.3'] }] : [])],
    ...more,
  });
  const states = [{ element: 'cx-a', name: 'asking' }, { element: 'cx-a', name: 'sent | held' }, { element: 'cx-b', name: 'alone' }];
  const run = {
    browser: 'Chromium', version: 'Chromium 150', axe: '4.14.1', date: '2026-11-27',
    states: [
      look('asking', 'light'),
      look('asking', 'narrow', { target: { width: 48, height: 44, what: 'button' } }),
      look('sent | held', 'light'),
      look('sent | held', 'narrow', { target: { width: 90, height: 25, what: 'summary "own"' } }),
      look('gone', 'light'),
    ],
    proofs: [{ elements: ['cx-a'], kind: 'keyboard', criteria: ['2.1.1'], title: 'goes by keyboard', file: 'test/browser/a.test.ts' }],
  };

  it('tells states, variants, rules with how often they applied, tests, and the smallest target', () => {
    const page = conformancePages([run], states).pages.get('conformance/cx-a.md')!;
    assert.deepEqual(firstColumn(page, 'States'), ['asking', 'sent | held'], 'a state that is gone is left out');
    assert.match(page, /2 states, 4 looks/);
    assert.match(page, /\| `label` \| 4\.1\.2 \| 4 \|/);
    assert.match(page, /\| `color-contrast` \| 1\.4\.3 \| 2 \|/);
    assert.match(page, /Smallest target at 320 px: 90 x 25, `summary "own"` \(“sent \| held”\)/);
    assert.match(page, /\| goes by keyboard \| 2\.1\.1 \| Chromium \|/);
  });

  it('says of each criterion what shows it, or that no machine does', () => {
    const page = conformancePages([run], states).pages.get('conformance/cx-a.md')!;
    assert.match(page, /\| 1\.4\.3 Contrast \(Minimum\) \| AA \| `color-contrast` \|/);
    assert.match(page, /\| 1\.4\.10 Reflow \| AA \| no state scrolls sideways at 320 px \|/);
    assert.match(page, /\| 2\.1\.1 Keyboard \| A \| “goes by keyboard” \|/);
    assert.match(page, /\| 1\.2\.2 Captions \(Prerecorded\) \| A \| no sound and no video in any state \(counted\) \|/);
    assert.match(page, /\| 1\.4\.12 Text Spacing \| AA \| not tested by a machine \|/);
    assert.equal(firstColumn(page, 'WCAG 2.2, levels A and AA').length, 55);
  });

  it('makes no sheet of an element of which something was not seen, says what, and keeps its row', () => {
    const before = '| [`<cx-b>`](conformance/cx-b.md) | 1 | 2 | 3 | 4 | 44 x 44 | 5 of 55 |';
    const { pages, missing } = conformancePages([run], states, before);
    assert.equal(pages.has('conformance/cx-b.md'), false);
    assert.deepEqual(missing, ['<cx-b> alone, light', '<cx-b> alone, narrow']);
    assert.ok(pages.get('conformance.md')!.includes(before));
  });
});

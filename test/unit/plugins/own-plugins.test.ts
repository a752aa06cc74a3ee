import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { messages as paletteMessages } from '../../../components/command-palette/command-palette.messages.js';
import { messages as metricMessages } from '../../../components/metric/metric.messages.js';
import { messages as moreMessages } from '../../../components/metric/more/more.messages.js';
import { messages as npsMessages } from '../../../components/nps-survey/nps-survey.messages.js';
import { messages as scorecardMessages } from '../../../components/scorecard/scorecard.messages.js';
import { messages as workbenchMessages } from '../../../components/workbench/workbench.messages.js';
import { createHost } from '../../../src/host/index.js';
import { metricFrom } from '../../../src/metrics/declarative/index.js';
import { checkPlugin } from '../../../src/sdk/cli/check-plugin.js';
import { parseManifest } from '../../../src/model/plugin/index.js';

const PACKAGES = readdirSync('plugins');
const manifestOf = (name: string): Record<string, unknown> => JSON.parse(readFileSync(`plugins/${name}/plugin.json`, 'utf8'));

/** Contrast of two colours in hexadecimal, by WCAG 2. */
function contrast(a: string, b: string): number {
  const luminance = (color: string): number => {
    const [r, g, blue] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

for (const name of PACKAGES) {
  describe(`the plugin ${name}`, () => {
    it('has a manifest of which nothing is left out', () => {
      const read = parseManifest(manifestOf(name));
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(read.value.problems, []);
      const { main } = read.value.manifest;
      if (main !== undefined) assert.ok(existsSync(`plugins/${name}/${main}`));
      assert.ok(readdirSync(`plugins/${name}`).includes('README.md'));
    });

    it('has nothing that a reviewer would say: manifest and code agree, it wakes, and it leaves nothing behind', async () => {
      assert.deepEqual(await checkPlugin(`plugins/${name}`), []);
    });

    it('has its texts in every language of the library', () => {
      const { l10n = {} } = manifestOf(name) as { l10n?: Record<string, Record<string, string>> };
      for (const language of ['de', 'ar']) assert.deepEqual(Object.keys(l10n[language] ?? {}).sort(), Object.keys(l10n['en'] ?? {}).sort(), language);
    });
  });
}

describe('the theme of contrast-and-french', () => {
  const read = parseManifest(manifestOf('contrast-and-french'));
  assert.ok(read.ok);
  const { themes, locales } = read.value.manifest.contributes;

  it('has a contrast of 7 to 1 at least, in both schemes', () => {
    const tokens = themes[0]!.tokens;
    const both = (token: typeof tokens.ink): { light: string; dark: string } => {
      assert.ok(typeof token === 'object');
      return token;
    };
    for (const scheme of ['light', 'dark'] as const) {
      assert.ok(contrast(both(tokens.ink)[scheme], both(tokens.paper)[scheme]) >= 7);
      assert.ok(contrast(both(tokens.accent)[scheme], both(tokens.paper)[scheme]) >= 7);
      assert.ok(contrast(both(tokens['on-accent'])[scheme], both(tokens.accent)[scheme]) >= 7);
    }
  });

  it('names no text that the elements do not have, keeps every place of a text, and lacks none of a survey', () => {
    const english: Readonly<Record<string, unknown>> = { ...npsMessages, ...metricMessages, ...moreMessages, ...scorecardMessages, ...paletteMessages, ...workbenchMessages };
    const french = locales[0]!.messages!;
    const places = (message: unknown): string[] => [...new Set([...JSON.stringify(message).matchAll(/\{\w+\}/g)].map(([place]) => place))].sort();
    for (const [key, message] of Object.entries(french)) {
      assert.ok(Object.hasOwn(english, key), key);
      assert.deepEqual(places(message), places(english[key]), key);
    }
    for (const key of Object.keys(npsMessages)) assert.ok(Object.hasOwn(french, key), key);
  });
});

describe('the metric of answers-tile', () => {
  it('is made of data by the host, without its code', async () => {
    const host = createHost({ makeMetric: metricFrom });
    const outcome = host.install({ manifest: manifestOf('answers-tile'), tier: 'isolated', code: { kind: 'text', text: 'there is no runner for it' } });
    assert.ok(outcome.ok);
    await host.start();
    const metric = host.metrics.get('cx-examples.trust');
    assert.deepEqual([metric?.id, metric?.unit, metric?.better], ['cx-examples.trust', 'share', 'higher']);
    await host.dispose();
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { BUILT_IN_METRICS } from '../../src/metrics/built-in/index.js';
import { citesSource, metricsPages, partsOf, roomOf } from '../../scripts/docs/metrics-pages.mjs';
import { readMetrics, type DocEntry } from '../../scripts/docs/read-metrics.mjs';

const entries = readMetrics();
const functions = entries.filter(({ kind }) => kind === 'function');
/** What works out a figure: all but the plumbing around it, and but the parts of others. */
const METHODS = /^src\/metrics\/(relationship|service|people|scales|scorecard|analysis|statistics)\//;
const methods = functions.filter(({ file, partOf }) => METHODS.test(file) && partOf === '');
const figures = methods.filter((entry) => roomOf(entry) !== 'statistics/distributions');

/** A word that tells in what a figure is counted, or between what it lies. */
const UNIT =
  /\d\.\.\w|\b(?:points?|units?|shares?|upwards|or more|odds|answers|periods|minutes|ranks|people|percent|probability|p-values?|standard (?:errors|deviations)|True)\b/i;

const lacking = (all: readonly DocEntry[], has: (entry: DocEntry) => boolean): string[] => all.filter((entry) => !has(entry)).map(({ file, name }) => `${file}: ${name}`);

describe('the docstrings of the metrics core', () => {
  it('are read, from functions, constants and classes', () => {
    assert.ok(functions.length > 150 && methods.length > 90, `${functions.length} ${methods.length}`);
    const wilson = entries.find(({ name }) => name === 'wilson')!;
    assert.deepEqual(wilson.parameters.map(({ name, type, optional }) => [name, type, optional]), [['x', 'number', false], ['n', 'number', false], ['level', 'number', true]]);
    const churn = entries.find(({ name }) => name === 'churnRates')!;
    assert.ok(churn.result!.fields.find(({ name }) => name === 'retention')!.doc.includes('retained / start'));
    assert.deepEqual(entries.find(({ name }) => name === 'longevity')!.parameters.map(({ name }) => name), ['customers', 'options.horizons', 'options.level']);
    assert.equal(entries.find(({ name }) => name === 'annualChurn')!.doc.split('\n\n').length, 2);
  });

  it('say what everything means', () => assert.deepEqual(lacking(entries, ({ doc }) => doc !== ''), []));
  it('say what is thrown, wherever something is', () => assert.deepEqual(lacking(functions, ({ failing, throws }) => !failing || throws.length > 0), []));
  it('give the formula of every metric and method', () => assert.deepEqual(lacking(methods, ({ formula }) => formula !== ''), []));
  it('give its source, or say that it has none', () => assert.deepEqual(lacking(methods, citesSource), []));
  it('say when to use it and when not', () => assert.deepEqual(lacking(figures, ({ doc }) => partsOf(doc).use.length > 0), []));
  it('say in which unit or range it is', () =>
    assert.deepEqual(lacking(figures, ({ doc, returns, formula, result }) => UNIT.test([doc, returns, formula, ...(result?.fields ?? []).map((field) => field.doc)].join(' '))), []));
  it('name what exists, where they call something a part of it', () =>
    assert.deepEqual(lacking(functions, ({ partOf }) => partOf === '' || entries.some(({ name }) => name === partOf)), []));
});

describe('docs/metrics', () => {
  const pages = metricsPages(entries, BUILT_IN_METRICS);

  it('is what `npm run docs` makes of them now', () => {
    const stale = [...pages].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== text).map(([path]) => path);
    assert.deepEqual(stale, [], 'run `npm run docs -- metrics`');
  });

  it('has no page about nothing', () => {
    const there = readdirSync('docs/metrics', { recursive: true }).map((name) => join('docs/metrics', String(name))).filter((path) => path.endsWith('.md'));
    assert.deepEqual(there.filter((path) => !pages.has(path)), []);
  });

  it('links to headings that exist, and so does the guide', () => {
    const broken: string[] = [];
    for (const [path, text] of [...pages, ['docs/which-figure.md', readFileSync('docs/which-figure.md', 'utf8')] as const]) {
      for (const [, target = '', heading = ''] of text.matchAll(/\]\(([^)#]*\.md)?#([\w.-]+)\)/g)) {
        const page = target === '' ? path : join(path, '..', target);
        const headings = [...(pages.get(page) ?? '').matchAll(/^## (.+)$/gm)].map(([, name]) => name!.toLowerCase());
        if (!headings.includes(heading)) broken.push(`${path}: ${target}#${heading}`);
      }
    }
    assert.deepEqual(broken, []);
  });
});

// Builds everything that is published: dist/src and dist/components (one module a file, for bundlers), dist/cdn (one
// file an element, for script tags), dist/schemas (JSON Schema), and the manifests that editors read.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { pureCurves } from './pure-curves.mjs';
import { buildSandbox } from './sandbox.mjs';
import { writeBill } from './sbom.mjs';

const require = createRequire(import.meta.url);
const bin = (pkg, path) => join(require.resolve(`${pkg}/package.json`), '..', path);
const run = (script, args) => execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });

run(bin('typescript', 'bin/tsc'), ['-p', 'tsconfig.build.json']);
const cdn = {
  'cx-elements': 'dist/components/all.js',
  'survey-studio': 'dist/components/studio/define.js',
  theme: 'dist/components/theme/define.js',
  delivery: 'dist/components/delivery/define.js',
  outbox: 'dist/src/delivery/core.js',
  host: 'dist/src/host/core.js',
  sdk: 'dist/src/sdk/index.js',
  import: 'dist/components/import/define.js',
  'import-worker': 'dist/components/import/import-worker.js',
  metrics: 'dist/src/metrics/index.js',
  metric: 'dist/components/metric/define.js',
  'preference-center': 'dist/components/preference-center/define.js',
  consent: 'dist/components/consent/define.js',
  'life-events': 'dist/components/life-events/define.js',
  'capability-level': 'dist/components/capability-level/define.js',
  'nps-survey': 'dist/components/nps-survey/define.js',
  'csat-survey': 'dist/components/csat-survey/define.js',
  'ces-survey': 'dist/components/ces-survey/define.js',
  'advocacy-spectrum': 'dist/components/advocacy-spectrum/define.js',
  recognize: 'dist/components/recognize/define.js',
  complaint: 'dist/components/complaint/define.js',
  survey: 'dist/components/survey/define.js',
  'survey-prompt': 'dist/components/survey-prompt/define.js',
  'survey-policy': 'dist/components/survey-policy/define.js',
  'survey-debug': 'dist/components/survey-debug/define.js',
  'plugin-surface': 'dist/components/plugin-surface/define.js',
  'sandbox-tools': 'dist/src/host/tools/index.js',
  scorecard: 'dist/components/scorecard/define.js',
  benchmark: 'dist/components/benchmark/define.js',
  'control-chart': 'dist/components/control-chart/define.js',
  distribution: 'dist/components/distribution/define.js',
  drivers: 'dist/components/drivers/define.js',
  'review-pack': 'dist/components/review-pack/define.js',
  'journey-flow': 'dist/components/journey-flow/define.js',
  'flow-worker': 'dist/components/journey-flow/flow-worker.js',
  'journey-map': 'dist/components/journey-map/define.js',
  'journey-session': 'dist/components/journey-session/define.js',
  journey: 'dist/src/journey/index.js',
  plugins: 'dist/components/plugins/index.js',
  workbench: 'dist/components/workbench/define.js',
  'command-palette': 'dist/components/command-palette/define.js',
  settings: 'dist/components/settings/define.js',
  'plugin-manager': 'dist/components/plugin-manager/define.js',
  tile: 'dist/components/tile/define.js',
  walkthrough: 'dist/components/walkthrough/define.js',
  why: 'dist/components/why/define.js',
  'metrics-declarative': 'dist/src/metrics/declarative/index.js',
  'action-board': 'dist/components/action-board/define.js',
  'voice-wall': 'dist/components/voice-wall/define.js',
  autoloader: 'dist/components/autoloader.js',
  embed: 'dist/components/embed.js',
  'embed-frames': 'dist/components/embed-frames.js',
  hosted: 'dist/components/hosted.js',
  'hosted-frame': 'dist/components/hosted-frame.js',
  ...Object.fromEntries(['', 'workbench/', 'studio/', 'insight/'].filter((folder) => existsSync(`components/locales/${folder}`)).flatMap((folder) => readdirSync(`components/locales/${folder}`).filter((file) => file.endsWith('.ts') && !file.endsWith('translation.ts')).map((file) => `locales/${folder}${file.replace('.ts', '')}`)).map((locale) => [locale, `dist/components/${locale}.js`])),
};
// What is loaded only when it is opened stands in a folder beside its element: `preference-center/times.js`. Parts take Lit
// from the element's own file, and libraries that only parts need are in files of their own.
const SCHEMAS = { name: 'schemas', priority: 2, test: /node_modules\/zod/ };
const TIME = { name: 'time', priority: 1, test: /node_modules\/temporal-/ };
/** The modules that a file needs from the start. */
const needed = new Set();
const ownFile = {
  name: 'cx-own-file',
  buildEnd() {
    needed.clear();
    const next = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id).isEntry);
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (needed.has(id)) continue;
      needed.add(id);
      next.push(...this.getModuleInfo(id).importedIds);
    }
  },
};
/** All of them together in that file: left to itself the bundler takes out what many parts share. */
const OWN = { name: 'own', priority: 3, test: (id) => needed.has(id) };
const inParts = (name) => ({
  preserveEntrySignatures: 'allow-extension',
  // the import element of the whole and the host of a page need zod at once
  output: { chunkFileNames: `${name}/[name].js`, codeSplitting: { includeDependenciesRecursively: false, groups: name === 'cx-elements' || name === 'plugins' ? [OWN, TIME] : [OWN, SCHEMAS, TIME] } },
});
/** A line that both the page and the rules need would become a file that the page has to wait for: the page gets its own. */
const ownTwice = {
  name: 'cx-own-twice',
  enforce: 'pre',
  resolveId: (id, importer) => (id.endsWith('/own.js') && /dist\/(components|src\/preferences\/edit)\//.test(importer ?? '') ? `${resolve(dirname(importer), id)}?page` : null),
};
const HAVE_PARTS = new Set(['delivery', 'voice-wall', 'advocacy-spectrum', 'recognize', 'action-board', 'benchmark', 'control-chart', 'distribution', 'drivers', 'cx-elements', 'import', 'metric', 'scorecard', 'plugins', 'nps-survey', 'csat-survey', 'ces-survey', 'survey', 'survey-studio', 'survey-prompt', 'survey-policy', 'preference-center', 'consent', 'life-events', 'journey-flow', 'journey-map', 'journey-session', 'review-pack']);
/** An element that draws itself has no use for the templates of Lit. */
const bareLit = { name: 'cx-bare-lit', enforce: 'pre', resolveId: (id) => (id === 'lit' ? resolve('scripts/lean-lit.mjs') : null) };
for (const [name, entry] of Object.entries(cdn).filter(([n]) => ["journey-map","journey-flow","journey-session"].includes(n))) {
  // a worker exports nothing, and would pass for a file of another kind
  const rolldownOptions = HAVE_PARTS.has(name) ? inParts(name) : name.endsWith('-worker') ? { output: { footer: 'export {};' } } : undefined;
  await build({ logLevel: 'warn', build: { lib: { entry, formats: ['es'], fileName: () => `${name}.js` }, ...(rolldownOptions && { rolldownOptions }) }, plugins: [pureCurves, ...(name === 'metric' ? [bareLit] : []), ...(HAVE_PARTS.has(name) ? [ownTwice, ownFile] : [])] });
}

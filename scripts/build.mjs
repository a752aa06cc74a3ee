// Builds everything that is published: dist/src and dist/components (one module a file, for bundlers), dist/cdn (one
// file an element, for script tags), dist/schemas (JSON Schema), and the manifests that editors read.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { atATime } from './build/at-a-time.mjs';
import { bundle } from './build/bundle.mjs';
import { forgetOthers } from './build/minify.mjs';
import { pureCurves } from './pure-curves.mjs';
import { buildSandbox } from './sandbox.mjs';
import { writeBill } from './sbom.mjs';

const require = createRequire(import.meta.url);
const bin = (pkg, path) => join(require.resolve(`${pkg}/package.json`), '..', path);
const run = (script, args) => execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });

rmSync('dist', { recursive: true, force: true });
run(bin('typescript', 'bin/tsc'), ['-p', 'tsconfig.build.json']);
for (const command of ['dist/src/collector/cli.js', 'dist/src/sdk/cli/main.js']) chmodSync(command, 0o755); // linked to without being installed
console.log('dist/src, dist/components');

// From tsc's output, not from src: `sideEffects` names dist files, and an entry that it does not name would lose its
// `define` calls without a word.
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
/** All that a file needs from the start together in that file: left to itself the bundler takes out what many parts share. */
function ownFile() {
  const needed = new Set();
  const plugin = {
    name: 'cx-own-file',
    buildEnd() {
      const next = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id).isEntry);
      for (let id = next.pop(); id !== undefined; id = next.pop()) {
        if (needed.has(id)) continue;
        needed.add(id);
        next.push(...this.getModuleInfo(id).importedIds);
      }
    },
  };
  return { plugin, group: { name: 'own', priority: 3, test: (id) => needed.has(id) } };
}
const inParts = (name, own) => ({
  preserveEntrySignatures: 'allow-extension',
  // the import element of the whole and the host of a page need zod at once
  output: { chunkFileNames: `${name}/[name].js`, codeSplitting: { includeDependenciesRecursively: false, groups: name === 'cx-elements' || name === 'plugins' ? [own.group, TIME] : [own.group, SCHEMAS, TIME] } },
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
async function single(name, entry) {
  const own = HAVE_PARTS.has(name) ? ownFile() : undefined;
  // a worker exports nothing, and would pass for a file of another kind
  const rolldownOptions = own ? inParts(name, own) : name.endsWith('-worker') ? { output: { footer: 'export {};' } } : undefined;
  await bundle({ build: { lib: { entry, formats: ['es'], fileName: () => `${name}.js` }, ...(rolldownOptions && { rolldownOptions }) }, plugins: [pureCurves, ...(name === 'metric' ? [bareLit] : []), ...(own ? [ownTwice, own.plugin] : [])] });
}
/**
 * What reads manifests, and what only plugins need that are not trusted: files that share what they have in common and load
 * one another when it comes to that.
 */
const sharing = () => bundle({
  build: {
    lib: { entry: { 'plugin-manifest': 'dist/src/model/plugin/index.js', sandbox: 'dist/src/host/sandbox/index.js' }, formats: ['es'] },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'run', priority: 3, test: /dist\/src\/(core\/(disposable|emitter|clock)|host\/broker\/consent)/ },
            { name: 'fault', priority: 3, test: /dist\/src\/core\/(problem|result)/ },
            { name: 'zod', priority: 2, test: /node_modules\/zod/ },
          ],
        },
        // parts of the broker are loaded when a plugin first asks for something of theirs
        chunkFileNames({ facadeModuleId }) {
          const [, part] = /\/broker\/(\w+)\.js$/.exec(facadeModuleId ?? '') ?? [];
          return part === undefined ? 'plugin-shared-[name].js' : part === 'index' ? 'broker.js' : `broker-${part}.js`;
        },
      },
    },
  },
});
/** What the page on which a plugin is made loads: all in one file, for `cx-elements dev-plugin` and nobody else. */
const workshop = () => bundle({ build: { outDir: 'dist/dev', lib: { entry: 'dist/components/plugins/workshop.js', formats: ['es'], fileName: () => 'workshop.js' } } });

/** The pages "Analysis", "The board" and "The journey" of the demo. They are written in TypeScript and are not published. */
const PAGES = ['analysis', 'board', 'journey'];
const page = (name) => bundle({ build: { outDir: '.build/demo', lib: { entry: `demo/${name}/main.ts`, formats: ['es'], fileName: () => `${name}.js` } } });

rmSync('.build/demo', { recursive: true, force: true });
// while some are minified the next are bundled
await atATime(4, [...Object.entries(cdn).map(([name, entry]) => () => single(name, entry)), sharing, workshop, ...PAGES.map((name) => () => page(name))], (one) => one());
const { frame } = await buildSandbox();
console.log(`dist/sandbox: cx-sandbox.html, cx-sandbox.js (${frame} bytes)`);
console.log(`dist/cdn: ${Object.keys(cdn).join(', ')}`);
console.log(`.build/demo: ${PAGES.join(', ')}`);

// Our own plugins as their authors build them: one file each, which runs isolated too; what imports more than the SDK is bundled first.
// Demo and tests serve them; they are not published.
const { buildPlugin } = await import(pathToFileURL('dist/src/sdk/cli/build-plugin.js').href);
for (const name of readdirSync('plugins').filter((one) => existsSync(`plugins/${one}/plugin.js`))) {
  const folder = `plugins/${name}`;
  if (!/from '(?!cx-elements\/sdk)/.test(readFileSync(`${folder}/plugin.js`, 'utf8'))) buildPlugin(folder, '.');
  else {
    await bundle({ build: { outDir: `${folder}/dist`, lib: { entry: `${folder}/plugin.js`, formats: ['es'], fileName: () => 'plugin.js' } } });
    cpSync(`${folder}/plugin.json`, `${folder}/dist/plugin.json`);
  }
  console.log(`${folder}/dist/plugin.js, ${readFileSync(`${folder}/dist/plugin.js`).length} bytes`);
}

// What is inside these files, and whose it is: BSD and ISC ask for their notice to travel along.
const inside = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'idb', 'd3-array', 'd3-shape', 'd3-path', 'internmap', 'papaparse', 'zod', 'temporal-polyfill', 'temporal-spec', 'temporal-utils', '@marcbachmann/cel-js', '@noble/hashes', '@leeoniya/ufuzzy', 'semver', 'yjs', 'lib0'];
const notices = inside.flatMap((pkg) => {
  const folder = join('node_modules', pkg);
  const licence = existsSync(folder) && readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  return licence ? [`${pkg}\n${'-'.repeat(pkg.length)}\n${readFileSync(join(folder, licence), 'utf8').trim()}\n`] : [];
});
writeFileSync('dist/cdn/THIRD-PARTY-NOTICES.txt', notices.join('\n\n'));
console.log(`dist/sbom.cdx.json: ${writeBill('dist/sbom.cdx.json')} packages`);

forgetOthers();

const { writeSchemas } = await import(pathToFileURL('scripts/schemas.mjs').href);
mkdirSync('dist/schemas', { recursive: true });
console.log(`dist/schemas: ${(await writeSchemas('dist/schemas')).join(', ')}`);

run(bin('@custom-elements-manifest/analyzer', 'cem.js'), ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);
cpSync('scripts/placeholder.css', 'dist/cdn/placeholder.css');
console.log('custom-elements.json, web-types.json, vscode.*-custom-data.json');

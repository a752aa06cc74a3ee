// Is the package what the ecosystem expects? Each check is one line of the list below.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const pkg = JSON.parse(readFileSync('package.json', 'utf8'));
const bin = (name, path) => join('node_modules', name, path);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Entries that need Node or make sense in a browser only are named here. */
const subpaths = Object.keys(pkg.exports).filter((path) => !path.includes('*') && !path.endsWith('.json'));
const elements = ['cx-capability-level', 'cx-command-palette', 'cx-consent', 'cx-delivery', 'cx-import', 'cx-life-events', 'cx-metric', 'cx-nps-survey', 'cx-plugin-manager', 'cx-plugin-surface', 'cx-preference-center', 'cx-scorecard', 'cx-settings', 'cx-survey-debug', 'cx-survey-policy', 'cx-survey-prompt', 'cx-survey-studio', 'cx-tile', 'cx-walkthrough', 'cx-why', 'cx-workbench'];

const run = (command, args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } });
  if (status !== 0) throw new Error(`${stdout}${stderr}`.trim().split('\n').slice(-25).join('\n'));
  return stdout;
};

/** Bundles a line of code as a user would, with the packages it depends on left out, and gives the result. */
async function bundled(code) {
  const folder = mkdtempSync(join(tmpdir(), 'cx-bundle-'));
  try {
    writeFileSync(join(folder, 'entry.js'), code.replaceAll("'cx-elements", `'${resolve('.')}/dist-of`));
    const alias = (id) => {
      if (!id.includes('/dist-of')) return null;
      const subpath = `.${id.split('/dist-of')[1]}`;
      return resolve(pkg.exports[subpath].default);
    };
    const bundle = await rolldown({
      input: join(folder, 'entry.js'),
      external: [/^lit($|\/)/, 'd3-shape', 'd3-array', /^zod/, 'papaparse', 'idb', 'temporal-polyfill', '@marcbachmann/cel-js', /^@noble\//, '@leeoniya/ufuzzy'],
      logLevel: 'silent',
      plugins: [{ name: 'exports', resolveId: (id) => alias(id) }],
    });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    return output.map((chunk) => chunk.code ?? '').join('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const checks = {
  'publint finds nothing': () => {
    const out = run(process.execPath, [bin('publint', 'src/cli.js'), '--strict']);
    if (!/All good/.test(out)) throw new Error(out);
  },
  // the tool takes two seconds an entry and all are made alike: one of each depth; that each has its types is seen below
  'the types are not wrong': () => run(process.execPath, [bin('@arethetypeswrong/cli', 'dist/index.js'), '--pack', '.', '--profile', 'esm-only', '--entrypoints', '.', 'nps-survey', 'nps-survey/element', 'metrics/declarative', 'collector/clickhouse', 'plugins']),
  'every entry has its types, for Node and for bundlers': () => {
    mkdirSync('.test-results', { recursive: true });
    const folder = mkdtempSync(join('.test-results', 'types-')); // within the package, which then finds itself by its name
    try {
      writeFileSync(join(folder, 'uses.ts'), subpaths.map((path, index) => `import * as entry${index} from '${path.replace('.', pkg.name)}';\nexport const names${index} = Object.keys(entry${index});\n`).join(''));
      for (const [module, moduleResolution] of [['nodenext', 'nodenext'], ['esnext', 'bundler']]) {
        const compilerOptions = { module, moduleResolution, target: 'es2022', lib: ['es2024', 'dom', 'dom.iterable'], strict: true, noEmit: true, skipLibCheck: true, types: ['node'] };
        writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['uses.ts'] }));
        run(process.execPath, [bin('typescript', 'bin/tsc'), '-p', folder]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  'every entry can be imported where there is no browser': async () => {
    for (const subpath of subpaths.filter((path) => path !== './autoloader' && path !== './embed')) await import(resolve(pkg.exports[subpath].default));
  },
  'nothing is published but what belongs to the package': () => {
    const [{ files }] = JSON.parse(execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    const stray = files.map(({ path }) => path).filter((path) => !/^(dist\/(src|components|cdn|sandbox|schemas|dev)\/|dist\/sbom\.cdx\.json$|(custom-elements|web-types|vscode\.(html|css)-custom-data|package)\.json$|README\.md$|CHANGELOG\.md$|LICENSE$)/.test(path));
    if (stray.length > 0) throw new Error(`These would be published: ${stray.join(', ')}`);
    for (const path of ['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/cdn/THIRD-PARTY-NOTICES.txt', 'dist/sbom.cdx.json']) if (!files.some((file) => file.path === path)) throw new Error(`${path} is missing`);
  },
  'importing a class registers nothing and brings nothing along': async () => {
    const code = await bundled("import { CxNpsSurvey } from 'cx-elements/nps-survey/element'; import { npsScore } from 'cx-elements/metrics';");
    if (code.length > 200) throw new Error(`${code.length} bytes are left of imports that nobody uses: ${code.slice(0, 200)}`);
  },
  'importing one function of the core brings little along': async () => {
    const code = await bundled("import { npsScore } from 'cx-elements/metrics'; console.log(npsScore({ detractors: 1, passives: 1, promoters: 1 }));");
    if (code.length > 1000) throw new Error(`${code.length} bytes for one function`);
  },
  'importing an element registers it, also through a bundler': async () => {
    const code = await bundled("import 'cx-elements/nps-survey';");
    if (!code.includes('cx-nps-survey')) throw new Error('the registration was shaken off');
    if (/zod|temporal|papaparse|d3-/.test(code)) throw new Error('a survey brings along what it does not need');
  },
  'the manifest tells every element with its attributes, events and parts': () => {
    const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
    const declarations = modules.flatMap((module) => module.declarations ?? []);
    for (const tag of elements) {
      const found = declarations.find((one) => one.tagName === tag);
      if (!found) throw new Error(`<${tag}> is not in custom-elements.json`);
      if (!found.events?.length) throw new Error(`<${tag}> has no events in custom-elements.json`);
      if (!['cx-import', 'cx-plugin-surface'].includes(tag) && !found.attributes?.length) throw new Error(`<${tag}> has no attributes in custom-elements.json`);
      for (const kind of ['attributes', 'events', 'slots', 'cssParts', 'cssProperties']) {
        const bare = (found[kind] ?? []).find(({ description }) => !description?.trim());
        if (bare) throw new Error(`${bare.name || 'the default slot'} (${kind}) of <${tag}> is not explained`);
      }
    }
    const missing = modules.map(({ path }) => path).filter((path) => !existsSync(path));
    if (missing.length > 0) throw new Error(`The manifest names ${missing[0]}, which is not there`);
  },
  'the pages about the elements are up to date': () => run(process.execPath, [join('scripts', 'docs.mjs'), '--check']),
  'editors get the tags': () => {
    const html = readFileSync('vscode.html-custom-data.json', 'utf8');
    const jet = readFileSync('web-types.json', 'utf8');
    for (const tag of elements) if (!html.includes(`"${tag}"`) || !jet.includes(`"${tag}"`)) throw new Error(`<${tag}> is missing in what editors read`);
  },
  'the versions agree': async () => {
    const { VERSION } = await import(resolve('dist/components/base/define-element.js'));
    if (VERSION !== pkg.version) throw new Error(`package.json says ${pkg.version}, the elements say ${VERSION}`);
    if (!readFileSync('CHANGELOG.md', 'utf8').includes(pkg.version)) throw new Error(`CHANGELOG.md does not mention ${pkg.version}`);
  },
  'every dependency has a line of why': () => {
    const reasons = readFileSync('docs/dependencies.md', 'utf8');
    const all = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies, ...pkg.devDependencies });
    const silent = all.filter((name) => !reasons.includes(`\`${name}\``));
    if (silent.length > 0) throw new Error(`docs/dependencies.md does not say why there is ${silent.join(', ')}`);
  },
  'the bill of materials names every dependency, with version, licence and hash': () => {
    const { components } = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8'));
    const missing = Object.keys(pkg.dependencies).filter((name) => !components.some((one) => one.name === name));
    if (missing.length > 0) throw new Error(`dist/sbom.cdx.json does not name ${missing.join(', ')}`);
    const bare = components.find((one) => !one.version || !one.licenses?.length || !one.hashes?.length);
    if (bare) throw new Error(`dist/sbom.cdx.json lacks version, licence or hash of ${bare.name}`);
  },
  'the lock file names no registry': () => {
    if (/"resolved": "https?:/.test(readFileSync('package-lock.json', 'utf8'))) throw new Error('package-lock.json names a host');
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
  } catch (error) {
    failed += 1;
    console.log(`  not so: ${name}\n    ${String(error.message).replaceAll('\n', '\n    ')}`);
  }
}
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

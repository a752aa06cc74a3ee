// `npm test`: everything a change can break. `npm test -- unit e2e` runs some stages only. The last line is
// `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowsers } from './browsers/find.mjs';

const RESULTS = '.test-results';
const testFiles = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.test.ts')).sort().map((name) => join(folder, name));

/** Runs a command; shows what it says. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0', ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        process.stdout.write(chunk);
      });
    }
    child.on('close', (code) => resolve({ code, output }));
  });
}

const node = (...args) => run(process.execPath, args);
const bin = (name) => join('node_modules', '.bin', name);
/** A stage that is one check: it holds or it does not. */
const single = async (promise) => ((await promise).code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
/** A stage that ends with "N passed, N failed". */
const counted = async (promise) => {
  const { code, output } = await promise;
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [null, 0, 1];
  return { passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1) };
};

/**
 * Files of tests that go through one process: to start one and load the sources takes longer than most tests. Neighbours stay together,
 * for they load much the same.
 */
function together(folder, most) {
  const files = testFiles(folder);
  return Array.from({ length: Math.ceil(files.length / most) }, (_, index) => {
    const name = join(RESULTS, `${folder.replaceAll('/', '-')}-${index + 1}.ts`);
    writeFileSync(name, files.slice(index * most, (index + 1) * most).map((file) => `import ${JSON.stringify(pathToFileURL(resolve(file)).href)};\n`).join(''));
    return name;
  });
}

/** Runs files of Node tests; says what failed, by file where it is known. */
async function nodeRun(name, files) {
  const tap = join(RESULTS, `${name}.tap`);
  const { code } = await node(
    '--import', 'tsx', '--import', './test/support/seed.ts', '--test', '--test-concurrency=2',
    '--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`,
    ...files,
  );
  const text = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  const passed = Number(/^# pass (\d+)/m.exec(text)?.[1] ?? 0);
  // a suite with a test that failed is told as failed too
  const failures = [...text.matchAll(/^ *not ok \d+ - (?<test>.*)\n(?<said>[^]*?)\n *\.\.\.$/gm)]
    .filter(({ groups }) => !/failureType: 'subtestsFailed'/.test(groups.said))
    .map(({ groups }) => ({ test: groups.test, file: /location: '(.*?):\d+:\d+'/.exec(groups.said)?.[1] }));
  if (code !== 0 && failures.length === 0) failures.push({ test: `the tests ended with ${code}` });
  return { passed, failures };
}

const nodeTests = (folder, files = testFiles(folder)) => nodeRun(folder.replaceAll('/', '-'), files);

/** Runs tests in browsers: all, or some files in some of them. */
async function browserRun(name, files = [], env = {}) {
  const file = join(RESULTS, `${name}.json`);
  const { code } = await run(bin('wtr'), files.length > 0 ? ['--files', ...files] : [], { CX_RESULT_FILE: file, ...env });
  const { passed, failures } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failures: [] };
  if (code !== 0 && failures.length === 0) failures.push({ test: `the tests ended with ${code}` });
  return { passed, failures };
}

/** So many files with failures are run again, alone; more than that is no chance. */
const FEW = 3;

/** What stands for all tests of a file. */
const COULD_NOT_RUN = 'a file that could not run at all';

/**
 * Runs the files again in which something failed, with nothing beside them, for a browser that gets no time on a full machine fails tests
 * that hold. What fails both times has failed; what fails once is told at the end, by name.
 */
async function again({ passed, failures }, rerun) {
  const files = [...new Set(failures.map(({ file }) => file))];
  if (failures.length === 0 || files.length > FEW || files.includes(undefined)) return { passed, failures };
  console.log(`\n-- once more, alone: ${files.join(', ')}`);
  const second = await rerun(files, failures);
  const same = (one) => (other) => one.file === other.file && one.browser === other.browser && [one.test, COULD_NOT_RUN].includes(other.test);
  const isBroken = second.failures.some(({ file }) => file === undefined); // then it is not known what of it has passed
  const both = isBroken ? failures : failures.filter((one) => second.failures.some(same(one)));
  const once = [...failures, ...second.failures].filter((one) => !both.some(same(one)) && !both.includes(one));
  return { passed: passed + failures.length - both.length, failures: both, shaky: once };
}

const browserTests = async () =>
  again(await browserRun('browser'), (files, failures) =>
    browserRun('browser-again', files, { CX_AT_A_TIME: '1', CX_BROWSERS: [...new Set(failures.map(({ browser }) => browser.toLowerCase()))].join() }));

const endToEnd = async () => again(await nodeTests('test/e2e'), (files) => nodeRun('test-e2e-again', files));

const stages = {
  types: async () => {
    const results = [];
    for (const project of ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.node.json']) results.push(await single(run(bin('tsc'), ['-p', project])));
    return results.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
  },
  lint: () => single(run(bin('oxlint'), ['src', 'components', 'test', 'demo', 'scripts', 'bench', 'plugins'])),
  build: async () => {
    const built = await single(node('scripts/build.mjs'));
    if (built.failed === 0) process.env.CX_BUILT = '1'; // commands are run as they were built; see test/support/commands.ts
    return built;
  },
  size: () => counted(node('scripts/size.mjs')),
  package: () => counted(node('scripts/package-check.mjs')),
  unit: () => nodeTests('test/unit', together('test/unit', 12)),
  collector: () => nodeTests('test/collector'),
  wordpress: () => nodeTests('test/wordpress'),
  vectors: () => counted(node('--import', 'tsx', 'test/vectors/run.ts')),
  browser: browserTests,
  e2e: endToEnd,
  abuse: () => counted(node('--import', 'tsx', 'test/abuse/run.ts', ...process.argv.slice(2).filter((name) => name === '--write'))),
  faults: () => counted(node('--import', 'tsx', 'test/faults/run.ts', '--count')),
  security: () => counted(node('--import', 'tsx', 'test/security/run.ts', ...process.argv.slice(2).filter((name) => name === '--write'))),
};

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = wanted.filter((name) => !Object.hasOwn(stages, name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}. There is ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const chosen = wanted.length > 0 ? wanted : Object.keys(stages);
try {
  if (chosen.some((name) => name === 'browser' || name === 'e2e' || name === 'abuse' || name === 'faults' || name === 'security')) ensureBrowsers();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
/** A stage that mostly waits, for a server to come back, or that works in one process alone, goes beside another. */
const BESIDE = { faults: 'collector', package: 'wordpress' };
const summary = [];
async function stage(name) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const { passed, failures = [], failed = failures.length, shaky = [] } = await stages[name]();
  summary.push({ name, passed, failed, failures, shaky, seconds: Math.round((Date.now() - began) / 1000) });
}
for (const name of chosen) {
  if (chosen.includes(BESIDE[name])) continue;
  await Promise.all([name, ...chosen.filter((other) => BESIDE[other] === name)].map(stage));
}
console.log('\n== in all');
for (const { name, passed, failed, seconds } of summary) console.log(`${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s`);
for (const { name, failures, shaky } of summary) {
  for (const { file = name, browser, test } of failures) console.log(`failed: ${file}${browser ? `, ${browser}` : ''}: ${test}`);
  for (const { file, browser, test } of shaky) console.log(`failed once of twice: ${file}${browser ? `, ${browser}` : ''}: ${test}`);
}
const total = (what) => summary.reduce((sum, stage) => sum + stage[what], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { build as bundle } from 'esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserCommands } from './scripts/browsers/commands.mjs';
import { conformanceCommand } from './scripts/browsers/conformance.mjs';
import { CHROMIUM_ARGS, findBrowsers } from './scripts/browsers/find.mjs';
import { testBackend } from './scripts/browsers/test-backend.mjs';
import { webkitLauncher } from './scripts/browsers/webkit.mjs';

const require = createRequire(import.meta.url);
const START = 90_000;
const found = findBrowsers();
const named = (launcher, name) => Object.assign(launcher, { name });
/** As patient with a page that loads all there is as the timeouts below. */
const patient = async ({ context }) => {
  const page = await context.newPage();
  page.setDefaultNavigationTimeout(START);
  return page;
};
const launchers = {
  chromium: () => named(chromeLauncher({ launchOptions: { executablePath: found.chromium, args: CHROMIUM_ARGS }, createPage: patient }), 'Chromium'),
  // puppeteer speaks WebDriver BiDi to a Firefox as it comes
  firefox: () => named(chromeLauncher({ launchOptions: { browser: 'firefox', executablePath: found.firefox }, createPage: patient }), 'Firefox'),
  webkit: webkitLauncher,
};
/** `CX_BROWSERS=firefox npm run test:browser` for one; all that are installed if not said. */
const wanted = (process.env.CX_BROWSERS ?? 'chromium,firefox,webkit').split(',').filter((name) => found[name]);

/** Leaves what came out where scripts/test.mjs finds it: how many passed, and what did not, by file and browser. */
const outcome = {
  stop() {},
  onTestRunFinished({ sessions }) {
    const file = process.env.CX_RESULT_FILE;
    if (!file) return;
    const tests = (suite, path = []) => [...suite.tests.map((test) => ({ ...test, path: [...path, test.name] })), ...suite.suites.flatMap((one) => tests(one, [...path, one.name]))];
    let passed = 0;
    const failures = [];
    for (const session of sessions) {
      const all = session.testResults ? tests(session.testResults) : [];
      const at = { file: relative('.', session.testFile), browser: session.browser.name };
      passed += all.filter((test) => test.passed && !test.skipped).length;
      const broken = all.filter((test) => !test.passed && !test.skipped);
      failures.push(...broken.map(({ path }) => ({ ...at, test: path.join(' ') })));
      if (broken.length === 0 && !session.passed) failures.push({ ...at, test: 'a file that could not run at all' });
    }
    writeFileSync(file, JSON.stringify({ passed, failures }));
  },
};

/** Packages that are published for Node's `require` only; bundlers wrap them like this. */
const COMMON_JS = /^(papaparse|saxes|semver)(\/|$)/;
const commonJsAsModule = {
  name: 'cx-common-js-as-module',
  resolveImport: ({ source }) => (COMMON_JS.test(source) ? `/__common-js/${source}` : undefined),
  async serve({ path }) {
    if (!path.startsWith('/__common-js/')) return undefined;
    const name = path.slice('/__common-js/'.length);
    // what it exports by name, it exports by name here too
    const names = Object.keys(require(name)).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default');
    const contents = `import * as all from '${name}'; const whole = all.default ?? all; export default whole; const { ${names.map((key, i) => `${key}: e${i}`).join(', ')} } = whole; export { ${names.map((key, i) => `e${i} as ${key}`).join(', ')} };`;
    const { outputFiles } = await bundle({ stdin: { contents, resolveDir: process.cwd() }, bundle: true, format: 'esm', platform: 'browser', write: false, logLevel: 'error' });
    return { body: outputFiles[0].text, type: 'js' };
  },
};

/** A worker is asked for by the name it will have when it is built. */
const workersFromSource = (context, next) => {
  context.url = context.url.replace(/^(\/(?:src|components)\/.*-worker)\.js/, '$1.ts');
  return next();
};

const EVERYTHING = 'test/browser/**/*.test.ts';
/** In Chromium they take about as long as all others together. */
const LONGEST = 'test/browser/states/*.test.ts';
const browsers = wanted.map((name) => launchers[name]());
/** A Chromium of its own for the longest, and all other files beside it; the longest begin first. */
const groups = [
  { name: 'the longest in Chromium', files: LONGEST, browsers: [launchers.chromium()] },
  { name: 'the others in Chromium', files: [EVERYTHING, `!${LONGEST}`], browsers: browsers.filter(({ name }) => name === 'Chromium') },
  { name: 'other browsers', files: [EVERYTHING, '!test/browser/states/!(wide).test.ts'], browsers: browsers.filter(({ name }) => name !== 'Chromium') },
].filter((group) => group.browsers.length > 0);

export default {
  ...(wanted.includes('chromium') && !process.argv.includes('--files') ? { groups } : { files: EVERYTHING }),
  nodeResolve: { browser: true, exportConditions: ['production', 'default'] },
  middleware: [testBackend, workersFromSource],
  // each browser is at one file: two pages of one would take the focus from each other; two browsers are at work, or as many as `CX_AT_A_TIME` says
  concurrency: 1,
  concurrentBrowsers: Number(process.env.CX_AT_A_TIME ?? 2),
  browserStartTimeout: START,
  testsStartTimeout: START,
  testsFinishTimeout: 1_500_000,
  // `CX_GREP='<cx-nps-survey>'`: only tests whose whole name has this in it; those left out are told as not passed at the end
  testFramework: { config: { timeout: 30_000, ...(process.env.CX_GREP && { grep: process.env.CX_GREP }) } },
  // a file of its own before each, so that it holds for all tests
  testRunnerHtml: (framework) => `<!doctype html><html><body><script type="module" src="/test/browser/plain-failures.ts"></script><script type="module" src="${framework}"></script></body></html>`,
  plugins: [
    browserCommands(),
    conformanceCommand(),
    commonJsAsModule,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.base.json' }),
  ],
  reporters: [defaultReporter({ reportTestProgress: false }), outcome],
  browsers,
};

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { installed, troubles } from '../support/browsers.js';

const cli = resolve('dist/src/sdk/cli/main.js');
const place = mkdtempSync(join(tmpdir(), 'cx-plugin-'));
const folder = join(place, 'my-plugin');
after(() => rmSync(place, { recursive: true, force: true }));

/** Runs the command line as its users do; gives what it says and how it ends. */
const cx = (...args: string[]): { readonly said: string; readonly code: number | null } => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd: existsSync(folder) ? folder : place, encoding: 'utf8' });
  return { said: stdout + stderr, code: status };
};

describe('a plugin made with the command line, without a network', () => {
  it('is made, and says what to do next', () => {
    const { said, code } = cx('create-plugin', 'my-plugin', '--publisher', 'shop');
    assert.equal(code, 0, said);
    assert.match(said, /npm test/);
    assert.match(readFileSync(join(folder, 'plugin.json'), 'utf8'), /"publisher": "shop"/);
    const again = spawnSync(process.execPath, [cli, 'create-plugin', 'my-plugin'], { cwd: place, encoding: 'utf8' });
    assert.match(again.stderr, /is not empty; nothing was written/);
    assert.match(spawnSync(process.execPath, [cli, 'create-plugin', 'Bad Name'], { cwd: place, encoding: 'utf8' }).stderr, /is no name for a plugin/);
  });

  it('passes its own tests', () => {
    const said = execFileSync(process.execPath, ['--test'], { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: undefined } });
    assert.match(said, /# pass 2\n# fail 0|pass 2\n.*fail 0/s);
  });

  it('has nothing to be said against it, until manifest and code do not agree', () => {
    assert.deepEqual(cx('check-plugin'), { said: 'nothing to say\n', code: 0 });
    assert.equal(execFileSync('npm', ['run', '--silent', 'check'], { cwd: folder, encoding: 'utf8' }), 'nothing to say\n');
    const code = readFileSync(join(folder, 'plugin.js'), 'utf8');
    const bad = code.replace("title: 'Count unhappy answers'", "title: 'Another title'").replace("cx.commands.register('shop.my-plugin.count', async", "eval('1'); ((_name, run) => run)('x', async");
    writeFileSync(join(folder, 'plugin.js'), bad);
    const drift = cx('check-plugin');
    assert.equal(drift.code, 1);
    assert.match(drift.said, /error: plugin.json: It does not say what plugin.js says/);
    assert.match(drift.said, /error: plugin.js: It makes code of text/);
    assert.match(drift.said, /"shop.my-plugin.count" is declared and gets no code/);
    writeFileSync(join(folder, 'plugin.js'), code);
    assert.equal(cx('check-plugin').code, 0);
  });

  it('is built into one file without imports', async () => {
    const { said, code } = cx('build-plugin');
    assert.equal(code, 0, said);
    assert.match(said, /integrity sha384-/);
    const built = readFileSync(join(folder, 'dist/plugin.js'), 'utf8');
    assert.doesNotMatch(built, /^import/m);
    const { default: plugin } = (await import(join(folder, 'dist/plugin.js'))) as { default: { manifest: { name: string } } };
    assert.equal(plugin.manifest.name, 'my-plugin');
    writeFileSync(join(folder, 'plugin.js'), `import 'left-pad';\n${readFileSync(join(folder, 'plugin.js'), 'utf8')}`);
    assert.equal(cx('build-plugin').code, 1);
writeFileSync(join(folder, 'plugin.js'), readFileSync(join(folder, 'plugin.js'), 'utf8').replace("import 'left-pad';\n", ''));
  });

  it('is seen on its page, at work on a scorecard', async () => {
    let server: ChildProcess | undefined;
    const browser = await installed[0]!.launch();
    try {
      server = spawn(process.execPath, [cli, 'dev-plugin', '.', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
      const url = await new Promise<string>((done) => server!.stdout!.once('data', (chunk: Buffer) => done(chunk.toString().trim())));
      const page = await browser.newPage();
      const faults = troubles(page);
      await page.goto(url);
      const shown = (): Promise<string> => page.evaluate(() => document.querySelector('cx-scorecard')?.shadowRoot?.querySelector('cx-metric')?.shadowRoot?.textContent ?? '');
      for (let i = 0; i < 100 && !/40 answers/.test(await shown()); i++) await new Promise((next) => setTimeout(next, 100));
      assert.match(await shown(), /My plugin/);
      assert.match(await shown(), /40 answers/);
      await page.click('#count');
      await page.waitForFunction(() => /unhappy answers since/.test(document.querySelector('#said')?.textContent ?? ''), { timeout: 10_000 });
      assert.deepEqual(faults, []);
    } finally {
      server?.kill();
      await browser.close();
    }
  });
});

describe('a question of your own, by the guide and nothing else', () => {
  const guide = readFileSync('docs/plugins.md', 'utf8').split('## A question of your own')[1]!.split('\n## ')[0]!;
  /** The block of the guide that is to be put into a file. */
  const block = (file: string): string => new RegExp(`\`\`\`js\\n// ${file.replaceAll('.', '\\.')}\\n([^]*?)\`\`\``).exec(guide)![1]!;

  it('leads from nothing to an emoji question whose answers move a figure', async () => {
    const began = performance.now();
    const took = (): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const steps: string[] = [];
    const made = mkdtempSync(join(tmpdir(), 'cx-guide-'));
    const run = (...args: string[]): string => execFileSync(process.execPath, [cli, ...args], { cwd: args[0] === 'create-plugin' ? made : join(made, 'my-plugin'), encoding: 'utf8' });
    let server: ChildProcess | undefined;
    const browser = await installed[0]!.launch();
    try {
      run('create-plugin', 'my-plugin', '--publisher', 'shop');
      steps.push(`made ${took()}`);
      for (const file of ['plugin.js', 'test/plugin.test.js']) writeFileSync(join(made, 'my-plugin', file), block(file));
      run('check-plugin', '--write');
      assert.equal(run('check-plugin'), 'nothing to say\n');
      steps.push(`checked ${took()}`);
      execFileSync(process.execPath, ['--test'], { cwd: join(made, 'my-plugin'), env: { ...process.env, NODE_TEST_CONTEXT: undefined } });
      steps.push(`tested ${took()}`);
      server = spawn(process.execPath, [cli, 'dev-plugin', '.', '--port', '0'], { cwd: join(made, 'my-plugin'), stdio: ['ignore', 'pipe', 'inherit'] });
      const url = await new Promise<string>((done) => server!.stdout!.once('data', (chunk: Buffer) => done(chunk.toString().trim())));
      const page = await browser.newPage();
      const faults = troubles(page);
      await page.goto(url);
      const shown = (): Promise<string> => page.evaluate(() => document.querySelector('cx-scorecard')?.shadowRoot?.querySelector('cx-metric')?.shadowRoot?.textContent ?? '');
      await page.waitForSelector('cx-survey fieldset input', { timeout: 20_000 });
      for (let i = 0; i < 100 && !/40 answers/.test(await shown()); i++) await new Promise((next) => setTimeout(next, 100));
      assert.match(await shown(), /40 answers/);
      // by keyboard: to the faces, the last of them, on to the button, and send
      await page.focus('cx-survey fieldset input');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      for (let i = 0; i < 100 && !/41 answers/.test(await shown()); i++) await new Promise((next) => setTimeout(next, 100));
      assert.match(await shown(), /41 answers/);
      steps.push(`answered, and on the scorecard ${took()}`);
      assert.deepEqual(faults, []);
      console.error(`# the guide to a question of your own: ${steps.join(', ')}`);
    } finally {
      server?.kill();
      await browser.close();
      rmSync(made, { recursive: true, force: true });
    }
  });
});

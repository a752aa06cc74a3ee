import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'cx-layers-'));
after(() => rmSync(folder, { recursive: true, force: true }));
cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));

/** What lint says of a file in a tree of its own with our rules. */
function lint(path: string, code: string): { ok: boolean; said: string } {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  const { status, stdout } = spawnSync(process.execPath, [join(process.cwd(), 'node_modules/oxlint/bin/oxlint'), path], { cwd: folder, encoding: 'utf8' });
  rmSync(file);
  return { ok: status === 0, said: stdout };
}

const use = (from: string): string => `import { x } from '${from}';\n\nexport const y = x;\n`;

describe('the arrows between the layers', () => {
  const wrong: [file: string, from: string, rule: string][] = [
    ['src/core/a.ts', '../model/event.js', 'core depends on nothing'],
    ['src/core/a.ts', 'zod/mini', 'core depends on nothing'],
    ['src/model/events/a.ts', '../../metrics/cube/cube.js', 'model may know core only'],
    ['src/model/a.ts', 'zod', 'zod/mini and single functions of semver only'],
    ['src/model/a.ts', 'lit', 'zod/mini and single functions of semver only'],
    ['src/expression/a.ts', '../model/event.js', 'core only'],
    ['src/expression/a.ts', 'zod/mini', 'the parser only'],
    ['src/model/a.ts', '../expression/parse.js', 'model may know core only'],
    ['src/metrics/cube/a.ts', '../../delivery/outbox.js', 'core, model and expression only'],
    ['src/metrics/a.ts', '../../components/base/events.js', 'core, model and expression only'],
    ['src/metrics/a.ts', 'node:fs', 'metrics is pure'],
    ['src/metrics/a.ts', 'd3-array', 'metrics is pure'],
    ['src/preferences/decide/a.ts', '../../metrics/cube/cube.js', 'core and model only'],
    ['src/preferences/a.ts', 'lit', 'preferences is pure'],
    ['src/preferences/a.ts', 'node:crypto', 'preferences is pure'],
    ['src/preferences/a.ts', 'd3-array', 'preferences is pure'],
    ['src/survey/a.ts', '../metrics/cube/cube.js', 'core, model and expression only'],
    ['src/survey/a.ts', 'lit', 'survey is pure'],
    ['src/model/questionnaire/a.ts', '../../survey/run.js', 'model may know core only'],
    ['src/metrics/a.ts', '../workers/parallel.js', 'core, model and expression only'],
    ['src/workers/a.ts', '../../components/base/events.js', 'core, model and metrics only'],
    ['src/workers/a.ts', 'node:worker_threads', "what is Node's is in src/workers/node"],
    ['src/workers/node/a.ts', '../../delivery/outbox.js', 'core, model and metrics only'],
    ['src/metrics/a.ts', '../scorecard/read.js', 'core, model and expression only'],
    ['src/scorecard/a.ts', '../survey/run.js', 'core, model, expression and metrics only'],
    ['src/scorecard/a.ts', 'lit', 'pure'],
    ['src/actions/a.ts', '../voice/verbatim.js', 'core, model, expression and metrics only'],
    ['src/advocacy/a.ts', '../collector/counter.js', 'core, model, expression and metrics only'],
    ['src/voice/a.ts', '../scorecard/read.js', 'metrics and survey'],
    ['src/journey/a.ts', '../survey/run.js', 'core, model, expression and metrics only'],
    ['src/journey/a.ts', 'node:fs', 'pure'],
    ['src/delivery/a.ts', '../../components/base/events.js', 'core, model and metrics only'],
    ['src/delivery/a.ts', 'lit', 'neither the screen nor Node'],
    ['src/sdk/a.ts', '../host/runner.js', 'the sdk may know'],
    ['src/sdk/a.ts', 'node:fs', 'neither the screen nor Node'],
    ['src/sdk/testing/a.ts', 'node:fs', 'no screen, no Node'],
    ['src/host/a.ts', '../../components/base/events.js', 'the host may not know'],
    ['src/host/a.ts', 'lit', 'neither the screen nor Node'],
    ['src/wire/a.ts', '../model/event.js', 'the wire may know core only'],
    ['src/wire/a.ts', 'lit', 'zod/mini only'],
    ['src/guest/a.ts', '../host/host.js', 'core and the wire only'],
    ['src/guest/a.ts', '../model/event.js', 'core and the wire only'],
    ['src/guest/a.ts', 'zod/mini', 'brings nothing along'],
    ['src/collector/http/a.ts', '../../delivery/outbox.js', 'the collector may know'],
    ['src/collector/a.ts', 'lit/html.js', 'knows no screen'],
    ['components/metric/a.ts', '../../src/collector/collector.js', 'may not know the collector'],
    ['components/metric/a.ts', '../../demo/page.mjs', 'may not know the collector or the demo'],
    ['components/metric/a.ts', 'd3', 'no whole d3'],
    ['components/metric/a.ts', 'node:path', 'no Node'],
  ];
  for (const [file, from, rule] of wrong) {
    it(`forbid ${file} to import ${from}`, () => {
      const { ok, said } = lint(file, use(from));
      assert.equal(ok, false);
      assert.ok(said.replace(/\s+/g, ' ').includes(rule), said);
    });
  }

  const right: [file: string, from: string][] = [
    ['src/core/a.ts', './clock.js'],
    ['src/model/events/a.ts', '../../core/uuid.js'],
    ['src/metrics/cube/a.ts', '../../model/instrument.js'],
    ['src/expression/a.ts', '@marcbachmann/cel-js'],
    ['src/metrics/a.ts', '../expression/parse.js'],
    ['src/preferences/time/a.ts', 'temporal-polyfill'],
    ['src/preferences/ledger/a.ts', '@noble/hashes/sha2.js'],
    ['src/collector/preferences/a.ts', '../../preferences/index.js'],
    ['src/delivery/a.ts', '../model/event.js'],
    ['src/sdk/a.ts', '../metrics/definition.js'],
    ['src/sdk/testing/a.ts', '../../host/host.js'],
    ['src/sdk/cli/a.ts', 'node:fs'],
    ['src/host/a.ts', '../sdk/api.js'],
    ['src/workers/a.ts', '../metrics/cube/count.js'],
    ['src/workers/node/a.ts', 'node:worker_threads'],
    ['src/wire/a.ts', 'zod/mini'],
    ['src/guest/a.ts', '../wire/peer.js'],
    ['src/host/sandbox/a.ts', '../../wire/peer.js'],
    ['src/collector/store/a.ts', 'node:fs'],
    ['src/collector/a.ts', '../metrics/cube/cube.js'],
    ['components/metric/a.ts', '../../src/metrics/reading.js'],
    ['components/metric/a.ts', 'd3-shape'],
    ['demo/a.ts', '../components/all.js'],
  ];
  for (const [file, from] of right) {
    it(`let ${file} import ${from}`, () => {
      const { ok, said } = lint(file, use(from));
      assert.ok(ok, said);
    });
  }
});

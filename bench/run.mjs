// `npm run bench`: speed and size beside the floor and beside peers, in one run. `npm run bench -- metrics`, `host` or
// `paint` for one part; `--write` puts the tables into docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const args = process.argv.slice(2);
const wanted = args.filter((name) => !name.startsWith('-'));
const runs = (name) => wanted.length === 0 || wanted.includes(name);
const fixed = (value, digits = 1) => (value === null ? '-' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
const parts = [];

if (runs('metrics')) {
  const result = JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', 'bench/metrics.ts'], { encoding: 'utf8', maxBuffer: 1e8 }));
  parts.push(`## Counting: NPS, CSAT and CES over 20 segments x 36 months

CPU time of one core, best of seven runs; ${result.rows.toLocaleString('en')} rows (objects: at most a million).

| way | million rows per second |
| --- | ---: |
| typed arrays, a loop written for just this question (the floor) | ${fixed(result.byHand)} |
| \`addColumns\` into a \`Cube\` | ${fixed(result.columns)} |
| objects, a \`Map\` by text, a running tally | ${fixed(result.objects)} |

Adding one answer to a live cube: ${fixed(result.addNanoseconds, 0)} ns. Reading one figure with its interval: ${fixed(result.readMilliseconds, 2)} ms; a
series of 36 months: ${fixed(result.seriesMilliseconds, 2)} ms.
`);
}

if (runs('host')) {
  if (!existsSync('dist/src/host/index.js')) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const result = JSON.parse(execFileSync(process.execPath, ['bench/host.mjs'], { encoding: 'utf8' }));
  parts.push(`## The plugin host

CPU time of the whole process, ${result.plugins} plugins with eight contributions each, none activated; medians of 31 hosts.

| step | |
| --- | ---: |
| starting with ${result.plugins} installed plugins | ${fixed(result.start, 2)} ms |
| reading the headers of their ${result.plugins} manifests | ${fixed(result.install, 2)} ms |
| both, the very first time, before anything is compiled | ${fixed(result.first, 1)} ms |
| running a command | ${fixed(result.command, 2)} us |
`);
}

if (runs('paint')) {
  if (!existsSync('dist/cdn/nps-survey.js')) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const { paintBench } = await import('./paint.mjs');
  const rows = await paintBench();
  const line = ({ name, brotli, painted, ratio, heap, error }) => `| ${name} | ${brotli ? fixed(brotli / 1000) : '-'} | ${painted === null ? error || '-' : fixed(painted, 0)} | ${fixed(ratio, 2)} | ${fixed(heap, 2)} |`;
  parts.push(`## A survey on the screen

From the first script to the painted scale, in headless Chromium, everything from this machine; medians of ${process.env.CX_BENCH_ROUNDS ?? 9}, in
turns, each in a fresh context. Heap is what is held over a blank page after two collections.

| survey | kB, brotli | painted, ms | times the floor | heap, MB |
| --- | ---: | ---: | ---: | ---: |
${rows.map(line).join('\n')}
`);
}

const machine = `${cpus().length} x ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const text = `# Benchmarks\n\nMade by \`npm run bench -- --write\` on ${machine}. Figures of one run; what matters is the ratios within a\ntable.\n\n${parts.join('\n')}`;
console.log(text);
if (args.includes('--write')) {
  if (wanted.length > 0) throw new Error('Write all parts, or a table would be left from another run.');
  writeFileSync('docs/benchmarks.md', text);
}

// `npm run bench`: speed and size beside the floor and beside peers, in one run. `npm run bench -- counting` (or `live`,
// `drivers`, `host`, `sandbox`, `paint`, `preferences`, `preference-center`, `journey`, `journey-map`, `scorecard`, `ingest`, `coverage`) for one part. `--write` puts the tables into docs/benchmarks.md, those of a part alone in the place of
// its last ones, with a line that says so; and coverage, which is no matter of speed, into docs/coverage.md. `ingest` takes `--full` for ten million stored events.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { installPeers } from './peers/install.mjs';

const args = process.argv.slice(2);
const wanted = args.filter((name) => !name.startsWith('-'));
const PARTS = ['counting', 'live', 'drivers', 'host', 'sandbox', 'paint', 'preferences', 'preference-center', 'journey', 'journey-map', 'scorecard', 'ingest', 'coverage'];
const unknown = wanted.filter((name) => !PARTS.includes(name));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}. There is ${PARTS.join(', ')}.`);
const runs = (name) => wanted.length === 0 || wanted.includes(name);
const fixed = (value, digits = 1) => (value === null ? '-' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
const script = (...command) => execFileSync(process.execPath, ['--import', 'tsx', ...command], { encoding: 'utf8', maxBuffer: 1e8 });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const parts = [];

/** What is published, for the parts that need it. */
function built() {
  if (['src/workers/node/count-worker.js', 'src/host/index.js', 'cdn/nps-survey.js'].some((file) => !existsSync(`dist/${file}`))) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}

if (runs('counting')) {
  built();
  if (!installPeers()) throw new Error('The peers could not be installed.');
  const names = {
    'by hand': 'typed arrays, a loop written for just this question (the floor)',
    columns: '`addColumns` into a `Cube`',
    'columns, in steps': '`addColumnsInSteps`, with pauses',
    'columns, in workers': '`addColumnsInParallel`: two workers, their start and copies of the columns included',
    duckdb: 'DuckDB 1.5, one thread, table loaded beforehand',
    objects: 'objects, a `Map` by text, a running tally',
    arquero: 'arquero 8',
    crossfilter: 'crossfilter2 1.5',
  };
  const results = Object.keys(names).map((name) => JSON.parse(script('bench/counting/contest.ts', name)));
  for (const { name, rows, sums } of results) {
    const other = results.find((one) => one.rows === rows && JSON.stringify(one.sums) !== JSON.stringify(sums));
    if (other) throw new Error(`${name} and ${other.name} do not count alike: ${JSON.stringify(sums)} and ${JSON.stringify(other.sums)}`);
  }
  const floor = results.find(({ name }) => name === 'by hand');
  const perMillion = ({ cpu, rows }, of) => (1e6 * of(cpu)) / rows;
  const best = (numbers) => Math.min(...numbers);
  parts.push(`## Counting: NPS, CSAT and a mean over 20 segments x 36 months

${floor.rows.toLocaleString('en')} rows of 8 bytes (objects and crossfilter: a million). CPU milliseconds for a million rows, all threads together: the best and
the median of ${floor.cpu.length} runs, each way in a process of its own; the machine is shared, so the best is the fairer. All ways come to the same
sums. The floor knows no code for "no answer", keeps no reasons and no spread; the cube keeps a full histogram with reasons, and
the sum of squares. Memory is the highest while counting, as a multiple of the columns.

| way | best | median | times the floor | memory |
| --- | ---: | ---: | ---: | ---: |
${results.map((result) => `| ${names[result.name]} | ${fixed(perMillion(result, best))} | ${fixed(perMillion(result, median))} | ${fixed(perMillion(result, best) / perMillion(floor, best), 2)} | ${['objects', 'crossfilter'].includes(result.name) ? '-' : fixed(result.memory, 2)} |`).join('\n')}

Waiting time for all rows: ${fixed(best(results[1].wall), 0)} ms at once, ${fixed(best(results[3].wall), 0)} ms in two workers, during which the thread that asks is free.
`);
}

if (runs('journey')) {
  if (!installPeers()) throw new Error('The peers could not be installed.');
  const names = {
    floor: 'a loop of typed arrays for counts and sums alone (the floor)',
    graph: '`graphSteps`: counts, cases, starts, ends; mean, exact median and 90 % of the time of each edge and of the whole',
    order: '`orderLog`: events in any order, case by case and by time',
    variants: '`variantSteps`',
    everything: '`discover`: graph, variants, rework, drop-off',
    'pm4js-frequency': 'pm4js 0.0.28, counts',
    'pm4js-mean': 'pm4js 0.0.28, counts and means',
    'pm4js-median': 'pm4js 0.0.28, counts and medians (which are wrong: it sorts numbers as text)',
  };
  const results = Object.keys(names).map((name) => JSON.parse(script('bench/journey/contest.ts', name)));
  const counted = results.filter(({ edges }) => edges !== null);
  for (const { name, edges } of counted) if (JSON.stringify(edges) !== JSON.stringify(counted[0].edges)) throw new Error(`${name} does not count as ${counted[0].name} does.`);
  parts.push(`## Observed journeys: a directly-follows graph of ${results[0].events.toLocaleString('en')} events

${results[0].cases.toLocaleString('en')} cases, 40 activities, ${Object.keys(counted[0].edges).length} edges; columns in, ordered by case and time but for the line that orders them. CPU milliseconds, the best and the
median of ${results[0].cpu.length} runs, each way in a process of its own. All ways that count edges come to the same counts. Memory is what a way needs before it counts.

| way | best | median | memory |
| --- | ---: | ---: | ---: |
${results.map((result) => `| ${names[result.name]} | ${fixed(Math.min(...result.cpu))} | ${fixed(median(result.cpu))} | ${result.name.startsWith('pm4js') ? `${fixed(result.memory / 1e6, 0)} MB` : '-'} |`).join('\n')}
`);
}

if (runs('journey-map')) {
  built();
  if (!existsSync('dist/cdn/journey-map.js')) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  if (!installPeers()) throw new Error('The peers could not be installed.');
  const { journeyMapBench } = await import('./journey/map.mjs');
  const rows = await journeyMapBench();
  const peer = (size) => rows.find((row) => row.isPeer && row.size === size);
  const moves = ({ median: middle, p95 }) => `${fixed(middle)} / ${fixed(p95)}`;
  parts.push(`## A journey on the screen

In headless Chromium, 1280 x 900, the same journeys of ten touchpoints a phase, in one run: CPU time of the page's main thread from the call to the first
paint, in a page in which nothing of either had run before; medians of ${process.env.CX_BENCH_ROUNDS ?? 9} pages (of mermaid, of 3 above 100 touchpoints). mermaid parses a text; ours is given a journey, and in the lines below
the same as JSON through the schemas, and that text. Ours also shows a channel, a satisfaction with its n and pains, which mermaid passes over. Scrolling is from frame to frame, median and 19 of 20 under.

| touchpoints | drawn by | CPU, ms | mermaid takes times as long | elements | kB, brotli | scrolling, ms | zooming, ms |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row.size.toLocaleString('en')} | ${row.name} | ${fixed(row.cpu)} | ${row.isPeer ? '-' : fixed(peer(row.size).cpu / row.cpu)} | ${row.nodes.toLocaleString('en')} | ${fixed(row.brotli / 1000)} | ${row.scroll ? moves(row.scroll) : '-'} | ${row.zoom ? moves(row.zoom) : '-'} |`).join('\n')}
`);
}

if (runs('host')) {
  built();
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

if (runs('live')) {
  const result = JSON.parse(script('bench/live.ts'));
  const many = JSON.parse(script('bench/listeners.ts'));
  parts.push(`## A live cube of ${result.metrics} metrics, 20 segments x 36 months

CPU time, medians of nine runs.

| what | |
| --- | ---: |
| adding one response, from the event to the sums | ${fixed(result.addMicroseconds, 2)} us |
| reading all ${result.metrics} metrics with their intervals | ${fixed(result.readAllMilliseconds, 2)} ms |
| reading all ${result.metrics} for one month, a response just added | ${fixed(result.readMonthMilliseconds, 2)} ms |
| reading one metric for each of 36 months | ${fixed(result.seriesMilliseconds, 2)} ms |

${many.listeners.toLocaleString('en')} listeners of the live feed of one collector, on the same machine; ${many.events} events, ${many.missed} not heard.

| what | |
| --- | ---: |
| until the last of them has heard of an event, median | ${fixed(many.last, 0)} ms |
| memory of the collector's process before they came | ${fixed(many.before / 1e6, 0)} MB |
| with all of them | ${fixed(many.memory / 1e6, 0)} MB |
`);
}

if (runs('drivers')) {
  const result = JSON.parse(script('bench/drivers.ts'));
  parts.push(`## Drivers, ${result.rows.toLocaleString('en')} rows

Waiting time of one core, medians of nine runs.

| what | ms |
| --- | ---: |
| relative weights of 20 candidates | ${fixed(result.relativeWeights20, 0)} |
| the same in steps, with progress | ${fixed(result.relativeWeights20InSteps, 0)} |
| LMG of 12 candidates | ${fixed(result.lmg12, 0)} |
| relative weights of 5 with intervals from 100 resamples | ${fixed(result.bootstrap100Of5, 0)} |
| the longest time for which the event loop was held up, in steps | ${fixed(result.longestHold, 0)} |
`);
}

if (runs('coverage')) {
  const text = script('bench/coverage/run.ts');
  if (args.includes('--write')) writeFileSync('docs/coverage.md', text);
  if (wanted.length > 0) console.log(text);
}

if (runs('preferences')) {
  if (!existsSync('dist/src/preferences/index.js')) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const result = JSON.parse(script('bench/preferences.ts'));
  parts.push(`## May we contact them?

CPU time of one core, the best of three runs; ${result.people.toLocaleString('en')} invented people, 60 topics, 8 channels, quiet hours, limits, histories; ${fixed((100 * result.allowed) / result.decisions, 0)} % of the
messages are allowed.

| what | time |
| --- | ---: |
| one decision, warm: the same few people and messages again, with the channels that are open instead | ${fixed(result.warmMicroseconds)} us |
| ${result.decisions.toLocaleString('en')} decisions for all of them, in turn | ${fixed(result.millionSeconds)} s |
| the same, with the channels that are open instead of those that are not | ${fixed(result.withAlternativesSeconds)} s |
| one decision about hours that never meet, for which 400 days are looked ahead | ${fixed(result.vainMicroseconds)} us |
`);
}

if (runs('paint')) {
  built();
  const { paintBench } = await import('./paint.mjs');
  const rows = await paintBench();
  const line = ({ name, brotli, painted, ratio, faster, heap, error }) => `| ${name} | ${brotli ? fixed(brotli / 1000) : '-'} | ${painted === null ? error || '-' : fixed(painted, 0)} | ${fixed(ratio, 2)} | ${fixed(faster)} | ${fixed(heap, 2)} |`;
  parts.push(`## A survey on the screen

From the first script to the painted scale, in headless Chromium, everything from this machine; medians of ${process.env.CX_BENCH_ROUNDS ?? 9}, in
turns, each in a fresh context. The bytes are those of the files asked for; the best peer is the faster of PostHog and SurveyJS. Heap is what is held over a blank page after two collections.

| survey | kB, brotli | painted, ms | times the floor | times as fast as the best peer | heap, MB |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.map(line).join('\n')}
`);
}

if (runs('preference-center')) {
  if (!existsSync('dist/cdn/preference-center.js')) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const { preferenceBench } = await import('./preference-center.mjs');
  const { topics, channels, boxes, first, paint, toggle, most, worst, brotli } = await preferenceBench();
  parts.push(`## The preference centre

${topics} topics x ${channels} channels (${boxes} boxes), in headless Chromium: from setting the documents to the task after the first frame; a
toggle is the click, the rendering, styles and layout. A frame is 16.7 ms. Peers by size, kB of brotli: vanilla-cookieconsent 13.7, Courier 20.5, Klaro 59.2, Novu 117.4.

| what | |
| --- | ---: |
| size of \`preference-center.js\`, kB of brotli | ${fixed(brotli / 1000)} |
| first paint in a page, ms | ${fixed(first, 0)} |
| paint, median of ${process.env.CX_BENCH_ROUNDS ?? 9}, ms | ${fixed(paint, 0)} |
| toggle, median, ms | ${fixed(toggle)} |
| toggle, 19 of 20 under, ms | ${fixed(most)} |
| toggle, worst, ms | ${fixed(worst)} |
`);
}

if (runs('scorecard')) {
  if (!existsSync('dist/cdn/scorecard.js')) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const { scorecardBench } = await import('./scorecard.mjs');
  const { load, bytes, walls, heap } = await scorecardBench();
  parts.push(`## A scorecard of 300 tiles, live

In headless Chromium, 1920 x 1080, one page after the other in one run; every tile is a figure with a line of twelve months. Screen painted: from making the tiles to the task after
the frame in which every tile on the screen has its figure, median of ${process.env.CX_BENCH_ROUNDS ?? 5} pages. Then 1,000 partial updates a second for ${process.env.CX_BENCH_SECONDS ?? 10} seconds, each a JSON text; a frame is 16.7 ms, one that took more than 25 was dropped. The peers
are pages with a number and a chart a tile, drawn once a frame where something moved; they work out no intervals, targets, tests or sentences, and are the lower bar. Load of the machine: ${fixed(load)}.

| page | screen painted, ms | all 300 drawn, ms | frames | median, ms | 19 of 20 under, ms | longest, ms | dropped |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${walls.map(({ name, screen, paint, frames, median: middle, p95, longest, dropped }) => `| ${name} | ${fixed(screen, 0)} | ${fixed(paint, 0)} | ${frames} | ${fixed(middle)} | ${fixed(p95)} | ${fixed(longest)} | ${dropped} |`).join('\n')}

JavaScript held, after what is not needed was let go: ${fixed(heap.painted)} MB with the tiles painted, ${fixed(heap.updated)} MB after all updates; ${fixed(heap.before)} MB before and ${fixed(heap.after)} MB after a hundred
scorecards of 30 tiles came and went.

| one tile with its line | kB, gzip |
| --- | ---: |
${bytes.map(({ name, gzip }) => `| ${name} | ${fixed(gzip / 1000)} |`).join('\n')}
`);
}

if (runs('ingest') && process.env.CX_BENCH_ONLY) console.log(script('bench/ingest/run.ts').trim()); // one store alone is tried, not told of
else if (runs('ingest')) {
  const { connections, stored, copied, load, loadAfter, yardstick, sqlite, postgres, figures, delay } = JSON.parse(script('bench/ingest/run.ts', ...args.filter((one) => one === '--full')).trim().split('\n').at(-1));
  const line = (name, one) => `| ${name} | ${fixed(one.perSecond, 0)} | ${fixed(one.cpuMicroseconds)} | ${fixed(1e6 / one.cpuMicroseconds, 0)} | ${fixed(one.p50)} | ${fixed(one.p95)} | ${fixed(one.p99)} | ${fixed(one.memory / 1e6, 0)} |`;
  const spread = (name, { p50, p95, p99, worst }) => `| ${name} | ${fixed(p50)} | ${fixed(p95)} | ${fixed(p99)} | ${fixed(worst)} |`;
  const { anchor } = yardstick;
  const yard = (name, one, there) => `| ${name} | ${fixed(one.perSecond, 0)} | ${fixed(one.cpuMicroseconds)} | ${there ? fixed(there.perSecond, 0) : '-'} | ${there ? fixed(there.cpuMicroseconds) : '-'} | ${there ? fixed(one.cpuMicroseconds / there.cpuMicroseconds) : '-'} |`;
  // by CPU, which depends less on what else the machine does
  const times = sqlite.cpuMicroseconds / yardstick.rollup.cpuMicroseconds;
  parts.push(`## The collector

First the yardstick, in the same run: the plainest durable store on this machine, in one process without HTTP - ${yardstick.bytes} bytes an event, one table with a unique id, \`synchronous = FULL\`, 100 to a commit. The goals (20,000
events a second on SQLite, 10,000 on PostgreSQL) were set on another machine, by what such stores did there (the anchor): how many times the CPU time this one takes says what to make of the figures below. Best of three by CPU; load of the machine before: ${fixed(load)}, after all: ${fixed(loadAfter)}.

| plain store | events a second | CPU of an event, us | the anchor: events a second | its CPU of an event, us | times as slow here, by CPU |
| --- | ---: | ---: | ---: | ---: | ---: |
${yard('one table', yardstick.plain, anchor.plain)}
${yard('and one sum of each event', yardstick.rollup, anchor.rollup)}
${yard('and read from JSON and checked by zod before, in tens', yardstick.checked)}

Durable ingest over HTTP with figures kept by 20 regions: ${sqlite.events.toLocaleString('en')} events of ${fixed(sqlite.bytes, 0)} bytes in batches of 100 over ${connections} connections, each of which waits for the receipts, every one of which
says "stored" and comes when the commit is on the disk (SQLite \`synchronous = FULL\`; PostgreSQL \`fsync = on\`, a server beside it). Collector and client are processes of their own on this one machine; 1 in 4 events has a text. The CPU time is that
of the collector's process with all its threads, the database of SQLite included and the server of PostgreSQL not; what one core does in a second follows from it, where nothing else asks for the core.

| store | events a second | CPU of an event, us | events for a second of CPU | requests, median ms | 19 of 20 under | 99 of 100 under | memory, MB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${line('SQLite', sqlite)}
${postgres ? line('PostgreSQL', postgres) : '| PostgreSQL: none was to be had | - | - | - | - | - | - | - |'}

With SQLite that is ${fixed((100 * sqlite.perSecond) / yardstick.rollup.perSecond, 0)} % of the events a second of the plain store with one sum, which has no HTTP and no client beside it; and ${fixed(times)} times its CPU time: on the machine of the anchor it would be ${fixed(times * anchor.rollup.cpuMicroseconds)} us for an event, ${fixed(1e6 / (times * anchor.rollup.cpuMicroseconds), 0)} events for a second of CPU, were all of it as many times as fast there.

Figures over ${stored.toLocaleString('en')} stored events of three years${copied > 0 ? ` (${copied.toLocaleString('en')} of them copies of the others with ids, responses and customers of their own)` : ''}, from rollups, over HTTP; and what others hear of one event.

| what | median, ms | 19 of 20 under | 99 of 100 under | worst |
| --- | ---: | ---: | ---: | ---: |
${spread('NPS of 20 regions and of all, all months together', figures.all)}
${spread('the same of one month', figures.month)}
${spread('NPS of every region and month: what a live feed begins with', figures.snapshot)}
${spread('from sending an event to the change of the figure in another page', delay)}
`);
}

if (runs('sandbox')) {
  if (!existsSync('dist/cdn/sandbox.js')) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const { sandboxBench } = await import('./sandbox.mjs');
  const { start, call, table } = await sandboxBench();
  parts.push(`## A plugin in its sandbox

In headless Chromium, by the plugin host, through the schemas of both sides. Calls one after the other, in batches; a batch is one figure.

| what | best, ms | median, ms |
| --- | ---: | ---: |
| start: frame, worker, code, \`activate\` | - | ${fixed(start)} |
| a warm call, a number there and back | ${fixed(call.best, 3)} | ${fixed(call.median, 3)} |
| 100 rows there and back | ${fixed(table.best, 3)} | ${fixed(table.median, 3)} |
`);
}

const machine = `${cpus().length} x ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const text = `# Benchmarks\n\nMade by \`npm run bench -- --write\` on ${machine}. Figures of one run; what matters is the ratios within a\ntable.\n\n${parts.join('\n')}`;
if (parts.length > 0) console.log(text);
if (args.includes('--write') && parts.length > 0) {
  if (wanted.length === 0) writeFileSync('docs/benchmarks.md', text);
  else {
    let there = readFileSync('docs/benchmarks.md', 'utf8');
    for (const part of parts) {
      const [heading, ...rest] = part.split('\n');
      const own = [heading, '', `Made alone, by \`npm run bench -- ${args.join(' ')}\` on ${machine}.`, ...rest].join('\n');
      const sections = there.split(/^(?=## )/m);
      const at = sections.findIndex((one) => one.startsWith(`${heading}\n`));
      if (at < 0) sections.push(`${sections.pop().trimEnd()}\n\n`, own);
      else sections[at] = at === sections.length - 1 ? own : `${own.trimEnd()}\n\n`;
      there = sections.join('');
    }
    writeFileSync('docs/benchmarks.md', there);
  }
}

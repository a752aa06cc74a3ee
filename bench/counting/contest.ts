// One contestant in a process of its own, so that none pays for what another left in the engine: `node --import tsx
// bench/counting/contest.ts NAME`. Prints CPU time and wall time of each run, memory and the sums, as JSON.
import { contestants } from './contestants.js';
import { BYTES_PER_ROW, makeData } from './data.js';

const name = process.argv[2]!;
const contestant = contestants[name];
if (!contestant) throw new Error(`There is no contestant ${name}. There is ${Object.keys(contestants).join(', ')}.`);
const rows = Math.min(Number(process.env['CX_BENCH_ROWS'] ?? 10_000_000), contestant.mostRows ?? Infinity);
const runs = Number(process.env['CX_BENCH_RUNS'] ?? 9);

const data = makeData(rows);
const count = await contestant.prepare(data);
const before = process.memoryUsage().rss;
const cpu: number[] = [];
const wall: number[] = [];
let result: unknown;
for (let run = 0; run < runs; run++) {
  const [at, used] = [performance.now(), process.cpuUsage()];
  result = await count();
  const { user, system } = process.cpuUsage(used);
  cpu.push((user + system) / 1000);
  wall.push(performance.now() - at);
}
const columns = rows * BYTES_PER_ROW;
const more = Math.max(0, process.resourceUsage().maxRSS * 1024 - before);
console.log(JSON.stringify({ name, rows, cpu, wall, memory: (columns + more) / columns, sums: await contestant.sums(result) }));
process.exit(0);

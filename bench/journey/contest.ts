// One contestant in a process of its own: `node --import tsx bench/journey/contest.ts NAME`. Prints CPU time of each run
// and the count of every edge, so that all can be held against one another, as JSON.
import { discover, graphSteps, orderLog, variantSteps, type EventLog } from '../../src/journey/observed/index.js';
import { atOnce } from '../../src/metrics/steps.js';
import { makeEvents } from './data.js';

const EVENTS = Number(process.env['CX_BENCH_EVENTS'] ?? 1_000_000);
const RUNS = Number(process.env['CX_BENCH_RUNS'] ?? 9);
type Edges = Readonly<Record<string, number>>;

/** What a run is timed for, and the edges that it came to (null where it has none). */
type Contestant = (log: EventLog) => Promise<{ readonly run: () => unknown; readonly edges: (result: unknown) => Edges | null }>;

const edgesOf = (log: EventLog, counts: ArrayLike<number>): Edges => {
  const size = log.activityNames.length;
  return Object.fromEntries(Array.from(counts).flatMap((n, edge) => (n > 0 ? [[`${log.activityNames[Math.floor(edge / size)]},${log.activityNames[edge % size]}`, n]] : [])));
};

/** Counts of edges, sums of times, starts and ends in one pass: less than is asked for, and as little work as it can be. */
function floor({ starts, activities, times, activityNames }: EventLog): Uint32Array {
  const size = activityNames.length;
  const [counts, sums, begins, ends] = [new Uint32Array(size * size), new Float64Array(size * size), new Uint32Array(size), new Uint32Array(size)];
  for (let c = 0; c + 1 < starts.length; c++) {
    const [from, to] = [starts[c]!, starts[c + 1]!];
    let before = activities[from]!;
    begins[before]! += 1;
    for (let i = from + 1; i < to; i++) {
      const here = activities[i]!;
      counts[before * size + here]! += 1;
      sums[before * size + here]! += times[i]! - times[i - 1]!;
      before = here;
    }
    ends[before]! += 1;
  }
  return counts;
}

async function pm4js(log: EventLog, how: 'frequency' | 'mean' | 'median'): ReturnType<Contestant> {
  await import(new URL('../peers/node_modules/pm4js/init.js', import.meta.url).href);
  const { EventLog: Log, Trace, Event, Attribute, FrequencyDfgDiscovery, PerformanceDfgDiscovery } = globalThis as unknown as Pm4Js;
  const theirs = new Log();
  for (let c = 0; c + 1 < log.starts.length; c++) {
    const trace = new Trace();
    trace.attributes['concept:name'] = new Attribute(log.caseNames[c]);
    for (let i = log.starts[c]!; i < log.starts[c + 1]!; i++) {
      const event = new Event();
      event.attributes['concept:name'] = new Attribute(log.activityNames[log.activities[i]!]);
      event.attributes['time:timestamp'] = new Attribute(new Date(log.times[i]!));
      trace.events.push(event);
    }
    theirs.traces.push(trace);
  }
  const run = (): unknown => (how === 'frequency' ? FrequencyDfgDiscovery.apply(theirs) : PerformanceDfgDiscovery.apply(theirs, 'concept:name', 'time:timestamp', how));
  return { run, edges: (result) => (result as { pathsFrequency: Edges }).pathsFrequency };
}
interface Pm4Js {
  EventLog: new () => { traces: unknown[] };
  Trace: new () => { attributes: Record<string, unknown>; events: unknown[] };
  Event: new () => { attributes: Record<string, unknown> };
  Attribute: new (value: unknown) => unknown;
  FrequencyDfgDiscovery: { apply(log: unknown): unknown };
  PerformanceDfgDiscovery: { apply(log: unknown, ...more: string[]): unknown };
}

const contestants: Readonly<Record<string, Contestant>> = {
  floor: async (log) => ({ run: () => floor(log), edges: (counts) => edgesOf(log, counts as Uint32Array) }),
  graph: async (log) => ({ run: () => atOnce(graphSteps(log)), edges: (graph) => Object.fromEntries((graph as ReturnType<typeof discover>['graph']).edges.map(({ from, to, count }) => [`${log.activityNames[from]},${log.activityNames[to]}`, count])) }),
  variants: async (log) => ({ run: () => atOnce(variantSteps(log)), edges: () => null }),
  order: async () => {
    const columns = makeEvents(EVENTS);
    return { run: () => orderLog(columns), edges: () => null };
  },
  everything: async (log) => ({ run: () => discover(log, { goals: ['step 1'] }), edges: () => null }),
  'pm4js-frequency': (log) => pm4js(log, 'frequency'),
  'pm4js-mean': (log) => pm4js(log, 'mean'),
  'pm4js-median': (log) => pm4js(log, 'median'),
};

const name = process.argv[2]!;
const contestant = contestants[name];
if (!contestant) throw new Error(`There is no contestant ${name}. There is ${Object.keys(contestants).join(', ')}.`);
const { log } = orderLog(makeEvents(EVENTS));
const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
const { run, edges } = await contestant(log);
const memory = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before;
const cpu: number[] = [];
let result: unknown;
for (let i = 0; i < RUNS; i++) {
  const used = process.cpuUsage();
  result = run();
  const { user, system } = process.cpuUsage(used);
  cpu.push((user + system) / 1000);
}
const found = edges(result);
console.log(JSON.stringify({ name, events: EVENTS, cases: log.starts.length - 1, cpu, memory, edges: found && Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1))) }));
process.exit(0);

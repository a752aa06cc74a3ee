import { readFile } from 'node:fs/promises';
import { CxError } from '../core/problem.js';
import { BUILT_IN_METRICS, builtInMetrics } from '../metrics/built-in/index.js';
import { parseMetrics } from '../metrics/declarative/index.js';
import type { Metric } from '../metrics/definition.js';
import { ces } from '../metrics/scales/ces.js';
import { csat } from '../metrics/scales/csat.js';
import { nps } from '../metrics/scales/nps.js';

/** Larger files of metrics are a mistake, in bytes. */
const LARGEST_FILE = 1_000_000;

/**
 * The metrics a collector counts: NPS, CSAT and CES, the built-in ones that were asked for (`all` for all), and those of
 * a file.
 *
 * @throws CxError `unknown-metric`, `bad-metrics` with what is wrong and where, in one sentence
 */
export async function chosenMetrics(builtIn: readonly string[], file: string | undefined): Promise<Metric[]> {
  const ids = builtIn.includes('all') ? BUILT_IN_METRICS.map(({ id }) => id) : builtIn;
  const chosen = [nps as Metric, csat as Metric, ces as Metric, ...(ids.length > 0 ? builtInMetrics(...ids) : [])];
  const own = file === undefined ? [] : await metricsIn(file);
  const twice = own.find(({ id }) => chosen.some((one) => one.id === id));
  if (twice) throw bad(file!, `"${twice.id}" is the name of a metric that is there already; give it another`);
  return [...chosen, ...own];
}

async function metricsIn(file: string): Promise<Metric[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw bad(file, (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${(error as Error).message})`);
  }
  if (text.length > LARGEST_FILE) throw bad(file, `it is larger than ${LARGEST_FILE} bytes`);
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw bad(file, `it is not JSON (${(error as Error).message})`);
  }
  const parsed = parseMetrics(content);
  if (parsed.ok) return parsed.value;
  const [first, ...more] = parsed.error;
  throw bad(file, `${first!.where || 'the whole'}: ${first!.message.replace(/\.$/, '')}${more.length > 0 ? ` (and ${more.length} more)` : ''}`);
}

function bad(file: string, what: string): CxError {
  return new CxError({ code: 'bad-metrics', message: `The metrics in ${file} cannot be used: ${what}.`, where: file });
}

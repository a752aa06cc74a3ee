import { parseArgs } from 'node:util';
import { csvText } from '../../core/csv.js';
import { figureLines, type FigureLine } from '../../metrics/export/index.js';
import { firstDay, parsePeriod, PERIOD_UNITS } from '../../metrics/period/calendar.js';
import { dayCounter } from '../../metrics/period/zone.js';
import { connectTo, CONNECTION_HELP, CONNECTION_OPTIONS } from '../analytics/connection.js';
import { chosenMetrics } from '../metrics-file.js';
import { AnalyticReader } from '../store/clickhouse/analytic-store.js';
import { MAIN_TENANT } from '../store/store.js';
import { tenantName } from '../store/tenant-name.js';

const HELP = `cx-collector analytics figures: counts metrics in ClickHouse, from the events, and tells them by period and group.

  cx-collector analytics figures --clickhouse URL --metric nps --period month --by region

${CONNECTION_HELP}  --metric A,B          which ones                                        (nps,csat,ces)
  --metrics FILE        metrics of your own as data: { "metrics": [ ... ] }
  --period UNIT         day, week, month, quarter or year                 (month)
  --from, --to PERIOD   2026, 2026-Q4, 2026-11, 2026-W47 or 2026-11-22    (all)
  --by DIMENSION        also a line for each of its groups, such as region
  --segment DIM:GROUP   the lines of this group only, such as region:north
  --level NUMBER        confidence of the intervals, between 0 and 1      (0.95)
  --zone NAME           the time zone that cuts the days                  (UTC)
  --privacy-threshold N groups of fewer answers are not told              (5)
  --tenant NAME         whose                                             (main)
  --format FORMAT       json (a line each) or csv                         (json)
`;

/** `cx-collector analytics figures`. @throws Error with what is wrong in one sentence */
export async function analyticFigures(args: readonly string[], write: (text: string) => void): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...CONNECTION_OPTIONS, metric: { ...text, default: 'nps,csat,ces' }, metrics: text, period: { ...text, default: 'month' }, from: text, to: text, by: text, segment: text,
      level: { ...text, default: '0.95' }, zone: { ...text, default: 'UTC' }, 'privacy-threshold': { ...text, default: '5' }, tenant: { ...text, default: MAIN_TENANT }, format: { ...text, default: 'json' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return write(HELP);
  const unit = oneOf('--period', values.period, PERIOD_UNITS);
  const format = oneOf('--format', values.format, ['json', 'csv'] as const);
  const [from, to] = [dayOf('from', values.from), dayOf('to', values.to)];
  if (from !== undefined && to !== undefined && from > to) throw new Error('--from is after --to.');
  const level = numberFrom('--level', values.level, (value) => value > 0 && value < 1, 'a number between 0 and 1');
  const privacyThreshold = numberFrom('--privacy-threshold', values['privacy-threshold'], (value) => Number.isInteger(value) && value >= 0, 'a whole number');
  const segment = segmentOf(values.segment);
  if (segment && values.by !== undefined && values.by !== segment.dimension) throw new Error(`--by ${values.by} and --segment ${values.segment} speak of two dimensions. Name one.`);
  const by = segment?.dimension ?? values.by;
  dayCounter(values.zone);
  const ids = values.metric.split(',').map((id) => id.trim()).filter(Boolean);
  const known = await chosenMetrics(['all'], values.metrics);
  const metrics = ids.map((id) => {
    const found = known.find((metric) => metric.id === id);
    if (!found) throw new Error(`There is no metric "${id.slice(0, 100)}". There is ${known.map((metric) => metric.id).join(', ')}.`);
    return found;
  });
  const engine = await connectTo(values);
  try {
    const reader = await AnalyticReader.read(engine, tenantName(values.tenant));
    const cube = await reader.cube(metrics, { zone: values.zone, ...(by !== undefined && { dimensions: [by] }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
    const wanted = { metrics: ids, options: { privacyThreshold, level }, ...(by !== undefined && { by }) };
    const lines = [...figureLines(cube.regroup({ unit }), wanted)].filter(({ group, dimension }) => !segment || (dimension !== '' && group === segment.group));
    if (segment && lines.length === 0) throw new Error(`There is no group "${segment.group}" of "${segment.dimension}" among the answers of that time.`);
    write(format === 'csv' ? csvText([COLUMNS, ...lines.map((line) => COLUMNS.map((column) => line[column]))]) : lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  } finally {
    await engine.close();
  }
}

const COLUMNS = ['metric', 'period', 'dimension', 'group', 'value', 'unit', 'n', 'lower', 'upper', 'level', 'method', 'interval', 'reason'] as const satisfies readonly (keyof FigureLine)[];

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new Error(`${option} must be ${known.slice(0, -1).join(', ')} or ${known.at(-1)!}, not "${text.slice(0, 50)}".`);
  return found;
}

function dayOf(name: 'from' | 'to', key: string | undefined): number | undefined {
  if (key === undefined) return undefined;
  const parsed = parsePeriod(key);
  if (!parsed) throw new Error(`--${name}: "${key.slice(0, 50)}" is no period; write 2026, 2026-Q4, 2026-11, 2026-W47 or 2026-11-22.`);
  return name === 'from' ? firstDay(parsed.unit, parsed.period) : firstDay(parsed.unit, parsed.period + 1) - 1;
}

function numberFrom(option: string, text: string, isGood: (value: number) => boolean, what: string): number {
  const value = Number(text);
  if (text.trim() === '' || !isGood(value)) throw new Error(`${option} must be ${what}, not "${text.slice(0, 50)}".`);
  return value;
}

function segmentOf(text: string | undefined): { readonly dimension: string; readonly group: string } | undefined {
  if (text === undefined) return undefined;
  const at = text.indexOf(':');
  if (at < 1) throw new Error('--segment: write a dimension and a group with a colon between, such as region:north.');
  return { dimension: text.slice(0, at), group: text.slice(at + 1) };
}

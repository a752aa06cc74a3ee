import type { Instrument, Scale } from '../../model/instrument.js';
import { Cube, type Measure } from '../cube/cube.js';
import type { Metric } from '../definition.js';
import { exclusionSlot } from '../partial.js';
import { periodOfDay, type PeriodUnit } from '../period/calendar.js';
import { parseDay } from './dates.js';
import type { Mapping } from './mapping.js';
import { isBlank } from './profile.js';
import { parseScore } from './scores.js';

/** Where the rows of a table are counted. */
export interface ResponseTable {
  readonly mapping: Mapping;
  /** The names of the columns. */
  readonly names: readonly string[];
  readonly metrics: readonly Metric[];
  /** How long the periods are; of no account when no column holds dates. */
  readonly unit: PeriodUnit;
}

/** Counts the rows of a table of responses into a cube. Rows whose date cannot be read are left out and counted. */
export class ResponseCounter {
  readonly cube: Cube;
  rows = 0;
  /** Rows that were left out because their date cannot be read, with the number of the first. */
  undated = 0;
  firstUndatedRow: number | null = null;
  readonly #table: ResponseTable;
  readonly #columns: readonly { readonly column: number; readonly measure: Measure; readonly noAnswer: ReadonlySet<number> }[];

  constructor(table: ResponseTable) {
    const { mapping, names, metrics, unit } = table;
    this.#table = table;
    this.cube = new Cube({ metrics, unit, dimensions: mapping.segment === null ? [] : [names[mapping.segment]!] });
    this.#columns = mapping.scores.map(({ metric, column, noAnswer }) => {
      const scale = scaleOf(metrics, metric);
      return { column, measure: this.cube.measure(metric, instrumentOf(metric, scale, names[column]!)), noAnswer: new Set(noAnswer) };
    });
  }

  /** Counts one row. */
  add(row: readonly string[]): void {
    if (isBlank(row)) return;
    this.rows += 1;
    const { mapping, unit } = this.#table;
    let period = 0;
    if (mapping.date) {
      const day = parseDay(row[mapping.date.column] ?? '', mapping.date.form);
      if (day === null) {
        this.undated += 1;
        this.firstUndatedRow ??= this.rows + 1; // as a spreadsheet counts, with the names in row 1
        return;
      }
      period = periodOfDay(unit, day);
    }
    const segment = this.cube.segment(0, mapping.segment === null ? '' : (row[mapping.segment] ?? '').trim());
    for (const { column, measure, noAnswer } of this.#columns) this.#count(measure, segment, period, row[column] ?? '', noAnswer);
  }

  #count(measure: Measure, segment: number, period: number, cell: string, noAnswer: ReadonlySet<number>): void {
    const score = parseScore(cell);
    if (score === 'no-answer' || (score !== null && noAnswer.has(score))) {
      const { min, max } = (measure.metric.source as { scale: Scale }).scale;
      this.cube.addAmount(measure, [segment], period, exclusionSlot('noAnswer', min, max), 1);
    } else {
      this.cube.add(measure, [segment], period, score);
    }
  }
}

function scaleOf(metrics: readonly Metric[], id: string): Scale {
  const source = metrics.find((metric) => metric.id === id)?.source;
  return source?.kind === 'scores' ? source.scale : { min: 0, max: 0 };
}

/** Of answers in a file nothing is known but the name of their column. */
function instrumentOf(metric: string, scale: Scale, column: string): Instrument {
  return { metric, scale, wording: `column ${column}`.slice(0, 80), language: 'und', order: 'ascending', mode: 'unknown' };
}

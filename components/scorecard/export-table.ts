import type { Cube } from '../../src/metrics/cube/cube.js';
import { figureLines } from '../../src/metrics/export/figures.js';
import type { ReadOptions } from '../../src/metrics/definition.js';
import type { ExportTable } from '../base/export/table.js';
import { FigureWriter } from '../base/figures.js';
import type { Localizer } from '../base/localize.js';

/** What of a scorecard is wanted as a table. */
export interface TableWish {
  readonly title: string;
  readonly metrics: readonly string[];
  readonly by: string | undefined;
  readonly options: ReadOptions;
}

const COLUMNS = ['metric', 'period', 'dimension', 'group', 'value', 'unit', 'n', 'lower', 'upper', 'level', 'interval', 'reason'] as const;

/**
 * Every figure of a scorecard, period by period, everybody and then the groups: numbers in their unit, with their size and interval. What is hidden on
 * the screen is hidden here, with the reason.
 */
export function scorecardTable(cube: Cube, { title, metrics, by, options }: TableWish, texts: Localizer): ExportTable {
  const figures = new FigureWriter(texts);
  const shown = metrics.filter((id) => cube.measuresOf(id).length > 0);
  const lines = figureLines(cube, { metrics: shown, options, ...(by !== undefined && cube.dimensions.includes(by) && { by }) });
  return {
    title,
    head: COLUMNS.map((column) => texts.text(`scorecard.column.${column}`)),
    rows: [...lines].map((line) => COLUMNS.map((column) => {
      if (column === 'metric') return figures.name(cube.metrics.get(line.metric)!);
      // what is hidden is not told by its size either
      return column === 'n' && line.value === null ? null : line[column];
    })),
  };
}

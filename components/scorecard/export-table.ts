import type { Cube } from '../../src/metrics/cube/cube.js';
import { parsePeriod } from '../../src/metrics/period/calendar.js';
import { figureLines, type FigureLine } from '../../src/metrics/export/figures.js';
import type { ReadOptions } from '../../src/metrics/definition.js';
import { wordsIn, type Words } from '../../src/model/questionnaire/words.js';
import type { Unmeasured } from '../../src/metrics/reading.js';
import type { FigureReading, Losses, Missing, PartReading, ScorecardReading, Sized } from '../../src/scorecard/index.js';
import type { ExportTable } from '../base/export/table.js';
import { FigureWriter } from '../base/figures.js';
import type { Localizer } from '../base/localize.js';

/** What of a scorecard is wanted as a table. */
export interface TableWish {
  readonly title: string;
  readonly metrics: readonly string[];
  readonly by: string | undefined;
  readonly options: ReadOptions;
  /** What devices lost, if that is known: then there are columns of it. */
  readonly losses?: Losses | undefined;
}

/** What is missing from a figure, where anything is known of losses. */
const LOSS_COLUMNS = ['lost', 'missing-lower', 'missing-upper'] as const;
const lossCells = (missing: Missing | null): readonly (number | null)[] => (missing?.of !== 'figure' ? [null, null, null] : missing.bounds?.kind === 'bounded' ? [missing.count, missing.bounds.lower, missing.bounds.upper] : [missing.count, null, null]);

const COLUMNS = ['metric', 'period', 'dimension', 'group', 'value', 'unit', 'n', 'lower', 'upper', 'level', 'interval', 'reason'] as const;

/**
 * Every figure of a scorecard, period by period, everybody and then the groups: numbers in their unit, with their size and interval. What is hidden on
 * the screen is hidden here, with the reason.
 */
export function scorecardTable(cube: Cube, { title, metrics, by, options, losses }: TableWish, texts: Localizer): ExportTable {
  const figures = new FigureWriter(texts);
  const shown = metrics.filter((id) => cube.measuresOf(id).length > 0);
  const lines = figureLines(cube, { metrics: shown, options, ...(by !== undefined && cube.dimensions.includes(by) && { by }) });
  return {
    title,
    head: [...COLUMNS, ...(losses ? LOSS_COLUMNS : [])].map((column) => texts.text(`scorecard.column.${column}`)),
    rows: [...lines].map((line) => [...COLUMNS.map((column) => {
      if (column === 'metric') return figures.name(cube.metrics.get(line.metric)!);
      // what is hidden is not told by its size either
      return column === 'n' && line.value === null ? null : line[column];
    }), ...(losses ? lossCells(missingIn(cube, losses, line)) : [])]),
  };
}

/** What is missing from the figure of a line. */
function missingIn(cube: Cube, losses: Losses, { metric: id, period: key, dimension, group, value, n, unit, reason }: FigureLine): Missing | null {
  const metric = cube.metrics.get(id)!;
  const { period } = parsePeriod(key)!;
  const reading: Sized = value === null ? { kind: 'unmeasured', reason: reason as Unmeasured['reason'] } : { kind: 'measured', value, n, unit, range: metric.range };
  return losses.of({ metric, reading, group: dimension ? { dimension, value: group } : null, unit: cube.unit, from: period, to: period });
}

const DOCUMENT_COLUMNS = ['part', 'metric', 'group', 'value', 'unit', 'n', 'lower', 'upper', 'level', 'target', 'status', 'change', 'verdict', 'score', 'owner', 'reason'] as const;

/** Every figure of a scorecard that is a document, part by part, with the score of each part. */
export function readingTable(reading: ScorecardReading, title: string, texts: Localizer): ExportTable {
  const figures = new FigureWriter(texts);
  const hasLosses = reading.figures.some(({ missing }) => missing !== null);
  const say = (words: Words): string => wordsIn(words, texts.locale, reading.language);
  const ofPart = (part: PartReading, way: readonly string[]): ExportTable['rows'][number][] => {
    const here = [...way, say(part.title)];
    const name = here.slice(1).join(' / ') || here[0]!;
    const own = DOCUMENT_COLUMNS.map((column) => ({ part: name, score: part.score, owner: part.owner })[column as 'part'] ?? null);
    return [[...own, ...(hasLosses ? lossCells(null) : [])], ...part.children.flatMap((child) => (child.kind === 'part' ? ofPart(child, here) : [ofFigure(child, name)]))];
  };
  const ofFigure = (figure: FigureReading, part: string): ExportTable['rows'][number] => {
    const { metric, metricId, segment, reading: one, target, status, change, score, owner, missing } = figure;
    const measured = one?.kind === 'measured' ? one : null;
    const cells: Readonly<Record<(typeof DOCUMENT_COLUMNS)[number], string | number | null>> = {
      part, score, owner, target, status,
      metric: figure.title ? say(figure.title) : figures.name(metric ?? { id: metricId }),
      group: segment?.value ?? null,
      value: measured?.value ?? null,
      unit: metric?.unit ?? null,
      n: measured?.n ?? null,
      lower: measured?.interval?.lower ?? null,
      upper: measured?.interval?.upper ?? null,
      level: measured?.interval?.level ?? null,
      change: change.kind === 'change' ? change.difference : null,
      verdict: change.kind === 'change' ? change.verdict : change.reason,
      reason: measured ? null : (one?.kind === 'unmeasured' ? one.reason : 'unknown'),
    };
    return [...DOCUMENT_COLUMNS.map((column) => cells[column]), ...(hasLosses ? lossCells(missing) : [])];
  };
  return { title, head: [...DOCUMENT_COLUMNS, ...(hasLosses ? LOSS_COLUMNS : [])].map((column) => texts.text(`scorecard.column.${column}`)), rows: ofPart(reading.root, []) };
}

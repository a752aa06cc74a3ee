export { benchmarksFromCsv, withBenchmarks, type GivenBenchmarks } from './benchmarks.js';
export type { GivenFigures } from './cube.js';
export { figuresFromCsv, figuresFromJson, type GivenSettings } from './figures.js';
export { FIGURE_COLUMNS, figureRowSchema, type FigureRow } from './row.js';

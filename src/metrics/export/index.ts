export { figureLines, type FigureLine, type FiguresWanted } from './figures.js';
export { inert, inertTable, isFormula } from './formulas.js';

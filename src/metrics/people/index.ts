export { employeeTurnover, type Turnover, type TurnoverCounts } from './turnover.js';

import type { ChurnCounts, Observed } from '../../../src/metrics/index.js';
import type { ChurnStudy } from '../study.js';
import { readCsv, type Reading } from './table.js';

/** The order in which contracts bind. */
const CONTRACTS = ['Month-to-month', 'One year', 'Two year'];

/** Customers of a telephone company that IBM invented. */
export async function readTelco(files: readonly File[], reading: Reading): Promise<ChurnStudy> {
  const table = await readCsv(files[0]!, reading);
  const contract = table.column('Contract');
  const left = table.column('Churn').map((cell) => cell === 'Yes');
  const months = table.column('tenure').map(Number);
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  const names = [...new Set(contract)].sort((a, b) => CONTRACTS.indexOf(a) - CONTRACTS.indexOf(b));
  const of = (chosen: readonly number[]): { counts: ChurnCounts; tenures: Observed[] } => ({
    counts: { start: chosen.length, lost: chosen.filter((row) => left[row]).length },
    // who has been there for no month has not been watched yet
    tenures: chosen.flatMap((row) => (months[row]! > 0 ? [{ time: months[row]!, event: left[row]! }] : [])),
  });
  return { kind: 'churn', ...of(rows), contracts: names.map((name) => ({ name, ...of(rows.filter((row) => contract[row] === name)) })) };
}

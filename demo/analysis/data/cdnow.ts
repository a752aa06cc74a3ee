import { cohortRetention, repeatShare, revenueRetention, type Activity } from '../../../src/metrics/index.js';
import { parseDay } from '../../../src/metrics/intake/index.js';
import { dayNumber, periodOfDay } from '../../../src/metrics/period/calendar.js';
import type { SpendStudy } from '../study.js';
import { readSpaced, type Reading } from './table.js';

const month = (year: number, number: number): number => periodOfDay('month', dayNumber(year, number, 1));

/** Purchases at a shop for records, by customers who first bought in early 1997. */
export async function readCdnow(files: readonly File[], reading: Reading): Promise<SpendStudy> {
  const table = await readSpaced(files[0]!, reading);
  const customers = table.column('customer_id');
  const months = table.column('date').map((cell) => periodOfDay('month', parseDay(cell, 'compact') ?? 0));
  const amounts = table.column('dollar_value').map(Number);
  const spend = new Map<string, { prev: number; curr: number }>();
  const byMonth = new Map<number, { spent: number; purchases: number }>();
  customers.forEach((customer, row) => {
    const pair = spend.get(customer) ?? { prev: 0, curr: 0 };
    spend.set(customer, pair);
    const [when, amount] = [months[row]!, amounts[row]!];
    if (when >= month(1997, 1) && when <= month(1997, 6)) pair.prev += amount;
    if (when >= month(1998, 1) && when <= month(1998, 6)) pair.curr += amount;
    const sum = byMonth.get(when) ?? { spent: 0, purchases: 0 };
    byMonth.set(when, { spent: sum.spent + amount, purchases: sum.purchases + 1 });
  });
  return {
    kind: 'spend',
    purchases: table.rows,
    customers: spend.size,
    retention: revenueRetention(spend.values()),
    repeat: repeatShare(customers),
    cohorts: cohortRetention(customers.map((customer, row): Activity => [customer, months[row]!])),
    months: [...byMonth].filter(([when]) => when >= month(1997, 4)).map(([when, sum]) => ({ month: when, ...sum })).sort((a, b) => a.month - b.month),
  };
}

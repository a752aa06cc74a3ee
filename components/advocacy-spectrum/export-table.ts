import { ADVOCACY_GROUPS } from '../../src/advocacy/segments.js';
import type { Teller } from '../base/charts/told/teller.js';
import type { ExportTable } from '../base/export/index.js';
import { groupName, transitionTable, type Measured } from './told.js';

/** What is shown, as a table that leaves the page: sizes and shares, and the transitions. What is hidden on the page is hidden in it. */
export function exportTable(teller: Pick<Teller, 'texts'>, reading: Measured, later: string, earlier: string): ExportTable {
  const { texts } = teller;
  const hidden = texts.text('advocacy.hidden');
  const sizes = ADVOCACY_GROUPS.map((group, g) => {
    const { later: now, earlier: then, change } = reading.groups[g]!;
    const compared = earlier ? [then?.share ?? hidden, change?.difference ?? hidden, change?.p ?? null, change ? texts.text(`chart.verdict.${change.verdict}`) : hidden] : [];
    return [groupName(teller, group), now?.n ?? hidden, now?.share ?? null, now?.interval.lower ?? null, now?.interval.upper ?? null, ...compared];
  });
  const head = ['chart.group', 'advocacy.customers', 'chart.share', 'chart.lower', 'chart.upper'].map((key) => texts.text(key));
  const more = [texts.text('advocacy.share-then', { period: earlier }), ...['chart.change', 'chart.p', 'chart.verdict'].map((key) => texts.text(key))];
  const flow = reading.flow ? transitionTable(teller, reading, earlier, later) : null;
  return { title: texts.text('advocacy.title'), head: [...head, ...(earlier ? more : [])], rows: [...sizes, ...(flow ? [[], flow.head, ...flow.rows] : [])] };
}

import type { Journey } from '../../../src/journey/document/journey.js';
import { addTouchpoint } from '../../../src/journey/edit/acts.js';
import { doAct, historyOf, type Act, type History } from '../../../src/journey/edit/history.js';
import type { Operation } from '../../../src/journey/edit/operation.js';
import { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import type { Column } from '../columns.js';
import type { EditorHost } from './host.js';
import type { Place } from './place.js';
import { HEAD, type Writer } from './write-cell.js';
import { written } from './written.js';

/** What several cells come to, rows and columns from a place on, tried one after the other: columns that are missing are added, and what cannot be written is counted. */
export function pasted(journey: Journey, host: EditorHost, place: Place, cells: readonly (readonly string[])[], writer: Writer): { readonly operations: readonly Operation[]; readonly count: number; readonly faults: number } {
  let history: History = historyOf(journey);
  const operations: Operation[] = [];
  let faults = 0;
  const apply = (act: Act): void => {
    const outcome = doAct(history, act);
    if (!outcome.ok) return void (faults += 1);
    history = outcome.value;
    operations.push(...act.operations);
  };
  const columns: Column[] = [...host.sheet().columns];
  const rows = host.rows();
  const width = Math.max(0, ...cells.map((row) => row.length));
  while (columns.length < place.column + width) {
    const index = new JourneyIndex(history.journey);
    const last = index.touchpoints.at(-1);
    const act = addTouchpoint(index, { phase: last?.phase ?? null, name: '' });
    apply(act);
    const touchpoint = new JourneyIndex(history.journey).get(act.about!, 'touchpoint');
    if (!touchpoint) break;
    columns.push({ kind: 'step', id: touchpoint.id, touchpoint, place: columns.length });
  }
  cells.forEach((texts, y) => texts.forEach((text, x) => {
    const column = columns[place.column + x];
    const at = place.row + y;
    if (!column || at >= rows.length) return void (faults += 1);
    const outcome = written(new JourneyIndex(history.journey), rows[at] ?? HEAD, column, text, writer, host.isOfGroup());
    if (outcome.ok) apply(outcome.value);
    else faults += 1;
  }));
  return { operations, count: cells.reduce((sum, row) => sum + row.length, 0), faults };
}

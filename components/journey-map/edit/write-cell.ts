import { err, ok, type Result } from '../../../src/core/result.js';
import type { JourneyRecord, RecordOf } from '../../../src/journey/document/records.js';
import { journeyMetric } from '../../../src/journey/figures/metrics.js';
import { observedAt } from '../../../src/journey/figures/observed-at.js';
import { addInRow, addRecord, observe, removeRecord, setCell, setFields, whyNotObserve } from '../../../src/journey/edit/acts.js';
import type { Act } from '../../../src/journey/edit/history.js';
import type { Operation } from '../../../src/journey/edit/operation.js';
import type { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import { recordOf, type Column } from '../columns.js';
import type { Row } from '../lanes/rows.js';
import { parseFigure, typedFigure, type FigureFault } from './parse-figure.js';

/** The row of names above all lanes. */
export const HEAD = 'head';

/** What people write in a row: one line, or several. */
export type CellForm = { readonly kind: 'line'; readonly suggestions: readonly string[] } | { readonly kind: 'lines' } | { readonly kind: 'figure'; readonly metric: string } | { readonly kind: 'none' };

const LISTS = ['pain', 'gain', 'opportunity', 'standard', 'backstage'] as const;
type ListKind = (typeof LISTS)[number];
const isList = (kind: string): kind is ListKind => (LISTS as readonly string[]).includes(kind);

/** How a cell is written in. */
export function formOf(index: JourneyIndex, row: Row | typeof HEAD, column: Column): CellForm {
  if (column.kind === 'guest') return { kind: 'none' };
  if (row === HEAD) return { kind: 'line', suggestions: [] };
  if (row.kind === 'curve' || row.kind === 'metric') return { kind: 'figure', metric: row.metric ?? 'emotion' };
  if (row.kind === 'text' || isList(row.kind)) return { kind: 'lines' };
  if (row.kind === 'channel' && row.channel === undefined && column.kind === 'step') return { kind: 'line', suggestions: index.all('channel').map(({ name }) => name) };
  if (row.kind === 'owner') return { kind: 'line', suggestions: index.all('owner').map(({ name }) => name) };
  if (row.kind === 'actor' && column.kind === 'step') return { kind: 'line', suggestions: index.all('actor').map(({ name }) => name) };
  return { kind: 'none' };
}

/** What stands in a cell, as it is written. */
export function textIn(index: JourneyIndex, row: Row | typeof HEAD, column: Column): string {
  if (column.kind === 'guest') return column.name;
  const record = recordOf(column);
  if (row === HEAD) return record.name;
  switch (row.kind) {
    case 'curve':
    case 'metric': {
      const metric = row.metric ?? 'emotion';
      const { observations } = observedAt(index, column.id, metric);
      const own = observations.at(-1);
      return own ? typedFigure(own.stat, journeyMetric(metric).unit) : '';
    }
    case 'text':
      return index.cell(row.id, column.id)?.text ?? '';
    case 'channel':
      return column.kind === 'step' && column.touchpoint.channel !== undefined ? (index.get(column.touchpoint.channel, 'channel')?.name ?? '') : '';
    case 'owner':
      return record.owner === undefined ? '' : nameOf(index.get(record.owner));
    case 'actor':
      return column.kind === 'step' ? (column.touchpoint.actors ?? []).map((id) => nameOf(index.get(id))).filter(Boolean).join(', ') : '';
    default:
      return isList(row.kind) ? listIn(index, row, column).map(textOf).join('\n') : '';
  }
}

const nameOf = (record: JourneyRecord | undefined): string => (record && 'name' in record ? record.name : '');
const textOf = (record: RecordOf<ListKind>): string => (record.type === 'backstage' ? record.name : record.text);
const listIn = (index: JourneyIndex, row: Row, column: Column): readonly RecordOf<ListKind>[] =>
  index.at(column.id, row.kind as ListKind).filter((one) => one.type !== 'backstage' || row.band === undefined || one.band === row.band);

/** Why what was written cannot stand there. */
export type CellFault = FigureFault | 'nps-in-mid-journey' | 'not-written' | 'merged' | 'counted' | 'group';

export interface Writer {
  /** Who says a figure that was only said; made when there is nobody yet. */
  readonly by: string;
  readonly on: string;
  readonly newId: () => string;
}

/** Writes into a cell: the act that does it. Nothing written takes away what was there. */
export function writeCell(index: JourneyIndex, row: Row | typeof HEAD, column: Column, typed: string, writer: Writer): Result<Act, CellFault> {
  const text = typed.replaceAll(/\r\n?/g, '\n').trim();
  const line = text.replaceAll(/\s+/g, ' ');
  if (column.kind === 'guest') return err('not-written');
  if (row === HEAD) return ok(setFields(column.id, { name: line.slice(0, 500) }, 'rename'));
  switch (row.kind) {
    case 'curve':
    case 'metric':
      return figure(index, row.metric ?? 'emotion', column.id, text, writer);
    case 'text':
      return ok(setCell(index, row.id, column.id, text, writer.newId));
    case 'channel':
      return column.kind === 'step' && row.channel === undefined ? ok(named(index, 'channel', column.id, 'channel', line, writer)) : err('not-written');
    case 'owner':
      return ok(named(index, 'owner', column.id, 'owner', line, writer));
    case 'actor':
      return column.kind === 'step' ? ok(actors(index, column.id, line, writer)) : err('not-written');
    default:
      return isList(row.kind) ? ok(list(index, row, column, text.split('\n').map((one) => one.trim()).filter(Boolean), writer)) : err('not-written');
  }
}

function figure(index: JourneyIndex, metric: string, at: string, text: string, writer: Writer): Result<Act, CellFault> {
  const { observations } = observedAt(index, at, metric);
  if (observations.length > 1) return err('merged'); // which of them would be meant?
  const [before] = observations;
  if (text === '') return ok(before ? { name: 'observe', about: at, operations: [{ do: 'remove', id: before.id }] } : { name: 'observe', operations: [] });
  const fault = whyNotObserve(index, at, metric);
  if (fault) return err(fault);
  const stat = parseFigure(text, metric, index.head, { ...writer, rule: before?.stat.t === 'ratio' ? before.stat.rule : undefined });
  if (!stat.ok) return stat;
  if (before && before.stat.t !== 'asserted' && stat.value.t === 'asserted') return err('counted');
  const isSame = before && (before.stat.t === 'asserted') === (stat.value.t === 'asserted');
  const act = isSame ? { ...setFields(before.id, { stat: stat.value, provenance: undefined }, 'observe'), about: at } : observe(index, { at, metric, series: 'current', stat: stat.value }, writer.newId);
  // somebody says it: there has to be somebody
  const needsSpeaker = stat.value.t === 'asserted' && !index.has(writer.by);
  return ok(needsSpeaker ? { ...act, operations: [{ do: 'add', record: { type: 'actor', id: writer.by, name: writer.by, kind: 'staff' } }, ...act.operations] } : act);
}

/** Names a record, an old one or a new one. */
function named(index: JourneyIndex, type: 'channel' | 'owner', id: string, field: string, name: string, { newId }: Writer): Act {
  if (name === '') return setFields(id, { [field]: undefined }, `set-${field}`);
  const known = index.all(type).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (known) return setFields(id, { [field]: known.id }, `set-${field}`);
  const made = type === 'channel' ? addInRow(index, 'channel', { draft: { name } }, newId) : addRecord('owner', { name }, newId);
  return { name: `set-${field}`, about: id, operations: [...made.operations, ...setFields(id, { [field]: made.about }).operations] };
}

function actors(index: JourneyIndex, id: string, line: string, { newId }: Writer): Act {
  const operations: Operation[] = [];
  const ids = [...new Set(line.split(/\s*[,،;]\s*/).filter(Boolean))].map((name) => {
    const known = [...index.all('actor'), ...index.all('persona')].find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (known) return known.id;
    const made = addRecord('actor', { name }, newId);
    operations.push(...made.operations);
    return made.about!;
  });
  return { name: 'set-actors', about: id, operations: [...operations, ...setFields(id, { actors: ids.length > 0 ? ids : undefined }).operations] };
}

/** One record a line: what stands in its place is changed, what is new is added, what is no longer there is taken away. */
function list(index: JourneyIndex, row: Row, column: Column, lines: readonly string[], { newId }: Writer): Act {
  const kind = row.kind as ListKind;
  const before = listIn(index, row, column);
  const operations: Operation[] = [];
  // lines that stay keep their records, wherever they stand now
  const free = new Set(before);
  const kept = lines.map((line) => {
    const same = [...free].find((one) => textOf(one) === line);
    if (same) free.delete(same);
    return same;
  });
  const rest = [...free];
  lines.forEach((line, i) => {
    if (kept[i]) return;
    const old = rest.shift();
    if (old) operations.push({ do: 'set', id: old.id, fields: old.type === 'backstage' ? { name: line } : { text: line } });
    else if (kind === 'backstage') operations.push(...addInRow(index, 'backstage', { draft: { at: column.id, band: row.band === 'customer' || row.band === undefined ? 'backstage' : row.band, name: line } }, newId).operations);
    else operations.push(...addRecord(kind, { at: column.id, text: line }, newId).operations);
  });
  for (const old of rest) operations.push(...removeRecord(index, old.id).operations);
  return { name: `set-${kind}`, about: column.id, operations };
}

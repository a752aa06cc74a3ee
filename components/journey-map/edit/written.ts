import { uuidv7 } from '../../../src/core/uuid.js';
import type { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import type { Column } from '../columns.js';
import type { Row } from '../lanes/rows.js';
import { writeCell, type HEAD, type Writer } from './write-cell.js';

/** What is written in a cell, as an act. While the figures of a group are shown (`ofGroup`) none is written: it would become one of everybody. */
export function written(index: JourneyIndex, row: Row | typeof HEAD, column: Column, text: string, writer: Writer, ofGroup: boolean): ReturnType<typeof writeCell> {
  const isFigure = typeof row === 'object' && (row.kind === 'curve' || row.kind === 'metric');
  return isFigure && ofGroup ? { ok: false, error: 'group' } : writeCell(index, row, column, text, writer);
}

/** Who writes, today: as the record of them where the journey has one. */
export function writerOf(index: JourneyIndex, author: string, unnamed: string): Writer {
  const speaker = [...index.all('owner'), ...index.all('actor')].find(({ name }) => name === author);
  return { by: speaker?.id ?? (author || unnamed), on: new Date().toISOString().slice(0, 10), newId: uuidv7 };
}

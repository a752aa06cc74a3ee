import type { SVGTemplateResult } from 'lit';
import { svg } from 'lit';
import { fitText, isNarrow, type Frame } from './frame.js';
import { label } from './marks.js';

/** What charts of rows have in common: a name before the marks, or above them where there is little room, and a text behind. */
export interface RowLayout {
  /** Where the marks may lie. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly narrow: boolean;
  /** The middle of the marks of a row. */
  middle(row: number): number;
  /** The texts of a row. */
  texts(row: number, name: string, value: string, className?: string): SVGTemplateResult;
}

const ROW = 2.1;
const TALL_ROW = 3.3;

/** Lays out rows with these names and values. */
export function layoutRows(frame: Frame, rows: readonly { readonly label: string; readonly text: string }[]): RowLayout {
  const { em, width } = frame;
  const narrow = isNarrow(frame);
  const widest = (of: 'label' | 'text'): number => Math.max(0, ...rows.map((row) => frame.textWidth(row[of])));
  const names = narrow ? 0 : Math.min(widest('label') + em, width * 0.36);
  const values = narrow ? 0 : widest('text') + em;
  const height = (narrow ? TALL_ROW : ROW) * em;
  const top = 0.4 * em;
  const middle = (row: number): number => top + row * height + (narrow ? 2.1 * em : height / 2);
  return {
    left: narrow ? 0.6 * em : names,
    right: narrow ? width - 0.6 * em : width - values,
    top,
    bottom: top + rows.length * height,
    narrow,
    middle,
    texts(row, name, value, className = '') {
      const y = narrow ? top + row * height + em : middle(row) + em / 3;
      const room = narrow ? width - frame.textWidth(value) - em : names - em;
      return svg`${label(frame, fitText(name, room, frame), 0, y, { name: `name ${className}` })}${label(frame, value, width, y, { at: 'end', name: `figure-text ${className}` })}`;
    },
  };
}

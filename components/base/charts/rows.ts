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
  /** From where to where lines through the marks may be drawn: where labels stand above the marks, not through them. */
  readonly bands: readonly (readonly [top: number, bottom: number])[];
  /** The middle of the marks of a row. */
  middle(row: number): number;
  /** The texts of a row. */
  texts(row: number, className?: string): SVGTemplateResult;
}

/** What stands before and behind the marks of a row. */
export interface RowTexts {
  readonly label: string;
  readonly text: string;
  /** Takes the place of the text where there is no room for both. */
  readonly short?: string | undefined;
}

const ROW = 2.1;
const TALL_ROW = 3.3;

/** Lays out rows with these names and values. */
export function layoutRows(frame: Frame, rows: readonly RowTexts[]): RowLayout {
  const { em, width } = frame;
  const narrow = isNarrow(frame);
  const widest = (of: 'label' | 'text'): number => Math.max(0, ...rows.map((row) => frame.textWidth(row[of])));
  const names = narrow ? 0 : Math.min(widest('label') + em, width * 0.36);
  const values = narrow ? 0 : widest('text') + em;
  const height = (narrow ? TALL_ROW : ROW) * em;
  const top = 0.4 * em;
  const middle = (row: number): number => top + row * height + (narrow ? 2.1 * em : height / 2);
  const bottom = top + rows.length * height;
  return {
    left: narrow ? 0.6 * em : names,
    right: narrow ? width - 0.6 * em : width - values,
    top,
    bottom,
    narrow,
    bands: narrow ? rows.map((_, row) => [middle(row) - 0.7 * em, middle(row) + 0.7 * em] as const) : [[top, bottom]],
    middle,
    texts(row, className = '') {
      const { label: name, text, short = text } = rows[row]!;
      const y = narrow ? top + row * height + em : middle(row) + em / 3;
      const value = narrow && frame.textWidth(name) + frame.textWidth(text) + em > width ? short : text;
      const room = narrow ? width - frame.textWidth(value) - em : names - em;
      return svg`${label(frame, fitText(name, room, frame), 0, y, { name: `name ${className}` })}${label(frame, value, width, y, { at: 'end', name: `figure-text ${className}` })}`;
    },
  };
}

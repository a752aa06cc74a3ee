import { FigureWriter } from '../base/figures.js';
import { Localizer } from '../base/localize.js';
import { inText } from '../base/numbers.js';
import { plainNumber } from './plain-formats.js';

/** Texts of a map: numbers without `Intl` where the language is known, since a map is full of them. */
export class PlainLocalizer extends Localizer {
  override number(value: number, options?: Intl.NumberFormatOptions): string {
    return plainNumber(this.locale, value, options) ?? super.number(value, options);
  }
}

export class PlainFigureWriter extends FigureWriter {
  protected override write(value: number, options: Intl.NumberFormatOptions): string {
    const plain = plainNumber(this.texts.locale, value, options);
    return plain === undefined ? super.write(value, options) : inText(plain);
  }
}

import type { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import type { Localizer } from '../../base/localize.js';
import type { Column, Guest, Sheet, Stretch } from '../columns.js';
import type { Side } from '../compare.js';
import type { FigureTexts } from '../figure-text.js';
import type { HeatOf } from '../heat.js';
import type { MapLayer } from '../layers/layer.js';
import type { TimeBefore } from '../time-axis.js';
import type { Row } from './rows.js';

/** All that the parts of a map need to draw themselves. */
export interface MapContext {
  readonly index: JourneyIndex;
  readonly rows: readonly Row[];
  readonly sheet: Sheet;
  /** What of it is drawn. */
  readonly stretch: Stretch;
  readonly texts: Localizer;
  readonly figures: FigureTexts;
  readonly side: Side;
  /** What it is held against, and what that is called. */
  readonly other: { readonly side: Side; readonly name: string } | undefined;
  readonly heat: HeatOf | undefined;
  /** Times before columns, where the axis is one of time. */
  readonly times: ((column: Column) => TimeBefore | null) | undefined;
  /** What is laid over the map. */
  readonly layers: readonly MapLayer[];
  readonly guests: readonly Guest[];
  /** So narrow that cells hold a figure and nothing beside it. */
  readonly tight: boolean;
  readonly em: number;
  /** The size of small print, in pixels. */
  readonly small: number;
  readonly rightToLeft: boolean;
}

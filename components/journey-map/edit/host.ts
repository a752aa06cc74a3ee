import type { CSSResult } from 'lit';
import type { Journey } from '../../../src/journey/document/journey.js';
import type { Localizer } from '../../base/localize.js';
import type { GuestColumn, Sheet } from '../columns.js';
import type { Row } from '../lanes/rows.js';
import type { KeyTold } from '../layers/layer.js';
import type { Place } from './place.js';

/** What the editor needs of the map. */
export interface EditorHost {
  dispatchEvent(event: Event): boolean;
  /** What is marked on the page. */
  selection(): string;
  adopt(styles: CSSResult): void;
  readonly texts: Localizer;
  isRightToLeft(): boolean;
  isOutline(): boolean;
  /** Only figures of some customers are shown. */
  isOfGroup(): boolean;
  sheet(): Sheet;
  rows(): readonly Row[];
  /** Shows another state of the journey. */
  put(journey: Journey): void;
  requestUpdate(): void;
  /** Sets the focus into a place once it is drawn, and brings it before the eyes. */
  focusPlace(place: Place): void;
  details(id: string): void;
  /** Somebody wants something of a column that is none of the journey's own. */
  guest(column: GuestColumn): void;
  nextPane(): void;
  /** Keys that others than the editor take. */
  moreKeys(): readonly KeyTold[];
}

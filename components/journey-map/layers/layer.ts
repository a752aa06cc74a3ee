import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Journey } from '../../../src/journey/document/journey.js';
import type { Phase, Touchpoint } from '../../../src/journey/document/records.js';
import type { JourneyFigure } from '../../../src/journey/figures/figure.js';
import type { Act } from '../../../src/journey/edit/history.js';
import type { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import type { ObservedJourney } from '../../../src/journey/observed/discover/discover.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { Localizer } from '../../base/localize.js';
import type { AddressKind } from '../../scorecard/sources/choose.js';
import type { FigureFunction } from '../../scorecard/sources/function.js';
import type { FigureSource } from '../../scorecard/sources/source.js';
import type { Column, Guest, GuestColumn, Sheet } from '../columns.js';
import type { MapContext } from '../lanes/context.js';
import type { Row } from '../lanes/rows.js';

/** How a comparison is shown: the other curve beside, both figures side by side, or what differs alone. */
export const COMPARE_AS = ['curve', 'side', 'difference'] as const;
export type CompareAs = (typeof COMPARE_AS)[number];

/** What is wished for of layers. */
export interface Wishes {
  readonly figures: Cube | FigureSource | FigureFunction | Blob | undefined;
  readonly figuresSrc: string | undefined;
  readonly figuresType: AddressKind | undefined;
  readonly figuresSource: string | undefined;
  readonly figuresBy: string | undefined;
  readonly observed: ObservedJourney | undefined;
  readonly exportable: boolean;
  readonly printAs: 'page' | 'tiles' | 'outline' | undefined;
  readonly compareAs: CompareAs;
  readonly jumpKeys: boolean;
  readonly lens: string | undefined;
  readonly segment: string | undefined;
  readonly editable: boolean;
  readonly privacyThreshold: number;
}

/** A key, and what it does in words. */
export type KeyTold = readonly [key: string, what: string];

/** What a layer needs of the map. */
export interface LayerHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  readonly texts: Localizer;
  /** The journey as it is kept, without what layers put in. */
  journey(): Journey | undefined;
  index(): JourneyIndex | undefined;
  /** What the map was asked for, as it is now. */
  readonly wishes: Wishes;
  sheet(): Sheet;
  adopt(styles: CSSResult): void;
  problem(where: string, message?: string): void;
  fault(code: string, error: unknown): void;
  /** Changes the journey, where it may be changed: one act, so one undo. */
  change(act: Act): boolean;
  open(id: string): void;
  /** Goes to a column: the focus to its head, and it before the eyes. */
  goTo(id: string): void;
  title(): string;
  /** The version that the map is held against, if it is one and it is read. */
  earlier(): JourneyIndex | undefined;
  /** Whose figures the map shows, in words. */
  sideName(): string;
  /** The journey as it is shown, with what layers put in. */
  shown(): Journey;
  /** Draws all of it, for a picture. */
  whole(is: boolean): void;
  printAs(as: Wishes['printAs']): void;
  lookThrough(lens: string | undefined): void;
  /** Turns the keys for jumping off. */
  noJumps(): void;
}

/**
 * Something that is laid over the map, and loaded only where somebody has use for it: live figures, what customers really did, what plugins
 * bring. Each says what it adds, place by place; what it leaves out stays as it is.
 */
export interface MapLayer {
  /** The journey as it is to be shown; the same object as long as nothing changed. */
  shown?(journey: Journey): Journey;
  /** A figure that stands for what the journey says of a place. */
  figure?(at: string, metric: string, segment: string | undefined): JourneyFigure | undefined;
  /** Rows of its own, above all others. */
  rows?(): readonly Row[];
  /** Rows that stand below all others, and whether one of the journey's own stays. */
  moreRows?(own: readonly Row[]): readonly Row[];
  keeps?(row: Row): boolean;
  /** Columns of its own, between the others; the same array as long as nothing changed. */
  guests?(): readonly Guest[];
  /** What is said below the toolbar. */
  above?(context: MapContext): TemplateResult | undefined;
  /** What is asked for in the toolbar. */
  tools?(context: MapContext): TemplateResult | undefined;
  /** Below the name of a column. */
  head?(context: MapContext, column: Column): TemplateResult | undefined;
  /** What stands in a cell, in place of what would. */
  cell?(context: MapContext, row: Row, column: Column): TemplateResult | undefined;
  /** A tint of a column, 0..4. */
  tint?(context: MapContext, column: Column): number | undefined;
  /** Facts of a touchpoint in the outline, and what stands behind it there. */
  facts?(context: MapContext, touchpoint: Touchpoint): TemplateResult | undefined;
  guest?(context: MapContext, guest: GuestColumn): TemplateResult | undefined;
  /** The map as it is printed, if that is another; `draw` draws it, or a part of it. */
  printed?(context: MapContext, draw: (context: MapContext) => TemplateResult): TemplateResult | undefined;
  /** After it is drawn for paper. */
  fit?(): void;
  details?(context: MapContext, record: Touchpoint | Phase): TemplateResult | undefined;
  /** Somebody wants something of a guest: Enter in the grid. True if it did something. */
  enter?(guest: GuestColumn): boolean;
  /** A key that nobody else took. True if it did something. */
  key?(event: KeyboardEvent, at: string | undefined): boolean;
  /** The keys that it takes, and what each does, for the list of keys. */
  keys?(): readonly KeyTold[];
}

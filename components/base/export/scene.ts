/** A colour as every program reads it, and how much of it. */
export interface Paint {
  /** `#1d5fc2` */
  readonly colour: string;
  /** 0..1 */
  readonly opacity: number;
}

/** From the coordinates of a shape to those of the picture, as in `matrix(a b c d e f)`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A shape. Widths and dashes are pixels of the picture. */
export interface SceneShape {
  readonly kind: 'shape';
  readonly d: string;
  readonly matrix: Matrix;
  readonly fill: Paint | null;
  readonly stroke: Paint | null;
  readonly width: number;
  readonly dash: readonly number[];
  readonly cap: CanvasLineCap;
  readonly join: CanvasLineJoin;
}

/** Letters in one line. */
export interface SceneText {
  readonly kind: 'text';
  readonly text: string;
  /** Where the line begins: at its left end, or at its right one if it runs from right to left. */
  readonly x: number;
  /** The line that the letters stand on. */
  readonly y: number;
  /** Pixels. */
  readonly size: number;
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly fill: Paint;
  /** What stands behind the letters, so that they can be read over lines. */
  readonly halo: { readonly paint: Paint; readonly width: number } | null;
  readonly rightToLeft: boolean;
}

/** What something on the page looks like, in the order in which it is painted: shapes and letters, nothing else. */
export interface Scene {
  readonly title: string;
  readonly language: string;
  readonly width: number;
  readonly height: number;
  readonly background: Paint;
  readonly items: readonly (SceneShape | SceneText)[];
}

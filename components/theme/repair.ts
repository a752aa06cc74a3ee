import { BLACK, contrast, fromOkLab, hexOf, okLabOf, readColour, WHITE, type Colour } from './colour.js';

/** What WCAG 2.2 asks: text (1.4.3), and shapes, edges and the focus (1.4.11). */
export const TEXT = 4.5;
export const SHAPE = 3;

/** A colour as it may be used, and whether it had to be changed for that. */
export interface Repaired {
  readonly colour: string;
  readonly ratio: number;
  readonly changed: boolean;
}

/**
 * The colour, made darker or lighter just enough for a contrast: its hue stays, its lightness (L of OKLab) moves as little as it can, to
 * where it is enough. Where neither way leads there, it is black or white, whichever is seen better.
 *
 * @param least the contrast ratio that is asked for, from 1 to 21
 */
export function repaired(colour: Colour, background: Colour, least: number = TEXT): Repaired {
  const ratio = contrast(colour, background);
  if (ratio >= least) return { colour: hexOf(colour), ratio, changed: false };
  const lab = okLabOf(colour);
  const found = [towards(0), towards(1)].flatMap((one) => one ?? []).sort((a, b) => Math.abs(a.L - lab.L) - Math.abs(b.L - lab.L))[0];
  const best = found?.colour ?? (contrast(BLACK, background) > contrast(WHITE, background) ? BLACK : WHITE);
  return { colour: hexOf(best), ratio: contrast(best, background), changed: true };

  /** Halves the way to black or white until the nearest colour that is enough is found; what is enough is what a hex says. */
  function towards(end: 0 | 1): { readonly colour: Colour; readonly L: number } | undefined {
    const at = (L: number): Colour => readColour(hexOf(fromOkLab({ ...lab, L })))!;
    const enough = (L: number): boolean => contrast(at(L), background) >= least;
    if (!enough(end)) return undefined;
    let [near, far] = [lab.L, end as number];
    for (let i = 0; i < 24; i += 1) {
      const middle = (near + far) / 2;
      if (enough(middle)) far = middle;
      else near = middle;
    }
    return { colour: at(far), L: far };
  }
}

/** The colour of text on a colour: as said if that can be read, else black or white. */
export function onColour(colour: Colour, said?: Colour): Repaired {
  if (said && contrast(said, colour) >= TEXT) return { colour: hexOf(said), ratio: contrast(said, colour), changed: false };
  const best = contrast(WHITE, colour) >= TEXT || contrast(WHITE, colour) >= contrast(BLACK, colour) ? WHITE : BLACK;
  return { colour: hexOf(best), ratio: contrast(best, colour), changed: said !== undefined };
}

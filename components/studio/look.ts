import { contrast, readColour, WHITE, type Colour } from '../theme/colour.js';
import { onColour, repaired, SHAPE, type Repaired } from '../theme/repair.js';

/** How a survey is to look where the page says nothing else: the tokens of docs/theming.md. What is not there follows the page. */
export interface Look {
  readonly accent?: string;
  readonly onAccent?: string;
  /** In em. */
  readonly radius?: number;
  /** The unit of all distances, in em. */
  readonly space?: number;
}

const COLOUR = /^#[0-9a-f]{6}$/i;

/** A look from somewhere that cannot be trusted: what does not fit is left out. */
export function lookFrom(input: unknown): Look {
  const { accent, onAccent, radius, space } = (typeof input === 'object' && input !== null ? input : {}) as Readonly<Record<string, unknown>>;
  const colour = (value: unknown): value is string => typeof value === 'string' && COLOUR.test(value);
  const length = (value: unknown, most: number): value is number => typeof value === 'number' && value >= 0 && value <= most;
  return {
    ...(colour(accent) && { accent }), ...(colour(onAccent) && { onAccent }),
    ...(length(radius, 2) && { radius }), ...(length(space, 1) && { space }),
  };
}

/** The paper of a dark scheme, as browsers have it (`Canvas`). */
const DARK: Colour = readColour('#121212')!;

/** The accent and what is written on it, in one scheme, as they may be used. */
export interface SchemeColours {
  /** Against the paper: what shapes and the focus need. */
  readonly accent: Repaired;
  /** Against the accent: what text needs. */
  readonly onAccent: Repaired;
}

/** The colours of a look in a scheme, mended where they could not be seen. Undefined if the page's own are used. */
export function coloursOf({ accent, onAccent }: Look, scheme: 'light' | 'dark'): SchemeColours | undefined {
  const wanted = accent === undefined ? undefined : readColour(accent);
  if (!wanted) return undefined;
  const mended = repaired(wanted, scheme === 'light' ? WHITE : DARK, SHAPE);
  const said = onAccent === undefined ? undefined : readColour(onAccent);
  return { accent: mended, onAccent: onColour(readColour(mended.colour)!, said) };
}

/** How well the text that was chosen can be read on the accent that was chosen; undefined if either is not. */
export function chosenContrast({ accent, onAccent }: Look): number | undefined {
  const [on, text] = [accent, onAccent].map((one) => (one === undefined ? undefined : readColour(one)));
  return on && text ? contrast(on, text) : undefined;
}

/** The tokens of a look, by name, with colours that can be seen in both schemes. */
export function tokensOf(look: Look): readonly (readonly [name: string, value: string])[] {
  const [light, dark] = [coloursOf(look, 'light'), coloursOf(look, 'dark')];
  const { radius, space } = look;
  return [
    ...(light && dark ? [['--cx-accent', `light-dark(${light.accent.colour}, ${dark.accent.colour})`], ['--cx-on-accent', `light-dark(${light.onAccent.colour}, ${dark.onAccent.colour})`]] as const : []),
    ...(radius === undefined ? [] : [['--cx-radius', `${radius}em`] as const]),
    ...(space === undefined ? [] : [['--cx-space', `${space}em`] as const]),
  ];
}

/** A rule for the style sheet of the site; empty if the look is the page's own. */
export function styleSheetOf(look: Look): string {
  const tokens = tokensOf(look);
  return tokens.length === 0 ? '' : `:root {\n${tokens.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}\n`;
}

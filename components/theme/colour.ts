/** A colour in sRGB, each part from 0 to 1. */
export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}
/** With how much of it covers what is below, from 0 to 1. */
export interface Layer extends Colour {
  readonly alpha: number;
}

export const BLACK: Colour = { r: 0, g: 0, b: 0 };
export const WHITE: Colour = { r: 1, g: 1, b: 1 };

const within = (value: number): number => Math.min(1, Math.max(0, value));
const byte = (value: number): number => Math.round(within(value) * 255);

/** `#1d5fc2`. */
export const hexOf = ({ r, g, b }: Colour): string => `#${[r, g, b].map((part) => byte(part).toString(16).padStart(2, '0')).join('')}`;

/** A colour as it is written: `#rgb`, `#rrggbb`, or as a browser serialises sRGB (`rgb(...)`, `color(srgb ...)`); undefined for others. */
export function readColour(text: string): Layer | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex) {
    const [r, g, b] = (hex.length === 3 ? [...hex].map((digit) => digit + digit) : hex.match(/../g)!).map((pair) => parseInt(pair, 16) / 255);
    return { r: r!, g: g!, b: b!, alpha: 1 };
  }
  const parts = /^(rgba?|color)\(\s*(?:srgb\s+)?([^)]*)\)$/i.exec(text.trim());
  if (!parts || (parts[1] === 'color' && !/\(\s*srgb\s/i.test(text))) return undefined;
  const numbers = parts[2]!.split(/[\s,/]+/).filter(Boolean).map((part) => (part === 'none' ? 0 : part.endsWith('%') ? parseFloat(part) / 100 : Number(part)));
  const [r, g, b, alpha = 1] = numbers;
  if ([r, g, b, alpha].some((part) => part === undefined || Number.isNaN(part))) return undefined;
  const most = parts[1]!.startsWith('rgb') && !parts[2]!.includes('%') ? 255 : 1;
  return { r: within(r! / most), g: within(g! / most), b: within(b! / most), alpha: within(alpha) };
}

/** What is seen when a layer lies over a colour. */
export const over = ({ alpha, ...top }: Layer, below: Colour): Colour => ({
  r: top.r * alpha + below.r * (1 - alpha), g: top.g * alpha + below.g * (1 - alpha), b: top.b * alpha + below.b * (1 - alpha),
});

/** sRGB to linear light and back: IEC 61966-2-1. */
const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const encoded = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

/** How light a colour is, without its hue: the L of OKLab, with a and b (B. Ottosson, A perceptual color space for image processing, 2020). */
export interface OkLab {
  readonly L: number;
  readonly a: number;
  readonly b: number;
}

export function okLabOf(colour: Colour): OkLab {
  const [r, g, b] = [linear(colour.r), linear(colour.g), linear(colour.b)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return { L: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s };
}

/** The colour of this lightness and hue, with as much of its strength as a screen can show. */
export function fromOkLab({ L, a, b }: OkLab): Colour {
  let [low, high] = [0, 1];
  const at = (strength: number): Colour | undefined => {
    const [l, m, s] = [L + 0.3963377774 * a * strength + 0.2158037573 * b * strength, L - 0.1055613458 * a * strength - 0.0638541728 * b * strength, L - 0.0894841775 * a * strength - 1.291485548 * b * strength].map((part) => part ** 3);
    const parts = [4.0767416621 * l! - 3.3077115913 * m! + 0.2309699292 * s!, -1.2684380046 * l! + 2.6097574011 * m! - 0.3413193965 * s!, -0.0041960863 * l! - 0.7034186147 * m! + 1.707614701 * s!];
    return parts.every((part) => part >= -1e-4 && part <= 1 + 1e-4) ? { r: encoded(within(parts[0]!)), g: encoded(within(parts[1]!)), b: encoded(within(parts[2]!)) } : undefined;
  };
  const whole = at(1);
  if (whole) return whole;
  for (let i = 0; i < 20; i += 1) {
    const middle = (low + high) / 2;
    if (at(middle)) low = middle;
    else high = middle;
  }
  return at(low) ?? (L > 0.5 ? WHITE : BLACK);
}

/**
 * The relative luminance of WCAG 2.2: 0.2126 R + 0.7152 G + 0.0722 B in linear light.
 *
 * @returns from 0, black, to 1, white
 */
export const luminance = ({ r, g, b }: Colour): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/**
 * The contrast ratio of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), the lighter one above.
 *
 * @returns from 1, none, to 21, black on white
 */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

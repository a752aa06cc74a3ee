import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import { isDevelopment } from '../base/development.js';
import type { ThemeAdapter } from './adapters/adapter.js';
import { bootstrap } from './adapters/bootstrap.js';
import { material } from './adapters/material.js';
import { shadcn } from './adapters/shadcn.js';
import { contrast, hexOf, over, readColour, type Colour } from './colour.js';
import { backgroundOf, resolveColour } from './on-page.js';
import { onColour, repaired, SHAPE, TEXT } from './repair.js';

/** The design systems that are looked for, in this order. */
export const ADAPTERS: readonly ThemeAdapter[] = [material, bootstrap, shadcn];

/** Two colours that must be told apart, and whether they can be. */
export interface ContrastPair {
  readonly name: 'accent on background' | 'text on accent';
  /** The contrast ratio of what the page says. */
  readonly said: number;
  /** That of what is used: the same, unless it was mended. */
  readonly used: number;
  /** What WCAG 2.2 asks. */
  readonly least: number;
}

/** What was taken over from the page, and how it can be seen. */
export interface ThemeReport {
  /** The design system; undefined where none was found: then nothing is set, and what the page sets of `--cx-*` is looked at. */
  readonly system: string | undefined;
  readonly tokens: Readonly<Partial<Record<'--cx-accent' | '--cx-on-accent' | '--cx-radius', string>>>;
  readonly pairs: readonly ContrastPair[];
  /** Nothing but colours is behind it; if not, the figures hold for what could be told. */
  readonly certain: boolean;
}

export interface AdoptOptions {
  /** `auto` looks which one is there. */
  readonly system?: 'auto' | 'none' | (string & {});
  /** Colours that cannot be seen are changed just enough (default), or only told. */
  readonly repair?: boolean;
  /** Systems beside or instead of the usual ones. */
  readonly adapters?: readonly ThemeAdapter[];
  /** Told each time the theme was read. */
  readonly onReport?: (report: ThemeReport) => void;
}

/** Attributes with which pages switch their theme. */
const SWITCHES = ['class', 'style', 'data-bs-theme', 'data-theme', 'data-mode', 'data-color-scheme'];
const NAMES = ['--cx-accent', '--cx-on-accent', '--cx-radius'] as const;

/** What we write on these is no news of the page: with two of them, each would wake the other for ever. */
const adopted = new Set<Node>();

/**
 * Takes the look of the page's design system over: sets `--cx-*` on one element, for all of ours in it, and keeps it in step when the page
 * changes its theme. Contrast is measured against what is really behind the element. Nothing is set anywhere else.
 *
 * @param element around the elements that are to look so, or one of them
 * @returns dispose it to take the tokens away again
 */
export function adoptTheme(element: HTMLElement, options: AdoptOptions = {}): Disposable {
  let waiting = 0;
  let last = '';
  const read = (): void => {
    waiting = 0;
    // what was set here before is not what the page says
    for (const name of NAMES) element.style.removeProperty(name);
    const report = readTheme(element, options);
    for (const name of NAMES) {
      const value = report.tokens[name];
      if (value !== undefined) element.style.setProperty(name, value);
    }
    const text = JSON.stringify(report);
    if (text === last) return;
    last = text;
    options.onReport?.(report);
    if (isDevelopment()) warn(report, options.repair ?? true);
  };
  const later = (): void => void (waiting ||= requestAnimationFrame(read));
  const observer = new MutationObserver((changes) => changes.some(({ target, attributeName }) => attributeName !== 'style' || !adopted.has(target)) && later());
  adopted.add(element);
  observer.observe(document, { subtree: true, attributeFilter: SWITCHES });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', later);
  read();
  return toDisposable(() => {
    observer.disconnect();
    adopted.delete(element);
    scheme.removeEventListener('change', later);
    cancelAnimationFrame(waiting);
    for (const name of NAMES) element.style.removeProperty(name);
    if (element.getAttribute('style') === '') element.removeAttribute('style');
  });
}

/** What the page says at this place, and how it can be seen; sets nothing. */
export function readTheme(element: HTMLElement, { system = 'auto', repair = true, adapters = ADAPTERS }: AdoptOptions = {}): ThemeReport {
  const style = getComputedStyle(element);
  const variable = (name: string): string => style.getPropertyValue(name).trim();
  const adapter = system === 'none' ? undefined : adapters.find((one) => (system === 'auto' ? one.isThere(variable) : one.id === system));
  const theme = adapter?.read(variable) ?? { accent: variable('--cx-accent') || undefined, onAccent: variable('--cx-on-accent') || undefined };
  const { colour: background, certain } = backgroundOf(element);
  const seen = (text: string | undefined, below: Colour): Colour | undefined => {
    const layer = text === undefined ? undefined : resolveColour(text, style.colorScheme);
    return layer && over(layer, below);
  };
  const accent = seen(theme.accent, background);
  const radius = adapter && theme.radius !== undefined && CSS.supports('border-radius', theme.radius) ? theme.radius : undefined;
  if (!accent) return { system: adapter?.id, tokens: radius === undefined ? {} : { '--cx-radius': radius }, pairs: [], certain };

  const shape = repair ? repaired(accent, background, SHAPE) : { colour: hexOf(accent), ratio: contrast(accent, background) };
  const used = readColour(shape.colour)!;
  const on = seen(theme.onAccent, accent);
  const lettering = repair || !on ? onColour(used, on) : { colour: hexOf(on), ratio: contrast(on, used) };
  const pairs: ContrastPair[] = [
    { name: 'accent on background', said: contrast(accent, background), used: shape.ratio, least: SHAPE },
    { name: 'text on accent', said: on ? contrast(on, accent) : lettering.ratio, used: lettering.ratio, least: TEXT },
  ];
  // what the page itself says of our tokens is changed only where it could not be seen
  const isOwn = adapter !== undefined || (repair && pairs.some(({ said, least }) => said < least));
  return { system: adapter?.id, tokens: isOwn ? { '--cx-accent': shape.colour, '--cx-on-accent': lettering.colour, ...(radius !== undefined && { '--cx-radius': radius }) } : {}, pairs, certain };
}

function warn({ system, pairs, certain }: ThemeReport, repair: boolean): void {
  for (const { name, said, used, least } of pairs) {
    if (said < least) console.warn(`cx-elements: ${name} has a contrast of ${said.toFixed(2)}:1${system ? ` in the theme of ${system}` : ''}; WCAG 2.2 asks for ${least}:1. ${repair ? `It is shown with ${used.toFixed(2)}:1.` : 'It is shown as it is.'}`);
  }
  if (!certain && pairs.length > 0) console.warn('cx-elements: a picture or a gradient is behind an element, so its contrast cannot be told.');
}

import { CONTENT_SETTINGS, SURVEY_KINDS } from '../../src/survey/content.js';
import { readHosted, type Hosted } from './address.js';

/** What content may ask for, without `cx-`. `frame` is the hosted page in an iframe; the rest are elements. */
export const KINDS: readonly string[] = [...SURVEY_KINDS, 'frame'];
/** What is a name for machines: editors and typographers put quotes and spaces around it. */
const NAMES = new Set(['survey', 'touchpoint', 'wording']);
const TEXTS: ReadonlySet<string> = new Set([...CONTENT_SETTINGS, 'theme']);
const FIRST_NAME = /[a-z][a-z0-9._-]*/i;
/** Where nothing is put in: an element of ours and what stands in it, and pages that are being written. */
export const TAKEN = KINDS.map((kind) => `cx-${kind}`).join();
/** A link in one of these is one of several, and stays a link unless its author says otherwise. */
const LISTS = 'nav,menu,header,footer,li,button,label';
const INLINE = /^(strong|em|b|i|u|span|font|small|mark)$/;

/** What a link or a box asks for. */
export interface Wish {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly hosted: Hosted | null;
  /** The address of the hosted page, where there is one. */
  readonly href: string | null;
}

/** Spaces of any kind, and characters of no width: editors put them in everywhere. */
const trimmed = (text: string): string => text.replace(/^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g, '');

/** Where a wish may be: by what its author wrote, or by its address where an editor has taken that away. */
export const PLACES = `[data-cx],a[href],${KINDS.map((kind) => `.cx-${kind}`).join()}`;

/** What this element asks for; null if nothing, or if it has it already. */
export function readWish(place: HTMLElement, prefixes: readonly string[]): Wish | null {
  const said = place.dataset['cx'] !== undefined ? FIRST_NAME.exec(place.dataset['cx'])?.[0].replace(/^cx-/, '') : KINDS.find((kind) => place.classList.contains(`cx-${kind}`));
  const links = place instanceof HTMLAnchorElement ? [place] : [...place.querySelectorAll('a')];
  const link = links.find(({ href }) => readHosted(href, prefixes));
  const hosted = link ? readHosted(link.href, prefixes) : null;
  if (said === undefined && !hosted) return null;
  if (place.closest(TAKEN) || place.isContentEditable || (place.localName !== 'a' && place.querySelector(TAKEN))) return null;
  const kind = said ?? (isAlone(place) ? (hosted?.kind ?? 'survey') : '');
  if (!KINDS.includes(kind) || (kind === 'frame' && !hosted)) return null;
  const attributes: Record<string, string> = hosted ? { survey: hosted.survey } : {};
  for (const { name, value } of place.attributes) {
    const own = name.startsWith('data-cx-') ? name.slice(8) : '';
    if (NAMES.has(own)) attributes[own] = FIRST_NAME.exec(value)?.[0] ?? '';
    else if (TEXTS.has(own)) attributes[own] = trimmed(value);
    else if (own === 'src' && isOurs(value, prefixes)) attributes['src'] = value;
    else if (name === 'lang' || name === 'dir') attributes[name] = value;
  }
  if (hosted && kind === 'survey') attributes['src'] = `${hosted.prefix}${hosted.survey}.json`;
  return { kind, attributes, hosted, href: link?.href ?? null };
}

/** A document may come from the page's own site, or from where surveys are hosted. */
function isOurs(address: string, prefixes: readonly string[]): boolean {
  const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : null;
  return !!url && /^https?:$/.test(url.protocol) && (url.origin === location.origin || prefixes.some((one) => url.href.startsWith(one)));
}

/** A link that is all there is of its paragraph. One within a sentence is no place for a survey. */
function isAlone(link: HTMLElement): boolean {
  let box = link.parentElement;
  while (box && INLINE.test(box.localName)) box = box.parentElement;
  return !!box && !link.closest(LISTS) && trimmed(box.textContent) === trimmed(link.textContent) && !box.querySelector('img,video,input');
}

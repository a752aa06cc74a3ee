import { CxError } from '../../core/problem.js';
import { CONTENT_SETTINGS, SURVEY_KINDS, type ContentSetting, type SurveyKind } from '../content.js';

/** What a snippet is made for. */
export interface SnippetOptions {
  readonly kind: SurveyKind;
  /** The id of the survey, such as `renewal`. */
  readonly survey: string;
  /** The hosted page, such as `https://surveys.bank.example/s/renewal`. */
  readonly address: string;
  /** What the link says where nothing else can be shown, and the frame is called. */
  readonly text: string;
  /** Settings of the element; an empty text for one that is on or off. */
  readonly attributes?: Readonly<Partial<Record<ContentSetting, string>>>;
  /** The script of the site. Default: that of the collector which hosts the page. */
  readonly script?: string;
  /** The height of a frame that nobody speaks with, in pixels. Default 420. */
  readonly height?: number;
}

/** Options that have been looked at, with what follows from them. */
export interface Wanted extends Required<SnippetOptions> {
  /** `cx-nps-survey` */
  readonly tag: string;
  /** The address with what it needs so that the element is found by it alone. */
  readonly found: string;
}

const bad = (where: string, message: string): CxError => new CxError({ code: 'bad-snippet', message, where });

function webAddress(where: string, address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw bad(where, `"${address.slice(0, 100)}" is no http or https address.`);
  return url;
}

/** @throws CxError `bad-snippet`, with the option that cannot be used */
export function wanted({ kind, survey, address, text, attributes = {}, script, height = 420 }: SnippetOptions): Wanted {
  if (!SURVEY_KINDS.includes(kind)) throw bad('kind', `There is no element cx-${String(kind)}.`);
  if (!/^[a-z][a-z0-9._-]{0,63}$/.test(survey)) throw bad('survey', 'The id of a survey is a name in lower case, such as "renewal".');
  if (text.trim() === '') throw bad('text', 'A link needs words.');
  if (!Number.isInteger(height) || height < 80 || height > 10_000) throw bad('height', 'The height is a whole number of pixels from 80 to 10,000.');
  const unknown = Object.keys(attributes).find((name) => !(CONTENT_SETTINGS as readonly string[]).includes(name));
  if (unknown !== undefined) throw bad('attributes', `Content cannot set "${unknown}".`);
  const page = webAddress('address', address);
  page.hash = '';
  const found = new URL(page);
  if (kind !== 'survey') found.hash = `cx=${kind}`;
  return {
    kind, survey, text, height,
    attributes: Object.fromEntries(CONTENT_SETTINGS.filter((name) => attributes[name] !== undefined).map((name) => [name, attributes[name]!])),
    address: page.href,
    script: webAddress('script', script ?? new URL('-/embed.js', page).href).href,
    tag: `cx-${kind}`,
    found: found.href,
  };
}

/** A survey that is hosted by a collector: what its address says. */
export interface Hosted {
  /** Under which addresses the collector has its surveys; ends in a slash. */
  readonly prefix: string;
  readonly survey: string;
  /** The element that shows it, without `cx-`, if the address says so: `#cx=nps-survey`. */
  readonly kind: string | null;
}

/** A collector serves this script under `/s/-/`, and its surveys under `/s/`. */
const BESIDE = /^https?:\/\/[^?#]*?\/s\/(?=-\/)/;
const SURVEY = /^[a-z][a-z0-9._-]{0,63}$/;

/** Where the collector has its surveys that this script comes from, if it comes from one. */
export const besideScript = (script: string): string | undefined => BESIDE.exec(script)?.[0];

/**
 * Where surveys are hosted: beside the script itself, and where `<meta name="cx-hosted">` or `data-cx-hosted` on a script says.
 * Read anew each time, since a script may come before what is said.
 */
export function hostedPrefixes(script: string): readonly string[] {
  const said = [...document.querySelectorAll<HTMLElement>('meta[name=cx-hosted],script[data-cx-hosted]')].flatMap((element) => (element.dataset['cxHosted'] ?? (element as HTMLMetaElement).content).split(/\s+/));
  const written = said.filter((one) => one && URL.canParse(one, document.baseURI)).map((one) => new URL(one, document.baseURI).href.replace(/\/?$/, '/'));
  return [besideScript(script) ?? '', ...written].filter((one) => /^https?:/.test(one));
}

/** Reads the address of a link or frame: a survey under one of the prefixes, or null. */
export function readHosted(href: string, prefixes: readonly string[]): Hosted | null {
  const prefix = prefixes.find((one) => href.startsWith(one));
  if (prefix === undefined) return null;
  const [path = '', hash = ''] = href.slice(prefix.length).split('#', 2);
  const survey = path.replace(/\/?(\?.*)?$/, '');
  return SURVEY.test(survey) ? { prefix, survey, kind: new URLSearchParams(hash).get('cx') } : null;
}

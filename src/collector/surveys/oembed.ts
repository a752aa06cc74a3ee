import { wordsIn } from '../../model/index.js';
import { html } from '../page/html.js';
import { HttpProblem } from '../http/problems.js';
import type { SurveyHost } from './host.js';

/** How large a frame is if nobody says: it is made to fit where the script of the page that shows it speaks with it. */
const USUAL = { width: 640, height: 420 };
const LEAST = 120;

const problem = (status: number, code: string, detail: string): HttpProblem => new HttpProblem({ status, code, title: 'There is no such embed', detail });

/**
 * What oEmbed 1.0 says of a survey, so that whoever pastes its address gets it in a frame. Only for addresses of surveys that are hosted here.
 *
 * @throws HttpProblem 400 without an address, 404 for another's, 501 for another format than JSON
 */
export function oembed(host: SurveyHost, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { url, format = 'json', maxwidth, maxheight } = query;
  if (format !== 'json') throw problem(501, 'not-implemented', 'Only format=json is answered.');
  if (typeof url !== 'string' || url === '') throw problem(400, 'no-url', 'Say which survey: ?url=https://…/s/renewal.');
  const prefix = `${host.parts.base()}/s/`;
  const prepared = url.startsWith(prefix) ? host.get(url.slice(prefix.length).split(/[/?#]/, 1)[0]!) : undefined;
  if (!prepared) throw problem(404, 'unknown-url', 'This is not the address of a survey that is hosted here.');
  const { survey } = prepared;
  const width = size(maxwidth, USUAL.width);
  const height = size(maxheight, USUAL.height);
  const title = wordsIn(survey.title, survey.language, survey.language);
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: host.parts.settings.provider ?? new URL(host.parts.base()).hostname,
    provider_url: host.parts.base(),
    cache_age: 3600,
    width,
    height,
    html: html`<iframe src="${host.address(survey.id)}" width="${width}" height="${height}" title="${title}" loading="lazy" style="border:0;max-width:100%" referrerpolicy="strict-origin"></iframe>`.markup,
  };
}

/** At most what is asked for, and never so small that nothing can be answered. */
function size(asked: unknown, usual: number): number {
  const most = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : usual;
  return Math.max(Math.min(most, usual), LEAST);
}

import type { SurveyState } from '../../model/index.js';
import { scaleOf, viewOf, type PreparedSurvey } from '../../survey/index.js';
import { wordsIn } from '../../model/index.js';
import { html, type Html } from '../page/html.js';
import { isPlain, questionFields, titleOf, type Shown } from './fields.js';
import type { SurveyHost } from './host.js';
import { hostedPage } from './page.js';
import { presetOf } from './preset.js';

/** What a page is written from. */
interface PageParts {
  readonly host: SurveyHost;
  readonly prepared: PreparedSurvey;
  readonly state: SurveyState;
  /** The address of this page, to which its form posts. */
  readonly path: string;
  readonly problems?: ReadonlyMap<string, string>;
  readonly proposed?: number | undefined;
  /** The names of the elements' files that there are. */
  readonly hasFile: (name: string) => boolean;
  /** It is opened by an invitation. */
  readonly invited: boolean;
}

/** The page that asks: a form that works by itself, which the element takes over where there is a script. */
export function askPage({ host, prepared, state, path, problems = new Map(), proposed, hasFile, invited }: PageParts): string {
  const { survey } = prepared;
  const { base } = host.parts;
  const texts = host.texts(state.language);
  const view = viewOf(prepared, state);
  const title = wordsIn(survey.title, state.language, survey.language);
  if (view.kind === 'ending') return endPage(host, prepared, state, 'thanks', hasFile);
  const shown: Shown = { view, state, texts, problems, proposed };
  const isFirst = state.path.length === 1;
  const source = `${new URL(base()).pathname.replace(/\/$/, '')}/s/`;
  const preset = presetOf(survey, state.language, `${source}${survey.id}.json`);
  // the element begins at the first page; later pages are of those who answer without it
  const scripted = isFirst && problems.size === 0 && hasFile('embed.js') && hasFile('hosted.js') && hasFile(`${preset.kind}.js`);
  const beyond = view.questions.some(({ question }) => !isPlain(question));
  const [only] = view.questions;
  const isOne = view.questions.length === 1 && only !== undefined && titleOf(only, view.say, texts) === title;
  const form = html`<form method="post" action="${path}">
    <input type="hidden" name="cx-state" value="${JSON.stringify(state)}"><input type="hidden" name="cx-language" value="${state.language}">
    ${view.title !== undefined && html`<h2 dir="auto">${view.title}</h2>`}${view.description !== undefined && html`<p dir="auto">${view.description}</p>`}
    ${problems.size > 0 && html`<p class="bad" role="alert">${[...problems.values()][0]}</p>`}
    ${questionFields(shown)}
    ${beyond && html`<p class="soft">${texts.text('needsScript')}</p>`}
    <div class="actions"><button>${texts.text(view.isLast ? 'send' : 'next')}</button></div>
  </form>`;
  const attributes = Object.entries(preset.attributes);
  return hostedPage(
    {
      language: state.language,
      title,
      extra: html`<link rel="alternate" type="application/json+oembed" href="${base()}/oembed?url=${encodeURIComponent(host.address(survey.id))}&amp;format=json" title="${title}">
        ${frameHead(host, hasFile)}${scripted && html`<script type="module" src="${source}-/embed.js"></script>`}`,
    },
    html`${!isOne && html`<h1 dir="auto">${title}</h1>`}
      ${isFirst && survey.description !== undefined && html`<p dir="auto">${wordsIn(survey.description, state.language, survey.language)}</p>`}
      ${scripted ? html`<div data-cx="${preset.kind}"${attributes.map(([name, value]) => html` data-cx-${name}="${value}"`)}${invited && html` data-invited`} data-hosted="${source}${survey.id}">${form}</div>
        <cx-delivery endpoint="${invited ? `${path}/events` : `${source}-/events`}"></cx-delivery>` : form}`,
  );
}

/** The page after the last answer, or where there is nothing to answer any more. */
export function endPage(host: SurveyHost, prepared: PreparedSurvey, state: SurveyState, kind: 'thanks' | 'already' | 'failed', hasFile: (name: string) => boolean): string {
  const { survey } = prepared;
  const texts = host.texts(state.language);
  const view = viewOf(prepared, state);
  const title = wordsIn(survey.title, state.language, survey.language);
  const ending: Html | false = kind === 'thanks' && view.kind === 'ending' && html`
    ${view.ending.text !== undefined && html`<p dir="auto">${view.say(view.ending.text)}</p>`}
    ${view.ending.links?.map(({ text, href }) => html`<p><a href="${href}" rel="noreferrer noopener" target="_top" dir="auto">${view.say(text)}</a></p>`)}`;
  const heading = kind === 'thanks' && view.kind === 'ending' && view.ending.title !== undefined ? view.say(view.ending.title) : texts.text(kind === 'failed' ? 'notNow' : kind);
  return hostedPage({ language: state.language, title, extra: frameHead(host, hasFile) }, html`<div role="status"><h1 dir="auto">${heading}</h1>${ending}</div>`);
}

/** What a page needs to speak with the page around it. */
function frameHead({ parts: { base, frames } }: SurveyHost, hasFile: (name: string) => boolean): Html {
  return html`<meta name="cx-frames" content="${frames.join(' ')}">${hasFile('hosted.js') && html`<script type="module" src="${new URL(base()).pathname.replace(/\/$/, '')}/s/-/hosted.js"></script>`}`;
}

/** There is no survey at this address, or none any more. */
export function nothingPage(host: SurveyHost, kind: 'expired' | 'missing', wanted: string | undefined): string {
  const texts = host.texts(wanted ?? 'en');
  return hostedPage({ language: texts.language, title: texts.text(`${kind}Title`) }, html`<h1>${texts.text(`${kind}Title`)}</h1><p>${texts.text(kind)}</p>`);
}

/** The score that a link proposes, if it is on the scale of the first rating. */
export function proposedScore(prepared: PreparedSurvey, text: unknown): number | undefined {
  const rated = prepared.survey.pages[0]!.questions.find((question) => scaleOf(question));
  const scale = rated && scaleOf(rated);
  const value = typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  return scale && value !== undefined && value >= scale.min && value <= scale.max ? value : undefined;
}

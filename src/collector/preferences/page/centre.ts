import type { Problem } from '../../../core/problem.js';
import type { Catalogue, Localised, Notice } from '../../../model/index.js';
import { forecast, lintPreferences, noticeFor, registersOf, sayFinding, sayForecast, type Conflict, type Person } from '../../../preferences/index.js';
import { html, type Html } from '../../page/html.js';
import type { PageKey } from './english.js';
import { page } from './html.js';
import { capFields, lifeFields, parameterFields, pauseFields, quietFields } from './limits.js';
import { shownKeys } from './read-form.js';
import type { Texts } from './texts.js';
import { channelFields, offerFields, topicFields } from './topics.js';

/** What happened before the page is shown. */
export interface Outcome {
  readonly saved: boolean;
  readonly conflicts: readonly Conflict[];
  readonly problems: readonly Problem[];
}

interface CentreParts {
  readonly catalogue: Catalogue;
  readonly person: Person;
  readonly texts: Texts;
  /** The address of this page, to which its forms post. */
  readonly path: string;
  readonly at: string;
  readonly outcome?: Outcome;
}

/** The preference centre as a plain form: everything on one page, nothing ticked that was not ticked, no script. */
export function centrePage(parts: CentreParts): string {
  const { catalogue, person, texts, path, at, outcome } = parts;
  const { preferences } = person;
  const { text } = texts;
  const shown = { catalogue, preferences, texts, at };
  const notice = noticeFor(catalogue, texts.language);
  const stopped = preferences.unsubscribeAll !== null;
  const findings = lintPreferences(preferences, catalogue, at);
  return page(
    texts.language,
    text('title'),
    html`<h1>${text('title')}</h1>
      ${outcome && outcomeNote(outcome, parts)}
      <p>${stopped ? text('stopped') : sayForecast(forecast({ catalogue, ...person }, at), texts.phrases)}</p>
      <p class="soft">${text('intro')}</p>
      ${findings.length > 0 && html`<div class="note">${[...new Set(findings.map((finding) => sayFinding(finding, catalogue, texts.phrases)))].map((sentence) => html`<p>${sentence}</p>`)}</div>`}
      <form method="post" action="${path}">
        <input type="hidden" name="do" value="${stopped ? 'restart' : 'stop'}">
        <input type="hidden" name="rev" value="${preferences.rev}">
        <h2>${text('stopTitle')}</h2>
        <p class="soft">${text('stopAllWhat')}</p>
        <div class="actions"><button>${text(stopped ? 'restart' : 'stopAll')}</button></div>
      </form>
      <form method="post" action="${path}">
        <input type="hidden" name="do" value="save">
        <input type="hidden" name="rev" value="${preferences.rev}">
        <input type="hidden" name="shown" value="${JSON.stringify(registersOf(preferences, shownKeys(catalogue, preferences)))}">
        ${topicFields(shown)}
        ${notice && html`<p class="soft">${noticeLine(notice, texts)}</p>`}
        ${capFields(shown)} ${pauseFields(shown)} ${quietFields(shown)} ${channelFields(shown)} ${offerFields(shown)} ${lifeFields(shown)} ${parameterFields(shown)}
        <div class="actions"><button>${text('save')}</button></div>
      </form>
      <p class="soft">${text(person.signals?.gpc ? 'gpc' : 'noGpc')}</p>
      <h2>${text('data')}</h2>
      <div class="actions"><a href="${path}/export" download>${text('download')}</a> <a href="${path}/erase">${text('erase')}</a></div>`,
  );
}

/** The text that a yes is given to, by its title, with its version and the day from which it holds. */
function noticeLine([id, { url, title, version, since }]: readonly [string, Notice], texts: Texts): Html {
  const named = { notice: title ?? id, version };
  const sentence = since === undefined ? texts.text('notice', named) : texts.text('noticeSince', { ...named, date: texts.date(since, 'UTC') });
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer noopener">${sentence}</a>` : html`${sentence}`;
}

/** Where what can be changed stands on the page; and what is wrong with a value that is none, for each such place. */
const HEADINGS: Readonly<Record<string, PageKey>> = { caps: 'caps', quiet: 'quiet', subject: 'zone', pause: 'pause', unsubscribeAll: 'stopTitle' };
const FAULTS: Readonly<Record<string, PageKey>> = { caps: 'badCap', quiet: 'badQuiet', subject: 'badZone', lifeEvents: 'badDate' };

function outcomeNote({ saved, conflicts, problems }: Outcome, { catalogue, texts }: CentreParts): Html {
  const { text } = texts;
  const what = (key: string): string => {
    const [kind, id = ''] = key.split('.') as [string, string?];
    const heading = HEADINGS[kind];
    const named = (catalogue as unknown as Readonly<Record<string, Readonly<Record<string, { readonly label?: Localised }>> | undefined>>)[kind];
    return heading ? text(heading) : texts.label(named?.[id]?.label, id);
  };
  return html`<div class="note ${problems.length > 0 ? 'bad' : 'good'}" role="status">
    <p>${problems.length > 0 ? text('partly') : text(saved ? 'saved' : 'unchanged')}</p>
    ${problems.map(({ where = '' }) => html`<p>${what(where)}: ${text(FAULTS[where.split('.')[0]!] ?? 'badOther')}</p>`)}
    ${conflicts.map(({ key, why }) => html`<p>${text(why === 'later' ? 'conflictLater' : 'conflict', { what: what(key) })}</p>`)}
  </div>`;
}

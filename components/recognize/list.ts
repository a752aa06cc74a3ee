import { html, nothing, svg, type TemplateResult } from 'lit';
import { recognitionList, type ModeratorSays, type Recognition, type RecognizedEmployee } from '../../src/advocacy/recognition/recognition.js';
import { parsePeriod } from '../../src/metrics/period/calendar.js';
import { maskText } from '../../src/survey/masking/mask.js';
import { CxErrorEvent } from '../base/events.js';
import { figureMessages } from '../base/figures.js';
import { joined } from '../base/joined.js';
import { Localizer } from '../base/localize.js';
import { periodName } from '../base/periods.js';
import { CxRecognitionDeclineEvent } from './events.js';
import { moreMessages } from './messages/more.js';
import { usableEmployees } from './people.js';
import { starsOfPeriod } from './period.js';
import type { CxRecognize } from './recognize.js';
import { adopt, type View } from './view.js';
import { viewStyles } from './views.styles.js';

const BY = ['customer', 'executive', 'colleague'] as const;

/** Who was thanked in a period: what a moderator said yes to, and nobody who does not want to be named. */
export function listView(host: CxRecognize): View {
  const texts = new Localizer(host, { ...figureMessages, ...moreMessages });
  const { text } = texts;
  adopt(host, viewStyles);
  /** What was said of each star, by whom it was said; one is asked once. */
  let asked: CxRecognize['moderate'];
  let said = new Map<string, ModeratorSays | undefined>();
  let announced = '';

  const keep = (id: string, answer: ModeratorSays | undefined): void => void said.set(id, answer === 'yes' || answer === 'best' || answer === 'no' ? answer : undefined);

  /** Asks the moderator; what fails is as if nobody had answered. */
  const ask = (star: Recognition): ModeratorSays | undefined => {
    const { moderate } = host;
    if (moderate !== asked) [asked, said] = [moderate, new Map()];
    if (!moderate || said.has(star.id)) return said.get(star.id);
    said.set(star.id, undefined);
    const failed = (error: unknown): void => void host.dispatchEvent(new CxErrorEvent({ code: 'not-moderated', message: String(error) }));
    try {
      const answer = moderate(star);
      if (answer instanceof Promise) {
        answer.then((one) => {
          if (moderate !== asked) return;
          keep(star.id, one);
          host.requestUpdate();
        }, failed);
      } else keep(star.id, answer);
    } catch (error) {
      failed(error);
    }
    return said.get(star.id);
  };

  const decline = (employee: string, declined: boolean): void => {
    if (!host.dispatchEvent(new CxRecognitionDeclineEvent({ employee, declined }))) return;
    const others = (host.declined ?? []).filter((one) => one !== employee);
    host.declined = declined ? [...others, employee] : others;
    announced = text(declined ? 'recognize.declined' : 'recognize.named-again');
    host.requestUpdate();
    void host.updateComplete.then(() => host.shadowRoot?.querySelector<HTMLElement>('#me')?.focus());
  };

  const person = ({ employee, stars, by, words }: RecognizedEmployee): TemplateResult => {
    const known = usableEmployees(host.employees).find(({ id }) => id === employee);
    const parts = BY.filter((who) => by[who] > 0).map((who) => text(`recognize.by.${who}`, { count: by[who] }));
    return html`<li>
      <div class="who">
        ${svg`<svg class="star" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M8 1l2.1 4.6 5 .6-3.7 3.4 1 5L8 12.1l-4.4 2.5 1-5L.9 6.2l5-.6z"></path></svg>`}
        <h3><bdi>${known?.name ?? employee}</bdi></h3>
        ${known?.team ? html`<span class="quiet"><bdi>${known.team}</bdi></span>` : nothing}
      </div>
      <p>${text('recognize.stars', { count: stars })}<span class="quiet"> · ${joined(texts.locale, parts)}</span></p>
      ${words.map((word) => html`<blockquote dir="auto">${maskText(word).text}</blockquote>`)}
      ${host.me === employee ? html`<div><button type="button" @click=${() => decline(employee, true)}>${text('recognize.decline')}</button></div>` : nothing}
    </li>`;
  };

  return {
    mode: 'list',
    render() {
      const found = starsOfPeriod(host);
      const parsed = found && parsePeriod(found.key);
      const period = parsed ? periodName(texts, parsed.unit, parsed.period) : '';
      const list = recognitionList(found?.stars ?? [], { saidTo: ask, declined: host.declined ?? [] });
      const isDeclined = !!host.me && (host.declined ?? []).includes(host.me);
      return html`<div class="room" part="list">
        <h2 part="title">${period ? text('recognize.list', { period }) : text('recognize.list-empty')}</h2>
        ${list.employees.length > 0 ? html`<ol class="people">${list.employees.map(person)}</ol>` : html`<p>${period ? text('recognize.list-none', { period }) : text('recognize.counts-none')}</p>`}
        ${list.waiting > 0 ? html`<p class="quiet">${text('recognize.waiting', { count: list.waiting })} ${text('recognize.unmoderated')}</p>` : nothing}
        ${host.me
          ? html`<div id="me" tabindex="-1">
              ${isDeclined ? html`<p>${text('recognize.declined')}</p><p><button type="button" @click=${() => decline(host.me!, false)}>${text('recognize.name-me')}</button></p>` : nothing}
              <p role="status" class="quiet">${announced && !isDeclined ? announced : nothing}</p>
            </div>`
          : nothing}
      </div>`;
    },
  };
}

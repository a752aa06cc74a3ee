import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue, ConsentEvent, Preferences } from '../../../src/model/index.js';
import { own } from '../../../src/preferences/own.js';
import { CxPreferenceRequestEvent } from '../../preferences/request-event.js';
import { Localizer } from '../../base/localize.js';
import { labelOf } from '../../preferences/standing.js';
import { dateIn } from '../../preferences/writing.js';
import type { Centre, Section } from '../section.js';
import { messages } from './record.messages.js';
import { adoptSectionStyles } from './section.styles.js';

const FIRST = 10;

/** How far the deletion of the customer's data is. */
type Erasing = 'no' | 'asking' | 'erasing' | 'erased' | 'not-erased';

/** The part with the ledger of consents, and with what the customer may do with their data. */
class RecordSection implements Section {
  readonly #centre: Centre;
  readonly #texts: Localizer;
  #all = false;
  #erasing: Erasing = 'no';
  #noDownload = false;

  constructor(centre: Centre) {
    this.#centre = centre;
    this.#texts = new Localizer(centre.host, messages);
    adoptSectionStyles(centre.host);
  }

  render(catalogue: Catalogue, preferences: Preferences): TemplateResult {
    const { text } = this.#texts;
    const latest = [...preferences.consents].reverse();
    const shown = this.#all ? latest : latest.slice(0, FIRST);
    return html`<p class="quiet">${text('record.lead')}</p>
      ${latest.length === 0 ? html`<p>${text('record.none')}</p>` : html`<ol>${shown.map((event) => this.#renderEvent(event, catalogue, preferences))}</ol>`}
      ${shown.length < latest.length ? html`<div><button type="button" @click=${this.#showAll}>${text('record.more', { count: latest.length - shown.length })}</button></div>` : nothing}
      <h3>${text('record.data')}</h3>
      ${this.#renderData()}`;
  }

  readonly #showAll = (): void => {
    this.#all = true;
    this.#centre.host.requestUpdate();
  };

  #renderEvent({ topic, state, at, method, confirmedAt, notice }: ConsentEvent, { topics, notices }: Catalogue, { subject }: Preferences): TemplateResult {
    const { text, locale } = this.#texts;
    const known = own(topics, topic);
    const name = known ? labelOf(topics, topic, locale) : text('record.gone', { topic });
    const unconfirmed = known?.doubleOptIn && state === 'given' && confirmedAt === undefined;
    return html`<li>
      <strong>${name}</strong>
      <span>${text(`record.${state}`)}${unconfirmed ? ` (${text('record.unconfirmed')})` : nothing}, ${text(`record.${method.kind}`)}, <time datetime=${at}>${dateIn(locale, at, subject.zone)}</time></span>
      ${state === 'given' ? html`<span class="quiet">${text('record.notice', { notice: own(notices, notice.id)?.title ?? notice.id, version: notice.version })}</span>` : nothing}
    </li>`;
  }

  #renderData(): TemplateResult {
    const { text } = this.#texts;
    if (this.#erasing === 'asking') {
      return html`<div class="notice" role="group" tabindex="-1" aria-label=${text('record.erase')}>
        <p>${text('record.sure')}</p>
        <div class="actions">
          <button type="button" part="erase-no" @click=${() => this.#become('no')}>${text('record.no')}</button>
          <button type="button" part="erase-yes" @click=${this.#erase}>${text('record.yes')}</button>
        </div>
      </div>`;
    }
    return html`<div class="actions">
        <button type="button" part="download" @click=${this.#download}>${text('record.download')}</button>
        <button type="button" part="erase" ?disabled=${this.#erasing === 'erasing' || this.#erasing === 'erased'} @click=${this.#ask}>${text('record.erase')}</button>
      </div>
      <p role="status">${this.#erasing === 'no' ? nothing : text(`record.${this.#erasing}`)} ${this.#noDownload ? text('record.no-download') : nothing}</p>`;
  }

  #become(state: Erasing): void {
    this.#erasing = state;
    this.#centre.host.requestUpdate();
  }

  /** The question has the focus, neither answer. */
  readonly #ask = async (): Promise<void> => {
    this.#become('asking');
    const { host } = this.#centre;
    await host.updateComplete;
    host.shadowRoot!.querySelector<HTMLElement>('.notice:has([part="erase-no"])')!.focus();
  };

  readonly #erase = async (): Promise<void> => {
    this.#become('erasing');
    const { desk, host } = this.#centre;
    const event = new CxPreferenceRequestEvent({ kind: 'erase', subject: desk.shown!.subject.id });
    try {
      if (!host.dispatchEvent(event)) return this.#become('no');
      const byPage = await event.done();
      await desk.keeper?.erase?.();
      this.#become(byPage || desk.keeper?.erase ? 'erased' : 'not-erased');
    } catch {
      this.#become('not-erased');
    }
  };

  /** All that is kept, from who keeps it; else what is on this page. */
  readonly #download = async (): Promise<void> => {
    const { desk, host } = this.#centre;
    this.#noDownload = false;
    try {
      const data = desk.keeper?.everything ? await desk.keeper.everything() : desk.shown;
      const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
      const link = Object.assign(document.createElement('a'), { href: address, download: 'my-preferences.json' });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch {
      this.#noDownload = true;
      host.requestUpdate();
    }
  };
}

export const open = (centre: Centre): Section => new RecordSection(centre);

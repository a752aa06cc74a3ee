import { html, nothing, type TemplateResult } from 'lit';
import type { PluginHost } from '../../src/host/host.js';
import type { Localizer } from '../base/localize.js';
import { importersOf } from '../plugins/files.js';
import type { ReadByPlugin } from './plugin-file.js';

/** Whom the importers of the host leave a choice for this file: a plugin, or nobody (null), which reads it as a table or as events. */
export function renderReaderChoice(texts: Localizer, host: PluginHost | undefined, fileName: string, chosen: string | null, choose: (importer: string | null) => void): TemplateResult | typeof nothing {
  const readers = host ? importersOf(host, fileName) : [];
  if (readers.length === 0) return nothing;
  const change = (event: Event): void => choose((event.target as HTMLSelectElement).value || null);
  return html`<div class="field" part="reader">
    <label for="reader">${texts.text('import.reader')}</label>
    <select id="reader" @change=${change}>
      <option value="" ?selected=${chosen === null}>${texts.text('import.reader-none')}</option>
      ${readers.map(({ id, title, plugin }) => html`<option value=${id} ?selected=${id === chosen}>${texts.text('import.reader-plugin', { title, plugin })}</option>`)}
    </select>
  </div>`;
}

/** What a plugin did not carry over, and where it may send things. */
export function renderRead(texts: Localizer, read: ReadByPlugin | null): TemplateResult | typeof nothing {
  if (!read) return nothing;
  const { text } = texts;
  const { reader, leftOut } = read;
  const sends = new Intl.ListFormat(texts.locale).format(reader.sends);
  return html`${reader.tier === 'trusted'
      ? html`<p class="quiet">${text('import.reader-trusted', { plugin: reader.plugin })}</p>`
      : reader.sends.length > 0
        ? html`<p class="quiet">${text('import.reader-sends', { plugin: reader.plugin, origins: sends })}</p>`
        : html`<p class="quiet">${text('import.reader-isolated', { plugin: reader.plugin })}</p>`}
    ${leftOut.length > 0
      ? html`<details part="left-out">
          <summary>${text('import.not-carried', { count: leftOut.length })}</summary>
          <ul class="findings">
            ${leftOut.map(({ what, why, rows }) => html`<li><bdi>${what}</bdi>${rows === undefined ? nothing : ` (${texts.number(rows)})`}: <bdi>${why}</bdi></li>`)}
          </ul>
        </details>`
      : html`<p class="quiet">${text('import.all-carried')}</p>`}`;
}

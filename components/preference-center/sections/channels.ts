import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Catalogue, Preferences } from '../../../src/model/index.js';
import { own } from '../../../src/preferences/own.js';
import { Localizer } from '../../base/localize.js';
import { inLanguage } from '../../preferences/standing.js';
import type { Centre, Section } from '../section.js';
import { renderState } from '../state.js';
import { messages } from './channels.messages.js';
import { adoptSectionStyles } from './section.styles.js';

/** What an address may be used for, and what choosing it sets. */
const USES = {
  anything: { on: true, use: null },
  warnings: { on: true, use: ['safety'] },
  never: { on: false, use: null },
} as const;

/** The part about each channel as a whole: for what was chosen, for safety alone, for nothing. */
export function open({ host, desk, texts: shared }: Centre): Section {
  adoptSectionStyles(host);
  const texts = new Localizer(host, messages);
  const { text } = texts;
  const onChange = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    const { on, use } = USES[value as keyof typeof USES];
    desk.edit({ [`channels.${name}.on`]: on, [`channels.${name}.use`]: use });
  };
  const renderChannel = (id: string, label: string, there: Preferences['channels'][string] | undefined): TemplateResult => {
    const now = !there ? null : !there.on ? 'never' : there.use && !there.use.includes('any') ? 'warnings' : 'anything';
    const trouble = !there ? 'missing' : there.reach === 'ok' ? null : there.reach;
    return html`<div class="topic" role="radiogroup" aria-labelledby="c-${id}" part="channel">
      <div class="about"><h4 id="c-${id}">${label}</h4></div>
      ${there
        ? html`<div class="boxes">
            ${Object.keys(USES).map(
              (use) => html`<label><input type="radio" name=${id} value=${use} .checked=${live(use === now)} /> <span>${text(`channels.${use}`)}</span></label>`,
            )}
          </div>`
        : nothing}
      <p class="note">${trouble ? text(`channels.${trouble}`) : nothing} ${renderState(desk.stateOf(`channels.${id}`), shared)}</p>
    </div>`;
  };
  return {
    render: ({ channels }: Catalogue, preferences: Preferences) =>
      html`<p>${text('channels.lead')}</p>
        <div part="channels" @change=${onChange}>${Object.entries(channels).map(([id, { label }]) => renderChannel(id, inLanguage(label, texts.locale), own(preferences.channels, id)))}</div>`,
  };
}

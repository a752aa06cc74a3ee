import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Localizer } from '../base/localize.js';
import type { MessageNotice, Notice, ProgressNotice } from './ui.js';

/** As many as are shown at a time. */
const MOST_SHOWN = 4;

/** Each has a shape of its own, so that colour is not needed to tell them apart. */
const GLYPHS = {
  info: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="M8 7.25v3.5M8 5v.5"></path>`,
  warning: svg`<path d="M8 2 14.5 13.5h-13zM8 6.5v3.25M8 11.25v.5"></path>`,
  error: svg`<path d="M5.5 1.75h5l3.75 3.75v5l-3.75 3.75h-5L1.75 10.5v-5zM5.75 5.75l4.5 4.5m0-4.5-4.5 4.5"></path>`,
};

/** The notifications, newest first; nothing if there are none. */
export function renderNotices(notices: readonly Notice[], texts: Localizer, ended: () => void, closeAll: () => void): TemplateResult | typeof nothing {
  if (notices.length === 0) return nothing;
  const older = notices.length - MOST_SHOWN;
  const messages = notices.filter(({ kind }) => kind === 'message').length;
  return html`<section part="notifications" aria-label=${texts.text('workbench.notifications')}>
    <ul>
      ${repeat(notices.slice(0, MOST_SHOWN), ({ id }) => id, (notice) => html`<li part="notification" tabindex="-1" @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || notice.kind !== 'message') return;
        event.stopPropagation();
        notice.end();
        ended();
      }}>${notice.kind === 'message' ? renderMessage(notice, texts, ended) : renderProgress(notice, texts)}</li>`)}
    </ul>
    ${older > 0 || messages > 1 ? html`<p class="older">${older > 0 ? texts.text('workbench.older', { count: older }) : nothing} ${messages > 1 ? html`<button type="button" @click=${closeAll}>${texts.text('workbench.close-all')}</button>` : nothing}</p>` : nothing}
  </section>`;
}

function renderMessage({ severity, text, actions, plugin, end }: MessageNotice, texts: Localizer, ended: () => void): TemplateResult {
  const finish = (action?: string): void => {
    end(action);
    ended();
  };
  return html`<svg class="glyph ${severity}" viewBox="0 0 16 16" role="img" aria-label=${texts.text(`workbench.${severity}`)}>${GLYPHS[severity]}</svg>
    <div class="words">
      <p dir="auto">${text}</p>
      <p class="quiet">${texts.text('workbench.from', { plugin: `\u2068${plugin}\u2069` })}</p>
      ${actions.length > 0 ? html`<div class="actions">${actions.map((action) => html`<button type="button" dir="auto" @click=${() => finish(action)}>${action}</button>`)}</div>` : nothing}
    </div>
    <button type="button" class="close" aria-label=${texts.text('workbench.close-one', { text })} @click=${() => finish()}>${cross}</button>`;
}

const cross = svg`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8m0-8-8 8"></path></svg>`;

function renderProgress({ title, message, share, cancellable, cancelled, cancel, plugin }: ProgressNotice, texts: Localizer): TemplateResult {
  const name = [title, message].filter(Boolean).join(': ');
  return html`<div class="words">
      <p dir="auto">${name}</p>
      ${share === undefined ? html`<progress aria-label=${title}></progress>` : html`<progress aria-label=${title} max="1" .value=${share}></progress>`}
      <p class="quiet">${texts.text('workbench.from', { plugin: `\u2068${plugin}\u2069` })}</p>
    </div>
    ${cancellable ? html`<button type="button" aria-disabled=${cancelled ? 'true' : nothing} aria-label=${texts.text('workbench.stop-one', { text: title })} @click=${() => cancelled || cancel()}>${texts.text(cancelled ? 'workbench.stopping' : 'workbench.stop')}</button>` : nothing}`;
}

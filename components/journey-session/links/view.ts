import { html, nothing, type TemplateResult } from 'lit';
import { joined } from '../../base/joined.js';
import type { Localizer } from '../../base/localize.js';
import type { KeptLink } from '../room/link-door.js';
import type { LinkPanel } from './panel.js';

const DAY = 86_400_000;
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** The links that hold, and folded those that no longer do. */
export function renderLinks(panel: LinkPanel): TemplateResult {
  const { text } = panel.texts;
  const { read, said, asked } = panel;
  return html`<section part="links" id="links" tabindex="-1" aria-labelledby="links-title" aria-busy=${String(read.kind === 'loading')}>
    <h3 id="links-title">${text('session.links.title')}</h3>
    <p role="status">${said ? text(`session.links.${said.key}`, { name: isolated(said.name) }) : nothing}</p>
    ${read.kind === 'loading'
      ? html`<p class="quiet">${text('session.links.loading')}</p>`
      : read.kind === 'listed'
        ? renderList(panel, read.links)
        : html`<p role="alert">${text(`session.links.${read.kind}`)}</p>${read.kind === 'unreachable' ? html`<button data-again @click=${panel.open}>${text('session.links.again')}</button>` : nothing}`}
    <dialog id="revoke" role="alertdialog" aria-labelledby="revoke-title" aria-describedby="revoke-then" @close=${panel.answered}>${asked
      ? html`<h3 id="revoke-title">${text('session.links.sure', { name: isolated(asked.name) })}</h3>
        <div id="revoke-then"><p>${text('session.links.then')}</p>${asked.isMine ? html`<p><strong>${text('session.links.then-you')}</strong></p>` : nothing}</div>
        <form method="dialog"><button value="keep" autofocus>${text('session.links.keep')}</button><button value="revoke">${text('session.links.revoke')}</button></form>`
      : nothing}</dialog>
  </section>`;
}

function renderList(panel: LinkPanel, links: readonly KeptLink[]): TemplateResult {
  const { text } = panel.texts;
  const now = Date.now();
  const holds = links.filter((link) => link.revokedAt === undefined && Date.parse(link.expiresAt) > now);
  const over = links.filter((link) => !holds.includes(link));
  return html`<p class="quiet">${text(links.length === 0 ? 'session.links.none' : holds.length === 0 ? 'session.links.none-hold' : 'session.links.what')}</p>
    ${holds.length > 0 ? html`<ul>${holds.map((link) => renderLink(panel, link, text('session.links.until', { until: when(panel.texts, link.expiresAt, Date.parse(link.expiresAt) - now < 2 * DAY) }), true))}</ul>` : nothing}
    ${over.length > 0
      ? html`<details><summary>${text('session.links.over', { count: over.length })}</summary><ul>${over.map((link) => renderLink(panel, link, link.revokedAt === undefined ? text('session.links.ran-out', { until: when(panel.texts, link.expiresAt) }) : text('session.links.revoked', { on: when(panel.texts, link.revokedAt, true) }), false))}</ul></details>`
      : nothing}`;
}

function renderLink(panel: LinkPanel, link: KeptLink, ends: string, holds: boolean): TemplateResult {
  const { texts } = panel;
  const { text } = texts;
  const role = text(`session.role.${link.role}`);
  const made = when(texts, link.madeAt, true);
  return html`<li>
    <div><p><bdi>${link.name}</bdi> <small>${joined(texts.locale, [role, link.isMine ? text('session.links.yours') : ''])}</small></p><p class="quiet">${joined(texts.locale, [text('session.links.made', { made }), ends], ';')}</p></div>
    ${holds ? html`<div class="buttons"><button data-revoke=${link.id} aria-haspopup="dialog" aria-label=${text('session.links.revoke-what', { name: isolated(link.name), role, made })} @click=${() => void panel.ask(link)}>${text('session.links.revoke')}</button></div>` : nothing}
  </li>`;
}

/** A day, and where it matters the time of it. */
const when = ({ locale }: Localizer, at: string, exact = false): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...(exact && { timeStyle: 'short' }) }).format(Date.parse(at));

import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../src/host/account.js';
import { joined } from '../base/joined.js';
import type { Localizer } from '../base/localize.js';
import { permissionText } from './words.js';

/** What one plugin asked for, saw and sent, by capability and by type of event: counts and when last, never content. */
export function renderAccount({ uses, sights, refused }: Account, texts: Localizer, time: (at: number) => string): TemplateResult {
  const { text } = texts;
  const breaches = sum(refused);
  if (uses.length === 0 && sights.length === 0 && breaches === 0) return html`<p>${text('plugins.account-waiting')}</p>`;
  return html`<ul class="account">
    ${uses.map(({ capability, allowed, denied, sent, last }) => {
      const refusals = sum(denied);
      return renderLine(texts, permissionText(capability, texts), [
        text('plugins.used', { count: allowed }),
        ...(refusals > 0 ? [text('plugins.refused', { count: refusals })] : []),
        ...(sent > 0 ? [text('plugins.sent', { count: sent })] : []),
        text('plugins.last', { time: time(last) }),
      ]);
    })}
    ${sights.map(({ type, seen, dropped, withheld, last }) =>
      renderLine(texts, text('plugins.saw', { count: seen, type: `\u2068${type}\u2069` }), [
        ...(withheld.length > 0 ? [text('plugins.withheld', { fields: joined(texts.locale, withheld) })] : []),
        ...(dropped > 0 ? [text('plugins.dropped', { count: dropped })] : []),
        text('plugins.last', { time: time(last) }),
      ]))}
    ${breaches > 0 ? html`<li>${text('plugins.breaches', { count: breaches })}</li>` : nothing}
  </ul>`;
}

function renderLine({ locale }: Localizer, what: string, notes: readonly string[]): TemplateResult {
  return html`<li>${what} <span class="quiet">${joined(locale, notes)}</span></li>`;
}

const sum = (counts: Readonly<Record<string, number | undefined>>): number => Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);

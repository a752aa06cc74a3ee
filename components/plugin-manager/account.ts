import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../base/localize.js';
import { permissionText } from './words.js';

/** What one plugin asked for, saw and sent: counts, never content. As the broker keeps it. */
export interface PluginAccount {
  readonly uses: readonly { readonly capability: string; readonly allowed: number; readonly denied: Readonly<Record<string, number | undefined>>; readonly sent: number }[];
  readonly sights: readonly { readonly type: string; readonly seen: number; readonly dropped: number; readonly withheld: readonly string[] }[];
}

/** The account in words. */
export function renderAccount({ uses, sights }: PluginAccount, texts: Localizer): TemplateResult {
  const { text } = texts;
  if (uses.length === 0 && sights.length === 0) return html`<p>${text('plugins.account-waiting')}</p>`;
  return html`<ul>
    ${uses.map(({ capability, allowed, denied, sent }) => {
      const refused = Object.values(denied).reduce<number>((sum, count) => sum + (count ?? 0), 0);
      const counts = [text('plugins.used', { count: allowed }), ...(refused > 0 ? [text('plugins.refused', { count: refused })] : []), ...(sent > 0 ? [text('plugins.sent', { count: sent })] : [])];
      return html`<li>${permissionText(capability, texts)} <span class="quiet">${counts.join(', ')}</span></li>`;
    })}
    ${sights.map(({ type, seen, dropped, withheld }) => {
      const notes = [...(withheld.length > 0 ? [text('plugins.withheld', { fields: withheld.join(', ') })] : []), ...(dropped > 0 ? [text('plugins.dropped', { count: dropped })] : [])];
      return html`<li>${text('plugins.saw', { count: seen, type: `\u2068${type}\u2069` })} ${notes.length > 0 ? html`<span class="quiet">${notes.join(', ')}</span>` : nothing}</li>`;
    })}
  </ul>`;
}

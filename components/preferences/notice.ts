import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/model/index.js';
import { noticeFor } from '../../src/preferences/words/notice.js';
import type { Localizer } from '../base/localize.js';
import { dateIn } from './writing.js';

/** What a yes is given to, by its title, with version and date; an address of another kind than a page's is none. Its texts begin with `name`. */
export function renderNotice(catalogue: Catalogue, { text, locale }: Localizer, name: string): TemplateResult | typeof nothing {
  const [id, notice] = noticeFor(catalogue, locale) ?? [];
  if (!notice) return nothing;
  const { title, version, since, url } = notice;
  const words = text(since ? `${name}-since` : name, { notice: title ?? id!, version, date: since ? dateIn(locale, since, 'UTC') : '' });
  return html`<p class="quiet">${/^https?:/i.test(url) ? html`<a part="notice" href=${url} target="_blank" rel="noopener">${words}</a>` : words}</p>`;
}

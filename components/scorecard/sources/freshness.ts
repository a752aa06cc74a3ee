import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../base/localize.js';
import type { SourceStatus } from './source.js';

/** How fresh the figures are, in words. */
export function renderFreshness(status: SourceStatus, texts: Localizer): TemplateResult | string {
  const { text } = texts;
  switch (status.kind) {
    case 'given':
      return '';
    case 'loading':
      return text('scorecard.loading');
    case 'live':
      return html`<span class="pulse"></span>${text('scorecard.live')}`;
    case 'stale': {
      const time = new Intl.DateTimeFormat(texts.locale, { hour: 'numeric', minute: '2-digit' }).format(status.asOf);
      return html`<span class="pulse hollow"></span>${text('scorecard.stale', { time })}`;
    }
    case 'failed':
      if (status.why === 'no-source') return text('scorecard.no-source');
      return text('scorecard.failed', { reason: text(`scorecard.${status.why}`) });
  }
}

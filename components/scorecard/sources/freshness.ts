import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../base/localize.js';
import type { CountedNote } from './link.js';
import type { SourceStatus } from './source.js';

/** How fresh the figures are, in words. */
export function renderFreshness(status: SourceStatus, texts: Localizer): TemplateResult | string {
  const { text } = texts;
  switch (status.kind) {
    case 'given':
      return '';
    case 'loading':
      return text('scorecard.loading');
    case 'loaded':
      return status.asOf === null ? '' : text('source.loaded', { time: momentOf(status.asOf, texts) });
    case 'live':
      return html`<span class="pulse"></span>${text('scorecard.live')}`;
    case 'stale':
      return html`<span class="pulse hollow"></span>${staleText(status, texts)}`;
    case 'unreadable':
      return text('source.unreadable', { reason: reasonOf(status, texts) });
    case 'failed':
      if (status.why === 'no-source') return text('scorecard.no-source');
      if (status.why === 'unreachable' || status.why === 'nonsense') return text('scorecard.failed', { reason: text(`scorecard.${status.why}`) });
      return text(`source.failed.${status.why === 'behind' ? 'silent' : status.why}`);
  }
}

/** That nothing comes at the moment, and of when what is shown is; empty if all is well. */
export function staleText(status: SourceStatus, texts: Localizer): string {
  return status.kind === 'stale' ? texts.text(`source.stale.${status.why}`, { time: momentOf(status.asOf, texts) }) : '';
}

/** What happened on the way and was put right or left out: said in full to whoever opens it. */
export function renderNotes(notes: readonly CountedNote[], texts: Localizer): TemplateResult | typeof nothing {
  if (notes.length === 0) return nothing;
  return html`<details part="notes">
    <summary>${texts.text('source.notes', { count: notes.length })}</summary>
    <ul>
      ${notes.map((one) => html`<li>${sentence(one, texts)}</li>`)}
    </ul>
  </details>`;
}

function sentence({ note, times, at }: CountedNote, texts: Localizer): string {
  const { text } = texts;
  switch (note.code) {
    case 'zone-changed':
      return text('source.note.zone-changed', { from: note.from, to: note.to });
    case 'undated':
      return text('source.note.undated', { count: note.rows });
    default:
      return text(`source.note.${note.code}`, { count: times, time: momentOf(at, texts) });
  }
}

/** Why a file cannot be used, in the words of `<cx-import>`, which are there in languages that are loaded. */
function reasonOf({ code, reason }: Extract<SourceStatus, { kind: 'unreadable' }>, { text }: Localizer): string {
  const known = text(`import.${code}`);
  return known === `import.${code}` ? reason : known;
}

/** A moment of today by its time; of another day with the day. */
function momentOf(at: number, { locale }: Localizer): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...(!isToday && { day: 'numeric', month: 'long', year: 'numeric' }) }).format(at);
}

import { html, nothing, type TemplateResult } from 'lit';
import type { PackView } from '../view.js';

/** What else is said on the cover. */
export interface CoverSettings {
  /** Milliseconds since 1970. */
  readonly asOf: number;
  readonly heading: string | undefined;
  readonly preparedBy: string | undefined;
}

/** The first page: what this is, of when, for whom, and how it stands in one number. */
export function renderCover(view: PackView, { asOf, heading, preparedBy }: CoverSettings): TemplateResult {
  const { text, locale } = view.texts;
  const { reading } = view;
  const { root, zone, audience, segment, compared } = reading;
  const time = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZone: zone, timeZoneName: 'short' }).format(asOf);
  const counts = Object.fromEntries(Object.entries(root.statuses).map(([status, count]) => [status, view.texts.number(count)]));
  return html`<header part="cover" class="cover">
    <div class="logo"><slot name="logo"></slot></div>
    <div class="what">
      <p class="kind">${text('review.kind')}</p>
      <h1 part="title">${heading || view.say(reading.title)}</h1>
      <p class="period">${view.period}</p>
    </div>
    <div class="how">
      ${root.score === null
        ? html`<p class="score">${text('review.no-score')}</p>`
        : html`<p class="score">${text('review.score', { score: view.score(root.score) })}</p>
            ${root.scoreRange ? html`<p class="quiet">${text('review.score-range', { low: view.score(root.scoreRange[0]), high: view.score(root.scoreRange[1]) })}</p>` : nothing}`}
      <p>${text('review.counts', counts)}</p>
    </div>
    <ul class="facts">
      ${segment ? html`<li>${text('review.of-group', { group: segment.value })}</li>` : nothing}
      ${compared ? html`<li>${text(compared.kind === 'group' ? 'review.compared-group' : 'review.compared', { period: view.before, group: view.before })}</li>` : nothing}
      <li>${text('review.as-of', { time })}</li>
      ${audience ? html`<li>${text(`review.for.${audience}`)}</li>` : nothing} ${root.owner ? html`<li>${text('review.owner')}: <bdi>${root.owner}</bdi></li>` : nothing}
      ${preparedBy ? html`<li>${text('review.prepared', { name: preparedBy })}</li>` : nothing}
    </ul>
  </header>`;
}

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Problem } from '../../src/core/problem.js';
import type { ManifestDiff } from '../../src/host/manifest-diff.js';
import type { CapabilityRequest } from '../../src/model/plugin/capability.js';
import type { PluginDependency, PluginManifest } from '../../src/model/plugin/manifest.js';
import { localText } from '../../src/host/texts.js';
import type { Localizer } from '../base/localize.js';
import type { PluginPackage } from './package-source.js';
import { contributionCounts, permissionText, reasonOf } from './words.js';

/** A plugin that somebody is to decide about. */
export interface Review {
  readonly source: PluginPackage;
  readonly manifest: PluginManifest;
  /** Entries of the manifest that cannot be used. */
  readonly problems: readonly Problem[];
  /** Against the version that is installed; undefined for a new plugin. */
  readonly diff: ManifestDiff | undefined;
  /** Somebody has agreed that it may do more than before. */
  readonly agreed: boolean;
}

/** What a new plugin may do, or what changes with a new version, before anything is installed. */
export function renderReview(review: Review, texts: Localizer, act: { agree(agreed: boolean): void; confirm(): void; cancel(): void }): TemplateResult {
  const { text } = texts;
  const { manifest, diff, source, problems, agreed } = review;
  const inWords = (words: string): string => localText(manifest, words, texts.locale).value;
  const plugin = `\u2068${inWords(manifest.displayName)}\u2069`;
  const blocked = diff?.widens === true && !agreed;
  return html`<section part="review" aria-labelledby="review">
    <h3 id="review" tabindex="-1">${diff ? text('plugins.review-update', { plugin, ...diff.version }) : text('plugins.review', { plugin })}</h3>
    <p class="quiet"><code>${manifest.id}</code> · ${text('plugins.by', { version: manifest.version, publisher: manifest.publisher })}</p>
    ${manifest.description ? html`<p dir="auto">${inWords(manifest.description)}</p>` : nothing}
    <p>${text(manifest.main === undefined ? 'plugins.data-only' : 'plugins.tier-isolated')}</p>
    ${diff ? renderDiff(diff, texts) : html`${renderPermissions(manifest.capabilities, texts.text('plugins.permissions'), texts)}${renderNeeds(manifest.dependencies, text('plugins.needs'), texts)}`}
    ${renderBrings(manifest, texts)}
    ${source.code ? html`<h4>${text('plugins.code-hash')}</h4><p><code class="hash" dir="ltr">${source.code.integrity}</code></p>` : nothing}
    ${problems.length > 0 ? html`<h4>${text('plugins.left-out')}</h4><ul>${problems.map(({ message, where }) => html`<li>${message} ${where ? html`<code dir="ltr">${where}</code>` : nothing}</li>`)}</ul>` : nothing}
    ${diff?.widens ? html`<label class="agree"><input type="checkbox" .checked=${agreed} @change=${(event: Event) => act.agree((event.target as HTMLInputElement).checked)} /> <span>${text('plugins.agree')}</span></label>` : nothing}
    <div class="actions">
      <button type="button" class="primary" aria-disabled=${blocked ? 'true' : nothing} @click=${() => blocked || act.confirm()}>${text(diff ? 'plugins.do-update' : 'plugins.do-install')}</button>
      <button type="button" @click=${() => act.cancel()}>${text('plugins.cancel')}</button>
    </div>
  </section>`;
}

const PLUS = html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d="M8 3v10M3 8h10"></path>`}</svg>`;
const MINUS = html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d="M3 8h10"></path>`}</svg>`;

function renderDiff({ capabilities, dependencies, gainsCode, widens }: ManifestDiff, texts: Localizer): TemplateResult {
  const { text } = texts;
  const same = !widens && capabilities.removed.length === 0 && dependencies.removed.length === 0 && dependencies.changed.length === 0;
  if (same) return html`<p>${text('plugins.same-rights')}</p>`;
  return html`${gainsCode ? html`<p><strong>${text('plugins.gains-code')}</strong></p>` : nothing}
    ${capabilities.added.length > 0 ? renderPermissions(capabilities.added, text('plugins.new-permissions'), texts, PLUS) : nothing}
    ${capabilities.removed.length > 0 ? renderPermissions(capabilities.removed, text('plugins.gone-permissions'), texts, MINUS) : nothing}
    ${renderNeeds(dependencies.added, text('plugins.new-needs'), texts, PLUS)}
    ${renderNeeds(dependencies.removed, text('plugins.gone-needs'), texts, MINUS)}
    ${dependencies.changed.length > 0 ? html`<ul>${dependencies.changed.map(({ id, from, to }) => html`<li>${text('plugins.changed-needs', { plugin: id, from, to })}</li>`)}</ul>` : nothing}`;
}

/** A list of permissions under a heading, each with the reason that the author gives. */
export function renderPermissions(requests: readonly CapabilityRequest[], title: string, texts: Localizer, sign?: TemplateResult): TemplateResult {
  return html`<h4>${title}</h4>
    ${requests.length === 0
      ? html`<p>${texts.text('plugins.no-permissions')}</p>`
      : html`<ul class=${sign ? 'signed' : nothing}>${requests.map((one) => html`<li>${sign ?? nothing}<span>${permissionText(one.capability, texts)}<br /><span class="quiet">${reasonOf(one, texts)}</span></span></li>`)}</ul>`}`;
}

/** A list of other plugins under a heading; nothing if there are none. */
export function renderNeeds(dependencies: readonly PluginDependency[], title: string, texts: Localizer, sign?: TemplateResult): TemplateResult | typeof nothing {
  if (dependencies.length === 0) return nothing;
  return html`<h4>${title}</h4>
    <ul class=${sign ? 'signed' : nothing}>${dependencies.map(({ id, range, optional }) => html`<li>${sign ?? nothing}<span>${texts.text(optional ? 'plugins.needs-optional' : 'plugins.needs-one', { plugin: id, range })}</span></li>`)}</ul>`;
}

/** What it contributes, by the names of the points. */
export function renderBrings(manifest: PluginManifest, texts: Localizer): TemplateResult {
  const counts = contributionCounts(manifest);
  return html`<h4>${texts.text('plugins.brings')}</h4>
    <p>${counts.length === 0 ? texts.text('plugins.brings-nothing') : counts.map(([point, count], i) => html`${i > 0 ? ', ' : nothing}<span class="point"><code>${point}</code> ${texts.number(count)}</span>`)}</p>`;
}

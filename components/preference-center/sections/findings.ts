import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue, Preferences } from '../../../src/model/index.js';
import type { Engine } from './engine.js';

/** What contradicts itself in what was chosen, said where it is edited: those findings whose keys begin so. */
export function renderFindings(engine: Engine | undefined, catalogue: Catalogue, preferences: Preferences, starts: readonly string[]): TemplateResult {
  const found = engine?.lintPreferences(preferences, catalogue, new Date().toISOString()).filter(({ key }) => starts.includes(key.split('.', 1)[0]!)) ?? [];
  const sentences = [...new Set(found.map((finding) => engine!.sayFinding(finding, catalogue, engine!.phrases)))];
  return html`<div role="status" class="findings">
    ${sentences.length > 0 ? html`<div class="notice" part="finding">${sentences.slice(0, MOST).map((sentence) => html`<p>${sentence}</p>`)}</div>` : nothing}
  </div>`;
}

/** More than this nobody reads. */
const MOST = 5;

import { html, type TemplateResult } from 'lit';
import type { View } from '../view.js';
import { checkPanel } from './check.js';
import { endingsPanel } from './endings.js';
import { jsonPanel } from './json.js';
import { languagesPanel } from './languages.js';
import { lookPanel } from './look.js';
import { pagesPanel } from './pages.js';
import { publishPanel } from './publish.js';
import { wholePanel } from './whole.js';

/** The panels of the studio, in the order in which a survey is made. */
export const TABS = {
  questions: (view: View): TemplateResult => html`${pagesPanel(view)}${wholePanel(view)}`,
  endings: endingsPanel,
  languages: languagesPanel,
  look: lookPanel,
  check: checkPanel,
  json: jsonPanel,
  publish: publishPanel,
} as const satisfies Readonly<Record<string, (view: View) => TemplateResult>>;

export type Tab = keyof typeof TABS;

/** The panel in which a place of the document is edited; what has no controls is edited as JSON. */
export function tabOf(place: string, now: Tab): Tab {
  if (/^\/(pages|title|description|id|revision|touchpoint|journey|moment|back|resumable|variables|scores|quotas)\b/.test(place)) return 'questions';
  if (place.startsWith('/endings')) return 'endings';
  if (place.startsWith('/language')) return 'languages';
  return place === '' ? now : 'json';
}

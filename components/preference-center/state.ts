import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../base/localize.js';
import type { Standing } from '../preferences/desk.js';

/** How a control stands, in a word beside it. It is not announced: the line at the top is. */
export const renderState = (state: Standing, { text }: Localizer): TemplateResult | typeof nothing => (state === 'idle' ? nothing : html`<span class="state ${state}">${text(`pref.${state}`)}</span>`);

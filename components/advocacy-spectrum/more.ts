import { html, nothing, type TemplateResult } from 'lit';
import { DEFAULT_ADVOCACY } from '../../src/advocacy/default-rules.js';
import type { AdvocacyDocument } from '../../src/advocacy/document.js';
import { ADVOCACY_SEGMENTS, type AdvocacySegment } from '../../src/advocacy/segments.js';
import { USUAL_ON_RAMPS } from '../../src/advocacy/treatments.js';
import { chartWords } from '../base/charts/messages/words.js';
import type { Teller } from '../base/charts/told/teller.js';
import { Localizer } from '../base/localize.js';
import type { CxAdvocacySpectrum } from './advocacy-spectrum.js';
import { CxTreatmentEvent } from './events.js';
import { groupGlyph } from './glyphs.js';
import { figureTexts } from './messages/figures.js';
import { moreMessages } from './messages/more.js';
import { reasonOf, tellMoved } from './people.js';
import type { Known } from './place.js';
import { groupName, type Measured } from './told.js';

const LONGEST_TREATMENT = 2000;

/** What stands below the figures: who moved, what to do for each segment, and how customers are placed. */
export type More = (teller: Teller, reading: Measured, movers: Known['movers'], document: AdvocacyDocument | undefined) => TemplateResult;

/** Makes it for an element; loaded after the figures are drawn. */
export function moreOf(host: CxAdvocacySpectrum): More {
  const texts = new Localizer(host, { ...chartWords, ...figureTexts, ...moreMessages });
  const { text } = texts;
  let kept: AdvocacySegment | undefined;

  /** The text for a segment: what was written here, what the rules say, or the usual one. */
  const treatment = (segment: AdvocacySegment, document: AdvocacyDocument): string => host.treatments?.[segment] || document.treatments?.[segment]?.text || text(`advocacy.treat.${segment}`);

  const keep = (segment: AdvocacySegment, words: string): void => {
    const detail = { segment, text: words };
    if (!host.dispatchEvent(new CxTreatmentEvent('cx-treatment-change', detail))) return host.requestUpdate();
    const { [segment]: _, ...others } = host.treatments ?? {};
    host.treatments = words ? { ...others, [segment]: words } : others;
    kept = segment;
    host.dispatchEvent(new CxTreatmentEvent('cx-treatment-changed', detail));
  };

  const change = (segment: AdvocacySegment, document: AdvocacyDocument, field: HTMLTextAreaElement): void => {
    // the half of a sign cannot be stored anywhere
    const written = field.value.trim().replace(/\0|\p{Surrogate}/gu, '\ufffd');
    if (written !== treatment(segment, document)) keep(segment, written);
    field.value = treatment(segment, document);
  };

  const edit = (teller: Teller, segment: AdvocacySegment, document: AdvocacyDocument): TemplateResult => html`<label>${text('advocacy.edit', { group: groupName(teller, segment) })}
      <textarea dir="auto" maxlength=${LONGEST_TREATMENT} .value=${treatment(segment, document)} @change=${(event: Event) => change(segment, document, event.target as HTMLTextAreaElement)}></textarea>
    </label>
    <div class="tools">
      ${host.treatments?.[segment] ? html`<button type="button" aria-label="${text('advocacy.reset')}: ${groupName(teller, segment)}" @click=${() => keep(segment, '')}>${text('advocacy.reset')}</button>` : nothing}
      <span role="status">${kept === segment ? text('advocacy.kept') : nothing}</span>
    </div>`;

  const programName = (id: string): string => {
    const name = text(`advocacy.program.${id}`);
    return name === `advocacy.program.${id}` ? id : name;
  };

  const treatments = (teller: Teller, document: AdvocacyDocument): TemplateResult => html`<section part="treatments" aria-labelledby="treatments">
    <h3 id="treatments">${text('advocacy.treatments')}</h3>
    <ul>
      ${ADVOCACY_SEGMENTS.map((segment) => {
        const programs = document.treatments?.[segment]?.programs ?? USUAL_ON_RAMPS[segment];
        const list = new Intl.ListFormat(texts.locale, { type: 'disjunction' }).format(programs.map(programName));
        return html`<li>
          <h4>${groupGlyph(segment)} ${groupName(teller, segment)}</h4>
          <p class="quiet">${text(`advocacy.about.${segment}`)}</p>
          ${host.editable ? edit(teller, segment, document) : html`<p>${treatment(segment, document)}</p>`} ${list ? html`<p class="quiet">${text('advocacy.programs', { list })}</p>` : nothing}
        </li>`;
      })}
    </ul>
  </section>`;

  const rules = (teller: Teller, document: AdvocacyDocument): TemplateResult => html`<details part="rules">
    <summary>${text('advocacy.rules')}</summary>
    <p class="quiet">${text('advocacy.rules-lead')}</p>
    <ol>
      ${document.rules.map(
        ({ id, segment, source }) => html`<li>
          <h4>${groupGlyph(segment)} ${groupName(teller, segment)}</h4>
          <p>${reasonOf(teller, document, id)}</p>
          ${source ? html`<p class="quiet">${text('advocacy.source', { source: `\u2068${source}\u2069` })}</p>` : nothing}
        </li>`,
      )}
    </ol>
  </details>`;

  return (given, reading, movers, document = DEFAULT_ADVOCACY) => {
    const teller = { ...given, texts };
    return html`${tellMoved(teller, reading, document, movers, host.nameOf)} ${treatments(teller, document)} ${rules(teller, document)}`;
  };
}

import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CxElement } from '../../components/base/element.js';
import { Localizer } from '../../components/base/localize.js';
import { tokens } from '../../components/base/tokens.styles.js';
import type { Journey } from '../../src/journey/index.js';
import { csvLogSteps, discover, type ObservedJourney } from '../../src/journey/observed/index.js';
import { messages } from './messages/en.js';
import { styles } from './page.styles.js';
import { nameOfActivity, renewalJourney } from './renewal.js';

type Observed = { readonly kind: 'reading' } | { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'read'; readonly observed: ObservedJourney };

/** At what a renewal has come to its end. */
const GOALS = ['thanked'];

/** The renewal of a package: as the team drew it, with figures that move, and as customers went it. */
export class JourneyPage extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = { collector: {}, journey: { state: true }, observed: { state: true } };

  /** Where the collector of the demo is. */
  declare collector: string;
  /** As it is now: the map tells of every change. */
  declare protected journey: Journey | undefined;
  declare protected observed: Observed;

  readonly #texts = new Localizer(this, messages);

  constructor() {
    super();
    this.collector = '';
    this.observed = { kind: 'reading' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.journey ??= renewalJourney(this.#texts.locale, Date.now());
    void this.#observe();
  }

  async #observe(): Promise<void> {
    try {
      const answer = await fetch('/journey/log.csv');
      if (!answer.ok) throw new Error(`${answer.status}`);
      const steps = csvLogSteps(await answer.text());
      let step = steps.next();
      while (!step.done) step = steps.next();
      const { log } = step.value;
      const { locale } = this.#texts;
      const activityNames = log.activityNames.map((name) => nameOfActivity(name, locale));
      this.observed = { kind: 'read', observed: discover({ ...log, activityNames }, { goals: GOALS.map((name) => nameOfActivity(name, locale)) }) };
    } catch (error) {
      this.observed = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  protected override render(): TemplateResult {
    const { text, locale } = this.#texts;
    const { journey, observed } = this;
    const page = locale === 'en' ? 'index.html' : `${locale}.html`;
    return html`<div lang=${locale}>
      <p class="source">${text('j.source')} <a href="/shop/${page}">${text('j.answer')}</a> <a href="/intranet/${page}">${text('j.scorecard')}</a> <a href="/mapping/${page}">${text('j.together')}</a></p>
      <cx-journey-map view=${matchMedia('(min-width: 40em)').matches ? 'map' : 'outline'} editable author="Mara Lind" figures-src="${this.collector}/v1/live?period=month&by=touchpoint"
        .journey=${journey} .observed=${observed.kind === 'read' ? observed.observed : undefined}
        @cx-journey-changed=${(event: CustomEvent<{ readonly journey: Journey }>) => (this.journey = event.detail.journey)}></cx-journey-map>
      <section aria-labelledby="did">
        <h2 id="did">${text('j.flow')}</h2>
        <p class="about">${text('j.flow.about')}</p>
        ${observed.kind === 'read'
          ? html`<cx-journey-flow .observed=${observed.observed} .journey=${journey}></cx-journey-flow>`
          : html`<p role="status">${observed.kind === 'reading' ? text('j.reading') : text('j.failed', { reason: observed.reason })}</p>`}
      </section>
    </div>`;
  }
}

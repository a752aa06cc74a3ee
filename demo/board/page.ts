import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { CxElement } from '../../components/base/element.js';
import { Localizer } from '../../components/base/localize.js';
import { tokens } from '../../components/base/tokens.styles.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';
import { sentencesOf } from '../../components/scorecard/summary.js';
import { AUDIENCES, readScorecard, readScorecardMix, summarise, type Audience } from '../../src/scorecard/index.js';
import type { Scene } from './documents/scene.js';
import { messages } from './messages/en.js';
import { styles } from './page.styles.js';
import { loadScene, SCENES, type SceneId } from './scenes.js';

type Phase = { readonly kind: 'reading' } | { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'shown'; readonly scene: Scene };

/** How often the words follow the figures of a feed, in milliseconds: they are to be read. */
const WORDS_EVERY = 1000;

/** One scorecard for three people: what it shows depends on who looks, what it says does not. */
export class BoardPage extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    collector: {}, who: { state: true }, set: { state: true }, phase: { state: true }, present: { state: true }, sentences: { state: true },
  };

  /** Where the collector of the demo is. */
  declare collector: string;
  declare protected who: Audience;
  declare protected set: SceneId;
  declare protected phase: Phase;
  /** Data sets whose files the server has; null until it has said so. */
  declare protected present: readonly string[] | null;
  declare protected sentences: readonly string[];

  readonly #texts = new Localizer(this, messages);
  #work = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.collector = '';
    this.who = 'executive';
    this.set = 'live';
    this.phase = { kind: 'reading' };
    this.present = null;
    this.sentences = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => document.hidden || this.#tell(), WORDS_EVERY);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#work.abort();
  }

  /** Opens what the address names, or else the bank. */
  async #begin(): Promise<void> {
    try {
      this.present = ((await (await fetch('/analysis/data.json')).json()) as { readonly present: readonly string[] }).present;
    } catch {
      this.present = [];
    }
    const asked = new URLSearchParams(location.search);
    this.who = AUDIENCES.find((one) => one === asked.get('who')) ?? 'executive';
    await this.#open(SCENES.find((one) => one === asked.get('set') && this.#isHere(one)) ?? 'live');
  }

  #isHere(id: SceneId): boolean {
    return id === 'live' || (this.present?.includes(id) ?? false);
  }

  #remember(): void {
    history.replaceState(null, '', `?who=${this.who}&set=${this.set}`);
  }

  async #open(id: SceneId): Promise<void> {
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    this.set = id;
    this.#remember();
    this.phase = { kind: 'reading' };
    this.sentences = [];
    try {
      const scene = await loadScene(id, signal);
      if (!signal.aborted) this.phase = { kind: 'shown', scene };
    } catch (error) {
      if (!signal.aborted) this.phase = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  #look(who: Audience): void {
    this.who = who;
    this.#remember();
  }

  protected override updated(): void {
    this.#tell();
  }

  /** Says in words what the scorecard shows now. */
  #tell(): void {
    const cube = this.renderRoot.querySelector<CxScorecard>('cx-scorecard')?.cube;
    // to the executive the scorecard says it by itself, in short
    if (this.phase.kind !== 'shown' || !cube || this.who === 'executive') return;
    const { document } = this.phase.scene;
    const reading = readScorecard(document, cube, { now: Date.now(), audience: this.who });
    const statements = summarise(reading, { mixes: readScorecardMix(document, cube, reading) });
    const sentences = sentencesOf(statements, reading, this.#texts).map(({ text }) => text);
    if (sentences.join('\n') !== this.sentences.join('\n')) this.sentences = sentences;
  }

  protected override render(): TemplateResult {
    const { text, locale } = this.#texts;
    return html`<div lang=${locale}>
      <fieldset>
        <legend>${text('b.who')}</legend>
        ${AUDIENCES.map((who) => this.#renderChoice('who', who, this.who === who, () => this.#look(who)))}
      </fieldset>
      <fieldset>
        <legend>${text('b.which')}</legend>
        ${SCENES.map((id) => this.#renderChoice('set', id, this.set === id, () => void this.#open(id), this.present !== null && !this.#isHere(id)))}
      </fieldset>
      <div id="board" aria-busy=${this.phase.kind === 'reading' ? 'true' : 'false'}>${this.#renderPhase()}</div>
    </div>`;
  }

  #renderChoice(name: string, id: string, chosen: boolean, choose: () => void, absent = false): TemplateResult {
    const { text } = this.#texts;
    return html`<label class="choice">
      <input type="radio" name=${name} value=${id} .checked=${chosen} ?disabled=${absent} @change=${choose} />
      <span class="name">${text(`b.${id}`)}</span>
      <span class="about">${text(`b.${id}.about`)}${absent ? html` <em>${text('b.not-here')}</em>` : nothing}</span>
    </label>`;
  }

  #renderPhase(): TemplateResult {
    const { text } = this.#texts;
    const { phase } = this;
    if (phase.kind === 'reading') return html`<p role="status">${text('b.reading')}</p>`;
    if (phase.kind === 'failed') return html`<p role="status">${text('b.failed', { reason: phase.reason })}</p>`;
    const { document, cube } = phase.scene;
    return html`<p class="source">${text(`b.${this.set}.source`)}</p>
      ${this.sentences.length > 0 && this.who !== 'executive'
        ? html`<section id="summary" aria-labelledby="words"><h2 id="words">${text('b.summary')}</h2>
            <ul>${this.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`
        : nothing}
      ${keyed(this.set, html`<cx-scorecard
        .document=${document}
        .cube=${cube ?? undefined}
        src=${cube ? nothing : `${this.collector}/v1/live?period=month&by=region`}
        audience=${this.who}
        ?fixed=${this.who !== 'manager'}
      ></cx-scorecard>`)}`;
  }
}

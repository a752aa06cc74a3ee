import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CxElement } from '../../components/base/element.js';
import { FigureWriter } from '../../components/base/figures.js';
import { Localizer } from '../../components/base/localize.js';
import { tokens } from '../../components/base/tokens.styles.js';
import { chartStyles } from '../../components/base/charts/charts.styles.js';
import { ChartRoom } from '../../components/base/charts/measure.js';
import type { CxImportedEvent } from '../../components/import/import.js';
import { CxError } from '../../src/core/problem.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/index.js';
import { inventSurvey } from './data/invented.js';
import { studyOfCube } from './data/own-file.js';
import { baseName, DATA_SETS, fetchFiles, type DataSet } from './data/sets.js';
import { messages } from './messages/en.js';
import { styles } from './page.styles.js';
import { renderPicker, type SetId } from './picker.js';
import { changeSection } from './sections/change.js';
import { churnSections } from './sections/churn.js';
import { spendSections } from './sections/spend.js';
import { staffSections } from './sections/staff.js';
import { figureSection, firstChoice, groupsSection, mixSection, type SurveyChoice } from './sections/survey.js';
import { timeSection } from './sections/time.js';
import type { View } from './sections/view.js';
import { whySection, wordsSection } from './sections/why.js';
import type { Study } from './study.js';

/** What the page is doing. */
type Phase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'absent'; readonly set: DataSet; readonly error?: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'reading'; readonly share: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'shown'; readonly study: Study };

/** An analyst's page: a data set, and six questions about it. All is worked out in the browser. */
export class AnalysisPage extends CxElement {
  static override styles = [tokens, chartStyles, styles];
  static override properties: PropertyDeclarations = { set: { state: true }, phase: { state: true }, choice: { state: true }, present: { state: true } };

  declare protected set: SetId;
  declare protected phase: Phase;
  declare protected choice: SurveyChoice | null;
  /** Sets whose files the server has; null until it has said so. */
  declare protected present: readonly string[] | null;

  readonly #texts = new Localizer(this, messages);
  readonly #room = new ChartRoom(this);
  #work = new AbortController();

  constructor() {
    super();
    this.set = 'invented';
    this.phase = { kind: 'asking' };
    this.choice = null;
    this.present = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work.abort();
  }

  /** Asks the server what it has, and opens what the address names, or else the first set that is there. */
  async #begin(): Promise<void> {
    try {
      const answer = await fetch('/analysis/data.json');
      this.present = ((await answer.json()) as { readonly present: readonly string[] }).present;
    } catch {
      this.present = [];
    }
    const asked = new URLSearchParams(location.search).get('set');
    const known = ['invented', 'own', ...DATA_SETS.map(({ id }) => id)] as const;
    await this.#open(known.find((id) => id === asked) ?? DATA_SETS.find(({ id }) => this.present?.includes(id))?.id ?? 'invented');
  }

  readonly #open = async (id: SetId, files?: readonly File[]): Promise<void> => {
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    this.set = id;
    history.replaceState(null, '', `?set=${id}`);
    if (id === 'invented') return this.#show(inventSurvey());
    if (id === 'own') return void (this.phase = { kind: 'own' });
    const set = DATA_SETS.find((one) => one.id === id)!;
    if (!files && !this.present?.includes(id)) return void (this.phase = { kind: 'absent', set });
    const progress = (share: number): void => void (this.phase = { kind: 'reading', share });
    progress(0);
    try {
      const study = await set.read(files ?? (await fetchFiles(set, signal)), { progress, signal });
      if (!signal.aborted) this.#show(study);
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof CxError || error instanceof Error ? error.message : String(error);
      this.phase = files ? { kind: 'absent', set, error: reason } : { kind: 'failed', reason };
    }
  };

  #show(study: Study): void {
    this.choice = study.kind === 'survey' ? firstChoice(study) : null;
    this.phase = { kind: 'shown', study };
  }

  get #view(): View {
    const texts = this.#texts;
    return { texts, frame: this.#room.frame, figures: new FigureWriter(texts), exact: new FigureWriter(texts, 2), privacyThreshold: DEFAULT_PRIVACY_THRESHOLD };
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    return html`<div lang=${this.#texts.locale}>
      ${renderPicker(view, { chosen: this.set, present: this.present, choose: (id) => void this.#open(id) })}
      <div id="study" aria-busy=${this.phase.kind === 'reading' || this.phase.kind === 'asking' ? 'true' : 'false'}>${this.#renderPhase(view)}</div>
    </div>`;
  }

  #renderPhase(view: View): TemplateResult | typeof nothing {
    const { text } = view.texts;
    const { phase } = this;
    switch (phase.kind) {
      case 'asking':
        return nothing;
      case 'reading':
        return html`<p role="status">${text('a.reading-file', { share: view.texts.number(phase.share, { style: 'percent', maximumFractionDigits: 0 }) })}</p>`;
      case 'failed':
        return html`<p role="alert">${text('a.failed', { reason: phase.reason })}</p>`;
      case 'absent':
        return this.#renderAbsent(view, phase);
      case 'own':
        return html`<p>${text('a.own.text')}</p><cx-import @cx-imported=${({ detail }: CxImportedEvent) => this.#show(studyOfCube(detail.cube))}></cx-import>`;
      case 'shown':
        return this.#renderStudy(view, phase.study);
    }
  }

  #renderAbsent({ texts }: View, { set, error }: Extract<Phase, { kind: 'absent' }>): TemplateResult {
    const { text } = texts;
    const take = (event: Event): void => {
      const files = [...((event.target as HTMLInputElement).files ?? [])].sort((a, b) => a.name.localeCompare(b.name));
      if (files.length > 0) void this.#open(set.id, files);
    };
    return html`<section aria-labelledby="absent">
      <h2 id="absent">${text('a.absent', { set: text(`a.set.${set.id}`) })}</h2>
      <p>${text('a.absent.text', { files: set.files.map(baseName).join(', ') })}</p>
      <p class="work"><label class="choice" for="files"><span>${text('a.absent.choose', { count: set.files.length })}</span><input id="files" type="file" accept=".csv,.txt,text/csv,text/plain" ?multiple=${set.files.length > 1} @change=${take} /></label></p>
      ${error ? html`<p part="error" role="alert">${error}</p>` : nothing}
      <p><button type="button" id="see-invented" @click=${() => void this.#open('invented')}>${text('a.absent.invented')}</button></p>
    </section>`;
  }

  #renderStudy(view: View, study: Study): TemplateResult {
    const about = html`<p class="about">${view.texts.text(`a.set.${this.set}.source`)}</p>
      ${this.set === 'own' ? html`<p><button type="button" id="another" @click=${() => void this.#open('own')}>${view.texts.text('a.own.another')}</button></p>` : nothing}`;
    if (study.kind === 'churn') return html`${about}${churnSections(view, study)}`;
    if (study.kind === 'spend') return html`${about}${spendSections(view, study)}`;
    if (study.kind === 'staff') return html`${about}${staffSections(view, study)}`;
    const { choice } = this;
    if (!choice) return about;
    const choose = (next: SurveyChoice): void => void (this.choice = next);
    return html`${about}
      ${figureSection(view, study, choice, choose)} ${changeSection(view, study, choice, choose)} ${timeSection(view, study, choice, choose)}
      ${groupsSection(view, study, choice, choose)} ${mixSection(view, study, choice)} ${whySection(view, study)} ${wordsSection(view, study)}`;
  }
}

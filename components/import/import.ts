import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CxError } from '../../src/core/problem.js';
import { decodeCube } from '../../src/metrics/cube/binary.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { DateForm } from '../../src/metrics/intake/dates.js';
import { isPersonal } from '../../src/metrics/intake/interchange.js';
import { guessMapping, MAPPABLE, type MappableMetric, type Mapping } from '../../src/metrics/intake/mapping.js';
import { likelyNoAnswer } from '../../src/metrics/intake/codes.js';
import type { ColumnProfile } from '../../src/metrics/intake/profile.js';
import { EXCLUSIONS } from '../../src/metrics/partial.js';
import { PERIOD_UNITS, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import type { Reading } from '../../src/metrics/reading.js';
import { CxElement } from '../base/element.js';
import { FigureWriter } from '../base/figures.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { FileWork, startImportWorker } from './do-work.js';
import { messages } from './import.messages.js';
import { styles } from './import.styles.js';
import { previewColumn, type CodeEffect } from './preview.js';
import { QualityWriter } from './quality.js';
import type { Going } from './read-file.js';
import { METRICS, type CountedFile, type Looked } from './work.js';

const FORMS: readonly DateForm[] = ['iso', 'month-first', 'day-first', 'compact'];

type Phase =
  | { readonly kind: 'choose'; readonly error?: string }
  | { readonly kind: 'busy'; readonly what: 'reading' | 'counting'; readonly file: string; readonly share: number }
  | { readonly kind: 'mapping'; readonly looked: Looked; readonly error?: string }
  | { readonly kind: 'done'; readonly looked: Looked; readonly result: CountedFile; readonly cube: Cube };

/** `cx-imported`: a file has been counted; `detail.cube` has the figures. */
export class CxImportedEvent extends CustomEvent<{ readonly cube: Cube; readonly file: string }> {
  constructor(cube: Cube, file: string) {
    super('cx-imported', { detail: { cube, file }, bubbles: true, composed: true });
  }
}

/**
 * @summary Makes a scorecard of a file of responses (CSV, NDJSON, or events), in the browser alone.
 *
 * It guesses which column is what, points at numbers that look like "no answer", and lets a person correct both; then it
 * says what is known of the quality of the data, and what the figures would be otherwise. Big files are read in a worker.
 *
 * @tag cx-import
 * @event {CxImportedEvent} cx-imported - A file has been counted; `detail.cube` has the figures, `detail.file` its name.
 * @event {CxErrorEvent} cx-error - A file could not be used; `detail` says why. Does not bubble.
 * @csspart drop - Where a file is dropped.
 * @csspart mapping - The form with the columns.
 * @csspart summary - What was counted and what was left out.
 * @csspart quality - What is known of the quality of the data.
 * @csspart error - Why a file cannot be used.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxImport extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    phase: { state: true },
    mapping: { state: true },
    unit: { state: true },
    over: { state: true },
    dimension: { state: true },
  };

  /** Starts the worker that reads big files; set another way where a bundler or a policy asks for one. */
  static startWorker: () => Worker = startImportWorker;

  declare protected phase: Phase;
  declare protected mapping: Mapping;
  declare protected unit: PeriodUnit;
  declare protected over: boolean;
  /** Of a file of events: the segment to compare groups by. */
  declare protected dimension: string | null;

  readonly #texts = new Localizer(this, messages);
  #work = new AbortController();

  constructor() {
    super();
    this.phase = { kind: 'choose' };
    this.mapping = { scores: [], date: null, segment: null };
    this.unit = 'month';
    this.over = false;
    this.dimension = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work.abort();
  }

  /** Reads a file, as if it had been dropped, and shows which column is what. */
  async open(file: File): Promise<void> {
    await this.#busy('reading', file.name, async (going) => {
      const looked = await this.#files().look(file, going);
      if (looked.kind === 'table') this.mapping = guessMapping(looked.columns);
      this.dimension = null;
      this.phase = { kind: 'mapping', looked };
    });
  }

  #files(): FileWork {
    return new FileWork((this.constructor as typeof CxImport).startWorker);
  }

  async #count(looked: Looked): Promise<void> {
    if (looked.kind === 'table' && this.mapping.scores.length === 0) {
      this.phase = { kind: 'mapping', looked, error: this.#texts.text('import.nothing') };
      return;
    }
    const { name } = looked.source.file;
    await this.#busy('counting', name, async (going) => {
      const { mapping, unit, dimension } = this;
      const result = await this.#files().count({ looked, mapping, unit, dimension, now: Date.now() }, going);
      const cube = decodeCube(result.cube, METRICS);
      if (!cube.ok) throw new CxError(cube.error[0]!);
      this.phase = { kind: 'done', looked, result, cube: cube.value };
      this.dispatchEvent(new CxImportedEvent(cube.value, name));
    });
  }

  /** Works while showing how far it is; comes back to where it was when cancelled or when it fails. */
  async #busy(what: 'reading' | 'counting', file: string, work: (going: Going) => Promise<void>): Promise<void> {
    const before = this.phase.kind === 'mapping' ? this.phase : { kind: 'choose' as const };
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    const show = (share: number): void => {
      if (!signal.aborted) this.phase = { kind: 'busy', what, file, share };
    };
    show(0);
    try {
      await work({ progress: show, signal });
    } catch (error) {
      if (this.#work.signal !== signal) return;
      this.phase = signal.aborted ? before : { ...before, error: this.#texts.text('import.failed', { file, reason: this.#reason(error) }) };
      if (!signal.aborted) this.fault('unusable-file', error);
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2, input')?.focus();
  }

  #reason(error: unknown): string {
    const known = error instanceof CxError && Object.hasOwn(messages, `import.${error.code}`);
    return known ? this.#texts.text(`import.${error.code}`) : error instanceof Error ? error.message : String(error);
  }

  // --- choosing ---

  readonly #onDrag = (event: DragEvent): void => {
    event.preventDefault();
    this.over = event.type === 'dragover';
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file) void this.open(file);
  };

  readonly #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same file can be chosen again
    if (file) void this.open(file);
  };

  // --- mapping ---

  #setColumn({ id, scale }: MappableMetric, columns: readonly ColumnProfile[], value: string): void {
    const others = this.mapping.scores.filter(({ metric }) => metric !== id);
    const column = columns[Number(value)];
    const scores = value === '' || !column ? others : [...others, { metric: id, column: column.index, noAnswer: likelyNoAnswer(column, scale) }];
    this.mapping = { ...this.mapping, scores: MAPPABLE.flatMap(({ id: metric }) => scores.filter((one) => one.metric === metric)) };
  }

  #setNoAnswer(id: string, noAnswer: readonly number[]): void {
    this.mapping = { ...this.mapping, scores: this.mapping.scores.map((one) => (one.metric === id ? { ...one, noAnswer } : one)) };
  }

  #setDate(columns: readonly ColumnProfile[], value: string): void {
    const column = columns[Number(value)];
    this.mapping = { ...this.mapping, date: value === '' || !column ? null : { column: column.index, form: column.dates?.form ?? 'iso' } };
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    return html`${renderProblems(this.problems)}
      <div lang=${this.#texts.locale}>${this.#renderPhase()}</div>`;
  }

  #renderPhase(): TemplateResult {
    switch (this.phase.kind) {
      case 'choose':
        return this.#renderChoose(this.phase.error);
      case 'busy':
        return this.#renderBusy(this.phase);
      case 'mapping':
        return this.phase.looked.kind === 'table' ? this.#renderMapping(this.phase.looked, this.phase.error) : this.#renderEvents(this.phase.looked, this.phase.error);
      case 'done':
        return this.#renderDone(this.phase);
    }
  }

  #renderChoose(error: string | undefined): TemplateResult {
    const { text } = this.#texts;
    return html`<div part="drop" class=${this.over ? 'over' : ''} @dragover=${this.#onDrag} @dragleave=${this.#onDrag} @drop=${this.#onDrop}>
        <label class="file"
          ><input type="file" accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson" @change=${this.#onFile} /> ${text('import.choose')}</label
        >
        <p>${text('import.drop')}</p>
      </div>
      <p part="error" role="alert">${error ?? nothing}</p>`;
  }

  #renderBusy({ what, file, share }: Phase & { kind: 'busy' }): TemplateResult {
    const { text } = this.#texts;
    const label = text(`import.${what}`, { file });
    return html`<div class="busy">
      <h2 tabindex="-1"><bdi>${label}</bdi></h2>
      <progress max="1" .value=${share} aria-label=${label}></progress>
      <button type="button" @click=${() => this.#work.abort()}>${text('import.cancel')}</button>
    </div>`;
  }

  /** A form with what `fields` render, and the two ways on from it. */
  #renderForm(looked: Looked, fields: unknown, error: string | undefined): TemplateResult {
    const { text } = this.#texts;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#count(looked);
    };
    return html`<form part="mapping" @submit=${submit}>
      ${fields}
      <p part="error" role="alert">${error ?? nothing}</p>
      <div class="actions">
        <button class="primary">${text('import.show')}</button>
        <button type="button" @click=${() => (this.phase = { kind: 'choose' })}>${text('import.another')}</button>
      </div>
    </form>`;
  }

  #renderEvents(looked: Extract<Looked, { kind: 'events' }>, error: string | undefined): TemplateResult {
    const { text } = this.#texts;
    const { source, events, counted, dimensions } = looked;
    const choose = (event: Event): void => void (this.dimension = (event.target as HTMLSelectElement).value || null);
    const fields = html`<fieldset>
      <div class="pair">
        <div class="field">
          <label for="dimension">${text('import.segment')}</label>
          <select id="dimension" @change=${choose}>
            <option value="" ?selected=${this.dimension === null}>${text('import.none')}</option>
            ${dimensions.map(({ name, groups }) => html`<option value=${name} ?selected=${name === this.dimension}>${text('import.groups', { name, count: groups })}</option>`)}
          </select>
        </div>
        <div class="field">${this.#renderUnit()}</div>
      </div>
    </fieldset>`;
    return html`<h2 tabindex="-1">${text('import.how')}</h2>
      <p><bdi>${text('import.events', { file: source.file.name, count: events })}</bdi>. ${text('import.events-counted', { count: counted })}</p>
      ${this.#renderForm(looked, fields, error)}`;
  }

  #renderMapping(table: Extract<Looked, { kind: 'table' }>, error: string | undefined): TemplateResult {
    const { text } = this.#texts;
    const { source, rows, ragged, columns } = table;
    const fields = html`${MAPPABLE.map((metric) => this.#renderMetric(metric, columns))}
      <fieldset>
        <div class="pair">
          ${this.#renderDate(columns)}
          ${this.#renderSelect('segment', text('import.segment'), columns, this.mapping.segment, (value) => {
            this.mapping = { ...this.mapping, segment: value === '' ? null : Number(value) };
          })}
        </div>
      </fieldset>`;
    return html`<h2 tabindex="-1">${text('import.which')}</h2>
      <p>
        <bdi>${text('import.read', { file: source.file.name, count: rows, columns: columns.length })}</bdi>.
        ${ragged > 0 ? text('import.ragged', { count: ragged }) : nothing} ${text('import.guessed')}
      </p>
      ${this.#renderForm(table, fields, error)}`;
  }

  #renderSelect(id: string, label: string, columns: readonly ColumnProfile[], chosen: number | null, choose: (value: string) => void): TemplateResult {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${chosen === null}>${this.#texts.text('import.none')}</option>
        ${columns.filter(({ name }) => !isPersonal(name)).map(
          ({ index, name, examples }) =>
            html`<option value=${index} ?selected=${index === chosen}>${name}${examples.length > 0 ? ` (${examples.join(', ').slice(0, 40)})` : nothing}</option>`,
        )}
      </select>
    </div>`;
  }

  #renderMetric(mappable: MappableMetric, columns: readonly ColumnProfile[]): TemplateResult {
    const { text } = this.#texts;
    const { id, scale } = mappable;
    const chosen = this.mapping.scores.find(({ metric }) => metric === id);
    const label = text('import.scale', { name: text(`figure.${id}`), low: scale.min, high: scale.max });
    return html`<fieldset>
      ${this.#renderSelect(id, label, columns, chosen?.column ?? null, (value) => this.#setColumn(mappable, columns, value))}
      ${chosen ? this.#renderPreview(mappable, columns[chosen.column]!, chosen.noAnswer) : nothing}
    </fieldset>`;
  }

  #renderPreview({ id, scale }: MappableMetric, column: ColumnProfile, noAnswer: readonly number[]): TemplateResult {
    const { text } = this.#texts;
    const metric = METRICS.find((one) => one.id === id)!;
    const preview = previewColumn(metric, scale, column, noAnswer);
    const figures = new FigureWriter(this.#texts, 2);
    if (preview?.reading.kind !== 'measured') return html`<p>${text('import.no-scores')}</p>`;
    const { value, n, unit } = preview.reading;
    const listed = preview.codes.map(({ code }) => code);
    const others = noAnswer.filter((code) => !listed.includes(code));
    const setOthers = (event: Event): void => {
      const typed = (event.target as HTMLInputElement).value.split(/[,;\s]+/).filter(Boolean).map(Number).filter(Number.isInteger);
      this.#setNoAnswer(id, [...noAnswer.filter((code) => listed.includes(code)), ...typed]);
    };
    return html`<p><span class="figure">${figures.value(value, unit)}</span> ${this.#afterFigure(n, figures)}</p>
      ${preview.codes.length > 0
        ? html`<div role="group" aria-labelledby="codes-${id}">
            <p id="codes-${id}">${text('import.codes')}</p>
            <ul>
              ${preview.codes.map((code) => html`<li>${this.#renderCode(id, code, noAnswer, figures.value(value, unit), figures)}</li>`)}
            </ul>
          </div>`
        : nothing}
      ${preview.words.length > 0 ? html`<p class="quiet">${text('import.words', { words: this.#wordList(preview.words) })}</p>` : nothing}
      <details ?open=${others.length > 0}>
        <summary>${text('import.also')}</summary>
        <div class="field">
          <label for="also-${id}">${text('import.also')} <span class="quiet">(${text('import.also-hint')})</span></label>
          <input id="also-${id}" inputmode="numeric" autocomplete="off" .value=${others.join(', ')} @change=${setOthers} />
        </div>
      </details>`;
  }

  #wordList(words: readonly (readonly [string, number])[]): string {
    const items = words.map(([word, count]) => `\u2068${word.slice(0, 30)}\u2069 (${this.#texts.number(count)})`);
    return new Intl.ListFormat(this.#texts.locale, { type: 'unit' }).format(items);
  }

  /** The rest of "39.84 from 2,746 answers", with the figure set apart. */
  #afterFigure(n: number, figures: FigureWriter): string {
    return this.#texts.text('import.preview', { value: '', answers: figures.answers(n) }).trim();
  }

  #renderCode(id: string, effect: CodeEffect, noAnswer: readonly number[], actual: string, figures: FigureWriter): TemplateResult {
    const { text } = this.#texts;
    const { code, count, share, why, countedAs, figure } = effect;
    const ticked = noAnswer.includes(code);
    const toggle = (): void => this.#setNoAnswer(id, ticked ? noAnswer.filter((one) => one !== code) : [...noAnswer, code]);
    const percent = this.#texts.number(share, { style: 'percent', maximumFractionDigits: 1 });
    return html`<label>
      <input type="checkbox" .checked=${ticked} @change=${toggle} />
      <span>${text('import.code', { code: this.#texts.number(code), count, share: percent })}</span>
      <span class="quiet">
        ${text(`import.${why}`)}.
        ${figure.kind === 'measured' ? text('import.effect', { as: this.#texts.number(countedAs), figure: figures.value(figure.value, figure.unit), actual }) : nothing}
      </span>
    </label>`;
  }

  #renderDate(columns: readonly ColumnProfile[]): TemplateResult {
    const { text } = this.#texts;
    const { date } = this.mapping;
    const dated = columns.filter((column) => (column.dates?.share ?? 0) > 0.5);
    const setForm = (event: Event): void => {
      this.mapping = { ...this.mapping, date: date && { ...date, form: (event.target as HTMLSelectElement).value as DateForm } };
    };
    return html`<div class="field">
      ${this.#renderSelect('date', text('import.date'), dated, date?.column ?? null, (value) => this.#setDate(columns, value))}
      ${date
        ? html`<label for="form">${text('import.form')}</label>
            <select id="form" @change=${setForm}>
              ${FORMS.map((form) => html`<option value=${form} ?selected=${form === date.form}>${text(`import.${form}`)}</option>`)}
            </select>
            ${this.#renderUnit()}`
        : nothing}
    </div>`;
  }

  #renderUnit(): TemplateResult {
    const { text } = this.#texts;
    return html`<label for="unit">${text('import.unit')}</label>
      <select id="unit" @change=${(event: Event) => (this.unit = (event.target as HTMLSelectElement).value as PeriodUnit)}>
        ${PERIOD_UNITS.map((unit) => html`<option value=${unit} ?selected=${unit === this.unit}>${text(`import.${unit}`)}</option>`)}
      </select>`;
  }

  #renderDone({ looked, result, cube }: Extract<Phase, { kind: 'done' }>): TemplateResult {
    const { text } = this.#texts;
    const file = looked.source.file.name;
    const { rows, undated, firstUndatedRow, quality } = result;
    const events = looked.kind === 'events';
    const by = events ? this.dimension : this.mapping.segment === null ? null : looked.names[this.mapping.segment];
    const summary = html`<p>${text(events ? 'import.counted-events' : 'import.counted', { count: rows - undated })}</p>
      ${quality.figures.map(({ reading }) => html`<p>${this.#leftOut(reading)}</p>`)}
      ${undated > 0 ? html`<p>${text('import.undated', { count: undated, row: firstUndatedRow ?? 0 })}</p>` : nothing}`;
    return html`<h2 tabindex="-1"><bdi>${text('import.heading', { file })}</bdi></h2>
      <div part="summary" class="quiet">${summary}</div>
      ${new QualityWriter(this.#texts, events).render(quality)}
      <cx-scorecard
        metrics=${quality.figures.map(({ metric }) => metric).join(' ')} decimals="2" through="latest" ?whole=${!events && this.mapping.date === null}
        .by=${by ?? undefined} .cube=${cube}
      ></cx-scorecard>
      <div class="actions">
        <button type="button" @click=${() => (this.phase = { kind: 'mapping', looked })}>${text('import.change')}</button>
        <button type="button" @click=${() => (this.phase = { kind: 'choose' })}>${text('import.another')}</button>
      </div>`;
  }

  #leftOut({ metric, n, excluded }: Reading): string {
    const reasons = EXCLUSIONS.filter((reason) => excluded[reason] > 0).map((reason) => this.#texts.text(`import.${reason}`, { count: excluded[reason] }));
    return this.#texts.text('import.left-out', {
      name: this.#texts.text(`figure.${metric}`),
      answers: new FigureWriter(this.#texts).answers(n),
      reasons: reasons.join(', ') || this.#texts.text('import.none'),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-import': CxImport;
  }
  interface HTMLElementEventMap {
    'cx-imported': CxImportedEvent;
  }
}

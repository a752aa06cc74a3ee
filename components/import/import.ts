import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CxError } from '../../src/core/problem.js';
import type { PluginHost } from '../../src/host/host.js';
import { decodeCube } from '../../src/metrics/cube/binary.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import { guessMapping, type Mapping } from '../../src/metrics/intake/mapping.js';
import { PERIOD_UNITS, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import { CxElement } from '../base/element.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { importersOf, recognise } from '../plugins/files.js';
import { HostLink } from '../plugins/host-link.js';
import { FileWork, startImportWorker } from './do-work.js';
import { CxImportedEvent } from './events.js';
import { ExportChoice } from './export-choice.js';
import { messages } from './import.messages.js';
import { styles } from './import.styles.js';
import { MappingForm } from './mapping-form.js';
import { readByPlugin } from './plugin-file.js';
import { renderOutcome, type Opened } from './outcome.js';
import { headOf, type Going } from './read-file.js';
import { renderRead, renderReaderChoice } from './reader-choice.js';
import { METRICS, type CountedFile, type Looked } from './work.js';

type Phase =
  /** `failed`: a file that could not be read, for which there are other readers. */
  | { readonly kind: 'choose'; readonly error?: string; readonly failed?: { readonly file: File; readonly importer: string | null } }
  /** `share` is null where nobody can say how far it is. */
  | { readonly kind: 'busy'; readonly what: 'reading' | 'counting'; readonly file: string; readonly share: number | null }
  | { readonly kind: 'mapping'; readonly opened: Opened; readonly error?: string }
  | { readonly kind: 'done'; readonly opened: Opened; readonly result: CountedFile; readonly cube: Cube };

export { CxImportedEvent, type CxImportedDetail } from './events.js';

/**
 * @summary Makes a scorecard of a file of responses (CSV, NDJSON, or events), in the browser alone.
 *
 * It guesses which column is what, points at numbers that look like "no answer", and lets a person correct both; then it
 * says what is known of the quality of the data, and what the figures would be otherwise. Big files are read in a worker.
 *
 * Plugins of a host can read files of other products (`importers`) and write the outcome (`exporters`).
 *
 * @tag cx-import
 * @event {CxImportedEvent} cx-imported - A file has been counted; `detail.cube` has the figures, `detail.file` its name, `detail.events` the events if there are any.
 * @event {CxErrorEvent} cx-error - A file could not be used; `detail` says why. Does not bubble.
 * @csspart drop - Where a file is dropped.
 * @csspart mapping - The form with the columns.
 * @csspart summary - What was counted and what was left out.
 * @csspart reader - The choice of who reads the file.
 * @csspart left-out - What an importer did not carry over.
 * @csspart export - The form to export by.
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
    host: { attribute: false },
    phase: { state: true },
    mapping: { state: true },
    unit: { state: true },
    over: { state: true },
    dimension: { state: true },
  };

  /** Starts the worker that reads big files; set another way where a bundler or a policy asks for one. */
  static startWorker: () => Worker = startImportWorker;

  /** The plugin host whose importers and exporters are offered; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;
  declare protected phase: Phase;
  declare protected mapping: Mapping;
  declare protected unit: PeriodUnit;
  declare protected over: boolean;
  /** Of a file of events: the segment to compare groups by. */
  declare protected dimension: string | null;

  readonly #texts = new Localizer(this, messages);
  readonly #link = new HostLink(this, (host, store) => {
    const update = (): void => this.requestUpdate();
    store.add(host.registries.importers.onDidChange(update));
    store.add(host.registries.exporters.onDidChange(update));
  });
  readonly #export = new ExportChoice(this.#texts, () => this.requestUpdate());
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

  /**
   * Reads a file, as if it had been dropped, and shows which column is what.
   *
   * @param importer the id of an importer of a plugin; null for a table or events as they are; if not given, the importer that knows the file for
   * one of its own, if there is one
   */
  async open(file: File, importer?: string | null): Promise<void> {
    let tried: string | null = importer ?? null;
    await this.#busy('reading', file, () => tried, async (going) => {
      const reader = await this.#readerOf(file, importer);
      tried = reader?.id ?? null;
      if (reader) going.progress(null);
      const read = reader ? await readByPlugin(this.#link.host!, reader, file, going) : null;
      const looked = await this.#files().look(read?.events ?? file, going);
      if (looked.kind === 'table') this.mapping = guessMapping(looked.columns);
      this.dimension = null;
      this.phase = { kind: 'mapping', opened: { file, read, looked } };
    });
  }

  async #readerOf(file: File, importer: string | null | undefined) {
    const { host } = this.#link;
    if (!host || importer === null) return undefined;
    if (importer === undefined) return importersOf(host, file.name).length > 0 ? recognise(host, file.name, await headOf(file)) : undefined;
    const found = importersOf(host).find(({ id }) => id === importer);
    if (!found) throw new CxError({ code: 'unknown-importer', message: `There is no importer "${importer}".`, where: importer });
    return found;
  }

  #files(): FileWork {
    return new FileWork((this.constructor as typeof CxImport).startWorker);
  }

  async #count(opened: Opened): Promise<void> {
    const { looked, file, read } = opened;
    if (looked.kind === 'table' && this.mapping.scores.length === 0) {
      this.phase = { kind: 'mapping', opened, error: this.#texts.text('import.nothing') };
      return;
    }
    await this.#busy('counting', file, () => read?.reader.id ?? null, async (going) => {
      const { mapping, unit, dimension } = this;
      // what shows the figures comes while they are counted
      const [result] = await Promise.all([this.#files().count({ looked, mapping, unit, dimension, now: Date.now() }, going), import('../scorecard/define.js')]);
      const cube = decodeCube(result.cube, METRICS);
      if (!cube.ok) throw new CxError(cube.error[0]!);
      this.phase = { kind: 'done', opened, result, cube: cube.value };
      this.dispatchEvent(new CxImportedEvent({ cube: cube.value, file: file.name, ...(looked.kind === 'events' && { events: looked.source.file }) }));
    });
  }

  /** Works while showing how far it is; comes back to where it was when cancelled or when it fails. */
  async #busy(what: 'reading' | 'counting', file: File, importer: () => string | null, work: (going: Going & { readonly progress: (share: number | null) => void }) => Promise<void>): Promise<void> {
    const { name } = file;
    const before = this.phase.kind === 'mapping' ? this.phase : { kind: 'choose' as const };
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    const show = (share: number | null): void => {
      if (!signal.aborted) this.phase = { kind: 'busy', what, file: name, share };
    };
    show(0);
    try {
      await work({ progress: show, signal });
    } catch (error) {
      if (this.#work.signal !== signal) return;
      this.phase = signal.aborted ? before : { ...before, error: this.#texts.text('import.failed', { file: name, reason: this.#reason(error) }), ...(before.kind === 'choose' && { failed: { file, importer: importer() } }) };
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

  // --- rendering ---

  protected override render(): TemplateResult {
    return html`${renderProblems(this.problems)}
      <div lang=${this.#texts.locale}>${this.#renderPhase()}</div>`;
  }

  #renderPhase(): TemplateResult {
    switch (this.phase.kind) {
      case 'choose':
        return this.#renderChoose(this.phase);
      case 'busy':
        return this.#renderBusy(this.phase);
      case 'mapping':
        return this.phase.opened.looked.kind === 'table' ? this.#renderMapping(this.phase.opened, this.phase.opened.looked, this.phase.error) : this.#renderEvents(this.phase.opened, this.phase.opened.looked, this.phase.error);
      case 'done':
        return this.#renderDone(this.phase);
    }
  }

  #renderChoose({ error, failed }: Phase & { kind: 'choose' }): TemplateResult {
    const { text } = this.#texts;
    const { host } = this.#link;
    const more = host ? importersOf(host).flatMap(({ extensions }) => extensions.map((one) => `.${one}`)) : [];
    const accept = [...new Set(['.csv', '.tsv', '.txt', '.ndjson', '.jsonl', ...more, 'text/csv', 'application/x-ndjson'])].join(',');
    return html`<div part="drop" class=${this.over ? 'over' : ''} @dragover=${this.#onDrag} @dragleave=${this.#onDrag} @drop=${this.#onDrop}>
        <label class="file"
          ><input type="file" accept=${accept} @change=${this.#onFile} /> ${text('import.choose')}</label
        >
        <p>${text('import.drop')}</p>
      </div>
      <p part="error" role="alert">${error ?? nothing}</p>
      ${failed ? this.#renderReader(failed.file, failed.importer) : nothing}`;
  }

  /** Who reads the file, if there is a choice. */
  #renderReader(file: File, importer: string | null): TemplateResult | typeof nothing {
    return renderReaderChoice(this.#texts, this.#link.host, file.name, importer, (chosen) => void this.open(file, chosen));
  }

  #renderBusy({ what, file, share }: Phase & { kind: 'busy' }): TemplateResult {
    const { text } = this.#texts;
    const label = text(`import.${what}`, { file });
    return html`<div class="busy">
      <h2 tabindex="-1"><bdi>${label}</bdi></h2>
      ${share === null ? html`<progress aria-label=${label}></progress>` : html`<progress max="1" .value=${share} aria-label=${label}></progress>`}
      <button type="button" @click=${() => this.#work.abort()}>${text('import.cancel')}</button>
    </div>`;
  }

  /** A form with what `fields` render, and the two ways on from it. */
  #renderForm(opened: Opened, fields: unknown, error: string | undefined): TemplateResult {
    const { text } = this.#texts;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#count(opened);
    };
    return html`${this.#renderReader(opened.file, opened.read?.reader.id ?? null)} ${renderRead(this.#texts, opened.read)}
      <form part="mapping" @submit=${submit}>
      ${fields}
      <p part="error" role="alert">${error ?? nothing}</p>
      <div class="actions">
        <button class="primary">${text('import.show')}</button>
        <button type="button" @click=${() => (this.phase = { kind: 'choose' })}>${text('import.another')}</button>
      </div>
    </form>`;
  }

  #renderEvents(opened: Opened, looked: Extract<Looked, { kind: 'events' }>, error: string | undefined): TemplateResult {
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
      ${this.#renderForm(opened, fields, error)}`;
  }

  #renderMapping(opened: Opened, table: Extract<Looked, { kind: 'table' }>, error: string | undefined): TemplateResult {
    const { text } = this.#texts;
    const { source, rows, ragged, columns } = table;
    const fields = new MappingForm(this.#texts, this.mapping, (mapping) => (this.mapping = mapping), this.#renderUnit()).render(columns);
    return html`<h2 tabindex="-1">${text('import.which')}</h2>
      <p>
        <bdi>${text('import.read', { file: source.file.name, count: rows, columns: columns.length })}</bdi>.
        ${ragged > 0 ? text('import.ragged', { count: ragged }) : nothing} ${text('import.guessed')}
      </p>
      ${this.#renderForm(opened, fields, error)}`;
  }

  #renderUnit(): TemplateResult {
    const { text } = this.#texts;
    return html`<label for="unit">${text('import.unit')}</label>
      <select id="unit" @change=${(event: Event) => (this.unit = (event.target as HTMLSelectElement).value as PeriodUnit)}>
        ${PERIOD_UNITS.map((unit) => html`<option value=${unit} ?selected=${unit === this.unit}>${text(`import.${unit}`)}</option>`)}
      </select>`;
  }

  #renderDone({ opened, result, cube }: Extract<Phase, { kind: 'done' }>): TemplateResult {
    const { looked } = opened;
    const events = looked.kind === 'events';
    const by = (events ? this.dimension : this.mapping.segment === null ? null : looked.names[this.mapping.segment]) ?? undefined;
    const exports = this.#export.render(this.#link.host, { cube, by, events: events ? looked.source : undefined });
    return html`${renderOutcome(this.#texts, { opened, result, cube, by, whole: !events && this.mapping.date === null, exports })}
      <div class="actions">
        <button type="button" @click=${() => (this.phase = { kind: 'mapping', opened })}>${this.#texts.text('import.change')}</button>
        <button type="button" @click=${() => (this.phase = { kind: 'choose' })}>${this.#texts.text('import.another')}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-import': CxImport;
  }
}

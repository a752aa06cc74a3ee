import { html, nothing, type TemplateResult } from 'lit';
import { likelyNoAnswer } from '../../src/metrics/intake/codes.js';
import type { DateForm } from '../../src/metrics/intake/dates.js';
import { isPersonal } from '../../src/metrics/intake/interchange.js';
import { MAPPABLE, type MappableMetric, type Mapping } from '../../src/metrics/intake/mapping.js';
import type { ColumnProfile } from '../../src/metrics/intake/profile.js';
import { FigureWriter } from '../base/figures.js';
import { joined } from '../base/joined.js';
import type { Localizer } from '../base/localize.js';
import { previewColumn, type CodeEffect } from './preview.js';
import { METRICS } from './work.js';

const FORMS: readonly DateForm[] = ['iso', 'month-first', 'day-first', 'compact'];

/** The part of the form in which a person says which column of a table is what, and which numbers are none. */
export class MappingForm {
  readonly #texts: Localizer;
  readonly #mapping: Mapping;
  readonly #change: (mapping: Mapping) => void;
  readonly #unit: TemplateResult;

  /**
   * @param change called with what a person made of it
   * @param unit the choice of a period, which stands beside the date
   */
  constructor(texts: Localizer, mapping: Mapping, change: (mapping: Mapping) => void, unit: TemplateResult) {
    this.#texts = texts;
    this.#mapping = mapping;
    this.#change = change;
    this.#unit = unit;
  }

  render(columns: readonly ColumnProfile[]): TemplateResult {
    return html`${MAPPABLE.map((metric) => this.#metric(metric, columns))}
      <fieldset>
        <div class="pair">
          ${this.#date(columns)}
          ${this.#select('segment', this.#texts.text('import.segment'), columns, this.#mapping.segment, (value) => this.#change({ ...this.#mapping, segment: value === '' ? null : Number(value) }))}
        </div>
      </fieldset>`;
  }

  #setColumn({ id, scale }: MappableMetric, columns: readonly ColumnProfile[], value: string): void {
    const others = this.#mapping.scores.filter(({ metric }) => metric !== id);
    const column = columns[Number(value)];
    const scores = value === '' || !column ? others : [...others, { metric: id, column: column.index, noAnswer: likelyNoAnswer(column, scale) }];
    this.#change({ ...this.#mapping, scores: MAPPABLE.flatMap(({ id: metric }) => scores.filter((one) => one.metric === metric)) });
  }

  #setNoAnswer(id: string, noAnswer: readonly number[]): void {
    this.#change({ ...this.#mapping, scores: this.#mapping.scores.map((one) => (one.metric === id ? { ...one, noAnswer } : one)) });
  }

  #setDate(columns: readonly ColumnProfile[], value: string): void {
    const column = columns[Number(value)];
    this.#change({ ...this.#mapping, date: value === '' || !column ? null : { column: column.index, form: column.dates?.form ?? 'iso' } });
  }

  #select(id: string, label: string, columns: readonly ColumnProfile[], chosen: number | null, choose: (value: string) => void): TemplateResult {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${chosen === null}>${this.#texts.text('import.none')}</option>
        ${columns.filter(({ name }) => !isPersonal(name)).map(
          ({ index, name, examples }) =>
            html`<option value=${index} ?selected=${index === chosen}>${name}${examples.length > 0 ? ` (${joined(this.#texts.locale, examples).slice(0, 40)})` : nothing}</option>`,
        )}
      </select>
    </div>`;
  }

  #metric(mappable: MappableMetric, columns: readonly ColumnProfile[]): TemplateResult {
    const { text } = this.#texts;
    const { id, scale } = mappable;
    const chosen = this.#mapping.scores.find(({ metric }) => metric === id);
    const label = text('import.scale', { name: text(`figure.${id}`), low: scale.min, high: scale.max });
    return html`<fieldset>
      ${this.#select(id, label, columns, chosen?.column ?? null, (value) => this.#setColumn(mappable, columns, value))}
      ${chosen ? this.#preview(mappable, columns[chosen.column]!, chosen.noAnswer) : nothing}
    </fieldset>`;
  }

  #preview({ id, scale }: MappableMetric, column: ColumnProfile, noAnswer: readonly number[]): TemplateResult {
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
              ${preview.codes.map((code) => html`<li>${this.#code(id, code, noAnswer, figures.value(value, unit), figures)}</li>`)}
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

  #code(id: string, effect: CodeEffect, noAnswer: readonly number[], actual: string, figures: FigureWriter): TemplateResult {
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

  #date(columns: readonly ColumnProfile[]): TemplateResult {
    const { text } = this.#texts;
    const { date } = this.#mapping;
    const dated = columns.filter((column) => (column.dates?.share ?? 0) > 0.5);
    const setForm = (event: Event): void => this.#change({ ...this.#mapping, date: date && { ...date, form: (event.target as HTMLSelectElement).value as DateForm } });
    return html`<div class="field">
      ${this.#select('date', text('import.date'), dated, date?.column ?? null, (value) => this.#setDate(columns, value))}
      ${date
        ? html`<label for="form">${text('import.form')}</label>
            <select id="form" @change=${setForm}>
              ${FORMS.map((form) => html`<option value=${form} ?selected=${form === date.form}>${text(`import.${form}`)}</option>`)}
            </select>
            ${this.#unit}`
        : nothing}
    </div>`;
  }
}

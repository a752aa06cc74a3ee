import { html, nothing, type TemplateResult } from 'lit';
import type { Diagnostic } from '../../../src/journey/interchange/loss.js';
import { exportMermaid } from '../../../src/journey/interchange/mermaid/rewrite.js';
import { editAsText } from '../../../src/journey/interchange/mermaid/text-view.js';
import type { Journey } from '../../../src/journey/document/journey.js';
import type { JourneyEditor } from './editor.js';

/** What is typed is read so long after the last key, in milliseconds. */
const PAUSE = 250;
/** More notes on a text than these are counted. */
const MOST_NOTES = 20;

/**
 * The journey as a text that mermaid draws as well, beside the grid: one buffer, one history. What is typed is done as soon as
 * it can be read; until then the map stays as it was, and the text says what it waits for.
 */
export class TextPane {
  readonly #editor: JourneyEditor;
  /** The journey of which the text is, and the text. */
  #of: Journey | undefined;
  #text = '';
  #fault: { readonly where: string; readonly message: string } | undefined;
  #notes: readonly Diagnostic[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is typed without a pause in another field is one act. */
  #joins = false;

  constructor(editor: JourneyEditor) {
    this.#editor = editor;
  }

  /** What is typed and not read yet is read now. */
  finish(): void {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#read();
    }
    this.#joins = false;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #typed = (event: Event): void => {
    this.#text = (event.target as HTMLTextAreaElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), PAUSE);
  };

  #read(): void {
    this.#timer = undefined;
    // what others did meanwhile is not in this text, and not taken back by it
    const base = this.#of ?? this.#editor.journey;
    const isAlone = base === this.#editor.journey;
    const outcome = editAsText(base, this.#text);
    if (!outcome.ok) {
      this.#fault = { where: outcome.error[0]?.where ?? '', message: outcome.error[0]?.message ?? '' };
      return this.#editor.redraw();
    }
    this.#fault = undefined;
    this.#notes = outcome.value.diagnostics;
    const { operations } = outcome.value.act;
    const done = operations.length === 0 || this.#editor.do({ name: 'text', operations }, undefined, this.#joins ? 'text' : undefined);
    this.#joins = true;
    // this text is that journey: it is not written anew under who types. What the page forbids is taken back
    this.#of = done && isAlone ? this.#editor.journey : undefined;
    this.#editor.redraw();
  }

  render(): TemplateResult {
    const { texts, journey } = this.#editor;
    if (this.#of !== journey && this.#timer === undefined && !this.#fault) {
      this.#of = journey;
      this.#text = exportMermaid(journey).text;
      this.#notes = [];
    }
    const notes = this.#notes.filter(({ severity }) => severity !== 'hint');
    return html`<div part="text" class="text-pane">
      <label for="journey-text">${texts.text('journey.edit.text')}</label>
      <textarea id="journey-text" rows="14" spellcheck="false" dir="ltr" .value=${this.#text} aria-invalid=${this.#fault ? 'true' : nothing} aria-describedby="text-state" @input=${this.#typed} @blur=${() => this.finish()}></textarea>
      <div id="text-state" role="status">
        ${this.#fault ? html`<p class="fault">${texts.text('journey.edit.text-fault')} <span lang="en">${this.#fault.where}: ${this.#fault.message}</span></p>` : nothing}
        ${notes.length > 0 ? html`<ul lang="en">${notes.slice(0, MOST_NOTES).map(({ line, message }) => html`<li>${line > 0 ? `line ${line}: ` : ''}${message}</li>`)}</ul>` : nothing}
      </div>
    </div>`;
  }
}

import { html, nothing, svg, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Localizer } from '../localize.js';
import { copyTable } from './copy.js';
import { CxExportEvent, type Exported, type FileFormat } from './event.js';
import { fileName, save } from './save.js';
import { csvOf, type ExportTable } from './table.js';

/** What an element gives away. */
export interface ExportContent {
  /** What it is called: the name of the file. */
  title(): string;
  /** What a picture is taken of. */
  picture(): Element | null | Promise<Element | null>;
  /** The picture is taken: what was made ready for it may be as it was. */
  pictured?(): void;
  /** The same as a table; null if there is none. What makes it may be loaded then. */
  table(): ExportTable | null | Promise<ExportTable | null>;
  /** Files of its own, in place of the plain table; `name` is the text on its button. */
  readonly files?: readonly { readonly format: FileFormat; readonly name: string; make(): Promise<MadeFile | null> }[];
  /** Ways of printing it; a browser makes a PDF of it as well. */
  readonly prints?: readonly { readonly name: string; print(): void }[];
}

/** A file that was made, and what is to be said of it beside its name. */
export interface MadeFile {
  readonly file: File;
  readonly said?: string;
}


const PICTURES = ['png', 'svg'] as const;
const TABLES = ['csv', 'clipboard'] as const;
type Format = (typeof PICTURES | typeof TABLES)[number];

/** A small button with a menu: picture, drawing, table, clipboard. The element shows `render()` and has `exportStyles` and `exportMessages`. */
export class ExportMenu implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #texts: Localizer;
  readonly #content: ExportContent;
  #isOpen = false;
  #said = '';

  constructor(host: ReactiveControllerHost & HTMLElement, texts: Localizer, content: ExportContent) {
    this.#host = host;
    this.#texts = texts;
    this.#content = content;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  render(): TemplateResult {
    const { text } = this.#texts;
    return html`<div part="export" class="export" data-not-exported @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
      <button type="button" class="export-button" aria-haspopup="menu" aria-expanded=${`${this.#isOpen}`} aria-controls="export-menu" @click=${() => this.#open(!this.#isOpen)}>
        ${arrow} <span>${text('export.button')}</span>
      </button>
      <div id="export-menu" class="export-menu" role="menu" aria-label=${text('export.button')} ?hidden=${!this.#isOpen}>
        ${PICTURES.map((format) => this.#item(text(`export.${format}`), () => this.#export(format)))}
        ${this.#content.files?.map((one) => this.#item(text(one.name), async () => { const made = await one.make(); return made ? this.#saved({ format: one.format, file: made.file }, made.said) : text('export.nothing'); }))}
        ${TABLES.filter((format) => format !== 'csv' || !this.#content.files).map((format) => this.#item(text(`export.${format}`), () => this.#export(format)))}
        ${this.#content.prints?.map((one) => this.#item(text(one.name), () => { one.print(); return ''; }))}
      </div>
      <span role="status" class="export-said">${this.#said || nothing}</span>
    </div>`;
  }

  get #items(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('.export [role=menuitem]') ?? [])];
  }

  #open(isOpen: boolean, focus?: 0 | -1): void {
    this.#isOpen = isOpen;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      if (isOpen) this.#items.at(focus ?? 0)?.focus();
    });
  }

  #close(): void {
    this.#open(false);
    this.#host.shadowRoot?.querySelector<HTMLElement>('.export-button')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.indexOf(event.target as HTMLElement);
    if (at < 0) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      return this.#open(true, event.key === 'ArrowDown' ? 0 : -1);
    }
    const to = ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 } as Readonly<Record<string, number>>)[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === 'Escape') this.#close();
    else if (event.key.length === 1 && event.key !== ' ') {
      // the next that begins with that letter
      const letter = event.key.toLocaleLowerCase();
      [...items.slice(at + 1), ...items.slice(0, at)].find(({ textContent }) => textContent.trim().toLocaleLowerCase().startsWith(letter))?.focus();
    } else return; // tabulator, enter and space do what they do
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onFocusOut = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (this.#isOpen && !(currentTarget as Element).contains(relatedTarget as Node | null)) this.#open(false);
  };

  #item(name: string, act: () => string | Promise<string>): TemplateResult {
    return html`<button type="button" role="menuitem" tabindex="-1" @click=${() => void this.#choose(act)}>${name}</button>`;
  }

  async #choose(act: () => string | Promise<string>): Promise<void> {
    this.#close();
    try {
      this.#say(await act());
    } catch {
      this.#say(this.#texts.text('export.failed'));
    }
  }

  #say(text: string): void {
    this.#said = text;
    this.#host.requestUpdate();
  }

  /** @returns what is said of it */
  async #export(format: Format): Promise<string> {
    const { text } = this.#texts;
    const title = this.#content.title();
    if (format === 'png' || format === 'svg') {
      const { pictureOf } = await import('./picture.js');
      try {
        const element = await this.#content.picture();
        return element ? this.#saved({ format, file: await pictureOf(element, title, format) }) : text('export.nothing');
      } finally {
        this.#content.pictured?.();
      }
    }
    const table = await this.#content.table();
    if (!table) return text('export.nothing');
    if (format === 'csv') return this.#saved({ format, file: new File([csvOf(table)], fileName(title, 'csv'), { type: 'text/csv' }) });
    if (!this.#host.dispatchEvent(new CxExportEvent({ format, table }))) return '';
    await copyTable(table);
    return text('export.copied', { count: table.rows.length });
  }

  #saved(exported: Extract<Exported, { file: File }>, more = ''): string {
    if (!this.#host.dispatchEvent(new CxExportEvent(exported))) return '';
    save(exported.file);
    return `${this.#texts.text('export.saved', { file: exported.file.name })} ${more}`.trim();
  }
}

const arrow = svg`<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="M6 1v6.5M3.2 5 6 7.8 8.8 5M1.5 10.5h9"></path></svg>`;

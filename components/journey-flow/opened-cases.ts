import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { casesBehind } from '../../src/journey/observed/discover/cases.js';
import type { EventLog } from '../../src/journey/observed/log/event-log.js';
import { copyTable } from '../base/export/copy.js';
import { CxExportEvent } from '../base/export/event.js';
import { fileName, save } from '../base/export/save.js';
import { csvOf, type ExportTable } from '../base/export/table.js';
import type { Localizer } from '../base/localize.js';
import { PAGE, renderCases, tableOfCases } from './cases-view.js';
import { isSame, type BehindNumber, type FlowContext, type Opening } from './context.js';
import { CxJourneyDrillEvent } from './events.js';
import type { Held } from './reading/conform.js';

/** The number that somebody looks into, and the cases behind it: they are listed, copied and saved. */
export class OpenedCases {
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #texts: Localizer;
  #opened: { readonly opening: Opening; readonly cases: Uint32Array } | null = null;
  #shown = PAGE;
  #said = '';
  /** Who opened it, to give the focus back to. */
  #opener: HTMLElement | null = null;

  constructor(element: ReactiveControllerHost & HTMLElement, texts: Localizer) {
    this.#element = element;
    this.#texts = texts;
  }

  get opening(): Opening | null {
    return this.#opened?.opening ?? null;
  }

  /** Forgets what is open, as with another log. */
  forget(): void {
    this.#opened = null;
  }

  open(opening: Opening, log: EventLog, held: Held | null): void {
    const { behind, title } = opening;
    if (this.#opened && isSame(this.#opened.opening.behind, behind)) return this.#close();
    const cases = isOfMap(behind) ? held?.cases(behind.kind) : casesBehind(log, behind);
    if (!cases) return;
    if (!this.#element.dispatchEvent(new CxJourneyDrillEvent({ level: 'cases', behind, title, cases: Array.from(cases, (c) => log.caseNames[c]!) }))) return;
    // from one number to another: back is still where somebody came from
    const active = this.#element.shadowRoot?.activeElement as HTMLElement | null | undefined;
    if (!active?.closest('#details')) this.#opener = active ?? null;
    this.#opened = { opening, cases };
    this.#shown = PAGE;
    this.#tell('');
    void this.#focus(() => this.#element.shadowRoot?.querySelector<HTMLElement>('#details'));
  }

  #close(): void {
    this.#opened = null;
    const opener = this.#opener;
    this.#element.requestUpdate();
    void this.#focus(() => (opener?.isConnected ? opener : this.#element.shadowRoot?.querySelector<HTMLElement>('.scroller, [part=toolbar] button')));
  }

  async #focus(find: () => HTMLElement | null | undefined): Promise<void> {
    await this.#element.updateComplete;
    find()?.focus();
  }

  #tell(said: string): void {
    this.#said = said;
    this.#element.requestUpdate();
  }

  render(context: FlowContext): TemplateResult | undefined {
    if (!this.#opened) return undefined;
    const { opening, cases } = this.#opened;
    const table = (): ExportTable => tableOfCases(context, context.flow.observed.log, opening.title, cases);
    return renderCases(context, {
      opening, cases, shown: this.#shown, said: this.#said,
      showMore: () => { this.#shown += PAGE; this.#element.requestUpdate(); },
      close: () => this.#close(),
      copy: () => void this.#copy(table()),
      save: () => this.#save(opening.title, table()),
    });
  }

  #save(title: string, table: ExportTable): void {
    const file = new File([csvOf(table)], fileName(title, 'csv'), { type: 'text/csv' });
    if (!this.#element.dispatchEvent(new CxExportEvent({ format: 'csv', file }))) return;
    save(file);
    this.#tell(this.#texts.text('flow.saved', { file: file.name }));
  }

  async #copy(table: ExportTable): Promise<void> {
    if (!this.#element.dispatchEvent(new CxExportEvent({ format: 'clipboard', table }))) return;
    try {
      await copyTable(table);
      this.#tell(this.#texts.text('flow.copied', { count: table.rows.length }));
    } catch {
      this.#tell(this.#texts.text('flow.not-copied'));
    }
  }
}

const isOfMap = (behind: BehindNumber): behind is Extract<BehindNumber, { readonly kind: 'fit' | 'deviate' }> => behind.kind === 'fit' || behind.kind === 'deviate';

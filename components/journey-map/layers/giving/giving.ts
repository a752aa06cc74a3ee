import { html, nothing, type TemplateResult } from 'lit';
import { ExportMenu, exportMessages, exportStyles, tableIn } from '../../../base/export/index.js';
import { PrintedPages } from '../../../base/printed-pages.js';
import type { MapContext } from '../../lanes/context.js';
import type { LayerHost } from '../layer.js';
import type { LoadedLayer } from '../layers.js';
import { filesOf } from './files.js';
import { styles } from './giving.styles.js';
import { messages } from './messages/en.js';
import { fit, tilesOf } from './tiles.js';

/** Wider maps than this, in columns, are pictured as far as they are seen: no picture of more can be looked at. */
const MOST_PICTURED = 400;
/** Between what is printed above one another, in pixels. */
const GAP = 28;

/** What the map gives away: pictures whose letters are letters, files, and paper. */
class GivingLayer implements LoadedLayer {
  readonly #host: LayerHost;
  readonly #menu: ExportMenu;
  readonly #pages: PrintedPages;
  readonly #afterPrint = (): void => {
    if (this.#wasPrinted !== undefined) this.#host.printAs(this.#wasPrinted.as);
    this.#wasPrinted = undefined;
  };
  #wasPrinted: { readonly as: 'page' | 'tiles' | 'outline' | undefined } | undefined;

  constructor(host: LayerHost) {
    this.#host = host;
    host.texts.add({ ...exportMessages, ...messages });
    host.adopt(exportStyles);
    host.adopt(styles);
    this.#pages = new PrintedPages(host.element, host.texts, { name: 'cx-journey', size: 'A4 landscape', margin: '12mm', on: `${host.element.localName}[print-as='page'], ${host.element.localName}[print-as='tiles']` });
    const title = (): string => host.title();
    this.#menu = new ExportMenu(host.element, host.texts, {
      title,
      picture: () => this.#picture(),
      pictured: () => host.whole(false),
      table: () => tableIn(host.element.shadowRoot!.querySelector('.scroller, .outline') ?? host.element.shadowRoot!, title()),
      files: filesOf(host),
      prints: (['page', 'tiles', 'outline'] as const).map((as) => ({ name: `journey.print.${as}`, print: () => this.#print(as) })),
    });
    addEventListener('afterprint', this.#afterPrint);
  }

  look(): void {
    this.#pages.write({ title: this.#host.title(), period: '' });
  }

  tools(): TemplateResult | undefined {
    return this.#host.wishes.exportable ? this.#menu.render() : undefined;
  }

  async #picture(): Promise<Element | null> {
    const root = this.#host.element.shadowRoot!;
    if (this.#host.sheet().columns.length <= MOST_PICTURED) this.#host.whole(true);
    await this.#host.element.updateComplete;
    return root.querySelector('.scroller > table') ?? root.querySelector('.outline');
  }

  #print(as: 'page' | 'tiles' | 'outline'): void {
    this.#wasPrinted = { as: this.#host.wishes.printAs };
    this.#host.printAs(as);
    void this.#host.element.updateComplete.then(() => this.#pages.print());
  }

  printed(context: MapContext, draw: (context: MapContext) => TemplateResult): TemplateResult | undefined {
    const { printAs } = this.#host.wishes;
    if (printAs !== 'page' && printAs !== 'tiles') return undefined;
    const tiles = printAs === 'page' ? [context] : tilesOf(context);
    const { texts } = context;
    return html`<div class="papers">${tiles.map((tile, i) => html`<div class="paper">
      ${tiles.length > 1 ? html`<p class="quiet">${texts.text('journey.page', { page: texts.number(i + 1), pages: texts.number(tiles.length) })}</p>` : nothing}
      <div class="fitted">${draw(tile)}</div>
    </div>`)}</div>`;
  }

  /** Shrinks what is too large for its paper; after it is drawn. */
  fit(): void {
    const root = this.#host.element.shadowRoot;
    // what stands above the map is on its first paper
    const above = [...(root?.querySelectorAll('h2, [part=summary], .observed-said > p, .beside-said, .live > p') ?? [])].reduce((sum, one) => sum + one.getBoundingClientRect().height + GAP, 0);
    root?.querySelectorAll<HTMLElement>('.fitted').forEach((paper, i) => fit(paper, i === 0 ? above : GAP));
  }

  dispose(): void {
    removeEventListener('afterprint', this.#afterPrint);
    this.#pages.hostDisconnected();
    this.#host.element.removeController(this.#pages);
    this.#host.element.removeController(this.#menu);
  }
}

export const layer = (host: LayerHost): LoadedLayer => new GivingLayer(host);

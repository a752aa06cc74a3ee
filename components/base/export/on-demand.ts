import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { adopt } from '../adopt.js';
import type { Localizer } from '../localize.js';
import type { ExportContent, ExportMenu } from './menu.js';

/** The export menu of an element that is seldom saved: loaded with the first one that can be. It gives its `article` away, and the tables in it, or what it is told to. */
export class ExportOnDemand {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #texts: Localizer;
  readonly #title: () => string;
  readonly #content: Partial<ExportContent>;
  #menu: ExportMenu | undefined;
  #asked = false;

  constructor(host: ReactiveControllerHost & HTMLElement, texts: Localizer, title: () => string, content: Partial<ExportContent> = {}) {
    this.#host = host;
    this.#texts = texts;
    this.#title = title;
    this.#content = content;
  }

  render(): TemplateResult | typeof nothing {
    if (this.#menu) return this.#menu.render();
    if (!this.#asked) void this.#load();
    return nothing;
  }

  async #load(): Promise<void> {
    this.#asked = true;
    try {
      const [{ ExportMenu, exportMessages, exportStyles, tableIn }] = await Promise.all([import('./index.js'), this.#host.updateComplete]);
      this.#texts.add(exportMessages);
      const root = this.#host.shadowRoot!;
      adopt(root, [exportStyles]);
      this.#menu = new ExportMenu(this.#host, this.#texts, { title: this.#title, picture: () => root.querySelector('article'), table: () => tableIn(root, this.#title()), ...this.#content });
      this.#host.requestUpdate();
    } catch {
      this.#asked = false; // a file that cannot be had now may be there with the next drawing
    }
  }
}

import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { adopt } from '../base/adopt.js';
import type { ExportContent, ExportMenu } from '../base/export/index.js';
import type { Localizer, Messages } from '../base/localize.js';
import { AGAIN_AFTER } from './document/parts.js';

/** The menu by which a scorecard is saved and copied; loaded where people can do that. */
export class Exporting {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #texts: Localizer;
  readonly #learn: (messages: Messages) => void;
  readonly #fault: (error: unknown) => void;
  readonly #content: ExportContent;
  #menu: ExportMenu | undefined;
  #isAsked = false;

  /** @param learn takes the English texts of the menu */
  constructor(host: ReactiveControllerHost & HTMLElement, texts: Localizer, learn: (messages: Messages) => void, fault: (error: unknown) => void, content: ExportContent) {
    this.#host = host;
    this.#texts = texts;
    this.#learn = learn;
    this.#fault = fault;
    this.#content = content;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isAsked) void this.#bring();
    return this.#menu?.render() ?? nothing;
  }

  async #bring(): Promise<void> {
    this.#isAsked = true;
    try {
      const { ExportMenu: Menu, exportMessages, exportStyles } = await import('../base/export/index.js');
      this.#learn(exportMessages);
      adopt(this.#host.shadowRoot!, [exportStyles]);
      this.#menu = new Menu(this.#host, this.#texts, this.#content);
      this.#host.requestUpdate();
    } catch (error) {
      setTimeout(() => (this.#isAsked = false), AGAIN_AFTER); // may be there later
      this.#fault(error);
    }
  }
}

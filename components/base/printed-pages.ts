import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Localizer } from './localize.js';

/** What stands at the edges of the printed pages. */
export interface PageEdges {
  readonly title: string;
  readonly period: string;
}

/** What the pages are like. */
export interface PageKind {
  /** A name of their own: those of the page around keep theirs. */
  readonly name: string;
  readonly size: string;
  readonly margin: string;
  /** The text of the number of a page, with `{page}` and `{pages}`; none if not given. */
  readonly number?: string;
  /** Which elements are on such pages. */
  readonly on: string;
}

/** Set on the element while it alone is printed. */
const ALONE = 'data-cx-printing';

/**
 * Running heads and page numbers, and printing without what is around. Rules about pages hold only in the document and not in a shadow, so they
 * are in a sheet of their own there, while the element is in the page.
 */
export class PrintedPages implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #texts: Localizer;
  readonly #kind: PageKind;
  readonly #sheet = new CSSStyleSheet();
  #written = '';

  constructor(host: ReactiveControllerHost & HTMLElement, texts: Localizer, kind: PageKind) {
    this.#host = host;
    this.#kind = kind;
    this.#texts = texts;
    host.addController(this);
  }

  hostConnected(): void {
    document.adoptedStyleSheets.push(this.#sheet);
    window.addEventListener('afterprint', this.#after);
  }

  hostDisconnected(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    window.removeEventListener('afterprint', this.#after);
    this.#after();
  }

  /** Says what stands at the edges. */
  write({ title, period }: PageEdges): void {
    const rightToLeft = this.#host.matches(':dir(rtl)');
    const [start, end] = rightToLeft ? ['right', 'left'] : ['left', 'right'];
    const edge = 'font: 8pt system-ui, sans-serif; color: #555;';
    const { name, size, margin, on } = this.#kind;
    const css = `@page ${name} {
      size: ${size};
      margin: ${margin};
      @top-${start} { content: ${inCss(title)}; ${edge} }
      @top-${end} { content: ${inCss(period)}; ${edge} }
      ${this.#kind.number === undefined ? '' : `@bottom-${end} { content: ${this.#pageNumber(this.#kind.number)}; ${edge} }`}
    }
    @page ${name}:first { @top-${start} { content: none } @top-${end} { content: none } }
    @media print {
      ${on} { page: ${name}; }
      html:has([${ALONE}]) :is(body, body *):has([${ALONE}]) > :not([${ALONE}], :has([${ALONE}])) { display: none !important; }
      html:has([${ALONE}]) :is(body, body *):has([${ALONE}]) { display: block !important; margin: 0 !important; padding: 0 !important; border: 0 !important; max-inline-size: none !important; background: none !important; }
    }`;
    if (css === this.#written) return;
    this.#written = css;
    this.#sheet.replaceSync(css);
  }

  /** Opens the browser's own dialogue. What is around the element is not printed. */
  print(): void {
    this.#host.setAttribute(ALONE, '');
    window.print();
  }

  readonly #after = (): void => this.#host.removeAttribute(ALONE);

  #pageNumber(key: string): string {
    const [page, pages] = ['\ue000', '\ue001'];
    const digits = new Intl.NumberFormat(this.#texts.locale).resolvedOptions().numberingSystem === 'arab' ? ', arabic-indic' : '';
    const parts = this.#texts.text(key, { page, pages }).split(/([\ue000\ue001])/);
    return parts.map((part) => (part === page ? `counter(page${digits})` : part === pages ? `counter(pages${digits})` : inCss(part))).join(' ');
  }
}

/** A text as a string of CSS: nothing in it is taken for more than letters. */
const inCss = (text: string): string => `"${Array.from(text).map((letter) => (/[\p{L}\p{M}\p{N} ]/u.test(letter) ? letter : `\\${letter.codePointAt(0)!.toString(16)} `)).join('')}"`;

import type { LitElement, TemplateResult } from 'lit';
import { adopt } from '../../base/adopt.js';
import type { Localizer } from '../../base/localize.js';
import type { KeptLink, LinkDoor, LinksRead } from '../room/link-door.js';
import { linksStyles } from './links.styles.js';
import { linkMessages } from './messages/en.js';
import { renderLinks } from './view.js';

/** The links to a journey, as a facilitator looks through them: what has come of asking, and which is about to be taken back. */
export class LinkPanel {
  readonly #element: LitElement;
  readonly #door: LinkDoor;
  readonly texts: Localizer;
  read: LinksRead | { readonly kind: 'loading' } = { kind: 'loading' };
  /** The one that somebody is asked about, whether they are sure. */
  asked: KeptLink | undefined;
  /** What came of taking one back. */
  said: { readonly key: 'gone' | 'not-gone'; readonly name: string } | undefined;

  constructor(element: LitElement, texts: Localizer, door: LinkDoor) {
    this.#element = element;
    this.texts = texts;
    this.#door = door;
    texts.add(linkMessages);
    adopt(element.shadowRoot!, [linksStyles]);
  }

  async load(): Promise<void> {
    try {
      this.read = await this.#door.list();
    } catch {
      this.read = { kind: 'unreachable' }; // a door of somebody else's
    }
    this.#element.requestUpdate();
  }

  readonly open = (): void => {
    this.read = { kind: 'loading' };
    this.#element.requestUpdate();
    this.focus();
    void this.load();
  };

  /** Asks whether somebody is sure. */
  async ask(link: KeptLink): Promise<void> {
    this.asked = link;
    this.said = undefined;
    this.#element.requestUpdate();
    await this.#element.updateComplete;
    const dialog = this.#element.renderRoot.querySelector<HTMLDialogElement>('#revoke');
    if (!dialog || dialog.open) return;
    dialog.returnValue = '';
    dialog.showModal();
  }

  /** The answer to that. */
  readonly answered = (event: Event): void => {
    const link = this.asked;
    if (link && (event.target as HTMLDialogElement).returnValue === 'revoke') void this.#revoke(link);
  };

  async #revoke(link: KeptLink): Promise<void> {
    const outcome = await this.#door.revoke(link.id).catch(() => 'unreachable' as const);
    this.said = { key: outcome === 'revoked' ? 'gone' : 'not-gone', name: link.name };
    await this.load();
    await this.#element.updateComplete;
    // the button that had the focus has gone
    if (outcome === 'revoked') this.focus();
  }

  focus(): void {
    void this.#element.updateComplete.then(() => this.#element.renderRoot.querySelector<HTMLElement>('#links')?.focus());
  }

  render(): TemplateResult {
    return renderLinks(this);
  }
}

import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { Catalogue, Preferences } from '../../src/model/index.js';
import type { Contact } from '../../src/preferences/decide/decision.js';
import { CxElement } from '../base/element.js';
import { Desk, type Keep } from './desk.js';
import type * as outsideModule from './outside.js';

/** What an element about preferences shows: what it was given, or what it has read. */
export interface Documents {
  readonly catalogue?: Catalogue | undefined;
  readonly preferences?: Preferences | undefined;
  readonly history?: readonly Contact[] | undefined;
  /** Their browser has once asked not to share data, this one or another. */
  readonly gpc?: boolean;
}

/**
 * What the elements about preferences share: where the two documents come from, and who keeps what the customer changes. Documents that a script
 * sets are taken as they are; those of an address or of JSON in the page are read by the schemas, which are loaded only then.
 */
export abstract class CxPreferenceElement extends CxElement {
  static override properties: PropertyDeclarations = {
    catalogue: { attribute: false },
    preferences: { attribute: false },
    save: { attribute: false },
    history: { attribute: false },
    src: {},
    token: {},
  };

  /** The company's catalogue. */
  declare catalogue: Catalogue | undefined;
  /** The customer's preferences. What the customer changes is not written into this object. */
  declare preferences: Preferences | undefined;
  /** Keeps an edit: gives a promise that rejects if it was not kept. */
  declare save: Keep | undefined;
  /** What was sent to the customer, if it may be shown. */
  declare history: readonly Contact[] | undefined;
  /** Where the collector keeps the customer's preferences, and from where the catalogue comes: an http or https address. */
  declare src: string | undefined;
  /** The token of the customer's link, for the collector at `src`; it stands for a sign-in. */
  declare token: string | undefined;

  protected readonly desk = new Desk(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.childrenChanged();
    this.#lookAgain();
    document.addEventListener('visibilitychange', this.#lookAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#lookAgain);
  }

  /** Who comes back to the page sees what another device has changed meanwhile, unless something of this one is still on the way. */
  readonly #lookAgain = (): void => {
    if (this.hasUpdated && this.src && !document.hidden && !/^(sav|wait)ing/.test(this.desk.stateOf())) void this.#read(this.preferences !== undefined);
  };

  /** What nobody needs before they have used a button comes after the first paint. */
  protected override firstUpdated(): void {
    void import('./focus-keeper.js').then(({ FocusKeeper }) => new FocusKeeper(this), () => {});
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('preferences') && this.preferences) this.desk.open(this.preferences);
    if (changed.has('save') && (this.save || !this.src)) this.desk.keeper = this.save && { keep: this.save };
    if (changed.has('src') && this.src) void this.#read();
  }

  /** JSON in the page is from outside: it is read by the schemas. Children may come after the element. */
  protected readonly childrenChanged = (): void => {
    const script = this.querySelector('script[type="application/json"]');
    if (script) void this.#take('json', async (outside) => outside.documentsOf(script.textContent));
  };
  /** @param quiet what is shown already stays, whatever is wrong now */
  async #read(quiet = false): Promise<void> {
    const src = this.src!;
    await this.#take('src', async (outside) => {
      const keeper = outside.keeperAt(src, this);
      const documents = await keeper.read();
      if (src !== this.src) return {}; // another address was set meanwhile
      if (!this.save) this.desk.keeper = keeper;
      return documents;
    }, quiet);
  }

  async #take(where: string, read: (outside: typeof outsideModule) => Promise<Documents>, quiet = false): Promise<void> {
    try {
      const documents = await read(await import('./outside.js'));
      this.setProblem(where);
      Object.assign(this, documents);
    } catch (error) {
      if (this.isConnected && !quiet) this.setProblem(where, error instanceof Error ? error.message : String(error));
    }
  }
}

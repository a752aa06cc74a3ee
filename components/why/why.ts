import { html, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import { explainWhen, type TermExplanation } from '../../src/host/when/index.js';
import { CxElement } from '../base/element.js';
import { Localizer } from '../base/localize.js';
import { tokens } from '../base/tokens.styles.js';
import { isMac } from '../command-palette/rows.js';
import { HostLink } from '../plugins/host-link.js';
import { pluginName } from '../plugins/plugin-name.js';
import { lookupAt } from '../plugins/place.js';
import { chordText, keyMessages } from '../plugins/key-names.js';
import { subjectsOf, type Subject } from './subjects.js';
import { messages } from './why.messages.js';
import { styles } from './why.styles.js';

const KINDS = ['views', 'menus', 'keys', 'commands', 'walkthroughs'] as const;

/**
 * @summary Why is something of a plugin shown, or not? Evaluates its clause term by term, as things change.
 *
 * @tag cx-why
 * @attr {string} clause - A clause to explain; what people choose replaces it.
 * @event {CxErrorEvent} cx-error - It could not be drawn. Does not bubble.
 * @csspart verdict - Whether it holds.
 * @csspart clause - The clause.
 * @csspart terms - The table of its terms.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssState holds - The clause holds.
 */
export class CxWhy extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    clause: {},
    host: { attribute: false },
    chosen: { state: true },
  };

  /** A clause to explain; what people choose replaces it. */
  declare clause: string | undefined;
  /** The plugin host; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;
  /** What was chosen, by kind and id. */
  declare protected chosen: string | undefined;

  readonly #texts = new Localizer(this, { ...messages, ...keyMessages });
  /** Where the focus was before it came here. */
  #place: Node | null = null;
  readonly #link = new HostLink(this, (host, store) => this.#begin(host, store));

  #begin(host: PluginHost, store: DisposableStore): void {
    const update = (): void => this.requestUpdate();
    const { registries, menus, keybindings, context } = host;
    for (const change of [registries.views.onDidChange, registries.walkthroughs.onDidChange, registries.commands.onDidChange, menus.onDidChange, keybindings.onDidChange, context.onDidChange]) store.add(change(update));
    const focused = (event: FocusEvent): void => {
      const path = event.composedPath();
      if (path.includes(this)) return;
      this.#place = path[0] instanceof Node ? path[0] : null;
      update();
    };
    document.addEventListener('focusin', focused);
    store.add(toDisposable(() => document.removeEventListener('focusin', focused)));
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const { host } = this.#link;
    if (!host) return html`<p lang=${this.#texts.locale}>${text('why.nothing')}</p>`;
    const subjects = subjectsOf(host);
    const subject = subjects.find((one) => keyOf(one) === this.chosen) ?? (this.chosen === undefined && this.clause === undefined ? (subjects.find(({ clause }) => clause !== undefined) ?? subjects[0]) : undefined);
    const clause = subject ? subject.clause : (this.clause ?? '');
    return html`<div class="all" lang=${this.#texts.locale}>
      <div class="field">
        <label for="what">${text('why.what')}</label>
        <select id="what" @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${!subject}>${text('why.own')}</option>
          ${KINDS.map((kind) => this.#renderKind(host, kind, subjects.filter((one) => one.kind === kind), subject))}
        </select>
      </div>
      ${subject ? nothing : html`<div class="field"><label for="clause">${text('why.clause')}</label><input id="clause" dir="ltr" spellcheck="false" autocomplete="off" .value=${live(clause ?? '')} @input=${(event: Event) => {
        this.chosen = '';
        this.clause = (event.target as HTMLInputElement).value;
      }} /></div>`}
      ${!subject && clause === '' ? nothing : this.#renderExplanation(host, subject, clause)}
    </div>`;
  }

  #renderKind(host: PluginHost, kind: Subject['kind'], subjects: readonly Subject[], chosen: Subject | undefined): TemplateResult | typeof nothing {
    if (subjects.length === 0) return nothing;
    return html`<optgroup label=${this.#texts.text(`why.${kind}`)}>
      ${subjects.map((one) => html`<option value=${keyOf(one)} ?selected=${one === chosen}>${this.#nameOf(host, one)}</option>`)}
    </optgroup>`;
  }

  #nameOf(host: PluginHost, { title, place }: Subject): string {
    if (place === undefined) return title;
    if (typeof place === 'string') return this.#texts.text('why.in-menu', { command: title, menu: place });
    return this.#texts.text('why.on-key', { key: chordText(place, this.#texts, isMac(host)), command: title });
  }

  #renderExplanation(host: PluginHost, subject: Subject | undefined, clause: string | undefined): TemplateResult {
    const { text } = this.#texts;
    const explanation = explainWhen(clause, lookupAt(this.#place, host));
    this.setState('holds', explanation.holds);
    const verdict = explanation.kind === 'unreadable' ? text('why.unreadable', { reason: explanation.problem.message }) : clause === undefined ? text('why.always') : text(explanation.holds ? 'why.holds' : 'why.holds-not');
    const owner = subject && pluginName(host, subject.owner);
    return html`<p part="verdict" class=${explanation.holds ? 'yes' : 'no'} role="status">${sign(explanation.holds)}<span>${verdict}</span></p>
      ${clause ? html`<pre part="clause" dir="ltr">${clause}</pre>` : nothing}
      ${explanation.kind === 'read' && explanation.terms.length > 0 ? this.#renderTerms(explanation.terms) : nothing}
      ${owner ? html`<p class="quiet">${text('why.from', { plugin: `\u2068${owner}\u2069` })}</p>` : nothing}`;
  }

  #renderTerms(terms: readonly TermExplanation[]): TemplateResult {
    const { text } = this.#texts;
    return html`<table part="terms">
      <thead><tr><th scope="col">${text('why.term')}</th><th scope="col">${text('why.value')}</th><th scope="col">${text('why.fulfilled')}</th></tr></thead>
      <tbody>${terms.map((term) => html`<tr>
        <th scope="row"><code dir="ltr">${term.text}</code></th>
        <td>${term.value === undefined ? html`<span class="quiet">${text('why.not-set')}</span>` : html`<code dir="ltr">${JSON.stringify(term.value)}</code>`}</td>
        <td><span class="sign">${sign(term.holds)}<span>${text(term.holds ? 'why.yes' : 'why.no')}</span></span></td>
      </tr>`)}</tbody>
    </table>`;
  }
}

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`;

/** A tick in a full circle, or a cross in an empty one. */
const sign = (holds: boolean): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true" class=${holds ? 'full' : 'empty'}>${holds ? svg`<circle cx="8" cy="8" r="7"></circle><path d="m4.75 8.25 2.25 2.25 4.25-4.75"></path>` : svg`<circle cx="8" cy="8" r="6.25"></circle><path d="m5.5 5.5 5 5m0-5-5 5"></path>`}</svg>`;

declare global {
  interface HTMLElementTagNameMap {
    'cx-why': CxWhy;
  }
}

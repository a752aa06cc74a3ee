import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DisposableStore } from '../../src/core/disposable.js';
import type { LAYERS } from '../../src/host/configuration.js';
import type { PluginHost } from '../../src/host/host.js';
import { problemOf } from '../../src/host/journal.js';
import type { Inspection } from '../../src/sdk/api.js';
import type { Setting, SettingValue } from '../../src/model/plugin/contributions/index.js';
import { CxElement } from '../base/element.js';
import { CxErrorEvent } from '../base/events.js';
import { joined } from '../base/joined.js';
import { Localizer } from '../base/localize.js';
import { tokens } from '../base/tokens.styles.js';
import { fuzzySearch } from '../plugins/fuzzy.js';
import { HostLink } from '../plugins/host-link.js';
import { pluginName } from '../plugins/plugin-name.js';
import { renderControl } from './control.js';
import { messages } from './settings.messages.js';
import { styles } from './settings.styles.js';
import { UserJson } from './user-json.js';

/** A setting as it is shown. */
export interface ShownSetting {
  readonly setting: Setting;
  readonly owner: string;
  readonly title: string;
  readonly description: string;
}

const VALUES: readonly (readonly [(typeof LAYERS)[number], keyof Inspection<SettingValue>])[] = [
  ['plugin', 'pluginValue'],
  ['host', 'hostValue'],
  ['user', 'userValue'],
  ['policy', 'policyValue'],
];

/** `cx-setting`: somebody has changed a setting, and it has been stored. Does not bubble. */
export class CxSettingEvent extends CustomEvent<{ readonly key: string; readonly value: SettingValue | undefined }> {
  constructor(key: string, value: SettingValue | undefined) {
    super('cx-setting', { detail: { key, value } });
  }
}

/**
 * @summary The settings of all plugins, as a form made from what they declare, or as JSON.
 *
 * Each setting shows where its value comes from. What does not fit is shown and never applied; what the site has set for
 * good cannot be changed.
 *
 * @tag cx-settings
 * @event {CxSettingEvent} cx-setting - Somebody has changed a setting, and it has been stored; `detail` has its key and value. Does not bubble.
 * @event {CxErrorEvent} cx-error - A setting could not be stored; `detail` says why. Does not bubble.
 * @csspart search - The field to search in.
 * @csspart setting - One setting.
 * @csspart json - The field with the JSON.
 * @csspart layers - The table of where a value comes from.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxSettings extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    query: {},
    view: {},
    host: { attribute: false },
    tried: { state: true },
  };

  /** What is searched for. */
  declare query: string;
  /** `form` or `json`. */
  declare view: 'form' | 'json';
  /** The plugin host; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;
  /** What somebody entered and cannot be used, by key: it stays in its field, and is not applied. */
  declare protected tried: ReadonlyMap<string, { readonly value: unknown; readonly fault: string }>;

  readonly #texts = new Localizer(this, messages);
  readonly #json = new UserJson(() => this.requestUpdate());
  readonly #link = new HostLink(this, (host, store) => this.#begin(host, store));

  constructor() {
    super();
    this.query = '';
    this.view = 'form';
    this.tried = new Map();
  }

  #begin(host: PluginHost, store: DisposableStore): void {
    const changed = (): void => {
      this.#json.follow(host.configuration.userValues);
      this.requestUpdate();
    };
    store.add(host.configuration.onDidChange(changed));
    store.add(host.configuration.registry.onDidChange(changed));
    changed();
  }

  async #update(key: string, value: unknown): Promise<void> {
    const { host } = this.#link;
    if (!host) return;
    const tried = new Map(this.tried);
    tried.delete(key);
    try {
      await host.configuration.update(key, value);
      this.dispatchEvent(new CxSettingEvent(key, value as SettingValue | undefined));
    } catch (error) {
      const problem = problemOf(error);
      tried.set(key, { value, fault: problem.message });
      if (problem.code !== 'invalid-setting') this.dispatchEvent(new CxErrorEvent(problem));
    }
    this.tried = tried;
  }

  #shownOf(host: PluginHost): ShownSetting[] {
    return host.configuration.registry.all
      .map(({ entry, owner }): ShownSetting => ({
        setting: entry,
        owner,
        title: entry.title === undefined ? entry.key : host.textOf(owner, entry.title).value,
        description: entry.description === undefined ? '' : host.textOf(owner, entry.description).value,
      }))
      .sort((a, b) => (a.setting.order ?? 0) - (b.setting.order ?? 0) || a.setting.key.localeCompare(b.setting.key));
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const { host } = this.#link;
    const all = host ? this.#shownOf(host) : [];
    return html`<div class="all" lang=${this.#texts.locale}>
      <div class="head">
        <input part="search" type="search" aria-label=${text('settings.search')} placeholder=${text('settings.search')} .value=${live(this.query)} @input=${(event: Event) => (this.query = (event.target as HTMLInputElement).value)} ?disabled=${this.view === 'json'} />
        <div class="switch" role="group" aria-label=${text('settings.as')}>
          ${(['form', 'json'] as const).map((view) => html`<button type="button" aria-pressed=${this.view === view} @click=${() => (this.view = view)}>${text(`settings.${view}`)}</button>`)}
        </div>
      </div>
      ${!host || all.length === 0 ? html`<p>${text('settings.empty')}</p>` : this.view === 'json' ? this.#renderJson(host) : this.#renderForm(host, all)}
    </div>`;
  }

  #renderForm(host: PluginHost, all: readonly ShownSetting[]): TemplateResult {
    const { text } = this.#texts;
    const found = fuzzySearch(this.query, all, ({ title, description, setting }) => [title, setting.key, description]).map(({ item }) => item);
    const owners = [...new Set(found.map(({ owner }) => owner))];
    return html`<p class="quiet" role="status">${found.length > 0 ? text('settings.count', { count: found.length }) : text('settings.nothing', { query: this.query })}</p>
      ${owners.map((owner) => html`<section aria-labelledby=${`owner-${owner}`}>
        <h3 id=${`owner-${owner}`}>${pluginName(host, owner)}</h3>
        ${repeat(found.filter((one) => one.owner === owner), ({ setting }) => setting.key, (one) => this.#renderSetting(host, one))}
      </section>`)}`;
  }

  #renderSetting(host: PluginHost, shown: ShownSetting): TemplateResult {
    const { text } = this.#texts;
    const { setting, title, description } = shown;
    const { key } = setting;
    const inspection = host.configuration.inspect(key);
    const locked = host.configuration.isLocked(key);
    const tried = this.tried.get(key);
    const changed = host.configuration.userValues[key] !== undefined;
    const faults = tried ? [tried.fault] : inspection.invalid.map((one) => text('settings.invalid-in', { layer: text(`settings.${one.layer}`), value: written(one.value), expected: one.expected }));
    const id = `setting-${key}`;
    return html`<div part="setting" class=${setting.type}>
      ${renderControl({
        shown,
        id,
        value: tried ? tried.value : inspection.value,
        locked,
        invalid: faults.length > 0,
        lines: text('settings.lines'),
        set: (value) => void this.#update(key, value),
        optionText: (one) => host.textOf(shown.owner, one).value,
      })}
      <div class="about" id=${`${id}-about`}>
        ${description ? html`<p dir="auto">${description}</p>` : nothing}
        ${setting.deprecated ? html`<p>${text('settings.deprecated', { reason: host.textOf(shown.owner, setting.deprecated).value })}</p>` : nothing}
        ${locked ? html`<p class="lock">${text('settings.locked')}</p>` : nothing}
        ${faults.map((fault) => html`<p class="fault" role="alert">${fault}</p>`)}
      </div>
      <div class="below">
        <details>
          <summary aria-label=${`${text('settings.layers')}: ${title}`}>${text('settings.layers')}</summary>
          ${this.#renderLayers(inspection, title)}
        </details>
        ${changed || tried ? html`<span class="changed">${text('settings.changed')}</span><button type="button" class="reset" aria-label=${text('settings.reset-one', { setting: title })} ?disabled=${locked} @click=${() => void this.#update(key, undefined)}>${text('settings.reset')}</button>` : nothing}
      </div>
    </div>`;
  }

  #renderLayers(inspection: Inspection<SettingValue>, title: string): TemplateResult {
    const { text } = this.#texts;
    const layers = VALUES.map(([layer, field]) => {
      const fault = inspection.invalid.find((one) => one.layer === layer);
      return { layer, value: fault ? fault.value : (inspection[field] as SettingValue | undefined), unused: fault !== undefined };
    });
    const winner = layers.findLast(({ value, unused }) => value !== undefined && !unused)?.layer;
    const row = (name: string, value: unknown, note: string): TemplateResult => html`<tr>
      <th scope="row">${name}</th>
      <td>${value === undefined ? html`<span class="quiet">${text('settings.none')}</span>` : html`<code>${written(value)}</code>`} ${note ? html`<span class="note">${note}</span>` : nothing}</td>
    </tr>`;
    return html`<p class="key"><code dir="ltr">${inspection.key}</code></p><table part="layers" aria-label=${`${text('settings.layers')}: ${title}`}>
      <thead><tr><th scope="col">${text('settings.layer')}</th><th scope="col">${text('settings.value')}</th></tr></thead>
      <tbody>
        ${row(text('settings.default'), inspection.defaultValue, winner ? '' : text('settings.in-force'))}
        ${layers.map(({ layer, value, unused }) => row(text(`settings.${layer}`), value, unused ? text('settings.not-used') : layer === winner ? text('settings.in-force') : ''))}
      </tbody>
    </table>`;
  }

  #renderJson(host: PluginHost): TemplateResult {
    const { text } = this.#texts;
    const { fault } = this.#json;
    const reason = fault === 'no-object' ? text('settings.json-no-object') : fault;
    const unknown = Object.keys(host.configuration.userValues).filter((key) => !host.configuration.registry.get(key));
    const invalid = host.configuration.registry.all.flatMap(({ id }) => host.configuration.inspect(id).invalid.filter(({ layer }) => layer === 'user').map((one) => ({ ...one, id })));
    return html`<div class="field">
      <label for="json">${text('settings.json-label')}</label>
      <p id="json-about" class="quiet">${text('settings.json-about')}</p>
      <textarea part="json" id="json" dir="ltr" rows="12" spellcheck="false" aria-describedby="json-about json-faults" aria-invalid=${fault ? 'true' : nothing} .value=${live(this.#json.text)} @input=${(event: Event) => void this.#json.type((event.target as HTMLTextAreaElement).value, host.configuration)} @blur=${() => this.#json.rest()}></textarea>
      <div id="json-faults" role="status">
        ${reason ? html`<p class="fault">${text('settings.json-broken', { reason })}</p>` : nothing}
        ${invalid.map(({ id, value, expected }) => html`<p class="fault"><code dir="ltr">${id}</code>: ${text('settings.invalid', { value: written(value), expected })}</p>`)}
        ${unknown.length > 0 ? html`<p class="quiet">${text('settings.json-unknown', { count: unknown.length, names: joined(this.#texts.locale, unknown) })}</p>` : nothing}
      </div>
    </div>`;
  }
}

/** A value as it is written in JSON; a text without its quotes. */
function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-settings': CxSettings;
  }
}

import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PluginHost } from '../../src/host/host.js';
import type { PluginInfo } from '../../src/host/plugin-source.js';
import type { PluginState } from '../../src/host/record.js';
import type { Localizer } from '../base/localize.js';
import { renderIcon } from '../plugins/icon.js';
import { pluginName } from '../plugins/plugin-name.js';
import type { Account } from '../../src/host/account.js';
import { renderAccount } from './account.js';
import { renderBrings, renderNeeds, renderPermissions } from './review.js';

/** Lines of a log that are shown. */
const MOST_LINES = 50;

/** What can be done with a plugin. */
export interface CardActions {
  enable(id: string, on: boolean): void;
  start(id: string): void;
  stop(id: string): void;
  /** Asks whether it is really to be uninstalled, or stops asking. */
  ask(id: string | undefined): void;
  uninstall(id: string): void;
  open(id: string, open: boolean): void;
  saveAccount(id: string): void;
}

export interface CardParts {
  readonly host: PluginHost;
  readonly texts: Localizer;
  readonly act: CardActions;
  readonly open: boolean;
  /** It is being asked whether it is to be uninstalled. */
  readonly asked: boolean;
  readonly account: Account | undefined;
}

/** Each state has a shape of its own: full, empty, half, crossed. */
const SHAPES: Readonly<Record<PluginState, TemplateResult>> = {
  active: svg`<circle class="full" cx="8" cy="8" r="6"></circle>`,
  idle: svg`<circle cx="8" cy="8" r="5.25"></circle>`,
  activating: svg`<circle cx="8" cy="8" r="5.25"></circle><path class="full" d="M8 2.75a5.25 5.25 0 0 1 0 10.5z"></path>`,
  deactivating: svg`<circle cx="8" cy="8" r="5.25"></circle><path class="full" d="M8 2.75a5.25 5.25 0 0 0 0 10.5z"></path>`,
  disabled: svg`<path d="M3 8h10"></path>`,
  blocked: svg`<path d="M8 2 14.5 13.5h-13zM8 6.5v3.25M8 11.25v.5"></path>`,
  failed: svg`<path d="M5.5 1.75h5l3.75 3.75v5l-3.75 3.75h-5L1.75 10.5v-5zM5.75 5.75l4.5 4.5m0-4.5-4.5 4.5"></path>`,
};

/** One plugin of the list. */
export function renderCard(plugin: PluginInfo, parts: CardParts): TemplateResult {
  const { host, texts, act, open } = parts;
  const { text } = texts;
  const { id, manifest, tier, builtIn, enabled, state, problem } = plugin;
  const name = pluginName(host, plugin.id);
  return html`<article part="plugin" class=${state} aria-labelledby=${`name-${id}`}>
    <div class="top">
      <div class="who">
        <h3 id=${`name-${id}`} dir="auto">${renderIcon(host, manifest.icon)}${name}</h3>
        <p class="quiet">${builtIn ? text('plugins.built-in') : text('plugins.by', { version: manifest.version, publisher: manifest.publisher })}</p>
      </div>
      ${builtIn ? nothing : html`<label class="on"><input type="checkbox" role="switch" aria-label=${text('plugins.on-one', { plugin: name })} .checked=${live(enabled)} @change=${(event: Event) => act.enable(id, (event.target as HTMLInputElement).checked)} /><span aria-hidden="true">${text('plugins.on')}</span></label>`}
    </div>
    ${manifest.description ? html`<p dir="auto">${host.textOf(manifest.key, manifest.description).value}</p>` : nothing}
    <p class="state"><svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[state]}</svg><span>${text(`plugins.state-${state}`)}</span></p>
    ${problem ? html`<p part="error">${problem.message}</p>` : nothing}
    <p class="quiet">${text(manifest.main === undefined ? 'plugins.data-only' : `plugins.tier-${tier}`)}</p>
    <details ?open=${open} @toggle=${(event: Event) => act.open(id, (event.target as HTMLDetailsElement).open)}>
      <summary aria-label=${text('plugins.details-of', { plugin: name })}>${text('plugins.details')}</summary>
      ${open ? renderDetails(plugin, parts) : nothing}
    </details>
  </article>`;
}

function renderDetails(plugin: PluginInfo, parts: CardParts): TemplateResult {
  const { host, texts, act, account } = parts;
  const { text } = texts;
  const { id, manifest, tier, builtIn, state } = plugin;
  const { key } = manifest;
  const reports = host.journal.reportsOf(key);
  const lines = host.journal.linesOf(key).slice(-MOST_LINES);
  const time = (at: number): string => new Intl.DateTimeFormat(texts.locale, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(at);
  return html`<p class="quiet"><code dir="ltr">${id}</code></p>
    ${tier === 'trusted' ? nothing : renderPermissions(manifest.capabilities, text('plugins.permissions'), texts)}
    ${renderBrings(manifest, texts)} ${renderNeeds(manifest.dependencies, text('plugins.needs'), texts)}
    ${manifest.main === undefined ? nothing : html`<h4>${text('plugins.activation')}</h4>${renderActivation(plugin, host, texts, time)}`}
    ${tier === 'trusted' && manifest.main === undefined ? nothing : html`<h4>${text('plugins.account')}</h4>${account ? html`${renderAccount(account, texts, time)}<button type="button" @click=${() => act.saveAccount(id)}>${text('plugins.save-account')}</button>` : html`<p>${text(tier === 'trusted' ? 'plugins.account-none' : 'plugins.account-waiting')}</p>`}`}
    <h4>${text('plugins.problems')}</h4>
    ${reports.length === 0
      ? html`<p>${text('plugins.no-problems')}</p>`
      : html`<ul>${reports.toReversed().map(({ problem, at }) => html`<li><span class="quiet">${time(at)}</span> ${problem.message} ${problem.where ? html`<code dir="ltr">${problem.where}</code>` : nothing}</li>`)}</ul>`}
    ${lines.length > 0 ? html`<h4>${text('plugins.log')}</h4><ol class="log" dir="ltr">${lines.map(({ level, message, at }) => html`<li><span class="quiet">${time(at)} ${level}</span> ${message}</li>`)}</ol>` : nothing}
    <div class="actions">
      ${manifest.main === undefined ? nothing : state === 'active' ? (builtIn ? nothing : html`<button type="button" @click=${() => act.stop(id)}>${text('plugins.stop')}</button>`) : state === 'idle' || state === 'failed' ? html`<button type="button" @click=${() => act.start(id)}>${text('plugins.start')}</button>` : nothing}
      ${builtIn ? nothing : renderUninstall(plugin, parts)}
    </div>`;
}

function renderActivation({ activation, manifest }: PluginInfo, host: PluginHost, texts: Localizer, time: (at: number) => string): TemplateResult {
  const { text } = texts;
  if (!activation) return html`<p>${text('plugins.not-started')}</p>`;
  const { event, by, at, loadMs, activateMs } = activation;
  const ms = (value: number): string => texts.number(value, { maximumFractionDigits: 1 });
  const budget = manifest.budgets.activationMs;
  const because = by === undefined ? text('plugins.because', { event: `\u2068${event}\u2069` }) : text('plugins.because-by', { event: `\u2068${event}\u2069`, plugin: pluginName(host, by) });
  return html`<p>${text('plugins.started', { time: time(at), total: ms(loadMs + activateMs), load: ms(loadMs), activate: ms(activateMs) })}</p>
    <p>${because}</p>
    ${budget !== undefined && loadMs + activateMs > budget ? html`<p><strong>${text('plugins.over-budget', { budget })}</strong></p>` : nothing}`;
}

function renderUninstall(plugin: PluginInfo, { host, texts, act, asked }: CardParts): TemplateResult {
  const { text } = texts;
  const { id } = plugin;
  const name = pluginName(host, plugin.id);
  if (!asked) return html`<button type="button" class="uninstall" @click=${() => act.ask(id)}>${text('plugins.uninstall')}</button>`;
  return html`<span class="sure" role="group" aria-label=${text('plugins.uninstall-sure', { plugin: name })}>
    <span>${text('plugins.uninstall-sure', { plugin: `\u2068${name}\u2069` })}</span>
    <button type="button" class="yes" @click=${() => act.uninstall(id)}>${text('plugins.yes')}</button>
    <button type="button" @click=${() => act.ask(undefined)}>${text('plugins.no')}</button>
  </span>`;
}

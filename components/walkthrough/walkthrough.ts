import { html, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Declared } from '../../src/host/registry.js';
import { CxElement } from '../base/element.js';
import { CxErrorEvent } from '../base/events.js';
import { joined } from '../base/joined.js';
import { Localizer } from '../base/localize.js';
import { unseen } from '../base/looks/unseen.styles.js';
import { tokens } from '../base/tokens.styles.js';
import { problemOf } from '../../src/host/journal.js';
import { commandOf } from '../plugins/commands.js';
import { HostLink } from '../plugins/host-link.js';
import { pluginName } from '../plugins/plugin-name.js';
import { lookupAt } from '../plugins/place.js';
import { Progress, type DoneStep, type Step, type Walkthrough } from './progress.js';
import { messages } from './walkthrough.messages.js';
import { styles } from './walkthrough.styles.js';

/**
 * @summary First steps with what plugins bring: what to do, a button that does it, and what is done already.
 *
 * A step is done when its condition holds, or once its command was run, from wherever; one that has neither is marked by hand.
 *
 * @tag cx-walkthrough
 * @event {CxErrorEvent} cx-error - A command failed; `detail` says why. Does not bubble.
 * @csspart walkthrough - One walkthrough.
 * @csspart step - One step.
 * @csspart progress - How far somebody is.
 * @csspart error - Why a command could not be run.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxWalkthrough extends CxElement {
  static override styles = [tokens, unseen, styles];
  static override properties: PropertyDeclarations = {
    walkthrough: {},
    host: { attribute: false },
    trouble: { state: true },
    told: { state: true },
  };

  /** The id of the one to show; all that apply, if not given. */
  declare walkthrough: string | undefined;
  /** The plugin host; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;
  /** Why the last command could not be run, and of which step. */
  declare protected trouble: (DoneStep & { readonly reason: string }) | undefined;
  declare protected told: string;

  readonly #texts = new Localizer(this, messages);
  readonly #link = new HostLink(this, (host, store) => this.#begin(host, store));
  #progress: Progress | undefined;

  constructor() {
    super();
    this.told = '';
  }

  #begin(host: PluginHost, store: DisposableStore): void {
    const update = (): void => this.requestUpdate();
    const progress = store.add(new Progress(host));
    this.#progress = progress;
    store.add(toDisposable(() => (this.#progress = undefined)));
    store.add(progress.onDidChange((done) => this.#tell(host, done)));
    for (const change of [host.registries.walkthroughs.onDidChange, host.registries.commands.onDidChange, host.context.onDidChange]) store.add(change(update));
  }

  /** What has just been done is read out. */
  #tell(host: PluginHost, done: DoneStep | undefined): void {
    const declared = done && host.registries.walkthroughs.get(done.walkthrough);
    const step = declared?.entry.steps.find(({ id }) => id === done?.step);
    this.told = declared && step ? this.#texts.text('walkthrough.now-done', { step: host.textOf(declared.owner, step.title).value }) : '';
    this.requestUpdate();
  }

  async #run(host: PluginHost, walkthrough: string, { id: step, command }: Step): Promise<void> {
    this.trouble = undefined;
    try {
      await host.commands.execute(command!);
    } catch (error) {
      const problem = problemOf(error);
      this.trouble = { walkthrough, step, reason: problem.message };
      this.dispatchEvent(new CxErrorEvent(problem));
    }
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const { host } = this.#link;
    const all = host?.registries.walkthroughs.all.filter(({ id, entry }) => (this.walkthrough === undefined || id === this.walkthrough) && host.holds(entry.when)) ?? [];
    return html`<div class="all" lang=${this.#texts.locale}>
      ${host && all.length > 0
        ? repeat(all, ({ id }) => id, (one) => this.#renderWalkthrough(host, one))
        : html`<p>${text(host ? 'walkthrough.none' : 'walkthrough.waiting')}</p>`}
      <p class="unseen" role="status">${this.told}</p>
    </div>`;
  }

  #renderWalkthrough(host: PluginHost, { id, entry, owner }: Declared<Walkthrough>): TemplateResult {
    const { text } = this.#texts;
    const title = host.textOf(owner, entry.title).value;
    const done = entry.steps.filter((step) => this.#progress?.isDone(id, step.id)).length;
    const count = entry.steps.length;
    return html`<section part="walkthrough" aria-labelledby=${`title-${id}`}>
      <h3 id=${`title-${id}`} dir="auto">${title}</h3>
      ${entry.description ? html`<p dir="auto">${host.textOf(owner, entry.description).value}</p>` : nothing}
      <p part="progress"><progress aria-labelledby=${`title-${id}`} max=${count} .value=${done}></progress> <span>${text('walkthrough.progress', { done, count })}</span></p>
      <ol>${entry.steps.map((step) => this.#renderStep(host, id, owner, step))}</ol>
      <p class="foot"><span class="quiet">${text('walkthrough.from', { plugin: `\u2068${pluginName(host, owner)}\u2069` })}</span>
        ${done > 0 ? html`<button type="button" aria-label=${text('walkthrough.again-one', { title })} @click=${() => this.#progress?.restart(id)}>${text('walkthrough.again')}</button>` : nothing}</p>
    </section>`;
  }

  #renderStep(host: PluginHost, walkthrough: string, owner: string, step: Step): TemplateResult {
    const { text } = this.#texts;
    const done = this.#progress?.isDone(walkthrough, step.id) ?? false;
    const trouble = this.trouble?.walkthrough === walkthrough && this.trouble.step === step.id ? this.trouble.reason : undefined;
    return html`<li part="step" class=${done ? 'done' : 'open'}>
      <svg viewBox="0 0 16 16" role="img" aria-label=${text(done ? 'walkthrough.done' : 'walkthrough.to-do')}>${done ? svg`<circle class="full" cx="8" cy="8" r="7"></circle><path d="m4.75 8.25 2.25 2.25 4.25-4.75"></path>` : svg`<circle cx="8" cy="8" r="6.25"></circle>`}</svg>
      <div class="words">
        <h4 dir="auto">${host.textOf(owner, step.title).value}</h4>
        ${step.description ? html`<p dir="auto">${host.textOf(owner, step.description).value}</p>` : nothing}
        ${this.#renderAction(host, walkthrough, owner, step, done)}
        <p part="error" role="alert">${trouble ?? nothing}</p>
      </div>
    </li>`;
  }

  #renderAction(host: PluginHost, walkthrough: string, owner: string, step: Step, done: boolean): TemplateResult | typeof nothing {
    const { text } = this.#texts;
    if (step.command === undefined) {
      const name = host.textOf(owner, step.title).value;
      return done || step.doneWhen !== undefined ? nothing : html`<div><button type="button" aria-label=${text('walkthrough.mark-one', { step: name })} @click=${() => this.#progress?.mark(walkthrough, step.id)}>${text('walkthrough.mark')}</button></div>`;
    }
    const command = commandOf(host, step.command, lookupAt(this, host));
    if (!command) return nothing; // its plugin is not there
    const declared = host.commands.registry.get(step.command)!;
    return html`<div>
      <button type="button" class=${done ? nothing : 'primary'} aria-disabled=${command.enabled ? nothing : 'true'} @click=${() => command.enabled && void this.#run(host, walkthrough, step)}>${host.textOf(declared.owner, declared.entry.title).value}</button>
      ${command.enabled ? nothing : html`<span class="quiet">${text('walkthrough.needs', { needs: joined(this.#texts.locale, command.needs) })}</span>`}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-walkthrough': CxWalkthrough;
  }
}

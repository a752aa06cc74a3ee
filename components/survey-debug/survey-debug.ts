import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { toDisposable } from '../../src/core/disposable.js';
import { lintAsking, type AskFinding } from '../../src/survey/policy/lint.js';
import type { AskContext, Gate } from '../../src/survey/policy/ask.js';
import { CxElement } from '../base/element.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer } from '../base/localize.js';
import { tokens } from '../base/tokens.styles.js';
import { asking } from '../survey-prompt/asking.js';
import type { CxSurveyPrompt, PromptExplanation, PromptGate } from '../survey-prompt/survey-prompt.js';
import { sayAskFinding, sayGate, sayMoment, sayName, sayVerdict } from './say.js';
import { messages } from './survey-debug.messages.js';
import { styles } from './survey-debug.styles.js';

/** How often what the page does by itself, such as a delay, is looked at. */
const TICK = 1000;

/** One prompt, as it stands. */
interface Row {
  readonly prompt: CxSurveyPrompt;
  readonly explanation: PromptExplanation;
}

/**
 * @summary Shows an author, for each survey of a page, every gate it has to pass, live, with the reason and the next date.
 *
 * A tool for making a page, not for its visitors: load it where it is wanted. It is a button in a corner that opens a list; all of it works by keyboard.
 *
 * @tag cx-survey-debug
 * @attr {boolean} open - The list is open.
 * @csspart toggle - The button in the corner.
 * @csspart panel - The list.
 * @csspart prompt - One survey.
 * @csspart verdict - May it come, and if not, when?
 * @csspart gate - One gate.
 * @csspart warning - Something to look at in the configuration.
 * @cssprop [--cx-accent] - The accent colour.
 * @event {CxErrorEvent} cx-error - Something could not be shown; `detail` says what. Does not bubble.
 */
export class CxSurveyDebug extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    open: { type: Boolean, reflect: true },
    rows: { state: true },
    context: { state: true },
  };

  /** The list is open. */
  declare open: boolean;
  declare protected rows: readonly Row[];
  declare protected context: AskContext | undefined;

  readonly #texts = new Localizer(this, messages);
  #looking = false;
  #again = false;

  constructor() {
    super();
    this.open = false;
    this.rows = [];
    whileConnected(this, (store) => {
      const look = (): void => void this.#look();
      store.add(asking().changed(look));
      store.add(asking().navigated(look));
      const timer = setInterval(() => this.open && look(), TICK);
      store.add(toDisposable(() => clearInterval(timer)));
      look();
    });
  }

  /** What it shows, as data: each prompt of the page with its explanation. */
  async read(): Promise<readonly Row[]> {
    return Promise.all([...asking().prompts].map(async (prompt) => ({ prompt, explanation: await prompt.explain() })));
  }

  async #look(): Promise<void> {
    this.#again = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#again && this.isConnected) {
        this.#again = false;
        const [first] = asking().prompts;
        this.context = first && (await asking().context(first));
        this.rows = await this.read();
      }
    } catch (error) {
      this.fault('internal', error);
    } finally {
      this.#looking = false;
    }
  }

  protected override updated(): void {
    const box = this.renderRoot.querySelector<HTMLElement>('[popover]')!;
    if (!box.matches(':popover-open')) box.showPopover();
  }

  readonly #toggle = async (): Promise<void> => {
    this.open = !this.open;
    await this.#look();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.open ? 'h2' : '[part=toggle]')?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    event.preventDefault();
    void this.#toggle();
  };

  // --- rendering ---

  protected override render(): TemplateResult {
    const { text, locale } = this.#texts;
    const open = this.rows.filter(({ prompt }) => prompt.standing === 'open').length;
    return html`<div class="box" popover="manual" lang=${locale} @keydown=${this.#onKey}>
      ${this.open
        ? html`<section part="panel" aria-labelledby="title">
            <header>
              <h2 id="title" tabindex="-1">${text('debug.title')}</h2>
              <button type="button" @click=${this.#toggle}>${text('debug.close')}</button>
            </header>
            ${this.#renderFindings()} ${this.rows.length > 0 ? this.rows.map((row) => this.#renderPrompt(row)) : html`<p>${text('debug.none')}</p>`} ${this.#renderKept()}
          </section>`
        : html`<button part="toggle" type="button" aria-expanded="false" @click=${this.#toggle}>${text('debug.summary', { count: this.rows.length, open })}</button>`}
    </div>`;
  }

  #renderFindings(): TemplateResult | typeof nothing {
    const { context, rows } = this;
    const findings: readonly AskFinding[] = context ? lintAsking(context.policy, rows.map(({ prompt }) => prompt.request), context.visitor !== undefined) : [];
    if (findings.length === 0) return nothing;
    return html`<h3>${this.#texts.text('debug.warnings')}</h3>
      <ul class="warnings">
        ${findings.map((finding) => html`<li part="warning">${sayAskFinding(this.#texts, finding)}</li>`)}
      </ul>`;
  }

  #renderPrompt({ prompt, explanation }: Row): TemplateResult {
    const { text } = this.#texts;
    const { survey, metrics } = prompt.request;
    const now = asking().clock.now();
    const shut = explanation.gates.filter(({ passed }) => !passed);
    const isOpen = prompt.standing === 'open' || prompt.standing === 'minimised';
    return html`<article part="prompt" aria-label=${survey}>
      <h3>${survey} <span class="quiet">${[prompt.mode, ...metrics].join(', ')}</span></h3>
      <p part="verdict"><strong>${text(`state.${prompt.standing}`)}.</strong> ${isOpen ? nothing : sayVerdict(this.#texts, explanation, now)}</p>
      ${isOpen ? nothing : html`<ul class="gates">${shut.map((gate) => this.#renderGate(gate, now))}</ul>`}
      <details>
        <summary>${text('debug.gates')} (${this.#texts.number(explanation.gates.length)})</summary>
        <ul class="gates">${explanation.gates.map((gate) => this.#renderGate(gate, now))}</ul>
      </details>
      ${prompt.standing === 'open' ? nothing : html`<button type="button" @click=${() => void prompt.show({ byCustomer: true })}>${text('debug.show')}</button>`}
    </article>`;
  }

  #renderGate(gate: Gate<PromptGate>, now: number): TemplateResult {
    const { text } = this.#texts;
    const date = !gate.passed && gate.next !== null && gate.next > now ? text('debug.on', { date: sayMoment(this.#texts, gate.next) }) : '';
    return html`<li part="gate" class=${gate.passed ? 'open' : 'shut'}>
      <span class="sign" role="img" aria-label=${text(gate.passed ? 'debug.open' : 'debug.shut')}></span>
      <span><b>${sayName(this.#texts, gate)}</b>: ${sayGate(this.#texts, gate)} ${date ? html`<span class="date">→ ${date}</span>` : nothing}</span>
    </li>`;
  }

  #renderKept(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { text } = this.#texts;
    return html`<h3>${text('debug.kept')}</h3>
      <p class="quiet">
        ${text('debug.records', { count: context.history?.length ?? 0 })}.
        ${context.visitor === undefined ? text('debug.no-visitor') : text('debug.visitor', { visitor: context.visitor })}.
        ${text(asking().settings.storage ? 'debug.stored' : 'debug.not-stored')}.
      </p>
      <button type="button" @click=${() => asking().forget()}>${text('debug.forget')}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-survey-debug': CxSurveyDebug;
  }
}

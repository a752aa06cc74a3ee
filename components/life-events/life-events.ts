import { html, nothing, type TemplateResult } from 'lit';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { choiceStyles } from '../preferences/choice.styles.js';
import { formStyles } from '../preferences/form.styles.js';
import { CxPreferenceElement } from '../preferences/preference-element.js';
import { messages } from './life-events.messages.js';
import { Occasions } from './occasions.js';

/**
 * @summary Asks for events in a customer's life, says what they get for it, and keeps each to the purposes they allow.
 *
 * What `<cx-preference-center>` shows in its part about life, alone: month and day without a year, a purpose for each event, a date to forget it,
 * "mute this occasion". It writes the same registers and sends the same events.
 *
 * @tag cx-life-events
 * @event {CxPreferenceEvent} cx-preference-change - An event is about to be shared, muted or taken back; `detail` is a `cx.preference.changed` event. Cancel it to keep things as they are.
 * @event {CxPreferenceEvent} cx-preference-changed - The change was kept; `detail` is the same kind of event.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration, or with the address; `detail` says what. Does not bubble.
 * @csspart share - The button that shares an event.
 * @csspart undo - The button that takes the last change back.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxLifeEvents extends CxPreferenceElement {
  static override styles = [tokens, choiceStyles, formStyles];

  readonly #texts = new Localizer(this, messages);
  readonly #occasions = new Occasions({ texts: this.#texts, desk: this.desk, changed: () => this.requestUpdate(), state: (key) => this.#stateOf(key) });

  protected override render(): TemplateResult {
    const { catalogue, desk } = this;
    const { text, locale } = this.#texts;
    const preferences = desk.shown;
    return html`${renderProblems(this.problems)}
      <div lang=${locale} class="inside">
        ${catalogue && preferences ? this.#occasions.render(catalogue, preferences) : html`<p role="status">${text('life.waits')}</p>`}
        ${desk.canUndo ? html`<div><button type="button" part="undo" @click=${() => desk.undo()}>${text('life.undo')}</button></div>` : nothing}
      </div>
      <slot hidden @slotchange=${this.childrenChanged}></slot>`;
  }

  #stateOf(key: string): TemplateResult | typeof nothing {
    const state = this.desk.stateOf(key);
    return state === 'idle' ? nothing : html`<span class="state" role="status">${this.#texts.text(`life.${state}`)} ${state === 'failed' ? this.desk.problem!.message : nothing}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-life-events': CxLifeEvents;
  }
}

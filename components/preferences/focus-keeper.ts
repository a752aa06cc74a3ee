import type { LitElement, ReactiveController } from 'lit';

const controls = (within: Element): HTMLElement[] => [...within.querySelectorAll<HTMLElement>('button:enabled, input, select, summary, a, [tabindex="0"]')];

/**
 * Keeps the focus in the element when the button that has it vanishes by being used, as "Undo" does: it goes to what then stands in its place in the
 * same group, or in the group around that; where nothing is left of any, to what says how things stand now, which has `tabindex="-1"`.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #button: Element | undefined;
  /** What is around the button, from the inside out, and which of the controls in it the button is. */
  #around: [group: Element, place: number][] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { activeElement } = this.#host.shadowRoot ?? {};
    this.#button = activeElement?.localName === 'button' ? activeElement : undefined;
    this.#around = [];
    for (let group = this.#button?.parentElement; group; group = group.parentElement) this.#around.push([group, controls(group).indexOf(this.#button as HTMLElement)]);
  }

  hostUpdated(): void {
    if (!this.#button || this.#button.isConnected) return;
    const summary = this.#host.shadowRoot!.querySelector<HTMLElement>('[tabindex="-1"]');
    for (const [group, place] of this.#around) {
      const left = group.isConnected ? controls(group) : [];
      const next = left[place] ?? left.at(-1);
      // the whole page is no group
      if (next) return (group.parentElement ? next : (summary ?? next)).focus();
    }
    summary?.focus();
  }
}

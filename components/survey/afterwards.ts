import { html, nothing, type TemplateResult } from 'lit';
import type { CxEventData, SurveyState } from '../../src/model/index.js';
import type { PreparedSurvey } from '../../src/survey/prepare.js';
import { viewOf, type SurveyView } from '../../src/survey/view.js';
import type { Localizer } from '../base/localize.js';
import type * as Extras from './after/index.js';
import type { Offering } from './after/follow-up.js';
import { adopt } from '../base/adopt.js';

/** What stands after the answers needs of its survey. */
export interface Surveying {
  readonly element: HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment; readonly updateComplete: Promise<boolean>; requestUpdate(): void };
  readonly texts: Localizer;
  readonly subject: () => string | undefined;
  /** Comes before what is sent can be shown: personal data in it is hidden. */
  ready(): Promise<void>;
  /** What is sent of a state. */
  data(prepared: PreparedSurvey, state: SurveyState): CxEventData<'cx.response.submitted'>;
  /** How a question is called. */
  title(prepared: PreparedSurvey, question: string, say: SurveyView['say']): string;
  /** Says that the customer accepted what the survey offered. */
  accept(prepared: PreparedSurvey, ended: SurveyState, accepted: Parameters<Offering['accept']>[0]): ReturnType<Offering['accept']>;
  fault(error: unknown): void;
}

/** What can be done with answers that were sent. */
export interface Rights {
  change(): void;
  withdraw(): void;
  /** Taking back did not work. */
  readonly failed: boolean;
}

/** Offers at the end and what customers see of their own answers: loaded when a survey comes to it. */
export class Afterwards {
  readonly #survey: Surveying;
  #extras: typeof Extras | undefined;
  #offer: Extras.FollowUpOffer | undefined;
  #isOpen = false;

  constructor(survey: Surveying) {
    this.#survey = survey;
  }

  /** Lets go of what was offered. */
  clear(): void {
    this.#offer = undefined;
  }

  /** Closes what shows the answers: another page begins. */
  close(): void {
    this.#isOpen = false;
  }

  async #bring(): Promise<typeof Extras> {
    const [extras] = await Promise.all([import('./after/index.js'), this.#survey.ready()]);
    adopt(this.#survey.element.renderRoot as ShadowRoot, [extras.FollowUpOffer.styles, extras.ownStyles]);
    return (this.#extras = extras);
  }

  /** Makes ready what the ending offers, if it offers something. That it cannot be loaded does not touch the answers. */
  async makeOffer(prepared: PreparedSurvey, ended: SurveyState): Promise<void> {
    const view = viewOf(prepared, ended);
    if (view.kind !== 'ending' || !view.ending.followUp) return;
    const { texts, accept, fault } = this.#survey;
    try {
      const { FollowUpOffer } = await this.#bring();
      this.#offer = new FollowUpOffer({
        offer: view.ending.followUp, texts, say: view.say, now: Date.now,
        accept: (accepted) => accept(prepared, ended, accepted),
        changed: (moved) => void this.#redraw(moved),
      });
    } catch (error) {
      fault(error);
    }
  }

  async #redraw(moved: boolean): Promise<void> {
    const { element } = this.#survey;
    const focused = element.matches(':focus-within');
    element.requestUpdate();
    await element.updateComplete;
    if (moved && focused) element.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  readonly #onToggle = (event: Event): void => {
    this.#isOpen = (event.target as HTMLDetailsElement).open;
    const { element, fault } = this.#survey;
    if (this.#isOpen && !this.#extras) void this.#bring().then(() => element.requestUpdate(), fault);
    element.requestUpdate();
  };

  /** What the ending offers. */
  renderOffer(): TemplateResult | typeof nothing {
    return this.#offer?.render() ?? nothing;
  }

  /** What will be sent; once it is sent, the answers with what can be done with them. */
  renderOwn(prepared: PreparedSurvey, state: SurveyState, { say }: SurveyView, after: Rights | undefined): TemplateResult {
    const { texts, subject, data, title } = this.#survey;
    return html`<details part="own" ?open=${this.#isOpen} @toggle=${this.#onToggle}>
      <summary>${texts.text(after ? 'survey.own-after' : 'survey.own-before')}</summary>
      ${this.#isOpen && this.#extras
        ? this.#extras.renderOwn({ prepared, data: data(prepared, state), subject: subject(), page: location.origin + location.pathname, texts, say, title: (id) => title(prepared, id, say), after })
        : nothing}
    </details>`;
  }
}

import type { Problem } from '../../src/core/problem.js';
import type { Delivery, Told } from '../../src/delivery/sink.js';
import type { CxEventOf } from '../../src/model/event.js';

/** An event of ours whose `detail` is a {@link CxEvent}; it bubbles out of every shadow. */
export abstract class CxDomainEvent<Detail> extends CustomEvent<Detail> {
  readonly #waits: Promise<Delivery>[] = [];

  constructor(type: string, detail: Detail, cancelable = false) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }

  /**
   * Asks the element to wait with its thanks until `delivery` has settled: for sinks that store or send. Call it while
   * the event is being dispatched.
   */
  waitUntil(delivery: Promise<Delivery>): void {
    this.#waits.push(delivery);
  }

  /** What the customer is told, by the sink that got least far; `sent` if nobody asked to wait. Rejects if one failed. */
  async delivery(): Promise<Told> {
    const all = await Promise.all(this.#waits); // what `leastOf` says, in the few bytes that a single question has
    return all.includes('held') ? 'held' : all.includes('stored') ? 'stored' : 'sent';
  }
}

/** `cx-answer` (so far), `cx-submit` (about to be sent, can be cancelled), `cx-submitted` (sent by the customer). */
export class CxResponseEvent extends CxDomainEvent<CxEventOf<'cx.response.submitted'> | CxEventOf<'cx.response.saved'>> {}

/** `cx-dismiss`: the customer said no to a survey; can be cancelled. `cx-show`: one is about to be shown; can be cancelled. `cx-shown`: it was. */
export class CxSurveyEvent extends CxDomainEvent<CxEventOf<'cx.survey.dismissed'> | CxEventOf<'cx.survey.shown'>> {}

/**
 * What a customer says besides their answers: `cx-followup`, they accepted what a survey offered at its end; `cx-withdrawn`, they take a
 * response back; `cx-case`, they complain, or say whether a complaint is resolved; `cx-recognition`, they name an employee for something well done; `cx-consent`, in a survey that was sent they allowed something.
 */
export class CxReportEvent extends CxDomainEvent<
  CxEventOf<'cx.consent.given'> | CxEventOf<'cx.followup.requested'> | CxEventOf<'cx.response.withdrawn'> | CxEventOf<'cx.case.opened'> | CxEventOf<'cx.case.resolved'> | CxEventOf<'cx.case.reopened'> | CxEventOf<'cx.recognition.given'>
> {}

/** `cx-error`: something is wrong with the configuration, or could not be done. Does not bubble. */
export class CxErrorEvent extends CustomEvent<Problem> {
  constructor(problem: Problem) {
    super('cx-error', { detail: problem });
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-answer': CxResponseEvent;
    'cx-submit': CxResponseEvent;
    'cx-submitted': CxResponseEvent;
    'cx-dismiss': CxSurveyEvent;
    'cx-consent': CxDomainEvent<CxEventOf<'cx.consent.given'>>;
    'cx-followup': CxReportEvent;
    'cx-withdrawn': CxReportEvent;
    'cx-case': CxReportEvent;
    'cx-recognition': CxReportEvent;
    'cx-error': CxErrorEvent;
  }
}

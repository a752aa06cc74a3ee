import type { Told } from '../../src/delivery/sink.js';
import type { CxEventData, CxEventOf } from '../../src/model/event.js';
import type { makeEvent } from '../../src/model/make-event.js';
import { report } from '../asking/reporting.js';
import { sendResponse } from '../asking/sending.js';

/** What a customer sends: the response, and what they allowed in it, which the ledger of consents has as events of its own. */
export interface Sent {
  readonly response: CxEventOf<'cx.response.submitted'>;
  readonly consents: readonly CxEventOf<'cx.consent.given'>[];
}

/** Makes an event in the name of the survey. */
type Make = <Type extends 'cx.response.submitted' | 'cx.consent.given'>(type: Type, data: CxEventData<Type>) => ReturnType<typeof makeEvent<Type>>;

/** The response, and a consent event for each thing allowed in it: made once, so that trying again sends the same. */
export function toSend(make: Make, data: CxEventData<'cx.response.submitted'>): Sent {
  const { touchpoint, journey, segments } = data;
  const allowed = data.answers.flatMap((answer) => (answer.kind === 'consent' && answer.given ? [answer] : []));
  return {
    response: make('cx.response.submitted', data),
    consents: allowed.map(({ purpose, notice }) => make('cx.consent.given', { purpose, via: 'widget', ...(notice !== undefined && { notice }), touchpoint, journey, segments })),
  };
}

/** What became of what was sent: the one that got least far counts. */
const LEAST_FIRST: readonly Told[] = ['held', 'stored'];

/**
 * Sends it.
 *
 * @param isCurrent whether the customer is still at this response once it was sent
 * @returns what became of it; `kept` if the page stopped it, and nothing if another response has begun
 * @throws what a sink threw that could not store it
 */
export async function sendAll(element: HTMLElement, { response, consents }: Sent, isCurrent: () => boolean): Promise<Told | 'kept' | undefined> {
  const outcome = await sendResponse(element, response);
  if (!outcome) return 'kept';
  // what was allowed counts with the response that was sent, whatever the customer does meanwhile
  const all = [outcome, ...(await Promise.all(consents.map((consent) => report(element, 'cx-consent', consent))))];
  if (!isCurrent()) return undefined;
  return LEAST_FIRST.find((one) => all.includes(one)) ?? outcome;
}

import type * as z from 'zod/mini';
import { decisionVoted, employeeJoined, employeeLeft, membershipJoined, membershipLeft, recognitionGiven } from './events/community.js';
import { deliveryLost } from './events/delivery.js';
import {
  caseOpened, caseReopened, caseResolved, contractEnded, contractRenewed, contractStarted, interactionRecorded, spendRecorded,
} from './events/dealings.js';
import { followUpRequested, responseSaved, responseSubmitted, responseWithdrawn, surveyDismissed, surveyShown } from './events/response.js';
import { consentGiven, consentWithdrawn, lifeEventReported, lifeEventWithdrawn, preferenceChanged } from './events/wishes.js';

/** The schema of every type of event, by type. */
export const eventSchemas = {
  'cx.response.submitted': responseSubmitted,
  'cx.response.saved': responseSaved,
  'cx.response.withdrawn': responseWithdrawn,
  'cx.followup.requested': followUpRequested,
  'cx.survey.shown': surveyShown,
  'cx.survey.dismissed': surveyDismissed,
  'cx.preference.changed': preferenceChanged,
  'cx.consent.given': consentGiven,
  'cx.consent.withdrawn': consentWithdrawn,
  'cx.lifeevent.reported': lifeEventReported,
  'cx.lifeevent.withdrawn': lifeEventWithdrawn,
  'cx.interaction.recorded': interactionRecorded,
  'cx.case.opened': caseOpened,
  'cx.case.resolved': caseResolved,
  'cx.case.reopened': caseReopened,
  'cx.contract.started': contractStarted,
  'cx.contract.renewed': contractRenewed,
  'cx.contract.ended': contractEnded,
  'cx.spend.recorded': spendRecorded,
  'cx.membership.joined': membershipJoined,
  'cx.membership.left': membershipLeft,
  'cx.recognition.given': recognitionGiven,
  'cx.decision.voted': decisionVoted,
  'cx.employee.joined': employeeJoined,
  'cx.employee.left': employeeLeft,
  'cx.delivery.lost': deliveryLost,
};

/** The types of event there are. */
export type CxEventType = keyof typeof eventSchemas;

/** One event of the given type. */
export type CxEventOf<Type extends CxEventType> = z.infer<(typeof eventSchemas)[Type]>;

/**
 * Everything a customer does in a widget and everything a host knows of a customer's dealings: one union, in a
 * CloudEvents 1.0 envelope. Elements dispatch it, sinks deliver it, the collector stores it, metrics fold it.
 */
export type CxEvent = { [Type in CxEventType]: CxEventOf<Type> }[CxEventType];

/** What the event of a type carries in `data`. */
export type CxEventData<Type extends CxEventType> = CxEventOf<Type>['data'];

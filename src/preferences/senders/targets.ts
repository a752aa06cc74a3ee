import { own } from '../own.js';
import type { Subscriptions } from './subscriptions.js';

/**
 * The same choices as other systems take them. Each function gives the bodies to send, and sends nothing itself. What is named in them was read in
 * documentation that is stored with others (docs/preferences.md says which); none was tried against the service.
 *
 * None of them turns on what a person may have turned off over there: where a service has one switch for everything, it is only ever turned off.
 */
const on = (subscriptions: Subscriptions, topic: string, channel: string): boolean => own(own(subscriptions, topic) ?? {}, channel) === true;

/** Is everything that is mapped off? */
const nothing = (subscriptions: Subscriptions, topics: Iterable<string>, channel: string): boolean => [...topics].every((topic) => !on(subscriptions, topic, channel));

/** Topic and channel, and the id of the subscription group that holds it. */
export interface BrazeGroup {
  readonly topic: string;
  readonly channel: string;
  readonly group: string;
}

/** The body of Braze's `POST /v2/subscription/status/set`. @param externalId the person over there */
export function toBraze(subscriptions: Subscriptions, externalId: string, groups: readonly BrazeGroup[]) {
  return {
    subscription_groups: groups.map(({ topic, channel, group }) => ({
      subscription_group_id: group,
      subscription_state: on(subscriptions, topic, channel) ? ('subscribed' as const) : ('unsubscribed' as const),
      external_ids: [externalId],
    })),
  };
}

/** Attributes for Customer.io's identify call, in dot notation so that other topics stay as they are. @param topics the number of each topic over there */
export function toCustomerIo(subscriptions: Subscriptions, topics: Readonly<Record<string, number>>, channel = 'email'): Readonly<Record<string, boolean>> {
  return {
    ...Object.fromEntries(Object.entries(topics).map(([topic, number]) => [`cio_subscription_preferences.topics.topic_${number}`, on(subscriptions, topic, channel)])),
    ...(nothing(subscriptions, Object.keys(topics), channel) && { unsubscribed: true }),
  };
}

/** The body of Mailchimp's update of a list member: groups are called interests there. @param interests the id of the interest of each topic */
export function toMailchimp(subscriptions: Subscriptions, interests: Readonly<Record<string, string>>) {
  return {
    interests: Object.fromEntries(Object.entries(interests).map(([topic, id]) => [id, on(subscriptions, topic, 'email')])),
    ...(nothing(subscriptions, Object.keys(interests), 'email') && { status: 'unsubscribed' as const }),
  };
}

/** A body of listmonk's `PUT /api/subscribers/lists`. */
export interface ListmonkChange {
  readonly ids: readonly number[];
  readonly action: 'add' | 'unsubscribe';
  readonly target_list_ids: readonly number[];
  readonly status?: 'confirmed';
}

/** What to send to listmonk, one after the other, the withdrawals first. @param lists the id of the list of each topic */
export function toListmonk(subscriptions: Subscriptions, subscriber: number, lists: Readonly<Record<string, number>>): readonly ListmonkChange[] {
  const of = (wanted: boolean): number[] => Object.entries(lists).filter(([topic]) => on(subscriptions, topic, 'email') === wanted).map(([, list]) => list);
  const [off, subscribed] = [of(false), of(true)];
  return [
    ...(off.length > 0 ? [{ ids: [subscriber], action: 'unsubscribe' as const, target_list_ids: off }] : []),
    ...(subscribed.length > 0 ? [{ ids: [subscriber], action: 'add' as const, target_list_ids: subscribed, status: 'confirmed' as const }] : []),
  ];
}

/** The channels of Novu, as its HTTP interface names them; its client for TypeScript says `inApp`. */
export type NovuChannel = 'email' | 'sms' | 'in_app' | 'push' | 'chat';

/** Bodies of Novu's `PATCH /v2/subscribers/{subscriberId}/preferences`, one for each workflow; up to a hundred also fit into `preferences` of its `/bulk`. */
export function toNovu(subscriptions: Subscriptions, workflows: Readonly<Record<string, string>>, channels: Readonly<Record<string, NovuChannel>>) {
  return Object.entries(workflows).map(([topic, workflowId]) => ({
    workflowId,
    channels: Object.fromEntries(Object.entries(channels).map(([channel, name]) => [name, on(subscriptions, topic, channel)])) as Partial<Record<NovuChannel, boolean>>,
  }));
}

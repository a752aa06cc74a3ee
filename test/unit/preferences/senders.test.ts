import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mayContact, subscriptionsOf, toBraze, toCustomerIo, toListmonk, toMailchimp, toNovu } from '../../../src/preferences/index.js';
import { catalogue, consent, people, person } from './support.js';

const at = '2026-01-05T15:00:00Z';
const some = subscriptionsOf({ catalogue, preferences: person({ topics: { tips: { at, on: false } }, channels: { ...person().channels, sms: { on: false, reach: 'ok' } } }) }, at);
const none = subscriptionsOf({ catalogue, preferences: person({ unsubscribeAll: { at } }) }, at);

describe('subscriptionsOf', () => {
  it('is on for nothing that may not come at any hour', () => {
    fc.assert(
      fc.property(people, (preferences) => {
        const context = { catalogue, preferences };
        for (const [topic, channels] of Object.entries(subscriptionsOf(context, at))) {
          for (const [channel, on] of Object.entries(channels)) if (mayContact({ topic, channel, at }, context).allowed) assert.equal(on, true);
        }
      }),
    );
  });

  it('does not know of hours, limits and pauses', () => {
    const busy = person({ quiet: [{ start: '00:00', end: '24:00' }], pause: { from: '2020-01-01T00:00:00Z', until: null }, caps: { c: { max: 0, per: { mode: 'rolling', hours: 1 } } } });
    assert.equal(subscriptionsOf({ catalogue, preferences: busy }, at)['offers']!['email'], true);
    assert.equal(subscriptionsOf({ catalogue, preferences: person({ consents: [consent({ state: 'withdrawn' })] }) }, at)['offers']!['email'], false);
  });
});

describe('the forms of other systems', () => {
  it('say what is on and what is off', () => {
    assert.deepEqual(toBraze(some, 'c1', [{ topic: 'offers', channel: 'email', group: 'g1' }, { topic: 'offers', channel: 'sms', group: 'g2' }, { topic: 'gone', channel: 'email', group: 'g3' }]), {
      subscription_groups: [
        { subscription_group_id: 'g1', subscription_state: 'subscribed', external_ids: ['c1'] },
        { subscription_group_id: 'g2', subscription_state: 'unsubscribed', external_ids: ['c1'] },
        { subscription_group_id: 'g3', subscription_state: 'unsubscribed', external_ids: ['c1'] },
      ],
    });
    assert.deepEqual(toCustomerIo(some, { offers: 1, tips: 2 }), { 'cio_subscription_preferences.topics.topic_1': true, 'cio_subscription_preferences.topics.topic_2': false });
    assert.deepEqual(toMailchimp(some, { offers: 'a1', tips: 'b2' }), { interests: { a1: true, b2: false } });
    assert.deepEqual(toListmonk(some, 7, { offers: 1, tips: 2 }), [{ ids: [7], action: 'unsubscribe', target_list_ids: [2] }, { ids: [7], action: 'add', target_list_ids: [1], status: 'confirmed' }]);
    assert.deepEqual(toNovu(some, { offers: 'weekly-offers' }, { email: 'email', sms: 'sms', post: 'in_app' }), [{ workflowId: 'weekly-offers', channels: { email: true, sms: false, in_app: true } }]);
  });

  it('turn the one switch for everything off, and never on', () => {
    assert.deepEqual(toCustomerIo(none, { offers: 1 }), { 'cio_subscription_preferences.topics.topic_1': false, unsubscribed: true });
    assert.deepEqual(toMailchimp(none, { offers: 'a1' }), { interests: { a1: false }, status: 'unsubscribed' });
    assert.deepEqual(toListmonk(none, 7, { offers: 1 }), [{ ids: [7], action: 'unsubscribe', target_list_ids: [1] }]);
    assert.doesNotMatch(JSON.stringify([toMailchimp(some, { offers: 'a1' }), toCustomerIo(some, { offers: 1 })]), /"subscribed"|"unsubscribed":false/);
  });
});

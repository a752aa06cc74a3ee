import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { choosing, comes, isChosen, leaving, standing } from '../../../components/preferences/standing.js';
import type { Preferences } from '../../../src/model/index.js';
import { mayContact, withRegister, type Json } from '../../../src/preferences/index.js';
import { catalogue, consent, moment, person } from './support.js';

const NOW = moment(200 * 86_400);
const after = (preferences: Preferences, set: Readonly<Record<string, Json>>, at = NOW): Preferences =>
  Object.entries(set).reduce((now, [key, value]) => withRegister(now, key, value, at), preferences);
const topic = catalogue.topics['tips']!;

describe('what the customer has said, as the elements show it', () => {
  it('is nothing until they say it, and the ledger counts too', () => {
    assert.equal(standing(person({ consents: [] }), 'offers'), undefined);
    assert.equal(standing(person(), 'offers'), true);
    assert.equal(standing(person({ consents: [consent({ state: 'withdrawn' })] }), 'offers'), false);
    assert.equal(standing(person({ unsubscribeAll: { at: NOW } }), 'offers'), false);
  });

  it('is a yes to the channels that were ticked and to no other, whatever is ticked in which order', () => {
    const channels = fc.constantFrom(...topic.channels);
    fc.assert(
      fc.property(fc.array(fc.tuple(channels, fc.boolean()), { minLength: 1, maxLength: 12 }), (clicks) => {
        let preferences = person();
        const ticked = new Set<string>();
        for (const [channel, on] of clicks) {
          if (on === ticked.has(channel)) continue; // a box that is ticked can only be cleared
          preferences = after(preferences, on ? choosing(preferences, 'tips', topic, channel) : leaving(preferences, 'tips', topic, channel));
          if (on) ticked.add(channel);
          else ticked.delete(channel);
          assert.deepEqual(topic.channels.filter((one) => isChosen(preferences, 'tips', one)), topic.channels.filter((one) => ticked.has(one)));
        }
        if (clicks.every(([, on]) => !on)) return;
        for (const channel of topic.channels) {
          const { allowed } = mayContact({ topic: 'tips', channel, at: moment(201 * 86_400) }, { catalogue, preferences: { ...preferences, consents: [] } });
          assert.equal(allowed, ticked.has(channel), `${channel} after ${JSON.stringify(clicks)}`);
          assert.equal(comes(preferences, 'tips', topic, channel), ticked.has(channel));
        }
      }),
    );
  });
});

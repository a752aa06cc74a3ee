import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { zoneNamed } from '../../../../src/preferences/time/zone.js';
import { zoneOffset } from '../../../../src/survey/policy/zone-clock.js';

describe('the clocks of a zone for a page', () => {
  it('show what those of the preferences show, also where somebody changes them', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Vienna', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'Africa/Casablanca');
    fc.assert(fc.property(zone, fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) }), (name, instant) => {
      assert.equal(instant + zoneOffset(name)!(instant), zoneNamed(name)!.local(instant), new Date(instant).toISOString());
    }), { numRuns: 2000 });
    assert.deepEqual([zoneOffset('Nowhere/At_All'), zoneNamed('Nowhere/At_All')], [null, null]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placeBeside } from '../../../components/survey-prompt/place.js';
import { readRules } from '../../../components/survey-prompt/settings.js';

describe('what attributes say', () => {
  const none = { sample: undefined, coolDown: undefined, from: undefined, until: undefined, days: undefined, hours: undefined, zone: undefined, pages: undefined, notPages: undefined };
  it('becomes rules for the survey', () => {
    const { rules, faults } = readRules({ ...none, days: '1-3 5', hours: '09:00-17:30', zone: 'Europe/Vienna', sample: 0.2, coolDown: 30, pages: '/a/* /b' });
    assert.deepEqual(JSON.parse(JSON.stringify(rules)), {
      sample: 0.2, clocks: { shown: 30, minimised: 30, dismissed: 30, answered: 30 },
      schedule: { zone: 'Europe/Vienna', hours: [{ start: '09:00', end: '17:30', days: [1, 2, 3, 5] }] }, pages: { include: ['/a/*', '/b'] },
    });
    assert.ok(Object.values(faults).every((fault) => fault === undefined));
  });
});

describe('a popover', () => {
  it('is never outside of the window where it fits, and never over its anchor where there is room', () => {
    const room = { width: 1000, height: 700 };
    const sizes = fc.record({ width: fc.integer({ min: 50, max: 900 }), height: fc.integer({ min: 50, max: 600 }) });
    const anchors = fc.record({ left: fc.integer({ min: -200, max: 1100 }), top: fc.integer({ min: -200, max: 800 }), wide: fc.integer({ min: 1, max: 300 }), high: fc.integer({ min: 1, max: 60 }) });
    fc.assert(fc.property(anchors, sizes, fc.boolean(), ({ left, top, wide, high }, size, rtl) => {
      const anchor = { left, top, right: left + wide, bottom: top + high };
      const at = placeBeside(anchor, size, room, rtl);
      assert.ok(at.left >= 8 && at.left + size.width <= 992 && at.top >= 8 && at.top + size.height <= 692);
      const fitsBelow = anchor.bottom + 8 + size.height <= 692 && anchor.bottom >= 0;
      if (fitsBelow) assert.ok(at.top >= anchor.bottom);
    }));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fitText, linear, padded, plainFrame } from '../../../components/base/charts/frame.js';
import { placeNames, type Box } from '../../../components/base/charts/names.js';
import { spread } from '../../../components/base/charts/marks.js';
import { ar as driversAr } from '../../../components/base/charts/messages/drivers/ar.js';
import { de as driversDe } from '../../../components/base/charts/messages/drivers/de.js';
import { driverChartMessages } from '../../../components/base/charts/messages/drivers/en.js';
import { ar } from '../../../components/base/charts/messages/ar.js';
import { de } from '../../../components/base/charts/messages/de.js';
import { chartMessages } from '../../../components/base/charts/messages/en.js';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('the scale of a chart', () => {
  it('has at most five ticks, all within its domain, evenly spread', () => {
    fc.assert(
      fc.property(value, value, fc.boolean(), (a, b, round) => {
        const { domain, ticks } = linear([Math.min(a, b), Math.max(a, b)], [0, 300], { round });
        assert.ok(ticks.length >= 1 && ticks.length <= 5, String(ticks));
        const room = 1e-6 * Math.max(1, Math.abs(domain[0]), Math.abs(domain[1]));
        for (const tick of ticks) assert.ok(tick >= domain[0] - room && tick <= domain[1] + room, `${tick} in ${domain}`);
        const steps = ticks.slice(1).map((tick, i) => tick - ticks[i]!);
        for (const step of steps) assert.ok(Math.abs(step - steps[0]!) <= room, String(ticks));
      }),
    );
  });

  it('puts the ends of the domain at the ends of the range, and round domains around the data', () => {
    const plain = linear([3, 17], [10, 110]);
    assert.deepEqual([plain(3), plain(17)], [10, 110]);
    const { domain } = linear([3, 17], [0, 1], { round: true });
    assert.deepEqual(domain, [0, 20]);
    assert.deepEqual(padded(0, 100), [-4, 104]);
  });

  it('has room on both sides of a single value, and is a scale for no value at all', () => {
    assert.deepEqual(linear([5, 5], [0, 1]).domain, [4.5, 5.5]);
    assert.deepEqual(linear([NaN, Infinity], [0, 1]).domain, [0, 1]);
  });
});

describe('labels', () => {
  it('are moved apart as far as there is room, and stay in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 }), (places) => {
        const found = spread(places, 15, 0, 200);
        const order = places.map((place, i) => ({ place, found: found[i]! })).sort((a, b) => a.place - b.place || a.found - b.found);
        for (let i = 1; i < order.length; i++) assert.ok(order[i]!.found - order[i - 1]!.found >= 15 - 1e-9);
        for (const { found: place } of order) assert.ok(place <= 200 + 1e-9);
      }),
    );
  });

  it('are cut with an ellipsis where they do not fit', () => {
    const frame = plainFrame();
    assert.equal(fitText('Boarding area A', 1000, frame), 'Boarding area A');
    const cut = fitText('Boarding area A', 60, frame);
    assert.ok(cut.endsWith('\u2026') && frame.textWidth(cut) <= 60, cut);
  });

  it('are cut to as much as there is room for, in few steps, however long they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), fc.integer({ min: 30, max: 900 }), (text, room) => {
        const steps: string[] = [];
        const frame = { textWidth: (one: string): number => (steps.push(one), one.length * 7) };
        const shown = fitText(text, room, frame);
        assert.ok(steps.length <= 10, `${steps.length} steps`);
        assert.ok(steps.every(({ length }) => length <= 250), 'no more is measured than can be drawn');
        const [, begin, cut] = /^(.*?)(\u2026?)$/su.exec(shown)!;
        assert.ok(text.startsWith(begin!), shown);
        assert.ok(shown.isWellFormed() || !text.isWellFormed(), 'no letter is cut in half');
        if (!cut || shown === text) return;
        assert.ok(shown.length * 7 <= room || Array.from(begin!).length <= 1, shown);
        // one letter more would be too much, but for spaces at the end
        const more = Array.from(text)[Array.from(begin!).length];
        if (more?.trim() && shown.length < 240) assert.ok((shown.length + more.length) * 7 > room, shown);
      }),
    );
  });
});

describe('texts of the charts', () => {
  const places = (message: unknown): string[] => [...JSON.stringify(message).matchAll(/{(\w+)}/g)].map(([, name]) => name!);
  const all = { ...chartMessages, ...driverChartMessages };
  for (const [language, translation] of Object.entries({ de: { ...de, ...driversDe }, ar: { ...ar, ...driversAr } })) {
    it(`have the same places in ${language} as in English`, () => {
      for (const [key, message] of Object.entries(translation)) {
        const english = places(all[key as keyof typeof all]);
        // a language may say one or two without the number
        assert.deepEqual(new Set([...places(message), ...english.filter((name) => name === 'count')]), new Set(english), key);
      }
    });
  }
});

describe('names beside points', () => {
  const meet = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const bounds = { left: 0, right: 640, top: 0, bottom: 300 };
  const point = fc.record({ x: fc.double({ min: 0, max: 640, noNaN: true }), y: fc.double({ min: 0, max: 300, noNaN: true }), label: fc.string({ minLength: 1, maxLength: 30 }) });

  it('cover no other name, no point and nothing that is taken, and lie within the picture', () => {
    const corner = { x: 0, y: 0, width: 120, height: 20 };
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (points) => {
        const placed = placeNames(plainFrame(), points, bounds, [], [corner]).filter((one) => one !== null);
        placed.forEach((one, i) => {
          assert.ok(one.x >= 0 && one.x + one.width <= 640 && one.y >= 0 && one.y + one.height <= 300);
          assert.ok(!meet(one, corner));
          for (const other of placed.slice(i + 1)) assert.ok(!meet(one, other));
          for (const { x, y } of points) assert.ok(!meet(one, { x: x - 6, y: y - 6, width: 12, height: 12 }));
        });
      }),
    );
  });

  it('lie further away, with a line, where there is no room close by; a dozen in a heap all have a place', () => {
    const heap = Array.from({ length: 12 }, (_, i) => ({ x: 320 + 7 * (i % 4), y: 150 + 7 * Math.floor(i / 4), label: `Attribute ${i}` }));
    const placed = placeNames(plainFrame(), heap, bounds);
    assert.ok(placed.every((one) => one !== null));
    assert.ok(placed.some((one) => one?.far) && placed.some((one) => one && !one.far));
    assert.equal(placeNames(plainFrame(), [{ x: 20, y: 5, label: 'No room' }], { left: 0, right: 40, top: 0, bottom: 10 })[0], null);
  });
});

import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ces, csat, Cube, decodeCube, defineMean, defineQuantile, encodeCube, nps, parseCube, snapshotOf } from '../../../src/metrics/index.js';
import { contents, cubeOf, rows } from './support.js';

const hours = defineMean({ id: 'hours', what: 'hours', range: [0, 1e6], better: 'lower' });
const typical = defineQuantile({ id: 'typical', what: 'hours', range: [0, 1e6], better: 'lower', shape: { min: 0.01, max: 2160, accuracy: 0.02 } });
const metrics = [nps, csat, ces, hours, typical];

const decoded = (bytes: Uint8Array): Cube => {
  const parsed = decodeCube(bytes, metrics);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};
const problemOf = (bytes: Uint8Array): string => {
  const parsed = decodeCube(bytes, metrics);
  return parsed.ok ? 'it was read' : parsed.error[0]!.code;
};
/** With a check sum that fits. */
const signed = (body: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array([...body, 0, 0, 0, 0]);
  new DataView(bytes.buffer).setUint32(body.length, crc32(Uint8Array.from(body)), true);
  return bytes;
};

describe('a cube in binary', () => {
  it('comes back as it was: any answers, any numbers', () => {
    fc.assert(fc.property(rows, (answers) => assert.deepEqual(contents(decoded(encodeCube(cubeOf(answers)))), contents(cubeOf(answers)))));
    const quantities = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: true }), fc.string()), { maxLength: 30 });
    fc.assert(
      fc.property(quantities, (values) => {
        const cube = new Cube({ metrics, unit: 'day', zone: 'Europe/Vienna', dimensions: ['gruppe \u00e4\u{1f469}', '__proto__'] });
        for (const [day, value, group] of values) {
          const place = [cube.segment(0, group.slice(0, 200)), cube.segment(1, '')];
          cube.addQuantity(cube.measure('hours'), place, day, value);
          cube.addQuantity(cube.measure('typical'), place, day, value);
        }
        const back = decoded(encodeCube(cube));
        assert.deepEqual(contents(back), contents(cube));
        assert.deepEqual([back.unit, back.zone, back.dimensions], [cube.unit, cube.zone, cube.dimensions]);
      }),
    );
  });

  it('is half as long as its JSON or less', () => {
    const cube = cubeOf(Array.from({ length: 5000 }, (_, i) => ({ metric: 'nps' as const, group: `group ${i % 40}`, period: 600 + (i % 36), value: (i * 7) % 11, wording: 'w' })));
    const { length } = encodeCube(cube);
    assert.ok(length < JSON.stringify(snapshotOf(cube)).length / 2, String(length));
  });

  it('takes a part, as JSON does', () => {
    const cube = cubeOf([
      { metric: 'nps', group: 'a', period: 680, value: 9, wording: 'w' },
      { metric: 'csat', group: 'a', period: 681, value: 4, wording: 'w' },
    ]);
    assert.deepEqual(Object.keys(contents(decoded(encodeCube(cube, { metrics: ['csat'] })))).length, 1);
    assert.deepEqual(Object.keys(contents(decoded(encodeCube(cube, { from: 682 })))).length, 0);
  });

  it('that a later release wrote is told apart from a broken one, in JSON too', () => {
    const bytes = encodeCube(cubeOf([]));
    bytes[4] = 2;
    assert.equal(problemOf(bytes), 'newer-version');
    const parsed = parseCube({ ...snapshotOf(cubeOf([])), version: 7, further: 'things' }, metrics);
    assert.ok(!parsed.ok && parsed.error[0]!.code === 'newer-version' && /version 7/.test(parsed.error[0]!.message) && parsed.error[0]!.where === '/version');
  });

  it('is not read when it is none, cut off, or changed in any one byte', () => {
    const bytes = encodeCube(cubeOf([{ metric: 'nps', group: 'a', period: 680, value: 9, wording: 'w' }]));
    assert.equal(problemOf(new Uint8Array()), 'not-a-cube');
    assert.equal(problemOf(new TextEncoder().encode('{"version":1,"unit":"month"}')), 'not-a-cube');
    for (let i = 5; i < bytes.length; i++) {
      assert.equal(problemOf(bytes.subarray(0, i)), i < 9 ? 'not-a-cube' : 'broken-cube');
      const changed = bytes.slice();
      changed[i]! ^= 1 << (i % 8);
      assert.equal(problemOf(changed), 'broken-cube', `byte ${i}`);
    }
  });

  it('never throws and never takes up memory for what is not there, whatever stands behind a right check sum', () => {
    const body = [...encodeCube(cubeOf([{ metric: 'nps', group: 'a', period: 680, value: 9, wording: 'w' }]))].slice(0, -4);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: body.length }), fc.uint8Array({ maxLength: 40 }), (keep, tail) => {
        decodeCube(signed([...body.slice(0, keep), ...tail]), metrics);
      }),
      { numRuns: 2000 },
    );
    const parsed = decodeCube(signed([...body, 0]), metrics);
    assert.ok(!parsed.ok && parsed.error[0]!.code === 'broken-cube');
  });
});

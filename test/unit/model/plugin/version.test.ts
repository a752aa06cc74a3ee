import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareVersions, isRange, isVersion, satisfies } from '../../../../src/model/plugin/version.js';

const part = fc.integer({ min: 0, max: 4 });
const release = fc.tuple(part, part, part).map((parts) => parts.join('.'));

describe('versions and ranges', () => {
  it('are matched as npm does, whatever surrounds the range', () => {
    assert.ok(satisfies('1.4.2', ' ^1.2 '));
    assert.ok(satisfies('0.10.9', '^0.10.0') && !satisfies('0.11.0', '^0.10.0'));
    assert.ok(!satisfies('2.0.0-rc.1', '>=1') && satisfies('2.0.0-rc.2', '>=2.0.0-rc.1'));
    fc.assert(fc.property(release, (version) => assert.ok(satisfies(version, `^${version}`) && satisfies(version, '*') && !satisfies(version, `>${version}`))));
  });

  it('have an order', () => {
    assert.ok(compareVersions('1.0.0-alpha.2', '1.0.0-alpha.10') < 0 && compareVersions('1.0.0-beta', '1.0.0') < 0 && compareVersions('1.0.0+a', '1.0.0+b') === 0);
    fc.assert(fc.property(release, release, (a, b) => assert.equal(compareVersions(a, b), -compareVersions(b, a) + 0)));
  });

  it('refuse what is none, and never throw', () => {
    for (const text of ['', '1', '1.2', '01.2.3', '1.2.3-', 'v1.2.3', ' 1.2.3', '9007199254740993.0.0', `1.2.3-${'a'.repeat(300)}`]) assert.ok(!isVersion(text), text);
    for (const text of ['1.2.3', '1.2.3-rc.1', '1.2.3+build.7', '1.2.3-0+b']) assert.ok(isVersion(text), text);
    for (const text of ['^^1', '1.2.3.4', '>=', 'latest', 'git://x', '1.2.3 -', `^1.0.0-${'a'.repeat(300)}`]) assert.ok(!isRange(text) && !satisfies('1.2.3', text), text);
    fc.assert(fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (version, range) => {
      for (const answer of [satisfies(version, range), isRange(range), isVersion(version)]) assert.equal(typeof answer, 'boolean');
    }));
  });
});

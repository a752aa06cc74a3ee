import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import semver from 'semver';
import { compareVersions, parseRange, parseVersion, satisfies } from '../../../../src/model/plugin/version.js';

const number = fc.integer({ min: 0, max: 4 }).map(String);
const part = fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: fc.constantFrom('x', 'X', '*') });
const pre = fc.constantFrom('', '', '', '-0', '-1', '-alpha', '-alpha.1', '-beta.2', '-a-b', '-20260115', '+build', '-rc.1+b.2');
/** A number behind an x is no version for us; npm lets some such pass and refuses others. */
const ordered = (parts: readonly string[]): string => parts.map((one, i) => (parts.slice(0, i).some((before) => /[xX*]/.test(before)) ? 'x' : one)).join('.');
const full = fc.tuple(number, number, number, pre).map(([a, b, c, tag]) => `${a}.${b}.${c}${tag}`);
const partial = fc.oneof(
  full,
  part,
  fc.tuple(part, part).map(ordered),
  fc.tuple(part, part, part, pre).map(([a, b, c, tag]) => `${ordered([a, b, c])}${tag}`),
);
const comparator = fc.tuple(fc.constantFrom('', '', '^', '~', '~>', '>', '>=', '<', '<=', '=', 'v', '^ ', '>= '), partial).map((pieces) => pieces.join(''));
const set = fc.oneof(
  fc.array(comparator, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
  fc.tuple(partial, partial).map((ends) => ends.join(' - ')),
);
const range = fc.array(set, { minLength: 1, maxLength: 2 }).map((all) => all.join(' || '));

describe('versions and ranges', () => {
  it('are read, compared and matched as npm does', () => {
    fc.assert(
      fc.property(full, range, (version, text) => {
        fc.pre(semver.validRange(text) !== '*' || !text.includes('||')); // npm forgets the other alternatives then
        assert.equal(parseRange(text) !== undefined, semver.validRange(text) !== null, `"${text}" is a range`);
        assert.equal(satisfies(version, text), semver.satisfies(version, text), `${version} in ${text}`);
      }),
      { numRuns: 20_000 },
    );
    fc.assert(
      fc.property(full, full, (a, b) => {
        assert.equal(Math.sign(compareVersions(parseVersion(a)!, parseVersion(b)!)), semver.compare(a, b));
      }),
      { numRuns: 5_000 },
    );
  });

  it('refuse what is no range', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), (text) => assert.ok(parseRange(text) === undefined || semver.validRange(text) !== null, text)), { numRuns: 5_000 });
    for (const text of ['^^1', '1.2.3.4', '>=', 'latest', 'git://x', '1.2.3 -', `^1.0.0-${'a'.repeat(300)}`]) assert.equal(satisfies('1.2.3', text), false, text);
  });

  it('refuse what is no version', () => {
    fc.assert(fc.property(fc.oneof(full, fc.string({ maxLength: 10 })), (text) => assert.equal(parseVersion(text) !== undefined, semver.parse(text) !== null || false, text)));
    for (const text of ['', '1', '1.2', '01.2.3', '1.2.3-', 'v1.2.3', '9007199254740993.0.0', `1.2.3-${'a'.repeat(300)}`]) assert.equal(parseVersion(text), undefined, text);
  });
});

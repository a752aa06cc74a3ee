import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import meets from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';

/** Is this a version by https://semver.org, such as `1.4.0-beta.2+build`, written in full and with nothing around it? */
export function isVersion(text: string): boolean {
  const read = parse(text);
  return read !== null && [read.version, ...(read.build.length > 0 ? [read.build.join('.')] : [])].join('+') === text;
}

/** Is this a range as npm writes them: `^1.2`, `~1.2.3`, `>=1 <3`, `1.x`, `1.2 - 2.3`, alternatives with `||`? */
export function isRange(text: string): boolean {
  return validRange(text) !== null;
}

/** Negative, zero or positive, by the rules of precedence (semver.org, 11). Both must be versions. */
export function compareVersions(a: string, b: string): number {
  return compare(a, b);
}

/**
 * Does a version satisfy a range? A pre-release does only if the range names a pre-release of the same three numbers.
 * False if either cannot be read.
 */
export function satisfies(version: string, range: string): boolean {
  return meets(version, range);
}

/** A version by https://semver.org: `1.4.0-beta.2+build`. Build metadata takes no part in comparing. */
export interface Version {
  readonly core: readonly [major: number, minor: number, patch: number];
  /** Dot-separated identifiers after the hyphen; empty for a release. */
  readonly pre: readonly (string | number)[];
}

const NUMBER = '0|[1-9]\\d*';
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const PRE = `(?:-(${IDENTIFIER}(?:\\.${IDENTIFIER})*))?`;
const BUILD = '(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?';
const VERSION = new RegExp(`^(${NUMBER})\\.(${NUMBER})\\.(${NUMBER})${PRE}${BUILD}$`);
/** A version of which parts may be missing or `x`. */
const PARTIAL = new RegExp(`^([<>]=?|=|~>?|\\^)?[v=]*(${NUMBER}|[xX*])(?:\\.(${NUMBER}|[xX*])(?:\\.(${NUMBER}|[xX*])${PRE}${BUILD})?)?$`);
/** Longer than this is refused unread, as the usual implementation does. */
const LONGEST = 256;

/** Reads a full version; undefined if it is none. */
export function parseVersion(text: string): Version | undefined {
  const match = text.length <= LONGEST ? VERSION.exec(text) : null;
  if (!match) return undefined;
  const core = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
  return core.every(Number.isSafeInteger) ? { core, pre: identifiers(match[4]) } : undefined;
}

/** Negative, zero or positive, by the rules of precedence (semver.org, 11). */
export function compareVersions(a: Version, b: Version): number {
  for (let i = 0; i < 3; i++) if (a.core[i] !== b.core[i]) return a.core[i]! - b.core[i]!;
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let i = 0; i < Math.max(a.pre.length, b.pre.length); i++) {
    const [x, y] = [a.pre[i], b.pre[i]];
    if (x === y) continue;
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

type Operator = '>' | '>=' | '<' | '<=' | '=';
interface Comparator {
  readonly operator: Operator;
  readonly version: Version;
}
/** Sets of comparators: one set must hold, and in it all of them. */
type Range = readonly (readonly Comparator[])[];

/**
 * Reads a range as npm writes them: `^1.2`, `~1.2.3`, `>=1 <3`, `1.x`, `1.2 - 2.3`, alternatives with `||`. Undefined if
 * it is none.
 */
export function parseRange(text: string): Range | undefined {
  if (text.length > LONGEST) return undefined;
  const sets: Comparator[][] = [];
  for (const part of text.split('||')) {
    const set = parseSet(part.trim());
    if (!set) return undefined;
    sets.push(set);
  }
  return sets;
}

/**
 * Does a version satisfy a range? A pre-release does only if the range names a pre-release of the same three numbers.
 * False if either cannot be read.
 */
export function satisfies(version: string, range: string): boolean {
  const one = parseVersion(version);
  const sets = parseRange(range);
  if (!one || !sets) return false;
  return sets.some(
    (set) =>
      set.every((comparator) => holds(one, comparator)) &&
      (one.pre.length === 0 || set.some(({ version: { core, pre } }) => pre.length > 0 && core.every((part, i) => part === one.core[i]))),
  );
}

function holds(one: Version, { operator, version }: Comparator): boolean {
  const order = compareVersions(one, version);
  switch (operator) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
  }
}

function parseSet(text: string): Comparator[] | undefined {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(text);
  if (hyphen) {
    const [from, to] = [partial(hyphen[1]!), partial(hyphen[2]!)];
    if (!from || !to || from.operator || to.operator) return undefined;
    return [...atLeast(from), ...(to.parts.length === 3 ? [compare('<=', version(to))] : below(to, to.parts.length - 1))];
  }
  // an operator may stand apart from its version
  const words = text.replace(/([<>]=?|=|~>?|\^)\s+/g, '$1').split(/\s+/).filter(Boolean);
  const set: Comparator[] = [];
  for (const word of words) {
    const read = partial(word);
    if (!read) return undefined;
    set.push(...comparators(read));
  }
  return set;
}

/** A version with its operator; `parts` ends before the first that is missing or `x`. */
interface Partial {
  readonly operator: string;
  readonly parts: readonly number[];
  readonly pre: readonly (string | number)[];
}

function partial(word: string): Partial | undefined {
  const match = PARTIAL.exec(word);
  if (!match) return undefined;
  const written = match.slice(2, 5);
  const end = written.findIndex((part) => part === undefined || /[xX*]/.test(part));
  // a number behind an x means nothing
  if (end >= 0 && written.slice(end).some((part) => part !== undefined && !/[xX*]/.test(part))) return undefined;
  const parts = (end < 0 ? written : written.slice(0, end)).map(Number);
  return parts.every(Number.isSafeInteger) ? { operator: match[1] ?? '', parts, pre: end < 0 ? identifiers(match[5]) : [] } : undefined;
}

function comparators(one: Partial): readonly Comparator[] {
  const { operator, parts } = one;
  const known = parts.length;
  if (operator === '^') {
    // up to the next change of the first number that is not zero
    const first = parts.findIndex((part) => part > 0);
    return [...atLeast(one), ...below(one, first < 0 ? known - 1 : first)];
  }
  if (operator.startsWith('~')) return [...atLeast(one), ...below(one, Math.min(1, known - 1))];
  if (known === 3) return [compare((operator || '=') as Operator, version(one))];
  if (known === 0) return operator === '<' || operator === '>' ? [compare('<', { core: [0, 0, 0], pre: [0] })] : [];
  switch (operator) {
    case '>':
      return [compare('>=', next(one, known - 1, []))];
    case '<=':
      return below(one, known - 1);
    case '>=':
      return atLeast(one);
    case '<':
      return [compare('<', { ...version(one), pre: [0] })];
    default:
      return [...atLeast(one), ...below(one, known - 1)];
  }
}

const compare = (operator: Operator, version: Version): Comparator => ({ operator, version });

const version = ({ parts: [major = 0, minor = 0, patch = 0], pre }: Partial): Version => ({ core: [major, minor, patch], pre });

const atLeast = (one: Partial): Comparator[] => (one.parts.length === 0 ? [] : [compare('>=', version(one))]);

/** Below the next version by its part `index`, and below the pre-releases of that one. */
const below = (one: Partial, index: number): Comparator[] => (one.parts.length === 0 ? [] : [compare('<', next(one, index, [0]))]);

function next({ parts }: Partial, index: number, pre: readonly (string | number)[]): Version {
  const core = [0, 1, 2].map((i) => (i < index ? parts[i]! : i === index ? parts[i]! + 1 : 0));
  return { core: core as [number, number, number], pre };
}

function identifiers(text: string | undefined): (string | number)[] {
  return text === undefined ? [] : text.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

import type { Problem } from './problem.js';
import { err, ok, type Result } from './result.js';

/** Longer patterns are refused. */
export const LONGEST_PATTERN = 128;
/** A pattern is tried on texts of up to this many UTF-16 units; no longer text matches it. */
export const LONGEST_MATCHED = 256;
/** Ways through a pattern and a text of {@link LONGEST_MATCHED} that matching may have to try: some tens of milliseconds. */
const MOST_WAYS = 256 ** 3;

/** What stands before a quantifier: how many ways lead through it once, and whether repeating it multiplies them. */
interface Group {
  branches: number;
  ways: number;
  varies: boolean;
}

const refuse = (message: string, where?: number): Result<never, Problem> =>
  err({ code: 'unsafe-pattern', message, ...(where === undefined ? {} : { where: `character ${where + 1}` }) });

/**
 * Compiles a regular expression that came from outside, if matching it cannot take long. JavaScript tries alternatives
 * one after the other, so the number of ways is counted beforehand: a repeat counts once for each length of the text, an
 * alternative for each branch. What repeats something that varies itself, such as `(a+)+`, refers back or looks around is
 * refused. Flags `g` and `y` are dropped, since they make matching depend on what was matched before.
 */
export function safePattern(source: string, flags = ''): Result<RegExp, Problem> {
  if (source.length > LONGEST_PATTERN) return refuse(`A pattern has at most ${LONGEST_PATTERN} characters; this one has ${source.length}.`);
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch {
    return refuse(`"/${source}/${flags}" is not a regular expression.`);
  }
  const fault = weigh(source);
  return fault ?? ok(pattern);
}

/** True if the whole rule holds: the text is short enough and the pattern is found in it. */
export function matchesSafely(pattern: RegExp, text: string): boolean {
  return text.length <= LONGEST_MATCHED && pattern.test(text);
}

/** What is wrong with a pattern that compiles, if anything is. */
function weigh(source: string): Result<never, Problem> | undefined {
  const stack: Group[] = [{ branches: 1, ways: source.startsWith('^') && !source.includes('|') ? 1 : LONGEST_MATCHED, varies: false }];
  let last: Group | undefined; // the atom just read
  for (let i = 0; i < source.length; i++) {
    const group = stack.at(-1)!;
    const character = source[i]!;
    switch (character) {
      case '\\':
        if (/[1-9k]/.test(source[i + 1] ?? '')) return refuse('A pattern may not refer back to what it has matched.', i);
        i += 1;
        last = { branches: 1, ways: 1, varies: false };
        break;
      case '[':
        for (i += 1; source[i] !== ']'; i++) if (source[i] === '\\') i += 1;
        last = { branches: 1, ways: 1, varies: false };
        break;
      case '(':
        if (/^\(\?(?:[=!]|<[=!])/.test(source.slice(i))) return refuse('A pattern may not look ahead or behind.', i);
        if (source[i + 1] === '?') i = source.startsWith('(?<', i) ? source.indexOf('>', i) : source.indexOf(':', i);
        stack.push({ branches: 1, ways: 1, varies: false });
        last = undefined;
        break;
      case ')': {
        const closed = stack.pop()!;
        closed.ways *= closed.branches;
        closed.varies ||= closed.branches > 1;
        last = closed;
        multiply(stack.at(-1)!, closed);
        break;
      }
      case '|':
        group.branches += 1;
        last = undefined;
        break;
      case '*':
      case '+':
      case '?':
      case '{': {
        const quantifier = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(i));
        if (!quantifier || !last) {
          last = { branches: 1, ways: 1, varies: false };
          break;
        }
        i += quantifier[0].length - 1;
        const [, from, comma, to] = quantifier;
        const most = character === '?' ? 1 : from === undefined || (comma && !to) ? Infinity : Number(to || from);
        const least = character === '+' ? 1 : Number(from ?? 0);
        if (last.varies && most > 1) return refuse('A pattern may not repeat what varies itself, such as "(a+)+".', i);
        if (most < Infinity && most > LONGEST_MATCHED) return refuse(`A pattern may not repeat more than ${LONGEST_MATCHED} times.`, i);
        if (most > least) multiply(group, { branches: 1, ways: Math.min(most - least + 1, LONGEST_MATCHED), varies: true });
        last = undefined;
        break;
      }
      default:
        last = { branches: 1, ways: 1, varies: false };
    }
    if (stack.some(({ ways, branches }) => ways * branches > MOST_WAYS)) return refuse('There are too many ways in which this pattern can match; use fewer repeats and alternatives, or begin it with "^".', i);
  }
  return undefined;
}

function multiply(into: Group, by: Group): void {
  into.ways *= by.ways;
  into.varies ||= by.varies;
}

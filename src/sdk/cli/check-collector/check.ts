import type { Target } from './target.js';

/** What came of one check. */
export type Verdict =
  | { readonly kind: 'pass' }
  /** It is not so: what was seen instead. */
  | { readonly kind: 'fail'; readonly saw: string }
  /** It could not be tried, and why. */
  | { readonly kind: 'skip'; readonly why: string };

/** One thing that must hold of whatever takes events in. */
export interface Check {
  /** A stable name, `group/name`. */
  readonly id: string;
  /** What must be so. */
  readonly title: string;
  /** What to do where it is not. */
  readonly remedy: string;
  run(target: Target): Promise<Verdict>;
}

export const PASS: Verdict = { kind: 'pass' };
export const skip = (why: string): Verdict => ({ kind: 'skip', why });
/** Passes if it holds; otherwise tells what was seen. */
export const holds = (isSo: boolean, saw: string): Verdict => (isSo ? PASS : { kind: 'fail', saw });

/** The first that is not passed decides. */
export function all(...verdicts: readonly Verdict[]): Verdict {
  return verdicts.find(({ kind }) => kind === 'fail') ?? verdicts.find(({ kind }) => kind === 'skip') ?? PASS;
}

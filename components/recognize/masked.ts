import type { PersonalKind } from '../../src/survey/masking/mask.js';

/** All that is masked has a digit of some script in it, or an at sign. */
const MAY_BE_PERSONAL = /[\p{N}@\uff20\ufe6b]/u;

/** A text as it may leave the device. */
export interface MaskedText {
  readonly text: string;
  /** What was hidden in it. */
  readonly kinds: readonly PersonalKind[];
}

/** Hides personal data in what somebody wrote. What does that is loaded when there may be some; rejects if it cannot be. */
export async function masked(written: string): Promise<MaskedText> {
  // the half of a sign cannot be stored anywhere
  const text = written.trim().replace(/\0|\p{Surrogate}/gu, '\ufffd');
  if (!MAY_BE_PERSONAL.test(text)) return { text, kinds: [] };
  const { text: hidden, found } = (await import('../../src/survey/masking/mask.js')).maskText(text);
  return { text: hidden, kinds: [...new Set(found.map(({ kind }) => kind))] };
}

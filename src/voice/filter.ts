import { protectGroups } from '../metrics/statistics/privacy/groups.js';
import type { ScoreGroup } from './groups.js';
import { foldText } from './match.js';
import type { ThemesOf } from './themes/themes.js';
import type { Verbatim } from './verbatim.js';

/** Which verbatims are wanted; what is empty does not matter. */
export interface VoiceFilter {
  readonly group?: ScoreGroup | '';
  readonly kind?: Verbatim['kind'] | '';
  readonly touchpoint?: string;
  readonly area?: string;
  readonly theme?: string;
  readonly language?: string;
  readonly segment?: { readonly dimension: string; readonly value: string } | undefined;
  /** Words, anywhere in the text. */
  readonly search?: string;
}

/** What a filter leaves. */
export type Filtered =
  | { readonly kind: 'shown'; readonly verbatims: readonly Verbatim[]; readonly people: number }
  /** Fewer people than may be shown: none of what they wrote is. */
  | { readonly kind: 'too-few' };

export const isEmptyFilter = (filter: VoiceFilter): boolean => Object.values(filter).every((wish) => wish === undefined || wish === '');

const folded = new WeakMap<Verbatim, string>();
const wholeOf = (verbatim: Verbatim): string => {
  let text = folded.get(verbatim);
  if (text === undefined) folded.set(verbatim, (text = foldText(verbatim.text, verbatim.language).whole));
  return text;
};

/** Narrows verbatims down. Where fewer than `privacyThreshold` people are left nobody is shown, so that no filter leads to a person. */
export function filterVoices(verbatims: readonly Verbatim[], filter: VoiceFilter, themesOf: ThemesOf, privacyThreshold = 0): Filtered {
  const { group, kind, touchpoint, area, theme, language, segment, search } = filter;
  const sought = search ? foldText(search).whole.trim() : '';
  const left = isEmptyFilter(filter)
    ? verbatims
    : verbatims.filter(
        (one) =>
          (!group || one.score?.group === group) &&
          (!kind || one.kind === kind) &&
          (!touchpoint || one.touchpoint === touchpoint) &&
          (!area || one.area === area) &&
          (!language || one.language === language) &&
          (!segment || (one.segments && Object.hasOwn(one.segments, segment.dimension) && one.segments[segment.dimension] === segment.value)) &&
          (!sought || wholeOf(one).includes(sought)) &&
          (!theme || themesOf(one).includes(theme)),
      );
  const people = new Set(left.map(({ person }) => person)).size;
  return people > 0 && people < privacyThreshold ? { kind: 'too-few' } : { kind: 'shown', verbatims: left, people };
}

/** What can be chosen from: the values of something that enough people have, so that neither they nor those left over are few. */
export function choicesOf(verbatims: readonly Verbatim[], valueOf: (verbatim: Verbatim) => string | undefined, privacyThreshold = 0): readonly { readonly value: string; readonly people: number }[] {
  const people = new Map<string, Set<string>>();
  for (const verbatim of verbatims) {
    const value = valueOf(verbatim) ?? '';
    const known = people.get(value);
    if (known) known.add(verbatim.person);
    else people.set(value, new Set([verbatim.person]));
  }
  const groups = [...people].map(([value, { size }]) => ({ value, people: size }));
  const hidden = protectGroups(groups.map((one) => one.people), privacyThreshold);
  return groups.filter(({ value }, i) => !hidden[i] && value !== '').sort((a, b) => b.people - a.people || a.value.localeCompare(b.value));
}

import { CxError } from '../../../core/problem.js';
import { finite, notNegative } from '../../checks.js';

/** A group in one of two periods. */
export interface MixGroup {
  readonly id: string;
  /** Answers, or any other weight. */
  readonly n: number;
  /** Its figure: NPS, a share, a mean. May be null for a group of nobody. */
  readonly value: number | null;
}

/** What a group did to the change of the whole, in the unit of the figure. */
export interface MixRateGroup {
  readonly id: string;
  /** What its figure changed. 0 where it is in one period only: nothing can be told of how it changed. */
  readonly rate: number;
  /** What its share changed: it grew and lies above the rest, or shrank and lies below. */
  readonly mix: number;
  /** Whether it is in both periods. `after` only: it came; `before` only: it went. */
  readonly presence: 'both' | 'before' | 'after';
}

/** The change of a figure, divided among groups. `rate + mix` is `change`, but for rounding. */
export interface MixRate {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** What is due to groups that answer otherwise than before. */
  readonly rate: number;
  /** What is due to other people answering. Holds `came` and `went`. */
  readonly mix: number;
  /** The part of the mix that is due to groups in the later period only, and in the earlier only. */
  readonly came: number;
  readonly went: number;
  /** In order of name. */
  readonly groups: readonly MixRateGroup[];
}

/**
 * Kitagawa's decomposition of the change of a mean over groups into rate and mix (1955, JASA 50:1168), group by group.
 * Rate: mean share times change of the group's figure. Mix: change of share times how far its mean figure lies from that
 * of the whole. A group that is in one period only is all mix, with the figure that it has. Null where a period has
 * nobody.
 *
 * Use it first when a figure has moved: did the customers change, or their answers? For means over people only: NPS,
 * shares, means; not for medians. It depends on the groups chosen, does not say why, and has no interval: what a small
 * group did may be noise.
 *
 * @formula rate_g = (share + share_before) / 2 * change of the figure; mix_g = change of the share * (mean figure of the
 *   group - mean of the whole)
 * @throws CxError `not-a-number`, `out-of-range`, naming the period, the row and the field; `name-twice`
 */
export function mixRate(before: readonly MixGroup[], after: readonly MixGroup[]): MixRate | null {
  const earlier = periodOf(before, 'before');
  const later = periodOf(after, 'after');
  if (!earlier || !later) return null;
  const middle = (earlier.value + later.value) / 2;
  const ids = [...new Set([...earlier.groups.keys(), ...later.groups.keys()])].sort((a, b) => (a < b ? -1 : 1));
  const groups = ids.map((id): MixRateGroup => {
    const was = earlier.groups.get(id);
    const is = later.groups.get(id);
    const [from, to] = [was?.value ?? is!.value, is?.value ?? was!.value];
    const [shareFrom, shareTo] = [was?.share ?? 0, is?.share ?? 0];
    return {
      id,
      rate: ((shareFrom + shareTo) / 2) * (to - from),
      mix: (shareTo - shareFrom) * ((from + to) / 2 - middle),
      presence: was && is ? 'both' : was ? 'before' : 'after',
    };
  });
  const sum = (of: (group: MixRateGroup) => number): number => groups.reduce((total, group) => total + of(group), 0);
  return {
    before: earlier.value,
    after: later.value,
    change: later.value - earlier.value,
    rate: sum(({ rate }) => rate),
    mix: sum(({ mix }) => mix),
    came: sum(({ mix, presence }) => (presence === 'after' ? mix : 0)),
    went: sum(({ mix, presence }) => (presence === 'before' ? mix : 0)),
    groups,
  };
}

interface Period {
  readonly value: number;
  /** Those with anybody in them. */
  readonly groups: ReadonlyMap<string, { readonly share: number; readonly value: number }>;
}

function periodOf(rows: readonly MixGroup[], name: 'before' | 'after'): Period | null {
  const total = rows.reduce((sum, { n }, i) => sum + notNegative(n, `/${name}/${i}/n`), 0);
  const seen = new Set<string>();
  const groups = new Map<string, { share: number; value: number }>();
  let value = 0;
  rows.forEach((row, i) => {
    if (seen.has(row.id)) throw new CxError({ code: 'name-twice', message: `Two groups are called "${row.id}".`, where: `/${name}/${i}/id` });
    seen.add(row.id);
    if (row.n === 0) return;
    const share = row.n / total;
    groups.set(row.id, { share, value: finite(row.value as number, `/${name}/${i}/value`) });
    value += share * groups.get(row.id)!.value;
  });
  return total > 0 ? { value, groups } : null;
}

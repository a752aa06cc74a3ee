import type { Cube } from '../cube/cube.js';
import { readGroups } from '../cube/groups.js';
import { latestInstrument, read, readChange, type Query } from '../cube/read.js';
import type { ReadOptions } from '../definition.js';
import type { Reading } from '../reading.js';
import { mixRate, type MixGroup, type MixRate } from '../statistics/mix/mix-rate.js';
import type { Stretch } from './group-changes.js';

/** The name under which groups are put together that are too small to be shown. No group of a cube is called so. */
export const REST = '\u0000rest';

/**
 * Did the customers change, or their answers? The change of a figure between two stretches, divided among the groups of
 * a dimension into rate and mix (see mixRate). Groups that privacy hides in either stretch are put together as `REST`.
 * Null where a stretch has no figure, or all of it is hidden.
 *
 * Use it first when a figure has moved. Not for medians, and not to say why: it only says where a change comes from.
 *
 * @formula change = sum of rate + sum of mix, see mixRate
 * @source Kitagawa 1955; see mixRate
 * @throws CxError `unknown-metric`, `unknown-dimension`
 */
export function readMix(
  cube: Cube,
  dimension: string,
  query: Omit<Query, 'segment' | 'from' | 'to'>,
  later: Stretch,
  earlier: Stretch,
  options: ReadOptions = {},
): MixRate | null {
  const instrument = query.instrument === 'latest' ? latestInstrument(cube, { ...query, ...later }) : query.instrument;
  const asked: Query = instrument === undefined ? { metric: query.metric } : { metric: query.metric, instrument };
  const sideOf = (stretch: Stretch): Side => ({
    all: read(cube, { ...asked, ...stretch }, options),
    groups: readGroups(cube, dimension, { ...asked, ...stretch }, options),
  });
  const now = sideOf(later);
  const was = sideOf(earlier);
  // where the stretches were asked in unlike ways, a change would be one of questions
  if (readChange(cube, { ...asked, ...later }, { ...asked, ...earlier }, options) === null) return null;
  const hidden = new Set([...now.groups, ...was.groups].filter(({ reading }) => isHidden(reading)).map(({ value }) => value));
  const before = rowsOf(was, hidden);
  const after = rowsOf(now, hidden);
  return before && after && mixRate(before, after);
}

interface Side {
  readonly all: Reading;
  readonly groups: readonly { readonly value: string; readonly reading: Reading }[];
}

const isHidden = (reading: Reading): boolean => reading.kind === 'unmeasured' && (reading.reason === 'suppressed' || reading.reason === 'protects-others');

/**
 * The groups that are shown, and the rest as what they leave of the whole. Null where there is no such sum: unlike
 * instruments in a group, or a figure that is no mean over its n.
 */
function rowsOf({ all, groups }: Side, hidden: ReadonlySet<string>): MixGroup[] | null {
  if (all.kind !== 'measured') return null;
  const rows: MixGroup[] = [];
  let n = all.n;
  let sum = all.n * all.value;
  for (const { value, reading } of groups) {
    if (hidden.has(value)) continue;
    if (reading.kind === 'unmeasured' && reading.reason === 'unlike-instruments') return null;
    rows.push({ id: value, n: reading.n, value: reading.value });
    n -= reading.n;
    sum -= reading.n * (reading.value ?? 0);
  }
  if (n > 0) rows.push({ id: REST, n, value: sum / n });
  const addsUp = n > 0 ? hidden.size > 0 : n === 0 && Math.abs(sum) <= 1e-9 * all.n * (Math.abs(all.range[0]) + Math.abs(all.range[1]));
  return addsUp ? rows : null;
}

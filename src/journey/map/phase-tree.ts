import type { Phase, Touchpoint } from '../document/records.js';

/** Phases on two levels, and the touchpoints in one row. */
export interface PhaseTree {
  readonly macro: readonly Phase[];
  readonly micro: ReadonlyMap<string, readonly Phase[]>;
  /** The macro phase of every phase; of a macro phase, itself. */
  readonly macroOf: ReadonlyMap<string, Phase>;
  readonly touchpoints: readonly Touchpoint[];
  /** From which column to which (not included) a phase goes; `null` is no phase. */
  readonly stretch: ReadonlyMap<string | null, readonly [from: number, to: number]>;
}

/**
 * Two levels, whatever the document says: phases deeper down belong to their topmost one, and one of a circle, that with
 * the first id, is its top.
 *
 * @param phases and touchpoints, both in order
 */
export function phaseTree(phases: readonly Phase[], touchpoints: readonly Touchpoint[]): PhaseTree {
  const byId = new Map(phases.map((phase) => [phase.id, phase]));
  const macroOf = new Map<string, Phase>();
  for (const phase of phases) if (!macroOf.has(phase.id)) climb(phase, byId, macroOf);
  const macro: Phase[] = [];
  const micro = new Map<string, Phase[]>();
  for (const phase of phases) {
    const top = macroOf.get(phase.id)!;
    if (top === phase) macro.push(phase);
    else listAt(micro, top.id).push(phase);
  }
  const inPhase = new Map<string | null, Touchpoint[]>();
  for (const touchpoint of touchpoints) listAt(inPhase, touchpoint.phase !== null && byId.has(touchpoint.phase) ? touchpoint.phase : null).push(touchpoint);

  const row: Touchpoint[] = [];
  const stretch = new Map<string | null, readonly [number, number]>();
  const take = (phase: string | null): void => {
    for (const touchpoint of inPhase.get(phase) ?? []) row.push(touchpoint);
  };
  take(null);
  stretch.set(null, [0, row.length]);
  for (const { id } of macro) {
    const from = row.length;
    take(id);
    for (const inner of micro.get(id) ?? []) {
      const begin = row.length;
      take(inner.id);
      stretch.set(inner.id, [begin, row.length]);
    }
    stretch.set(id, [from, row.length]);
  }
  return { macro, micro, macroOf, touchpoints: row, stretch };
}

/** Goes up from a phase, and notes the top of all that were passed. */
function climb(start: Phase, byId: ReadonlyMap<string, Phase>, macroOf: Map<string, Phase>): void {
  const passed: Phase[] = [];
  const seen = new Set<Phase>();
  let here = start;
  let top: Phase | undefined;
  while (!top) {
    const known = macroOf.get(here.id);
    if (known) top = known;
    else if (seen.has(here)) {
      // a circle: that with the first id is its top
      const circle = passed.slice(passed.indexOf(here));
      top = circle.reduce((first, one) => (one.id < first.id ? one : first));
    } else {
      seen.add(here);
      passed.push(here);
      const parent = here.parent === undefined ? undefined : byId.get(here.parent);
      if (!parent) top = here;
      else here = parent;
    }
  }
  for (const phase of passed) macroOf.set(phase.id, top);
}

function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key);
  if (!list) map.set(key, (list = []));
  return list;
}

import type { Area } from './question.js';

/** Every area and touchpoint, those within others behind them. */
export const flatAreas = (areas: readonly Area[]): readonly Area[] => areas.flatMap((area) => [area, ...flatAreas(area.areas ?? [])]);

/** The way to an area or touchpoint, the outermost first; empty if it is not in the structure. */
export function wayTo(id: string, structure: readonly Area[]): readonly Area[] {
  for (const one of structure) {
    if (one.id === id) return [one];
    const inside = wayTo(id, one.areas ?? []);
    if (inside.length > 0) return [one, ...inside];
  }
  return [];
}

import type { nothing, TemplateResult } from 'lit';

/** Draws who else is at a map; what draws a journey together brings it along. */
export interface PeopleOnMap {
  /** Beneath the name of a touchpoint or phase. */
  head(at: string): TemplateResult | typeof nothing;
  /** Classes of a cell. */
  edge(at: string, row: string): string;
}

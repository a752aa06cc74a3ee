import { JourneyIndex } from '../map/journey-index.js';
import type { Journey } from '../document/journey.js';
import { figureRules } from './figures.js';
import type { JourneyFinding, LintContext } from './finding.js';
import { planRules } from './plans.js';
import { shapeRules } from './shape.js';

export interface JourneyLintOptions {
  /** The day on which it is looked at, as `2026-11-27`; figures are old or not by it. */
  readonly today: string;
  /** Figures of fewer answers are called few. Default 30. */
  readonly reliableFrom?: number;
}

const RANK = { error: 0, warning: 1, hint: 2 } as const;

/** What keeps a journey map from being true, or from being acted on: the gravest first, then from left to right. */
export function lintJourney(journey: Journey | JourneyIndex, { today, reliableFrom = 30 }: JourneyLintOptions): readonly JourneyFinding[] {
  const index = journey instanceof JourneyIndex ? journey : new JourneyIndex(journey);
  const context: LintContext = { index, today, reliableFrom };
  const place = ({ at }: JourneyFinding): number => {
    const column = index.columnOf(at);
    return column >= 0 ? column : index.get(at)?.type === 'phase' ? index.stretchOf(at)[0] - 0.5 : Infinity;
  };
  const found = [...figureRules(context), ...planRules(context), ...shapeRules(context)].map((finding, i) => ({ finding, i, place: place(finding) }));
  found.sort((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity] || (a.place === b.place ? a.i - b.i : a.place - b.place));
  return found.map(({ finding }) => finding);
}

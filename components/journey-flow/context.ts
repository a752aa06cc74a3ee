import type { Behind } from '../../src/journey/observed/discover/cases.js';
import type { FlowTexts, FlowTime } from './flow-texts.js';
import { END, START, type Flow, type FlowStep, type FlowWay } from './flow.js';
import type { Held } from './reading/conform.js';

/** What is counted by a number that can be opened: of the log, or of the map that it is held against. */
export type BehindNumber = Behind | { readonly kind: 'fit' | 'deviate' };

/** What somebody looks at more closely: a step, a way, or a number alone. */
export type Subject = { readonly kind: 'step'; readonly activity: number } | { readonly kind: 'way'; readonly from: number; readonly to: number } | null;

/** A number and what opens behind it. */
export interface Opening {
  readonly behind: BehindNumber;
  readonly title: string;
  readonly subject: Subject;
}

/** Are these the same number? By what is counted and not by its title: an activity may be called `Start`, as where all begin is. */
export const isSame = (a: BehindNumber, b: BehindNumber): boolean => a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);

/** What all views of a flow need. */
export interface FlowContext {
  readonly flow: Flow;
  readonly texts: FlowTexts;
  readonly time: FlowTime;
  /** The map that it is held against, once that is done. */
  readonly held: Held | null;
  readonly opened: Opening | null;
  open(opening: Opening): void;
}

/** What is at the end of a way. */
export function endName({ flow, texts }: FlowContext, end: number): string {
  if (end === START) return texts.text('flow.start');
  if (end === END) return texts.text('flow.end');
  return texts.step(flow.observed.log.activityNames[end]!);
}

/** `Call → Solved`, as a sentence: `From Call to Solved`. */
export function wayName(context: FlowContext, { from, to }: Pick<FlowWay, 'from' | 'to'>): string {
  const { text } = context.texts;
  const names = { from: endName(context, from), to: endName(context, to) };
  return text(from === START ? 'flow.way-begins' : to === END ? 'flow.way-ends' : from === to ? 'flow.way-again' : 'flow.way', names);
}

/** What opens behind a way. */
export function wayOpening(context: FlowContext, { from, to }: Pick<FlowWay, 'from' | 'to'>): Opening {
  const { goals, patience } = context.flow.observed;
  const behind: Behind = from === START ? { kind: 'start', activity: to } : to === END ? { kind: 'arrived', activity: from, patience, ...(goals && { goals }) } : { kind: 'edge', from, to };
  return { behind, title: wayName(context, { from, to }), subject: { kind: 'way', from, to } };
}

export function stepOpening({ texts }: FlowContext, { activity, name }: FlowStep): Opening {
  return { behind: { kind: 'activity', activity }, title: texts.step(name), subject: { kind: 'step', activity } };
}

/** Is it drawn in the map? Null where there is no map, or where many rare steps were put together. */
export function isDrawnStep({ held, flow }: FlowContext, { activity, name }: Pick<FlowStep, 'activity' | 'name'>): boolean | null {
  return held && flow.observed.log.other?.activity !== activity ? held.isDrawn(name) : null;
}

/** Is it a way between drawn steps that nobody drew? */
export function isUnexplained({ held, flow }: FlowContext, { from, to }: Pick<FlowWay, 'from' | 'to'>): boolean {
  const { activityNames } = flow.observed.log;
  return held !== null && from !== START && to !== END && held.wayState(activityNames[from]!, activityNames[to]!) === 'unexplained';
}

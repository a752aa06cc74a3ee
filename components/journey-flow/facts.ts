import { html, nothing, type TemplateResult } from 'lit';
import type { Behind } from '../../src/journey/observed/discover/cases.js';
import { isDrawnStep, isSame, isUnexplained, wayOpening, type BehindNumber, type FlowContext, type Subject } from './context.js';
import type { FlowStep, FlowWay } from './flow.js';

/** Something that is counted of a step or a way. */
export interface Fact {
  /** The text that names it: `flow.fact.{name}`. */
  readonly name: 'cases' | 'starts' | 'went-on' | 'arrived' | 'open' | 'dropped' | 'again' | 'other-out' | 'times' | 'time' | 'drawn';
  /** A number of cases, which can be opened; null for what is only told. */
  readonly count: number | null;
  readonly behind: BehindNumber | null;
  /** What stands behind the number. */
  readonly more: string;
}

/** All that is counted of a step. `cases = went on + arrived + open + dropped`. */
export function stepFacts(context: FlowContext, step: FlowStep): readonly Fact[] {
  const { flow, texts } = context;
  const { goals, patience } = flow.observed;
  const { activity, at, rework } = step;
  const fate = (kind: 'arrived' | 'open' | 'dropped'): Behind => ({ kind, activity, patience, ...(goals && { goals }) });
  const drawn = isDrawnStep(context, step);
  const counted = (name: Fact['name'], count: number, behind: Behind, more = ''): Fact => ({ name, count, behind, more });
  const told = (name: Fact['name'], more: string): Fact => ({ name, count: null, behind: null, more });
  return [
    counted('cases', step.cases, { kind: 'activity', activity }, texts.percent(step.share)),
    told('times', texts.number(step.events)),
    counted('starts', step.starts, { kind: 'start', activity }),
    counted('went-on', at.wentOn, { kind: 'went-on', activity }),
    counted('arrived', at.arrived, fate('arrived')),
    ...(goals ? [counted('dropped', at.dropped, fate('dropped'), at.dropped > 0 ? texts.share(at.share) : '')] : []),
    ...(at.open > 0 ? [counted('open', at.open, fate('open'))] : []),
    counted('again', rework?.again ?? 0, { kind: 'again', activity }, rework ? texts.text('flow.times-each', { times: texts.decimal(rework.timesEach) }) : ''),
    ...(step.otherOut > 0 ? [told('other-out', texts.text('flow.times-gone', { count: step.otherOut }))] : []),
    ...(drawn === null ? [] : [told('drawn', texts.text(drawn ? 'flow.drawn' : 'flow.undrawn'))]),
  ];
}

/** All that is counted of a way. */
export function wayFacts(context: FlowContext, way: FlowWay): readonly Fact[] {
  const { texts, held } = context;
  const { behind } = wayOpening(context, way);
  return [
    { name: 'cases', count: way.cases, behind, more: texts.percent(way.share) },
    { name: 'times', count: null, behind: null, more: texts.number(way.count) },
    ...(way.time ? [{ name: 'time' as const, count: null, behind: null, more: texts.times(way.time) }] : []),
    ...(held && isUnexplained(context, way) ? [{ name: 'drawn' as const, count: null, behind: null, more: texts.text('flow.unexplained') }] : []),
  ];
}

/** A number that opens the cases behind it; one of nobody opens nothing. */
export function renderNumber({ texts, open, opened }: FlowContext, count: number, behind: BehindNumber, title: string, subject: Subject): TemplateResult {
  if (count === 0) return html`<span class="none">0</span>`;
  return html`<button class="number" aria-expanded=${String(opened !== null && isSame(opened.behind, behind))} title=${texts.text('flow.open', { title })} @click=${() => open({ behind, title, subject })}>${texts.number(count)}</button>`;
}

/** A fact in a list or table: the number, and what is said of it. */
export function renderFact(context: FlowContext, { name, count, behind, more }: Fact, of: string, subject: Subject): TemplateResult {
  const title = name === 'cases' ? of : context.texts.text('flow.fact-of', { fact: context.texts.text(`flow.fact.${name}`), of });
  return html`${count === null || !behind ? nothing : renderNumber(context, count, behind, title, subject)}${more === '' ? nothing : html` <span class=${count === null ? '' : 'quiet'}>${more}</span>`}`;
}

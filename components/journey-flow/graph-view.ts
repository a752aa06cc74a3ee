import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { endName, isDrawnStep, isSame, isUnexplained, stepOpening, wayName, wayOpening, type FlowContext } from './context.js';
import { END, START, type FlowStep, type FlowWay } from './flow.js';
import type { Ghost } from './picture.js';
import type { Layout, PlacedBox } from './layout/layout.js';

/** The drawing: what stands where, and which of it Tab comes to. */
export interface GraphProps {
  readonly layout: Layout;
  readonly ghosts: readonly Ghost[];
  readonly active: string;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly focusin: (event: FocusEvent) => void;
}

/** How thick a way is that all go, in pixels. */
const THICKEST = 14;

export const stepKey = (activity: number): string => `step ${activity}`;

/**
 * The graph. The lines are a drawing; what can be read and pressed is a list of steps, each with a list of the ways that
 * lead on from it, laid over the drawing. So whoever does not see it reads the journey in its order.
 */
export function renderGraph(context: FlowContext, props: GraphProps): TemplateResult {
  const { flow, texts } = context;
  const { layout, ghosts } = props;
  const from = (activity: number): readonly FlowWay[] => flow.ways.filter((way) => way.from === activity);
  return html`<div class=${`graph ${flow.chosen ? 'chosen' : ''}`} .style=${`inline-size: ${layout.width}px; block-size: ${layout.height}px`} @keydown=${props.keydown} @focusin=${props.focusin}>
    ${renderLines(context, layout)}
    <ul aria-label=${texts.text('flow.graph')}>
      ${[START, ...flow.steps, END].map((step) => {
        const activity = typeof step === 'number' ? step : step.activity;
        const ways = from(activity);
        return html`<li>
          ${typeof step === 'number' ? renderTerminal(context, props, step) : renderStep(context, props, step)}
          ${ways.length > 0 ? html`<ul aria-label=${texts.text('flow.ways-from', { from: endName(context, activity) })}>${repeat(ways, ({ key }) => key, (way) => html`<li>${renderWay(context, props, way)}</li>`)}</ul>` : nothing}
        </li>`;
      })}
      ${ghosts.map(({ key, name }) => html`<li><div class="node ghost" data-box=${key} .style=${at(layout.boxes.get(key))}><bdi class="name">${name}</bdi><span class="line">${texts.text('flow.never')}</span></div></li>`)}
    </ul>
  </div>`;
}

const at = (box: PlacedBox | undefined): string => (box ? `left: ${Math.round(box.x)}px; top: ${Math.round(box.y)}px` : '');

function renderLines(context: FlowContext, layout: Layout): TemplateResult {
  const { flow } = context;
  // those that are chosen lie above
  const ways = flow.ways.toSorted((a, b) => Number(flow.chosen?.has(a.key) ?? false) - Number(flow.chosen?.has(b.key) ?? false) || a.cases - b.cases);
  return html`<svg class="lines" width=${layout.width} height=${layout.height} viewBox=${`0 0 ${layout.width} ${layout.height}`} aria-hidden="true" focusable="false">
    ${ways.map((way) => {
      const placed = layout.ways.get(way.key);
      if (!placed) return nothing;
      const width = Math.max(1.25, Math.round(THICKEST * way.share * 10) / 10);
      const kind = [placed.kind, flow.chosen ? (flow.chosen.has(way.key) ? 'is-chosen' : 'is-not') : '', isUnexplained(context, way) ? 'unexplained' : ''].join(' ');
      return svg`<g class=${kind}><path class="way" d=${placed.path} stroke-width=${width}></path><path class="head" d=${headOf(placed.path, width)}></path></g>`;
    })}
  </svg>`;
}

/** The head of an arrow at the end of a path, in the direction in which that comes. */
function headOf(path: string, width: number): string {
  const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  const [end, before] = [points.at(-1)!, points.at(-2)!];
  const [dx, dy] = [end[0] - before[0], end[1] - before[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const half = Math.max(4, width * 0.5 + 2.5);
  const corner = (side: 1 | -1): string => `${round(end[0] - uy * half * side)},${round(end[1] + ux * half * side)}`;
  return `M${round(end[0] + ux * 7)},${round(end[1] + uy * 7)}L${corner(1)}L${corner(-1)}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const pressed = (event: Event): void => {
  const key = (event as KeyboardEvent).key;
  if (key !== 'Enter' && key !== ' ') return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).click();
};

function renderTerminal(context: FlowContext, { layout, active }: GraphProps, which: number): TemplateResult {
  const { flow, texts, open, opened } = context;
  const { dropOff, goals, patience } = flow.observed;
  const name = endName(context, which);
  const count = which === START ? flow.cases : dropOff.arrived;
  const opening = { behind: which === START ? ({ kind: 'went' } as const) : ({ kind: 'arrived', patience, ...(goals && { goals }) } as const), title: name, subject: null };
  return html`<div class="node terminal" role="button" aria-expanded=${String(opened !== null && isSame(opened.behind, opening.behind))} data-box=${stepKey(which)} data-stop=${stepKey(which)} tabindex=${active === stepKey(which) ? '0' : '-1'} .style=${at(layout.boxes.get(stepKey(which)))} @click=${() => open(opening)} @keydown=${pressed}>
    <span class="name">${name}</span><span class="line">${texts.cases(count)}</span>
    ${which === END && dropOff.dropped > 0 ? html`<span class="line">${texts.text('flow.dropped-in-all', { count: dropOff.dropped })}</span>` : nothing}
  </div>`;
}

function renderStep(context: FlowContext, { layout, active }: GraphProps, step: FlowStep): TemplateResult {
  const { flow, texts, open, opened } = context;
  const { text } = texts;
  const { at: fate, rework } = step;
  const key = stepKey(step.activity);
  const drawn = isDrawnStep(context, step);
  const isOpened = opened?.subject?.kind === 'step' && opened.subject.activity === step.activity;
  const kind = [drawn === false ? 'undrawn' : '', flow.chosen && ![...flow.chosen].some((way) => way.startsWith(`${step.activity}>`)) ? 'is-not' : ''].join(' ');
  return html`<div class=${`node step ${kind}`} role="button" aria-expanded=${String(isOpened)} data-box=${key} data-stop=${key} tabindex=${active === key ? '0' : '-1'} .style=${at(layout.boxes.get(key))} @click=${() => open(stepOpening(context, step))} @keydown=${pressed}>
    <bdi class="name">${texts.step(step.name)}</bdi><span class="unseen">. </span>
    <span class="line">${`${texts.cases(step.cases)} · ${texts.percent(step.share)}`}</span>
    ${fate.dropped > 0 ? html`<span class="line dropped">${down} ${text('flow.stop-here', { count: fate.dropped, share: texts.percent(fate.share.value ?? 0) })}</span>` : nothing}
    ${fate.open > 0 ? html`<span class="line">${text('flow.still-open', { count: fate.open })}</span>` : nothing}
    ${rework ? html`<span class="line">${round2} ${text('flow.came-back', { count: rework.again, times: texts.decimal(rework.timesEach) })}</span>` : nothing}
    ${step.starts > 0 && !step.startDrawn ? html`<span class="line">${text('flow.begin-here', { count: step.starts })}</span>` : nothing}
    ${fate.arrived > 0 && !step.endDrawn ? html`<span class="line">${text('flow.end-here', { count: fate.arrived })}</span>` : nothing}
    ${step.otherOut > 0 ? html`<span class="line">${text('flow.other-ways-on', { count: step.otherOut })}</span>` : nothing}
    ${drawn === false ? html`<span class="line mark">${text('flow.undrawn')}</span>` : nothing}
  </div>`;
}

const down = svg`<svg class="glyph" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="M6 1v6M3 5l3 3 3-3M2 11h8"></path></svg>`;
const round2 = svg`<svg class="glyph" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="M10 6a4 4 0 1 1-1.2-2.8M10 1v3H7"></path></svg>`;

/** The label of a way says how many go it and how long they take; in words for who does not see the line. */
function renderWay(context: FlowContext, { layout, active }: GraphProps, way: FlowWay): TemplateResult | typeof nothing {
  const { texts, time, open, opened } = context;
  const placed = layout.ways.get(way.key);
  const isOpened = opened?.subject?.kind === 'way' && opened.subject.from === way.from && opened.subject.to === way.to;
  const unexplained = isUnexplained(context, way);
  const key = `way ${way.key}`;
  return html`<div class=${`label ${context.flow.chosen ? (context.flow.chosen.has(way.key) ? 'is-chosen' : 'is-not') : ''}`} role="button" aria-expanded=${String(isOpened)} data-way=${way.key} data-stop=${key} tabindex=${active === key ? '0' : '-1'}
    .style=${placed ? `left: ${Math.round(placed.label.x)}px; top: ${Math.round(placed.label.y)}px` : ''} @click=${() => open(wayOpening(context, way))} @keydown=${pressed}
    ><span class="unseen">${wayName(context, way)}: </span>${texts.number(way.cases)}<span class="unseen"> ${texts.text('flow.of-cases', { share: texts.percent(way.share), count: way.cases, times: texts.text('flow.times-gone', { count: way.count }) })}</span>${way.time
      ? html`<span class="time"><span class="unseen">, ${texts.text(`flow.time.${time}`)} </span>${texts.time(way.time, time)}</span>`
      : nothing}${unexplained ? html`<span class="mark">${texts.text('flow.unexplained-short')}</span>` : nothing}</div>`;
}

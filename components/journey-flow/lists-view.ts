import { html, nothing, type TemplateResult } from 'lit';
import { endName, isUnexplained, wayOpening, type FlowContext } from './context.js';
import { renderFact, renderNumber, stepFacts, wayFacts, type Fact } from './facts.js';
import { END, START, type FlowStep, type FlowWay } from './flow.js';
import { joined } from '../base/joined.js';

/** The same as the graph in tables: every step and every way with all that is counted of it, and what is not drawn. */
export function renderTables(context: FlowContext): TemplateResult {
  const { flow, texts, held } = context;
  const { text } = texts;
  const rows = flow.steps.map((step) => ({ step, facts: stepFacts(context, step) }));
  const columns = [...new Set(rows.flatMap(({ facts }) => facts.map(({ name }) => name)))].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const steps = text('flow.steps');
  const ways = text('flow.ways');
  return html`<div class="wide" role="region" tabindex="0" aria-label=${text('flow.scrolls', { what: steps })}><table>
      <caption>${steps}</caption>
      <thead><tr><th scope="col">${text('flow.step')}</th>${columns.map((name) => html`<th scope="col" class="figure">${text(`flow.fact.${name}`)}</th>`)}</tr></thead>
      <tbody>${rows.map(({ step, facts }) => html`<tr><th scope="row"><bdi>${texts.step(step.name)}</bdi></th>${columns.map((name) => html`<td class="figure">${cell(context, facts.find((fact) => fact.name === name), texts.step(step.name), step)}</td>`)}</tr>`)}</tbody>
    </table></div>
    <div class="wide" role="region" tabindex="0" aria-label=${text('flow.scrolls', { what: ways })}><table>
      <caption>${ways}</caption>
      <thead><tr><th scope="col">${text('flow.from')}</th><th scope="col">${text('flow.to')}</th><th scope="col" class="figure">${text('flow.fact.cases')}</th><th scope="col" class="figure">${text('flow.fact.share')}</th><th scope="col" class="figure">${text('flow.fact.times')}</th>
        <th scope="col" class="figure">${text('flow.time.median')}</th><th scope="col" class="figure">${text('flow.time.p90')}</th><th scope="col" class="figure">${text('flow.time.mean')}</th>${held ? html`<th scope="col">${text('flow.fact.drawn')}</th>` : nothing}</tr></thead>
      <tbody>${flow.ways.map((way) => html`<tr>
          <th scope="row"><bdi>${endName(context, way.from)}</bdi></th><td><bdi>${endName(context, way.to)}</bdi></td>
          <td class="figure">${renderWayNumber(context, way)}</td><td class="figure">${texts.percent(way.share)}</td><td class="figure">${texts.number(way.count)}</td>
          ${(['median', 'p90', 'mean'] as const).map((which) => html`<td class="figure">${way.time ? texts.time(way.time, which) : '\u2013'}</td>`)}
          ${held ? html`<td>${way.time === null ? '\u2013' : text(isUnexplained(context, way) ? 'flow.unexplained' : held.wayState(flow.observed.log.activityNames[way.from]!, flow.observed.log.activityNames[way.to]!) === null ? 'flow.undrawn-end' : 'flow.drawn')}</td>` : nothing}
        </tr>`)}</tbody>
    </table></div>`;
}

const ORDER: readonly Fact['name'][] = ['cases', 'times', 'starts', 'went-on', 'arrived', 'dropped', 'open', 'again', 'other-out', 'time', 'drawn'];

const cell = (context: FlowContext, fact: Fact | undefined, of: string, { activity }: FlowStep): TemplateResult | string => (fact ? renderFact(context, fact, of, { kind: 'step', activity }) : '\u2013');

function renderWayNumber(context: FlowContext, way: FlowWay): TemplateResult {
  const { behind, title, subject } = wayOpening(context, way);
  return renderNumber(context, way.cases, behind, title, subject);
}

/** The same as headings and lists, for a phone and for reading aloud: each step, what is counted of it, and where it leads. */
export function renderOutline(context: FlowContext): TemplateResult {
  const { flow, texts } = context;
  const { text } = texts;
  const leading = (from: number): readonly FlowWay[] => flow.ways.filter((way) => way.from === from);
  const list = (ways: readonly FlowWay[]): TemplateResult | typeof nothing =>
    ways.length === 0 ? nothing : html`<h4>${text('flow.leads-on')}</h4><ul class="facts">${ways.map((way) => html`<li><bdi>${way.to === END ? text('flow.end') : endName(context, way.to)}</bdi>: ${renderWayNumber(context, way)} <span>${joined(texts.texts.locale, wayFacts(context, way).filter(({ name }) => name !== 'times').map(({ more }) => more))}</span></li>`)}</ul>`;
  return html`<div class="outline">
    <section><h3>${text('flow.start')}</h3>${list(leading(START))}</section>
    ${flow.steps.map((step) => html`<section>
      <h3><bdi>${texts.step(step.name)}</bdi></h3>
      <ul class="facts">${stepFacts(context, step).filter(({ count }) => count !== 0).map((fact) => html`<li>${text(`flow.fact.${fact.name}`)}: ${renderFact(context, fact, texts.step(step.name), { kind: 'step', activity: step.activity })}</li>`)}</ul>
      ${list(leading(step.activity))}
    </section>`)}
  </div>`;
}

/** What is not drawn, so that all sums add up; and how the map and what customers did fit. */
export function renderRest(context: FlowContext): TemplateResult {
  const { flow, texts, held } = context;
  const { text } = texts;
  const { other } = flow.limited;
  const rare = flow.observed.log.other;
  const transitions = flow.observed.graph.events - flow.cases;
  return html`
    ${other.edges > 0
      ? html`<p class="rest">${text('flow.other-ways', { count: other.edges, times: texts.number(other.count), of: texts.number(transitions), share: texts.percent(other.count / transitions) })}
          <button @click=${() => context.open({ behind: { kind: 'other-edges', edges: flow.limited.edges }, title: text('flow.other-ways-title'), subject: null })}>${text('flow.other-ways-open')}</button></p>`
      : nothing}
    ${rare ? html`<p class="rest">${text('flow.rare-told', { count: rare.names.length })} <span class="quiet">${rare.names.slice(0, 12).map((name, i) => html`${i > 0 ? ', ' : ''}<bdi>${name}</bdi>`)}${rare.names.length > 12 ? text('flow.and-more', { count: rare.names.length - 12 }) : ''}</span></p>` : nothing}
    ${held ? renderHeld(context) : nothing}`;
}

function renderHeld(context: FlowContext): TemplateResult {
  const { texts, held } = context;
  const { text } = texts;
  const { conformance, never, neverGone } = held!;
  const { fitting, undrawn } = conformance;
  const deviate = fitting.of - fitting.count;
  const number = (count: number, kind: 'fit' | 'deviate'): TemplateResult => renderNumber(context, count, { kind }, text(`flow.${kind}`), null);
  return html`<section part="conformance" aria-label=${text('flow.against-map')}>
    <h3>${text('flow.against-map')}</h3>
    <dl>
      <div><dt>${text('flow.fit')}</dt><dd>${number(fitting.count, 'fit')} <span class="quiet">${texts.share(fitting)}</span></dd></div>
      <div><dt>${text('flow.deviate')}</dt><dd>${number(deviate, 'deviate')}</dd></div>
      <div><dt>${text('flow.undrawn-steps')}</dt><dd>${undrawn.length === 0 ? text('flow.none') : html`<ul>${undrawn.slice(0, MOST).map(({ name, cases, share }) => html`<li><bdi>${texts.step(name)}</bdi> <span class="quiet">${texts.cases(cases)}, ${texts.percent(share.value ?? 0)}</span></li>`)}</ul>`}${undrawn.length > MOST ? text('flow.and-more', { count: undrawn.length - MOST }) : ''}</dd></div>
      <div><dt>${text('flow.never-steps')}</dt><dd>${never.length === 0 ? text('flow.none') : html`<ul>${never.slice(0, MOST).map(({ touchpoint }) => html`<li><bdi>${touchpoint.name || touchpoint.id}</bdi></li>`)}</ul>`}${never.length > MOST ? text('flow.and-more', { count: never.length - MOST }) : ''}</dd></div>
      ${neverGone.length > 0 ? html`<div><dt>${text('flow.never-ways')}</dt><dd><ul>${neverGone.slice(0, MOST).map(({ from, to }) => html`<li>${text('flow.way', { from: from.name || from.id, to: to.name || to.id })}</li>`)}</ul>${neverGone.length > MOST ? text('flow.and-more', { count: neverGone.length - MOST }) : ''}</dd></div>` : nothing}
    </dl>
  </section>`;
}

/** So many of a list are told. */
const MOST = 20;


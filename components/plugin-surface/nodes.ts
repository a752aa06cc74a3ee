import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { UiNode } from '../../src/host/ui/tree.js';
import type { Localizer } from '../base/localize.js';

/** What drawing a tree needs from its element. */
export interface Drawing {
  readonly texts: Localizer;
  /** A name for a group of choices, one of ours. */
  nextGroup(): string;
  /** Tells the plugin; nothing happens for an element that it has given no handler. */
  act(node: UiNode, value: string | boolean): void;
}

type Of<Tag extends UiNode['tag']> = Extract<UiNode, { tag: Tag }>;
type Drawers = { readonly [Tag in UiNode['tag']]: (node: Of<Tag>, drawing: Drawing) => TemplateResult };

/** Draws elements below one another; each keeps its place, its focus and what was typed into it as long as its key does. */
export function drawNodes(nodes: readonly UiNode[], drawing: Drawing): unknown {
  const times = new Map<string, number>();
  const keyed = nodes.map((node) => {
    const name = `${node.tag} ${node.key}`;
    times.set(name, (times.get(name) ?? 0) + 1);
    return { node, key: `${name} ${times.get(name)}` };
  });
  return repeat(keyed, ({ key }) => key, ({ node }) => draw(node, drawing));
}

function draw(node: UiNode, drawing: Drawing): TemplateResult {
  return (drawers[node.tag] as (node: UiNode, drawing: Drawing) => TemplateResult)(node, drawing);
}

// Text of a plugin can run in another direction than the page; `dir="auto"` keeps it to itself.
const drawers: Drawers = {
  'cx-stack': ({ props, children }, drawing) => html`<div class=${props.direction === 'row' ? 'row' : 'column'}>${drawNodes(children, drawing)}</div>`,
  'cx-list': ({ props, children }, drawing) => {
    const items = children.map((child) => html`<li>${draw(child, drawing)}</li>`);
    return props.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
  },
  'cx-heading': ({ props }) => html`<h3 dir="auto">${props.text}</h3>`,
  'cx-text': ({ props }) => html`<p dir="auto" class=${props.tone ?? 'normal'}>${props.text}</p>`,
  'cx-status': ({ props }) => html`<p role="status" dir="auto">${props.text}</p>`,
  'cx-button': (node, drawing) => html`<button type="button" dir="auto" class=${node.props.kind ?? 'plain'} ?disabled=${node.props.disabled ?? false} @click=${() => drawing.act(node, true)}>${node.props.label}</button>`,
  'cx-field': (node, drawing) => {
    const { label, value = '', lines = 1, disabled = false } = node.props;
    const told = (event: Event): void => drawing.act(node, (event.target as HTMLInputElement).value.slice(0, 2000));
    // no `name`, no `type` of its own: nothing that a password manager would fill in
    return html`<label class="field"><span dir="auto">${label}</span>${lines > 1
      ? html`<textarea dir="auto" rows=${lines} maxlength="2000" autocomplete="off" ?disabled=${disabled} .value=${live(value)} @change=${told}></textarea>`
      : html`<input type="text" dir="auto" maxlength="2000" autocomplete="off" ?disabled=${disabled} .value=${live(value)} @change=${told}>`}</label>`;
  },
  'cx-choice': (node, drawing) => {
    const { label, options, value, disabled = false } = node.props;
    const group = drawing.nextGroup();
    return html`<fieldset ?disabled=${disabled}><legend dir="auto">${label}</legend>${options.map(
      (option) => html`<label class="option"><input type="radio" name=${group} .checked=${live(option.value === value)} @change=${() => drawing.act(node, option.value)}><span dir="auto">${option.label}</span></label>`,
    )}</fieldset>`;
  },
  'cx-check': (node, drawing) =>
    html`<label class="option"><input type="checkbox" ?disabled=${node.props.disabled ?? false} .checked=${live(node.props.checked ?? false)} @change=${(event: Event) => drawing.act(node, (event.target as HTMLInputElement).checked)}><span dir="auto">${node.props.label}</span></label>`,
  'cx-link': ({ props }) => html`<a href=${props.href} target="_blank" rel="noopener noreferrer nofollow" dir="auto">${props.label}</a>`,
  'cx-figure': ({ props: { label, value, n, low, high, unit } }, { texts }) => {
    const number = (one: number): string => texts.number(one, { maximumFractionDigits: 2 });
    const between = typeof low === 'number' && typeof high === 'number' ? `, ${texts.text('surface.interval', { low: number(low), high: number(high) })}` : '';
    return html`<dl><dt dir="auto">${label}</dt><dd class=${value === null ? 'value absent' : 'value'}>${value === null ? texts.text('surface.no-figure') : html`${number(value)}${unit ? html` <bdi>${unit}</bdi>` : nothing}`}</dd><dd class="evidence">${texts.text('figure.answers', { count: n })}${value === null ? nothing : between}</dd></dl>`;
  },
  'cx-bars': ({ props: { label, bars } }, { texts }) => {
    const highest = Math.max(...bars.map(({ value }) => value), 0) || 1;
    return html`<figure><figcaption dir="auto">${label}</figcaption>${bars.map(
      (bar) => html`<div class="bar"><span dir="auto">${bar.label}</span><svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${svg`<rect width=${(100 * bar.value) / highest} height="1"></rect>`}</svg><span>${texts.number(bar.value, { maximumFractionDigits: 2 })}</span></div>`,
    )}</figure>`;
  },
  'cx-table': ({ props: { caption, columns, rows } }, { texts }) => html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}><table><caption dir="auto">${caption}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col" dir="auto">${column}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${columns.map((_, i) => html`<td dir="auto">${typeof row[i] === 'number' ? texts.number(row[i], { maximumFractionDigits: 4 }) : (row[i] ?? nothing)}</td>`)}</tr>`)}</tbody></table></div>`,
};

/** Is there anything in which people could type? */
export function hasFields(nodes: readonly UiNode[]): boolean {
  return nodes.some(({ tag, children }) => tag === 'cx-field' || hasFields(children));
}

import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Choice, QuestionOf } from '../../../src/model/index.js';
import { inOrder } from '../../../src/survey/view.js';
import { lookStyles } from '../../asking/looks.styles.js';
import { group, settle, type Asked, type QuestionView } from '../../asking/question-view.js';
import { draggable } from './drag-rows.js';

export const messages = {
  'survey.ranking.hint': 'Choose one after the other, what comes first for you at the beginning. You can move them afterwards.',
  'survey.ranking.placed': { one: '{done} of {count} in order', other: '{done} of {count} in order' },
  'survey.ranking.yours': 'Your order',
  'survey.ranking.rest': 'Not in order yet',
  'survey.ranking.up': 'Move up: {name}',
  'survey.ranking.down': 'Move down: {name}',
  'survey.ranking.out': 'Take out: {name}',
  'survey.ranking.at': '{name}: place {place} of {count}',
  'survey.ranking.left': '{name}: no longer in order',
  'survey.problem.rank-missing': { one: 'Please put {count} in order.', other: 'Please put {count} in order.' },
} as const;

type Ranking = Asked<QuestionOf<'ranking'>>;

/** The same list with one thing at another place. */
function moved(order: readonly string[], id: string, to: number): string[] {
  const others = order.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** Says where something is now, and puts the focus where the customer goes on: what moves loses it. */
async function follow(frame: Element, said: string, id: string, which: readonly string[]): Promise<void> {
  await (frame.getRootNode() as ShadowRoot & { host: { updateComplete?: Promise<unknown> } }).host.updateComplete;
  frame.querySelector('[role=status]')!.textContent = said;
  const row = frame.querySelector(`[data-id="${CSS.escape(id)}"]`);
  const target = which.map((name) => row?.querySelector<HTMLElement>(`${name}:not([aria-disabled=true])`)).find(Boolean) ?? frame.querySelector<HTMLElement>('.rest button, .order button');
  target?.focus();
}

function renderPlaced(asked: Ranking, choice: Choice, index: number, order: readonly string[], count: number): TemplateResult {
  const { say, texts: { text }, answer, input, disabled } = asked;
  const name = say(choice.text);
  const put = (from: Element, to: number, which: string): void => {
    const frame = from.closest('[part=question]')!;
    if (to < 0 || to >= order.length) return;
    answer({ kind: 'ranking', order: moved(order, choice.id, to) }, { input: input() });
    settle(frame);
    void follow(frame, text('survey.ranking.at', { name, place: to + 1, count }), choice.id, [which, '.up', '.down']);
  };
  const takeOut = (event: Event): void => {
    const frame = (event.currentTarget as Element).closest('[part=question]')!;
    const rest = order.filter((one) => one !== choice.id);
    answer(rest.length > 0 ? { kind: 'ranking', order: rest } : null, { input: input() });
    settle(frame);
    void follow(frame, text('survey.ranking.left', { name }), choice.id, ['button']);
  };
  const button = (which: string, sign: TemplateResult, off: boolean, onClick: (event: Event) => void): TemplateResult =>
    html`<button type="button" class=${which} aria-label=${text(`survey.ranking.${which}`, { name })} aria-disabled=${off ? 'true' : nothing} @click=${onClick}>${sign}</button>`;
  return html`<li data-id=${choice.id}
      ${draggable(disabled ? undefined : (dragged, to) => put(dragged, to, '.up'))}>
    <span class="grip" aria-hidden="true">${GRIP}</span><span class="number" aria-hidden="true">${asked.texts.number(index + 1)}</span> <span class="name">${name}</span>
    <span class="moves">
      ${button('up', UP, index === 0, ({ currentTarget }) => put(currentTarget as Element, index - 1, '.up'))} ${button('down', DOWN, index === order.length - 1, ({ currentTarget }) => put(currentTarget as Element, index + 1, '.down'))} ${button('out', OUT, false, takeOut)}
    </span>
  </li>`;
}

function renderRest(asked: Ranking, choice: Choice, order: readonly string[], count: number): TemplateResult {
  const name = asked.say(choice.text);
  const add = (event: Event): void => {
    const frame = (event.currentTarget as Element).closest('[part=question]')!;
    const next = (event.currentTarget as Element).closest('li')!.nextElementSibling ?? (event.currentTarget as Element).closest('li')!.previousElementSibling;
    asked.answer({ kind: 'ranking', order: [...order, choice.id] }, { input: asked.input() });
    settle(frame);
    const following = order.length + 1 < count ? (next?.getAttribute('data-id') ?? choice.id) : choice.id;
    void follow(frame, asked.texts.text('survey.ranking.at', { name, place: order.length + 1, count }), following, ['button']);
  };
  return html`<li data-id=${choice.id}><button type="button" ?disabled=${asked.disabled} @click=${add}>${name}</button></li>`;
}

const icon = (path: TemplateResult): TemplateResult => html`<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;
const UP = icon(svg`<path d="M12 19V5M6 11l6-6 6 6" />`);
const DOWN = icon(svg`<path d="M12 5v14M6 13l6 6 6-6" />`);
const OUT = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
const GRIP = icon(svg`<path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" />`);

/**
 * Questions that ask for an order. It is made by choosing, so no order stands there that nobody chose; then it can be changed by
 * buttons or by dragging.
 */
export const rankingView: QuestionView<QuestionOf<'ranking'>> = {
  messages,
  styles: [
    lookStyles,
    css`
      .ranking {
        display: grid;
        gap: calc(2 * var(--_space));
        margin: calc(2 * var(--_space)) 0;
        padding: 0;
        list-style: none;
      }
      .order > li,
      .rest button {
        display: flex;
        align-items: center;
        gap: calc(2 * var(--_space));
        inline-size: 100%;
        min-block-size: max(44px, 2.75em);
        padding: calc(2 * var(--_space)) calc(3 * var(--_space));
        border: 1px solid var(--_edge);
        border-radius: var(--_radius);
        text-align: start;
        line-height: 1.3;
      }
      .order > li {
        border-color: var(--_accent);
        padding-block: 0;
        padding-inline: 0;
      }
      .rest button {
        border-style: dashed;
      }
      .rest button:hover {
        background: var(--_wash);
      }
      .order .name {
        flex: 1;
        min-inline-size: 0;
        padding-block: calc(2 * var(--_space));
        overflow-wrap: anywhere;
      }
      .number {
        min-inline-size: 1.2em;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        color: var(--_accent);
        text-align: center;
      }
      .moves {
        display: flex;
        flex: none;
      }
      .moves button {
        display: grid;
        place-items: center;
        inline-size: 44px;
        padding: 0;
        border-color: transparent;
      }
      .moves button:hover {
        background: var(--_wash);
      }
      .moves [aria-disabled] {
        opacity: 0.35;
        cursor: default;
      }
      .ranking svg {
        inline-size: 1.25em;
        fill: none;
        stroke: currentColor;
        stroke-width: 2;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .grip {
        display: grid;
        place-items: center;
        align-self: stretch;
        inline-size: 2.25em;
        color: var(--_quiet);
        cursor: grab;
        touch-action: none;
      }
      fieldset:disabled .grip {
        visibility: hidden;
      }
      .order > .dragged {
        position: relative;
        z-index: 1;
        background: Canvas;
        color: CanvasText;
        box-shadow: 0 4px 12px rgb(0 0 0 / 0.25);
        cursor: grabbing;
      }
      @container (inline-size < 24em) {
        .order > li {
          flex-wrap: wrap;
        }
        .order .name {
          flex-basis: 50%;
        }
        .moves {
          margin-inline-start: auto;
        }
      }
      @media (prefers-reduced-motion: no-preference) {
        .order:has(.dragged) > li:not(.dragged) {
          transition: transform 150ms;
        }
      }
    `,
  ],
  render(asked) {
    const { question, given, id, texts: { text, number } } = asked;
    const known = new Map(question.choices.map((choice) => [choice.id, choice]));
    const order = given?.kind === 'ranking' ? given.order.filter((one) => known.has(one)) : [];
    const count = Math.min(question.top ?? known.size, known.size);
    const rest = inOrder(asked, question, question.choices).filter((choice) => !order.includes(choice.id));
    return group(
      asked,
      html`<p class="quiet">${text('survey.ranking.hint')} ${text('survey.ranking.placed', { done: number.call(asked.texts, order.length), count })}</p>
        ${order.length > 0
          ? html`<ol class="ranking order" aria-label=${text('survey.ranking.yours')}>${repeat(order, (one) => one, (one, index) => renderPlaced(asked, known.get(one)!, index, order, count))}</ol>`
          : nothing}
        ${rest.length > 0 && order.length < count
          ? html`<ul class="ranking rest" part="choices" aria-label=${text('survey.ranking.rest')}>${repeat(rest, (choice) => choice.id, (choice) => renderRest(asked, choice, order, count))}</ul>`
          : nothing}
        <p class="spoken" role="status" id="${id}-said"></p>`,
      'group',
      true,
    );
  },
};

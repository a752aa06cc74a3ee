import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { ACTION_STATUSES, type Action, type ActionStatus, type HistoryEntry } from '../../src/actions/action.js';
import type { EffectPart } from './effect-part.js';
import { dayText, dueText, expectedText, fieldNames, figureName, isolated, momentText, sourceText, statusName, who, type Words } from './words.js';

/** What can be done to a card. */
export interface CardActs {
  readonly move: (action: Action, to: { readonly status?: ActionStatus; readonly by?: -1 | 1 }) => void;
  readonly edit: (action: Action) => void;
  readonly toggle: (action: Action, what: 'menu' | 'more') => void;
  readonly retry: (action: Action) => void;
}

/** How a card stands. */
export interface CardState {
  readonly words: Words;
  readonly acts: CardActs;
  /** Nothing can be changed. */
  readonly fixed: boolean;
  readonly menu: boolean;
  readonly more: boolean;
  readonly lost: boolean;
  /** Its place among those of its status, from 0, and how many there are. */
  readonly place: number;
  readonly count: number;
  readonly effect: EffectPart | undefined;
}

const GLYPHS: Readonly<Record<ActionStatus, SVGTemplateResult>> = {
  idea: svg`<circle cx="8" cy="8" r="6" stroke-dasharray="2.6 2.1"></circle>`,
  planned: svg`<circle cx="8" cy="8" r="6"></circle>`,
  'under-way': svg`<circle cx="8" cy="8" r="6"></circle><path class="full" d="M8 2a6 6 0 0 1 0 12z"></path>`,
  done: svg`<circle class="full" cx="8" cy="8" r="6"></circle><path class="tick" d="M5 8.2l2.2 2.2 4-4.6"></path>`,
  dropped: svg`<path d="M4 4l8 8M12 4l-8 8"></path>`,
};

/** The mark of a status. */
export const statusGlyph = (status: ActionStatus): TemplateResult => html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${GLYPHS[status]}</svg>`;

const ALARM = html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path class="full" d="M8 1.5 15 14H1z"></path><path class="tick" d="M8 6v4M8 11.6v.6"></path></svg>`;

/** How an action stands with its date: what is overdue has a mark and says so. */
export function renderDue(words: Words, action: Action): TemplateResult | typeof nothing {
  const { kind, text } = dueText(words, action);
  if (kind === 'none') return nothing;
  return html`<span class=${`due ${kind}`}>${kind === 'overdue' ? ALARM : nothing}${text}</span>`;
}

/** @param inPlace all of it is shown within it; @param alone it stands in no column that says its status */
export function renderCard(action: Action, state: CardState, inPlace: boolean, alone = false): TemplateResult {
  const { words, acts, fixed, more, effect } = state;
  const { text } = words.texts;
  const name = isolated(action.title);
  return html`<div class="card" part="card" data-id=${action.id} draggable=${fixed || alone ? 'false' : 'true'}>
    <h4 dir="auto" tabindex="-1">${action.title}</h4>
    <p class="quiet">${figureName(words, action)}</p>
    <p class="facts">${alone ? html`<span>${statusGlyph(action.status)} ${statusName(words, action.status)}</span>` : nothing}<span><bdi>${action.owner ?? text('board.owner.none')}</bdi></span>${renderDue(words, action)}</p>
    ${action.expected ? html`<p class="quiet">${expectedText(words, action.expected, action.metric)}</p>` : nothing}
    ${effect ? effect.renderShort(action) : nothing}
    ${state.lost ? renderLost(words, action, acts.retry) : nothing}
    <div class="acts">
      ${fixed ? nothing : renderMove(action, state)}
      ${fixed ? nothing : html`<button type="button" data-act="edit" aria-label=${text('board.of', { what: text('board.edit'), title: name })} @click=${() => acts.edit(action)}>${text('board.edit')}</button>`}
      <button type="button" data-act="more" aria-expanded=${more} aria-label=${text('board.of', { what: text(more ? 'board.less' : 'board.more'), title: name })} @click=${() => acts.toggle(action, 'more')}>${text(more ? 'board.less' : 'board.more')}</button>
    </div>
    ${more && inPlace ? renderMore(action, state) : nothing}
  </div>`;
}

/** What was done and could not be kept. */
export function renderLost({ texts: { text } }: Pick<Words, 'texts'>, action: Action, retry: (action: Action) => void): TemplateResult {
  return html`<p class="lost" role="alert">${text('board.lost', { title: isolated(action.title) })} <button type="button" @click=${() => retry(action)}>${text('board.again')}</button></p>`;
}

/** The way to move an action for who does not drag: a button that opens the places there are. */
export function renderMove(action: Action, { words, acts, menu, place, count }: CardState): TemplateResult {
  const { text } = words.texts;
  const name = isolated(action.title);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    acts.toggle(action, 'menu');
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>('[data-act=move]')?.focus();
  };
  /** Whoever goes on to something else has done with it. */
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget && !(currentTarget as Element).contains(relatedTarget as Node)) acts.toggle(action, 'menu');
  };
  return html`<div class="move" @keydown=${menu ? close : nothing} @focusout=${menu ? leave : nothing}>
    <button type="button" data-act="move" aria-expanded=${menu} aria-label=${text('board.of', { what: text('board.move'), title: name })} @click=${() => acts.toggle(action, 'menu')}>${text('board.move')}</button>
    ${menu
      ? html`<ul class="places">
          ${ACTION_STATUSES.map((status) => {
            const here = status === action.status;
            return html`<li>
              <button type="button" data-to=${status} ?disabled=${here} @click=${() => acts.move(action, { status })}>${statusGlyph(status)} ${here ? text('board.move.here', { status: statusName(words, status) }) : statusName(words, status)}</button>
            </li>`;
          })}
          <li><button type="button" data-to="up" ?disabled=${place <= 0} @click=${() => acts.move(action, { by: -1 })}>${text('board.move.up')}</button></li>
          <li><button type="button" data-to="down" ?disabled=${place >= count - 1} @click=${() => acts.move(action, { by: 1 })}>${text('board.move.down')}</button></li>
        </ul>`
      : nothing}
  </div>`;
}

/** Why, where from, what it did, and what was done to it. */
export function renderMore(action: Action, { words, effect }: Pick<CardState, 'words' | 'effect'>): TemplateResult {
  const { text } = words.texts;
  const { why, because, area, source, started, finished, history } = action;
  const dates = (['started', 'finished'] as const).flatMap((name) => (action[name] === undefined ? [] : [`${text(`board.form.${name}`)}: ${dayText(words, action[name])}`]));
  return html`<div class="more" part="details">
    ${why ? html`<p dir="auto" class="why">${why}</p>` : nothing}
    ${because ? html`<p>${text(`board.because.${because}`)}</p>` : nothing}
    ${area ? html`<p>${text('board.form.area')}: <bdi>${area}</bdi></p>` : nothing}
    ${source ? html`<p>${sourceText(words, source)}</p>${source.kind === 'verbatims' && source.quote ? html`<blockquote dir="auto">${source.quote}</blockquote>` : nothing}` : nothing}
    ${started !== undefined || finished !== undefined ? html`<p>${dates.join(' · ')}</p>` : nothing}
    ${effect ? effect.renderLong(action) : nothing}
    ${history.length > 0
      ? html`<details class="history">
          <summary>${text('board.history')}</summary>
          <ol>
            ${[...history].reverse().slice(0, 50).map((entry) => html`<li><time datetime=${entry.at}>${momentText(words, entry.at)}</time>: ${historyText(words, entry)}</li>`)}
          </ol>
        </details>`
      : nothing}
  </div>`;
}

/** All of an action, where there is room beside the cards. */
export function renderPanel(action: Action, words: Words, effect: EffectPart | undefined, close: () => void): TemplateResult {
  return html`<section part="panel" aria-labelledby="panel">
    <div class="head">
      <h3 id="panel" tabindex="-1" dir="auto">${action.title}</h3>
      <button type="button" @click=${close}>${words.texts.text('board.close')}</button>
    </div>
    ${renderMore(action, { words, effect })}
  </section>`;
}

function historyText(words: Words, { what, by, changes }: HistoryEntry): string {
  const status = changes.find(({ field }) => field === 'status')?.to;
  const key = what === 'moved' && status === undefined ? 'reordered' : what;
  return words.texts.text(`board.history.${key}`, {
    who: who(words, by),
    fields: fieldNames(words, changes.map(({ field }) => field)),
    status: typeof status === 'string' ? statusName(words, status as ActionStatus) : '',
  });
}

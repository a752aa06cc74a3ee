import { html, nothing, type TemplateResult } from 'lit';
import type { Action } from '../../src/actions/action.js';
import { renderDue, renderLost, renderMore, renderMove, statusGlyph, type CardState } from './card.js';
import { expectedShort, figureName, isolated, statusName, type Words } from './words.js';

/** The same as a table, which scrolls sideways within itself where it must. */
export function renderList(words: Words, actions: readonly Action[], stateOf: (action: Action) => CardState): TemplateResult {
  const { text } = words.texts;
  const measures = actions.some((action) => stateOf(action).effect);
  const columns = ['list.title', 'form.status', 'filter.metric', 'form.owner', 'form.due', 'list.expected', ...(measures ? ['list.measured'] : []), 'list.do'];
  return html`<div class="scroll" part="list" role="region" tabindex="0" aria-label=${text('board.list.caption')}>
    <table>
      <thead>
        <tr>${columns.map((name) => html`<th scope="col">${text(`board.${name}`)}</th>`)}</tr>
      </thead>
      <tbody>
        ${actions.map((action) => renderRow(action, stateOf(action), columns.length))}
      </tbody>
    </table>
  </div>`;
}

function renderRow(action: Action, state: CardState, width: number): TemplateResult {
  const { words, acts, fixed, more, effect, lost } = state;
  const { text } = words.texts;
  const name = isolated(action.title);
  return html`<tr data-id=${action.id}>
      <th scope="row" dir="auto" tabindex="-1">${action.title}</th>
      <td class="status">${statusGlyph(action.status)} ${statusName(words, action.status)}</td>
      <td>${figureName(words, action)}</td>
      <td><bdi>${action.owner ?? text('board.owner.none')}</bdi></td>
      <td>${renderDue(words, action)}</td>
      <td>${action.expected ? expectedShort(words, action.expected, action.metric) : '\u2013'}</td>
      ${width > 7 ? html`<td>${effect?.renderShort(action) ?? nothing}</td>` : nothing}
      <td>
        <div class="acts">
          ${fixed ? nothing : renderMove(action, state)}
          ${fixed ? nothing : html`<button type="button" data-act="edit" aria-label=${text('board.of', { what: text('board.edit'), title: name })} @click=${() => acts.edit(action)}>${text('board.edit')}</button>`}
          <button type="button" data-act="more" aria-expanded=${more} aria-label=${text('board.of', { what: text(more ? 'board.less' : 'board.more'), title: name })} @click=${() => acts.toggle(action, 'more')}>${text(more ? 'board.less' : 'board.more')}</button>
        </div>
      </td>
    </tr>
    ${lost ? html`<tr class="wide"><td colspan=${width}>${renderLost(words, action, acts.retry)}</td></tr>` : nothing}
    ${more ? html`<tr class="wide"><td colspan=${width}>${renderMore(action, state)}</td></tr>` : nothing}`;
}

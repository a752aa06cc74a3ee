import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { GivenOf, QuestionOf } from '../../../src/model/index.js';
import { inOrder } from '../../../src/survey/view.js';
import { lookStyles } from '../../asking/looks.styles.js';
import { group, partProblem, type Asked, type QuestionView } from '../../asking/question-view.js';

export const messages = {
  'survey.matrix.ends': '{min} = {low}, {max} = {high}',
} as const;

type Matrix = Asked<QuestionOf<'matrix'>>;
type Value = string | number;

/** More than these are chosen from a list that opens. */
const MOST_COLUMNS = 11;

interface Column {
  readonly value: Value;
  readonly text: string;
  /** What is spoken, where more is meant than stands there. */
  readonly means?: string | undefined;
}

function columnsOf({ question: { answers, ends }, say, texts }: Matrix): readonly Column[] {
  if (answers.kind === 'choices') return answers.choices.map(({ id, text }) => ({ value: id, text: say(text) }));
  const { scale: { min, max }, labels } = answers;
  return Array.from({ length: max - min + 1 }, (_, i): Column => {
    const label = labels?.[i];
    const end = ends && (i === 0 ? say(ends.low) : min + i === max ? say(ends.high) : undefined);
    return { value: min + i, text: label === undefined ? texts.number(min + i) : say(label), means: label === undefined ? end : undefined };
  });
}

/** Notes the answer of a row, or that it has none. */
function put({ question, given, answer, input }: Matrix, row: string, value: Value | undefined, mode?: 'dropdown'): void {
  const { [row]: _before, ...others } = given?.kind === 'matrix' ? given.rows : {};
  const rows: GivenOf<'matrix'>['rows'] = value === undefined ? others : { ...others, [row]: value };
  answer(Object.keys(rows).length > 0 ? { kind: 'matrix', rows } : null, { input: input(), ...(question.answers.kind === 'scale' && { mode: mode ?? 'buttons' }) });
}

/**
 * One row: a group of radios that is called after the row, each radio after its column. So both are spoken at every answer, also where a
 * table would be read cell by cell without its heads.
 */
function renderRow(asked: Matrix, row: { readonly id: string; readonly text: QuestionOf<'matrix'>['rows'][number]['text'] }, columns: readonly Column[], value: Value | undefined): TemplateResult {
  const { id, say, required, texts } = asked;
  const problem = partProblem(asked, row.id);
  const name = `${id}-${row.id}`;
  const label = html`<div class="row-name" id="${name}-name">${say(row.text)}</div>`;
  if (columns.length > MOST_COLUMNS) {
    const onChange = ({ target }: Event): void => {
      const { value: chosen } = target as HTMLSelectElement;
      put(asked, row.id, chosen === '' ? undefined : columns[+chosen]!.value, 'dropdown');
    };
    return html`<div class="listed">${label}
      <select aria-labelledby="${name}-name" aria-required=${`${required}`} aria-invalid=${`${problem !== undefined}`} aria-describedby=${problem?.id ?? nothing} @change=${onChange}>
        <option value="" ?selected=${value === undefined}>${texts.text('survey.nothing-chosen')}</option>
        ${columns.map((column, i) => html`<option value=${i} ?selected=${column.value === value}>${column.text}${column.means === undefined ? '' : ` (${column.means})`}</option>`)}
      </select>
      ${problem?.text ?? nothing}</div>`;
  }
  return html`<div class="row" role="radiogroup" aria-labelledby="${name}-name" aria-required=${`${required}`} aria-invalid=${`${problem !== undefined}`} aria-describedby=${problem?.id ?? nothing}>
    ${label}
    ${columns.map(
      (column) => html`<label>
        <input type="radio" name=${name} value=${column.value} .checked=${live(value === column.value)} aria-description=${column.means ?? nothing} @change=${() => put(asked, row.id, column.value)} />
        <span>${column.text}</span>
      </label>`,
    )}
    ${problem?.text ?? nothing}
  </div>`;
}

/** Questions of several rows that are answered alike: a table where there is room, else one group under the other. */
export const matrixView: QuestionView<QuestionOf<'matrix'>> = {
  messages,
  styles: [
    lookStyles,
    css`
      .matrix {
        display: grid;
        gap: calc(5 * var(--_space));
        margin-block-start: calc(3 * var(--_space));
      }
      .heads {
        display: none;
      }
      .row-name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .listed {
        display: grid;
        gap: var(--_space);
      }
      .row {
        display: grid;
        gap: var(--_space) calc(2 * var(--_space));
      }
      .row.row {
        min-inline-size: 0;
      }
      .matrix.scaled .row {
        grid-template-columns: repeat(var(--_half), minmax(0, 1fr));
      }
      .matrix.scaled :is(.row-name, .problem) {
        grid-column: 1 / -1;
      }
      .row label {
        display: flex;
        align-items: center;
        gap: calc(2 * var(--_space));
        min-block-size: max(44px, 2.75em);
        padding: var(--_space) calc(3 * var(--_space));
        border: 1px solid var(--_edge);
        border-radius: var(--_radius);
        line-height: 1.3;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      .matrix.scaled .row label {
        flex-direction: column;
        justify-content: center;
        gap: 0;
        padding: var(--_space) 2px;
        font-size: var(--_small);
        text-align: center;
      }
      .row label:hover {
        background: var(--_wash);
      }
      .row label:has(:checked) {
        border-color: var(--_accent);
        box-shadow: inset 0 0 0 1px var(--_accent);
      }
      .row input {
        flex: none;
        inline-size: max(1.25em, 20px);
        block-size: max(1.25em, 20px);
        margin: 0;
        accent-color: var(--_accent);
      }
      .row :focus-visible {
        outline: none; /* the box around it has it */
      }
      @container (inline-size >= 40em) {
        .matrix.table {
          grid-template-columns: minmax(9em, 2fr) repeat(var(--_columns), minmax(44px, 1fr));
          gap: 0;
        }
        .table :is(.heads, .row).row,
        .table .heads {
          display: grid;
          grid-column: 1 / -1;
          grid-template-columns: subgrid;
          gap: 0;
          align-items: center;
        }
        .table .heads {
          align-items: end;
          padding-block-end: var(--_space);
          font-size: var(--_small);
          line-height: 1.25;
          color: var(--_quiet);
          text-align: center;
          overflow-wrap: anywhere;
          hyphens: auto;
        }
        .table .heads :first-child {
          grid-column: 2;
        }
        .table .row {
          border-block-start: 1px solid color-mix(in srgb, currentColor 18%, transparent);
        }
        .table .row .row-name {
          grid-column: 1;
          padding: calc(2 * var(--_space)) calc(2 * var(--_space)) calc(2 * var(--_space)) 0;
          font-weight: 400;
        }
        .table .row .problem {
          grid-column: 1 / -1;
          margin-block: 0 calc(2 * var(--_space));
        }
        .table .row label,
        .table .row label:has(:checked) {
          justify-content: center;
          block-size: 100%;
          padding: 0;
          border-color: transparent;
          box-shadow: none;
        }
        .table .row label span {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
      }
    `,
  ],
  render(asked) {
    const { question, given, texts, say } = asked;
    const columns = columnsOf(asked);
    const rows = given?.kind === 'matrix' ? given.rows : {};
    const { answers, ends } = question;
    const scaled = answers.kind === 'scale' && !answers.labels;
    const table = columns.length <= MOST_COLUMNS;
    const legend = scaled && ends
      ? html`<p class="quiet">${texts.text('survey.matrix.ends', { min: columns[0]!.text, low: say(ends.low), max: columns.at(-1)!.text, high: say(ends.high) })}</p>`
      : nothing;
    return group(
      asked,
      html`${legend}
        <div part="choices" class="matrix ${table ? 'table' : ''} ${scaled ? 'scaled' : ''}" .style=${`--_columns: ${columns.length}; --_half: ${columns.length > 6 ? Math.ceil(columns.length / 2) : columns.length}`}>
          ${table ? html`<div class="heads" aria-hidden="true">${columns.map(({ text }) => html`<span>${text}</span>`)}</div>` : nothing}
          ${inOrder(asked, question, question.rows).map((row) => renderRow(asked, row, columns, Object.hasOwn(rows, row.id) ? rows[row.id] : undefined))}
        </div>`,
      'group',
      true,
    );
  },
};

import { html, nothing, type TemplateResult } from 'lit';

/** The same content as a picture, in rows and cells. The first cell of a row is its name. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture with all that belongs to it. */
export interface ChartParts {
  /** What the picture shows, in a sentence written from the data. */
  readonly sentence: string | TemplateResult;
  readonly picture: unknown;
  /** What opens the table: "As a table". */
  readonly open: string;
  /** What the table is called, for who cannot see the picture above it. */
  readonly caption: string;
  readonly table: ChartTable;
  /** What else to know: which limits, which interval. */
  readonly note?: string | undefined;
}

/** The frame of every chart: a sentence, the picture, and the same as a table, one key away. */
export function renderChart({ sentence, picture, open, caption, table, note }: ChartParts): TemplateResult {
  return html`<figure class="chart">
    <figcaption>${sentence}</figcaption>
    ${picture}
    ${note ? html`<p class="chart-note">${note}</p>` : nothing}
    <details class="chart-table">
      <summary>${open}</summary>
      ${renderTable(table, caption)}
    </details>
  </figure>`;
}

/** A table of texts. Wide ones scroll sideways within themselves, by keyboard too. */
export function renderTable({ head, rows }: ChartTable, caption: string): TemplateResult {
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${caption}>
    <table>
      <caption>${caption}</caption>
      <thead>
        <tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) => html`<tr>
            <th scope="row"><bdi>${name}</bdi></th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { Reading } from '../../src/metrics/reading.js';
import { FigureWriter } from '../base/figures.js';
import type { Localizer } from '../base/localize.js';
import { periodName } from '../base/periods.js';
import { groupRows } from './groups.js';
import { periodInFrame, type Frame } from './views.js';

/** What a table of groups is made of. */
export interface GroupTable {
  readonly cube: Cube;
  readonly dimension: string;
  /** What the dimension is called. */
  readonly label: string | undefined;
  readonly metrics: readonly string[];
  readonly frame: Frame;
  readonly decimals: number | null;
  readonly texts: Localizer;
  readonly rightToLeft: boolean;
}

/** The groups of a dimension, a line each. */
export function renderGroups(table: GroupTable): TemplateResult | typeof nothing {
  const { cube, dimension, label, frame, texts } = table;
  if (!cube.dimensions.includes(dimension)) return nothing;
  const metrics = table.metrics.filter((id) => cube.metrics.has(id) && cube.measures.some((measure) => measure.metric.id === id));
  const figures = new FigureWriter(texts);
  const names = new Map(metrics.map((id) => [id, figures.name(cube.metrics.get(id)!)]));
  const rows = groupRows(cube, dimension, metrics, frame);
  const period = periodInFrame(cube, frame);
  const title = texts.text('scorecard.by', {
    dimension: label || dimension,
    period: period === null ? texts.text('figure.all') : periodName(texts, cube.unit, period),
  });
  // the roles are spelled out because narrow tables are laid out as blocks, which takes them away
  return html`<h3 id="groups">${title}</h3>
    <table part="groups" role="table" aria-labelledby="groups">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${texts.text('scorecard.group')}</th>
          ${metrics.map((id) => html`<th scope="col" role="columnheader">${names.get(id)}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ({ value, readings }) => html`<tr role="row">
            <th scope="row" role="rowheader"><bdi>${value || texts.text('scorecard.unknown-group')}</bdi></th>
            ${readings.map((reading) => html`<td role="cell" data-label=${names.get(reading.metric)}>${renderReading(reading, table)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`;
}

function renderReading(reading: Reading, { cube, texts, decimals, frame, rightToLeft }: GroupTable): TemplateResult {
  const figures = new FigureWriter(texts, decimals);
  if (reading.kind === 'unmeasured') {
    const withheld = reading.reason === 'suppressed' || reading.reason === 'protects-others';
    return html`<span class="withheld">${withheld ? lock : nothing} ${figures.absence(reading, frame.options.privacyThreshold ?? 0)}</span>`;
  }
  return html`${figures.value(reading.value, reading.unit)} ${whisker(reading, rightToLeft)}
    <span class="evidence">${[figures.size(reading.n, cube.metrics.get(reading.metric)!), figures.interval(reading)].filter(Boolean).join(' · ')}</span>`;
}

const lock = svg`<svg class="lock" viewBox="0 0 12 12" aria-hidden="true"><rect x="2" y="5.5" width="8" height="5.5" rx="1"></rect><path d="M4 5.5V3.5a2 2 0 0 1 4 0v2"></path></svg>`;

/** The figure on its whole range, with its interval: rows of a table can be compared at a glance. */
function whisker({ value, interval, range: [low, high] }: Reading, rightToLeft: boolean): TemplateResult | typeof nothing {
  if (!Number.isFinite(high - low)) return nothing; // a figure without ends has no place between them
  const x = (at: number): number => {
    const share = ((at - low) / (high - low)) * 100;
    return rightToLeft ? 100 - share : share;
  };
  return html`<svg class="whisker" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <line class="axis" x1="0" x2="100" y1="5" y2="5"></line>
    ${interval ? svg`<line class="reach" x1=${x(interval.lower)} x2=${x(interval.upper)} y1="5" y2="5"></line>` : nothing}
    <line class="mark" x1=${x(value!)} x2=${x(value!)} y1="1" y2="9"></line>
  </svg>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Cube } from '../../src/metrics/cube/cube.js';
import { EXCLUSIONS } from '../../src/metrics/partial.js';
import type { Reading } from '../../src/metrics/reading.js';
import { FigureWriter } from '../base/figures.js';
import { joined } from '../base/joined.js';
import type { Localizer } from '../base/localize.js';
import type { ReadByPlugin } from './plugin-file.js';
import { QualityWriter } from './quality.js';
import { renderRead } from './reader-choice.js';
import type { CountedFile, Looked } from './work.js';

/** A file that was opened: by a plugin, or by nobody but us. */
export interface Opened {
  readonly file: File;
  readonly read: ReadByPlugin | null;
  readonly looked: Looked;
}

/** All that is shown of a file that was counted. */
export interface Outcome {
  readonly opened: Opened;
  readonly result: CountedFile;
  readonly cube: Cube;
  /** The dimension whose groups are compared. */
  readonly by: string | undefined;
  /** Over all time, since nothing says when. */
  readonly whole: boolean;
  readonly exports: unknown;
}

/** What was counted and what was left out, how good the data are, the scorecard, and the ways to export it. */
export function renderOutcome(texts: Localizer, { opened, result, cube, by, whole, exports }: Outcome): TemplateResult {
  const { text } = texts;
  const { file, read, looked } = opened;
  const { rows, undated, firstUndatedRow, quality } = result;
  const events = looked.kind === 'events';
  return html`<h2 tabindex="-1"><bdi>${text('import.heading', { file: file.name })}</bdi></h2>
    <div part="summary" class="quiet">
      <p>${text(events ? 'import.counted-events' : 'import.counted', { count: rows - undated })}</p>
      ${quality.figures.map(({ reading }) => html`<p>${leftOut(texts, reading)}</p>`)}
      ${undated > 0 ? html`<p>${text('import.undated', { count: undated, row: firstUndatedRow ?? 0 })}</p>` : nothing}
    </div>
    ${renderRead(texts, read)} ${new QualityWriter(texts, events).render(quality)}
    <cx-scorecard metrics=${quality.figures.map(({ metric }) => metric).join(' ')} decimals="2" through="latest" ?whole=${whole} .by=${by} .cube=${cube}></cx-scorecard>
    ${exports}`;
}

function leftOut(texts: Localizer, { metric, n, excluded }: Reading): string {
  const reasons = EXCLUSIONS.filter((reason) => excluded[reason] > 0).map((reason) => texts.text(`import.${reason}`, { count: excluded[reason] }));
  return texts.text('import.left-out', { name: texts.text(`figure.${metric}`), answers: new FigureWriter(texts).answers(n), reasons: joined(texts.locale, reasons) || texts.text('import.none') });
}

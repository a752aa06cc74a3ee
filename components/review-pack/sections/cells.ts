import { html, type TemplateResult } from 'lit';
import type { FigureReading } from '../../../src/scorecard/read/reading.js';
import { changeGlyph } from '../../metric/glyphs.js';
import { glyph, statusGlyph } from '../../scorecard/document/glyphs.js';
import type { PackView } from '../view.js';

/** Glyph and word: how a figure stands to its target. */
export function renderStatus({ texts }: PackView, { status }: FigureReading): TemplateResult {
  return html`<span class="status ${status}">${statusGlyph(status)}<span>${texts.text(`review.status.${status}`)}</span></span>`;
}

/** Points, and whether they are real. */
export function renderChange(view: PackView, figure: FigureReading): TemplateResult {
  const { text } = view.texts;
  const { change } = figure;
  if (change.kind === 'no-change') return html`<span class="quiet">${text(`review.no-change.${change.reason}`)}</span>`;
  return html`<span class="status">${glyph(changeGlyph(change.verdict, change.difference))}<span>${view.figures(figure).difference(change)}, ${text(`review.verdict.${change.verdict}`)}</span></span>`;
}

/** Why there is no figure, in a few words; empty if there is one. */
export function whyNone(view: PackView, { reading, metric }: FigureReading): string {
  if (reading?.kind === 'measured') return '';
  if (reading) return view.figures().absence(reading, view.reading.privacyThreshold);
  return view.texts.text(metric ? 'review.missing.group' : 'review.missing.metric');
}

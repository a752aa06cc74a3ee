import type { Messages } from '../../../../base/localize.js';

/** The English texts about what a map gives away. */
export const messages = {
  'journey.export.csv': 'Table of touchpoints (CSV)',
  'journey.export.markdown': 'Outline (Markdown)',
  'journey.export.mermaid': 'Diagram text (mermaid)',
  'journey.export.json': 'Whole journey (JSON)',
  'journey.export.lost': { one: '{count} record or field has no place in it: {format}.', other: '{count} records or fields have no place in it: {format}.' },
  'journey.export.not-for-all': { one: '{count} record is not for everybody and was left out.', other: '{count} records are not for everybody and were left out.' },
  'journey.export.standard': 'Standard',
  'journey.export.quote': 'Said',
  'journey.export.no-phase': 'In no phase',
  'journey.print.page': 'Print or PDF: on one page',
  'journey.print.tiles': 'Print or PDF: on several pages',
  'journey.print.outline': 'Print or PDF: as an outline',
  'journey.page': 'Page {page} of {pages}',
} satisfies Messages;

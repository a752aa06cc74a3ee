import type { ExportTable } from '../base/export/table.js';
import { endName, type FlowContext } from './context.js';
import { TIMES } from './flow-texts.js';

/** The ways as a table that leaves the page. */
export function waysTable(context: FlowContext, heading: string | undefined): ExportTable {
  const { flow, texts } = context;
  const { text } = texts;
  const { other } = flow.limited;
  const hours = (ms: number | undefined): number | null => (ms === undefined ? null : ms / 3_600_000);
  return {
    title: heading ?? text('flow.flow'),
    head: [text('flow.from'), text('flow.to'), text('flow.fact.cases'), text('flow.fact.times'), text('flow.fact.share'), ...TIMES.map((which) => text('flow.column.hours', { time: text(`flow.time.${which}`) }))],
    rows: [
      ...flow.ways.map((way) => [endName(context, way.from), endName(context, way.to), way.cases, way.count, way.share, hours(way.time?.median), hours(way.time?.p90), hours(way.time?.mean)]),
      ...(other.edges > 0 ? [[text('flow.other-ways-title'), '', null, other.count, null, null, null, null]] : []),
    ],
  };
}

import { readGroups } from '../../metrics/cube/groups.js';
import { read } from '../../metrics/cube/read.js';
import { periodKey } from '../../metrics/period/calendar.js';
import type { Reading } from '../../metrics/reading.js';
import type { Counter } from '../counter.js';
import type { FigureQuery } from './query.js';

/** One figure in an answer. */
export interface Figure {
  readonly metric: string;
  readonly segment: { readonly dimension: string; readonly value: string } | null;
  readonly reading: Reading;
}

/** The figures a request asks for. Groups below the privacy threshold are withheld, whoever asks. */
export function figuresFor({ cube }: Pick<Counter, 'cube'>, query: FigureQuery, privacyThreshold: number): Record<string, unknown> {
  const regrouped = cube.regroup({ unit: query.unit });
  const span = { ...(query.from !== undefined && { from: query.from }), ...(query.to !== undefined && { to: query.to }) };
  const instrument = query.instrument === undefined ? {} : { instrument: query.instrument };
  const options = { privacyThreshold, ...(query.level !== undefined && { level: query.level }) };
  const figures: Figure[] = [];
  for (const metric of query.metrics) {
    const one = { metric, ...span, ...instrument };
    const { segment } = query;
    const reading = read(regrouped, segment ? { ...one, segment } : one, options);
    // asked for alone, a group is shown only if it is among all: else it would give away the small ones beside it
    const beside = segment && readGroups(regrouped, segment.dimension, one, options).find(({ value }) => value === segment.value);
    figures.push({ metric, segment: segment ?? null, reading: beside?.reading.kind === 'unmeasured' ? beside.reading : reading });
    for (const dimension of query.by) {
      for (const { value, reading } of readGroups(regrouped, dimension, one, options)) figures.push({ metric, segment: { dimension, value }, reading });
    }
  }
  return {
    asOf: new Date().toISOString(),
    zone: cube.zone,
    period: query.unit,
    from: query.from === undefined ? null : periodKey(query.unit, query.from),
    to: query.to === undefined ? null : periodKey(query.unit, query.to),
    figures,
  };
}

import type { CSSResult } from 'lit';
import type { Message, Localizer } from '../../base/localize.js';
import type { periodName } from '../../base/periods.js';
import type { SparklineLayers } from '../../base/sparkline.js';
import { english } from '../metric.messages.js';
import type { MetricView } from '../view.js';

/** What the parts of a tile are told with. */
export interface Telling {
  readonly view: MetricView;
  readonly texts: Localizer;
  /** Digits after the point; as fits the metric if null. */
  readonly decimals: number | null;
  readonly rightToLeft: boolean;
}

/** What a tile shows besides its figure. A plain figure with its sparkline needs nothing of it. */
export interface More {
  readonly styles: CSSResult;
  readonly messages: Readonly<Record<string, Message>>;
  readonly periodName: typeof periodName;
  /** Limits of chance under the line; signals, benchmarks and flags over it. */
  layers(telling: Telling): SparklineLayers;
  /** Values of the above, for which the drawing needs room. */
  scale(view: MetricView): readonly number[];
  /** Why there is no figure. */
  absence(telling: Telling): string;
  /** Variation and assurance: shape and word. */
  process(telling: Telling): readonly Node[];
  /** What else to know: notes, benchmarks, annotations, and what is wrong. */
  notes(telling: Telling): readonly Node[];
  /** How it is worked out, and all periods in a table. */
  details(telling: Telling): readonly Node[];
}

let come: More | undefined;

/** What has come, once it has. */
export const more = (): More | undefined => come;

/** Takes it in: who shows many tiles brings it along, so that none is drawn twice. */
export function takeMore(found: More): void {
  Object.assign(english, found.messages);
  come = found;
}

/** Does this tile have more to show than a figure, its change and its line by months? */
export function needsMore({ reading, period, control, benchmarks, annotations, said, before }: MetricView): boolean {
  return Boolean(reading.kind === 'unmeasured' || reading.notes[0] || /week|quarter/.test(period?.unit ?? '') || control || benchmarks?.[0] || annotations?.[0] || said?.[0] || before);
}

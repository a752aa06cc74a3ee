/** Events in columns, as they were read: in any order. */
export interface EventColumns {
  /** Which case each event belongs to: an index of `caseNames`. */
  readonly cases: Uint32Array;
  /** What happened: an index of `activityNames`. */
  readonly activities: Uint32Array;
  /** When, in milliseconds since 1970. */
  readonly times: Float64Array;
  readonly caseNames: readonly string[];
  readonly activityNames: readonly string[];
  readonly outcomes?: readonly Outcome[];
}

/** What became of each case: whether it did something, or a score it gave. */
export interface Outcome {
  /** The name of a metric: `csat`, `converted`. */
  readonly metric: string;
  /** `share`: 1 or 0 for each case. `score`: a number on a scale. NaN where nothing is known. */
  readonly kind: 'share' | 'score';
  readonly scale?: readonly [low: number, high: number];
  readonly values: Float64Array;
}

/** Events case by case, each case in the order of time. */
export interface EventLog {
  /** The events of case c are those from `starts[c]` to `starts[c + 1]`, the second not included. */
  readonly starts: Uint32Array;
  readonly activities: Uint32Array;
  readonly times: Float64Array;
  readonly caseNames: readonly string[];
  readonly activityNames: readonly string[];
  readonly outcomes: readonly Outcome[];
  /** Where rare activities were put together, which one stands for them; null if there are none. */
  readonly other: { readonly activity: number; readonly names: readonly string[] } | null;
}

export const caseCount = ({ starts }: EventLog): number => starts.length - 1;
export const eventCount = ({ activities }: EventLog): number => activities.length;

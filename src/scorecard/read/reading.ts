import type { ControlChart } from '../../metrics/analysis/control-chart.js';
import type { SeriesPoint } from '../../metrics/cube/read.js';
import type { Metric } from '../../metrics/definition.js';
import type { PeriodUnit } from '../../metrics/period/calendar.js';
import type { Change, Reading } from '../../metrics/reading.js';
import type { Benchmark } from '../../metrics/roll-up/benchmark.js';
import type { Words } from '../../model/questionnaire/words.js';
import type { Audience, BenchmarkKind, Group } from '../document/figure.js';
import type { RollUpRule } from '../document/part.js';
import type { Missing } from './missing.js';
import type { FigureNote, PartNote, ScorecardNote } from './notes.js';
import type { Status } from './status.js';

/** A period of the cube: its number, how people write it, and whether it is still running. */
export interface ScorecardPeriod {
  readonly unit: PeriodUnit;
  readonly number: number;
  readonly key: string;
  readonly running: boolean;
}

/** What the figures are compared with: another period, or another group in the same period. */
export type Compared =
  | { readonly kind: 'previous' | 'year-before' | 'period'; readonly period: ScorecardPeriod }
  | { readonly kind: 'group'; readonly group: Group };

/** How a figure has changed, by the test that is proper to it, or why nothing can be said. */
export type FigureChange =
  | (Change & {
      readonly kind: 'change';
      /** Is the figure better or worse than before? Null for no difference. It says nothing about whether that is real. */
      readonly way: 'better' | 'worse' | null;
      /** The difference as a share of what was before, for counts, times and amounts only; null where that was 0. */
      readonly relative: number | null;
    })
  | {
      readonly kind: 'no-change';
      readonly reason:
        /** There is nothing to compare with: no earlier period, or the figures are of all time. */
        | 'no-comparison'
        /** There is no figure now. */
        | 'no-figure'
        /** There was none before; `earlier` says why. */
        | 'no-earlier-figure'
        /** It was asked in another way before: a difference would be one of questions. */
        | 'asked-otherwise';
    };

/** One figure of others, and where ours stands. */
export interface BenchmarkReading {
  readonly kind: BenchmarkKind;
  readonly title: Words | null;
  readonly source: string;
  readonly href: string | null;
  /** The last day that its value is of. */
  readonly date: string;
  /** In the unit of the figure; null where a series has nothing up to this period. */
  readonly value: number | null;
  /** Figure minus benchmark, in the unit of the figure; null where either is missing. */
  readonly gap: number | null;
  /** By the interval of our figure; `about`: it includes the benchmark. */
  readonly standing: 'ahead' | 'about' | 'behind' | 'unknown';
  /** Whole months from its date to now, if that is more than a year. */
  readonly olderThanAYear: number | null;
  /** In the unit of the figure. Periods are of its own unit. */
  readonly series: readonly { readonly period: string; readonly value: number }[];
}

/** Something that happened, in the period where it belongs. */
export interface AnnotationReading {
  readonly date: string;
  readonly period: number;
  readonly text: Words;
  /** The figures or parts it may have touched; null for all. */
  readonly of: readonly string[] | null;
}

interface NodeReading {
  readonly id: string;
  /** Unique in the reading, also where a part is included twice: the ids on the way to it, with `/` between. */
  readonly path: string;
  readonly description: Words | null;
  readonly owner: string | null;
  readonly audience: readonly Audience[] | null;
  readonly area: string | null;
  readonly touchpoint: string | null;
  /** Its share of the weight beside its brothers and sisters, 0..1. */
  readonly weight: number;
  /** 0..10: 0 at the floor, 10 at the target. Null where there is none; nothing is put in its place. */
  readonly score: number | null;
  /** Where the score would be with every figure at the one and the other end of its interval. Wider than an interval of the score. Null where there is none. */
  readonly scoreRange: readonly [low: number, high: number] | null;
}

/** One figure: that of the period, with all it is held against. */
export interface FigureReading extends NodeReading {
  readonly kind: 'figure';
  /** Null if the document gives none: the usual name of the metric then. */
  readonly title: Words | null;
  /** Null if the cube has no such metric. */
  readonly metric: Pick<Metric, 'id' | 'unit' | 'range' | 'better' | 'method' | 'definition'> | null;
  readonly metricId: string;
  /** The group it is of; null for everybody. */
  readonly segment: Group | null;
  readonly better: 'higher' | 'lower';
  readonly decimals: number | null;
  /** The figure of the period, never of the last point. Null if there is no such metric or group. */
  readonly reading: Reading | null;
  /** What it is compared with. */
  readonly earlier: Reading | null;
  readonly change: FigureChange;
  /** In the unit of the figure; null where none holds. */
  readonly target: number | null;
  readonly floor: number | null;
  readonly near: number;
  readonly status: Status;
  /** Answers that devices report as lost in its period, and where the figure would lie with them; null if nothing is known to be missing. It is no part of the interval, the status or the score. */
  readonly missing: Missing | null;
  /** One reading for each period up to this one. Worked out when it is first asked for, as is the chart: ask before the cube goes on counting. */
  readonly series: readonly SeriesPoint[];
  /** The series as a control chart by the NHS rules: limits, variation, assurance. Null without any figure. */
  readonly chart: ControlChart | null;
  readonly benchmarks: readonly BenchmarkReading[];
  /** Where it stands among its competitors and the best, if there are two or more of them; null otherwise. */
  readonly peers: Benchmark | null;
  readonly annotations: readonly AnnotationReading[];
  readonly notes: readonly FigureNote[];
}

/** How many of the figures below have which status; each figure once. */
export type StatusCounts = Readonly<Record<Status, number>>;

/** A perspective, an area, or the whole. */
export interface PartReading extends NodeReading {
  readonly kind: 'part';
  readonly title: Words;
  readonly rule: RollUpRule;
  /** Share of the weight of its direct children that have a score, 0..1. */
  readonly coverage: number;
  /** Share of the weight of the figures underneath, at any depth, that have a score. */
  readonly measured: number;
  readonly statuses: StatusCounts;
  /** The child with the lowest score; null without any. */
  readonly worst: { readonly id: string; readonly path: string; readonly score: number } | null;
  /** Those that this audience is shown; figures first, then parts, then what is included. */
  readonly children: readonly (FigureReading | PartReading)[];
  /** How many children count in the score and are not for this audience. */
  readonly omitted: number;
  /** It is defined elsewhere and counts here too. */
  readonly included: boolean;
  readonly annotations: readonly AnnotationReading[];
  readonly notes: readonly PartNote[];
}

/** A scorecard read from a cube, at a moment. Plain data without any words but those of the document. */
export interface ScorecardReading {
  readonly id: string;
  readonly title: Words;
  /** The language of texts that are not given by language. */
  readonly language: string;
  readonly unit: PeriodUnit;
  readonly zone: string;
  /** Null where the cube holds no answers. */
  readonly period: ScorecardPeriod | null;
  readonly compared: Compared | null;
  /** The group that is looked at; null for everybody. */
  readonly segment: Group | null;
  readonly audience: Audience | null;
  readonly privacyThreshold: number;
  /** The whole, as the part that all others are in; its id is that of the document. */
  readonly root: PartReading;
  /** Every figure that this audience is shown, each once, in the order of the document. */
  readonly figures: readonly FigureReading[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly because: Words | null }[];
  readonly annotations: readonly AnnotationReading[];
  readonly notes: readonly ScorecardNote[];
}

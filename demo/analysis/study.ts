import type { Cube } from '../../src/metrics/cube/cube.js';
import type { Metric } from '../../src/metrics/definition.js';
import type { PeriodUnit } from '../../src/metrics/period/calendar.js';
import type { Reading } from '../../src/metrics/reading.js';
import type { Ratings, Verbatims } from '../../src/metrics/documents/drivers.js';
import type { AttributeReport, ChurnCounts, Cohort, Observed, RevenueRetention, Share, WeightedNps } from '../../src/metrics/index.js';

/** A stretch of time that can be chosen: a year or a quarter of the data. */
export interface Span {
  readonly unit: PeriodUnit;
  readonly number: number;
  /** First and last period in the unit of the cube. */
  readonly from: number;
  readonly to: number;
}

/** One figure that the answers of a survey give. */
export interface SurveyFigure {
  readonly metric: Metric;
  /** What it is called: a key of the texts. */
  readonly name: string;
  /** The spans in which it was asked, in order of time. */
  readonly spans: readonly Span[];
  /** In the unit of the figure; drawn on the control chart. */
  readonly target?: number;
  /** What else to know of the figure of a span: weighted, or with codes counted that are no answers. */
  readonly beside?: (span: Span, reading: Reading) => Beside;
}

export interface Beside {
  readonly weighted?: WeightedNps;
  /** The code that is no answer, how often it came, and the figure if it were counted as one. */
  readonly code?: { readonly code: string; readonly count: number; readonly value: number };
}

/** What people rated beside the outcome. */
export interface RatedAttributes {
  /** With names in the language of the data. */
  readonly ratings: Ratings;
  readonly span: Span | null;
  readonly report?: AttributeReport;
}

/** Answers to a survey. */
export interface SurveyStudy {
  readonly kind: 'survey';
  readonly cube: Cube;
  readonly figures: readonly [SurveyFigure, ...SurveyFigure[]];
  /** Dimensions of the cube with the key of their name. */
  readonly dimensions: readonly { readonly name: string; readonly title: string }[];
  readonly attributes: RatedAttributes | null;
  /** What people wrote, with their scores. */
  readonly verbatims: Verbatims | null;
  /** Rows without a date that can be read: in no figure by period. */
  readonly undated: number;
}

/** Customers of a contract business: who left, and how long they were there. */
export interface ChurnStudy {
  readonly kind: 'churn';
  readonly counts: ChurnCounts;
  readonly contracts: readonly { readonly name: string; readonly counts: ChurnCounts; readonly tenures: readonly Observed[] }[];
  readonly tenures: readonly Observed[];
}

/** Purchases of customers without a contract. */
export interface SpendStudy {
  readonly kind: 'spend';
  readonly purchases: number;
  readonly customers: number;
  /** The first half of 1998 against that of 1997. */
  readonly retention: RevenueRetention;
  readonly repeat: Share;
  readonly cohorts: readonly Cohort[];
  /** Money by month since 1970, from the month in which no new customers come any more. */
  readonly months: readonly { readonly month: number; readonly spent: number; readonly purchases: number }[];
}

/** Employees at one moment: who has left and who has not. */
export interface StaffStudy {
  readonly kind: 'staff';
  readonly left: number;
  readonly n: number;
  readonly departments: readonly { readonly name: string; readonly left: number; readonly n: number }[];
  readonly roles: readonly { readonly name: string; readonly left: number; readonly n: number }[];
}

/** A data set as the page shows it. */
export type Study = SurveyStudy | ChurnStudy | SpendStudy | StaffStudy;

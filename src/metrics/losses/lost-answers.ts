import type { CxEvent } from '../../model/event.js';

/** Answers that devices report as lost: so many, in one period, for one reason. */
export interface LostAnswers {
  /** The period in which they were reported, as people write it: `2026-11`. */
  readonly period: string;
  /** The metric whose figure they are missing from; null for responses of which nobody can tell any more what they held. */
  readonly metric: string | null;
  /** The survey they belonged to; null where nobody can tell any more. Only where losses are told by survey. */
  readonly survey?: string | null | undefined;
  /** Why: `full`, `expired`, `withdrawn`, `cleared`, `corrupted`, or what else somebody calls it. */
  readonly reason: string;
  /** Of a metric, so many answers; of none, so many responses. */
  readonly count: number;
}

/**
 * Adds up reports of losses to what is missing from figures. A response that was lost counts by the ratings that its device knows it held; where it knows nothing of them,
 * or not even what was lost, it is told with no metric. What is counted of surveys, and what was not sent yet, is no answer.
 */
export class LossTally {
  readonly #rows = new Map<string, { -readonly [K in keyof LostAnswers]: LostAnswers[K] }>();
  readonly #bySurvey: boolean;

  constructor({ bySurvey = false }: { readonly bySurvey?: boolean } = {}) {
    this.#bySurvey = bySurvey;
  }

  /** @param period in which it was reported */
  add(event: CxEvent, period: string): void {
    if (event.type !== 'cx.delivery.lost') return;
    const { of, reason, survey = null, count, ratings } = event.data;
    if (of !== 'cx.response.submitted' && of !== 'unknown') return;
    const told = { period, reason, ...(this.#bySurvey && { survey }) };
    if (!ratings) this.#count({ ...told, metric: null, count });
    else for (const [metric, answers] of Object.entries(ratings)) this.#count({ ...told, metric, count: answers });
  }

  #count(row: LostAnswers): void {
    const key = JSON.stringify([row.period, row.metric, row.survey, row.reason]);
    const there = this.#rows.get(key);
    if (there) there.count += row.count;
    else this.#rows.set(key, { ...row });
  }

  /** The most first. */
  get rows(): readonly LostAnswers[] {
    return [...this.#rows].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1)).map(([, row]) => row);
  }
}

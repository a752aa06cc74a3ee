import type { PreparedSurvey } from '../prepare.js';
import { Explorer } from './explorer.js';
import type { Seconds } from './seconds.js';

/** How people answer, where it is known: by question or variable, the share of each value. */
export interface Assumptions {
  /** `{ "nps": { "10": 0.4, "9": 0.3, "3": 0.3 } }`; values that are not named are not given. Otherwise every value is as likely. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly variables?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The share of people who answer what they need not. Default 0.8. */
  readonly answered?: number;
  readonly language?: string;
}

/** Who comes where: shares of all who begin, 0 to 1. */
export interface Ways {
  /** Every way was looked at. If not, shares are estimates, and "nobody" is "nobody of thousands". */
  readonly complete: boolean;
  readonly pages: ReadonlyMap<string, number>;
  readonly questions: ReadonlyMap<string, number>;
  readonly endings: ReadonlyMap<string, number>;
  /** By the place of a condition: the share for whom it was asked, and held. */
  readonly conditions: ReadonlyMap<string, { readonly asked: number; readonly held: number }>;
  /** `<place of a condition> <id>`: somebody who came there had given that answer. */
  readonly known: ReadonlySet<string>;
  /** Branches after which people would have come to the same place anyway. */
  readonly pointless: ReadonlySet<string>;
  /** People whose answers a page does not take: the page, and the share. */
  readonly stuck: ReadonlyMap<string, number>;
  /** How long it takes: of all, and by the shortest way of a fast reader and the longest of a slow one. */
  readonly seconds: Seconds;
}

/**
 * Goes all ways of a survey at once. People who are alike in all that is still looked at are one group, so what a survey costs
 * does not grow with its length but with what its conditions remember. Where there are too many groups, some are drawn to stand for all.
 */
export function waysOf(prepared: PreparedSurvey, assumptions: Assumptions = {}): Ways {
  return new Explorer(prepared, assumptions).go();
}

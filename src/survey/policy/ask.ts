import type { AskMoment, AskRecord, ContactPolicy } from '../../model/index.js';

/** Who wants to ask what. */
export interface AskRequest {
  readonly survey: string;
  /** The metrics that the survey asks for; none for a survey of open questions. */
  readonly metrics: readonly string[];
  /** What it is about: an order, a case, a call. */
  readonly transaction?: string | undefined;
  /** Where on the journey the customer is. */
  readonly moment?: AskMoment | undefined;
}

/** What the preference centre says: may this person be asked at that moment, and if not, when? */
export interface MayAsk {
  readonly allowed: boolean;
  /** A name for why not, such as a refusal of `mayContact`. */
  readonly reason: string;
  /** The first instant from the one asked about on at which it is allowed, in milliseconds; null: not unless the person chooses otherwise. */
  readonly next: number | null;
}

/** All that a decision depends on. There is no clock inside: the same context gives the same answer on a page, on a server and in a test. */
export interface AskContext {
  readonly policy: ContactPolicy;
  /** What was put before this visitor, in any order; null where it could not be read: then nobody is asked. */
  readonly history: readonly AskRecord[] | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A pseudonym that stays the same over visits: a sample is drawn by it. Not known if not given. */
  readonly visitor?: string | undefined;
  readonly session?: string | undefined;
  /** The address of the page. */
  readonly page?: string | undefined;
  readonly signals?: { readonly consent?: boolean; readonly dnt?: boolean; readonly gpc?: boolean } | undefined;
  /** Another survey that is open now, in this tab; empty where one is open in another tab. */
  readonly open?: string | undefined;
  /** Asked for the moment itself and for later ones, with the history that counts. */
  readonly mayAsk?: ((request: AskRequest, at: number, history: readonly AskRecord[]) => MayAsk) | undefined;
}

/** The gates, in the order in which they are told. */
export const GATES = ['history', 'consent', 'dnt', 'gpc', 'preference', 'moment', 'page', 'schedule', 'sample', 'transaction', 'clock', 'session', 'open'] as const;
export type GateName = (typeof GATES)[number];

/** One reason for or against, as it stands. */
export interface Gate<Name extends string = GateName> {
  readonly gate: Name;
  readonly passed: boolean;
  /** Why, as a stable name: `clock-running`. The texts of `<cx-survey-debug>` have a sentence for each. */
  readonly code: string;
  /** What goes into the sentence. Names that end in `At` are instants in milliseconds. */
  readonly values: Readonly<Record<string, string | number>>;
  /** When this gate opens by itself, in milliseconds; now if it is open, null if time alone does not open it. */
  readonly next: number | null;
}

/** May we ask, and why? */
export interface AskExplanation<Name extends string = GateName> {
  readonly eligible: boolean;
  /** Every gate, whether it is open or not. */
  readonly gates: readonly Gate<Name>[];
  /** The first instant from now on at which every gate is open as things stand; null if more than time is needed. */
  readonly next: number | null;
  /** The same for the gates alone that time opens: when it is worth looking again, should the others open. */
  readonly nextByTime: number | null;
}

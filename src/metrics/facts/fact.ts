import type { CxEvent, CxEventType } from '../../model/event.js';
import type { PeriodUnit } from '../period/calendar.js';

/** What facts have of the events they follow from. */
interface Context {
  readonly segments?: Readonly<Record<string, string>>;
  readonly touchpoint?: string;
  readonly journey?: string;
}

/** What each fact says. */
export interface FactData {
  /** A case came in. */
  readonly 'cx.fact.case-opened': Context & { readonly case: string; readonly category: string; readonly complaint: boolean };
  /** A case is resolved, for good as far as is known: `hours` from its opening to its last resolution. */
  readonly 'cx.fact.case-resolved': Context & {
    readonly case: string;
    readonly category: string;
    readonly complaint: boolean;
    /** Hours by the clock on the wall. */
    readonly hours: number;
    /** Hours in which the company was open, if the fold knows its business hours. */
    readonly workHours?: number;
    readonly reopened: number;
  };
  /** Contacts of one customer on one topic, strung together; told when the window for a repeat is over. What a source did not say is left out. */
  readonly 'cx.fact.issue-settled': Context & {
    readonly category: string;
    readonly repeated: boolean;
    readonly bySystem: boolean;
    readonly byAgent?: boolean;
    readonly byCustomer?: boolean;
  };
  /** Somebody became a customer: the first of their contracts began. */
  readonly 'cx.fact.customer-won': Context & { readonly again: boolean; readonly origin?: string };
  /** Somebody is no customer any more: the last of their contracts ended. `newIn...`: they had been won in the same period. */
  readonly 'cx.fact.customer-lost': Context & { readonly days: number; readonly newInMonth: boolean; readonly newInQuarter: boolean; readonly newInYear: boolean };
  /** A contract's term ended and what became of it is known; told on the day the old term ended. Values only if known on both sides and in one currency. */
  readonly 'cx.fact.term-ended': Context & { readonly contract: string; readonly renewed: boolean; readonly value?: number; readonly kept?: number };
  /** What a customer spent in a period and in the same a year before, once it is over. Only customers who spent then. */
  readonly 'cx.fact.spend-pair': Context & {
    readonly each: PeriodUnit;
    readonly currency: string;
    readonly before: number;
    readonly after: number;
    /** The lesser of both. */
    readonly kept: number;
  };
  /** A customer allowed a purpose, and had not before. */
  readonly 'cx.fact.opted-in': Context & { readonly purpose: string };
  /** A customer who had allowed a purpose took it back. */
  readonly 'cx.fact.opted-out': Context & { readonly purpose: string };
}

export type FactType = keyof FactData;

/** Every type of fact. */
export const FACT_TYPES: readonly FactType[] = [
  'cx.fact.case-opened', 'cx.fact.case-resolved', 'cx.fact.issue-settled', 'cx.fact.customer-won', 'cx.fact.customer-lost',
  'cx.fact.term-ended', 'cx.fact.spend-pair', 'cx.fact.opted-in', 'cx.fact.opted-out',
];

/**
 * What follows from several events together: that a case was resolved after so many hours. It has the form of an event,
 * so that metrics count facts as they count events; it is derived, and never stored or sent.
 */
export interface Fact<T extends FactType = FactType> {
  readonly type: T;
  /** When, in RFC 3339. */
  readonly time: string;
  /** The day it counts for, where that is a calendar day and no instant. */
  readonly day?: number;
  readonly subject?: string;
  readonly data: FactData[T];
}

/** A fact of any type. */
export type AnyFact = { [T in FactType]: Fact<T> }[FactType];

/** A fact that has become true (1), or one told before that is not true after all (-1). */
export interface FactChange {
  readonly fact: AnyFact;
  readonly sign: 1 | -1;
}

/** An event as a fold keeps it. */
export interface Kept<T> {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
  readonly item: T;
}

/** Facts, and when to look again although no event has come. */
export interface Told {
  readonly facts: readonly AnyFact[];
  /** Milliseconds since 1970; null if time alone changes nothing. */
  readonly wake: number | null;
}

/**
 * How facts follow from events. Events are gathered by key (a case, a customer), and all facts of a key follow from all
 * its events; so the order in which events arrive does not matter, and a late one corrects what was told.
 */
export interface Fold<T = unknown> {
  readonly id: string;
  /** The types of facts it tells. */
  readonly tells: readonly FactType[];
  /** The types of events it takes. */
  readonly takes: readonly CxEventType[];
  /** Whose event it is, and what of it is kept; null if it says nothing here. */
  take(event: CxEvent): { readonly key: string; readonly item: T } | null;
  /** All that follows from the events of one key, in order of time. Pure. */
  tell(kept: readonly Kept<T>[], now: number): Told;
}

/** What an event says of whom and what it concerns. */
export function contextOf({ data }: CxEvent): Context {
  const { segments, touchpoint, journey } = data as Context;
  return { ...(segments && { segments }), ...(touchpoint !== undefined && { touchpoint }), ...(journey !== undefined && { journey }) };
}

/** Milliseconds since 1970 in RFC 3339. */
export function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

import type { CapPeriod, Catalogue, Preferences, Topic, TopicChoice, TopicClass, Window } from '../../model/index.js';
import { own } from '../own.js';
import { millisecondsOf } from '../time/instant.js';
import type { WeekHours } from '../time/windows.js';
import type { Zone } from '../time/zone.js';
import type { ContactContext, ContactRequest, Refusal } from './decision.js';
import { statutoryHours } from './region.js';
import { Shared, type ConsentCase } from './shared.js';

/** A cap that applies to the message, and when those were sent that count. */
export interface CapCase {
  readonly max: number;
  readonly per: CapPeriod;
  /** Ascending. */
  readonly sent: readonly number[];
}

interface Scope {
  readonly topics?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
}

const NONE: readonly never[] = [];
const PREFERENCES_ONLY: readonly TopicClass[] = ['none'];
const DIGESTS = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

/** Refusals that are about the topic alone, and those that are about consent, which may be for some channels only. */
const OF_TOPIC: ReadonlySet<Refusal> = new Set(['unknown-topic', 'topic-opt-out', 'unknown-offer-kind', 'offer-kind-opt-out', 'life-event-not-shared', 'life-event-purpose']);
const OF_CONSENT: ReadonlySet<Refusal> = new Set([
  'unsubscribe-all', 'no-consent', 'consent-withdrawn', 'consent-invalid', 'consent-unconfirmed', 'consent-expired', 'consent-stale', 'gpc',
]);

const namesChannels = ({ channels }: Scope): boolean => channels !== undefined;

/** A list that is not there names everything. */
const names = (list: readonly string[] | undefined, one: string): boolean => list === undefined || list.includes(one);

/**
 * All that matters for one message on one channel, looked up and computed with; times in milliseconds. What only a later rule asks for is not
 * computed before: most refusals need no hours and no history.
 *
 * Reading it throws CxError `bad-moment` and those of `faultOfWindow` for documents that no schema has checked.
 */
export class Case {
  readonly request: ContactRequest;
  /** The channel asked about: that of the request, or another in its place. */
  readonly channelId: string;
  readonly catalogue: Catalogue;
  readonly preferences: Preferences;
  readonly gpc: boolean;
  readonly topic: Topic | undefined;
  /** The channel in the catalogue. */
  readonly channel: Catalogue['channels'][string] | undefined;
  /** What the customer has chosen for the topic, and for the channel. */
  readonly choice: TopicChoice | undefined;
  readonly channelChoice: Preferences['channels'][string] | undefined;
  readonly class: TopicClass;
  /** Are preferred hours more than a wish? */
  readonly strict: boolean;
  readonly #shared: Shared;
  #consents: readonly ConsentCase[] | undefined;
  #statutory: readonly (readonly WeekHours[])[] | undefined;
  #quiet: readonly WeekHours[] | undefined;
  #windows: readonly WeekHours[] | undefined;
  #caps: readonly CapCase[] | undefined;

  constructor(request: ContactRequest, shared: Shared, channelId = request.channel, strict = shared.context.preferences.windowStrength === 'hard') {
    const { catalogue, preferences, signals } = shared.context;
    this.request = request;
    this.channelId = channelId;
    this.catalogue = catalogue;
    this.preferences = preferences;
    this.gpc = signals?.gpc === true;
    this.topic = shared.topic;
    this.channel = shared.catalogue.channels.get(channelId);
    this.choice = shared.choice;
    this.channelChoice = own(preferences.channels, channelId);
    this.class = this.topic?.class ?? 'none';
    this.strict = strict;
    this.#shared = shared;
  }

  static of(request: ContactRequest, context: ContactContext): Case {
    return new Case(request, new Shared(context, request.topic));
  }

  /** The same message on another channel. */
  on(channel: string): Case {
    return new Case(this.request, this.#shared, channel, this.strict);
  }

  /** The same message, preferred hours taken as more than a wish. */
  strictly(): Case {
    return new Case(this.request, this.#shared, this.channelId, true);
  }

  get unsubscribedAt(): number {
    const { unsubscribeAll } = this.preferences;
    return unsubscribeAll ? millisecondsOf(unsubscribeAll.at, '/unsubscribeAll/at') : Infinity;
  }

  /** Those about the topic and the channel. */
  get consents(): readonly ConsentCase[] {
    const { consents, consentsAreForAll } = this.#shared;
    return (this.#consents ??= consentsAreForAll ? consents : consents.filter(({ event }) => names(event.channels, this.channelId)));
  }

  /** Would a refusal for this reason be one on every channel? */
  isForAllChannels(reason: Refusal): boolean {
    if (OF_TOPIC.has(reason)) return true;
    const { pause, windows, caps } = this.preferences;
    if (reason === 'paused') return pause?.channels === undefined;
    if (reason === 'preferred-window') return !windows.some(namesChannels);
    if (reason === 'cap') return !Object.values(caps).some(namesChannels);
    return OF_CONSENT.has(reason) && this.#shared.consentsAreForAll;
  }

  /** Would a refusal for this reason be one on that other channel as well, as quiet hours are for all that interrupt? */
  isForChannel(reason: Refusal, channel: string): boolean {
    return reason === 'quiet-hours' && !this.preferences.quiet.some(namesChannels) && this.#shared.catalogue.channels.get(channel)?.interrupts === true;
  }

  /** The pause, if it is about this message. */
  get pause(): { readonly from: number; readonly until: number } | null {
    const { pause } = this.preferences;
    if (!pause || !this.#isIn(pause)) return null;
    return { from: millisecondsOf(pause.from, '/pause/from'), until: pause.until === null ? Infinity : millisecondsOf(pause.until, '/pause/until') };
  }

  /** null: not known. */
  get zones(): readonly Zone[] | null {
    return this.#shared.zones;
  }

  /** Each law must allow. */
  get statutory(): readonly (readonly WeekHours[])[] {
    return (this.#statutory ??= this.topic ? statutoryHours(this.catalogue, this.preferences.subject.region, this.channelId, this.class) : NONE);
  }

  /** A window that names no channels is about those that interrupt. */
  get quiet(): readonly WeekHours[] {
    const { quiet } = this.preferences;
    return (this.#quiet ??= quiet.length === 0 ? NONE : this.#hours(quiet, this.#shared.quiet, this.channel?.interrupts ?? true));
  }

  get windows(): readonly WeekHours[] {
    const { windows } = this.preferences;
    return (this.#windows ??= windows.length === 0 ? NONE : this.#hours(windows, this.#shared.windows, true));
  }

  get caps(): readonly CapCase[] {
    return (this.#caps ??= this.#limits());
  }

  #isIn({ topics, channels }: Scope): boolean {
    return names(topics, this.request.topic) && names(channels, this.channelId);
  }

  #hours(windows: readonly Window[], hours: readonly WeekHours[], unnamed: boolean): readonly WeekHours[] {
    return hours.filter((_, i) => this.#isIn(windows[i]!) && (windows[i]!.channels !== undefined || unnamed));
  }

  #limits(): CapCase[] {
    const found: CapCase[] = [];
    const { caps } = this.preferences;
    for (const id in caps) {
      const cap = caps[id]!;
      if (cap.max !== null && this.#isIn(cap) && (cap.classes ?? PREFERENCES_ONLY).includes(this.class)) found.push({ max: cap.max, per: cap.per, sent: cap.max === 0 ? NONE : this.#sentUnder(cap, cap.max) });
    }
    const digest = this.choice?.digest;
    if (digest && digest !== 'instant' && this.class === 'none') {
      // who wants a topic gathered once a week is promised no second message of it in that week
      found.push({ max: 1, per: { mode: 'calendar', unit: DIGESTS[digest] }, sent: this.#sentUnder({ topics: [this.request.topic] }, 1) });
    }
    return found;
  }

  /** Too few messages for the limit, whatever they were, need not be looked at. */
  #sentUnder({ topics, channels, classes = PREFERENCES_ONLY }: Scope & { readonly classes?: readonly TopicClass[] | undefined }, max: number): readonly number[] {
    const { history } = this.#shared;
    if (history.length < max) return NONE;
    const { sent, classes: kinds } = this.#shared;
    const counted: number[] = [];
    for (let i = 0; i < history.length; i++) {
      if (classes.includes(kinds[i]!) && names(topics, history[i]!.topic) && names(channels, history[i]!.channel)) counted.push(sent[i]!);
    }
    return counted.sort((a, b) => a - b);
  }
}

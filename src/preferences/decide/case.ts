import type { Cap, CapPeriod, Catalogue, ConsentEvent, Preferences, Topic, TopicChoice, TopicClass, Window } from '../../model/index.js';
import { own } from '../own.js';
import { millisecondsOf } from '../time/instant.js';
import { weekHours, type WeekHours } from '../time/windows.js';
import { zoneNamed, type Zone } from '../time/zone.js';
import type { Contact, ContactContext, ContactRequest } from './decision.js';
import { statutoryHours } from './region.js';

/** A cap that applies to the message, and when those were sent that count. */
export interface CapCase {
  readonly max: number;
  readonly per: CapPeriod;
  /** Ascending. */
  readonly sent: readonly number[];
}

/** An event of consent that is about the topic and the channel. */
export interface ConsentCase {
  readonly event: ConsentEvent;
  readonly at: number;
}

interface Scope {
  readonly topics?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
}

type Limit = Cap & { readonly max: number };

const NONE: readonly never[] = [];
const PREFERENCES_ONLY: readonly TopicClass[] = ['none'];
const DIGESTS = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

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
  readonly catalogue: Catalogue;
  readonly preferences: Preferences;
  readonly gpc: boolean;
  readonly topic: Topic | undefined;
  readonly choice: TopicChoice | undefined;
  readonly class: TopicClass;
  /** Are preferred hours more than a wish? */
  readonly strict: boolean;
  readonly #context: ContactContext;
  #ofTopic: readonly ConsentCase[] | undefined;
  #consents: readonly ConsentCase[] | undefined;
  #zones: readonly Zone[] | null | undefined;
  #statutory: readonly (readonly WeekHours[])[] | undefined;
  #quiet: readonly WeekHours[] | undefined;
  #windows: readonly WeekHours[] | undefined;
  #caps: readonly CapCase[] | undefined;

  constructor(request: ContactRequest, context: ContactContext, strict = context.preferences.windowStrength === 'hard') {
    this.request = request;
    this.catalogue = context.catalogue;
    this.preferences = context.preferences;
    this.gpc = context.signals?.gpc === true;
    this.topic = own(context.catalogue.topics, request.topic);
    this.choice = own(context.preferences.topics, request.topic);
    this.class = this.topic?.class ?? 'none';
    this.strict = strict;
    this.#context = context;
  }

  get unsubscribedAt(): number {
    const { unsubscribeAll } = this.preferences;
    return unsubscribeAll ? millisecondsOf(unsubscribeAll.at, '/unsubscribeAll/at') : Infinity;
  }

  get consents(): readonly ConsentCase[] {
    return (this.#consents ??= this.#consentsOfTopic.filter(({ event }) => names(event.channels, this.request.channel)));
  }

  get #consentsOfTopic(): readonly ConsentCase[] {
    return (this.#ofTopic ??= consentsOf(this.preferences, this.request.topic));
  }

  /** The same message on another channel. */
  on(channel: string): Case {
    const other = new Case({ ...this.request, channel }, this.#context, this.strict);
    other.#ofTopic = this.#consentsOfTopic;
    other.#zones = this.#zones;
    return other;
  }

  /** The same message, preferred hours taken as more than a wish. */
  strictly(): Case {
    return new Case(this.request, this.#context, true);
  }

  /** The pause, if it is about this message. */
  get pause(): { readonly from: number; readonly until: number } | null {
    const { pause } = this.preferences;
    if (!pause || !this.#isIn(pause)) return null;
    return { from: millisecondsOf(pause.from, '/pause/from'), until: pause.until === null ? Infinity : millisecondsOf(pause.until, '/pause/until') };
  }

  /** null: not known. */
  get zones(): readonly Zone[] | null {
    return this.#zones === undefined ? (this.#zones = zonesOf(this.preferences)) : this.#zones;
  }

  /** Each law must allow. */
  get statutory(): readonly (readonly WeekHours[])[] {
    return (this.#statutory ??= this.topic ? statutoryHours(this.catalogue, this.preferences.subject.region, this.request.channel, this.class) : NONE);
  }

  /** A window that names no channels is about those that interrupt. */
  get quiet(): readonly WeekHours[] {
    return (this.#quiet ??= this.#hours(this.preferences.quiet, own(this.catalogue.channels, this.request.channel)?.interrupts ?? true));
  }

  get windows(): readonly WeekHours[] {
    return (this.#windows ??= this.#hours(this.preferences.windows, true));
  }

  get caps(): readonly CapCase[] {
    return (this.#caps ??= this.#limits().map((cap) => ({ max: cap.max, per: cap.per, sent: cap.max === 0 ? NONE : sentUnder(cap, this.#context.history ?? NONE, this.catalogue) })));
  }

  #isIn({ topics, channels }: Scope): boolean {
    return names(topics, this.request.topic) && names(channels, this.request.channel);
  }

  #hours(windows: readonly Window[], unnamed: boolean): readonly WeekHours[] {
    return windows.length === 0 ? NONE : windows.filter((window) => this.#isIn(window) && (window.channels !== undefined || unnamed)).map(weekHours);
  }

  #limits(): Limit[] {
    const found: Limit[] = [];
    const { caps } = this.preferences;
    for (const id in caps) {
      const cap = caps[id]!;
      if (cap.max !== null && this.#isIn(cap) && (cap.classes ?? PREFERENCES_ONLY).includes(this.class)) found.push(cap as Limit);
    }
    const digest = this.choice?.digest;
    // who wants a topic gathered once a week is promised no second message of it in that week
    if (digest && digest !== 'instant' && this.class === 'none') found.push({ max: 1, per: { mode: 'calendar', unit: DIGESTS[digest] }, topics: [this.request.topic] });
    return found;
  }
}

function consentsOf({ consents }: Preferences, topic: string): readonly ConsentCase[] {
  let found: ConsentCase[] | undefined;
  for (const event of consents) if (event.topic === topic) (found ??= []).push({ event, at: millisecondsOf(event.at, '/consents/at') });
  return found ?? NONE;
}

/** The zone, or else all it might be; null if it is not known, or one of them is no zone. */
function zonesOf({ subject: { zone, zoneCandidates = [] } }: Preferences): readonly Zone[] | null {
  const known = zone === undefined ? null : zoneNamed(zone);
  if (known) return [known];
  const candidates = zoneCandidates.map(zoneNamed);
  return candidates.length > 0 && candidates.every((one) => one !== null) ? candidates : null;
}

function sentUnder(cap: Cap, history: readonly Contact[], catalogue: Catalogue): readonly number[] {
  if (history.length === 0) return NONE;
  const classes = cap.classes ?? PREFERENCES_ONLY;
  const sent: number[] = [];
  for (const { at, topic, channel } of history) {
    // a topic that is no longer in the catalogue counts as what it most likely was
    if (names(cap.topics, topic) && names(cap.channels, channel) && classes.includes(own(catalogue.topics, topic)?.class ?? 'none')) {
      sent.push(millisecondsOf(at, '/history/at'));
    }
  }
  return sent.sort((a, b) => a - b);
}

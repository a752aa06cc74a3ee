import type { ConsentEvent, Preferences, Topic, TopicChoice, TopicClass } from '../../model/index.js';
import { own } from '../own.js';
import { millisecondsOf } from '../time/instant.js';
import { weekHours, type WeekHours } from '../time/windows.js';
import { zoneNamed, type Zone } from '../time/zone.js';
import { byId, type ById } from './by-id.js';
import type { Contact, ContactContext } from './decision.js';

/** An event of consent that is about the topic. */
export interface ConsentCase {
  readonly event: ConsentEvent;
  readonly at: number;
}

const NONE: readonly never[] = [];

/** What is the same for one message on whatever channel; computed when it is first asked for. */
export class Shared {
  readonly context: ContactContext;
  readonly catalogue: ById;
  readonly history: readonly Contact[];
  readonly topic: Topic | undefined;
  /** What the customer has chosen for the topic. */
  readonly choice: TopicChoice | undefined;
  readonly #topic: string;
  #consents: readonly ConsentCase[] | undefined;
  #zones: readonly Zone[] | null | undefined;
  #quiet: readonly WeekHours[] | undefined;
  #windows: readonly WeekHours[] | undefined;
  #sent: readonly number[] | undefined;
  #classes: readonly TopicClass[] | undefined;

  constructor(context: ContactContext, topic: string) {
    this.context = context;
    this.history = context.history ?? NONE;
    this.catalogue = byId(context.catalogue);
    this.topic = this.catalogue.topics.get(topic);
    this.choice = own(context.preferences.topics, topic);
    this.#topic = topic;
  }

  /** Events about the topic, on some channels or all. */
  get consents(): readonly ConsentCase[] {
    return (this.#consents ??= consentsOf(this.context.preferences, this.#topic));
  }

  /** Are all of them about every channel? */
  get consentsAreForAll(): boolean {
    for (const { event } of this.consents) if (event.channels) return false;
    return true;
  }

  /** null: not known. */
  get zones(): readonly Zone[] | null {
    return this.#zones === undefined ? (this.#zones = zonesOf(this.context.preferences)) : this.#zones;
  }

  /** The hours of `preferences.quiet`, place by place. */
  get quiet(): readonly WeekHours[] {
    return (this.#quiet ??= this.context.preferences.quiet.map(weekHours));
  }

  /** The hours of `preferences.windows`, place by place. */
  get windows(): readonly WeekHours[] {
    return (this.#windows ??= this.context.preferences.windows.map(weekHours));
  }

  /** When each message of the history was sent, place by place. */
  get sent(): readonly number[] {
    return (this.#sent ??= this.history.map(({ at }) => millisecondsOf(at, '/history/at')));
  }

  /** The class of each message of the history; of a topic that is no longer in the catalogue, what it most likely was. */
  get classes(): readonly TopicClass[] {
    return (this.#classes ??= this.history.map(({ topic }) => this.catalogue.topics.get(topic)?.class ?? 'none'));
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

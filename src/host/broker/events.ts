import { CxError } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import { capabilityText, EVENT_FAMILIES, type Capability, type EventFamily } from '../../model/plugin/capability.js';
import type { Grants } from './grants.js';
import type { Ledger } from './ledger.js';
import { redact, type Redacted } from './redact.js';

const MOST_SUBSCRIPTIONS = 100;

/** Tells a plugin of events: those it asked for, as far as it may see them at that moment, without personal fields unless it may read them. */
export class EventFeed {
  readonly #grants: Grants;
  readonly #ledger: Ledger;
  readonly #subscriptions = new Map<string, { readonly wants: (event: CxEvent) => boolean; readonly tell: (event: CxEvent) => boolean }>();

  constructor(grants: Grants, ledger: Ledger) {
    this.#grants = grants;
    this.#ledger = ledger;
  }

  /** Is it granted, whatever the customer allows at the moment? */
  mayEverSee(type: string): boolean {
    return this.#grants.denial(reads(type.split('.')[1] as EventFamily, undefined)) !== 'not-granted';
  }

  /** Refused if it can never be told of such an event. Without consent it may wait: that is asked for each event. */
  subscribe(name: string, type: string, survey: string | undefined, tell: (event: CxEvent) => boolean): void {
    const family = type.split('.')[1] as EventFamily;
    if (!EVENT_FAMILIES.includes(family)) throw new CxError({ code: 'unknown', message: `There are no events "${type}".` });
    const capability = reads(family, survey);
    if (this.#grants.denial(capability) === 'not-granted') {
      this.#ledger.use(capabilityText(capability), 'not-granted');
      throw new CxError({ code: 'denied', message: `"${capabilityText(capability)}" is not granted.` });
    }
    if (this.#subscriptions.size >= MOST_SUBSCRIPTIONS) throw new CxError({ code: 'quota', message: `A plugin may listen to ${MOST_SUBSCRIPTIONS} types of events.` });
    this.#subscriptions.set(name, { wants: (event) => event.type === type && (survey === undefined || survey === surveyOf(event)), tell });
  }

  unsubscribe(name: string): void {
    this.#subscriptions.delete(name);
  }

  /** What the plugin may not see is dropped and counted, and not kept for later. */
  offer(event: CxEvent): void {
    const takers = [...this.#subscriptions.values()].filter(({ wants }) => wants(event));
    if (takers.length === 0) return;
    const told = this.#tellable(event);
    if (!told) return;
    for (const { tell } of takers) {
      if (tell(told.event)) this.#ledger.saw(event.type, told.withheld);
      else this.#ledger.dropped(event.type);
    }
  }

  /** An event as far as the plugin may see it now, for a file that it writes; undefined if it may not. */
  shown(event: CxEvent): CxEvent | undefined {
    const told = this.#tellable(event);
    if (told) this.#ledger.saw(event.type, told.withheld);
    return told?.event;
  }

  #tellable(event: CxEvent): Redacted | undefined {
    const capability = reads(event.type.split('.')[1] as EventFamily, surveyOf(event));
    const denial = this.#grants.denial(capability);
    this.#ledger.use(capabilityText(capability), denial);
    if (denial) return void this.#ledger.dropped(event.type);
    const personal = this.#grants.denial({ kind: 'pii.read' }) === undefined;
    if (personal) this.#ledger.use('pii.read');
    return personal ? { event, withheld: [] } : redact(event);
  }
}

function reads(family: EventFamily, survey: string | undefined): Capability {
  return { kind: 'events:read', family, ...(survey !== undefined && { survey }) };
}

function surveyOf(event: CxEvent): string | undefined {
  return 'survey' in event.data ? event.data.survey : undefined;
}

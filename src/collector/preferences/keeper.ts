import { CxError } from '../../core/problem.js';
import { uuidv7 } from '../../core/uuid.js';
import { makeEvent, noPreferences, type Catalogue, type ConsentDraft, type ConsentEvent, type CxEvent, type CxEventData, type Preferences } from '../../model/index.js';
import {
  accept, appendConsent, consentsOf, decideAll, faultOfChange, mayContact, type Acceptance, type Contact, type Decision, type Edit, type Json, type Person, type Provenance, type SendRequest,
} from '../../preferences/index.js';
import type { PreferenceStore, SentContact } from './store.js';

/** How a change came: the word of the event, and of the ledger. */
export type Via = CxEventData<'cx.preference.changed'>['via'];
const METHODS: Readonly<Record<Via, ConsentDraft['method']['kind']>> = {
  widget: 'switch', form: 'form', 'mail-link': 'form', 'one-click': 'one-click', agent: 'verbal', import: 'import', api: 'switch',
};

/** How somebody was asked: which text they had before them, and on which page. */
export interface Asked {
  /** The id of a notice in the catalogue. */
  readonly notice?: string | undefined;
  readonly uiSource: string;
  readonly uiVersion: string;
  readonly preTicked?: boolean | undefined;
  readonly symmetric?: boolean | undefined;
  readonly ackGpc?: boolean | undefined;
}

/** A change that somebody wants. */
export interface Change {
  readonly edit: Edit;
  readonly via: Via;
  readonly asked: Asked;
  readonly actor?: ConsentDraft['actor'];
}

/** What the company knows of a person, that no customer writes. */
export interface Facts {
  readonly region?: string | null | undefined;
  readonly zone?: string | null | undefined;
  readonly zoneCandidates?: readonly string[] | undefined;
  readonly locale?: string | null | undefined;
  readonly channels?: Readonly<Record<string, { readonly reach: 'ok' | 'unverified' | 'suppressed'; readonly contactRef?: string | undefined }>> | undefined;
}

/** Everything that is kept of a person, to be given to them. */
export interface PersonExport {
  readonly exportedAt: string;
  readonly preferences: Preferences;
  /** The last hash of the ledger; keep it to notice if the ledger is ever cut. */
  readonly ledgerHead: string | null;
  readonly edits: readonly Edit[];
  readonly messages: readonly SentContact[];
  readonly gpc: boolean;
}

export interface KeeperOptions {
  readonly store: PreferenceStore;
  readonly catalogue: Catalogue;
  readonly controller: string;
  /** The source of the events it makes: its own address. */
  readonly source: string;
  readonly now?: () => number;
  /** Told of what has changed, within the transaction that keeps it. */
  readonly changed?: (subject: string, events: readonly CxEvent[]) => void;
  /** Told after it is kept. */
  readonly kept?: (events: readonly CxEvent[]) => void;
}

/** The one place that keeps preferences: takes changes in, asks the rules, remembers what was sent. */
export class PreferenceKeeper {
  readonly catalogue: Catalogue;
  readonly #options: KeeperOptions;
  readonly #now: () => number;

  constructor(options: KeeperOptions) {
    this.catalogue = options.catalogue;
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** The time, by the one clock that counts here. */
  now(): string {
    return new Date(this.#now()).toISOString();
  }

  /** What is known of somebody, for a decision; undefined of whom nothing is. */
  person(subject: string): Person | undefined {
    const found = this.#options.store.person(subject);
    return found ? { preferences: found.preferences, history: this.#options.store.contacts(subject, this.#now()), signals: { gpc: found.gpc } } : undefined;
  }

  preferences(subject: string): Preferences | undefined {
    return this.#options.store.person(subject)?.preferences;
  }

  /** Their browser has said "do not share": kept until they agree in sight of it (11 CCR 7025). */
  sawGpc(subject: string): void {
    this.#options.store.keepGpc(subject);
  }

  /**
   * Takes a change in; the same edit again changes nothing.
   *
   * @throws CxError `unknown-subject`, `no-notice`, and the codes of `faultOfChange`
   */
  change(subject: string, { edit, via, asked, actor = 'subject' }: Change): Acceptance {
    const { store } = this.#options;
    const events: CxEvent[] = [];
    const answer = store.transaction(() => {
      const before = this.preferences(subject);
      if (!before) throw new CxError({ code: 'unknown-subject', message: 'Nothing is known of this person.' });
      if (store.hasEdit(subject, edit.id)) return { outcome: 'unchanged', preferences: before, edit: null, conflicts: [] } satisfies Acceptance;
      for (const [key, value] of Object.entries(edit.set)) {
        const fault = faultOfChange(key, value, this.catalogue, before);
        if (fault) throw new CxError(fault);
      }
      const at = this.#after(before);
      const accepted = accept(before, store.editsSince(subject, edit.base), edit, at);
      if (!accepted.edit) return accepted;
      const drafts = this.#consents({ ...accepted.edit, at }, before, via, asked, actor);
      const preferences = { ...accepted.preferences, consents: appendConsent(before.consents, ...drafts) };
      store.keep(preferences, before.consents.length, accepted.edit);
      events.push(...this.#eventsOf(subject, accepted.edit, drafts, via, asked));
      this.#options.changed?.(subject, events);
      return { ...accepted, preferences };
    });
    if (events.length > 0) this.#options.kept?.(events);
    return answer;
  }

  /** Changes what somebody wants as they are now: for what a person does on a page of ours. */
  changeNow(subject: string, set: Readonly<Record<string, Json>>, via: Via, asked: Asked): Acceptance {
    const base = this.preferences(subject)?.rev ?? 0;
    return this.change(subject, { edit: { id: uuidv7(), set, at: this.now(), actor: `collector:${via}`, base }, via, asked });
  }

  /** Notes that somebody took the second step of a double opt-in. Nothing if there is no yes that waits for it. */
  confirm(subject: string, topic: string): ConsentEvent | null {
    const { store } = this.#options;
    return store.transaction(() => {
      const preferences = this.preferences(subject);
      const last = preferences?.consents.findLast((event) => event.topic === topic);
      if (!preferences || last?.state !== 'given' || last.confirmedAt !== undefined) return null;
      const { prevSha256: _, sha256: __, ...given } = last;
      const at = this.#after(preferences);
      const consents = appendConsent(preferences.consents, { ...given, id: uuidv7(), at, confirmedAt: at });
      store.keep({ ...preferences, consents }, preferences.consents.length, null);
      return consents.at(-1)!;
    });
  }

  /** Notes what the company knows of a person; makes them known if they were not. What is not named stays, null takes it out. */
  setFacts(subject: string, { region, zone, zoneCandidates, locale, channels }: Facts): Preferences {
    const { store } = this.#options;
    return store.transaction(() => {
      const before = this.preferences(subject) ?? noPreferences({ id: subject });
      // a zone that the customer chose is theirs
      const inferred = before.subject.zoneSource === 'chosen' || zone === undefined ? {} : { zone, zoneSource: zone === null ? null : 'inferred' };
      const known = { ...before.subject, ...withoutUndefined({ region, locale, zoneCandidates, ...inferred }) };
      const next: Preferences = {
        ...before,
        rev: before.rev + 1,
        subject: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) as Preferences['subject'],
        channels: { ...before.channels, ...Object.fromEntries(Object.entries(channels ?? {}).map(([id, fact]) => [id, { ...(before.channels[id] ?? { on: true }), ...withoutUndefined(fact) }])) },
      };
      store.keep(next, next.consents.length, null);
      return next;
    });
  }

  /** Decides a list as things stand; notes nothing. */
  decide(requests: readonly SendRequest[]): Decision[] {
    return decideAll(requests, (subject) => this.person(subject), this.catalogue);
  }

  /** Decides messages at this moment and notes those as sent that may be, in one step: nobody can change their mind in between, and each counts for the next. */
  send(requests: readonly Omit<SendRequest, 'at'>[]): Decision[] {
    const { store } = this.#options;
    return store.transaction(() => {
      const at = this.#now();
      const now = new Date(at).toISOString();
      const people = new Map<string, Person & { readonly history: Contact[] }>();
      return requests.map((request) => {
        const { subject, topic, channel } = request;
        let person = people.get(subject);
        if (!person) {
          const known = this.person(subject) ?? { preferences: noPreferences({ id: subject }) };
          people.set(subject, (person = { ...known, history: [...(known.history ?? [])] }));
        }
        const decision = mayContact({ ...request, at: now }, { ...person, catalogue: this.catalogue });
        if (decision.allowed) {
          store.addContact(subject, at, { topic, channel, overrode: decision.overrode });
          person.history.push({ at: now, topic, channel });
        }
        return decision;
      });
    });
  }

  export(subject: string): PersonExport | null {
    const { store } = this.#options;
    const found = store.person(subject);
    if (!found) return null;
    return {
      exportedAt: this.now(),
      preferences: found.preferences,
      ledgerHead: found.preferences.consents.at(-1)?.sha256 ?? null,
      edits: store.edits(subject),
      messages: store.contacts(subject),
      gpc: found.gpc,
    };
  }

  erase(subject: string): void {
    this.#options.store.erase(subject);
  }

  /** The time now, but after all that is dated already: a clock set back must not put a no before the yes it ends. */
  #after({ consents, topics, unsubscribeAll }: Preferences): string {
    const dated = [...consents, ...Object.values(topics), ...(unsubscribeAll ? [unsubscribeAll] : [])].map(({ at }) => Date.parse(at) + 1);
    return new Date(Math.max(this.#now(), ...dated)).toISOString();
  }

  #consents(edit: Edit, before: Preferences, via: Via, asked: Asked, actor: ConsentDraft['actor']): ConsentDraft[] {
    const { controller } = this.#options;
    const notice = asked.notice === undefined ? undefined : this.catalogue.notices[asked.notice];
    const needsNotice = Object.entries(edit.set).find(([key, value]) => value === true && /^topics\.[^.]+\.on$/.test(key) && this.catalogue.topics[key.split('.')[1]!]?.basis === 'opt-in');
    if (needsNotice && !notice) {
      throw new CxError({ code: 'no-notice', message: 'A yes to this needs the notice the customer had before them: its id in the catalogue, as consent.notice.', where: needsNotice[0] });
    }
    const provenance: Provenance = {
      notice: { id: asked.notice ?? 'none', version: notice?.version ?? 1, sha256: notice?.sha256 ?? '0'.repeat(64), locale: notice?.locale ?? before.subject.locale ?? 'und' },
      method: { kind: METHODS[via], uiSource: asked.uiSource, uiVersion: asked.uiVersion, preTicked: asked.preTicked ?? false, symmetric: asked.symmetric ?? true },
      controller,
      actor,
      ...(before.subject.region !== undefined && { jurisdiction: before.subject.region }),
      ...(asked.ackGpc !== undefined && { ackGpc: asked.ackGpc }),
    };
    return consentsOf(edit, before, this.catalogue, provenance, uuidv7);
  }

  #eventsOf(subject: string, edit: Edit, consents: readonly ConsentDraft[], via: Via, { notice }: Asked): CxEvent[] {
    const origin = { source: this.#options.source, subject, time: this.#now() };
    const told = { via, ...(notice !== undefined && { notice }) };
    return [
      ...Object.entries(edit.set).map(([key, to]) => makeEvent('cx.preference.changed', { key, to: to as never, from: (edit.from?.[key] ?? null) as never, ...told }, origin)),
      ...consents.map(({ topic, state, expiresAt }) =>
        state === 'given'
          ? makeEvent('cx.consent.given', { purpose: topic, ...(expiresAt !== undefined && { expires: expiresAt }), ...told }, origin)
          : makeEvent('cx.consent.withdrawn', { purpose: topic, ...told }, origin),
      ),
    ];
  }
}

const withoutUndefined = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

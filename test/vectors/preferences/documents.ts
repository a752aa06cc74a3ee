import { catalogueSchema, NO_EVENT_BEFORE, noPreferences, parse, preferencesSchema, type Catalogue, type Preferences } from '../../../src/model/index.js';

type Json = Readonly<Record<string, unknown>>;

/** What a parser says of a document, or the document. */
function checked<T>(outcome: ReturnType<typeof parse<T>>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.error.map(({ where, message }) => `${where}: ${message}`).join(' '));
}

/** A catalogue of the file as the schema wants it: with labels, and every topic on every channel. */
export function catalogueOf(given: { readonly channels: Json; readonly topics: Json; readonly jurisdictions: readonly Json[]; readonly gpc: unknown }): Catalogue {
  const named = (things: Json, more: Json = {}): Json => Object.fromEntries(Object.entries(things).map(([id, thing]) => [id, { label: { en: id }, ...more, ...(thing as Json) }]));
  return checked(
    parse(catalogueSchema, {
      schema: 'cx-catalogue/1',
      version: '1',
      topics: named(given.topics, { channels: Object.keys(given.channels) }),
      channels: named(given.channels),
      jurisdictions: given.jurisdictions.map((law) => ({ source: 'fixture', checkedOn: '2026-01-01', ...law })),
      gpc: given.gpc,
      notices: {},
    }),
  );
}

/**
 * Preferences of the file in the form of the schema; a zone that is null is one that is not known. What the schema refuses, such as half a message
 * a day, goes on as it is: a sender that checks nothing must not get through by it.
 */
export function preferencesOf(given: Json): Preferences {
  const { subject, caps = [], consents = [], lifeEvents = {}, ...rest } = given as { subject: Json & { id: string }; caps?: readonly unknown[]; consents?: readonly Json[]; lifeEvents?: Json };
  const document = {
    ...noPreferences({ id: subject.id }),
    ...rest,
    subject: Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== null)),
    caps: Object.fromEntries(caps.map((cap, i) => [`c${i}`, cap])),
    consents: consents.map(consentOf),
    lifeEvents: Object.fromEntries(Object.entries(lifeEvents).map(([kind, event]) => [kind, { month: 1, share: false, uses: [], ...(event as Json) }])),
  };
  const parsed = parse(preferencesSchema, document);
  return parsed.ok ? parsed.value : (document as unknown as Preferences);
}

function consentOf({ preTicked = false, noticeVersion = 1, ...rest }: Json, i: number): Json {
  return {
    id: `e${i}`,
    notice: { id: 'privacy', version: noticeVersion, sha256: NO_EVENT_BEFORE, locale: 'en' },
    method: { kind: 'switch', uiSource: 'vectors', uiVersion: '1', preTicked, symmetric: true },
    controller: 'vectors',
    actor: 'subject',
    prevSha256: NO_EVENT_BEFORE,
    sha256: NO_EVENT_BEFORE,
    ...rest,
  };
}

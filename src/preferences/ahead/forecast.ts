import type { Contact, ContactContext } from '../decide/decision.js';
import type { Phrasebook } from '../words/english.js';
import { englishPhrases, say } from '../words/say.js';
import { DAYS_OF_MONTH, simulate } from './simulate.js';

/** Months that are looked at: enough for limits by the week and the month to count as often as they do. */
const MONTHS = 3;

/** How many messages are to be expected. Figures are of one month, on average. */
export interface Forecast {
  readonly perMonth: number;
  readonly topics: Readonly<Record<string, number>>;
  readonly channels: Readonly<Record<string, number>>;
  /** What the company would send to somebody who said yes to all. */
  readonly usual: number;
  /** Topics of which the catalogue does not say how many there usually are: not counted. */
  readonly uncounted: readonly string[];
}

/**
 * How many messages a normal month brings with these choices, by the same rules that decide each message. A pause does not count, because
 * a month with a pause is no normal one; nor does what was sent before.
 *
 * @param from a moment such as `2026-11-22T10:42:00Z`
 */
export function forecast(context: ContactContext, from: string): Forecast {
  const { catalogue, preferences } = context;
  const sent = simulate({ ...context, preferences: { ...preferences, pause: null }, history: [] }, from, MONTHS * DAYS_OF_MONTH);
  const count = (by: (contact: Contact) => string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const contact of sent) counts[by(contact)] = (counts[by(contact)] ?? 0) + 1;
    return Object.fromEntries(Object.entries(counts).map(([id, n]) => [id, n / MONTHS]));
  };
  const topics = Object.entries(catalogue.topics);
  return {
    perMonth: sent.length / MONTHS,
    topics: count(({ topic }) => topic),
    channels: count(({ channel }) => channel),
    usual: topics.reduce((sum, [, { typicalPerMonth = 0 }]) => sum + typicalPerMonth, 0),
    uncounted: topics.filter(([, { typicalPerMonth }]) => typicalPerMonth === undefined).map(([id]) => id),
  };
}

/** A forecast in a sentence: "In a normal month about 6 messages." */
export function sayForecast({ perMonth }: Forecast, phrases: Phrasebook = englishPhrases): string {
  if (perMonth === 0) return say(phrases, 'forecast.none');
  return perMonth < 0.75 ? say(phrases, 'forecast.few') : say(phrases, 'forecast.month', { count: Math.round(perMonth) });
}

/** What the next days may bring, one by one, as things stand: with the pause, and with what was sent already. An example, not a promise. */
export function previewAhead(context: ContactContext, from: string, days = 30): Contact[] {
  return simulate(context, from, days);
}

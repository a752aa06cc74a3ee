import type { Cap, Catalogue, Preferences, Window } from '../../src/model/index.js';
import type { Localizer } from '../base/localize.js';
import { comes, freedomOf, labelOf } from '../preferences/standing.js';
import { dateIn, listIn } from '../preferences/writing.js';
import { joined } from '../base/joined.js';

/** More topics than this are counted, not named. */
const MOST_TOPICS = 4;

const WEEKDAYS = '1,2,3,4,5';
const WEEKEND = '6,7';

/** 4 January 2027 is a Monday. */
const nameOfDay = (day: number, locale: string): string => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, 0, 3 + day));

/** A time such as `18:00` as people of a language write it. */
export function timeIn(locale: string, time: string): string {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(Date.UTC(2027, 0, 4, hours, minutes));
}

/** Hours in words: "on weekdays in the evening". */
export function hoursInWords({ days, start, end }: Window, { text, locale }: Localizer): string {
  const list = [...new Set(days ?? [1, 2, 3, 4, 5, 6, 7])].sort().join();
  const on =
    list.length > 12 ? ''
    : list === WEEKDAYS ? text('pref.weekdays')
    : list === WEEKEND ? text('pref.weekend')
    : text('pref.on-days', { days: listIn(locale, list.split(',').map((day) => nameOfDay(+day, locale))) });
  const part =
    start > end ? null
    : start === '00:00' && end === '24:00' ? 'all-day'
    : start >= '05:00' && end <= '12:00' ? 'morning'
    : start >= '12:00' && end <= '18:00' ? 'afternoon'
    : start >= '17:00' && end <= '23:00' ? 'evening'
    : null;
  const hours = part ? text(`pref.${part}`) : text('pref.from-to', { start: timeIn(locale, start), end: timeIn(locale, end) });
  return on ? text('pref.when', { days: on, hours }) : hours;
}

/** A cap in words: "at most 2 a month". */
export function capInWords({ max, per }: Cap, { text }: Localizer): string {
  return text(`pref.cap-${per.mode === 'calendar' ? per.unit : 'hours'}`, { count: max ?? 0, hours: per.mode === 'calendar' ? 0 : per.hours });
}

/** What will happen, in sentences, written from the choices as they stand. */
export function sentencesOf(catalogue: Catalogue, preferences: Preferences, texts: Localizer): readonly string[] {
  const { text, locale } = texts;
  const topics = Object.entries(catalogue.topics);
  const named = (ids: readonly string[]): string => {
    const labels = ids.slice(0, MOST_TOPICS).map((id) => labelOf(catalogue.topics, id, locale));
    return listIn(locale, ids.length > MOST_TOPICS ? [...labels, text('pref.more', { count: ids.length - MOST_TOPICS })] : labels);
  };
  const clauses: string[] = [];
  const only: string[] = [];
  for (const channel of Object.keys(catalogue.channels)) {
    const coming = topics.filter(([id, topic]) => topic.channels.includes(channel) && comes(preferences, id, topic, channel));
    const wanted = coming.filter(([, topic]) => topic.class === 'none').map(([id]) => id);
    const label = labelOf(catalogue.channels, channel, locale);
    if (wanted.length > 0) {
      clauses.push(joined(locale, [text('pref.about', { channel: label, topics: named(wanted) }), ...limitsOn(channel, preferences, texts)]));
    } else if (coming.length > 0) only.push(text('pref.only', { channel: label, topics: named(coming.map(([id]) => id)) }));
  }
  const together = joined(locale, limitsOn(null, preferences, texts));
  // one channel alone needs no sentence of its own for what holds for all
  if (clauses.length === 1 && together) clauses[0] = joined(locale, [clauses[0]!, together]);
  const must = topics.filter(([, topic]) => freedomOf(topic) !== 'all').map(([id]) => id);
  const sentences = clauses.length > 0 ? [`${joined(locale, [...clauses, ...only], ';')}.`] : [must.length > 0 ? text('pref.must', { topics: named(must) }) : text('pref.nothing')];
  if (clauses.length > 1 && together) sentences.push(text('pref.together', { limits: together }));
  const everywhere = preferences.quiet.filter(({ topics, channels }) => !topics && !channels);
  if (clauses.length > 0 && everywhere.length > 0) sentences.push(text('pref.quiet', { when: listIn(locale, everywhere.map((one) => hoursInWords(one, texts))) }));
  return [...statusOf(preferences, texts), ...sentences];
}

/** The caps and hours of one channel, or, without one, of everything. */
function limitsOn(channel: string | null, { caps, windows }: Preferences, texts: Localizer): string[] {
  const holds = ({ topics, channels }: { readonly topics?: readonly string[] | undefined; readonly channels?: readonly string[] | undefined }): boolean => !topics && (channel === null ? !channels : channels?.includes(channel) === true);
  const hours = windows.filter(holds).map((one) => hoursInWords(one, texts));
  return [...Object.values(caps).filter((cap) => cap.max !== null && holds(cap)).map((cap) => capInWords(cap, texts)), ...(hours.length > 0 ? [listIn(texts.locale, hours)] : [])];
}

/** What holds everything back at the moment. */
function statusOf({ pause, unsubscribeAll, subject }: Preferences, { text, locale }: Localizer): string[] {
  if (unsubscribeAll) return [text('pref.stopped')];
  if (!isPaused(pause) || pause.topics || pause.channels) return [];
  return [pause.until ? text('pref.paused', { date: dateIn(locale, pause.until, subject.zone) }) : text('pref.paused-open'), text('pref.afterwards')];
}

/** Is a pause on, or still to come? */
export const isPaused = (pause: Preferences['pause']): pause is NonNullable<Preferences['pause']> => pause !== null && (pause.until === null || Date.parse(pause.until) > Date.now());

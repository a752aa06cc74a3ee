/** A date as people of a language write it. */
export function dateIn(locale: string, moment: string, timeZone?: string): string {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(Date.parse(moment));
  } catch {
    return dateIn(locale, moment); // there is no such zone here
  }
}

/** The first list that `Intl` writes costs a whole frame; one thing alone needs none. */
export const listIn = (locale: string, items: readonly string[]): string => (items.length < 2 ? items.join() : new Intl.ListFormat(locale).format(items));

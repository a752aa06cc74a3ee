import { Temporal } from 'temporal-polyfill';
import type { Catalogue, Preferences } from '../../model/index.js';
import { millisecondsOf } from '../time/instant.js';
import { own } from '../own.js';

/**
 * The stages of life a customer is in, such as "new-parent", by the ids of the catalogue: derived from the events they share, never guessed. An
 * event counts with month and year (and day, or the first of the month), while it is shared, not muted and not expired.
 *
 * @param on the date, such as `2026-11-22`
 */
export function lifeStages({ stages = {} }: Pick<Catalogue, 'stages'>, { lifeEvents }: Pick<Preferences, 'lifeEvents'>, on: string): readonly string[] {
  const today = Temporal.PlainDate.from(on);
  return Object.keys(stages)
    .filter((id) => {
      const { after, fromMonth = 0, toMonth } = stages[id]!;
      const event = own(lifeEvents, after);
      if (!event?.share || event.muted || event.year === undefined) return false;
      if (event.expiresAt !== undefined && millisecondsOf(event.expiresAt, '/lifeEvents/expiresAt') <= millisecondsOf(`${on}T00:00:00Z`, '/on')) return false;
      const began = Temporal.PlainDate.from({ year: event.year, month: event.month, day: event.day ?? 1 }, { overflow: 'constrain' });
      const from = began.add({ months: fromMonth });
      return Temporal.PlainDate.compare(from, today) <= 0 && (toMonth === undefined || Temporal.PlainDate.compare(today, began.add({ months: toMonth })) < 0);
    })
    .sort();
}

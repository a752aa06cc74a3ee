import type { LossTranslation } from './translation.js';

/** The German texts of what is missing from figures. */
export const de: LossTranslation = {
  'losses.lost': { one: '{count} Antwort ging auf Geräten verloren ({reasons}).', other: '{count} Antworten gingen auf Geräten verloren ({reasons}).' },
  'losses.bounds': 'Wären alle gekommen, läge dieser Wert zwischen {lower} und {upper}, was immer sie sagten. Das ist nicht das Intervall, das vom Zufall handelt.',
  'losses.cannot-tell': 'Mit ihnen kann das Ziel {target} erreicht oder verfehlt sein: das lässt sich nicht sagen.',
  'losses.unbounded': 'Wie weit dieser Wert danebenliegt, lässt sich nicht sagen: Was er annehmen kann, hat kein Ende.',
  'losses.everybody': { one: '{count} Antwort aller Kunden ging auf Geräten verloren ({reasons}); aus welcher Gruppe, wird nicht gemeldet.', other: '{count} Antworten aller Kunden gingen auf Geräten verloren ({reasons}); aus welchen Gruppen, wird nicht gemeldet.' },
  'losses.unmatched': { one: '{count} weiterer Verlust wurde von Geräten gemeldet ({reasons}); in welchen Werten er fehlt, lässt sich nicht sagen, und er ist in keiner Spanne.', other: '{count} weitere Verluste wurden von Geräten gemeldet ({reasons}); in welchen Werten sie fehlen, lässt sich nicht sagen, und sie sind in keiner Spanne.' },
  'losses.reason': '{reason}: {number}',
  'losses.full': 'kein Platz',
  'losses.expired': 'zu lange gewartet',
  'losses.withdrawn': 'Einwilligung widerrufen',
  'losses.cleared': 'von der Seite gelöscht',
  'losses.corrupted': 'nicht lesbar',
  'scorecard.column.lost': 'Verloren',
  'scorecard.column.missing-lower': 'Mit Verlusten von',
  'scorecard.column.missing-upper': 'Mit Verlusten bis',
};

import type { LayerTranslation } from './translation.js';

/** The German texts of a comparison side by side. */
export const de: LayerTranslation = {
  'journey.beside.none': 'nicht auf beiden Seiten bekannt',
  'journey.beside.added': 'Neu',
  'journey.beside.moved': 'Verschoben',
  'journey.beside.moved-from': 'Hierher verschoben aus {phase}',
  'journey.beside.renamed': 'Hieß {name}',
  'journey.beside.removed': 'Entfernt',
  'journey.beside.since': 'Seit dieser Version: {changes}.',
  'journey.beside.same': 'Die Kontaktpunkte sind die dieser Version.',
  'journey.beside.count-added': { one: '{count} neu', other: '{count} neu' },
  'journey.beside.count-moved': { one: '{count} verschoben', other: '{count} verschoben' },
  'journey.beside.count-renamed': { one: '{count} umbenannt', other: '{count} umbenannt' },
  'journey.beside.count-removed': { one: '{count} entfernt', other: '{count} entfernt' },
  'journey.beside.now': 'Jetzt',
};

import type { LayerTranslation } from './translation.js';

/** The German texts about keys that jump. */
export const de: LayerTranslation = {
  'journey.jump.keys': 'Tasten zum Springen',
  'journey.jump.moment': 'nächster Moment der Wahrheit',
  'journey.jump.pain': 'nächstes Ärgernis',
  'journey.jump.gap': 'nächster gesicherter Unterschied',
  'journey.jump.comment': 'nächster offener Kommentar',
  'journey.jump.back': 'mit einem Buchstaben: zurück',
  'journey.jump.help': 'diese Tasten zeigen oder verbergen',
  'journey.jump.off': 'Diese Tasten abschalten',
  'journey.jump.there': '{name}: {what}.',
  'journey.jump.none': 'Es gibt keinen weiteren Treffer: {what}.',
};

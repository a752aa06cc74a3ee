import type { LayerTranslation } from './translation.js';

/** The German texts about what plugins bring to a map. */
export const de: LayerTranslation = {
  'journey.plugin.lens': 'Blick durch',
  'journey.plugin.no-lens': 'keine Linse',
  'journey.plugin.asking': '\u2026',
  'journey.plugin.failed': '{title} des Plugins {plugin} kann gerade nicht gezeigt werden.',
  'journey.plugin.gone': 'Die Linse stammt von einem Plugin, das nicht da ist.',
};

import type { LayerTranslation } from './translation.js';

/** The Arabic texts about what plugins bring to a map. */
export const ar: LayerTranslation = {
  'journey.plugin.lens': 'النظر من خلال',
  'journey.plugin.no-lens': 'بلا عدسة',
  'journey.plugin.asking': '\u2026',
  'journey.plugin.failed': 'لا يمكن عرض {title} من الإضافة {plugin} الآن.',
  'journey.plugin.gone': 'العدسة من إضافة غير موجودة.',
};

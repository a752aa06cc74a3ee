import type { LayerTranslation } from './translation.js';

/** The Arabic texts about keys that jump. */
export const ar: LayerTranslation = {
  'journey.jump.keys': 'مفاتيح الانتقال',
  'journey.jump.moment': 'لحظة الحقيقة التالية',
  'journey.jump.pain': 'نقطة الألم التالية',
  'journey.jump.gap': 'الفجوة المؤكدة التالية',
  'journey.jump.comment': 'التعليق المفتوح التالي',
  'journey.jump.back': 'مع حرف: إلى السابق',
  'journey.jump.help': 'إظهار هذه المفاتيح أو إخفاؤها',
  'journey.jump.off': 'إيقاف هذه المفاتيح',
  'journey.jump.there': '{name}: {what}.',
  'journey.jump.none': 'لا يوجد غيره: {what}.',
};

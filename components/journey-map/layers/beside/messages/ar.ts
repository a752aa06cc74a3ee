import type { LayerTranslation } from './translation.js';

/** The Arabic texts of a comparison side by side. */
export const ar: LayerTranslation = {
  'journey.beside.none': 'غير معروف في الجانبين',
  'journey.beside.added': 'جديدة',
  'journey.beside.moved': 'نُقلت',
  'journey.beside.moved-from': 'نُقلت إلى هنا من {phase}',
  'journey.beside.renamed': 'كان اسمها {name}',
  'journey.beside.removed': 'أُزيلت',
  'journey.beside.since': 'منذ ذلك الإصدار: {changes}.',
  'journey.beside.same': 'نقاط التواصل هي نقاط ذلك الإصدار.',
  'journey.beside.count-added': { one: 'واحدة جديدة', two: 'اثنتان جديدتان', other: '{count} جديدة' },
  'journey.beside.count-moved': { one: 'واحدة نُقلت', two: 'اثنتان نُقلتا', other: '{count} نُقلت' },
  'journey.beside.count-renamed': { one: 'واحدة تغير اسمها', two: 'اثنتان تغير اسمهما', other: '{count} تغير اسمها' },
  'journey.beside.count-removed': { one: 'واحدة أُزيلت', two: 'اثنتان أُزيلتا', other: '{count} أُزيلت' },
  'journey.beside.now': 'الآن',
};

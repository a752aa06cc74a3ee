import type { LayerTranslation } from './translation.js';

/** The Arabic texts about what a map gives away. */
export const ar: LayerTranslation = {
  'journey.export.csv': 'جدول نقاط التواصل (CSV)',
  'journey.export.markdown': 'مخطط نصي (Markdown)',
  'journey.export.mermaid': 'نص الرسم (mermaid)',
  'journey.export.json': 'الرحلة كاملة (JSON)',
  'journey.export.lost': { one: 'سجل أو حقل واحد لا مكان له فيه: {format}.', two: 'سجلان أو حقلان لا مكان لهما فيه: {format}.', few: '{count} سجلات أو حقول لا مكان لها فيه: {format}.', other: '{count} سجل أو حقل لا مكان له فيه: {format}.' },
  'journey.export.not-for-all': { one: 'سجل واحد ليس للجميع وقد تُرك.', two: 'سجلان ليسا للجميع وقد تُركا.', few: '{count} سجلات ليست للجميع وقد تُركت.', other: '{count} سجل ليس للجميع وقد تُرك.' },
  'journey.export.standard': 'معيار',
  'journey.export.quote': 'قيل',
  'journey.export.no-phase': 'خارج أي مرحلة',
  'journey.print.page': 'طباعة أو PDF: على صفحة واحدة',
  'journey.print.tiles': 'طباعة أو PDF: على عدة صفحات',
  'journey.print.outline': 'طباعة أو PDF: كمخطط نصي',
  'journey.page': 'صفحة {page} من {pages}',
};

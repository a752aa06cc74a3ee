import type { ExportTranslation } from './translation.js';

/** The Arabic texts of the export menu. */
export const ar: ExportTranslation = {
  'export.button': 'تصدير',
  'export.png': 'صورة (PNG)',
  'export.svg': 'رسم (SVG)',
  'export.csv': 'جدول (CSV)',
  'export.clipboard': 'نسخ كجدول',
  'export.saved': 'حُفظ باسم {file}.',
  'export.copied': { zero: 'لم يُنسخ أي صف.', one: 'نُسخ صف واحد.', two: 'نُسخ صفان.', few: 'نُسخت {count} صفوف.', many: 'نُسخ {count} صفًا.', other: 'نُسخ {count} صف.' },
  'export.nothing': 'لا يوجد ما يُصدَّر بعد.',
  'export.failed': 'لم ينجح ذلك في هذا المتصفح.',
};

import type { LayerTranslation } from './translation.js';

/** The Arabic texts about live figures of a map. */
export const ar: LayerTranslation = {
  'journey.live.source': 'أرقام مباشرة',
  'journey.live.period': 'الأرقام من {from} إلى {to}.',
  'journey.live.moved': { zero: 'لم يتغير أي رقم.', one: 'تغير رقم واحد.', two: 'تغير رقمان.', few: 'تغيرت {count} أرقام.', many: 'تغير {count} رقمًا.', other: 'تغير {count} رقم.' },
  'journey.live.left-out': { one: 'ملاحظة واحدة على الأرقام المباشرة', two: 'ملاحظتان على الأرقام المباشرة', few: '{count} ملاحظات على الأرقام المباشرة', many: '{count} ملاحظة على الأرقام المباشرة', other: '{count} ملاحظة على الأرقام المباشرة' },
  'journey.live.no-dimension': 'الأرقام المباشرة غير مجمعة حسب «{dimension}»، فلا تنتمي إلى أي نقطة تواصل. تعرض الخريطة ما تقوله الرحلة.',
  'journey.live.unknown': { other: 'لا توجد أرقام مباشرة لما يلي: {metrics}. يبقى ما تقوله الرحلة.' },
  'journey.live.elsewhere': { other: 'إجابات {groups} لا تنتمي إلى أي نقطة تواصل في هذه الخريطة.' },
  'journey.live.unlike': 'الشعور المباشر على مقياس غير مقياس الرحلة، فلا يُعرض.',
  'journey.live.nps': 'يُذكر NPS في نهاية الرحلة. لا يُعرض عند {at}.',
};

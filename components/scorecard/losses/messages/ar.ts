import type { LossTranslation } from './translation.js';

/** The Arabic texts of what is missing from figures. */
export const ar: LossTranslation = {
  'losses.lost': { zero: 'لم تُفقد أي إجابة على الأجهزة ({reasons}).', one: 'فُقدت إجابة واحدة على الأجهزة ({reasons}).', two: 'فُقدت إجابتان على الأجهزة ({reasons}).', few: 'فُقدت {count} إجابات على الأجهزة ({reasons}).', many: 'فُقدت {count} إجابةً على الأجهزة ({reasons}).', other: 'فُقدت {count} إجابة على الأجهزة ({reasons}).' },
  'losses.bounds': 'لو وصلت كلها لكان هذا الرقم بين {lower} و{upper} أيًّا كان ما قيل فيها. هذا غير المجال الذي يتعلق بالصدفة.',
  'losses.cannot-tell': 'معها قد يكون الهدف {target} متحققًا أو غير متحقق: لا يمكن الجزم.',
  'losses.unbounded': 'لا يمكن معرفة مدى ابتعاد هذا الرقم: لا حدّ لقيمه.',
  'losses.everybody': { zero: 'لم تُفقد أي إجابة من جميع العملاء على الأجهزة ({reasons}).', one: 'فُقدت إجابة واحدة من جميع العملاء على الأجهزة ({reasons})، ولا يُعرف من أي مجموعة.', two: 'فُقدت إجابتان من جميع العملاء على الأجهزة ({reasons})، ولا يُعرف من أي مجموعات.', few: 'فُقدت {count} إجابات من جميع العملاء على الأجهزة ({reasons})، ولا يُعرف من أي مجموعات.', many: 'فُقدت {count} إجابةً من جميع العملاء على الأجهزة ({reasons})، ولا يُعرف من أي مجموعات.', other: 'فُقدت {count} إجابة من جميع العملاء على الأجهزة ({reasons})، ولا يُعرف من أي مجموعات.' },
  'losses.unmatched': { zero: 'لم تُبلغ الأجهزة عن فقد آخر ({reasons}).', one: 'أبلغت الأجهزة عن فقد آخر واحد ({reasons})، ولا يُعرف من أي الأرقام ينقص، وليس في أي حدود.', two: 'أبلغت الأجهزة عن فقدين آخرين ({reasons})، ولا يُعرف من أي الأرقام ينقصان، وليسا في أي حدود.', few: 'أبلغت الأجهزة عن {count} حالات فقد أخرى ({reasons})، ولا يُعرف من أي الأرقام تنقص، وليست في أي حدود.', many: 'أبلغت الأجهزة عن {count} حالة فقد أخرى ({reasons})، ولا يُعرف من أي الأرقام تنقص، وليست في أي حدود.', other: 'أبلغت الأجهزة عن {count} حالة فقد أخرى ({reasons})، ولا يُعرف من أي الأرقام تنقص، وليست في أي حدود.' },
  'losses.reason': '{reason}: {number}',
  'losses.full': 'لا مكان',
  'losses.expired': 'انتظرت طويلًا',
  'losses.withdrawn': 'سُحبت الموافقة',
  'losses.cleared': 'مسحتها الصفحة',
  'losses.corrupted': 'لا تُقرأ',
  'scorecard.column.lost': 'المفقودة',
  'scorecard.column.missing-lower': 'مع المفقود من',
  'scorecard.column.missing-upper': 'مع المفقود إلى',
};

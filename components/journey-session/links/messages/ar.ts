import type { LinksTranslation } from './translation.js';

/** The Arabic texts about the links to a journey. */
export const ar: LinksTranslation = {
  'session.links.title': 'روابط هذه الرحلة',
  'session.links.what': 'من يحمل رابطًا يدخل بالاسم والدور المكتوبين فيه.',
  'session.links.loading': 'يجري تحميل الروابط\u2026',
  'session.links.none': 'لم تُنشأ روابط هنا بعد.',
  'session.links.none-hold': 'لم يعد أي رابط صالحًا.',
  'session.links.over': { zero: 'لا روابط منتهية', one: 'رابط واحد لم يعد صالحًا', two: 'رابطان لم يعودا صالحين', few: '{count} روابط لم تعد صالحة', many: '{count} رابطًا لم يعد صالحًا', other: '{count} رابط لم يعد صالحًا' },
  'session.links.made': 'أُنشئ في {made}',
  'session.links.until': 'صالح حتى {until}',
  'session.links.ran-out': 'انتهى في {until}',
  'session.links.revoked': 'سُحب في {on}',
  'session.links.yours': 'دخلت أنت بهذا الرابط',
  'session.links.revoke': 'سحب الرابط',
  'session.links.revoke-what': 'سحب رابط {name}، {role}، أُنشئ في {made}',
  'session.links.sure': 'هل تريد سحب رابط {name}؟',
  'session.links.then': 'يخرج فورًا من دخل به، ولا يدخل به أحد بعد ذلك. ويبقى ما أُنجز. ولا يمكن التراجع: سيلزم رابط جديد.',
  'session.links.then-you': 'دخلت أنت بهذا الرابط، لذلك ستخرج أيضًا.',
  'session.links.keep': 'إبقاء الرابط',
  'session.links.gone': 'سُحب رابط {name}.',
  'session.links.not-gone': 'تعذّر سحب رابط {name}. ما زال صالحًا.',
  'session.links.not-kept': 'لا يُحفظ هنا أي الروابط أُنشئت. تبقى صالحة حتى تنتهي مدتها.',
  'session.links.refused': 'لم يعد الرابط الذي دخلت به يسمح بهذا.',
  'session.links.unreachable': 'تعذّر تحميل الروابط.',
  'session.links.again': 'أعد المحاولة',
};

import type { FairnessCode } from './rules.js';

type WordCode = Extract<FairnessCode, 'shaming' | 'later' | 'double-negative' | 'plays-down'>;

/** Words that offend a rule, by language. `later` counts only as the label of what should be a no, `plays-down` only about safety. */
const WORDS: Readonly<Record<string, Readonly<Record<WordCode, readonly RegExp[]>>>> = {
  en: {
    shaming: [
      /\bno,? (thanks|thank you)?[,.]? ?i (don't|do not|hate|prefer|would rather|'d rather|like|enjoy|want to)\b/,
      /\bi (don't|do not) (want|like|need|care)\b.{0,30}\b(sav|deal|discount|money|better|best|safe|inform)/,
      /\bi('d| would) rather (pay|miss|stay|spend|not know)\b/,
      /\b(don't|do not|you'll|you will|you're|you are)\b.{0,20}\bmiss(ing)? (out|the best)\b/,
      /\b(we'll|we will) miss you\b|\b(sorry|sad) to see you go\b|\bplease (stay|don't (go|leave))\b|\bbreaks? our heart/,
      /\bare you (really )?sure you want to (lose|miss|give up)\b/,
    ],
    later: [/\b(later|not now|maybe|remind me)\b/],
    'double-negative': [/\b(don't|do not|never) (un\w+|opt out|stop|decline|exclude)\b/, /\buntick\b.{0,40}\b(don't|do not|not)\b/],
    'plays-down': [/\b(voluntary|precautionary|as a precaution|discretionary|out of an abundance of caution|in rare cases|no (reported )?(accidents|injuries))\b/],
  },
  de: {
    shaming: [
      /nein,? ?danke?,? ?ich (möchte|will|mag|verzichte|zahle|bleibe)/,
      /ich (möchte|will|mag|brauche) (nicht|keine?n?)\b.{0,30}(spar|rabatt|vorteil|besser|sicher|inform)/,
      /(verpassen|entgehen lassen|entgeht ihnen|entgehen ihnen)/,
      /(wir werden sie vermissen|schade,? dass sie|bitte bleiben sie|gehen sie nicht|bricht uns das herz)/,
      /(wirklich|sicher).{0,30}(verzichten|verlieren|aufgeben)/,
    ],
    later: [/\b(später|nicht jetzt|vielleicht|erinner)/],
    'double-negative': [/\b(nicht|nie|keine?n?)\b.{0,20}\b(abbestellen|ausschließen|ablehnen|widersprechen)\b/],
    'plays-down': [/(freiwillige|vorsorgliche?|vorsichtshalber|aus kulanz|in seltenen fällen|keine (gemeldeten )?(unfälle|verletzungen))/],
  },
  ar: {
    shaming: [/لا،? ?شكر[اًا]*،? ?(لا أريد|أفضل|لا أحب)/, /(تفوّ?ت|يفوتك|ستخسر)/, /(سنفتقدك|يحزننا|نرجو أن تبقى|لا ترحل)/],
    later: [/(لاحق[اًا]*|ليس الآن|ربما|ذكّ?رني)/],
    'double-negative': [/(لا|عدم) .{0,15}(إلغاء|رفض|إيقاف)/],
    'plays-down': [/(طوعي|احترازي|على سبيل الاحتياط|في حالات نادرة|لم تُسجل (حوادث|إصابات))/],
  },
};

/** Apostrophes and spaces of all kinds as one, small letters: so that typography hides nothing. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\u2018\u2019\u02bc]/g, "'").replace(/\s+/g, ' ').toLowerCase();

/** Longer texts are looked at in part: nobody reads more on a button or in a note. */
const LONGEST = 5000;

/** Does a text have words that offend the rule? In a language of which we have no words, never. */
export function offends(text: string, code: WordCode, language: string): boolean {
  const words = WORDS[language.split('-', 1)[0]!.toLowerCase()];
  return words !== undefined && words[code].some((pattern) => pattern.test(plain(text.slice(0, LONGEST))));
}

/** What in a question's wording is worth a look, by language. Heuristics: they point, and never decide. */
export interface TellingWords {
  readonly and: RegExp;
  readonly leading: RegExp;
  readonly negated: RegExp;
  readonly absolute: RegExp;
  readonly sensitive: RegExp;
  readonly none: RegExp;
  /** Pairs with "and" in them that are one thing. */
  readonly oneThing: RegExp;
}

export const TELLING_WORDS: Readonly<Record<string, TellingWords>> = {
  en: {
    and: /(?<=\S\s+)\b(and|as well as)\b/iu,
    leading: /\b(don'?t you|(?<!(how much|how strongly|to what extent) )do you agree|would(n't| not) you|is(n't| not) it|how much (do|did) you (love|like|enjoy)|how (great|excellent|amazing|wonderful|good|helpful|friendly) (was|were|is|are)|(our|the) (excellent|great|award-winning|amazing|friendly|world-class|popular)|as you know|of course|surely|obviously|clearly)\b/iu,
    negated: /\b(not|cannot|no longer|without)\b|n['’]t\b/iu,
    absolute: /\b(always|never|everyone|everybody|nobody|every time|at all times)\b/iu,
    sensitive: /\b(religio\w*|ethnic\w*|race|racial|sexual\w*|gender|income|salary|earn|disabilit\w*|health|illness|political\w*|trade union|pregnan\w*|marital)\b|\bhow old\b|\byour age\b|\bdate of birth\b/iu,
    none: /^(none|neither|nothing|no[nt]e? of (these|them|the above)|not applicable)\b/iu,
    oneThing: /\b(and why|why and|terms and conditions|questions? and answers?|pros and cons|friends? and family|return and refund|now and then|research and development|help and support|branding and PR|research and)\b/iu,
  },
  de: {
    and: /(?<=\S\s+)\b(und|sowie)\b/iu,
    leading: /\b((?<!wie sehr )stimmen sie (mir |uns )?zu|finden sie nicht|finden sie auch|nicht wahr|wie (sehr )?(gut|toll|hervorragend|ausgezeichnet|freundlich|hilfreich) (war|waren|ist|sind|finden)|wie sehr (gefällt|gefiel|lieben|mögen)|unser(e|en|em|er)? (hervorragend|ausgezeichnet|freundlich|toll|beliebt)\w*|natürlich|sicherlich|selbstverständlich|offensichtlich|bekanntlich)(?!\p{L})/iu,
    negated: /\b(nicht|kein\w*|ohne)\b/iu,
    absolute: /\b(immer|nie|niemals|jeder|jedes mal|niemand|alle)\b/iu,
    sensitive: /(religi|ethnisch|herkunft|hautfarbe|sexuell|geschlecht|einkommen|gehalt\b|verdienen sie|behinderung|gesundheit|krankheit|politisch|gewerkschaft|schwanger|familienstand|wie alt|ihr alter|geburtsdatum)/iu,
    none: /^(keine?s?|nichts)( (davon|von (diesen|beiden|allen)))?(?!\p{L})/iu,
    oneThing: /\b(und warum|und zwar|warum und|fragen und antworten|vor- und nachteile|freunde und familie|ab und zu|forschung und entwicklung|nach und nach|allgemeine geschäfts- und|hilfe und unterstützung)\b/iu,
  },
  fr: {
    and: /(?<=\S\s+)(et|ainsi que)(?!\p{L})/iu,
    leading: /(?<!\p{L})(n'est-ce pas|ne trouvez-vous pas|êtes-vous d'accord|à quel point (avez-vous aimé|aimez-vous)|notre (excellent|excellente|formidable)|bien sûr|évidemment)(?!\p{L})/iu,
    negated: /(?<!\p{L})(ne|n'\p{L}+) [^.?!]*(pas|plus|jamais)(?!\p{L})|(?<!\p{L})sans(?!\p{L})/iu,
    absolute: /(?<!\p{L})(toujours|jamais|tout le monde|personne|chaque fois)(?!\p{L})/iu,
    sensitive: /(religi|ethni|sexuel|genre|revenu|salaire|handicap|santé|maladie|politique|syndica|enceinte|quel âge|votre âge|date de naissance)/iu,
    none: /^(aucune?|rien)(?!\p{L})/iu,
    oneThing: /(et pourquoi|questions et réponses|conditions générales|amis et famille|avantages et inconvénients)/iu,
  },
  es: {
    and: /(?<=\S\s+)(y|e|así como)(?!\p{L})/iu,
    leading: /(?<!\p{L})(no cree|no le parece|está de acuerdo|cuánto le (gustó|gusta|encantó)|nuestr[oa] (excelente|magnífic[oa])|por supuesto|obviamente|claramente)(?!\p{L})/iu,
    negated: /(?<!\p{L})(no|sin|tampoco)(?!\p{L})/iu,
    absolute: /(?<!\p{L})(siempre|nunca|jamás|todo el mundo|nadie|cada vez)(?!\p{L})/iu,
    sensitive: /(religi|étnic|sexual|género|ingresos|salario|discapacidad|salud|enfermedad|polític|sindica|embaraz|qué edad|cuántos años|fecha de nacimiento)/iu,
    none: /^(ningun[oa]?|nada)(?!\p{L})/iu,
    oneThing: /(y por qué|preguntas y respuestas|términos y condiciones|amigos y familia|pros y contras)/iu,
  },
  ar: {
    and: /(?<!\p{L})(وكذلك|كما)(?!\p{L})/u,
    leading: /(ألا توافق|أليس كذلك|بالطبع|بالتأكيد)/u,
    negated: /(?<!\p{L})(لا|لم|لن|ليس|غير)(?!\p{L})/u,
    absolute: /(?<!\p{L})(دائمًا|دائما|أبدًا|أبدا|الجميع|لا أحد)(?!\p{L})/u,
    sensitive: /(دينك|الديانة|العرق|جنسك|الجنس|دخلك|راتبك|إعاقة|صحتك|مرض|سياسي|نقابة|حامل|عمرك|تاريخ الميلاد)/u,
    none: /^(لا شيء|لا أحد|لا ينطبق)/u,
    oneThing: /(?!)/u,
  },
};

/** Those of a language; nothing for one that nobody has written them for. */
export const tellingWords = (language: string): TellingWords | undefined => {
  const tag = language.split('-')[0]!.toLowerCase();
  return Object.hasOwn(TELLING_WORDS, tag) ? TELLING_WORDS[tag] : undefined;
};

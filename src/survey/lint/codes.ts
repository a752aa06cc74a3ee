/** `error`: the survey does not work. `warning`: it works, and answers suffer or people are not treated well. `hint`: worth a look. */
export type Severity = 'error' | 'warning' | 'hint';

/** All that the linter can find, with how grave it is and what it means; docs/surveys-authoring.md is made of it. */
export const LINT_CODES = {
  // the form of the document
  'form': { severity: 'error', about: 'The document is not of the form of a survey: something is missing, misspelt or of another kind.' },
  'newer-version': { severity: 'error', about: 'The document is of a newer version of the form than this copy of the library reads.' },
  'not-plain': { severity: 'error', about: 'The document is not JSON: a function, a cycle, a number that is none, or too deep.' },
  'id-twice': { severity: 'error', about: 'Two things have one id.' },
  'unknown-place': { severity: 'error', about: 'A condition, an expression, a way, a score or a text names something that is not there.' },
  'leads-back': { severity: 'error', about: 'A way leads to a page that does not come later.' },
  'impossible': { severity: 'error', about: 'No answer can be right: limits exclude each other.' },
  'wrong-count': { severity: 'error', about: 'There are more or fewer labels than steps.' },
  // expressions and places
  'bad-expression': { severity: 'error', about: 'An expression cannot be read, or compares what cannot be compared.' },
  'looks-ahead': { severity: 'error', about: 'A condition looks at an answer that is given later; it would never be known.' },
  'wrong-value': { severity: 'warning', about: 'A condition compares with something that the answer cannot be: 11 on a scale to 10, a choice that is not there.' },
  'pipes-ahead': { severity: 'error', about: 'A text names an answer that is given later.' },
  'pipe-without-fallback': { severity: 'hint', about: 'A text names something that may not be known, and does not say what stands there then.' },
  // ways
  'dead-end': { severity: 'error', about: 'Some people get to a page that takes no answer of theirs.' },
  'never-shown': { severity: 'warning', about: 'Nobody comes to this page, question or ending.' },
  'never-holds': { severity: 'warning', about: 'A condition is never so, whatever is answered.' },
  'always-holds': { severity: 'warning', about: 'A condition is always so; what comes after it is never asked.' },
  'never-known': { severity: 'warning', about: 'A condition looks at an answer that nobody who comes there has given.' },
  'pointless-way': { severity: 'hint', about: 'A way leads where the survey would go anyway.' },
  'empty-page': { severity: 'warning', about: 'A page has nothing on it, and is left out.' },
  'no-ending-for-all': { severity: 'hint', about: 'Every ending has a condition; those for whom none holds see the usual thanks.' },
  'unused-variable': { severity: 'hint', about: 'A variable is neither looked at, nor shown, nor sent.' },
  // languages
  'missing-translation': { severity: 'warning', about: 'A text is there in some of the languages of the document and not in this one.' },
  'empty-text': { severity: 'warning', about: 'A text has no words.' },
  'same-text': { severity: 'hint', about: 'A text is the same in two languages; perhaps it was never translated.' },
  'lost-place': { severity: 'warning', about: 'A translation does not name what the text in the language of the document names.' },
  // wording
  'double-barrelled': { severity: 'hint', about: 'A question may ask two things at once; an answer to it says nothing about either.' },
  'leading': { severity: 'hint', about: 'The wording may lead to an answer.' },
  'negated': { severity: 'hint', about: 'A question says "not"; people miss it, and agree to the opposite.' },
  'absolute': { severity: 'hint', about: 'The wording has "always", "never" or the like, to which few can say yes.' },
  'hard-to-read': { severity: 'hint', about: 'A text has long sentences and long words.' },
  'long-text': { severity: 'hint', about: 'A question is longer than people read.' },
  // metrics
  'wrong-moment': { severity: 'warning', about: 'The metric does not fit the moment: NPS in the middle of a journey, satisfaction at its end, effort without a transaction.' },
  'metric-twice': { severity: 'warning', about: 'One metric is asked for twice on one way.' },
  'not-nps': { severity: 'warning', about: 'A rating says that it is NPS, CSAT or CES, and is not on that scale or in its wording.' },
  'no-why': { severity: 'hint', about: 'Nothing asks for the reason of the rating.' },
  'no-touchpoint': { severity: 'hint', about: 'The survey does not say at which touchpoint it is asked; scorecards and journey maps cannot place it.' },
  'metric-late': { severity: 'hint', about: 'The rating comes after other questions, which colour it.' },
  // scales and choices
  'no-scale-ends': { severity: 'warning', about: 'Nobody is told what the ends of the scale mean.' },
  'one-choice': { severity: 'warning', about: 'There is one thing to choose.' },
  'no-way-out': { severity: 'hint', about: 'A question must be answered, and has no choice for those for whom none is right.' },
  'none-not-alone': { severity: 'warning', about: '"None of these" can be chosen with others.' },
  'none-moves': { severity: 'hint', about: '"None of these" or "Other" does not stay at the end when choices are shuffled.' },
  'choice-twice': { severity: 'warning', about: 'Two choices have the same text.' },
  'many-choices': { severity: 'hint', about: 'There are more choices than people compare.' },
  'scale-steps': { severity: 'hint', about: 'A scale has more than eleven steps, or fewer than three.' },
  // respect
  'sensitive-required': { severity: 'warning', about: 'What is nobody\'s business must be answered.' },
  'contact-required': { severity: 'warning', about: 'Contact details must be given, so the answer cannot be anonymous.' },
  'contact-early': { severity: 'hint', about: 'Contact details come before other questions; people stop there.' },
  'consent-bundled': { severity: 'warning', about: 'A consent asks for several things at once, or must be given to go on; it would not be free.' },
  'contact-in-text': { severity: 'hint', about: 'A text asks for an address or a number; the contact question keeps it apart from the answers.' },
  'personal-address': { severity: 'hint', about: 'A variable that is sent looks like a name, an address or a number.' },
  // length
  'too-long': { severity: 'warning', about: 'It takes longer than people give.' },
  'many-required': { severity: 'hint', about: 'Most questions must be answered; people leave instead.' },
  'crowded-page': { severity: 'hint', about: 'A page has more questions than fit a screen.' },
  'long-matrix': { severity: 'hint', about: 'A matrix has so many rows that people tick down one column.' },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly about: string }>>;

export type LintCode = keyof typeof LINT_CODES;

/** The English texts of what is missing from figures. */
export const lossMessages = {
  'losses.lost': { one: '{count} answer was lost on devices ({reasons}).', other: '{count} answers were lost on devices ({reasons}).' },
  'losses.bounds': 'Had all come, this figure would lie between {lower} and {upper}, whatever they said. This is apart from the interval, which is about chance.',
  'losses.cannot-tell': 'With them, the target {target} may be met or missed: nobody can tell.',
  'losses.unbounded': 'How far this figure is off cannot be told: its values have no end.',
  'losses.everybody': { one: '{count} answer of all customers was lost on devices ({reasons}); of which group is not told.', other: '{count} answers of all customers were lost on devices ({reasons}); of which groups is not told.' },
  'losses.unmatched': { one: '{count} more loss was reported by devices ({reasons}); which figures it is missing from cannot be told, and it is in no bound.', other: '{count} more losses were reported by devices ({reasons}); which figures they are missing from cannot be told, and they are in no bound.' },
  'losses.reason': '{reason}: {number}',
  'losses.full': 'no room',
  'losses.expired': 'waited too long',
  'losses.withdrawn': 'consent withdrawn',
  'losses.cleared': 'cleared by the page',
  'losses.corrupted': 'cannot be read',
  'scorecard.column.lost': 'Lost',
  'scorecard.column.missing-lower': 'With losses from',
  'scorecard.column.missing-upper': 'With losses to',
} as const;

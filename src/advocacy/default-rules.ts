import type { AdvocacyDocument } from './document.js';

/**
 * The rules that hold if a company gives none. What people do outweighs what they say, and what they say outweighs
 * nothing: so a customer who left is no supporter whatever the score, and recommending is a deed, not an intention.
 */
export const DEFAULT_ADVOCACY: AdvocacyDocument = {
  format: 'cx-advocacy/1',
  id: 'usual',
  title: 'Six advocacy segments, usual rules',
  rules: [
    {
      id: 'speaks-against',
      segment: 'dissenter',
      when: [{ fact: 'score', atMost: 6 }, { fact: 'openComplaints', atLeast: 1 }],
      reason: 'Rated 0 to 6 and has a complaint that is not resolved: unhappy, and says so.',
      source: 'Hirschman 1970, Exit, Voice, and Loyalty: voice; Reichheld 2003, HBR 81(12): 0 to 6',
    },
    {
      id: 'complains-bitterly',
      segment: 'dissenter',
      when: [{ fact: 'sentiment', atMost: -0.5 }, { fact: 'openComplaints', atLeast: 1 }],
      reason: 'Tells of bad feelings and has a complaint that is not resolved.',
      source: 'Hirschman 1970, Exit, Voice, and Loyalty: voice',
    },
    {
      id: 'left',
      segment: 'defector',
      when: [{ fact: 'left', is: true }],
      reason: 'Left: the last contract ended in this period. What people do outweighs what they say.',
      source: 'Jones & Sasser 1995, HBR 73(6), Why Satisfied Customers Defect',
    },
    {
      id: 'spends-half',
      segment: 'defector',
      when: [{ fact: 'score', atMost: 6 }, { fact: 'spendChange', atMost: -0.5 }],
      reason: 'Rated 0 to 6 and spends less than half of what it was: on the way out.',
      source: 'Jones & Sasser 1995, HBR 73(6); half is a convention of ours',
    },
    {
      id: 'unhappy-and-silent',
      segment: 'defector',
      when: [{ fact: 'score', atMost: 6 }],
      reason: 'Rated 0 to 6 and does not complain: who is unhappy and silent leaves sooner than who complains.',
      source: 'Reichheld 2003, HBR 81(12): 0 to 6; Hirschman 1970: exit where there is no voice',
    },
    {
      id: 'recommends-again',
      segment: 'super-advocate',
      when: [{ fact: 'score', atLeast: 9 }, { fact: 'referrals', atLeast: 2 }, { fact: 'openComplaints', atMost: 0 }],
      reason: 'Rated 9 or 10 and has recommended us twice or more: a deed, and again.',
      source: 'Kumar, Petersen & Leone 2007, HBR 85(10): few who say it do it, and few bring most of it',
    },
    {
      id: 'recommends-and-tells',
      segment: 'super-advocate',
      when: [{ fact: 'score', atLeast: 9 }, { fact: 'referrals', atLeast: 1 }, { fact: 'stories', atLeast: 1 }, { fact: 'openComplaints', atMost: 0 }],
      reason: 'Rated 9 or 10, has recommended us, and tells their story in public.',
      source: 'Kumar, Petersen & Leone 2007, HBR 85(10); together with a story it is a convention of ours',
    },
    {
      id: 'recommends',
      segment: 'advocate',
      when: [{ fact: 'referrals', atLeast: 1 }, { fact: 'openComplaints', atMost: 0 }],
      reason: 'Has recommended us: a deed, and not the intention of one.',
      source: 'Kumar, Petersen & Leone 2007, HBR 85(10)',
    },
    {
      id: 'tells',
      segment: 'advocate',
      when: [{ fact: 'score', atLeast: 9 }, { fact: 'stories', atLeast: 1 }, { fact: 'openComplaints', atMost: 0 }],
      reason: 'Rated 9 or 10 and tells their story, or reviews us in public.',
      source: 'A convention of ours: a public word is a recommendation',
    },
    {
      id: 'would-recommend',
      segment: 'supporter',
      when: [{ fact: 'score', atLeast: 9 }],
      reason: 'Rated 9 or 10: would recommend us, and has not been seen to do so.',
      source: 'Reichheld 2003, HBR 81(12): 9 and 10',
    },
    {
      id: 'content-and-renewed',
      segment: 'supporter',
      when: [{ fact: 'score', atLeast: 7 }, { fact: 'renewals', atLeast: 1 }, { fact: 'openComplaints', atMost: 0 }],
      reason: 'Rated 7 or 8 and has renewed: stays by choice.',
      source: 'Dick & Basu 1994, JAMS 22(2): loyalty is attitude and repeat patronage together',
    },
    {
      id: 'content',
      segment: 'neutral',
      when: [{ fact: 'score', atLeast: 7 }],
      reason: 'Rated 7 or 8: satisfied, and easily tempted away.',
      source: 'Reichheld 2003, HBR 81(12): 7 and 8',
    },
  ],
};

/** How well we know a rule: its text was read, only somebody who writes about it, or from memory alone. Not legal advice in any case. */
export type Evidence = 'text-read' | 'secondary' | 'unverified';

/** What unfairness is called, and which rule it offends. */
export interface FairnessRule {
  /** What must not be, in a sentence. */
  readonly says: string;
  readonly sources: readonly { readonly source: string; readonly evidence: Evidence }[];
}

const withdrawal = { source: 'GDPR Art. 7(3): withdrawing is as easy as giving', evidence: 'text-read' } as const;
const symmetry = { source: '11 CCR 7004: symmetry in choice', evidence: 'text-read' } as const;
const onePage = { source: '16 CFR 316.5: nothing but an address and preferences, on one page', evidence: 'text-read' } as const;
const casl = { source: 'CASL s. 11: no cost, no log-in', evidence: 'secondary' } as const;
const deceptive = { source: 'EDPB Guidelines 03/2022: deceptive design patterns', evidence: 'secondary' } as const;

export const FAIRNESS_RULES = {
  'pre-ticked': {
    says: 'Nothing is ticked that the customer did not tick.',
    sources: [
      { source: 'GDPR recital 32: pre-ticked boxes are no consent', evidence: 'unverified' },
      { source: 'CJEU C-673/17', evidence: 'unverified' },
    ],
  },
  bundled: { says: 'A yes is for one purpose.', sources: [{ source: 'GDPR recital 43: separate consent for separate purposes', evidence: 'unverified' }] },
  'more-steps': { says: 'A no takes no more steps than a yes.', sources: [withdrawal, symmetry] },
  'more-to-type': { says: 'To leave, nothing is asked but an address.', sources: [onePage] },
  'sign-in': { says: 'To leave, nobody signs in.', sources: [onePage, casl] },
  wait: { says: 'A no takes no longer than a yes.', sources: [symmetry] },
  smaller: { says: 'A no is no smaller than a yes.', sources: [symmetry] },
  fainter: { says: 'A no is no fainter than a yes.', sources: [symmetry] },
  'no-way-out': { says: 'Where there is a yes there is a no, and a way to stop everything.', sources: [withdrawal, { source: '15 USC 7704(a)(3): "stop all" among the choices', evidence: 'secondary' }] },
  later: { says: '"Later" does not stand where "no" should.', sources: [symmetry] },
  shaming: { says: 'Nobody is shamed, scared or pitied out of a no.', sources: [deceptive] },
  'double-negative': { says: 'A tick says what it does without a double negation.', sources: [symmetry, deceptive] },
  'plays-down': { says: 'A recall is called one, and its danger is not played down.', sources: [{ source: 'Regulation (EU) 2023/988 Art. 35-36', evidence: 'secondary' }] },
} as const satisfies Readonly<Record<string, FairnessRule>>;

export type FairnessCode = keyof typeof FAIRNESS_RULES;

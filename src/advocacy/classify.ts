import type { CxEvent } from '../model/event.js';
import { gather } from './collect.js';
import { factsIn, type Stretch } from './customer-facts.js';
import type { AdvocacyDocument } from './document.js';
import { DEFAULT_ADVOCACY } from './default-rules.js';
import type { CustomerFacts } from './facts.js';
import { classifierOf, type Classified, type ReadCondition } from './rules.js';
import { ADVOCACY_GROUPS, directionOf, type AdvocacyGroup } from './segments.js';

/** A customer in one period. */
export interface InPeriod extends Classified {
  readonly facts: CustomerFacts;
}

/** One customer in two periods, or in the later alone. Null where they were not seen. */
export interface AdvocacyCustomer {
  readonly subject: string;
  readonly earlier: InPeriod | null;
  readonly later: InPeriod | null;
}

/** What to classify, and how. */
export interface ClassifyOptions {
  /** The period that is looked at; its end is not in it. */
  readonly later: Stretch;
  /** The one it is held against. */
  readonly earlier?: Stretch | undefined;
  readonly document?: AdvocacyDocument | undefined;
  /** Reads conditions that are expressions: `readAdvocacyExpression`. */
  readonly read?: ReadCondition | undefined;
}

const DAY = 86_400_000;

/**
 * Puts every customer whom events name into one of the groups, in one period or two. A customer was seen in a period if
 * anything of them is known from it, or if a contract runs at its end. A pure function of the set of events: their order
 * does not matter, and one that comes twice counts once.
 *
 * @throws CxError for a rule that cannot be read
 */
export function classifyCustomers(events: Iterable<CxEvent>, { later, earlier, document = DEFAULT_ADVOCACY, read }: ClassifyOptions): AdvocacyCustomer[] {
  const classify = classifierOf(document, read);
  const back = (document.lookBackDays ?? 0) * DAY;
  const customers: AdvocacyCustomer[] = [];
  for (const [subject, happened] of gather(events, document.signals)) {
    const at = (stretch: Stretch | undefined): InPeriod | null => {
      const facts = stretch && factsIn(happened, { from: stretch.from - back, to: stretch.to }, document.signals?.currency);
      return facts ? { ...classify(facts), facts } : null;
    };
    const one = { subject, earlier: at(earlier), later: at(later) };
    if (one.earlier || one.later) customers.push(one);
  }
  return customers.sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

/** Somebody who changed sides, with the rules that say so. */
export interface Mover {
  readonly subject: string;
  readonly from: AdvocacyGroup;
  readonly to: AdvocacyGroup;
  /** The id of the rule that held before, and of the one that holds now. */
  readonly ruleBefore: string;
  readonly ruleNow: string;
  readonly facts: CustomerFacts;
}

/** Who moved to the left, towards dissent, or to the right; the farthest first. It names people: it is for those who may. */
export function moversOf(customers: readonly AdvocacyCustomer[], direction: 'left' | 'right' = 'left'): Mover[] {
  const moved = customers.flatMap(({ subject, earlier, later }): Mover[] => {
    if (!earlier?.rule || !later?.rule || directionOf(earlier.group, later.group) !== direction) return [];
    return [{ subject, from: earlier.group, to: later.group, ruleBefore: earlier.rule.id, ruleNow: later.rule.id, facts: later.facts }];
  });
  return moved.sort((a, b) => distance(b) - distance(a));
}


const distance = ({ from, to }: Mover): number => Math.abs(ADVOCACY_GROUPS.indexOf(from) - ADVOCACY_GROUPS.indexOf(to));

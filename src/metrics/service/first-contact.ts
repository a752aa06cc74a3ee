import { CxError } from '../../core/problem.js';
import { finite, notNegative } from '../checks.js';
import { shareOf, type Share } from '../share.js';

/** Who says that an issue was resolved: the customer asked, the agent's note, or the system, which saw no repeat. */
export type FirstContactSource = 'customer' | 'agent' | 'system';

/** A contact with the company. */
export interface Contact {
  readonly customer: string | number;
  /** What it was about. A further contact on the same topic is a repeat. */
  readonly topic: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** Did the customer call it resolved? Null or left out: not asked, or no answer. */
  readonly customerSaid?: boolean | null;
  /** Did the agent? */
  readonly agentSaid?: boolean | null;
  /** False if nobody could have resolved it at the first contact: a part must be ordered. Default true. */
  readonly resolvable?: boolean;
}

/** How to count. */
export interface FirstContactOptions {
  readonly source: FirstContactSource;
  /**
   * Days within which a further contact is a repeat: it belongs to the same issue, which is then not resolved at
   * first contact. 7 if not given. 0: the word alone counts, and every contact is an issue.
   */
  readonly windowDays?: number;
  /** When watching ended, in milliseconds. Given, issues whose window was not over by then are left out and counted. */
  readonly until?: number;
  readonly level?: number;
}

/** First contact resolution. */
export interface FirstContact {
  readonly source: FirstContactSource;
  readonly windowDays: number;
  /** Issues that count: contacts of a customer on a topic, each within the window of the one before. */
  readonly issues: number;
  readonly firstContactResolved: number;
  /** Issues of whose first contact the source said nothing, repeated or not; in no rate. */
  readonly unknown: number;
  /** Issues whose window is still open at `until`; in no rate. */
  readonly pending: number;
  /** Resolved / issues, with Wilson's interval. */
  readonly gross: Share;
  /** The same among issues that could have been resolved at first contact. */
  readonly net: Share;
}

const DAY = 86_400_000;

/**
 * First contact resolution, gross and net (MetricNet; Medallia): issues resolved by a single contact out of all, and
 * out of those that could have been. 0..1; null without issues. A repeat within the window voids what was said.
 *
 * Show source and window beside the figure: customers, agents and systems tell three different stories, and 7 or 30
 * days can be 0.60 or 0.43. A longer window never raises the number resolved, but the rate can rise, since repeats
 * merge into fewer issues. Without `until`, the last issues look better than they are, for their repeats are to come.
 *
 * @formula gross = resolved at first contact / issues; net = the same / issues that could be
 * @source MetricNet, gross and net; Medallia
 * @throws CxError `not-a-number`, `out-of-range`, naming row and field; `unknown-source`
 */
export function firstContactResolution(contacts: readonly Contact[], options: FirstContactOptions): FirstContact {
  const { source, windowDays = 7, until, level } = options;
  if (!['customer', 'agent', 'system'].includes(source)) {
    throw new CxError({ code: 'unknown-source', message: `There is no source "${String(source)}". Choose customer, agent or system.`, where: '/source' });
  }
  const window = notNegative(windowDays, '/windowDays') * DAY;
  const end = until === undefined ? Infinity : finite(until, '/until');
  let [issues, resolved, unknown, pending, resolvable, resolvableResolved] = [0, 0, 0, 0, 0, 0];
  for (const { first, repeated } of issuesOf(contacts, window)) {
    if (first.at + window > end) {
      pending += 1;
      continue;
    }
    const word = source === 'system' ? true : source === 'agent' ? first.agentSaid : first.customerSaid;
    if (typeof word !== 'boolean') {
      unknown += 1;
      continue;
    }
    const done = !repeated && word === true;
    const could = first.resolvable !== false;
    issues += 1;
    if (done) resolved += 1;
    if (could) resolvable += 1;
    if (done && could) resolvableResolved += 1;
  }
  const [gross, net] = [shareOf(resolved, issues, level), shareOf(resolvableResolved, resolvable, level)];
  return { source, windowDays, issues, firstContactResolved: resolved, unknown, pending, gross, net };
}

/** Strings contacts into issues: a contact within `window` milliseconds of the last one on the topic goes on with the same issue. */
export function issuesOf<C extends Contact>(contacts: readonly C[], window: number): { first: C; last: number; repeated: boolean }[] {
  contacts.forEach(({ at }, i) => finite(at, `/contacts/${i}/at`));
  const open = new Map<string | number, Map<string, { first: C; last: number; repeated: boolean }>>();
  const found: { first: C; last: number; repeated: boolean }[] = [];
  for (const contact of [...contacts].sort((a, b) => a.at - b.at)) {
    let topics = open.get(contact.customer);
    if (!topics) open.set(contact.customer, (topics = new Map()));
    const issue = topics.get(contact.topic);
    if (issue && window > 0 && contact.at - issue.last <= window) {
      issue.last = contact.at;
      issue.repeated = true;
      continue;
    }
    const fresh = { first: contact, last: contact.at, repeated: false };
    topics.set(contact.topic, fresh);
    found.push(fresh);
  }
  return found;
}

import type { Told } from './page.js';
import type { Kept } from './collector.js';

/** What one fault came to. */
export interface Tally {
  readonly fault: string;
  readonly browser: string;
  /** Answers that customers gave. */
  readonly sent: number;
  /** Of them, those of which the page was told that they are stored or sent. */
  readonly acked: number;
  /** Of those that were sent, how many the backend has. */
  readonly stored: number;
  /** Set aside for good, with a reason that the host was told. */
  readonly refused: number;
  /** Losses that could not be avoided, by the reason that the collector was told. */
  readonly told: Readonly<Record<string, number>>;
  /** Promised, and neither stored nor set aside nor told as lost. */
  readonly lost: number;
  /** Stored or counted more than once. */
  readonly twice: number;
  /** Arrived again; harmless where it is counted once. */
  readonly copies?: number;
  /** Anything else that is not as it should be. */
  readonly faults: readonly string[];
  readonly seconds: number;
}

/** Keeps count of what became of each answer. What is not in it was never promised to anybody. */
export class Ledger {
  readonly sent = new Set<string>();
  readonly acked = new Set<string>();
  readonly refused = new Map<string, string>();
  readonly lost = new Map<string, string>();

  readonly take = ({ kind, mark, reason = '' }: Told): void => {
    if (kind === 'sent') this.sent.add(mark);
    if (kind === 'acked') this.acked.add(mark);
    if (kind === 'refused') this.refused.set(mark, reason);
    if (kind === 'lost') this.lost.set(mark, reason);
  };

  /**
   * Holds the ledger against what is stored.
   *
   * @param promised what must not be lost: what the page said is safe (`acked`), or all that was handed over (`sent`)
   */
  tally({ stored, reported, differences }: Kept, promised: 'acked' | 'sent'): Pick<Tally, 'sent' | 'acked' | 'stored' | 'refused' | 'told' | 'lost' | 'twice' | 'faults'> {
    const times = new Map<string, number>();
    for (const mark of stored) times.set(mark, (times.get(mark) ?? 0) + 1);
    const strangers = [...times.keys()].filter((mark) => !this.sent.has(mark));
    // a browser that is killed may have stored an answer and died before it could tell that it was given
    if (promised === 'acked') for (const mark of strangers.splice(0)) this.sent.add(mark);
    const missingOf = (marks: ReadonlySet<string>): number => [...marks].filter((mark) => !times.has(mark) && !this.refused.has(mark)).length;
    const missing = missingOf(this[promised]);
    // what a killed browser had stored and not yet promised to anybody may be told as lost too
    const missingAtMost = missingOf(this.sent);
    const told = Object.values(reported).reduce((sum, count) => sum + count, 0);
    return {
      sent: this.sent.size,
      acked: [...this.acked].filter((mark) => this.sent.has(mark)).length,
      stored: [...this.sent].filter((mark) => times.has(mark)).length,
      refused: [...this.refused.keys()].filter((mark) => !times.has(mark)).length,
      told: reported,
      lost: Math.max(0, missing - told),
      twice: [...times.values()].filter((n) => n > 1).length,
      faults: [...differences, ...(strangers.length > 0 ? [`${strangers.length} are stored that nobody sent`] : []), ...(told > missingAtMost ? [`${told} are told as lost, ${missingAtMost} are missing`] : [])],
    };
  }
}

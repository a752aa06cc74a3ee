/** How a complaint stands, as the company says. */
export interface ComplaintStatus {
  readonly state: 'received' | 'in-progress' | 'answered' | 'resolved';
  /** Since when: RFC 3339. */
  readonly since?: string;
  /** Who looks after it, by a name that may be shown. */
  readonly owner?: string;
  /** What the company says of it. */
  readonly note?: string;
}

const STATES: readonly unknown[] = ['received', 'in-progress', 'answered', 'resolved'] satisfies ComplaintStatus['state'][];

/** Reads what a backend says; undefined if it is something else. */
export function readStatus(input: unknown): ComplaintStatus | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { state, since, owner, note } = input as Record<string, unknown>;
  if (!STATES.includes(state)) return undefined;
  const text = (value: unknown, most: number): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, most) : undefined);
  const when = text(since, 40);
  return {
    state: state as ComplaintStatus['state'],
    ...(when !== undefined && !Number.isNaN(Date.parse(when)) && { since: when }),
    ...(text(owner, 200) !== undefined && { owner: text(owner, 200)! }),
    ...(text(note, 5000) !== undefined && { note: text(note, 5000)! }),
  };
}

/** Letters and digits that are not taken for one another when they are read out. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference that a person can say on the phone: `C-7K3P-9QXB-2F`, 49 random bits. */
export function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(40));
  // those that would make some signs likelier than others are thrown away
  const signs = Array.from(bytes).filter((byte) => byte < SIGNS.length * 8).slice(0, 10).map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return signs.length < 10 ? newReference() : `C-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

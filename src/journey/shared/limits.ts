/** How much one peer may send, and one shared journey may hold. More is refused with a sentence. */
export const SHARED_LIMITS = {
  /** Bytes of one update: a whole journey of 5,000 touchpoints with its figures fits. */
  update: 8_000_000,
  /** Bytes of everything a room holds, with what was deleted. */
  room: 64_000_000,
  /** Updates of one peer in a second, over ten seconds. */
  perSecond: 60,
  /** Bytes of one peer in ten seconds. */
  bytesInTenSeconds: 32_000_000,
  /** How often values that a peer spoiled are put back within a minute. */
  mendsPerMinute: 300,
  /** Bytes of the operations of one act of a customer. */
  act: 64_000,
  /** People in one room. */
  people: 100,
} as const;

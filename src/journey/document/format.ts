/** What a journey document says of its form. */
export const JOURNEY_FORMAT = 'cx-journey/1';

/** How much one journey may hold. More is another journey, linked by `child`. */
export const LIMITS = {
  phases: 2_000,
  touchpoints: 20_000,
  records: 200_000,
  /** Values of the JSON, counted one by one. */
  values: 4_000_000,
  /** UTF-16 units of a name on the map. */
  name: 500,
  /** Of running text. */
  text: 20_000,
} as const;

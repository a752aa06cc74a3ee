/** Names the interface that one plugin offers to others, with its type. Two tokens of one id are the same. */
export interface Token<T> {
  /** `acme.badges/v1`: whoever changes the interface gives it another version. */
  readonly id: string;
  /** For the type alone; there is no such value. */
  readonly of?: T;
}

/** Makes a token: `export const Badges = token<BadgesApi>('acme.badges/v1')`. */
export function token<T>(id: string): Token<T> {
  return Object.freeze({ id });
}

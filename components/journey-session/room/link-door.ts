import type { ListedLink } from '../../../src/journey/shared/link-list.js';

/** A link that was made; `isMine`: the one by which who asks has come. */
export interface KeptLink extends ListedLink {
  readonly isMine?: boolean | undefined;
}

/** Why there is no answer: links are not kept there, who asks may not, or nobody could be reached. */
export type NoLinks = 'not-kept' | 'refused' | 'unreachable';
export type LinksRead = { readonly kind: 'listed'; readonly links: readonly KeptLink[] } | { readonly kind: NoLinks };

/** Where the links to a room are listed and taken back. Nothing it does throws. */
export interface LinkDoor {
  /** The latest first. */
  list(): Promise<LinksRead>;
  /** Takes one back for good. */
  revoke(link: string): Promise<'revoked' | NoLinks>;
}

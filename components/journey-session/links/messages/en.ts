import type { Messages } from '../../../base/localize.js';

/** The English texts about the links to a journey: they come with the part that lists them. */
export const linkMessages = {
  'session.links.title': 'Links to this journey',
  'session.links.what': 'Whoever holds a link comes in under its name, with its role.',
  'session.links.loading': 'The links are loading\u2026',
  'session.links.none': 'No links have been made here yet.',
  'session.links.none-hold': 'No link holds any more.',
  'session.links.over': { one: '{count} link that no longer holds', other: '{count} links that no longer hold' },
  'session.links.made': 'made {made}',
  'session.links.until': 'holds until {until}',
  'session.links.ran-out': 'ran out {until}',
  'session.links.revoked': 'taken back {on}',
  'session.links.yours': 'you came by this link',
  'session.links.revoke': 'Take back',
  'session.links.revoke-what': 'Take back the link of {name}, {role}, made {made}',
  'session.links.sure': 'Take back the link of {name}?',
  'session.links.then': 'Whoever came by it is sent away at once, and nobody comes in by it again. What they did stays. It cannot be given back: they would need a new link.',
  'session.links.then-you': 'You came by this link yourself, so you are sent away too.',
  'session.links.keep': 'Keep it',
  'session.links.gone': 'The link of {name} is taken back.',
  'session.links.not-gone': 'The link of {name} could not be taken back. It still holds.',
  'session.links.not-kept': 'It is not kept here which links were made. They hold until they run out.',
  'session.links.refused': 'The link by which you came no longer allows this.',
  'session.links.unreachable': 'The links could not be loaded.',
  'session.links.again': 'Try again',
} satisfies Messages;

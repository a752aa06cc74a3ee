import type { LinksTranslation } from './translation.js';

/** The German texts about the links to a journey. */
export const de: LinksTranslation = {
  'session.links.title': 'Links zu dieser Reise',
  'session.links.what': 'Wer einen Link hat, kommt unter seinem Namen und mit seiner Rolle herein.',
  'session.links.loading': 'Die Links werden geladen\u2026',
  'session.links.none': 'Hier wurden noch keine Links ausgestellt.',
  'session.links.none-hold': 'Es gilt kein Link mehr.',
  'session.links.over': { one: '{count} Link, der nicht mehr gilt', other: '{count} Links, die nicht mehr gelten' },
  'session.links.made': 'ausgestellt {made}',
  'session.links.until': 'gilt bis {until}',
  'session.links.ran-out': 'abgelaufen {until}',
  'session.links.revoked': 'zurückgezogen {on}',
  'session.links.yours': 'mit diesem Link sind Sie hier',
  'session.links.revoke': 'Zurückziehen',
  'session.links.revoke-what': 'Den Link zurückziehen: {name}, {role}, ausgestellt {made}',
  'session.links.sure': 'Den Link von {name} zurückziehen?',
  'session.links.then': 'Wer damit gekommen ist, muss sofort gehen, und niemand kommt damit wieder herein. Was getan wurde, bleibt. Es lässt sich nicht rückgängig machen: Nötig wäre ein neuer Link.',
  'session.links.then-you': 'Mit diesem Link sind Sie selbst gekommen, also müssen auch Sie gehen.',
  'session.links.keep': 'Behalten',
  'session.links.gone': 'Der Link von {name} ist zurückgezogen.',
  'session.links.not-gone': 'Der Link von {name} konnte nicht zurückgezogen werden. Er gilt weiter.',
  'session.links.not-kept': 'Hier wird nicht aufgehoben, welche Links ausgestellt wurden. Sie gelten, bis sie ablaufen.',
  'session.links.refused': 'Der Link, mit dem Sie gekommen sind, erlaubt das nicht mehr.',
  'session.links.unreachable': 'Die Links konnten nicht geladen werden.',
  'session.links.again': 'Noch einmal versuchen',
};

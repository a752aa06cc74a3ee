import type { LayerTranslation } from './translation.js';

/** The German texts about live figures of a map. */
export const de: LayerTranslation = {
  'journey.live.source': 'Laufende Zahlen',
  'journey.live.period': 'Zahlen von {from} bis {to}.',
  'journey.live.moved': { one: '{count} Zahl hat sich geändert.', other: '{count} Zahlen haben sich geändert.' },
  'journey.live.left-out': { one: '{count} Hinweis zu den laufenden Zahlen', other: '{count} Hinweise zu den laufenden Zahlen' },
  'journey.live.no-dimension': 'Die laufenden Zahlen sind nicht nach „{dimension}“ gruppiert und gehören darum zu keinem Kontaktpunkt. Die Karte zeigt, was in der Reise steht.',
  'journey.live.unknown': { one: 'Zu {metrics} gibt es keine laufenden Zahlen: Es gilt, was in der Reise steht.', other: 'Zu diesen gibt es keine laufenden Zahlen: {metrics}. Es gilt, was in der Reise steht.' },
  'journey.live.elsewhere': { one: 'Antworten zu {groups} gehören zu keinem Kontaktpunkt dieser Karte.', other: 'Antworten zu {groups} gehören zu keinem Kontaktpunkt dieser Karte.' },
  'journey.live.unlike': 'Die laufende Emotion hat eine andere Skala als die Reise und wird nicht gezeigt.',
  'journey.live.nps': 'Der NPS wird am Ende einer Reise genannt. Er steht nicht bei {at}.',
};

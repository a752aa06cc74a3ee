import type { BoardTranslation } from './en.js';

/** The German texts of the page. */
export const de: BoardTranslation = {
  'b.who': 'Wer schaut?',
  'b.executive': 'Der Vorstand',
  'b.executive.about': 'Hat dreißig Sekunden',
  'b.manager': 'Die Managerin',
  'b.manager.about': 'Hat eine Stunde und sucht die Ursache',
  'b.line': 'Der Berater',
  'b.line.about': 'Hat eine Schicht und einen Ort zu betreuen',
  'b.which': 'Welche Zahlen?',
  'b.live': 'Die Bank, live',
  'b.live.about': 'Bewegt sich, während Kunden im Schaufenster antworten',
  'b.live.source': 'Kunden, die es nicht gibt, antworten einer Bank, die es nicht gibt. Ziele und Vergleichswerte sind erfunden.',
  'b.sfo': 'Flughafen',
  'b.sfo.about': 'San Francisco, 2016 bis 2018',
  'b.sfo.source': 'Umfragen unter Fluggästen des Flughafens San Francisco, von Ihrem Rechner gelesen, und dort bleiben sie. Die Ziele sind unsere, für diese Demo.',
  'b.fft': 'Krankenhäuser',
  'b.fft.about': 'Friends and Family, 2021 und 2022',
  'b.fft.source': 'Friends-and-Family-Antworten zweier NHS-Trusts, von Ihrem Rechner gelesen, und dort bleiben sie. Die Ziele sind unsere, für diese Demo.',
  'b.telco': 'Telefonkunden',
  'b.telco.about': 'Wer ging, nach Vertrag',
  'b.telco.source': 'Eine Stichprobe von 7.043 Kunden, die IBM erfunden hat, von Ihrem Rechner gelesen, und dort bleibt sie. Sie hat keine Tage: Alles steht als ein Jahr. Die Ziele sind unsere, für diese Demo.',
  'b.not-here': 'nicht auf diesem Rechner',
  'b.summary': 'In einfachen Worten',
  'b.reading': 'Die Zahlen werden gelesen',
  'b.failed': 'Die Zahlen lassen sich nicht lesen: {reason}',
};

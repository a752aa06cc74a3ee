import type { JourneyPageTranslation } from './en.js';

export const de: JourneyPageTranslation = {
  'j.map': 'Die Karte',
  'j.flow': 'Was Kunden taten',
  'j.flow.about': 'Aus dem Protokoll der Bank: die Verlängerungen der letzten drei Monate. Wählen Sie einen Schritt oder Weg, um die Fälle hinter seiner Zahl zu sehen.',
  'j.reading': 'Das Protokoll wird gelesen',
  'j.failed': 'Was Kunden taten, kann nicht gezeigt werden: {reason}',
  'j.source': 'NPS, CSAT und CES werden live gezählt, aus den Antworten im Collector; Gefühle stammen aus einer Tagebuchstudie einer Bank, die es nicht gibt. Ändern Sie die Karte, wie Sie mögen: Nichts wird aufbewahrt.',
  'j.together': 'Eine Reise gemeinsam zeichnen',
  'j.answer': 'Im Schaufenster antworten',
  'j.scorecard': 'Dieselben Zahlen auf der Scorecard',
};

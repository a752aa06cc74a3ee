import type { LayerTranslation } from './translation.js';

/** The German texts about what a map gives away. */
export const de: LayerTranslation = {
  'journey.export.csv': 'Tabelle der Kontaktpunkte (CSV)',
  'journey.export.markdown': 'Gliederung (Markdown)',
  'journey.export.mermaid': 'Diagrammtext (mermaid)',
  'journey.export.json': 'Ganze Reise (JSON)',
  'journey.export.lost': { one: '{count} Eintrag oder Feld hat darin keinen Platz: {format}.', other: '{count} Einträge oder Felder haben darin keinen Platz: {format}.' },
  'journey.export.not-for-all': { one: '{count} Eintrag ist nicht für alle und wurde weggelassen.', other: '{count} Einträge sind nicht für alle und wurden weggelassen.' },
  'journey.export.standard': 'Zusage',
  'journey.export.quote': 'Gesagt',
  'journey.export.no-phase': 'In keiner Phase',
  'journey.print.page': 'Drucken oder PDF: auf eine Seite',
  'journey.print.tiles': 'Drucken oder PDF: auf mehrere Seiten',
  'journey.print.outline': 'Drucken oder PDF: als Gliederung',
  'journey.page': 'Seite {page} von {pages}',
};

import type { ExportTranslation } from './translation.js';

/** The German texts of the export menu. */
export const de: ExportTranslation = {
  'export.button': 'Exportieren',
  'export.png': 'Bild (PNG)',
  'export.svg': 'Zeichnung (SVG)',
  'export.csv': 'Tabelle (CSV)',
  'export.clipboard': 'Als Tabelle kopieren',
  'export.saved': 'Gespeichert als {file}.',
  'export.copied': { one: '{count} Zeile kopiert.', other: '{count} Zeilen kopiert.' },
  'export.nothing': 'Es gibt noch nichts zu exportieren.',
  'export.failed': 'Das ging in diesem Browser nicht.',
};

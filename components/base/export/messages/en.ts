/** The English texts of the export menu. */
export const exportMessages = {
  'export.button': 'Export',
  'export.png': 'Picture (PNG)',
  'export.svg': 'Drawing (SVG)',
  'export.csv': 'Table (CSV)',
  'export.clipboard': 'Copy as a table',
  'export.saved': 'Saved as {file}.',
  'export.copied': { one: '{count} row copied.', other: '{count} rows copied.' },
  'export.nothing': 'There is nothing to export yet.',
  'export.failed': 'That did not work in this browser.',
} as const;

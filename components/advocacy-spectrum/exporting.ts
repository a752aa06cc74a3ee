import type { TemplateResult } from 'lit';
import { chartWords } from '../base/charts/messages/words.js';
import { ExportMenu, exportMessages, exportStyles } from '../base/export/index.js';
import { Localizer } from '../base/localize.js';
import type { CxAdvocacySpectrum } from './advocacy-spectrum.js';
import { exportTable } from './export-table.js';
import { messages } from './messages/en.js';
import { figureTexts } from './messages/figures.js';
import type { ToldAdvocacy } from './told.js';

/** The menu that gives figures away; loaded where an element has one. @param shown what is on the screen */
export function exportMenuOf(host: CxAdvocacySpectrum, shown: () => ToldAdvocacy | null): () => TemplateResult {
  const texts = new Localizer(host, { ...chartWords, ...exportMessages, ...figureTexts, ...messages });
  const root = host.shadowRoot!;
  const { styleSheet } = exportStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  const menu = new ExportMenu(host, texts, {
    title: () => texts.text('advocacy.title'),
    picture: () => root.querySelector('article'),
    table: () => {
      const told = shown();
      return told && exportTable({ texts }, told.reading, told.later, told.earlier);
    },
  });
  return () => menu.render();
}

import type { Journey } from '../../../../src/journey/document/journey.js';
import { sizeOf } from '../../../../src/journey/figures/merge.js';
import type { ExportedJourney } from '../../../../src/journey/interchange/loss.js';
import type { FileFormat, MadeFile } from '../../../base/export/index.js';
import { fileName } from '../../../base/export/save.js';
import type { Localizer } from '../../../base/localize.js';
import type { LayerHost } from '../layer.js';

/** A form in which a journey leaves the page. */
interface Form {
  readonly format: FileFormat;
  readonly ending: string;
  readonly type: string;
  /** Of figures as they are shown, live ones among them; otherwise the journey as it is kept. */
  readonly asShown: boolean;
  write(journey: Journey, threshold: number, texts: Localizer): Promise<ExportedJourney>;
}

const FORMS: readonly Form[] = [
  { format: 'csv', ending: 'csv', type: 'text/csv', asShown: true, write: async (journey) => { const made = (await import('../../../../src/journey/interchange/csv.js')).exportJourneyCsv(journey); return { ...made, text: `\ufeff${made.text}` }; } },
  { format: 'markdown', ending: 'md', type: 'text/markdown', asShown: true, write: async (journey, privacyThreshold, texts) => { const { exportMarkdown, markdownWords } = await import('./outline.js'); return exportMarkdown(journey, { privacyThreshold, words: markdownWords(texts, journey, privacyThreshold) }); } },
  { format: 'mermaid', ending: 'mmd', type: 'text/plain', asShown: false, write: async (journey) => (await import('../../../../src/journey/interchange/mermaid/rewrite.js')).exportMermaid(journey) },
  { format: 'json', ending: 'json', type: 'application/json', asShown: false, write: async (journey) => ({ text: `${(await import('../../../../src/journey/document/write.js')).writeJourney(journey)}\n`, losses: [] }) },
];

/** The files that a map gives away. Who may not change it gets what is for everybody, without figures of few. */
export function filesOf(host: LayerHost): readonly { readonly format: FileFormat; readonly name: string; make(): Promise<MadeFile | null> }[] {
  return FORMS.map(({ format, ending, type, asShown, write }) => ({
    format,
    name: `journey.export.${format}`,
    async make() {
      const kept = asShown ? host.index()?.journey && host.shown() : host.journey();
      if (!kept) return null;
      const { editable, privacyThreshold } = host.wishes;
      const { journey, gone } = editable ? { journey: kept, gone: 0 } : await forEverybody(kept, privacyThreshold);
      const { text, losses } = await write(journey, editable ? 0 : privacyThreshold, host.texts);
      const said = [
        ...(gone > 0 ? [host.texts.text('journey.export.not-for-all', { count: gone })] : []),
        ...(losses.length > 0 ? [host.texts.text('journey.export.lost', { count: losses.length, format: host.texts.text(`journey.export.${format}`) })] : []),
      ].join(' ');
      return { file: new File([text], fileName(host.title(), ending), { type }), said };
    },
  }));
}

async function forEverybody(journey: Journey, threshold: number): Promise<{ readonly journey: Journey; readonly gone: number }> {
  const { publicJourney } = await import('../../../../src/journey/interchange/public.js');
  const open = publicJourney(journey);
  const records = open.journey.records.filter((record) => record.type !== 'observation' || record.stat.t === 'asserted' || sizeOf(record.stat) >= threshold);
  return { journey: { ...open.journey, records }, gone: journey.records.length - records.length };
}

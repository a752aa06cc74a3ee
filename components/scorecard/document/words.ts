import { firstDay, parsePeriod } from '../../../src/metrics/period/calendar.js';
import type { FigureNote, FigureReading, PartNote, ScorecardNote } from '../../../src/scorecard/index.js';
import { FigureWriter } from '../../base/figures.js';
import { keptFormat } from '../../base/kept-formats.js';
import { groupName, type Telling } from './telling.js';

const BENCHMARKS: Readonly<Record<string, string>> = { 'acsi-style': 'ACSI-style', industry: 'Industry', competitor: 'Competitor', 'best-in-class': 'Best in class', own: 'Own' };

/** Whose figure it is. */
export function benchmarkName({ say }: Pick<Telling, 'say'>, { title, source, kind }: FigureReading['benchmarks'][number]): string {
  return title !== null ? say(title) : source || BENCHMARKS[kind]!;
}

/** What is wrong with a figure, or should be known of it. What the tile says by itself is left out. */
export function figureWords(telling: Telling, { notes, change, benchmarks, metric, decimals, missing, target }: FigureReading): string[] {
  const { texts, trouble, losses } = telling;
  const { text } = texts;
  const figures = new FigureWriter(texts, decimals);
  const mark = (value: number): string => (metric ? figures.mark(value, metric.unit) : String(value));
  const words = notes.flatMap((note: FigureNote): string[] => {
    switch (note.code) {
      case 'running': // stands under its name
        return [];
      case 'unknown-metric':
        return [note.meant === null ? text('card.note.unknown-metric', { metric: note.metric }) : text('card.note.meant', { metric: note.metric, meant: note.meant })];
      case 'unknown-group':
      case 'own-group':
        return [text(`card.note.${note.code}`, { value: groupName(telling, note.dimension, note.value) })];
      case 'target-later':
        return [text('card.note.target-later', { date: dateName(telling, note.from) })];
      case 'target-out-of-range':
        return [text('card.note.target-out-of-range', { target: mark(note.target) })];
      case 'no-span':
        return [text('card.note.no-span', { floor: mark(note.floor), target: mark(note.target) })];
      case 'older-than-a-year':
      case 'benchmark-later': {
        const name = benchmarkName(telling, benchmarks[note.benchmark]!);
        return [text(`card.note.${note.code}`, { name, count: note.code === 'older-than-a-year' ? note.months : 0 })];
      }
      case 'unknown-dimension':
        return [text('card.note.unknown-dimension', { dimension: note.dimension })];
      case 'no-target':
      case 'no-floor':
        return [text(`card.note.${note.code}`)];
    }
  });
  if (change.kind === 'no-change' && change.reason === 'asked-otherwise') words.push(text('card.note.asked-otherwise'));
  if (missing && metric && losses) words.push(losses.words(missing, { unit: metric.unit, target, decimals }));
  return trouble ? [trouble, ...words] : words;
}

/** What should be known of a part. Children without a name are left out. */
export function partWords({ texts: { text }, figures, texts }: Pick<Telling, 'texts' | 'figures'>, notes: readonly PartNote[], nameOf: (id: string) => string | undefined): string[] {
  return notes.flatMap((note): string | string[] => {
    switch (note.code) {
      case 'weights-normalised':
        return text('card.note.weights-normalised', { sum: texts.number(note.sum, { maximumFractionDigits: 3 }) });
      case 'weights-missing':
      case 'missing': {
        const names = note.ids.flatMap((id) => nameOf(id) ?? []);
        return names.length > 0 ? text(`card.note.${note.code}`, { names: new Intl.ListFormat(texts.locale).format(names) }) : [];
      }
      case 'below-coverage':
        return text('card.note.below-coverage', { coverage: figures.level(note.coverage), needed: figures.level(note.needed) });
      case 'empty':
        return text('card.note.empty');
    }
  });
}

/** What should be known of the whole. */
export function cardWords(telling: Telling, notes: readonly ScorecardNote[]): string[] {
  const { texts, losses } = telling;
  const { text } = texts;
  return notes.flatMap((note): string | readonly string[] => {
    switch (note.code) {
      case 'unknown-group':
        return text('card.note.unknown-group', { value: groupName(telling, note.dimension, note.value) });
      case 'unknown-dimension':
        return text('card.note.unknown-dimension', { dimension: note.dimension });
      case 'other-unit':
        return text('card.note.other-unit', { read: text(`card.unit.${note.read}`), wanted: text(`card.unit.${note.wanted}`) });
      case 'other-period':
        return text('card.note.other-period', { period: note.period });
      case 'many-tests':
        return text('card.note.many-tests', { count: note.tests, chance: texts.number(note.byChance, { maximumFractionDigits: 1 }) });
      case 'losses-unmatched':
        return losses?.unmatched(note) ?? [];
      case 'no-answers':
      case 'period-empty':
      case 'same-period':
        return text(`card.note.${note.code}`);
    }
  });
}

/** A day that is written `2026-11-22`, in the language of the reader. */
export function dateName({ texts }: Pick<Telling, 'texts'>, date: string): string {
  const found = parsePeriod(date);
  return found ? keptFormat(Intl.DateTimeFormat, texts.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(firstDay(found.unit, found.period) * 86_400_000) : date;
}

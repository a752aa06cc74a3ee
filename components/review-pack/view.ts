import type { Frame } from '../base/charts/frame.js';
import { summarise, type FigureMix, type FigureReading, type PartReading, type ScorecardReading } from '../../src/scorecard/index.js';
import { wordsIn, type Words } from '../../src/model/questionnaire/words.js';
import { FigureWriter } from '../base/figures.js';
import type { Localizer } from '../base/localize.js';
import { periodName } from '../base/periods.js';
import { partWords } from '../scorecard/document/words.js';
import { sentencesOf, type SummarySentence } from '../scorecard/summary.js';

/** What every section of a pack is written from. */
export class PackView {
  readonly reading: ScorecardReading;
  readonly texts: Localizer;
  readonly frame: Frame;
  /** What is to be said of it, the most important first. */
  readonly sentences: readonly SummarySentence[];

  constructor(reading: ScorecardReading, texts: Localizer, frame: Frame, mixes: readonly FigureMix[] = []) {
    this.reading = reading;
    this.texts = texts;
    this.frame = frame;
    this.sentences = sentencesOf(summarise(reading, { mixes }), reading, texts);
  }

  /** An author's words, in the language of the pack. */
  say(words: Words | null): string {
    return words === null ? '' : wordsIn(words, this.texts.locale, this.reading.language);
  }

  figures({ decimals }: Pick<FigureReading, 'decimals'> = { decimals: null }): FigureWriter {
    return new FigureWriter(this.texts, decimals);
  }

  /** What a figure or part is called. */
  name(node: FigureReading | PartReading): string {
    if (node.kind === 'part' || node.title) return this.say(node.title);
    return this.figures().name(node.metric ?? { id: node.metricId });
  }

  /** The period that figures are of; all time where there is none. */
  get period(): string {
    const { period } = this.reading;
    if (!period) return this.texts.text('figure.all');
    const name = periodName(this.texts, period.unit, period.number);
    return period.running ? this.texts.text('review.running', { period: name }) : name;
  }

  /** What they are compared with, as it stands in a sentence; empty for nothing. */
  get before(): string {
    const { compared } = this.reading;
    if (!compared) return '';
    return compared.kind === 'group' ? compared.group.value : periodName(this.texts, compared.period.unit, compared.period.number);
  }

  /** What should be known of how a part was rolled up: what is not in its score, weights that do not sum. */
  partNotes(part: PartReading): readonly string[] {
    const names = new Map(part.children.map((child) => [child.id, this.name(child)]));
    return partWords({ texts: this.texts, figures: this.figures() }, part.notes, (id) => names.get(id) ?? id);
  }

  /** The level of the intervals: `95 %`. */
  get level(): string {
    return this.figures().level(this.reading.figures.find(({ reading }) => reading?.interval)?.reading?.interval?.level ?? 0.95);
  }

  /** A score from 0 to 10. */
  score(score: number): string {
    return this.texts.number(score, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  /** A day such as `2026-11-27`, in words. */
  day(date: string): string {
    const at = Date.parse(date);
    return Number.isNaN(at) ? date : new Intl.DateTimeFormat(this.texts.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
  }
}

/** The figures under a part, each once, whatever the depth. */
export function figuresUnder(part: PartReading): FigureReading[] {
  const found = new Map<string, FigureReading>();
  const look = (node: PartReading): void => node.children.forEach((child) => (child.kind === 'figure' ? void found.set(child.path, child) : look(child)));
  look(part);
  return [...found.values()];
}

/** The parts that have a page of their own: those right below the whole that have figures; the whole itself if it has figures and no parts. */
export function perspectivesOf({ root }: ScorecardReading): PartReading[] {
  const parts = root.children.filter((child): child is PartReading => child.kind === 'part' && figuresUnder(child).length > 0);
  return parts.length > 0 ? parts : [root];
}

import type { Journey } from '../document/journey.js';
import type { JourneyRecord, Phase, Touchpoint } from '../document/records.js';
import type { JourneyFigure } from '../figures/figure.js';
import { observedAt } from '../figures/observed-at.js';
import { rollUpJourney } from '../figures/roll-up.js';
import { JourneyIndex } from '../map/journey-index.js';
import type { ExportedJourney, Loss } from './loss.js';

interface Observed {
  readonly metric: string;
  readonly figure: JourneyFigure;
}

/** The words around plain figures. */
interface FigureWords {
  /** Of a figure that is not known. */
  readonly unknown: string;
  readonly said: string;
  readonly answers: (n: number) => string;
}

interface OutlineWords {
  readonly channel: string;
  readonly owner: string;
  readonly actors: string;
  readonly momentOfTruth: string;
  readonly end: string;
  readonly pain: string;
  readonly gain: string;
  readonly opportunity: string;
  readonly behind: string;
  readonly standard: string;
  readonly quote: string;
  readonly noPhase: string;
  /** What a metric is called; its id if not given. */
  readonly metric?: (id: string) => string;
  /** A day; as it stands in the document if not given. */
  readonly day?: (on: string) => string;
}

/** The words of the outline; English if not given. Who writes figures in a language of their own gives `figure`, others the words around plain ones. */
export type MarkdownWords = OutlineWords & (FigureWords | { readonly figure: (observed: Observed) => string });

const ENGLISH: MarkdownWords = {
  channel: 'Channel', owner: 'Owner', actors: 'People', momentOfTruth: 'Moment of truth', end: 'The journey may end here', pain: 'Pain', gain: 'Gain', opportunity: 'Opportunity', behind: 'Behind the scenes', standard: 'Standard', quote: 'Said', noPhase: 'In no phase', unknown: 'not known', said: 'an opinion, not counted',
  answers: (n) => `n = ${n}`,
};

/** Writes a journey as an outline of headings and lists, for reading: in the order in which a screen reader would go. */
export function exportMarkdown(journey: Journey, { words = ENGLISH, privacyThreshold = 0 }: { readonly words?: MarkdownWords; readonly privacyThreshold?: number } = {}): ExportedJourney {
  const index = new JourneyIndex(journey);
  const written = new Set<string>();
  const read = { privacyThreshold };
  const lines: string[] = [`# ${inline(journey.title ?? journey.id)}`, ''];
  if (journey.description) lines.push(paragraph(journey.description), '');
  const figures = (at: string, metrics: readonly string[], of: (metric: string) => JourneyFigure): void => {
    for (const metric of metrics) {
      lines.push(`- ${inline(words.metric?.(metric) ?? metric)}: ${figureText({ metric, figure: of(metric) }, words)}`);
      for (const one of index.observations(at, { metric })) written.add(one.id);
    }
  };
  const texts = (at: string): void => {
    for (const [type, word] of [['pain', words.pain], ['gain', words.gain], ['opportunity', words.opportunity], ['standard', words.standard]] as const) for (const one of index.at(at, type)) lines.push(`- ${inline(word)}: ${item((written.add(one.id), one.text))}`);
    for (const one of index.at(at, 'backstage')) lines.push(`- ${inline(words.behind)}: ${item((written.add(one.id), one.name))}`);
    for (const one of index.at(at, 'evidence')) {
      if (one.consent.show === 'nobody') continue;
      written.add(one.id);
      lines.push(`- ${inline(words.quote)} (${inline(one.source)}, ${inline(words.day?.(one.on) ?? one.on)}):`, ...one.text.split(/\r?\n/).map((line) => `  > ${inline(line)}`));
    }
  };
  const touchpoint = (one: Touchpoint): void => {
    written.add(one.id);
    lines.push(`### ${inline(one.name) || '–'}`, '');
    const before = lines.length;
    if (one.description) lines.push(paragraph(one.description), '');
    if (one.momentOfTruth) lines.push(`- ★ ${inline(words.momentOfTruth)}`);
    if (one.ends) lines.push(`- ${inline(words.end)}`);
    const name = (id: string | undefined): string => {
      const record = id === undefined ? undefined : index.get(id);
      return record && 'name' in record ? (written.add(record.id), record.name) : '';
    };
    if (name(one.channel)) lines.push(`- ${inline(words.channel)}: ${inline(name(one.channel))}`);
    const owner = index.ownerOf(one.id);
    if (owner) lines.push(`- ${inline(words.owner)}: ${inline((written.add(owner.id), owner.name))}`);
    const actors = (one.actors ?? []).map(name).filter((actor) => actor !== '');
    if (actors.length > 0) lines.push(`- ${inline(words.actors)}: ${actors.map(inline).join(', ')}`);
    figures(one.id, metricsAt(index, one.id), (metric) => observedAt(index, one.id, metric, 'current', { read }).figure);
    for (const lane of index.all('lane')) {
      const cell = index.cell(lane.id, one.id);
      if (cell) lines.push(`- ${inline((written.add(cell.id).add(lane.id), lane.name))}: ${item(cell.text)}`);
    }
    texts(one.id);
    if (lines.length > before) lines.push('');
  };
  const heading = (phase: Phase, mark: string): void => {
    written.add(phase.id);
    lines.push(`${mark} ${inline(phase.name) || '–'}`, '');
    if (phase.goal) lines.push(paragraph(phase.goal), '');
    if (phase.description) lines.push(paragraph(phase.description), '');
    const before = lines.length;
    figures(phase.id, metricsAt(index, phase.id), (metric) => rollUpJourney(index, phase.id, metric, 'current', { read }).figure);
    texts(phase.id);
    if (lines.length > before) lines.push('');
  };
  const atJourney = lines.length;
  figures(journey.id, metricsAt(index, journey.id), (metric) => observedAt(index, journey.id, metric, 'current', { read }).figure);
  texts(journey.id);
  if (lines.length > atJourney) lines.push('');
  const outside = index.touchpointsOf(null);
  if (outside.length > 0) lines.push(`## ${inline(words.noPhase)}`, '');
  outside.forEach(touchpoint);
  for (const phase of index.phases) {
    heading(phase, '##');
    index.touchpointsOf(phase.id).filter((one) => one.phase === phase.id).forEach(touchpoint);
    for (const micro of index.microOf(phase.id)) {
      heading(micro, '##');
      index.touchpointsOf(micro.id).forEach(touchpoint);
    }
  }
  return { text: `${lines.join('\n').trimEnd()}\n`, losses: journey.records.flatMap((record) => (written.has(record.id) || isShownWithin(record) ? [] : [lossOf(record)])) };
}

/** What is of use on a map and says nothing in an outline. */
const isShownWithin = ({ type }: JourneyRecord): boolean => type === 'segment';

function lossOf({ id, type }: JourneyRecord): Loss {
  return { code: 'left-out', id, type, message: type === 'evidence' ? 'This verbatim may be shown to nobody.' : `An outline has no place for ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}.` };
}

const metricsAt = (index: JourneyIndex, at: string): string[] => [...new Set(index.observations(at, { series: 'current' }).map(({ metric }) => metric))].sort();

function figureText(observed: Observed, words: MarkdownWords): string {
  if ('figure' in words) return inline(words.figure(observed));
  const { figure } = observed;
  if (figure.kind === 'unmeasured') return words.unknown;
  const show = (value: number): string => (figure.unit === 'share' ? `${round(100 * value, 1)} %` : figure.unit === 'hours' ? `${round(value, 1)} h` : String(round(value, figure.unit === 'points' ? 0 : 2)));
  if (figure.kind === 'asserted') return `${show(figure.value)} (${words.said})`;
  const { interval, n } = figure;
  return `${show(figure.value)}${interval ? ` (${show(interval.lower)} – ${show(interval.upper)}, ${words.answers(n)})` : ` (${words.answers(n)})`}`;
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits + 0;

/** Text of people on one line: nothing in it is markup. */
function inline(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().replaceAll(/[\\`*_{}[\]<>#|~&!]/g, String.raw`\$&`).replaceAll(/(^|\s)([-+]|\d+[.)])(?=\s)/g, String.raw`$1\$2`).replaceAll(/\b(https?|www|mailto)([:.])/gi, String.raw`$1\$2`);
}
const item = inline;
const paragraph = (text: string): string => text.split(/\n\s*\n/).map(inline).join('\n\n');


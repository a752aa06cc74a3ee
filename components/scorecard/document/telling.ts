import type { FigureWriter } from '../../base/figures.js';
import type { Localizer } from '../../base/localize.js';
import type { Words } from '../../../src/model/questionnaire/words.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { FigureReading, PartReading, Scorecard, ScorecardReading } from '../../../src/scorecard/index.js';
import type { MetricView } from '../../metric/view.js';
import { periodName } from '../../base/periods.js';
import type { LossTeller } from '../losses/teller.js';
import type { Step, Wish } from './wish.js';

/** What the parts of a scorecard are told with. */
export interface Telling {
  readonly document: Scorecard;
  readonly reading: ScorecardReading;
  readonly cube: Cube;
  /** The first and the last period that has answers, in the unit of the figures; null without any. */
  readonly ends: { readonly first: number; readonly last: number } | null;
  readonly wish: Wish;
  readonly texts: Localizer;
  readonly figures: FigureWriter;
  readonly rightToLeft: boolean;
  /** On a big screen. */
  readonly wall: boolean;
  /** Says what is missing from figures; undefined if nothing is known to be. */
  readonly losses: LossTeller | undefined;
  /** What is wrong with the source of the figures, in words; empty if nothing is. */
  readonly trouble: string;
  /** How many tiles may still be drawn; below zero, some were left out. */
  readonly room: { left: number };
  /** All that a tile shows of a figure. */
  view(figure: FigureReading): MetricView;
  /** The words of an author in the language of the reader. */
  say(words: Words): string;
  /** Shows something else. */
  want(part: Partial<Wish>): void;
  /** Goes down a step. */
  down(step: Step): void;
  /** Goes up, to the first so many steps. */
  up(steps: number): void;
}

/** What a figure or a part is called. */
export function nameOf({ say, figures }: Pick<Telling, 'say' | 'figures'>, node: FigureReading | PartReading): string {
  if (node.title !== null) return say(node.title);
  return node.kind === 'figure' ? figures.name(node.metric ?? { id: node.metricId }) : node.id;
}

/** What a group is called. */
export function groupName({ document, say, texts }: Pick<Telling, 'document' | 'say' | 'texts'>, dimension: string, value: string): string {
  const described = document.segments?.find((one) => one.dimension === dimension)?.groups;
  if (described && Object.hasOwn(described, value)) return say(described[value]!);
  return value || texts.text('card.group-unknown');
}

/** What a dimension is called. */
export function dimensionName({ document, say }: Pick<Telling, 'document' | 'say'>, dimension: string): string {
  const title = document.segments?.find((one) => one.dimension === dimension)?.title;
  return title ? say(title) : dimension;
}

/** What everything is compared with, in words; empty for nothing. */
export function comparedName(telling: Telling): string {
  const { reading: { compared }, texts } = telling;
  if (!compared) return '';
  return compared.kind === 'group' ? groupName(telling, compared.group.dimension, compared.group.value) : periodName(texts, compared.period.unit, compared.period.number);
}

/** A part or figure by its place. */
export function findNode(part: PartReading, path: string): FigureReading | PartReading | undefined {
  if (part.path === path) return part;
  for (const child of part.children) {
    const found = child.path === path ? child : child.kind === 'part' ? findNode(child, path) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The texts of a status, in a word. */
export const STATUS_WORDS = { met: 'on-target', near: 'about-on-target', missed: 'off-target', unknown: 'no-status' } as const;

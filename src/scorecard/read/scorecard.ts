import { CxError } from '../../core/problem.js';
import type { Cube } from '../../metrics/cube/cube.js';
import { periodOfDay } from '../../metrics/period/calendar.js';
import type { Figure, Group } from '../document/figure.js';
import type { Part } from '../document/part.js';
import type { Scorecard } from '../document/scorecard.js';
import { circleIn, circleSentence, partsOf } from '../document/walk.js';
import { readFigure, type FigureCore } from './figure.js';
import { dayOf, frameOf, type Frame, type ScorecardOptions } from './frame.js';
import type { ScorecardNote } from './notes.js';
import { readPart } from './part.js';
import type { AnnotationReading, FigureReading, PartReading, ScorecardReading } from './reading.js';

/** As many tests as this, and it is said how many look real by chance. */
const MANY_TESTS = 10;
const FALSE_ALARMS = 0.05;

/**
 * Reads a scorecard from a cube: every figure of the period with all it is held against, and every part rolled up from
 * 0 to 10. What is missing is said and nothing is put in its place. Pure: the same document, cube and moment give the same.
 *
 * @param document from `parseScorecard`
 * @throws CxError `circular` for parts that roll up in a circle; `no-segment`, `unlike-dimensions` for groups that cannot be compared; `wrong-method`
 */
export const readScorecard = (document: Scorecard, cube: Cube, options: ScorecardOptions): ScorecardReading => new ScorecardReader(document).read(cube, options);

/** What was read last, and by what: good for as long as nothing of it is another. */
interface Kept {
  readonly cube: Cube;
  readonly key: string;
  readonly losses: ScorecardOptions['losses'];
  readonly cores: Map<Figure, Map<string, FigureCore>>;
  readonly figures: Map<string, { readonly core: FigureCore; readonly reading: FigureReading }>;
}

/** Reads one scorecard again and again, as figures move: what has not changed is kept, and is the same object as before. */
export class ScorecardReader {
  readonly #document: Scorecard;
  readonly #parts: ReadonlyMap<string, Part>;
  #kept: Kept | undefined;

  /**
   * @param document from `parseScorecard`
   * @throws CxError `circular`
   */
  constructor(document: Scorecard) {
    const circle = circleIn(document);
    if (circle) throw new CxError({ code: 'circular', message: circleSentence(circle) });
    this.#document = document;
    this.#parts = partsOf(document);
  }

  /**
   * @param changed ids of the metrics that something was added to since this reader read this cube last; any if not given
   * @throws CxError as `readScorecard`
   */
  read(cube: Cube, options: ScorecardOptions, changed?: ReadonlySet<string>): ScorecardReading {
    const document = this.#document;
    const frame = frameOf(document, cube, options);
    const kept = this.#keptFor(cube, frame, options, changed);
    const annotations = annotationsIn(document, frame);
    const audience = options.audience ?? null;
    const { reading: root } = readPart(wholeOf(document), { path: '', weight: 1, included: false, group: frame.segment, way: [document.id], shown: true }, {
      parts: this.#parts, figure: remembering(frame, kept.cores), placed: placing(kept.figures), minCoverage: document.minCoverage ?? 0, audience, annotations,
    });
    const figures = figuresIn(root);
    return {
      id: document.id, title: document.title, language: document.language, unit: frame.cube.unit, zone: frame.cube.zone, period: frame.period, compared: frame.compared,
      segment: frame.segment, audience, privacyThreshold: frame.options.privacyThreshold, root, figures,
      links: (document.links ?? []).map(({ from, to, because }) => ({ from, to, because: because ?? null })),
      annotations, notes: [...frame.notes, ...notesOn(frame, figures)],
    };
  }

  #keptFor(cube: Cube, { today, period, segment }: Frame, { now: _now, audience: _audience, losses, reading, ...rest }: ScorecardOptions, changed: ReadonlySet<string> | undefined): Kept {
    // methods of intervals and tests are told apart by their names
    const key = JSON.stringify([rest, reading && { ...reading, interval: reading.interval?.name, test: reading.test?.name }, today, period, segment]);
    const was = this.#kept;
    if (!was || changed === undefined || was.cube !== cube || was.losses !== losses || was.key !== key) return (this.#kept = { cube, key, losses, cores: new Map(), figures: new Map() });
    for (const figure of was.cores.keys()) if (changed.has(figure.metric)) was.cores.delete(figure);
    return was;
  }
}

/** The whole as a part, so that it is rolled up like any other. */
export const wholeOf = ({ id, title, description, owner, rollUp, minCoverage, figures, parts, includes }: Scorecard): Part => ({ id, title, description, owner, rollUp, minCoverage, figures, parts, includes });

/** A figure is read once, however often it is included. */
function remembering(frame: Frame, read: Kept['cores']): (figure: Figure, group: Group | null) => FigureCore {
  return (figure, group) => {
    const groups = read.get(figure) ?? new Map<string, FigureCore>();
    read.set(figure, groups);
    const key = group ? `${group.dimension}\n${group.value}` : '';
    const core = groups.get(key) ?? readFigure(figure, group, frame);
    groups.set(key, core);
    return core;
  };
}

/** A figure in its place, the same object for as long as nothing of it is another. */
function placing(figures: Kept['figures']): (path: string, core: FigureCore, make: () => FigureReading) => FigureReading {
  return (path, core, make) => {
    const was = figures.get(path);
    if (was?.core === core) return was.reading;
    const reading = make();
    figures.set(path, { core, reading });
    return reading;
  };
}

function annotationsIn({ annotations = [] }: Scorecard, { cube, first, period }: Frame): AnnotationReading[] {
  if (!period) return [];
  return annotations
    .map(({ date, text, of }) => ({ date, period: periodOfDay(cube.unit, dayOf(date)), text, of: of ?? null }))
    .filter((annotation) => annotation.period >= first && annotation.period <= period.number)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Every figure once: of what is included twice, the first. */
function figuresIn(part: PartReading): FigureReading[] {
  const found = new Map<string, FigureReading>();
  const visit = ({ children }: PartReading): void => {
    for (const child of children) {
      if (child.kind === 'part') visit(child);
      else {
        const key = JSON.stringify([child.id, child.segment]);
        if (!found.has(key)) found.set(key, child);
      }
    }
  };
  visit(part);
  return [...found.values()];
}

function notesOn({ period }: Frame, figures: readonly FigureReading[]): ScorecardNote[] {
  const notes: ScorecardNote[] = [];
  const asked = figures.filter(({ reading }) => reading !== null);
  if (period && asked.length > 0 && asked.every(({ reading }) => reading!.kind === 'unmeasured' && reading!.reason === 'no-answers')) notes.push({ code: 'period-empty' });
  const tests = figures.filter(({ change }) => change.kind === 'change' && change.p !== null).length;
  if (tests >= MANY_TESTS) notes.push({ code: 'many-tests', tests, byChance: tests * FALSE_ALARMS });
  return notes;
}

import type { FigureMix } from '../read/mix.js';
import type { BenchmarkReading, FigureReading, PartReading, ScorecardReading } from '../read/reading.js';
import type { Statement, TestedChange } from './statement.js';

/**
 * What is to be said of a scorecard, the most important first: the whole; what changed for real and who did it; what is
 * below target; what may have changed and what is noise; how others do; what is missing. Each statement rests on the data
 * alone, and what is not known is said and not passed over.
 *
 * @param mixes from `readScorecardMix`, to say which group moved a figure
 */
export function summarise(reading: ScorecardReading, { mixes = [] }: { readonly mixes?: readonly FigureMix[] } = {}): Statement[] {
  const { period, compared, root, figures } = reading;
  if (!period) return [{ code: 'no-answers' }];
  const isCompared = figures.some(({ earlier }) => earlier !== null && !(earlier.kind === 'unmeasured' && earlier.reason === 'no-answers'));
  const statements: Statement[] = [{ code: 'period', period, compared: isCompared ? compared : null }];
  if (root.score === null) statements.push({ code: 'no-score', part: root });
  else statements.push({ code: 'score', part: root, score: root.score, range: root.scoreRange });
  const { met, near, missed } = root.statuses;
  if (met + near + missed > 0) statements.push({ code: 'statuses', statuses: root.statuses });
  const weakest = weakestOf(root);
  if (weakest) statements.push({ code: 'weakest', part: weakest, score: weakest.score! });

  statements.push(...changes(reading, mixes), ...misses(figures), ...patterns(figures));
  const withVerdict = (verdict: TestedChange['verdict']): FigureReading[] => figures.filter(({ change }) => change.kind === 'change' && change.verdict === verdict);
  list(statements, 'maybe', withVerdict('maybe'));
  list(statements, 'noise', withVerdict('noise'));
  statements.push(...againstOthers(figures), ...absences(figures));
  if (period.running) statements.push({ code: 'running', period });
  for (const note of reading.notes) if (note.code === 'many-tests') statements.push({ code: 'many-tests', tests: note.tests, byChance: note.byChance });
  return statements;
}

function list(statements: Statement[], code: 'maybe' | 'noise' | 'no-target' | 'asked-otherwise' | 'few-answers', figures: readonly FigureReading[]): void {
  if (figures.length > 0) statements.push({ code, figures });
}

/** The lowest of several parts, where it stands out. */
function weakestOf({ children }: PartReading): PartReading | null {
  const parts = children.filter((child): child is PartReading => child.kind === 'part' && child.score !== null && child.weight > 0).sort((a, b) => a.score! - b.score!);
  return parts.length > 1 && parts[0]!.score! < parts[1]!.score! ? parts[0]! : null;
}

/** What changed for real: what got worse first, and of those what moved most for its size. */
function changes({ figures, compared }: ScorecardReading, mixes: readonly FigureMix[]): Statement[] {
  const tested = figures.flatMap((figure) => (figure.change.kind === 'change' ? [{ figure, change: figure.change }] : []));
  const real = tested.filter(({ change }) => change.verdict === 'real');
  if (compared && tested.length > 0 && real.length === 0) return [{ code: 'nothing-changed', compared }];
  const order = (change: TestedChange): number => (change.way === 'worse' ? 0 : 1);
  return real
    .sort((a, b) => order(a.change) - order(b.change) || (a.change.p ?? 1) - (b.change.p ?? 1))
    .flatMap(({ figure, change }): Statement[] => {
      const found = mixes.filter((one) => one.figure.path === figure.path && one.driver).sort((a, b) => Math.abs(b.driver!.effect) - Math.abs(a.driver!.effect))[0];
      return [{ code: 'changed', figure, change }, ...(found ? [{ code: 'driver', found, driver: found.driver! } as const] : [])];
    });
}

/** What is short of its target, the lowest score first. */
function misses(figures: readonly FigureReading[]): Statement[] {
  return figures
    .filter(({ status }) => status === 'missed')
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .map((figure): Statement => ({ code: 'missed', figure, target: figure.target!, always: figure.chart?.assurance === 'consistent-fail' && !figure.chart.provisional }));
}

/** Patterns over several periods, where the change since the last one is not real by itself. */
function patterns(figures: readonly FigureReading[]): Statement[] {
  return figures.flatMap((figure): Statement[] => {
    const last = figure.chart?.points.at(-1);
    const isReal = figure.change.kind === 'change' && figure.change.verdict === 'real';
    if (!last?.cause || isReal || (last.state !== 'special-cause-improvement' && last.state !== 'special-cause-concern')) return [];
    return [{ code: 'pattern', figure, cause: last.cause, way: last.state === 'special-cause-improvement' ? 'better' : 'worse' }];
  });
}

function againstOthers(figures: readonly FigureReading[]): Statement[] {
  const all = figures.flatMap((figure) => figure.benchmarks.map((benchmark) => ({ figure, benchmark })));
  const standing = (code: 'behind' | 'ahead') => all.filter(({ benchmark }) => benchmark.standing === code).map((found): Statement => ({ code, ...found }));
  const stale = all.flatMap(({ figure, benchmark }: { figure: FigureReading; benchmark: BenchmarkReading }): Statement[] =>
    benchmark.olderThanAYear === null ? [] : [{ code: 'stale-benchmark', figure, benchmark, months: benchmark.olderThanAYear }]);
  return [...standing('behind'), ...standing('ahead'), ...stale];
}

function absences(figures: readonly FigureReading[]): Statement[] {
  const statements: Statement[] = [];
  const why = ({ reading, notes }: FigureReading): (Statement & { code: 'missing' })['reason'] | null => {
    if (reading) return reading.kind === 'measured' ? null : reading.reason;
    return notes.some(({ code }) => code === 'unknown-metric') ? 'unknown-metric' : 'unknown-group';
  };
  const reasons = new Map<(Statement & { code: 'missing' })['reason'], FigureReading[]>();
  for (const figure of figures) {
    const reason = why(figure);
    if (reason) reasons.set(reason, [...(reasons.get(reason) ?? []), figure]);
  }
  reasons.forEach((missing, reason) => statements.push({ code: 'missing', reason, figures: missing }));
  const noted = (code: string): FigureReading[] => figures.filter(({ notes }) => notes.some((note) => note.code === code));
  list(statements, 'no-target', noted('no-target'));
  list(statements, 'asked-otherwise', figures.filter(({ change }) => change.kind === 'no-change' && change.reason === 'asked-otherwise'));
  list(statements, 'few-answers', figures.filter(({ reading }) => reading?.kind === 'measured' && reading.notes.some(({ code }) => code === 'few-answers')));
  return statements;
}

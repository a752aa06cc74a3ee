// How often intervals hold what they promise: exact coverage of nominal 95 % intervals, every outcome weighed by its
// probability. `node --import tsx bench/coverage/run.ts` prints docs/coverage.md.
import {
  clopperPearson, jeffreys, logGamma, meanInterval, momentsOfCounts, npsAdjustedWald, npsGoodman, npsScoreInterval, npsWald, waldProportion, wilson, type NpsCounts,
} from '../../src/metrics/index.js';
import { coverageOf, outcomesOf, SIZES, truthsOf, type Coverage, type Outcome } from './coverage.js';

type Ends = readonly [number, number] | null;

/** One family of figures: how a sample and a truth are read, and the intervals to be judged. */
interface Family {
  readonly groups: number;
  readonly range: readonly [number, number];
  readonly figureOf: (truth: readonly number[]) => number;
  readonly methods: Readonly<Record<string, (counts: readonly number[], n: number) => Ends>>;
}

const logFactorial = (k: number): number => logGamma(k + 1);
const ends = (interval: { readonly lower: number; readonly upper: number } | null): Ends => interval && [interval.lower, interval.upper];
const groupsOf = ([detractors, passives, promoters]: readonly number[]): NpsCounts => ({ detractors: detractors!, passives: passives!, promoters: promoters! });

const nps: Family = {
  groups: 3,
  range: [-100, 100],
  figureOf: ([d, , p]) => 100 * (p! - d!),
  methods: {
    Wald: (counts) => ends(npsWald(groupsOf(counts))),
    'adjusted Wald (default)': (counts) => ends(npsAdjustedWald(groupsOf(counts))),
    'add-4': (counts) => ends(npsAdjustedWald(groupsOf(counts), 0.95, [1, 2, 1])),
    score: (counts) => ends(npsScoreInterval(groupsOf(counts))),
    Goodman: (counts) => ends(npsGoodman(groupsOf(counts))),
  },
};

const share: Family = {
  groups: 2,
  range: [0, 1],
  figureOf: ([, yes]) => yes!,
  methods: {
    Wald: ([, yes], n) => waldProportion(yes!, n),
    'Wilson (default)': ([, yes], n) => wilson(yes!, n),
    'Clopper-Pearson': ([, yes], n) => clopperPearson(yes!, n),
    Jeffreys: ([, yes], n) => jeffreys(yes!, n),
  },
};

const mean: Family = {
  groups: 5,
  range: [1, 5],
  figureOf: (truth) => truth.reduce((sum, part, i) => sum + part * (i + 1), 0),
  methods: { 't (default)': (counts) => meanInterval(momentsOfCounts(counts, 1)!) },
};

const outcomesBySize = new Map<string, Outcome[]>();
function outcomes(n: number, groups: number): Outcome[] {
  const key = `${n} ${groups}`;
  const known = outcomesBySize.get(key) ?? outcomesOf(n, groups, logFactorial);
  outcomesBySize.set(key, known);
  return known;
}

/** Each method's coverage at each size. */
function judge({ groups, range: [low, high], figureOf, methods }: Family, steps: number): { readonly n: number; readonly coverages: readonly Coverage[] }[] {
  const truths = truthsOf(groups, steps);
  return SIZES.map((n) => ({
    n,
    coverages: Object.values(methods).map((method) => {
      const all = outcomes(n, groups);
      const cut = all.map(({ counts }): Ends => {
        const found = method(counts, n);
        return found && [Math.max(low, found[0]), Math.min(high, found[1])];
      });
      return coverageOf(all, cut, truths, figureOf);
    }),
  }));
}

function table(family: Family, steps: number, digits: number): string {
  const names = Object.keys(family.methods);
  const rows = judge(family, steps).map(({ n, coverages }) => `| ${n} | ${coverages.map(({ mean: average, worst, width }) => `${average.toFixed(3)} / ${worst.toFixed(3)} / ${width.toFixed(digits)}`).join(' | ')} |`);
  return `| n | ${names.join(' | ')} |\n| ---: |${' --- |'.repeat(names.length)}\n${rows.join('\n')}`;
}

const atTen = judge(nps, 20).find(({ n }) => n === 10)!.coverages[1]!;

console.log(`# Do the intervals hold what they promise?

Made by \`npm run bench -- coverage --write\`. Nothing is simulated: for each size of sample every outcome is enumerated and weighed
by its probability, for each of many true distributions.

How to read it: an interval at 95 % should hold the truth in 95 of 100 samples. Each cell says **mean coverage / worst coverage /
mean width**: how often it does so on average over the truths, how often for the truth that suits it least, and how wide it
then is. Below .95 an interval claims more than it knows; far above, it is wider than need be. Of two that cover alike, the
narrower is better. Ends are cut to what the figure can be before the width is taken, as they are shown.

## NPS

True shares of detractors, passives and promoters of 5 % or more, in steps of 5 % (${truthsOf(3, 20).length} truths), as surveys have them; width in points.

${table(nps, 20, 0)}

The default never falls below ${atTen.worst.toFixed(2)} at n = 10, where Wald falls to ${judge(nps, 20).find(({ n }) => n === 10)!.coverages[0]!.worst.toFixed(2)}. The score interval does
a little better and has to be solved for; take it for single figures of few answers.

Shares of 1 % or more, in steps of 1 % (${truthsOf(3, 100).length} truths): where almost all answer alike, every method fails at small n.

${table(nps, 100, 0)}

## Shares, as CSAT

True shares from 1 % to 99 % in steps of 1 %; width as a share.

${table(share, 100, 2)}

Clopper-Pearson never falls below .95, and pays for it in width. Wilson is close to .95 on average; its worst truths are those
next to 0 % and 100 %.

## Means, as CES

Answers on 1-5, every step taken by 10 % or more, in steps of 10 % (${truthsOf(5, 10).length} truths); width on the scale. Where all answer alike there is no
spread to go by, and the interval has no width: at n = 5 that costs the most.

${table(mean, 10, 2)}`);

import { dice } from '../../../src/core/dice.js';
import { nps } from '../../../src/metrics/index.js';
import type { TitledColumn, Verbatims } from '../../../src/metrics/documents/drivers.js';
import { dayNumber, periodOfDay } from '../../../src/metrics/period/calendar.js';
import { SCORE_CODES } from '../../../src/metrics/index.js';
import type { SurveyStudy } from '../study.js';
import { cubeOfSurvey, spansOf } from './survey.js';

/** Attributes of a bank that does not exist: how much each counts, how well it is done, and what people say of it. */
const ATTRIBUTES = [
  { id: 'app', name: 'The app', counts: 0.85, level: 3.7, good: 'The app is quick and clear', bad: 'The app crashed again' },
  { id: 'waiting', name: 'Waiting times', counts: 0.7, level: 2.9, good: 'Hardly any waiting', bad: 'Endless waiting on the phone' },
  { id: 'staff', name: 'Branch staff', counts: 0.35, level: 4.3, good: 'Friendly staff who listen', bad: 'The staff did not listen' },
  { id: 'fees', name: 'Fees', counts: 0.3, level: 3.2, good: 'Fair fees and no surprises', bad: 'Hidden fees on my statement' },
  { id: 'letters', name: 'Letters', counts: 0.08, level: 4.1, good: 'Letters I understand', bad: 'Letters nobody understands' },
] as const;
const REGIONS = [
  { name: 'North', likes: 0.5, before: 0.45, after: 0.36 },
  { name: 'Coast', likes: 0.1, before: 0.33, after: 0.32 },
  { name: 'City', likes: -0.6, before: 0.22, after: 0.32 },
] as const;
const CHANNELS = [{ name: 'App', share: 0.5, likes: 0.15 }, { name: 'Branch', share: 0.3, likes: 0.25 }, { name: 'Phone', share: 0.2, likes: -0.5 }] as const;
const ENDINGS = ['', '.', ', really.', ', and I told a friend.', ', every time.'];
const MONTHS = 24;
const FIRST = periodOfDay('month', dayNumber(2024, 12, 1));
/** A spring in which the app broke, and the summer after which it was mended. */
const BROKEN = [15, 16, 17, 18];

/** Two years of answers of customers who do not exist: the same every time, for whoever has no data at hand. */
export function inventSurvey(): SurveyStudy {
  const random = dice(20261126);
  const bell = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const periods: number[] = [];
  const regions: string[] = [];
  const channels: string[] = [];
  const scores: number[] = [];
  const ratings = ATTRIBUTES.map((): number[] => []);
  const texts: Verbatims['texts'][number][] = [];
  for (let month = 0; month < MONTHS; month++) {
    const asked = 150 + Math.floor(random() * 70);
    for (let i = 0; i < asked; i++) {
      const region = pick(REGIONS, random(), month < 12 ? 'before' : 'after');
      const channel = pick(CHANNELS, random(), 'share');
      const mood = 0.45 * bell();
      const felt = ATTRIBUTES.map(({ id, level }) => level + mood + 0.85 * bell() + (id === 'app' && BROKEN.includes(month) ? -1.3 : 0));
      const liking = ATTRIBUTES.reduce((sum, { counts, level }, a) => sum + counts * (felt[a]! - level), 0);
      const score = within(0, 10, 7.9 + liking + region.likes + channel.likes + 0.9 * bell());
      periods.push(FIRST + month);
      regions.push(region.name);
      channels.push(channel.name);
      scores.push(random() < 0.04 ? SCORE_CODES.missing : score);
      felt.forEach((value, a) => ratings[a]!.push(random() < 0.06 ? NaN : within(1, 5, value)));
      if (random() < 0.4) say(score, felt, random, texts);
    }
  }
  const cube = cubeOfSurvey({
    unit: 'month',
    periods,
    dimensions: [{ name: 'region', values: regions }, { name: 'channel', values: channels }],
    ratings: [{ metric: nps, wording: 'invented', codes: Uint8Array.from(scores) }],
  });
  const column = (name: string, title: string, values: readonly number[], range: readonly [number, number]): TitledColumn => ({ name, title, range, values: Float64Array.from(values) });
  return {
    kind: 'survey',
    cube,
    figures: [{ metric: nps, name: 'figure.nps', spans: spansOf(cube, 'quarter'), target: 30 }],
    dimensions: [{ name: 'region', title: 'a.region' }, { name: 'channel', title: 'a.channel' }],
    attributes: {
      ratings: {
        outcome: { ...column('nps', 'NPS', scores, [0, 10]), rated: { as: 'nps' } },
        drivers: ATTRIBUTES.map(({ id, name }, a) => column(id, name, ratings[a]!, [1, 5])),
      },
      span: null,
    },
    verbatims: { language: 'en', texts },
    undated: 0,
  };
}

/** Promoters tell what went best, detractors what went worst, beside what is usual. */
function say(score: number, felt: readonly number[], random: () => number, texts: Verbatims['texts'][number][]): void {
  if (score > 6 && score < 9) return;
  const good = score >= 9;
  const above = felt.map((value, a) => (value - ATTRIBUTES[a]!.level) * ATTRIBUTES[a]!.counts);
  const topic = ATTRIBUTES[above.indexOf(good ? Math.max(...above) : Math.min(...above))]!;
  texts.push({ text: `${good ? topic.good : topic.bad}${ENDINGS[Math.floor(random() * ENDINGS.length)]}`, score });
}

const within = (low: number, high: number, value: number): number => Math.min(high, Math.max(low, Math.round(value)));

function pick<K extends string, T extends Readonly<Record<K, number>>>(all: readonly T[], at: number, share: K): T {
  let sum = 0;
  return all.find((one) => (sum += one[share]) > at) ?? all.at(-1)!;
}

// Two years of answers of customers who do not exist, the same every time but for the date they end on.
import { makeEvent } from '../dist/src/model/index.js';
import { dice } from './dice.mjs';

const DAY = 86_400_000;
const REGIONS = [
  { name: 'North', share: 0.42, likes: 0.3 },
  { name: 'Coast', share: 0.33, likes: 0 },
  { name: 'City', share: 0.25, likes: -0.45 },
];

const QUESTIONS = {
  nps: { scale: { min: 0, max: 10 }, wording: 'cx.nps.recommend.1', survey: 'renewal' },
  csat: { scale: { min: 1, max: 5 }, wording: 'tidewell.csat.visit.1', survey: 'visit' },
  ces: { scale: { min: 1, max: 7 }, wording: 'cx.ces.easy.1', survey: 'request' },
};

/** A bell curve from a flat one. */
const bell = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** How customers felt: a slow rise, a bad spring when the app broke, a better autumn after it was mended. */
function mood(monthsAgo) {
  const broken = monthsAgo >= 6 && monthsAgo <= 9 ? -0.55 : 0;
  const mended = monthsAgo <= 4 ? 0.3 : 0;
  return -monthsAgo * 0.012 + broken + mended;
}

/** Events from two years ago to `now`, oldest first. */
export function* seedEvents(now = Date.now()) {
  const random = dice(20261122);
  const first = now - 730 * DAY;
  for (let day = 0; day < 730; day++) {
    const monthsAgo = (729 - day) / 30.4;
    const asked = 22 + Math.floor(random() * 16);
    for (let i = 0; i < asked; i++) {
      const time = first + day * DAY + Math.floor(random() * DAY);
      const region = pick(REGIONS, random());
      const kind = random();
      const metric = kind < 0.42 ? 'nps' : kind < 0.78 ? 'csat' : 'ces';
      yield answer(metric, time, region, mood(monthsAgo) + region.likes, random);
    }
  }
}

function pick(regions, at) {
  let sum = 0;
  return regions.find(({ share }) => (sum += share) > at) ?? regions[0];
}

function answer(metric, time, region, feeling, random) {
  const { scale, wording, survey } = QUESTIONS[metric];
  const middle = { nps: 8.35, csat: 4.35, ces: 5.65 }[metric];
  const spread = { nps: 1.9, csat: 0.85, ces: 1.15 }[metric];
  const step = { nps: 1.1, csat: 0.45, ces: 0.55 }[metric];
  const value = Math.min(scale.max, Math.max(scale.min, Math.round(middle + feeling * step + bell(random) * spread)));
  const instrument = { metric, scale, wording, language: 'en', order: 'ascending', mode: 'buttons' };
  return makeEvent(
    'cx.response.submitted',
    {
      response: uuid(random),
      survey,
      touchpoint: survey,
      segments: { region: region.name },
      answers: [{ kind: 'score', question: metric, value, instrument }],
    },
    { source: 'https://tidewell.example/demo', id: uuid(random), time },
  );
}

function uuid(random) {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = '7';
  hex[16] = '8';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

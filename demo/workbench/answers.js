// A year of answers of customers who do not exist, counted into a cube: the same ones every time.

/** Random numbers that are the same every time (Park and Miller). */
function dice(seed) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const QUESTIONS = [
  { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'cx.nps.recommend.1', middle: 8.9, spread: 3.2 },
  { metric: 'csat', scale: { min: 1, max: 5 }, wording: 'tidewell.csat.visit.1', middle: 4.45, spread: 1.5 },
  { metric: 'cx-examples.trust', scale: { min: 1, max: 5 }, wording: 'tidewell.trust.1', middle: 3.9, spread: 1.8 },
];
const REGIONS = { North: 0.25, Coast: 0, City: -0.4 };

/**
 * Counts the answers of so many months up to now.
 *
 * @param core the metrics core: Cube, periodOfDay
 * @param metrics what to count; a question without its metric is left out
 * @param region the only one to be counted; all if empty
 * @param pause lets the page breathe, and tells how far it is; throws when it is to stop
 */
export async function countAnswers({ Cube, periodOfDay }, { metrics, months, region: only = '' }, pause) {
  const cube = new Cube({ metrics, dimensions: ['region'] });
  const random = dice(20_261_126);
  const now = periodOfDay('month', Math.floor(Date.now() / 86_400_000));
  const bell = () => random() + random() + random() - 1.5;
  const questions = QUESTIONS.filter(({ metric }) => cube.metrics.has(metric));
  for (let ago = months - 1; ago >= 0; ago--) {
    await pause((months - 1 - ago) / months);
    for (const { metric, scale, wording, middle, spread } of questions) {
      const measure = cube.measure(metric, { metric, scale, wording, language: 'en', order: 'ascending', mode: 'buttons' });
      for (const [region, liking] of Object.entries(REGIONS)) {
        const segment = cube.segment(0, region);
        const counts = Array.from({ length: scale.max - scale.min + 1 }, () => 0);
        const answers = 60 + Math.floor(random() * 40);
        for (let i = 0; i < answers; i++) {
          const value = Math.round(middle + liking - ago * 0.02 + bell() * spread);
          counts[Math.min(scale.max, Math.max(scale.min, value)) - scale.min] += 1;
        }
        if (only === '' || region === only) counts.forEach((count, slot) => count > 0 && cube.addAmount(measure, [segment], now - ago, slot, count));
      }
    }
  }
  return cube;
}

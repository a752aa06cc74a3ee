import { utcDay } from '../../metrics/period/calendar.js';
import { scaleOf } from '../document/scale.js';
import { sizeOf } from '../figures/merge.js';
import { journeyMetric } from '../figures/metrics.js';
import { observedAt } from '../figures/observed-at.js';
import { nameOf } from './names.js';
import { journeyFinding, type JourneyFinding, type LintContext } from './finding.js';

/** Are the numbers what they say they are? */
export function* figureRules({ index, today, reliableFrom }: LintContext): Iterable<JourneyFinding> {
  const scale = scaleOf(index.head);
  const seen = new Set<string>();
  for (const one of index.all('observation')) {
    const { id, at, metric, stat, series } = one;
    const place = nameOf(index, at);
    if (!index.has(at)) continue;
    if (metric === 'nps' && !index.mayAskNps(at)) {
      yield journeyFinding('nps-in-mid-journey', { id, at }, `NPS at ${place} asks for the whole in the middle of it. Use satisfaction (csat) or effort (ces) here, or say that the journey may end here.`, { place });
    }
    const known = journeyMetric(metric);
    if (!known.stats.includes(stat.t)) yield journeyFinding('wrong-observation', { id, at }, `${metric} at ${place} holds "${stat.t}". It can be ${known.stats.join(', ')}.`, { place, metric, stat: stat.t });
    if (metric === 'emotion') {
      const [low, high] = stat.t === 'asserted' ? [stat.value, stat.value] : stat.t === 'mean' ? stat.scale : stat.t === 'histogram' ? [stat.min, stat.min + stat.counts.length - 1] : [scale.min, scale.max];
      if (low < scale.min || high > scale.max) yield journeyFinding('off-scale', { id, at }, `The emotion at ${place} goes from ${low} to ${high}, and the scale of the journey from ${scale.min} to ${scale.max}.`, { place, low, high, min: scale.min, max: scale.max });
    }
    if (stat.t === 'asserted') continue;
    const n = sizeOf(stat);
    if (n > 0 && n < reliableFrom) yield journeyFinding('few-answers', { id, at }, `${metric} at ${place} rests on ${n} ${n === 1 ? 'answer' : 'answers'}.`, { place, metric, n });
    if ((stat.t === 'mean' && stat.sd === undefined && n > 1) || (stat.t === 'duration' && stat.sdMs === undefined && !stat.buckets && n > 1)) {
      yield journeyFinding('no-spread', { id, at }, `${metric} at ${place} has no standard deviation, so it has no interval, and no gap from it can be told from chance.`, { place, metric });
    }
    const key = JSON.stringify([at, metric, series, one.segment, one.persona, one.who]);
    if (seen.has(key)) continue;
    seen.add(key);
    const view = { ...(one.segment !== undefined && { segment: one.segment }), ...(one.persona !== undefined && { persona: one.persona }) };
    const latest = observedAt(index, at, metric, series, view, one.who);
    if (latest.unlike) yield journeyFinding('unlike-observations', { id, at }, `${metric} at ${place} was counted by more than one rule, so there is no one figure. Take one, or give them different metrics.`, { place, metric });
    const period = latest.observations.find((found) => found.period)?.period;
    if (series !== 'current' || !period) continue;
    const [from, to, now] = [period.from, period.to, today].map((day) => utcDay(Date.parse(day))) as [number, number, number];
    const [length, age] = [to - from + 1, now - to];
    if (age > length) yield journeyFinding('stale', { id, at }, `${metric} at ${place} was counted until ${period.to}, ${age} days ago, over ${length} days. Count it anew.`, { place, metric, to: period.to, days: age, length });
  }
}

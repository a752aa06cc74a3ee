import { makeSvg } from '../../base/draw.js';
import { SPARKLINE, type SparklineLayers } from '../../base/sparkline.js';
import type { MetricView } from '../view.js';
import type { Telling } from './door.js';

const { width, height, margin } = SPARKLINE;

/** Values besides those of the line that must be in sight: limits and benchmarks. */
export function scaleOf({ control, benchmarks = [], scale = [] }: MetricView): readonly number[] {
  const limits = control?.points.flatMap(({ lower, upper }) => [lower, upper].filter((one) => one !== null)) ?? [];
  return [...scale, ...limits, ...benchmarks.map(({ value }) => value)];
}

/** A thing that keeps its form however the drawing is stretched. Its own middle is at 0, 0; lengths are CSS pixels. */
const thing = (x: number, y: number, name: string, d: string): Element =>
  makeSvg('svg', { x: `${(x / width) * 100}%`, y: `${(y / height) * 100}%`, width: 1, height: 1 }, makeSvg('path', { class: name, d }));

const DISC = 'M-3 0a3 3 0 0 0 6 0a3 3 0 0 0-6 0z';
const SQUARE = 'M-2.7-2.7h5.4v5.4h-5.4z';

/** What lies under the line and over it. */
export function layersOf({ view, rightToLeft }: Telling): SparklineLayers {
  const { control, benchmarks = [], annotations = [], series } = view;
  const first = series[0]?.period ?? 0;
  return {
    /** The limits of chance as thin lines, and the mean between them; they may differ from period to period. */
    under({ x, y }) {
      if (!control) return [];
      const stroke = (end: 'lower' | 'center' | 'upper'): string =>
        control.points.map((point, i) => (point[end] === null ? '' : `${i > 0 && control.points[i - 1]![end] !== null ? 'L' : 'M'}${x(i)},${y(point[end])}`)).join('');
      return [makeSvg('path', { class: 'limit', d: stroke('lower') + stroke('upper') }), makeSvg('path', { class: 'mean', d: stroke('center') })];
    },
    /** Marks on figures that chance hardly explains, a diamond for each benchmark, a flag where something happened. */
    over({ x, y }) {
      const signals = (control?.points ?? []).flatMap(({ state }, i) => {
        const value = series[i]?.reading.value;
        if (!state || state === 'common-cause' || value === null || value === undefined) return [];
        const good = state === 'special-cause-improvement';
        return [thing(x(i), y(value), good ? 'signal good' : 'signal', good ? DISC : SQUARE)];
      });
      const edge = rightToLeft ? margin : width - margin;
      const diamonds = benchmarks.map(({ value, old }) => thing(edge, y(value), old ? 'diamond old' : 'diamond', 'M0-5 5 0 0 5-5 0z'));
      const flags = annotations.filter(({ period }) => series[period - first]).map(({ period }) => thing(x(period - first), height, 'flag', 'M0 0v-12l7 3-7 3'));
      return [...flags, ...signals, ...diamonds];
    },
  };
}


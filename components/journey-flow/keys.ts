import { END, START, type Flow, type FlowWay } from './flow.js';
import type { Layout } from './layout/layout.js';

/*
 * Ways by key: down from a step to the way that most leave by, from a way to where it leads, and up as it came; left and
 * right to the neighbours, as they stand.
 */

/** Where a key leads from a stop of the drawing; null where it means nothing there. */
export function stopAfter(key: string, stop: string, flow: Flow, layout: Layout): string | null {
  if (key === 'Home') return `step ${START}`;
  if (key === 'End') return `step ${END}`;
  const way = flow.ways.find((one) => `way ${one.key}` === stop);
  return way ? fromWay(key, way, flow, layout) : fromStep(key, stop, flow, layout);
}

function fromWay(key: string, way: FlowWay, flow: Flow, layout: Layout): string | null {
  switch (key) {
    case 'ArrowDown':
      return `step ${way.to}`;
    case 'ArrowUp':
      return `step ${way.from}`;
    case 'ArrowLeft':
    case 'ArrowRight':
      return neighbour(key, flow.ways.filter(({ from }) => from === way.from).map((one) => [`way ${one.key}`, layout.ways.get(one.key)?.label.x ?? 0] as const), `way ${way.key}`);
    default:
      return null;
  }
}

function fromStep(key: string, stop: string, flow: Flow, layout: Layout): string | null {
  const activity = Number(stop.slice('step '.length));
  const strongest = (ways: readonly FlowWay[]): string | null => {
    const found = ways.toSorted((a, b) => b.cases - a.cases);
    // a loop to itself leads nowhere else
    const other = found.find(({ from, to }) => from !== to) ?? found[0];
    return other ? `way ${other.key}` : null;
  };
  switch (key) {
    case 'ArrowDown':
      return strongest(flow.ways.filter(({ from }) => from === activity));
    case 'ArrowUp': {
      const coming = flow.ways.filter(({ to }) => to === activity);
      // where it comes from above rather than by a loop
      const above = coming.filter((way) => layout.ways.get(way.key)?.kind === 'on');
      return strongest(above.length > 0 ? above : coming);
    }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const all = [START, ...flow.steps.map((step) => step.activity), END].map((one) => `step ${one}`);
      const layer = layout.boxes.get(stop)?.layer;
      const beside = all.filter((one) => layout.boxes.get(one)?.layer === layer);
      // a step that stands alone has those before and behind it for neighbours
      const found = beside.length > 1 ? neighbour(key, beside.map((one) => [one, layout.boxes.get(one)!.x] as const), stop) : null;
      return found ?? all[all.indexOf(stop) + (key === 'ArrowRight' ? 1 : -1)] ?? null;
    }
    default:
      return null;
  }
}

function neighbour(key: 'ArrowLeft' | 'ArrowRight', all: readonly (readonly [stop: string, x: number])[], stop: string): string | null {
  const sorted = all.toSorted(([, a], [, b]) => a - b).map(([one]) => one);
  return sorted[sorted.indexOf(stop) + (key === 'ArrowRight' ? 1 : -1)] ?? null;
}

import { snapshotOf } from '../../../src/metrics/cube/snapshot.js';
import { Cube } from '../../../src/metrics/cube/cube.js';
import { followed } from './followed-feed.js';
import type { FigureSource } from './source.js';

/** What a function of the page calls with its figures. */
export interface FigureFeed {
  /**
   * All there is: a `Cube`, a cube as JSON, or a message of a feed, `{ feed?, revision, asOf?, every?, cube }`, where it has numbers that tell
   * what is missing or came twice. It takes the place of what was there before.
   */
  snapshot(content: unknown): void;
  /** What has come since, in the same form, with `after` if revisions are skipped. */
  delta(content: unknown): void;
  /** A sign of life: `{ revision, asOf?, every? }`. With `every`, figures are shown as old when nothing comes for twice as long. */
  heartbeat(content: unknown): void;
  /** Nothing more will come. */
  done(): void;
  /** The id of the last message that is there, `feed:revision`, after a break; undefined where all has to be told. */
  readonly resume: string | undefined;
}

/** A function of the page that brings figures until `signal` is aborted. If it throws or rejects, it is called again after a while. */
export type FigureFunction = (feed: FigureFeed, signal: AbortSignal) => void | Promise<void>;

/** Figures that a function of the page brings. */
export function functionSource(bring: FigureFunction): FigureSource {
  return followed((resume, end, signal) => {
    let revision = 0;
    /** What has no numbers gets its own, in the order in which it comes. */
    const numbered = (content: unknown): unknown => {
      if (content instanceof Cube) return { revision: revision++, cube: snapshotOf(content) };
      const { cube } = (content ?? {}) as { cube?: unknown };
      if (cube === undefined) return { revision: revision++, cube: content };
      return { revision: revision++, ...(content as object), cube: cube instanceof Cube ? snapshotOf(cube) : cube };
    };
    const run = async (): Promise<void> =>
      bring({
        snapshot: (content) => end.message('snapshot', numbered(content)),
        delta: (content) => end.message('delta', numbered(content)),
        heartbeat: (content) => end.message('heartbeat', { revision: Math.max(0, revision - 1), ...(content as object) }),
        done: () => end.done(),
        resume,
      }, signal);
    run().catch((error: unknown) => end.lost('unreachable', String(error)));
  });
}

import { toDisposable } from '../../../src/core/disposable.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { FigureSource } from './source.js';

/** A cube that is there already. */
export const cubeSource = (cube: Cube): FigureSource => ({
  start(_settings, listener) {
    listener.begin(cube);
    listener.status({ kind: 'given' });
    return toDisposable(() => {});
  },
});

import { toDisposable } from '../../../src/core/disposable.js';
import type { LostAnswers } from '../../../src/metrics/losses/lost-answers.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { FigureSource } from './source.js';

/** A cube that is there already, with the answers that devices lost, if that is known. */
export const cubeSource = (cube: Cube, { losses }: { readonly losses?: readonly LostAnswers[] } = {}): FigureSource => ({
  start(_settings, listener) {
    listener.begin(cube);
    listener.losses?.(losses);
    listener.status({ kind: 'given' });
    return toDisposable(() => {});
  },
});

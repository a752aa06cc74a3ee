import type { Study } from '../analysis/study.js';
import { DATA_SETS, fetchFiles } from '../analysis/data/sets.js';
import { CxError } from '../../src/core/problem.js';
import { fftScene } from './documents/fft.js';
import { liveDocument } from './documents/live.js';
import type { Scene } from './documents/scene.js';
import { sfoScene } from './documents/sfo.js';
import { telcoScene } from './documents/telco.js';

/** What the board can show: the bank as it is now, and real data that somebody may have on their machine. */
export const SCENES = ['live', 'sfo', 'fft', 'telco'] as const;
export type SceneId = (typeof SCENES)[number];

/** Reads what is wanted. Of data that is not there it cannot be asked. */
export async function loadScene(id: SceneId, signal: AbortSignal): Promise<Scene> {
  if (id === 'live') return { document: liveDocument(Date.now()), cube: null };
  const set = DATA_SETS.find((one) => one.id === id)!;
  return sceneOf(id, await set.read(await fetchFiles(set, signal), { progress: () => {}, signal }));
}

function sceneOf(id: SceneId, study: Study): Scene {
  if (id === 'telco' && study.kind === 'churn') return telcoScene(study);
  if (id === 'sfo' && study.kind === 'survey') return sfoScene(study);
  if (id === 'fft' && study.kind === 'survey') return fftScene(study);
  throw new CxError({ code: 'other-data', message: 'These files hold something else.' });
}

export * from './core.js';
export { explainWhen, type TermExplanation, type WhenExplanation } from './when/index.js';
export { conflictsOf, type KeyConflict } from './keys/conflicts.js';
export { deliver, sinksFor } from './plugin-sinks.js';
export { bundled } from './bundled.js';
export { createHost } from './create-host.js';
export { beginBisect, continueBisect, type BisectState } from './bisect.js';
export { diffManifests, type ManifestDiff } from './manifest-diff.js';

export { DisposableStore, leakTracker, toDisposable, trackDisposables, type Disposable, type DisposableTracker, type Usable } from './disposable.js';
export { Emitter, type Event, type ListenerErrorHandler } from './emitter.js';
export { manualClock, systemClock, type Clock, type ManualClock } from './clock.js';
export { dice } from './dice.js';
export { uuidv7, uuidv7Maker, type UuidSource } from './uuid.js';
export { err, ok, type Result } from './result.js';
export { CxError, isCxError, type Problem } from './problem.js';
export { LONGEST_MATCHED, LONGEST_PATTERN, matchesSafely, safePattern } from './safe-pattern.js';

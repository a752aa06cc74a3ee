// A pure plugin: a metric in code, and what it may not have.
export const mean = ({ values }) => values.reduce((sum, value) => sum + value, 0) / values.length;
export const chance = () => [Math.random(), Math.random(), Date.now(), new Date().toISOString(), Date()];
export const world = () => ['fetch', 'setTimeout', 'setInterval', 'performance', 'crypto', 'indexedDB', 'postMessage', 'WebAssembly', 'navigator', 'location', 'Worker', 'queueMicrotask', 'structuredClone', 'WeakRef', 'SharedArrayBuffer'].filter((name) => typeof globalThis[name] !== 'undefined');
export const wish = () => cx.fetch('https://elsewhere.example/').then(() => 'reached', (error) => error.code);
export const forever = () => { for (;;); };

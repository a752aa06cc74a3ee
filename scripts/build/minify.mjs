// Terser as a Vite plugin that all builds of one run share. Vite's own begins a worker for each build, in which Terser is loaded anew
// and never gets warm; four fifths of the time of a build went there. A text that was minified before, by this run or an earlier one,
// is taken from node_modules/.cache.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const FOLDER = 'node_modules/.cache/cx-minified';
const { version } = createRequire(import.meta.url)('terser/package.json');

/** Texts waiting for a worker, and the workers with what each is at. */
const waiting = [];
const workers = new Set();
const idle = [];

function begin() {
  const worker = new Worker(new URL('./minify-worker.mjs', import.meta.url));
  const at = { worker, job: undefined };
  worker.on('message', ({ code, error }) => {
    const { done, fail } = at.job;
    at.job = undefined;
    idle.push(at);
    worker.unref();
    if (error) fail(error);
    else done(code);
    next();
  });
  worker.on('error', (error) => at.job?.fail(error));
  workers.add(at);
  idle.push(at);
}

function next() {
  while (waiting.length > 0) {
    if (idle.length === 0 && workers.size < Math.max(2, availableParallelism())) begin();
    const at = idle.pop();
    if (!at) return;
    at.job = waiting.shift();
    at.worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a worker has no target
    at.worker.postMessage(at.job.asked);
  }
}

const minified = (code, options) => new Promise((done, fail) => {
  waiting.push({ asked: { code, options }, done, fail });
  next();
});

const made = new Map();

function once(code, options) {
  const key = createHash('sha256').update(JSON.stringify([version, options, code])).digest('hex');
  if (!made.has(key)) made.set(key, kept(key) ?? minified(code, options).then((text) => keep(key, text)));
  return made.get(key);
}

function kept(key) {
  try {
    return readFileSync(join(FOLDER, key), 'utf8');
  } catch {
    return undefined;
  }
}

function keep(key, text) {
  mkdirSync(FOLDER, { recursive: true });
  const part = join(FOLDER, `${key}.${process.pid}`);
  writeFileSync(part, text);
  renameSync(part, join(FOLDER, key)); // whole or not at all
  return text;
}

/** What no build of this run asked for is not kept any longer. Call after a build of everything. */
export function forgetOthers() {
  for (const name of readdirSync(FOLDER)) if (!made.has(name)) rmSync(join(FOLDER, name), { force: true });
}

const OPTIONS = {
  safari10: true,
  module: true,
  ecma: 2022,
  compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
  format: { comments: false, ecma: 2022, preserve_annotations: true },
};

/** For a configuration with `minify: true` and `output.minify: false`: the bundler leaves out what is for people only, the rest is Terser's. */
export const minify = {
  name: 'cx-minify',
  renderChunk: {
    order: 'post',
    handler: async (code) => ({ code: await once(code, OPTIONS), map: null }),
  },
};

/**
 * Runs the reference cases: every file it knows from the folder CX_VECTORS_DIR (default ../shared/vectors), data files
 * from CX_DATA_DIR (default ../shared/data), each through the public API. A line for each file; fails if a case fails.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disagreement } from './compare.js';
import { methods } from './methods/index.js';
import { answerTo, type PreferenceFile } from './preferences/index.js';
import { enginesOutcome, whenExpected, whenOutcome, type EnginesCase, type WhenCase } from './plugins.js';
import { readTable, realDataMethods } from './real-data.js';

interface Case {
  readonly name: string;
  readonly method?: string;
  readonly file?: string;
  readonly sha256?: string;
  readonly input?: unknown;
  readonly expected: unknown;
  readonly tolerance: number;
}

/** `null`: not built. A text: how it failed. */
type Outcome = { readonly kind: 'passed' } | { readonly kind: 'not built' } | { readonly kind: 'skipped' } | { readonly kind: 'failed'; readonly why: string };

const vectors = process.env['CX_VECTORS_DIR'] ?? '../shared/vectors';
const data = process.env['CX_DATA_DIR'] ?? '../shared/data';

function judge(got: unknown, test: Case): Outcome {
  const why = disagreement(got, test.expected, test.tolerance);
  return why === null ? { kind: 'passed' } : { kind: 'failed', why };
}

async function attempt(run: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

function runMethod(test: Case): Outcome {
  const method = Object.hasOwn(methods, test.method ?? '') ? methods[test.method!] : undefined;
  return method ? judge(method(test.input as never), test) : { kind: 'not built' };
}

async function runRealData(test: Case): Promise<Outcome> {
  for (const { name, run, sameAs } of realDataMethods) {
    const match = name.exec(test.name);
    if (!match) continue;
    const path = join(data, test.file ?? '');
    if (!existsSync(path)) return { kind: 'skipped' };
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    if (test.sha256 && sha256 !== test.sha256 && sha256 !== sameAs) return { kind: 'failed', why: `${path} is another file` };
    return judge(run(await readTable(path), match), test);
  }
  return { kind: 'not built' };
}

/** A file of reference cases, each with what runs it. */
type Run = () => Outcome | Promise<Outcome>;
type Read = (content: unknown) => readonly { readonly test: Pick<Case, 'name' | 'method' | 'file'>; readonly run: Run }[];

const casesBy =
  (run: (test: Case) => Outcome | Promise<Outcome>): Read =>
  (content) => (Array.isArray(content) ? (content as Case[]) : (content as { cases: Case[] }).cases).map((test) => ({ test, run: () => run(test) }));

const preferences: Read = (content) => {
  const { catalogs, vectors } = content as PreferenceFile;
  return vectors.map((vector) => ({
    test: { name: `${vector.id} ${vector.title}`, method: vector.kind },
    run: async () => judge(await answerTo(vector, catalogs), { name: vector.id, expected: vector.expect, tolerance: 0 }),
  }));
};

const exact = (got: unknown, expected: unknown): Outcome => judge(got, { name: '', expected, tolerance: 0 });

const whenClauses: Read = (content) => {
  const { vectors: clauses, scopeVectors } = content as { readonly vectors: readonly WhenCase[]; readonly scopeVectors: readonly WhenCase[] };
  return [...clauses, ...scopeVectors].map((test) => ({ test: { name: test.id, method: 'when' }, run: () => exact(whenOutcome(test), whenExpected(test)) }));
};

const engines: Read = (content) =>
  (content as { readonly vectors: readonly EnginesCase[] }).vectors.map((test) => ({ test: { name: test.id, method: 'engines' }, run: () => exact(enginesOutcome(test), test.result) }));

const files: Readonly<Record<string, Read>> = {
  'metrics-golden.json': casesBy(runMethod),
  'metrics-nhs-golden.json': casesBy(runMethod),
  'metrics-realdata.json': casesBy(runRealData),
  'preferences-vectors.json': preferences,
  'when-vectors.json': whenClauses,
  'engines-vectors.json': engines,
};

let passed = 0;
let failed = 0;
for (const [file, read] of Object.entries(files)) {
  const path = join(vectors, file);
  if (!existsSync(path)) {
    console.log(`${file}: not in ${vectors}, skipped`);
    continue;
  }
  const cases = read(JSON.parse(readFileSync(path, 'utf8')));
  const outcomes = await Promise.all(cases.map(async ({ test, run }) => ({ test, outcome: await attempt(run) })));
  const count = (kind: Outcome['kind']): number => outcomes.filter(({ outcome }) => outcome.kind === kind).length;
  for (const { test, outcome } of outcomes) {
    if (outcome.kind === 'failed') console.log(`  failed: ${test.method ?? test.file} "${test.name}": ${outcome.why}`);
  }
  const rest = (['not built', 'skipped'] as const).filter((kind) => count(kind) > 0).map((kind) => `, ${count(kind)} ${kind}`);
  console.log(`${file}: ${count('passed')} passed, ${count('failed')} failed${rest.join('')}`);
  passed += count('passed');
  failed += count('failed');
}
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

// Asks mermaid itself what it makes of the corpus, and writes that down for the tests:
// node bench/peers/install.mjs && node --import tsx test/unit/journey/record-mermaid.ts
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { exportMermaid } from '../../../src/journey/interchange/index.js';
import { EDGE_CASES, mermaidText, WRITTEN } from './mermaid-corpus.js';
import { liveMermaid } from './mermaid-oracle.js';
import { writeRecording } from './mermaid-recorded.js';

const SEED = Number(process.env['CX_SEED'] ?? 12);
const GENERATED = 1600;

const ask = await liveMermaid();
if (!ask) throw new Error('mermaid is not installed. Run node bench/peers/install.mjs first.');
const { version } = JSON.parse(readFileSync(new URL('../../../bench/peers/node_modules/mermaid/package.json', import.meta.url), 'utf8')) as { version: string };
const texts = new Set([...EDGE_CASES, ...WRITTEN.map((journey) => exportMermaid(journey()).text), ...fc.sample(mermaidText, { numRuns: GENERATED, seed: SEED })]);
const documents = [];
for (const text of texts) documents.push({ text, reading: await ask(text) });
writeRecording({ mermaid: version, seed: SEED, documents });
console.log(`mermaid ${version}: ${documents.length} texts, of which it refuses ${documents.filter(({ reading }) => reading === null).length}`);
process.exit(0);

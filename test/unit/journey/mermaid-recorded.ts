import { readFileSync, writeFileSync } from 'node:fs';
import type { MermaidReading } from './mermaid-oracle.js';

/** Texts with what mermaid made of them when somebody last asked it: so that every run of the tests has its word, and nobody has to install it. */
export interface MermaidRecording {
  /** Its version. */
  readonly mermaid: string;
  /** By which the generated texts were drawn. */
  readonly seed: number;
  readonly documents: readonly { readonly text: string; readonly reading: MermaidReading | null }[];
}

const FILE = new URL('mermaid-recorded.json', import.meta.url);

/** A reading, short: JSON has no NaN and no infinity, so scores are as text where they are no usual number. */
type Short = readonly [title: string, accTitle: string, accDescr: string, sections: readonly string[], tasks: readonly (readonly [section: string, task: string, score: number | string, ...people: string[]])[]];

const shortened = ({ title, accTitle, accDescr, sections, tasks }: MermaidReading): Short =>
  [title, accTitle, accDescr, sections, tasks.map(({ section, task, score, people }) => [section, task, Number.isFinite(score) && !Object.is(score, -0) ? score : Object.is(score, -0) ? '-0' : String(score), ...people] as const)];

const whole = ([title, accTitle, accDescr, sections, tasks]: Short): MermaidReading =>
  ({ title, accTitle, accDescr, sections, tasks: tasks.map(([section, task, score, ...people]) => ({ section, task, score: Number(score), people })) });

export function readRecording(): MermaidRecording {
  const { mermaid, seed, documents } = JSON.parse(readFileSync(FILE, 'utf8')) as { mermaid: string; seed: number; documents: readonly (readonly [string, Short | null])[] };
  return { mermaid, seed, documents: documents.map(([text, short]) => ({ text, reading: short && whole(short) })) };
}

/** One text a line, so that a change can be read. */
export function writeRecording({ mermaid, seed, documents }: MermaidRecording): void {
  const lines = documents.map(({ text, reading }) => JSON.stringify([text, reading && shortened(reading)]));
  writeFileSync(FILE, `{"mermaid":${JSON.stringify(mermaid)},"seed":${seed},"documents":[\n${lines.join(',\n')}\n]}\n`);
}

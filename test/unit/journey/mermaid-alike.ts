import assert from 'node:assert/strict';
import { shown } from '../../../src/journey/interchange/mermaid/clean.js';
import { readStatements } from '../../../src/journey/interchange/mermaid/statements.js';
import type { MermaidReading } from './mermaid-oracle.js';

/** A text as people see it: entities resolved, blanks as one. */
export const words = (text: string): string => shown(text).replaceAll(/\s+/g, ' ').trim();

/** mermaid cleans markup, which we keep as text. */
export const isComparable = (text: string): boolean => !/[<>&]/.test(text);

/** What our own parser makes of a text, told as mermaid tells it; null where we refuse. */
export function ours(text: string): MermaidReading | null {
  const { statements, fault } = readStatements(text);
  if (fault) return null;
  let section = '';
  let [title, accTitle, accDescr] = ['', '', ''];
  const sections: string[] = [];
  const tasks: MermaidReading['tasks'][number][] = [];
  for (const one of statements) {
    if (one.kind === 'title') title = one.text;
    else if (one.kind === 'acc-title') accTitle = one.text;
    else if (one.kind === 'acc-descr') accDescr = one.text;
    else if (one.kind === 'section') sections.push((section = one.name));
    else if (one.kind === 'task') tasks.push({ section, task: one.name, score: one.score, people: one.people });
  }
  return { title, accTitle, accDescr, sections, tasks };
}

const inWords = (reading: MermaidReading | null) =>
  reading && {
    title: words(reading.title), accTitle: words(reading.accTitle), accDescr: words(reading.accDescr), sections: reading.sections.map(words),
    tasks: reading.tasks.map(({ section, task, score, people }) => ({ section: words(section), task: words(task), score, people: people.map(words) })),
  };

/** Both read a text alike, or both refuse it. A title in front matter counts not: mermaid applies it only when it draws. */
export function assertAlike(text: string, theirs: MermaidReading | null): void {
  const untitled = (reading: MermaidReading | null) => inWords(reading && text.startsWith('---') ? { ...reading, title: '' } : reading);
  assert.deepEqual(untitled(ours(text)), untitled(theirs), JSON.stringify(text));
}

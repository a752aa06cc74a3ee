import type { CxEvent } from '../../model/event.js';

/** Answers beside scores that a sink may be told. */
export type Included = 'choices' | 'emotions' | 'texts';

/**
 * What an analytics tool is told of an event: scores, what was asked and where. No subject, no address, no groups, no ids of
 * cases; texts, choices and words for feelings only if that is asked for.
 */
export function factsOf({ type, data }: CxEvent, include: readonly Included[] = []): ReadonlyMap<string, string | number> {
  const facts = new Map<string, string | number>();
  const set = (name: string, value: unknown): void => {
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') if (!facts.has(name)) facts.set(name, value);
  };
  const plain = data as Readonly<Record<string, unknown>>;
  for (const name of ['survey', 'touchpoint', 'journey']) set(name, plain[name]);
  set('duration_ms', plain['duration']);
  set('category', plain['category']);
  set('program', plain['program']);
  for (const answer of 'answers' in data ? data.answers : []) {
    if (answer.kind === 'score') set(answer.instrument.metric, answer.value);
    else if (answer.kind === 'choice' && include.includes('choices')) set(answer.question, answer.choices.join(','));
    else if (answer.kind === 'emotion' && include.includes('emotions')) set(answer.question, answer.word);
    else if (answer.kind === 'text' && include.includes('texts')) set(answer.question, answer.text);
  }
  if (type === 'cx.decision.voted') set('decision', plain['decision']);
  return facts;
}

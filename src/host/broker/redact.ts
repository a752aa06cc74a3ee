import type { Answer } from '../../model/answer.js';
import type { CxEvent } from '../../model/event.js';

/**
 * What may be told of an event to who may not know whom it concerns. A list of what passes, not of what does not: a field
 * that is added to the model one day stays at home until somebody thinks about it.
 */
const IMPERSONAL: ReadonlySet<string> = new Set([
  'response', 'survey', 'revision', 'scores', 'ending', 'followUp', 'due', 'consent', 'touchpoint', 'journey', 'duration', 'answers',
  'activity', 'channel', 'category', 'complaint', 'by', 'firstContact', 'amount', 'currency', 'value',
  'program', 'decision', 'option', 'purpose', 'via', 'notice', 'key',
]);
const ENVELOPE: ReadonlySet<string> = new Set(['specversion', 'id', 'type', 'time', 'datacontenttype', 'dataschema']);

/** An event for a plugin, and the paths of what was kept from it. */
export interface Redacted {
  readonly event: CxEvent;
  readonly withheld: readonly string[];
}

/**
 * Takes the person out of an event: the subject, what they wrote, ids that lead to them, their groups, the page but for its
 * origin. Scores, choices, numbers and words for feelings stay. A text is left as an empty one, so that its question is still seen.
 */
export function redact(event: CxEvent): Redacted {
  const withheld: string[] = [];
  const result: Record<string, unknown> = { source: originOf(event.source) };
  if (result['source'] !== event.source) withheld.push('/source');
  for (const [name, value] of Object.entries(event)) {
    if (ENVELOPE.has(name)) result[name] = value;
    else if (name !== 'data' && name !== 'source' && value !== undefined) withheld.push(`/${name}`);
  }
  const data: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(event.data)) {
    if (name === 'answers') data[name] = (value as readonly Answer[]).flatMap((answer) => impersonal(answer, withheld) ?? []);
    else if (IMPERSONAL.has(name)) data[name] = value;
    else if (value !== undefined) withheld.push(`/data/${name}`);
  }
  return { event: { ...result, data } as unknown as CxEvent, withheld: [...new Set(withheld)] };
}

/** The answer without what tells of a person; undefined if nothing is left of it. */
function impersonal(answer: Answer, withheld: string[]): Answer | undefined {
  switch (answer.kind) {
    case 'text':
      withheld.push('/data/answers/text');
      return { ...answer, text: '' };
    case 'choice': {
      if (answer.other === undefined) return answer;
      withheld.push('/data/answers/other');
      const { other: _, ...rest } = answer;
      return rest;
    }
    case 'contact':
    case 'file':
    case 'date': // a day can be a birthday
      withheld.push(`/data/answers/${answer.kind}`);
      return undefined;
    default:
      return answer;
  }
}

function originOf(source: string): string {
  const [origin] = /^https?:\/\/[^/?#]+/.exec(source) ?? [];
  return origin ?? 'withheld';
}

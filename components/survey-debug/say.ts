import type { Gate } from '../../src/survey/policy/ask.js';
import type { AskFinding } from '../../src/survey/policy/lint.js';
import type { Localizer, Values } from '../base/localize.js';
import type { PromptExplanation, PromptGate } from '../survey-prompt/survey-prompt.js';

/** A moment, in the language and the zone of the reader. */
export const sayMoment = (texts: Localizer, at: number): string => new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** The scores that go by their letters. */
const written = (name: string): string => (/^(nps|csat|ces)$/.test(name) ? name.toUpperCase() : name);

/** Values that are moments, named `lastAt`, become texts under the name without `At`. */
const words = (texts: Localizer, values: Gate['values']): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => (name.endsWith('At') ? [name.slice(0, -2), sayMoment(texts, Number(value))] : [name, name === 'metric' ? written(String(value)) : value])));

/** What a gate is called: a clock by what it runs from. */
export function sayName(texts: Localizer, { gate, values }: Gate<PromptGate>): string {
  if (gate !== 'clock') return texts.text(`gate.${gate}`);
  const { kind, scope, days } = values;
  const after = texts.text(`clock.${kind}.${scope}`, { of: written(String(values['of'])) });
  return days === 'forever' ? texts.text('clock.forever', { after }) : texts.text('clock.days', { count: Number(days), after });
}

/** Why it is open or shut, in a sentence. */
export const sayGate = (texts: Localizer, { code, values }: Gate<PromptGate>): string => texts.text(`ask.${code}`, words(texts, values));

/** What it comes to. */
export function sayVerdict(texts: Localizer, { eligible, next, nextByTime }: PromptExplanation, now: number): string {
  if (eligible) return texts.text('verdict.may');
  if (next !== null) return texts.text('verdict.later', { date: sayMoment(texts, next) });
  return nextByTime !== null && nextByTime > now ? texts.text('verdict.then', { date: sayMoment(texts, nextByTime) }) : texts.text('verdict.never');
}

/** What to look at in the configuration. */
export const sayAskFinding = (texts: Localizer, { code, survey, values }: AskFinding): string => texts.text(`finding.${code}`, { ...words(texts, values), survey });

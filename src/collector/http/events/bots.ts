import { isbot } from 'isbot';

const MOST_KEPT = 1000;
const known = new Map<string, boolean>();

/** Does it say that it is a program, and no browser of a person? Remembered, since a browser says the same each time. */
export function saysBot(userAgent: string | undefined): boolean {
  if (userAgent === undefined || userAgent === '') return false;
  const text = userAgent.slice(0, 512);
  let answer = known.get(text);
  if (answer === undefined) {
    answer = isbot(text);
    if (known.size >= MOST_KEPT) known.delete(known.keys().next().value!);
    known.set(text, answer);
  }
  return answer;
}

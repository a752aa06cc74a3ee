import type { DeadLetter, Store } from './store.js';

/** Of whom something is that could not be taken in, if it says so: erasing a person takes out what was set aside of them too. */
export function subjectIn(content: string): string | null {
  try {
    const { subject } = JSON.parse(content) as { subject?: unknown };
    return typeof subject === 'string' ? subject : null;
  } catch {
    return null;
  }
}

/** Is it of somebody from before they were erased? Of what does not say when it was, it is taken for granted. */
export function isOfErased({ content }: DeadLetter, erasedUntil: number | undefined): boolean {
  if (erasedUntil === undefined) return false;
  const { time } = JSON.parse(content) as { time?: unknown };
  return !(typeof time === 'string' && Date.parse(time) > erasedUntil);
}

/** Letters that are looked through at once. */
const PAGE = 500;

/** Takes out what was set aside before a moment: it holds what people said as much as events do. */
export async function dropLettersBefore(store: Store, before: number): Promise<number> {
  let dropped = 0;
  for (let after = ''; ; ) {
    const page = await store.deadLetters({ after, limit: PAGE });
    const old = page.filter(({ at }) => at < before).map(({ id }) => id);
    if (old.length > 0) dropped += await store.dropDeadLetters(old);
    if (page.length < PAGE) return dropped;
    after = page.at(-1)!.id;
  }
}

import type { Text } from 'yjs';

/** What to do to one text so that it becomes another: one piece goes, another comes. Whole words, so that two people never write into each other's. */
export function changeOf(before: string, after: string): { readonly at: number; readonly remove: number; readonly insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  // back to where a word begins, on to where it ends
  const isInWord = (text: string, at: number): boolean => at > 0 && at < text.length && !/\s/.test(text[at - 1]!) && !/\s/.test(text[at]!);
  while (start > 0 && (isInWord(before, start) || isInWord(after, start))) start -= 1;
  while (end > 0 && (isInWord(before, before.length - end) || isInWord(after, after.length - end))) end -= 1;
  return { at: start, remove: before.length - end - start, insert: after.slice(start, after.length - end) };
}

/** Writes a text into a shared one, and touches of it only what is different. */
export function writeText(shared: Text, text: string): void {
  const { at, remove, insert } = changeOf(shared.toString(), text);
  if (remove > 0) shared.delete(at, remove);
  if (insert !== '') shared.insert(at, insert);
}

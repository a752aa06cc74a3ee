import type { TestContext } from 'node:test';

/** Ends something with the test that opened it, however the test ends: what stays open keeps the whole process. What was ended before is ended. */
export function closing<T extends { close(): unknown } | { stop(): unknown }>(t: TestContext, opened: T): T {
  t.after(() => ('close' in opened ? opened.close() : opened.stop()));
  return opened;
}

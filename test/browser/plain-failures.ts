/**
 * An assertion that fails carries what it compared, and the runner sends that from the page to the terminal. An element of ours
 * leads to its whole page: it cannot be sent, and the run would stand still until its time is over, without a word of which
 * test failed. Whatever cannot be sent goes as chai writes it in its message. Loaded before every file of tests.
 */
import { chai } from '@open-wc/testing';

interface Compared {
  actual?: unknown;
  expected?: unknown;
}

/** Can it be sent? What is plain data is left as it is, so that the runner shows the difference line by line. */
function canBeSent(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(canBeSent);
  if (value instanceof Node || typeof value === 'function') return false;
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false; // it leads back to itself
  }
}

chai.use(({ Assertion }, { objDisplay }) => {
  const judge = Assertion.prototype.assert;
  Assertion.prototype.assert = function (this: Chai.AssertionStatic, ...how: Chai.AssertionArgs) {
    try {
      judge.apply(this, how);
    } catch (error) {
      const compared = error as Compared;
      for (const side of ['actual', 'expected'] as const) if (!canBeSent(compared[side])) compared[side] = objDisplay(compared[side] as object);
      throw error;
    }
  };
});

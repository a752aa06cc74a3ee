import { expect } from '@open-wc/testing';

/** What an assertion that fails tells of itself. */
const failureOf = (assertion: () => void): { message: string; actual: unknown; expected: unknown } => {
  try {
    assertion();
  } catch (error) {
    return error as ReturnType<typeof failureOf>;
  }
  throw new Error('it did not fail');
};

describe('An assertion that fails', () => {
  it('can be sent to the terminal, whatever it compared', () => {
    const button = Object.assign(document.createElement('button'), { page: document });
    const round: { self?: unknown } = {};
    round.self = round;
    for (const compared of [button, document, window, round, [button], () => 1]) {
      const failure = failureOf(() => expect(compared).to.equal(null));
      expect(() => JSON.stringify([failure.message, failure.actual, failure.expected])).not.to.throw();
      expect(typeof failure.actual).to.equal('string');
    }
  });

  it('keeps plain data, so that the difference is shown', () => {
    const failure = failureOf(() => expect({ a: [1, 2] }).to.deep.equal({ a: [1, 3] }));
    expect([failure.actual, failure.expected]).to.deep.equal([{ a: [1, 2] }, { a: [1, 3] }]);
  });
});

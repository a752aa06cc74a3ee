import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { beginBisect, continueBisect, type BisectState } from '../../../src/host/index.js';

/** Answers as somebody would whose problem is there when any of the culprits is on. */
function search(suspects: readonly string[], isThere: (on: readonly string[]) => boolean): { end: BisectState; questions: number } {
  let state = beginBisect(suspects);
  let questions = 0;
  while (state.kind === 'asking') {
    assert.ok(questions + state.stepsLeft <= 1 + Math.ceil(Math.log2(suspects.length)), 'never more questions than promised');
    state = continueBisect(state, isThere(state.on));
    questions += 1;
  }
  return { end: state, questions };
}

const plugins = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 60 });

describe('the search for the plugin that causes a problem', () => {
  it('finds the one, in no more questions than halving takes', () => {
    fc.assert(
      fc.property(plugins, fc.nat(), (all, at) => {
        const culprit = all[at % all.length]!;
        const { end, questions } = search(all, (on) => on.includes(culprit));
        assert.deepEqual(end, { kind: 'found', id: culprit });
        assert.ok(questions <= 1 + Math.ceil(Math.log2(all.length)));
      }),
    );
  });

  it('finds one of several', () => {
    fc.assert(
      fc.property(plugins, (all) => {
        const culprits = all.filter((_, i) => i % 3 === 0);
        const { end } = search(all, (on) => on.some((id) => culprits.includes(id)));
        assert.ok(end.kind === 'found' && culprits.includes(end.id));
      }),
    );
  });

  it('says so when it is none of them, or there is nothing to search', () => {
    assert.deepEqual(search(['a', 'b'], () => true).end, { kind: 'none' });
    assert.deepEqual(beginBisect([]), { kind: 'none' });
  });
});

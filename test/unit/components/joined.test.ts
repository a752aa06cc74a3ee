import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joined } from '../../../components/base/joined.js';

describe('facts beside one another', () => {
  it('have the comma of the language, and no word before the last', () => {
    assert.equal(joined('en', ['40%', 'n = 12', 'from 20% to 60%']), '40%, n = 12, from 20% to 60%');
    assert.equal(joined('de-AT', ['a', 'b'], ';'), 'a; b');
    assert.equal(joined('ar', ['«أ»', '«ب»']), '«أ»، «ب»');
    assert.equal(joined('ar-EG', ['أ', 'ب'], ';'), 'أ؛ ب');
    assert.equal(joined('arn', ['a', 'b']), 'a, b', 'Mapudungun is not Arabic');
  });
  it('leave out what is empty', () => assert.equal(joined('en', ['', 'a', '', 'b']), 'a, b'));
});

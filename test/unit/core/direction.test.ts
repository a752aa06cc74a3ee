import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRightToLeft } from '../../../src/core/direction.js';

describe('the direction of a language', () => {
  it('is that of its script, said or usual', () => {
    for (const tag of ['ar', 'ar-EG', 'AR', 'he', 'iw', 'fa', 'ur-PK', 'yi', 'ps', 'dv', 'sd', 'ug', 'ckb', 'ku-Arab', 'az-Arab', 'pa-PK', 'syr', 'nqo', 'ff-Adlm']) assert.equal(isRightToLeft(tag), true, tag);
    for (const tag of ['en', 'de-AT', 'ku', 'az', 'pa', 'tr', 'ja', 'zh-Hant', 'ar-Latn', 'sd-Deva', '', 'no tag!', '__proto__']) assert.equal(isRightToLeft(tag), false, tag);
  });
});

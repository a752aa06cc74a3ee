import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signWebhook as sign } from '../../../../src/delivery/sinks/index.js';

describe('the signature of a webhook', () => {
  const vector = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}'] as const;

  it('is that of the published vector of Standard Webhooks', () => assert.equal(sign(...vector), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='));

  it('is one for each secret, in their order', () => {
    const [secret, ...rest] = vector;
    const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const both = sign(`${secret} ${other}`, ...rest);
    assert.deepEqual(both.split(' '), [sign(secret, ...rest), sign(other, ...rest)]);
  });

  it('is refused for what is no secret', () => {
    assert.throws(() => sign('', 'a', '1', '{}'), /unsigned/);
    for (const secret of ['secret', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${'A'.repeat(200)}`]) assert.throws(() => sign(secret, 'a', '1', '{}'), /24 to 64 random bytes/);
  });
});

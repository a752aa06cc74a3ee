import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toDisposable } from '../../../src/core/index.js';
import { metricFrom } from '../../../src/metrics/declarative/index.js';
import { CancellationTokenSource, definePlugin, type Plugin } from '../../../src/sdk/index.js';
import { answered, testPlugin } from '../../../src/sdk/testing/index.js';

const head = { publisher: 'acme', name: 'p', version: '1.0.0', displayName: 'P', engines: { cx: '*' } } as const;

describe('the test harness', () => {
  it('plays the person: choices, texts that are refused first, closing', async () => {
    const plugin = definePlugin({
      ...head,
      contributes: { commands: [{ command: 'acme.ask', title: 'Ask' }] },
      activate(_context, cx) {
        cx.commands.register('acme.ask', async () => {
          const face = await cx.window.showQuickPick([{ label: 'Happy' }, { label: 'Sad' }], { title: 'How was it?' });
          const why = await cx.window.showInputBox({ prompt: 'Why?', validate: (value) => (value.length < 3 ? 'A few words, please.' : undefined) });
          const button = await cx.window.showWarningMessage('Send?', 'Yes', 'No');
          const times = await cx.window.withProgress({ title: 'Sending' }, async (report, token) => {
            report({ message: 'half', increment: 50 });
            return token.isCancellationRequested ? 0 : 1;
          });
          return [face?.label, why, button, times];
        });
      },
    });
    const test = await testPlugin(plugin, { answers: ['Sad', 'no', 'too slow', undefined] });
    assert.deepEqual(await test.execute('acme.ask'), ['Sad', 'too slow', undefined, 1]);
    assert.deepEqual(test.shown.map(({ kind, text }) => `${kind}: ${text}`), ['pick: How was it?', 'input: Why?', 'error: A few words, please.', 'warning: Send?', 'progress: Sending', 'progress: half']);
    await test.dispose();
  });

  it('fails at the end if something of the plugin is left, and says where it was made', async () => {
    const leaky = definePlugin({ ...head, activationEvents: ['onStartup'], activate: () => void toDisposable(() => {}) });
    const test = await testPlugin(leaky);
    await assert.rejects(test.dispose(), (error: Error) => /1 disposables of "acme.p" were never disposed/.test(error.message) && /testing.test/.test(error.message));
  });

  it('reads a metric as data, and one in code once its plugin is active', async () => {
    const plugin = definePlugin({
      ...head,
      contributes: { metrics: [{ counts: 'answers', id: 'acme.top', title: 'Top', method: 'share of 5', better: 'higher', scale: { min: 1, max: 5 }, readout: { kind: 'band-share', band: [5, 5] } }, { counts: 'code', id: 'acme.later', title: 'Later' }] },
    });
    const test = await testPlugin(plugin as Plugin, { makeMetric: metricFrom });
    const reading = test.read('acme.top', [5, 5, 1].map((value) => answered('acme.top', value, { scale: { min: 1, max: 5 } })));
    assert.deepEqual([reading.n, reading.value], [3, 2 / 3]);
    assert.throws(() => test.read('acme.later', []), /is there once the plugin is active/);
    await test.dispose();
  });

  it('refuses a plugin that a host would refuse, with every reason', async () => {
    await assert.rejects(testPlugin({ manifest: { ...head, version: 'one', engines: { cx: 'x.y' } } }), /\/version: .*\n\/engines\/cx: /);
  });
});

describe('a cancellation token', () => {
  it('tells once, and at once to who comes late', () => {
    const source = new CancellationTokenSource();
    let told = 0;
    source.token.onCancellationRequested(() => (told += 1));
    source.cancel();
    source.cancel();
    source.token.onCancellationRequested(() => (told += 1));
    assert.deepEqual([told, source.token.isCancellationRequested, source.token.signal.aborted], [2, true, true]);
    source.dispose();
  });
});

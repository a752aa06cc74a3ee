import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokered } from './support.js';

const items = [{ label: 'North' }, { label: 'South\u202e' }];
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('an isolated plugin that asks people', () => {
  it('needs a permission of its own, and gets a choice and a text', async () => {
    const { ask, people } = brokered(['ui:ask']);
    assert.equal(await brokered(['ui:message']).ask('window.pick', { items }), 'denied');
    assert.equal(await brokered(['ui:message']).ask('window.input', { checked: false }), 'denied');
    assert.equal(await ask('window.pick', { items }), 1);
    assert.equal(await ask('window.input', { prompt: 'Name?', value: 'Ada', checked: false }), 'Ada');
    people.pick = async () => undefined;
    assert.equal(await ask('window.pick', { items }), null);
  });

  it('shows no signs that turn or hide text', async () => {
    const { ask, people } = brokered(['ui:ask']);
    let shown = '';
    people.pick = async ([, second]) => ((shown = second!.label), undefined);
    await ask('window.pick', { items });
    assert.equal(shown, 'South');
  });

  it('checks what is typed by the plugin, and lets it pass where the plugin fails', async () => {
    const { ask, people, answers, said } = brokered(['ui:ask']);
    const faults: unknown[] = [];
    people.input = async ({ validate }) => {
      faults.push(await validate?.('x'));
      return 'x';
    };
    answers.set('window.check', ({ value }: { value: string }) => (value.length < 3 ? 'Too short.' : null));
    assert.equal(await ask('window.input', { checked: true }), 'x');
    answers.set('window.check', () => ({ nothing: true }));
    await ask('window.input', { checked: true });
    await ask('window.input', { checked: false });
    assert.deepEqual(faults, ['Too short.', undefined, undefined]);
    assert.match(said.at(-1)!, /could not be checked/);
  });

  it('asks one question at a time, twelve a minute, and none of a thousand and one choices', async () => {
    const { ask, people } = brokered(['ui:ask']);
    let answer: (value: undefined) => void = () => {};
    people.pick = () => new Promise((resolve) => (answer = resolve));
    const first = ask('window.pick', { items });
    await settled();
    assert.equal(await ask('window.input', { checked: false }), 'busy');
    answer(undefined);
    assert.equal(await first, null);
    people.pick = async () => undefined;
    const outcomes = [];
    for (let i = 0; i < 12; i++) outcomes.push(await ask('window.pick', { items }));
    assert.equal(outcomes.filter((one) => one === 'quota').length, 2);
    assert.equal(await brokered(['ui:ask']).ask('window.pick', { items: Array.from({ length: 1001 }, () => ({ label: 'x' })) }), 'bad-request');
    assert.equal(await brokered(['ui:ask']).ask('window.pick', { items: [{ label: 'x', html: '<b>' }] }), 'bad-request');
  });

  it('calls a question off', async () => {
    const { broker, people } = brokered(['ui:ask']);
    const stop = new AbortController();
    let calledOff = false;
    people.pick = (_items, { token }) => new Promise((resolve) => token?.onCancellationRequested(() => ((calledOff = true), resolve(undefined))));
    const asked = broker.handle('window.pick', { items }, stop.signal);
    await settled();
    stop.abort();
    assert.equal(await asked, null);
    assert.ok(calledOff);
  });

  it('shows progress that adds up, can be stopped, and ends with the plugin', async () => {
    const { ask, broker, clock, told, progress } = brokered(['ui:message']);
    assert.equal(await brokered([]).ask('window.progress', { title: 'Counting', cancellable: true }), 'denied');
    const id = await ask('window.progress', { title: 'Counting', cancellable: true });
    await settled();
    for (let i = 0; i < 50; i++) broker.onEvent('progress.report', { progress: id, increment: 1, message: `row ${i}` });
    assert.deepEqual(progress[0]!.steps, []);
    clock.advance(100);
    assert.deepEqual(progress[0]!.steps, [{ message: 'row 49', increment: 50 }]);
    progress[0]!.stop.cancel();
    assert.deepEqual(told.at(-1), { name: 'progress.cancel', value: { progress: id } });
    broker.onEvent('progress.done', { progress: id });
    await settled();
    assert.ok(progress[0]!.over);
    await ask('window.progress', { title: 'Again', cancellable: false });
    await settled();
    assert.equal(progress[1]!.over, false);
    broker.dispose();
    await settled();
    assert.ok(progress[1]!.over);
  });

  it('is not heard where it tells nonsense, and nothing is thrown', async () => {
    const { ask, broker, ledger } = brokered(['ui:message']);
    await ask('window.progress', { title: 'x', cancellable: false });
    for (const value of [null, { progress: 'x' }, { progress: 1, increment: Infinity }, { progress: 1, extra: 1 }]) broker.onEvent('progress.report', value);
    broker.onEvent('constructor', {});
    assert.deepEqual(ledger.read().refused, { 'unknown-event': 5 });
  });

  it('has four lines in the status bar at most, which go with it', async () => {
    const { ask, broker, said } = brokered(['ui:message']);
    const lines = [];
    for (let i = 0; i < 5; i++) lines.push(await ask('window.status', { text: `line ${i}` }));
    assert.equal(lines[4], 'quota');
    broker.onEvent('status.end', { line: lines[0] });
    assert.equal(said.at(-1), 'status line 0 gone');
    broker.dispose();
    assert.equal(said.filter((text) => text.endsWith('gone')).length, 4);
  });
});

describe('an isolated plugin and its settings', () => {
  it('looks at them layer by layer, changes its own and is told', async () => {
    const { ask, said, told, settingsChanged, broker } = brokered([]);
    assert.deepEqual(await ask('configuration.inspect', { key: 'acme.size' }), { key: 'acme.size', defaultValue: 3, userValue: 7, value: 7, invalid: [] });
    assert.equal(await ask('configuration.inspect', { key: 'other.size' }), 'not-declared');
    await ask('configuration.update', { key: 'acme.size', value: 9 });
    assert.equal(await ask('configuration.update', { key: 'other.size', value: 9 }), 'not-declared');
    assert.deepEqual(said, ['acme.size 9']);
    settingsChanged.fire(['acme.size']);
    assert.deepEqual(told.at(-1), { name: 'configuration', value: { event: ['acme.size'] } });
    broker.dispose();
    settingsChanged.fire(['acme.size']);
    assert.equal(told.filter(({ name }) => name === 'configuration').length, 1);
  });
});

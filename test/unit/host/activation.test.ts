import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leakTracker, toDisposable, trackDisposables } from '../../../src/core/index.js';
import { createHost } from '../../../src/host/index.js';
import type { Cx } from '../../../src/sdk/api.js';
import type { PluginContext } from '../../../src/sdk/context.js';
import { rating } from '../../support/events.js';
import { hostWithClock, install, plugin, problems, turns } from './support.js';

const greet = { commands: [{ command: 'acme.greet', title: 'Greet' }] };
const greeting = (_context: PluginContext, cx: Cx): unknown => cx.commands.register('acme.greet', (...args: readonly unknown[]) => `Hello ${args.join(' ')}`);

describe('activation', () => {
  it('waits until something is asked for, and records why and how long', async () => {
    const { host } = hostWithClock();
    install(host, plugin('a', greeting, { contributes: greet }));
    await host.start();
    assert.equal(host.plugin('acme.a')?.state, 'idle');
    assert.equal(host.commands.registry.get('acme.greet')?.entry.title, 'Greet');
    assert.equal(await host.commands.execute('acme.greet', ['you']), 'Hello you');
    const { state, activation } = host.plugin('ACME.A')!;
    assert.equal(state, 'active');
    assert.equal(activation?.event, 'onCommand:acme.greet');
    assert.ok(activation.loadMs >= 0 && activation.activateMs >= 0);
  });

  it('at the start or after it, for those that ask', async () => {
    const order: string[] = [];
    const { host } = hostWithClock();
    install(host, plugin('late', () => order.push('late'), { activationEvents: ['onStartupFinished'] }), plugin('early', () => order.push('early'), { activationEvents: ['onStartup'] }));
    await host.start();
    assert.deepEqual(order, ['early', 'late']);
  });

  it('brings what is needed first, with the root cause', async () => {
    const order: string[] = [];
    const { host } = hostWithClock();
    install(
      host,
      plugin('top', () => order.push('top'), { activationEvents: ['onStartup'], dependencies: { 'acme.middle': '*' } }),
      plugin('middle', () => order.push('middle'), { dependencies: { 'Acme.Base': '^1.0.0' } }),
      plugin('base', () => order.push('base')),
    );
    await host.start();
    assert.deepEqual(order, ['base', 'middle', 'top']);
    assert.deepEqual([host.plugin('acme.base')!.activation!.event, host.plugin('acme.base')!.activation!.by], ['onStartup', 'acme.middle']);
  });

  it('is all or nothing: what was registered before it failed is not there, and it can be tried again', async () => {
    let fails = true;
    let freed = 0;
    const { host, clock } = hostWithClock();
    install(
      host,
      plugin('a', (context, cx) => {
        context.subscriptions.push(toDisposable(() => (freed += 1)));
        greeting(context, cx);
        if (fails) throw new Error('no database');
      }, { contributes: greet }),
    );
    await host.start();
    await assert.rejects(host.commands.execute('acme.greet'), { code: 'command-unavailable', message: '"Greet" cannot be run: "a" could not be activated: no database' });
    assert.equal(host.plugin('acme.a')?.state, 'failed');
    assert.equal(host.plugin('acme.a')?.problem?.message, 'no database');
    assert.equal(freed, 1);
    assert.equal(host.commands.registry.code('acme.greet'), undefined);
    fails = false;
    await assert.rejects(host.commands.execute('acme.greet'), /has just failed; it is tried again in 1 s/);
    clock.advance(1000);
    assert.equal(await host.commands.execute('acme.greet', ['again']), 'Hello again');
  });

  it('that fails three times in five minutes is given up, until somebody asks by hand', async () => {
    const { host, clock } = hostWithClock();
    let fails = true;
    install(host, plugin('a', () => { if (fails) throw new Error('broken'); }, { contributes: greet }));
    await host.start();
    for (const wait of [0, 1_000, 5_000]) {
      clock.advance(wait);
      await assert.rejects(host.commands.execute('acme.greet'), /broken/);
    }
    clock.advance(60_000);
    await assert.rejects(host.commands.execute('acme.greet'), /has failed 3 times in five minutes and is left alone/);
    fails = false;
    await host.activate('acme.a');
    assert.equal(host.plugin('acme.a')?.state, 'active');
  });

  it('that never settles is ended after its time, and what comes later has no effect', async () => {
    let late: (() => void) | undefined;
    let refused = '';
    const { host, clock } = hostWithClock();
    install(
      host,
      plugin('a', async (context, cx) => {
        await new Promise<void>((resolve) => (late = resolve));
        try {
          greeting(context, cx);
        } catch (error) {
          refused = (error as Error).message;
        }
      }, { contributes: greet }),
    );
    await host.start();
    const asked = assert.rejects(host.commands.execute('acme.greet'), /did not finish activating within 10 seconds/);
    await turns();
    clock.advance(10_000);
    await asked;
    late!();
    await turns();
    assert.match(refused, /is not active any more/);
    assert.equal(host.commands.registry.code('acme.greet'), undefined);
    assert.equal(clock.pending, 0);
  });

  it('of two that wait for each other ends with their names, instead of never', async () => {
    const { host } = hostWithClock();
    const told: string[] = [];
    const calling = (own: string, other: string) => async (_context: PluginContext, cx: Cx) => {
      cx.commands.register(own, () => own);
      await cx.commands.execute(other).catch((error: Error) => told.push(error.message));
    };
    install(
      host,
      plugin('a', calling('acme.a', 'acme.b'), { contributes: { commands: [{ command: 'acme.a', title: 'A' }] } }),
      plugin('b', calling('acme.b', 'acme.a'), { contributes: { commands: [{ command: 'acme.b', title: 'B' }] } }),
    );
    await host.start();
    assert.equal(await host.commands.execute('acme.a'), 'acme.a');
    assert.match(told.join('\n'), /"acme.b" waits for "acme.a" waits for "acme.b": none of them would ever be ready/);
  });

  it('by an event hands over the event that woke the plugin, and those that came meanwhile', async () => {
    const seen: string[] = [];
    const { host } = hostWithClock();
    install(host, plugin('a', (_context, cx) => void cx.surveys.onDidSubmit((event) => seen.push(event.id)), { activationEvents: ['onEvent:cx.response.submitted'] }));
    await host.start();
    const events = [rating(1), rating(2), rating(3)];
    host.observe(events[0]!);
    host.observe(events[1]!);
    await turns();
    host.observe(events[2]!);
    assert.deepEqual(seen, events.map(({ id }) => id));
  });
});

describe('deactivation', () => {
  it('waits for deactivate, lets it write, and lets go of the rest, last first, in time or at once', async () => {
    const order: string[] = [];
    let state: PluginContext['globalState'] | undefined;
    const { host } = hostWithClock();
    install(
      host,
      plugin('a', {
        activate(context, cx) {
          state = context.globalState;
          context.signal.addEventListener('abort', () => order.push('signal'));
          context.subscriptions.push({ dispose: () => void order.push('first') }, { async [Symbol.asyncDispose]() { await turns(); order.push('second'); } }, { dispose: async () => { await turns(); order.push('third'); } });
          greeting(context, cx);
        },
        async deactivate() {
          await state!.update('seen', { times: 3 });
          order.push('deactivate');
        },
      }, { contributes: greet }),
    );
    await host.start();
    await host.activate('acme.a');
    await host.disable('acme.a');
    assert.deepEqual(order, ['signal', 'deactivate', 'third', 'second', 'first']);
    assert.deepEqual(state!.get('seen'), { times: 3 });
    assert.equal(host.plugin('acme.a')?.state, 'disabled');
    await assert.rejects(host.commands.execute('acme.greet'), { code: 'unknown-command' });
  });

  it('is boxed in time, and what it does wrong is reported', async () => {
    const { host, clock } = hostWithClock();
    install(host, plugin('a', { activate: (context) => void context.subscriptions.push({ dispose: () => { throw new Error('stuck'); } }), deactivate: () => new Promise(() => {}) }));
    await host.start();
    await host.activate('acme.a');
    const done = host.deactivate('acme.a');
    await turns();
    clock.advance(5_000);
    await done;
    assert.deepEqual(problems(host, 'acme.a'), ['"acme.a" did not finish deactivating in time; it was ended.', 'stuck']);
    assert.equal(host.plugin('acme.a')?.state, 'idle');
  });

  it('takes those along that need the plugin, and brings them back with it', async () => {
    const { host } = hostWithClock();
    install(host, plugin('base'), plugin('top', greeting, { contributes: greet, dependencies: { 'acme.base': '*' } }));
    await host.start();
    await host.activate('acme.top');
    await host.disable('acme.base');
    assert.deepEqual([host.plugin('acme.base')!.state, host.plugin('acme.top')!.state], ['disabled', 'blocked']);
    assert.match(host.plugin('acme.top')!.problem!.message, /needs the plugin "acme.base", which is switched off/);
    await host.enable('acme.base');
    assert.equal(await host.commands.execute('acme.greet', ['x']), 'Hello x');
  });
});

describe('an update', () => {
  it('of an active plugin replaces it without a reload, and wakes the new one and who needs it', async () => {
    const { host } = hostWithClock();
    const version = (number: string, told: string) => plugin('a', (_context, cx) => cx.commands.register('acme.greet', () => told), { version: number, contributes: greet });
    install(host, version('1.0.0', 'old'), plugin('top', () => {}, { activationEvents: ['onStartup'], dependencies: { 'acme.a': '>=1' } }));
    await host.start();
    assert.equal(await host.commands.execute('acme.greet'), 'old');
    const outcome = await host.update(version('1.1.0', 'new'));
    assert.ok(outcome.ok);
    assert.equal(host.plugin('acme.a')!.state, 'active');
    assert.equal(host.plugin('acme.top')!.state, 'active');
    assert.equal(await host.commands.execute('acme.greet'), 'new');
  });

  it('to a version that others cannot use blocks those, with the reason', async () => {
    const { host } = hostWithClock();
    install(host, plugin('a'), plugin('top', () => {}, { dependencies: { 'acme.a': '^1' } }));
    await host.start();
    await host.update(plugin('a', {}, { version: '2.0.0' }));
    assert.equal(host.plugin('acme.top')!.problem!.message, '"acme.top" needs "acme.a" ^1; version 2.0.0 is installed.');
  });
});

describe('nothing leaks', () => {
  it('of plugins that come, wake, fail, change and go', async () => {
    const tracker = leakTracker();
    const before = trackDisposables(tracker);
    try {
      const host = createHost({ version: '1.0.0' });
      const everything = {
        commands: greet.commands,
        menus: [{ menu: 'commandPalette', command: 'acme.greet', when: 'acme.open' }],
        keybindings: [{ command: 'acme.greet', key: 'ctrl+g' }],
        configuration: [{ key: 'acme.name', type: 'string', default: 'you' }],
        contextKeys: [{ key: 'acme.open', type: 'boolean' }],
        views: [{ id: 'acme.view', title: 'View' }],
        themes: [{ id: 'acme.theme', title: 'Theme', tokens: { accent: '#123456' } }],
        'acme.other/v1': [{ a: 1 }],
      };
      const busy = (context: PluginContext, cx: Cx): void => {
        greeting(context, cx);
        cx.contextKeys.set('acme.open', true);
        cx.events.onDidHappen(() => {});
        cx.workspace.onDidChangeConfiguration(() => {});
        cx.metrics.onDidChange(() => {});
        cx.window.setStatusMessage('busy');
        context.subscriptions.push(toDisposable(() => {}));
      };
      install(host, plugin('a', busy, { contributes: everything, activationEvents: ['onStartup'] }), plugin('b', (context, cx) => { busy(context, cx); }, { activationEvents: ['onStartup'] }), plugin('top', () => {}, { dependencies: { 'acme.a': '*' }, activationEvents: ['onStartup'] }));
      await host.start();
      assert.equal(host.plugin('acme.b')?.state, 'failed'); // it registers a command that it does not declare
      assert.equal(host.context.get('acme.open'), true);
      const held = tracker.leaks().length;
      assert.ok(held > 10);
      for (let i = 0; i < 5; i++) {
        await host.disable('acme.a');
        await host.enable('acme.a');
        await host.activate('acme.top');
        await host.update(plugin('a', busy, { contributes: everything, activationEvents: ['onStartup'], version: `1.0.${i}` }));
      }
      assert.equal(tracker.leaks().length, held);
      await host.dispose();
      assert.deepEqual(tracker.leaks(), []);
      assert.equal(host.context.get('acme.open'), undefined);
    } finally {
      trackDisposables(before);
    }
  });
});

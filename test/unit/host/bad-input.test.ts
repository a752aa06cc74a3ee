import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PluginHost } from '../../../src/host/host.js';
import { resolveOrder } from '../../../src/host/resolve-order.js';
import { parseManifest, satisfies, type PluginManifest } from '../../../src/model/plugin/index.js';
import { hostWithClock, install, plugin, problems } from './support.js';

/** What a host says of a plugin that it does not take. */
const refusal = (host: PluginHost, source: Parameters<PluginHost['install']>[0]): string => {
  const outcome = host.install(source);
  assert.ok(!outcome.ok);
  return outcome.error.map(({ message }) => message).join(' ');
};
/** A plugin beside the bad one, to see that the host goes on. */
const other = plugin('other', (_context, cx) => cx.commands.register('acme.other', () => 'here'), { contributes: { commands: [{ command: 'acme.other', title: 'Other' }] } });
const goesOn = async (host: PluginHost): Promise<void> => assert.equal(await host.commands.execute('acme.other'), 'here');

describe('bad input gives one clear sentence, and the host goes on:', () => {
  it('a broken manifest', async () => {
    const { host } = hostWithClock();
    assert.match(refusal(host, { manifest: 'not even JSON' }), /A manifest is a JSON object/);
    assert.match(refusal(host, plugin('a', {}, { version: 'one' })), /must be a version such as "1.0.0"/);
    install(host, other, plugin('b', {}, { contributes: { commands: [{ command: 'acme.b', title: 'B' }, { title: 'no id' }] } }));
    await host.start();
    assert.deepEqual(problems(host, 'acme.b'), ['This is missing; it must be a string.']);
    assert.ok(host.commands.registry.get('acme.b'));
    await goesOn(host);
  });

  it('a publisher that is ours, code without a main, a main without code', async () => {
    const { host } = hostWithClock();
    assert.match(refusal(host, plugin('a', {}, { publisher: 'Cx' })), /The publisher "cx" is the library itself/);
    assert.match(refusal(host, { manifest: { publisher: 'acme', name: 'a', version: '1.0.0', displayName: 'A', engines: { cx: '*' }, main: 'a.js' } }), /names the module "a.js", and no code was given/);
  });

  it('the wrong engine', async () => {
    const { host } = hostWithClock();
    install(host, other, plugin('a', {}, { engines: { cx: '^2.0.0' } }));
    await host.start();
    assert.equal(host.plugin('acme.a')!.state, 'blocked');
    assert.deepEqual(problems(host, 'acme.a'), ['"acme.a" works with cx-elements ^2.0.0; this is 1.0.0.']);
    await assert.rejects(host.activate('acme.a'), /works with cx-elements/);
    await goesOn(host);
  });

  it('dependencies that are missing, of another version, in a circle, on itself', async () => {
    const { host } = hostWithClock();
    install(
      host, other,
      plugin('lonely', {}, { dependencies: { 'acme.nobody': '*' } }),
      plugin('old', {}, { dependencies: { 'acme.other': '^9' } }),
      plugin('x', {}, { dependencies: { 'acme.y': '*' } }),
      plugin('y', {}, { dependencies: { 'acme.x': '*' } }),
      plugin('self', {}, { dependencies: { 'acme.self': '*' } }),
      plugin('behind', {}, { dependencies: { 'acme.x': '*' } }),
      plugin('easy', {}, { dependencies: { 'acme.nobody': { version: '*', optional: true } } }),
    );
    await host.start();
    assert.deepEqual(problems(host, 'acme.lonely'), ['"acme.lonely" needs the plugin "acme.nobody", which is not installed.']);
    assert.deepEqual(problems(host, 'acme.old'), ['"acme.old" needs "acme.other" ^9; version 1.0.0 is installed.']);
    for (const key of ['acme.x', 'acme.y']) assert.deepEqual(problems(host, key), ['"acme.x" needs "acme.y" needs "acme.x": none of them can be first.']);
    assert.deepEqual(problems(host, 'acme.self'), ['"acme.self" needs "acme.self": none of them can be first.']);
    assert.match(problems(host, 'acme.behind')[0]!, /needs "acme.x", which cannot run/);
    assert.equal(host.plugin('acme.easy')!.state, 'idle');
    await goesOn(host);
  });

  it('two plugins with one id, also by case; two with one command', async () => {
    const { host } = hostWithClock();
    install(host, other, plugin('a'), plugin('thief', {}, { contributes: { commands: [{ command: 'acme.other', title: 'Mine now' }] } }));
    assert.match(refusal(host, plugin('a')), /"acme.a" is already installed as "acme.a" 1.0.0; that one stays/);
    assert.match(refusal(host, plugin('A', {}, { publisher: 'ACME' })), /"ACME.A" is already installed as "acme.a"/);
    await host.start();
    assert.deepEqual(problems(host, 'acme.thief'), ['"acme.other" is already among the commands, from "acme.other"; that one stays.']);
    await goesOn(host);
  });

  it('activate that throws, also what is no error', async () => {
    const { host } = hostWithClock();
    install(host, other, plugin('a', () => { throw { strange: true }; }, { activationEvents: ['onStartup'] }), plugin('b', () => Promise.reject(new Error('later')), { activationEvents: ['onStartup'] }));
    await host.start();
    assert.deepEqual(problems(host, 'acme.a'), ['{"strange":true}']);
    assert.deepEqual(problems(host, 'acme.b'), ['later']);
    await goesOn(host);
  });

  it('code that is not there', async () => {
    const { host } = hostWithClock();
    install(host, other, { ...plugin('a', {}, { activationEvents: ['onStartup'] }), code: { kind: 'module', load: () => import('./not-there.js' as string) as never } });
    install(host, { ...plugin('far', {}, { activationEvents: ['onStartup'] }), code: { kind: 'url', url: 'https://cdn.example/far.js' } });
    await host.start();
    assert.match(problems(host, 'acme.a')[0]!, /^The code of "acme.a" could not be loaded: /);
    assert.match(problems(host, 'acme.far')[0]!, /does not offer the tier "isolated"/);
    await goesOn(host);
  });

  it('a handler, a listener and a command that throw', async () => {
    const { host } = hostWithClock();
    const fails = (): never => {
      throw new Error('oops');
    };
    install(
      host, other,
      plugin('a', (_context, cx) => {
        cx.commands.register('acme.fails', fails);
        cx.workspace.onDidChangeConfiguration(fails);
      }, { contributes: { commands: [{ command: 'acme.fails', title: 'F' }], configuration: [{ key: 'acme.n', type: 'integer', default: 1 }] } }),
    );
    await host.start();
    await assert.rejects(host.commands.execute('acme.fails'), { code: 'command-failed', message: 'The command "acme.fails" of "acme.a" failed: oops' });
    await host.configuration.update('acme.n', 2);
    assert.deepEqual(problems(host, 'acme.a'), ['oops']);
    await assert.rejects(host.commands.execute('acme.nothing'), { code: 'unknown-command' });
    await goesOn(host);
  });

  it('a setting of the wrong type, from every side', async () => {
    const { host } = hostWithClock({ configuration: { host: { 'acme.n': 'seven' }, policy: { 'acme.locked': 3, 'acme.n': [] } } });
    install(host, other, plugin('a', {}, { contributes: { configuration: [{ key: 'acme.n', type: 'integer', default: 1, maximum: 9 }, { key: 'acme.locked', type: 'number', default: 1 }, { key: 'acme.bad', type: 'boolean', default: 'yes' }] } }));
    await host.start();
    assert.match(problems(host, 'acme.a')[0]!, /boolean/);
    assert.equal(host.configuration.get('acme.n'), 1);
    assert.deepEqual(host.configuration.inspect('acme.n').invalid, [{ layer: 'host', value: 'seven', expected: 'a whole number' }, { layer: 'policy', value: [], expected: 'a whole number' }]);
    await assert.rejects(host.configuration.update('acme.n', 10), { code: 'invalid-setting', message: '"acme.n" must be at most 9.' });
    await assert.rejects(host.configuration.update('acme.locked', 2), { code: 'locked-setting' });
    await assert.rejects(host.configuration.update('acme.unknown', 2), { code: 'unknown-setting' });
    assert.equal(host.configuration.get('acme.locked'), 3);
    await goesOn(host);
  });

  it('what the manifest does not declare cannot be registered', async () => {
    const tries: [name: string, run: Parameters<typeof plugin>[1]][] = [
      ['command', (_c, cx) => cx.commands.register('acme.other' as never, () => {})],
      ['metric', (_c, cx) => cx.metrics.register('nps', { id: 'nps' } as never)],
      ['sink', (_c, cx) => cx.sinks.register('acme.sink', {} as never)],
      ['key', (_c, cx) => cx.contextKeys.set('cx.mac', false)],
      ['point', (_c, cx) => cx.points.define({ id: 'acme.p/v1' } as never)],
      ['service', (_c, cx) => cx.services.provide({ id: 'acme.s/v1' }, {})],
      ['setting', (_c, cx) => cx.workspace.getConfiguration().update('acme.theirs', 1)],
    ];
    for (const [name, run] of tries) {
      const { host } = hostWithClock();
      install(host, other, plugin('a', run as () => unknown, { activationEvents: ['onStartup'] }));
      await host.start();
      assert.match(problems(host, 'acme.a')[0] ?? '', /is not in the manifest of "acme.a"|is a setting of another plugin/, name);
      await goesOn(host);
    }
  });
});

describe('the order of plugins', () => {
  it('puts every plugin behind what it needs, whatever the needs are, and loses none without a reason', () => {
    const size = 8;
    const graph = fc.array(fc.array(fc.record({ to: fc.integer({ min: 0, max: size }), optional: fc.boolean() }), { maxLength: 3 }), { minLength: size, maxLength: size });
    fc.assert(
      fc.property(graph, (needs) => {
        const manifests = needs.map((all, i): PluginManifest => {
          const dependencies = Object.fromEntries(all.map(({ to, optional }) => [`acme.p${to}`, { version: '*', optional }]));
          const outcome = parseManifest({ publisher: 'acme', name: `p${i}`, version: '1.0.0', displayName: 'P', engines: { cx: '*' }, dependencies });
          assert.ok(outcome.ok);
          return outcome.value.manifest;
        });
        const { order, removed } = resolveOrder(manifests, '1.0.0', satisfies);
        assert.equal(order.length + removed.length, manifests.length);
        for (const [i, { dependencies }] of order.entries()) {
          for (const { key, optional } of dependencies) {
            if (!optional) assert.ok(order.slice(0, i).some((one) => one.key === key), `${key} first`);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundled } from '../../../src/host/index.js';
import { defineMetric } from '../../../src/metrics/definition.js';
import { nps } from '../../../src/metrics/scales/nps.js';
import { definePlugin, type Cx, type NamesOf, type Plugin } from '../../../src/sdk/index.js';
import { hostWithClock, install } from '../host/support.js';

/** Are two types the same? Compiles only to the right answer. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <Claim extends true>(claim: Claim): void => assert.ok(claim);

const mood = definePlugin({
  publisher: 'acme', name: 'mood', version: '1.0.0', displayName: 'Mood', engines: { cx: '^1.0.0' },
  contributes: {
    commands: [{ command: 'acme.mood.ask', title: 'Ask' }, { command: 'acme.mood.stop', title: 'Stop' }],
    configuration: [
      { key: 'acme.mood.faces', type: 'integer', default: 5 },
      { key: 'acme.mood.style', type: 'string', default: 'round', enum: ['round', 'flat'] },
      { key: 'acme.mood.words', type: 'strings', default: [] },
    ],
    contextKeys: [{ key: 'acme.mood.open', type: 'boolean' }],
    metrics: [{ counts: 'code', id: 'acme.mood', title: 'Mood' }],
  },
  activate(context, cx) {
    context.subscriptions.push(cx.commands.register('acme.mood.ask', () => cx.workspace.getConfiguration().get('acme.mood.faces')));
    cx.contextKeys.set('acme.mood.open', true);
    cx.metrics.register('acme.mood', defineMetric({ ...nps, id: 'acme.mood', source: { kind: 'scores', scale: { min: 0, max: 10 }, field: 'scores' } }));
    const style: 'round' | 'flat' = cx.workspace.getConfiguration().get('acme.mood.style');
    assert.equal(style, 'round');
  },
});

type Contributes<P> = P extends Plugin<infer C> ? C : never;
type MoodNames = NamesOf<Contributes<typeof mood>>;

describe('definePlugin', () => {
  it('infers the names and types that the manifest declares', () => {
    yes<Same<MoodNames['commands'], 'acme.mood.ask' | 'acme.mood.stop'>>(true);
    yes<Same<MoodNames['metrics'], 'acme.mood'>>(true);
    yes<Same<MoodNames['settings']['acme.mood.style'], 'round' | 'flat'>>(true);
    yes<Same<MoodNames['settings']['acme.mood.words'], readonly string[]>>(true);
    yes<Same<MoodNames['contextKeys']['acme.mood.open'], boolean>>(true);
    yes<Same<MoodNames['sinks'], never>>(true);
    type Register = Parameters<Cx<MoodNames>['commands']['register']>[0];
    yes<Same<Register, 'acme.mood.ask' | 'acme.mood.stop'>>(true);
  });

  it('gives the manifest as JSON, with the module it is in', () => {
    assert.deepEqual(Object.keys(mood.manifest), ['publisher', 'name', 'version', 'displayName', 'engines', 'contributes', 'main']);
    assert.deepEqual(JSON.parse(JSON.stringify(mood.manifest)), mood.manifest);
    assert.equal(definePlugin({ publisher: 'acme', name: 'data', version: '1.0.0', displayName: 'Data', engines: { cx: '*' } }).manifest.main, undefined);
  });

  it('makes what the host runs', async () => {
    const { host } = hostWithClock();
    install(host, bundled(mood));
    await host.start();
    assert.equal(await host.commands.execute('acme.mood.ask'), 5);
    assert.equal(host.metrics.get('acme.mood')?.id, 'acme.mood');
    assert.equal(host.context.get('acme.mood.open'), true);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diffManifests } from '../../../src/host/index.js';
import { parseManifest, type PluginManifest } from '../../../src/model/plugin/index.js';

function manifest(rest: Readonly<Record<string, unknown>>): PluginManifest {
  const read = parseManifest({ publisher: 'acme', name: 'hook', version: '1.0.0', displayName: 'Hook', engines: { cx: '*' }, ...rest });
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.manifest;
}
const may = (...names: string[]) => names.map((capability) => ({ capability, reasoning: 'because' }));

describe('what changes with a new version of a plugin', () => {
  it('nothing, if it may do and needs the same; another reason is no other right', () => {
    const diff = diffManifests(manifest({ capabilities: may('storage') }), manifest({ version: '1.0.1', capabilities: [{ capability: 'storage', reasoning: 'other words' }] }));
    assert.deepEqual({ ...diff, version: undefined }, { version: undefined, capabilities: { added: [], removed: [] }, dependencies: { added: [], removed: [], changed: [] }, gainsCode: false, widens: false });
    assert.deepEqual(diff.version, { from: '1.0.0', to: '1.0.1' });
  });

  it('rights and needs that are new widen it; those that are given up do not', () => {
    const old = manifest({ capabilities: may('storage', 'pii.read'), dependencies: { 'acme.old': '^1.0.0', 'Acme.Same': '^1.0.0' } });
    const wider = diffManifests(old, manifest({ capabilities: may('storage', 'network:https://a.example'), dependencies: { 'acme.new': '^1.0.0', 'acme.same': '^2.0.0' } }));
    assert.deepEqual(wider.capabilities.added.map(({ capability }) => capability), ['network:https://a.example']);
    assert.deepEqual(wider.capabilities.removed.map(({ capability }) => capability), ['pii.read']);
    assert.deepEqual(wider.dependencies.added.map(({ id }) => id), ['acme.new']);
    assert.deepEqual(wider.dependencies.removed.map(({ id }) => id), ['acme.old']);
    assert.deepEqual(wider.dependencies.changed, [{ id: 'acme.same', from: '^1.0.0', to: '^2.0.0' }]);
    assert.equal(wider.widens, true);
    assert.equal(diffManifests(old, manifest({ capabilities: may('storage') })).widens, false);
  });

  it('code where there was none widens it', () => {
    const diff = diffManifests(manifest({}), manifest({ main: './plugin.js' }));
    assert.deepEqual([diff.gainsCode, diff.widens], [true, true]);
  });
});

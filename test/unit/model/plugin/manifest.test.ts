import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { contributionSchemas, parseCapability, parseManifest, pluginManifestSchema, type PluginManifest, type ReadManifest } from '../../../../src/model/plugin/index.js';
import { parse } from '../../../../src/model/parse.js';

const mood = {
  publisher: 'acme', name: 'mood', version: '1.0.0', displayName: 'Mood', engines: { cx: '^0.1.0' }, main: './plugin.js',
  contributes: { commands: [{ command: 'acme.mood.ask', title: 'Ask for the mood' }] },
};

const read = (input: unknown): ReadManifest => {
  const outcome = parseManifest(input);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
};
const refused = (input: unknown): string => {
  const outcome = parseManifest(input);
  assert.equal(outcome.ok, false);
  return outcome.ok ? '' : outcome.error.map(({ where, message }) => `${where}: ${message}`).join('\n');
};

describe('a manifest', () => {
  it('is read, with an id that does not know case', () => {
    const { manifest, problems } = read({ ...mood, publisher: 'Acme', contributes: { commands: [{ command: 'acme.mood.ask', title: 'Ask' }] }, dependencies: { 'x.base': '^1', 'x.more': { version: '*', optional: true } } });
    assert.deepEqual(problems, []);
    assert.equal(manifest.id, 'Acme.mood');
    assert.equal(manifest.key, 'acme.mood');
    assert.deepEqual(manifest.dependencies.map(({ key, range, optional }) => [key, range, optional]), [['x.base', '^1', false], ['x.more', '*', true]]);
  });

  it('that is broken is refused with the place and what was expected', () => {
    assert.match(refused({ ...mood, version: '1' }), /\/version: This must be a version such as "1.0.0"/);
    assert.match(refused({ ...mood, engines: { cx: 'latest' } }), /\/engines\/cx: This must be a range of versions/);
    assert.match(refused({ ...mood, engines: { vscode: '*' } }), /\/engines\/cx: This is missing/);
    assert.match(refused({ ...mood, permissions: [] }), /Nothing here is called "permissions"/);
    assert.match(refused({ ...mood, activationEvents: ['*'] }), /\/activationEvents\/0: This must be an activation event/);
    assert.match(refused({ ...mood, main: undefined, activationEvents: ['onStartup'] }), /name the module in "main"/);
    assert.match(refused({ ...mood, displayName: 'safe\u202Eevil' }), /without invisible or direction-changing/);
    assert.match(refused([]), /A manifest is a JSON object/);
    for (const main of ['../x.js', 'https://evil.example/x.js', '/x.js', 'data:text/javascript,1', './a/../../x.js', 'x.js?y', './x.css', '.\\x.js', './a//b.js']) {
      assert.match(refused({ ...mood, main }), /\/main: This must be a module below/, main);
    }
    for (const main of ['plugin.js', './dist/plugin.mjs', 'a-b/c_d.e.js']) read({ ...mood, main });
  });

  it('loses a bad entry and keeps the rest', () => {
    const { manifest, problems } = read({
      ...mood,
      contributes: {
        commands: [{ command: 'acme.one', title: 'One' }, { command: 'Bad id', title: 'x' }, { command: 'cx.core', title: 'Theft' }, { command: 'acme.one', title: 'Again' }, { command: 'acme.two', title: 'Two', when: 'x' }],
        themes: [{ id: 'acme.t', title: 'T', tokens: { accent: 'url(https://evil.example)' } }, { id: 'acme.u', title: 'U', tokens: { accent: { light: '#000', dark: 'oklch(80% 0.1 250)' }, space: '0.3em' } }],
        configuration: [{ key: 'acme.n', type: 'integer', default: 12, maximum: 10 }, { key: 'acme.p', type: 'string', default: '', pattern: '(a+)+' }],
        locales: [{ language: 'de', title: 'Deutsch', messages: { 'nps.send': 'Senden', 'figure.n': { one: 'a', other: 'b' } } }],
        icons: [{ id: 'acme.i', path: 'M0 0h4v4z' }, { id: 'acme.j', path: '<script>' }],
        nonsense: [],
        menus: {},
        'other.badges/v1': [{ any: 'thing' }],
      },
    });
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command), ['acme.one']);
    assert.deepEqual(manifest.contributes.themes.map(({ id }) => id), ['acme.u']);
    assert.deepEqual(manifest.contributes.icons.map(({ id }) => id), ['acme.i']);
    assert.equal(manifest.contributes.locales.length, 1);
    assert.deepEqual([...manifest.otherContributions.keys()], ['other.badges/v1']);
    assert.deepEqual(problems.map(({ where }) => where!).sort(), [
      '/contributes/commands/1/command', '/contributes/commands/2', '/contributes/commands/3', '/contributes/commands/4', '/contributes/configuration/0/default',
      '/contributes/configuration/1/pattern', '/contributes/icons/1/path', '/contributes/menus', '/contributes/nonsense', '/contributes/themes/0/tokens/accent',
    ]);
  });

  it('with a flood of entries is cut, not refused', () => {
    const { manifest, problems } = read({ ...mood, contributes: { commands: Array.from({ length: 5_000 }, (_, i) => ({ command: `acme.c${i}`, title: 'C' })) } });
    assert.equal(manifest.contributes.commands.length, 500);
    assert.match(problems[0]!.message, /first 500 of 5000/);
  });

  it('has keys like __proto__ that are keys, and changes no prototype', () => {
    const { manifest, problems } = read(JSON.parse(`{"publisher":"acme","name":"m","version":"1.0.0","displayName":"M","engines":{"cx":"*"},"l10n":{"en":{"__proto__":"x","constructor":"y"}},"contributes":{"__proto__":[{"polluted":true}],"commands":[{"command":"acme.a","title":"A","__proto__":{"polluted":true}}]}}`));
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    assert.equal(Object.getPrototypeOf(manifest.l10n['en']), null);
    assert.equal(manifest.l10n['en']!['constructor'], 'y');
    assert.equal(problems.length > 0, true);
  });

  it('never makes the reader throw, whatever it is', () => {
    const hostile = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSparseArray: true, withTypedArray: true, withSet: true }),
      fc.constantFrom<unknown>(
        new Proxy({}, { ownKeys: () => { throw new Error('no'); } }),
        Object.defineProperty({}, 'publisher', { enumerable: true, get: () => { throw new Error('no'); } }),
        Object.assign(Object.create({ polluted: true }) as object, { publisher: 'a' }),
      ),
    );
    const field = fc.constantFrom(...Object.keys(mood), 'activationEvents', 'capabilities', 'budgets', 'l10n', 'dependencies', '__proto__', 'x');
    const point = fc.constantFrom(...Object.keys(contributionSchemas), 'acme.x/v1', 'toString', '__proto__');
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    fc.assert(
      fc.property(hostile, field, point, fc.array(hostile, { maxLength: 3 }), (value, name, at, entries) => {
        for (const input of [value, { ...mood, [name]: value }, { ...mood, contributes: { [at]: entries } }, { ...mood, contributes: { [at]: [value, cyclic] } }]) {
          const outcome = parseManifest(input);
          for (const problem of outcome.ok ? outcome.value.problems : outcome.error) {
            assert.ok(problem.code.length > 0 && problem.message.endsWith('.') && problem.where !== undefined, JSON.stringify(problem));
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('that is read by the whole schema is read point by point, too', () => {
    assert.equal(parse(pluginManifestSchema, mood).ok, true);
    assert.equal(parse(pluginManifestSchema, { ...mood, contributes: { commands: [{ command: 'x' }] } }).ok, false);
    const manifest: PluginManifest = read(mood).manifest;
    assert.equal(manifest.contributes.metrics.length, 0);
  });
});

describe('a capability', () => {
  it('is one text with its parameter', () => {
    assert.deepEqual(parseCapability('network:https://api.example.com'), { kind: 'network', origin: 'https://api.example.com' });
    assert.deepEqual(parseCapability('events:read:response'), { kind: 'events:read', family: 'response' });
    assert.deepEqual(parseCapability('ui:tile'), { kind: 'ui', place: 'tile' });
    assert.deepEqual(parseCapability('commands:acme.mood.ask'), { kind: 'commands', command: 'acme.mood.ask' });
  });

  it('names an origin in one way only', () => {
    for (const origin of ['http://a.example', 'https://a.example/', 'https://a.example/x', 'https://A.example', 'https://u@a.example', 'https://a.example:443', 'https://localhost', 'https://*.example.com', 'https://exämple.com', 'https://a.example.', 'https://a..b', 'wss://a.example', 'https://a.example:0', 'https://-a.example']) {
      assert.equal(parseCapability(`network:${origin}`), undefined, origin);
    }
    for (const other of ['network:', 'events:read:everything', 'ui:body', 'pii', 'toString', '']) assert.equal(parseCapability(other), undefined, other);
  });
});

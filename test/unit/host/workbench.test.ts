import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { manualClock } from '../../../src/core/index.js';
import { parseChord, strokeOf, type KeyPress } from '../../../src/host/keys/chord.js';
import { conflictsOf } from '../../../src/host/keys/conflicts.js';
import { KeySession } from '../../../src/host/keys/key-session.js';
import { Keybindings } from '../../../src/host/keys/keybindings.js';
import { token } from '../../../src/sdk/token.js';
import { hostWithClock, install, plugin, problems } from './support.js';

const press = (key: string, held = '', code?: string): KeyPress => ({
  key, ...(code === undefined ? {} : { code }), ctrlKey: held.includes('ctrl'), shiftKey: held.includes('shift'), altKey: held.includes('alt'), metaKey: held.includes('meta'),
});
const always = (): unknown => true;

describe('keys', () => {
  it('are written in one way, whatever the manifest or the keyboard says', () => {
    const read = (text: string, platform: 'mac' | 'win' | 'linux' = 'linux'): unknown => {
      const outcome = parseChord(text, platform);
      return outcome.ok ? outcome.value.join(' ') : outcome.error.message;
    };
    assert.equal(read('Shift+Ctrl+K  mod+S'), 'ctrl+shift+k ctrl+s');
    assert.equal(read('mod+Enter', 'mac'), 'meta+enter');
    assert.equal(read('ctrl+up'), 'ctrl+up');
    for (const bad of ['ctrl+', 'hyper+k', 'ctrl+ctrl+k', 'ctrl+kk', '', 'a b c d e', 'toString+k']) assert.match(read(bad) as string, /is no key|at most 4 presses/, bad);
    assert.equal(strokeOf(press('K', 'ctrl shift')), 'ctrl+shift+k');
    assert.equal(strokeOf(press('ArrowUp', 'alt')), 'alt+up');
    assert.equal(strokeOf(press('л', 'ctrl', 'KeyK')), 'ctrl+k');
    assert.equal(strokeOf(press('Control', 'ctrl')), undefined);
    assert.equal(strokeOf({ ...press('a'), isComposing: true }), undefined);
  });

  it('are asked from the last to the first, by weight: core, plugin, host, user', () => {
    const keys = new Keybindings('linux');
    const at = (context: Record<string, unknown>) => {
      const found = keys.resolve(['ctrl+k'], (key) => context[key]);
      return found.kind === 'command' ? found.binding.command : found.kind;
    };
    keys.add({ command: 'user', key: 'ctrl+k', when: 'u' }, 'user', 'user');
    keys.add({ command: 'core', key: 'ctrl+k' }, 'cx', 'core');
    keys.add({ command: 'first', key: 'ctrl+k' }, 'a', 'plugin');
    const second = keys.add({ command: 'second', key: 'ctrl+k', when: 'p' }, 'b', 'plugin');
    assert.equal(at({ u: true, p: true }), 'user');
    assert.equal(at({ p: true }), 'second');
    assert.equal(at({}), 'first');
    second.dispose();
    assert.equal(at({ p: true }), 'first');
    keys.add({ command: '-first', key: 'ctrl+k' }, 'user', 'user');
    assert.equal(at({}), 'core');
    assert.deepEqual(keys.of('first'), []);
  });

  it('differ by platform', () => {
    const mac = new Keybindings('mac');
    mac.add({ command: 'c', key: 'ctrl+k', mac: 'cmd+k' }, 'a', 'plugin');
    assert.equal(mac.resolve(['meta+k'], always).kind, 'command');
    assert.equal(mac.resolve(['ctrl+k'], always).kind, 'nothing');
  });

  it('that clash are shown, with who wins', () => {
    const keys = new Keybindings('linux');
    keys.add({ command: 'one', key: 'ctrl+k' }, 'a', 'plugin');
    keys.add({ command: 'two', key: 'ctrl+k' }, 'b', 'plugin');
    keys.add({ command: 'chord', key: 'ctrl+l ctrl+m' }, 'b', 'plugin');
    keys.add({ command: 'prefix', key: 'ctrl+l' }, 'a', 'plugin');
    keys.add({ command: 'elsewhere', key: 'ctrl+k', when: 'x' }, 'c', 'plugin');
    assert.deepEqual(conflictsOf(keys).map(({ chord, bindings }) => [chord, bindings.map(({ command }) => command)]), [['ctrl+k', ['two', 'one']], ['ctrl+l', ['prefix', 'chord']]]);
  });

  it('that type or move the focus are refused to plugins, unless a focus of theirs is asked for', async () => {
    const { host } = hostWithClock();
    const keybindings = [
      ...['a', 'shift+b', 'tab', 'escape', 'enter', 'space', '?'].map((key) => ({ key, command: 'acme.c' })),
      { key: 'b', command: 'acme.c', when: 'acme.listFocus || x' },
      { key: 'c', command: 'acme.c', when: '!acme.listFocus' },
      { key: 'd', command: 'acme.c', when: 'x && acme.listFocus' },
      { key: 'f2', command: 'acme.c' },
      { key: 'ctrl+e', command: 'acme.c', when: 'a &&' },
    ];
    install(host, plugin('a', {}, { contributes: { commands: [{ command: 'acme.c', title: 'C' }], keybindings } }));
    await host.start();
    assert.equal(problems(host, 'acme.a').filter((one) => /WCAG 2.1.4/.test(one)).length, 9);
    assert.match(problems(host, 'acme.a').at(-1)!, /Here should be a key/);
    assert.deepEqual(host.keybindings.all.map(({ chord }) => chord.join(' ')).sort(), ['d', 'f2']);
  });

  it('of a chord are waited for, and forgotten after five seconds', () => {
    const clock = manualClock();
    const keys = new Keybindings('linux');
    keys.add({ command: 'save', key: 'ctrl+k ctrl+s' }, 'a', 'plugin');
    const ran: string[] = [];
    const session = new KeySession(keys, clock, ({ command }) => ran.push(command));
    assert.equal(session.press(press('k', 'ctrl'), always), true);
    assert.equal(session.press(press('Control', 'ctrl'), always), false);
    assert.equal(session.press(press('s', 'ctrl'), always), true);
    assert.deepEqual(ran, ['save']);
    session.press(press('k', 'ctrl'), always);
    clock.advance(5000);
    assert.equal(session.press(press('s', 'ctrl'), always), false);
    session.press(press('k', 'ctrl'), always);
    assert.equal(session.press(press('x'), always), true, 'a chord that leads nowhere does not type');
    assert.deepEqual(ran, ['save']);
    session.dispose();
    assert.equal(clock.pending, 0);
  });
});

describe('menus', () => {
  it('show what holds, in order: navigation, groups by name, the rest; by order and title within', async () => {
    const { host } = hostWithClock();
    const commands = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ command: `acme.${id}`, title: id.toUpperCase(), ...(id === 'b' ? { enablement: 'acme.ready' } : {}) }));
    const menus = [
      { menu: 'view/title', command: 'acme.a' },
      { menu: 'view/title', command: 'acme.b', group: 'z@2' },
      { menu: 'view/title', command: 'acme.c', group: 'z@1' },
      { menu: 'view/title', command: 'acme.d', group: 'navigation', when: 'acme.ready' },
      { menu: 'view/title', command: 'acme.e', group: 'edit', when: 'config.acme.on' },
      { menu: 'view/title', command: 'acme.f', when: 'broken &&' },
      { menu: 'commandPalette', command: 'acme.f', when: 'false' },
    ];
    install(host, plugin('a', (_c, cx) => cx.contextKeys.set('acme.ready', true), { contributes: { commands, menus, contextKeys: [{ key: 'acme.ready', type: 'boolean' }], configuration: [{ key: 'acme.on', type: 'boolean', default: true }] } }));
    await host.start();
    const shown = () => host.menus.groups('view/title', (key) => host.context.get(key)).map(({ name, items }) => `${name}: ${items.map(({ title, enabled }) => title + (enabled ? '' : ' (off)')).join(' ')}`);
    assert.deepEqual(shown(), ['edit: E', 'z: C B (off)', ': A']);
    await host.activate('acme.a');
    assert.deepEqual(shown(), ['navigation: D', 'edit: E', 'z: C B', ': A']);
    await host.configuration.update('acme.on', false);
    assert.deepEqual(shown(), ['navigation: D', 'z: C B', ': A']);
    assert.match(problems(host, 'acme.a')[0]!, /Here should be a key/);
    assert.deepEqual(host.menus.palette((key) => host.context.get(key)), ['acme.a', 'acme.b', 'acme.c', 'acme.d', 'acme.e']);
  });

  it('a command that cannot be run now is refused, too', async () => {
    const { host } = hostWithClock();
    install(host, plugin('a', (_c, cx) => cx.commands.register('acme.a', () => 'ran'), { contributes: { commands: [{ command: 'acme.a', title: 'A', enablement: 'ready' }] } }));
    await host.start();
    await assert.rejects(host.commands.execute('acme.a'), { code: 'command-disabled' });
    host.context.set('ready', 1);
    assert.equal(await host.commands.execute('acme.a'), 'ran');
  });
});

describe('settings', () => {
  it('have layers, of which the later wins, and are seen as context keys', async () => {
    let stored: Readonly<Record<string, unknown>> = { 'acme.n': 3 };
    const { host } = hostWithClock({
      configuration: { host: { 'acme.n': 2, 'acme.list': ['x'] }, policy: {} },
      settings: { load: () => stored, save: async (values) => void (stored = values) },
    });
    install(host, plugin('a', {}, { contributes: { configuration: [{ key: 'acme.n', type: 'integer', default: 1 }, { key: 'acme.list', type: 'strings', default: [] }] } }));
    await host.start();
    const { defaultValue, hostValue, userValue, value } = host.configuration.inspect('acme.n');
    assert.deepEqual([defaultValue, hostValue, userValue, value], [1, 2, 3, 3]);
    const seen: boolean[] = [];
    const listener = host.configuration.onDidChange((change) => seen.push(change.affects('acme.n'), change.affects('acme'), change.affects('acme.list')));
    await host.configuration.update('acme.n', undefined);
    assert.deepEqual(stored, {});
    assert.deepEqual(seen, [true, true, false]);
    assert.equal(host.configuration.get('acme.n'), 2);
    assert.equal(host.holds("config.acme.list == '[\"x\"]' && config.acme.n == 2"), true);
    const proposal = host.configuration.propose({ 'acme.n': 7, 'acme.list': ['y'] });
    assert.deepEqual([host.configuration.get('acme.n'), host.configuration.inspect('acme.n').pluginValue], [2, 7]);
    proposal.dispose();
    assert.equal(host.configuration.inspect('acme.n').pluginValue, undefined);
    listener.dispose();
  });
});

describe('plugins among themselves', () => {
  interface Badges {
    award(name: string): string;
  }
  const badges = token<Badges>('acme.badges/v1');

  it('offer interfaces by typed tokens; asking wakes who offers', async () => {
    const { host } = hostWithClock();
    let told = '';
    install(
      host,
      plugin('badges', (_c, cx) => cx.services.provide(badges, { award: (name) => `badge for ${name}` }), { contributes: { services: [{ token: 'acme.badges/v1' }] } }),
      plugin('user', async (_c, cx) => {
        told = (await cx.services.get(badges)).award('Ada');
        assert.equal(await cx.services.find(token('acme.nothing/v1')), undefined);
        await assert.rejects(cx.services.get(token('acme.nothing/v1')), { code: 'no-service' });
      }, { activationEvents: ['onStartup'] }),
    );
    await host.start();
    assert.equal(told, 'badge for Ada');
    assert.equal(host.plugin('acme.badges')!.activation!.by, 'acme.user');
    await host.disable('acme.badges');
    assert.equal(host.registries.services.code('acme.badges/v1'), undefined);
  });

  it('open points for others: entries wait, are checked, and are taken back', async () => {
    const { host } = hostWithClock();
    const all = new Set<string>();
    const schema = z.strictObject({ name: z.string() });
    install(
      host,
      plugin('badges', (_c, cx) => cx.points.define({ id: 'acme.badges/v1', schema, apply: ({ name }, who) => { all.add(`${name} by ${who}`); return { dispose: () => void all.delete(`${name} by ${who}`) }; } }), { contributes: { points: [{ id: 'acme.badges/v1', title: 'Badges' }] } }),
      plugin('one', {}, { contributes: { 'acme.badges/v1': [{ name: 'gold' }, { nam: 'typo' }] } }),
    );
    await host.start();
    assert.equal(all.size, 0);
    await host.activate('acme.badges');
    assert.deepEqual([...all], ['gold by acme.one']);
    assert.match(problems(host, 'acme.one')[0]!, /"acme.badges\/v1" refuses this entry/);
    await host.disable('acme.one');
    assert.equal(all.size, 0);
    await host.enable('acme.one');
    await host.disable('acme.badges');
    assert.equal(all.size, 0);
  });
});

describe('texts of a plugin', () => {
  it('come in the language of the host, with the English original beside', async () => {
    const { host } = hostWithClock({ language: () => 'de-AT' });
    let told = '';
    install(host, plugin('a', (_c, cx) => { told = cx.l10n.t('hello', { name: 'Ada' }); }, { activationEvents: ['onStartup'], contributes: { commands: [{ command: 'acme.a', title: '%title%' }] }, l10n: { en: { title: 'Ask', hello: 'Hello {name}' }, de: { title: 'Fragen', hello: 'Hallo {name}' } } }));
    await host.start();
    assert.deepEqual(host.textOf('acme.a', '%title%'), { value: 'Fragen', original: 'Ask' });
    assert.deepEqual(host.textOf('acme.a', 'plain'), { value: 'plain', original: 'plain' });
    assert.equal(told, 'Hallo Ada');
  });
});

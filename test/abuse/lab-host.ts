// Runs in the host's page: manifests of a hostile author, given to a real plugin host. Attempts 63 to 79.
import type { PluginCode } from '../../src/host/runner.js';
import { KeySession } from '../../src/host/keys/key-session.js';
import { systemClock } from '../../src/core/clock.js';
import { noConsent } from '../../src/host/broker/consent.js';
import { createHost } from '../../src/host/create-host.js';
import type { PluginHost } from '../../src/host/host.js';
import { sandboxRunner } from '../../src/host/sandbox/runner.js';
import { parseWhen } from '../../src/host/when/index.js';

const MANIFEST = { publisher: 'evil', name: 'plugin', version: '1.0.0', displayName: 'Evil', engines: { cx: '*' } };
const NOTHING: PluginCode = { kind: 'text', text: 'export const activate = () => {};' };

function hosted() {
  const options = { files: { page: '/sandbox/cx-sandbox.html' }, consent: noConsent, policyOf: () => ({ granted: [] }) };
  const host = createHost({ version: '1.0.0', runners: [sandboxRunner('isolated', options), sandboxRunner('pure', options)] });
  return { host, refused: (manifest: object): boolean => !host.install({ manifest: { ...MANIFEST, ...manifest }, tier: 'isolated', ...('main' in manifest && { code: NOTHING }) }).ok };
}
/** Those of the given that are not refused. */
const taken = (manifests: readonly object[]): string[] => manifests.filter((one) => !hosted().refused(one)).map((one) => `taken: ${JSON.stringify(one).slice(0, 120)}`);
/** What of a manifest is taken up at a point. */
async function upAt(manifest: object): Promise<PluginHost> {
  const { host } = hosted();
  host.install({ manifest: { ...MANIFEST, ...manifest }, tier: 'isolated', ...('main' in manifest && { code: NOTHING }) });
  await host.start();
  await host.whenSettled();
  return host;
}

/** Each gives what went through that should not have. */
export const manifests: Readonly<Record<number, (given: { readonly integrity: string }) => Promise<string[]> | string[]>> = {
  63: () => {
    const { host } = hosted();
    const victim = `${'a'.repeat(40)}!`;
    const clauses = ['x =~ /^(a+)+$/', 'x =~ /^(a|a)*$/', 'x =~ /^([a-z]+)*$/', 'x =~ /(.*.*)*y/', 'x =~ /^(?=(a+)+$)/'];
    return clauses.filter((clause) => host.holds(clause, () => victim)).map((clause) => `${clause} holds`);
  },
  64: () => {
    const bombs = [Array.from({ length: 400 }, (_, i) => `(a${i} || b${i})`).join(' && '), `${'('.repeat(5000)}a${')'.repeat(5000)}`, '!'.repeat(3000), `${'a && '.repeat(20_000)}a`];
    const { host } = hosted();
    return bombs.flatMap((bomb, i) => (host.holds(bomb, () => undefined) && parseWhen(bomb).ok ? [`bomb ${i} holds`] : []));
  },
  65: async () => {
    const host = await upAt({ contributes: { commands: Array.from({ length: 50_000 }, (_, i) => ({ command: `evil.c${i}`, title: 'x' })) } });
    const count = [...host.commands.registry.all].length;
    return count <= 500 ? [] : [`${count} commands`];
  },
  66: async () => {
    const text = JSON.stringify({ ...MANIFEST, contributes: { commands: [{ command: 'evil.a', title: 'x' }] } });
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const { host } = hosted();
      for (const spoilt of [text.replace('{', `{"${key}":{"polluted":true},`), text.replace('"contributes":{', `"contributes":{"${key}":[{"polluted":true}],`), text.replace('"l10n"', '"x"').replace('"engines"', `"l10n":{"en":{"${key}":"x"}},"engines"`)]) {
        host.install({ manifest: JSON.parse(spoilt), tier: 'isolated' });
      }
      await host.start();
    }
    return 'polluted' in {} ? ['Object.prototype is polluted'] : [];
  },
  67: async () => {
    const { host } = hosted();
    host.install({ manifest: { ...MANIFEST, publisher: 'good', name: 'one', contributes: { commands: [{ command: 'good.save', title: 'Save' }] } }, tier: 'isolated' });
    host.install({ manifest: { ...MANIFEST, contributes: { commands: ['cx.palette', 'good.save', 'Good.save', 'evil', 'toString', '__proto__'].map((command) => ({ command, title: 'Stolen' })) } }, tier: 'isolated' });
    await host.start();
    return [...host.commands.registry.all].filter(({ owner }) => owner === 'evil.plugin').map(({ id }) => `registered: ${id}`);
  },
  68: async () => {
    const keys = [...'abcdefghijklmnopqrstuvwxyz0123456789', 'space', 'tab', 'escape', 'enter', 'shift+a', 'shift+tab'];
    const host = await upAt({ contributes: { commands: [{ command: 'evil.log', title: 'x' }], keybindings: keys.map((key) => ({ command: 'evil.log', key })) } });
    const logged: string[] = [];
    const session = new KeySession(host.keybindings, systemClock, (binding) => void logged.push(binding.chord.join(' ')));
    const codes = ['KeyA', 'KeyZ', 'Digit1', 'Space', 'Tab', 'Escape'];
    for (const code of codes) {
      const key = code.startsWith('Key') ? code.at(-1)!.toLowerCase() : code === 'Space' ? ' ' : code.replace('Digit', '');
      session.press(new KeyboardEvent('keydown', { key, code }), () => undefined);
    }
    return logged.map((chord) => `heard: ${chord}`);
  },
  69: async () => {
    const { host } = hosted();
    const before = JSON.stringify([host.context.get('cx.mac'), host.context.get('cx.linux')]);
    const code: PluginCode = { kind: 'text', text: `export const take = async (key) => { try { await cx.contextKeys.set(key, 'taken'); return 'set'; } catch (error) { return error.code; } };` };
    host.install({ manifest: { ...MANIFEST, main: './a.js', contributes: { contextKeys: [{ key: 'evil.open', type: 'boolean' }] } }, code, tier: 'isolated' });
    await host.start();
    const said = [];
    for (const key of ['cx.mac', 'config.good.size', '__proto__', 'evil.open']) said.push(await host.call('evil.plugin', 'take', [key]));
    await host.disable('evil.plugin');
    const after = JSON.stringify([host.context.get('cx.mac'), host.context.get('cx.linux')]);
    return [...(after === before ? [] : ['a key of the host changed']), ...(said.includes('set') ? [`set: ${said.join(', ')}`] : [])];
  },
  70: async () => {
    const bad = ['url(https://evil.example/x)', 'red;background:url(https://evil.example)', 'var(--x)', '#fff}*{display:none', 'image-set("x" 1x)', 'expression(1)', 'rgb(from url(x) r g b)'];
    const host = await upAt({ contributes: { themes: bad.map((accent, i) => ({ id: `evil.t${i}`, title: 'x', tokens: { accent } })) } });
    return [...host.registries.themes.all].map(({ id }) => `taken: ${id}`);
  },
  71: async () => {
    const bad = ['<svg onload=alert(1)>', 'M0 0"/><script>1</script>', 'url(https://evil.example)', 'data:image/svg+xml,<svg/>', 'M0 0 javascript:1'];
    const host = await upAt({ contributes: { icons: bad.map((path, i) => ({ id: `evil.i${i}`, path })) } });
    return [...host.registries.icons.all].map(({ id }) => `taken: ${id}`);
  },
  72: async () => {
    const html = '<img src=x onerror="globalThis.ran=true">';
    const host = await upAt({ displayName: html, contributes: { commands: [{ command: 'evil.a', title: html }], locales: [{ language: 'de', title: 'x', messages: { 'nps.send': html } }] } });
    const shown = document.createElement('p');
    shown.textContent = host.textOf('evil.plugin', html).value;
    return shown.children.length > 0 || 'ran' in globalThis ? ['markup'] : [];
  },
  73: () => taken([{ homepage: 'javascript:alert(1)' }, { icon: 'javascript:alert(1)' }, { repository: { url: 'javascript:alert(1)' } }]),
  74: () => taken([{ main: './a.js', activationEvents: ['*'] }, { main: './a.js', activationEvents: ['onCommand:*\u0000'] }, { activationEvents: ['onStartup'] }, { main: './a.js', activationEvents: Array.from({ length: 1000 }, () => 'onStartup') }]),
  75: async () => {
    const { host } = hosted();
    const needs = (name: string, ...others: string[]): object => ({ ...MANIFEST, name, main: './a.js', activationEvents: ['onStartup'], dependencies: Object.fromEntries(others.map((other) => [`evil.${other}`, '*'])) });
    for (const manifest of [needs('a', 'b'), needs('b', 'c'), needs('c', 'a'), needs('self', 'self'), needs('lonely', 'nobody'), needs('fine')]) host.install({ manifest, code: NOTHING, tier: 'isolated' });
    await host.start();
    await host.whenSettled();
    const states = Object.fromEntries(host.plugins.map(({ id, state, problem }) => [id.slice(5), problem ? 'told' : state]));
    await host.disable('evil.fine');
    return JSON.stringify(states) === JSON.stringify({ a: 'told', b: 'told', c: 'told', self: 'told', lonely: 'told', fine: 'active' }) ? [] : [JSON.stringify(states)];
  },
  76: () => taken(['*'.repeat(5000), '>=1 '.repeat(2000), 'latest', '^a.b.c', '1.x.y.z', '__proto__', 'javascript:1'].map((cx) => ({ engines: { cx } }))),
  77: () => taken(['../../host.js', '/etc/passwd', 'https://evil.example/x.js', '//evil.example/x.js', 'data:text/javascript,1', 'blob:x', './a/../../x.js', '.\\..\\x.js', 'a.js?x', './%2e%2e/x.js', './x.html'].map((main) => ({ main }))),
  78: () => {
    const { host, refused } = hosted();
    host.install({ manifest: { ...MANIFEST, publisher: 'Acme', name: 'Mood' }, tier: 'isolated' });
    return [{ publisher: 'acme', name: 'mood' }, { publisher: 'ACME', name: 'MOOD' }, { publisher: '\u0430cme', name: 'mood' }, { publisher: 'acme\u200b', name: 'mood' }, { publisher: 'cx', name: 'core' }, { publisher: 'Cx', name: 'core' }]
      .filter((one) => !refused(one))
      .map((one) => `taken: ${JSON.stringify(one)}`);
  },
  79: async ({ integrity }) => {
    // the server gives other code to whoever asks again
    const { host } = hosted();
    host.install({ manifest: { ...MANIFEST, main: './swap.js' }, code: { kind: 'url', url: '/swap.js', integrity }, tier: 'isolated' });
    host.install({ manifest: { ...MANIFEST, name: 'tampered', main: './tampered.js' }, code: { kind: 'url', url: '/tampered.js', integrity }, tier: 'isolated' });
    await host.start();
    const ran = await host.call('evil.plugin', 'which').catch((error: Error) => error.message);
    const refusal = await host.call('evil.tampered', 'which').catch((error: Error) => error.message);
    await host.disable('evil.plugin');
    return [...(ran === 'approved' ? [] : [`ran: ${String(ran)}`]), ...(/not the code that was approved/.test(String(refusal)) ? [] : [`said: ${String(refusal)}`])];
  },
};

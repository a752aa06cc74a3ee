import { expect, fixture, html } from '@open-wc/testing';
import '../../components/plugin-manager/define.js';
import type { CxPluginManager, PluginChange } from '../../components/plugin-manager/plugin-manager.js';
import { systemClock } from '../../src/core/clock.js';
import { Ledger } from '../../src/host/broker/ledger.js';
import type { PluginHost, PluginRunner, PluginSource, StartRequest } from '../../src/host/index.js';
import { drawn, plugin, startedHost, takeHostsDown, textOf } from './plugin-support.js';
import { noLeaks, until } from './support.js';

const one = <E extends HTMLElement = HTMLElement>(el: CxPluginManager, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;
const card = (el: CxPluginManager, id: string): HTMLElement => one(el, `[aria-labelledby="name-${id}"]`);
const text = (el: CxPluginManager, selector: string): string => textOf(one(el, selector));
const button = (el: CxPluginManager, label: string): HTMLButtonElement => [...el.shadowRoot!.querySelectorAll('button')].find((each) => textOf(each) === label)!;

const webhook = {
  publisher: 'acme', name: 'webhook', version: '2.0.0', displayName: 'Webhook', engines: { cx: '*' }, main: './plugin.js',
  capabilities: [{ capability: 'network:https://hooks.acme.example', reasoning: 'To send.' }, { capability: 'events:read:response', reasoning: 'To know.' }],
};
const CODE = 'export default { activate() {} }';
const files = (manifest: unknown, code = CODE): File[] => [new File([JSON.stringify(manifest)], 'plugin.json'), new File([code], 'plugin.js')];
const isolated: PluginSource = { manifest: webhook, code: { kind: 'text', text: CODE } };

async function shown(...plugins: readonly PluginSource[]): Promise<{ el: CxPluginManager; host: PluginHost; changes: PluginChange[]; started: StartRequest[]; ledger: Ledger }> {
  const ledger = new Ledger(systemClock);
  const started: StartRequest[] = [];
  // stands in for the sandbox: what is handed to it is what counts here
  const runner: PluginRunner = { tier: 'isolated', accountOf: () => ledger, start: async (request) => {
    started.push(request);
    return { activate: async () => {}, deactivate: async () => {}, call: async () => undefined, onDidFail: () => ({ dispose() {}, [Symbol.dispose]() {} }), dispose() {} };
  } };
  const { trustedRunner } = await import('../../src/host/index.js');
  const host = await startedHost({ runners: [trustedRunner, runner] }, ...plugins);
  const el = await fixture<CxPluginManager>(html`<cx-plugin-manager .host=${host}></cx-plugin-manager>`);
  const changes: PluginChange[] = [];
  el.addEventListener('cx-plugin', (event) => changes.push((event as CustomEvent<PluginChange>).detail));
  await drawn(el);
  return { el, host, changes, started, ledger };
}

async function details(el: CxPluginManager, id: string): Promise<string> {
  card(el, id).querySelector('summary')!.click();
  await drawn(el);
  await drawn(el);
  return textOf(card(el, id));
}

describe('<cx-plugin-manager>', () => {
  afterEach(takeHostsDown);
  noLeaks(); // looks after the hook above has cleared up

  it('says how far each plugin is trusted, in plain words, and switches it', async () => {
    const { el, host, changes } = await shown(plugin('pulse', {}), isolated);
    expect(textOf(card(el, 'acme.pulse'))).to.contain('Full access').and.to.contain('Ready, starts when needed');
    expect(textOf(card(el, 'acme.webhook'))).to.contain('may do only what is listed');
    const toggle = card(el, 'acme.pulse').querySelector<HTMLInputElement>('[role=switch]')!;
    toggle.click();
    await until(() => host.plugin('acme.pulse')!.state === 'disabled', 'switching off');
    await drawn(el);
    expect(textOf(card(el, 'acme.pulse').querySelector('.state'))).to.equal('Off');
    expect(changes.map(({ action, id }) => `${action} ${id}`)).to.deep.equal(['disabled acme.pulse']);
  });

  it('names and describes plugins in the language of the host, also before they are installed', async () => {
    const names = { publisher: 'acme', name: 'words', version: '1.0.0', displayName: '%name%', description: '%about%', icon: 'acme.words.box', engines: { cx: '*' }, l10n: { en: { name: 'Words', about: 'About words.' } }, contributes: { icons: [{ id: 'acme.words.box', path: 'M0 0h9v9z' }] } };
    const { el, host } = await shown({ manifest: names });
    expect(textOf(card(el, 'acme.words').querySelector('h3'))).to.equal('Words');
    expect(card(el, 'acme.words').querySelector('h3 svg.icon path')!.getAttribute('d')).to.equal('M0 0h9v9z');
    expect(textOf(card(el, 'acme.words'))).to.contain('About words.').and.not.to.contain('%');
    await host.uninstall('acme.words');
    await el.open([new File([JSON.stringify(names)], 'plugin.json')]);
    await drawn(el);
    expect(text(el, '#review')).to.equal('Install \u2068Words\u2069?');
    expect(text(el, '[part=review]')).to.contain('About words.').and.not.to.contain('%');
  });

  it('tells permissions with their reasons, activation with its cause, problems and log', async () => {
    const { el, host } = await shown(plugin('pulse', { commands: [{ command: 'acme.pulse.go', title: 'Go' }, { command: 'other.go', title: 'Not mine' }] }, (cx) => void cx.commands.register('acme.pulse.go', () => {})), isolated);
    await host.commands.execute('acme.pulse.go');
    await drawn(el);
    const pulse = await details(el, 'acme.pulse');
    expect(pulse).to.match(/Started at .* in [\d.]+ ms/).and.to.contain('Because: \u2068onCommand:acme.pulse.go\u2069').and.to.contain('"other.go" must begin with "acme."').and.to.contain('cannot be counted');
    const hook = await details(el, 'acme.webhook');
    expect(hook).to.contain('Send data to \u2068https://hooks.acme.example\u2069 and read the answersIts reason: \u2068To send.\u2069').and.to.contain('See answers to surveys, without names');
  });

  it('shows what a plugin saw and sent', async () => {
    const { el, ledger } = await shown(isolated);
    const network = 'network:https://hooks.acme.example';
    expect(await details(el, 'acme.webhook')).to.contain('What it saw and sentNothing so far.');
    for (let i = 0; i < 3; i++) ledger.use(network, undefined, 100);
    for (let i = 0; i < 2; i++) ledger.use(network, 'no-consent');
    for (let i = 0; i < 3; i++) ledger.saw('cx.response.submitted', ['/subject']);
    ledger.dropped('cx.response.submitted');
    ledger.refused('no-credit');
    const told = (): string => textOf(card(el, 'acme.webhook').querySelector('.account'));
    await until(() => told() !== '', 'the account, without anybody asking for it');
    expect(told()).to.match(/Send data to .* 3 times, refused 2 times, 300 bytes sent, last at \d/).and.to.match(/Saw 3 events “\u2068cx\.response\.submitted\u2069” without \/subject, 1 kept from it, last at \d/).and.to.contain('1 message that it may not send was thrown away');
    ledger.use(network);
    await until(() => told().includes('4 times'), 'the next request');
  });

  it('shows what a plugin from files may do, and installs it isolated only when somebody agrees, with the code that was hashed', async () => {
    const { el, host, changes, started } = await shown();
    await el.open(files({ ...webhook, activationEvents: ['onStartup'] }));
    await drawn(el);
    expect(text(el, '#review')).to.equal('Install \u2068Webhook\u2069?');
    expect(el.shadowRoot!.activeElement).to.equal(one(el, '#review'));
    expect(text(el, '.hash')).to.match(/^sha384-[\w+/]{64}$/);
    expect(host.plugin('acme.webhook')).to.equal(undefined);
    button(el, 'Install').click();
    await until(() => host.plugin('acme.webhook'), 'the plugin');
    await drawn(el);
    expect(host.plugin('acme.webhook')!.tier).to.equal('isolated');
    expect(text(el, '.told')).to.equal('\u2068Webhook\u2069 is installed.');
    expect(changes[0]!.source!.code!.text).to.equal(CODE);
    await host.activate('acme.webhook');
    expect(started[0]!.code).to.deep.equal({ kind: 'text', text: CODE });
  });

  it('fetches one from an address, and refuses code whose hash is another, a broken manifest and what is not there', async () => {
    const { el, host } = await shown();
    const fault = async (work: Promise<void>): Promise<string> => {
      await work;
      await drawn(el);
      return text(el, '[part=error][role=alert]');
    };
    expect(await fault(el.open(files(webhook), 'sha384-AAAA'))).to.match(/^The code is not what you were told: its hash is sha384-/);
    expect(await fault(el.open([new File(['{'], 'plugin.json')]))).to.contain('The manifest is not JSON.');
    expect(await fault(el.open([new File(['{"publisher":"acme"}'], 'plugin.json')]))).to.contain('Its manifest cannot be used. /name:');
    expect(await fault(el.open(files(webhook).slice(0, 1)))).to.equal('The manifest names the module plugin.js, which was not chosen.');
    expect(await fault(el.fetch('ftp://acme.example/plugin.json'))).to.equal('Enter an address that begins with https://.');
    expect(await fault(el.fetch('/nothing/plugin.json'))).to.contain('404');
    expect(host.plugins.length).to.equal(0);
    const here = new URL('../../plugins/contrast-and-french/plugin.json', import.meta.url).href;
    expect(await fault(el.fetch(here))).to.equal('');
    expect(text(el, '#review')).to.equal('Install \u2068High contrast and French\u2069?');
  });

  it('shows what an update may do beyond the version before, and waits until somebody agrees to that', async () => {
    const { el, host } = await shown(isolated);
    await el.open(files({ ...webhook, version: '2.1.0', capabilities: [webhook.capabilities[0], { capability: 'pii.read', reasoning: 'For names.' }], dependencies: { 'acme.crypto': '^1.0.0' } }));
    await drawn(el);
    const review = text(el, '[part=review]');
    expect(review).to.contain('Update \u2068Webhook\u2069 from 2.0.0 to 2.1.0?').and.to.contain('May do from now on See personal details too').and.to.contain('Gives up See answers to surveys').and.to.contain('Needs from now on acme.crypto ^1.0.0');
    button(el, 'Update').click();
    await drawn(el);
    expect(host.plugin('acme.webhook')!.manifest.version).to.equal('2.0.0');
    one<HTMLInputElement>(el, '.agree input').click();
    await drawn(el);
    button(el, 'Update').click();
    await until(() => host.plugin('acme.webhook')!.manifest.version === '2.1.0', 'the update');
  });

  it('asks before it uninstalls', async () => {
    const { el, host } = await shown(plugin('pulse', {}));
    await details(el, 'acme.pulse');
    button(el, 'Uninstall').click();
    await drawn(el);
    expect(textOf(el.shadowRoot!.activeElement)).to.equal('Keep it');
    button(el, 'Keep it').click();
    await drawn(el);
    expect(textOf(el.shadowRoot!.activeElement)).to.equal('Uninstall');
    button(el, 'Uninstall').click();
    await drawn(el);
    button(el, 'Yes, uninstall').click();
    await until(() => !host.plugin('acme.pulse'), 'uninstalling');
  });

  it('finds the plugin that causes a problem by halves, and puts all others back', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const { el, host } = await shown(...names.map((name) => plugin(name, {})));
    button(el, 'Find the plugin that causes a problem').click();
    await drawn(el);
    const isThere = (): boolean => host.plugin('acme.d')!.state !== 'disabled'; // d is the culprit
    for (let i = 0; i < 8 && button(el, 'Yes, it is there'); i++) {
      const on = Number(/^(\d+) of/.exec(text(el, '[part=search] [role=status]'))?.[1] ?? 0);
      await until(() => host.plugins.filter(({ state }) => state !== 'disabled').length === on, 'the halves');
      button(el, isThere() ? 'Yes, it is there' : 'No, it is gone').click();
      await drawn(el);
    }
    expect(text(el, '[part=search] strong')).to.equal('It is \u2068d\u2069.');
    button(el, 'Switch it off').click();
    await until(() => host.plugins.filter(({ enabled }) => enabled).length === 4, 'all others');
    expect(host.plugin('acme.d')!.enabled).to.equal(false);
  });
});

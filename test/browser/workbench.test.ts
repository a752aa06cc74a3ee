import { expect, fixture, html } from '@open-wc/testing';
import '../../components/workbench/define.js';
import { connectElements, openScope } from '../../components/plugins/index.js';
import type { CxWorkbench } from '../../components/workbench/workbench.js';
import type { PluginHost, PluginSource } from '../../src/host/index.js';
import type { Cx } from '../../src/sdk/api.js';
import type { CxPluginManager } from '../../components/plugin-manager/plugin-manager.js';
import { memoryTextStore } from '../../src/host/index.js';
import { drawn, focused, plugin, startedHost, takeHostsDown, textOf, unstartedHost } from './plugin-support.js';
import { noLeaks, press, until } from './support.js';

const all = (el: CxWorkbench, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (el: CxWorkbench, selector: string): HTMLElement => el.shadowRoot!.querySelector<HTMLElement>(selector)!;
const views = (el: CxWorkbench): string[] => all(el, '[part=view]').map((view) => textOf(view.querySelector('h2')));

async function bench(...plugins: readonly PluginSource[]): Promise<{ el: CxWorkbench; host: PluginHost }> {
  const around = await fixture<HTMLElement>(html`<div><button>Before</button><cx-workbench label="Pulse"></cx-workbench></div>`);
  const el = around.querySelector('cx-workbench')!;
  const host = await startedHost({ ui: el.ui }, ...plugins);
  el.host = host;
  await drawn(el);
  await host.whenSettled();
  await drawn(el);
  around.querySelector('button')!.focus();
  return { el, host };
}

const drawing = (text: string) => (container: unknown) => {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  (container as HTMLElement).append(paragraph);
  return { dispose: () => paragraph.remove() };
};

describe('<cx-workbench>', () => {
  afterEach(takeHostsDown);
  noLeaks(); // looks after the hook above has cleared up

  it('wakes a view when it is seen for the first time, draws it among its own children, and lets go of it with its plugin', async () => {
    const { el, host } = await bench(
      plugin('pulse', { views: [{ id: 'acme.pulse.a', title: 'First' }, { id: 'acme.pulse.b', title: 'Second' }] }, (cx) => {
        cx.views.register('acme.pulse.a', drawing('one'));
        cx.views.register('acme.pulse.b', drawing('two'));
      }),
    );
    await until(() => el.querySelector('[slot="view-acme.pulse.a"] p'), 'the view');
    expect(host.plugin('acme.pulse')!.activation!.event).to.equal('onView:acme.pulse.a');
    expect(el.querySelector('[slot="view-acme.pulse.b"]')).to.equal(null);
    one(el, '[role=tab][aria-selected=true]').focus();
    await press('ArrowRight');
    await until(() => el.querySelector('[slot="view-acme.pulse.b"] p'), 'the other view');
    expect(textOf(focused())).to.equal('Second');
    expect(one(el, '[role=tabpanel]:not([hidden])').getAttribute('aria-labelledby')).to.equal('title-acme.pulse.b');
    await host.disable('acme.pulse');
    await drawn(el);
    expect(el.querySelectorAll('[slot^=view-]').length).to.equal(0);
    expect(views(el)).to.deep.equal([]);
  });

  it('shows views by their clauses, as facts change', async () => {
    let fact: (on: boolean) => void = () => {};
    const { el } = await bench(
      plugin('pulse', { commands: [{ command: 'acme.pulse.on', title: 'On' }], contextKeys: [{ key: 'acme.pulse.on', type: 'boolean' }], views: [{ id: 'acme.pulse.a', title: 'First', when: 'acme.pulse.on' }, { id: 'acme.pulse.b', title: 'Broken', when: 'a &&' }] }, (cx) => {
        fact = (on) => cx.contextKeys.set('acme.pulse.on', on);
        cx.commands.register('acme.pulse.on', () => fact(true));
        cx.views.register('acme.pulse.a', drawing('one'));
      }),
    );
    expect(views(el)).to.deep.equal([]);
    await el.host!.commands.execute('acme.pulse.on');
    await drawn(el);
    expect(views(el)).to.deep.equal(['First']);
    fact(false);
    await drawn(el);
    expect(views(el)).to.deep.equal([]);
  });

  it('keeps the page whole when a view throws, says so, and tries again when asked', async () => {
    let broken = true;
    const { el, host } = await bench(
      plugin('weather', { views: [{ id: 'acme.weather.view', title: 'Weather' }] }, (cx) => {
        cx.views.register('acme.weather.view', (container) => {
          if (broken) throw new Error('The sky is empty.');
          return drawing('sun')(container);
        });
      }),
    );
    await until(() => one(el, '.failed'), 'the fault');
    expect(textOf(one(el, '.failed p'))).to.equal('Weather cannot be shown. The sky is empty.');
    expect(host.journal.reportsOf('acme.weather').length).to.equal(1);
    broken = false;
    one(el, '.failed button').click();
    await until(() => el.querySelector('[slot="view-acme.weather.view"] p'), 'the view');
  });

  it('gives its host to the elements inside', async () => {
    const { el } = await bench();
    const inside = document.createElement('cx-settings');
    el.append(inside);
    await drawn(el, inside);
    expect(textOf(inside.shadowRoot!.querySelector('h3'))).to.equal('Workbench');
  });

  it('tells people without taking the focus, gives back what they choose, and moves on when one is closed', async () => {
    let window: Cx['window'] | undefined;
    const { el } = await bench(plugin('pulse', { commands: [{ command: 'acme.pulse.go', title: 'Go' }] }, (cx) => {
      window = cx.window;
      cx.commands.register('acme.pulse.go', () => {});
    }));
    await el.host!.commands.execute('acme.pulse.go');
    const before = focused();
    const first = window!.showWarningMessage('Answers are late.', 'Show', 'Later');
    const second = window!.showErrorMessage('Not sent.');
    await drawn(el);
    expect(focused()).to.equal(before);
    expect(all(el, '[part=notification] .words').map(textOf)).to.deep.equal(['Not sent. from \u2068pulse\u2069', 'Answers are late. from \u2068pulse\u2069 ShowLater']);
    expect(all(el, '.glyph').map((glyph) => glyph.getAttribute('aria-label'))).to.deep.equal(['Error', 'Warning']);
    await until(() => textOf(one(el, '[role=alert].unseen')).includes('Not sent.') , 'what is heard');
    await press('F8');
    await drawn(el);
    expect(focused()!.getAttribute('part')).to.equal('notification');
    await press('Escape');
    expect(await second).to.equal(undefined);
    await drawn(el);
    expect(focused()!.getAttribute('part')).to.equal('notification');
    await press('Tab');
    expect(textOf(focused())).to.equal('Show');
    await press('Enter');
    expect(await first).to.equal('Show');
    await drawn(el);
    expect(all(el, '[part=notification]').length).to.equal(0);
    expect(focused()!.className).to.equal('commands');
  });

  it('shows progress, hears that it is to stop, and a status line until it is disposed', async () => {
    let cx: Cx | undefined;
    const { el } = await bench(plugin('pulse', { commands: [{ command: 'acme.pulse.go', title: 'Go' }] }, (given) => {
      cx = given;
      cx.commands.register('acme.pulse.go', () => {});
    }));
    await el.host!.commands.execute('acme.pulse.go');
    const line = cx!.window.setStatusMessage('1,204 answers');
    const work = cx!.window.withProgress({ title: 'Counting', cancellable: true }, async (report, token) => {
      report({ message: 'half', increment: 50 });
      await new Promise((resolve) => token.signal.addEventListener('abort', resolve));
      return 'stopped';
    });
    await drawn(el);
    expect(textOf(one(el, '[part=status] li'))).to.equal('1,204 answers');
    expect(one(el, 'progress').getAttribute('aria-label')).to.equal('Counting');
    expect((one(el, 'progress') as HTMLProgressElement).value).to.equal(0.5);
    all(el, '[part=notification] button')[0]!.click();
    expect(await work).to.equal('stopped');
    line.dispose();
    await drawn(el);
    expect(el.shadowRoot!.querySelector('progress')).to.equal(null);
    expect(el.shadowRoot!.querySelector('[part=status]')).to.equal(null);
  });

  it('runs what keys are bound to, by the facts where the focus is, out of shadow roots', async () => {
    const ran: string[] = [];
    const { el, host } = await bench(
      plugin('keys', {
        commands: ['list', 'page', 'chord'].map((name) => ({ command: `acme.keys.${name}`, title: name })),
        keybindings: [{ command: 'acme.keys.page', key: 'alt+j' }, { command: 'acme.keys.list', key: 'alt+j', when: 'acme.listFocus' }, { command: 'acme.keys.chord', key: 'alt+g alt+h' }],
      }, (cx) => {
        for (const name of ['list', 'page', 'chord']) cx.commands.register(`acme.keys.${name}`, () => void ran.push(name));
      }),
    );
    const outer = document.createElement('section');
    const shadow = outer.attachShadow({ mode: 'open' });
    const button = document.createElement('button');
    button.textContent = 'In the list';
    shadow.append(button);
    el.append(outer);
    const { scope, close } = openScope(outer, host.context);
    scope.set('acme.listFocus', true);
    await press('Alt', 'j');
    await until(() => ran.length === 1, 'the command of the page');
    button.focus();
    await press('Alt', 'j');
    await until(() => ran.length === 2, 'the command of the list');
    await press('Alt', 'g');
    await drawn(el);
    expect(textOf(one(el, '[part=status] [role=status]'))).to.equal('Alt+G pressed. Waiting for the next key');
    await press('Alt', 'h');
    await until(() => ran.length === 3, 'the command of the chord');
    expect(ran).to.deep.equal(['page', 'list', 'chord']);
    close.dispose();
  });

  it('has menus at their places: buttons, and a menu that keys move in', async () => {
    const ran: string[] = [];
    const { el } = await bench(
      plugin('menus', {
        commands: [{ command: 'acme.menus.a', title: 'Refresh' }, { command: 'acme.menus.b', title: 'Export' }, { command: 'acme.menus.c', title: 'Share', enablement: 'acme.menus.never' }],
        views: [{ id: 'acme.menus.view', title: 'Overview' }],
        menus: [{ menu: 'view/title', command: 'acme.menus.a', group: 'navigation' }, { menu: 'view/title', command: 'acme.menus.b', group: 'out@1' }, { menu: 'view/title', command: 'acme.menus.c', group: 'out@2' }],
      }, (cx) => {
        cx.views.register('acme.menus.view', drawing('x'));
        for (const name of ['a', 'b', 'c']) cx.commands.register(`acme.menus.${name}`, () => void ran.push(name));
      }),
    );
    const more = one(el, 'header [aria-haspopup=menu]');
    expect(textOf(more)).to.equal('More for Overview');
    more.focus();
    await press('ArrowDown');
    await until(() => focused()?.getAttribute('role') === 'menuitem', 'the menu');
    expect(textOf(focused())).to.equal('Export');
    await press('ArrowDown');
    expect(focused()!.getAttribute('aria-disabled')).to.equal('true');
    await press('Escape');
    await drawn(el);
    expect(focused()).to.equal(more);
    await press('ArrowDown');
    await until(() => focused()?.getAttribute('role') === 'menuitem', 'the menu');
    await press('Enter');
    await until(() => ran.length > 0, 'the command');
    expect(ran).to.deep.equal(['b']);
    expect(focused()).to.equal(more);
  });

  it('opens settings, plugins and the question of why by commands of its own, and closes them', async () => {
    const { el } = await bench();
    await press('Control', ',');
    const settings = await until(() => el.querySelector('cx-settings'), 'the settings');
    await drawn(el, settings);
    expect(views(el)).to.deep.equal(['Settings']);
    expect(textOf(focused())).to.equal('Settings');
    await el.host!.commands.execute('cx.workbench.why.open');
    await drawn(el);
    expect(views(el)).to.deep.equal(['Settings', 'Why is this shown, or not?']);
    const why = await until(() => el.querySelector('cx-why'), 'the question');
    await drawn(why);
    all(el, '[part=view]:not([hidden]) header button').at(-1)!.click();
    await drawn(el);
    expect(views(el)).to.deep.equal(['Settings']);
  });

  it('shows the icons of plugins beside words: on tabs, buttons, in menus and in the palette; nothing where an icon is not there', async () => {
    const path = 'M4 4h16v12H4z';
    const { el, host } = await bench(plugin('look', {
      icons: [{ id: 'acme.look.box', path, size: 20 }],
      commands: [{ command: 'acme.look.go', title: 'Go', icon: 'acme.look.box' }, { command: 'acme.look.more', title: 'More', icon: 'acme.look.box' }, { command: 'acme.look.bare', title: 'Bare', icon: 'acme.look.gone' }],
      menus: [{ menu: 'workbench/bar', command: 'acme.look.go', group: 'navigation' }, { menu: 'workbench/bar', command: 'acme.look.bare', group: 'navigation' }, { menu: 'workbench/bar', command: 'acme.look.more', group: 'other' }],
      views: [{ id: 'acme.look.a', title: 'A', icon: 'acme.look.box' }, { id: 'acme.look.b', title: 'B' }],
    }, (cx) => ['a', 'b'].forEach((name) => cx.views.register(`acme.look.${name}`, drawing(name)))));
    const icons = (selector: string): (string | null)[] => all(el, selector).map((at) => at.querySelector('svg.icon path')?.getAttribute('d') ?? null);
    expect(icons('[role=tab]')).to.deep.equal([path, null]);
    expect(icons('[part=bar] .menus > button:not(.commands)')).to.deep.equal([null, path]);
    expect(icons('[part=bar] [role=menuitem]')).to.deep.equal([path]);
    expect(one(el, 'svg.icon').getAttribute('viewBox')).to.equal('0 0 20 20');
    expect([...all(el, 'svg.icon')].every((icon) => icon.getAttribute('aria-hidden') === 'true')).to.equal(true);
    await el.showCommands();
    const palette = el.shadowRoot!.querySelector('cx-command-palette')!;
    await drawn(palette);
    expect([...palette.shadowRoot!.querySelectorAll('[part=option]')].filter((option) => option.querySelector('svg.icon')).map((option) => textOf(option.querySelector('.label')))).to.deep.equal(['Go', 'More']);
    palette.close();
    await host.disable('acme.look');
    await drawn(el);
    expect(el.shadowRoot!.querySelector('svg.icon')).to.equal(null);
  });

  it('shows first steps that plugins bring', async () => {
    const { el } = await bench(plugin('start', { walkthroughs: [{ id: 'acme.start.tour', title: 'A tour', steps: [{ id: 'a', title: 'Look' }] }] }));
    await el.host!.commands.execute('cx.workbench.walkthroughs.open');
    const steps = await until(() => el.querySelector('cx-walkthrough'), 'the steps');
    await drawn(el, steps);
    expect(views(el)).to.deep.equal(['First steps']);
    expect(textOf(steps.shadowRoot!.querySelector('h3'))).to.equal('A tour');
  });

  it('goes on with a search for a culprit after the page was loaded again, before anybody is woken', async () => {
    const workspace = memoryTextStore();
    const woken: string[] = [];
    const plugins = ['a', 'b', 'c'].map((name) => plugin(name, {}, () => void woken.push(name), { activationEvents: ['onStartup'] }));
    const load = async (): Promise<{ el: CxWorkbench; host: PluginHost }> => {
      const el = await fixture<CxWorkbench>(html`<cx-workbench></cx-workbench>`);
      const host = unstartedHost({ ui: el.ui, stores: { workspace } }, ...plugins);
      el.host = host;
      await el.updateComplete;
      await host.start();
      await host.whenSettled();
      await drawn(el);
      return { el, host };
    };
    const manager = (el: CxWorkbench): Promise<CxPluginManager> => until(() => el.querySelector('cx-plugin-manager'), 'the manager');
    const answer = async (el: CxWorkbench, label: string): Promise<void> => {
      const inside = await manager(el);
      await drawn(el, inside);
      [...inside.shadowRoot!.querySelectorAll('button')].find((each) => textOf(each) === label)!.click();
      await el.host!.whenSettled();
      await drawn(el, inside);
    };
    const first = await load();
    expect(woken.splice(0)).to.deep.equal(['a', 'b', 'c']);
    await first.host.commands.execute('cx.workbench.plugins.open');
    await answer(first.el, 'Find the plugin that causes a problem');
    await answer(first.el, 'No, it is gone');
    first.el.remove();
    const second = await load();
    expect(woken.splice(0)).to.deep.equal(['a', 'b']);
    expect(textOf((await manager(second.el)).shadowRoot!.querySelector('[part=search]'))).to.contain('2 of 3 plugins are on. Is the problem there now?');
    await answer(second.el, 'No, it is gone');
    await answer(second.el, 'Done');
    second.el.remove();
    await load();
    expect(woken.slice(-3)).to.deep.equal(['a', 'b', 'c']);
    expect(workspace.get('cx.bisect')).to.equal(undefined);
  });

  it('puts on themes and texts of plugins, and takes them off', async () => {
    const { el, host } = await bench({ manifest: { publisher: 'acme', name: 'look', version: '1.0.0', displayName: 'Look', engines: { cx: '*' }, contributes: {
      themes: [{ id: 'acme.look.strong', title: 'Strong', contrast: 'high', tokens: { accent: { light: '#003', dark: '#ff0' }, radius: '0' } }],
      locales: [{ language: 'fr', title: 'Français', messages: { 'workbench.commands': 'Commandes' } }],
    } } });
    const root = document.documentElement.style;
    await host.configuration.update('cx.workbench.theme', 'acme.look.strong');
    expect([root.getPropertyValue('--cx-accent'), root.getPropertyValue('--cx-radius'), root.getPropertyValue('--cx-quiet')]).to.deep.equal(['light-dark(#003, #ff0)', '0', '100%']);
    const connected = connectElements(host);
    el.lang = 'fr';
    await until(() => textOf(one(el, '.commands')).startsWith('Commandes'), 'French');
    await host.disable('acme.look');
    await drawn(el);
    expect(root.getPropertyValue('--cx-accent')).to.equal('');
    expect(textOf(one(el, '.commands'))).to.contain('Commands');
    connected.dispose();
  });

  it('says which plugin could not be started and why, and what a command that failed said', async () => {
    const { el, host } = await bench(plugin('weather', { commands: [{ command: 'acme.weather.go', title: 'Go' }], keybindings: [{ command: 'acme.weather.go', key: 'alt+w' }] }, () => {
      throw new Error('The sky is empty.');
    }));
    await press('Alt', 'w');
    await until(() => all(el, '[part=notification]').length === 2, 'the notifications');
    expect(all(el, '[part=notification] .words p:first-child').map(textOf).join(' ')).to.contain('\u2068weather\u2069 could not be started.').and.to.contain('The sky is empty.');
    expect(host.plugin('acme.weather')!.state).to.equal('failed');
  });
});

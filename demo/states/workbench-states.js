// The elements over the plugin host in every state, each with a host of its own that is taken down afterwards.

const element = (name, attributes = {}) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const settled = async (...elements) => {
  for (const el of elements) await el.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const el of elements) await el.updateComplete;
};
const inner = (el, selector) => el.shadowRoot.querySelector(selector);
const key = (target, name) => target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }));
const type = (input, value) => {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};
const changed = (input, value) => {
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

/** A plugin of a bank that does not exist: what it says it brings, and code that does as good as nothing. */
const pulse = {
  publisher: 'tidewell', name: 'pulse', version: '1.4.0', displayName: 'Customer pulse', engines: { cx: '*' }, main: './pulse.js',
  description: 'Watches what customers say, and reminds the team to look.',
  dependencies: { 'tidewell.words': { version: '^1.0.0', optional: true } },
  budgets: { activationMs: 50 },
  contributes: {
    commands: [
      { command: 'tidewell.pulse.refresh', title: 'Refresh the figures', category: 'Pulse' },
      { command: 'tidewell.pulse.export', title: 'Export this month', category: 'Pulse', enablement: 'tidewell.pulse.loaded' },
      { command: 'tidewell.pulse.share', title: 'Share with the team', category: 'Pulse' },
    ],
    contextKeys: [{ key: 'tidewell.pulse.loaded', type: 'boolean', description: 'figures that are loaded' }],
    keybindings: [{ command: 'tidewell.pulse.refresh', key: 'mod+alt+r' }, { command: 'tidewell.pulse.share', key: 'ctrl+j ctrl+r' }],
    menus: [
      { menu: 'view/title', command: 'tidewell.pulse.refresh', group: 'navigation@1', when: 'cx.view == tidewell.pulse.overview' },
      { menu: 'view/title', command: 'tidewell.pulse.export', group: 'out@1', when: 'cx.view == tidewell.pulse.overview' },
      { menu: 'view/title', command: 'tidewell.pulse.share', group: 'out@2', when: 'cx.view == tidewell.pulse.overview' },
    ],
    views: [
      { id: 'tidewell.pulse.overview', title: 'Overview' },
      { id: 'tidewell.pulse.trend', title: 'Trend', when: 'tidewell.pulse.loaded && config.tidewell.pulse.interval < 60' },
      { id: 'tidewell.pulse.notes', title: 'Notes', place: 'side' },
    ],
    configuration: [
      { key: 'tidewell.pulse.sound', type: 'boolean', title: 'Sound', description: 'Plays a short sound when a figure changes.', default: false, order: 1 },
      { key: 'tidewell.pulse.interval', type: 'integer', title: 'Refresh every', description: 'In minutes.', default: 15, minimum: 1, maximum: 1440, order: 2 },
      { key: 'tidewell.pulse.region', type: 'string', title: 'Region', enum: ['all', 'North', 'Coast', 'City'], default: 'all', order: 3 },
      { key: 'tidewell.pulse.address', type: 'string', title: 'Send a report to', description: 'An address at the bank.', pattern: '^[a-z.]+@tidewell\\.example$', default: 'pulse@tidewell.example', order: 4 },
      { key: 'tidewell.pulse.topics', type: 'strings', title: 'Topics', description: 'What to look for in comments.', default: ['fees', 'app'], order: 5 },
    ],
  },
};
const notes = (container, text) => {
  const paragraph = element('p');
  paragraph.textContent = text;
  container.append(paragraph);
  return { dispose: () => paragraph.remove() };
};
const pulseCode = {
  activate(context, cx) {
    context.log.info('Figures of 1,204 answers are here.');
    for (const name of ['refresh', 'export', 'share']) cx.commands.register(`tidewell.pulse.${name}`, () => {});
    cx.views.register('tidewell.pulse.overview', (container) => notes(container, 'The figures of this month stand here.'));
    cx.views.register('tidewell.pulse.trend', (container) => notes(container, 'The last twelve months.'));
    cx.views.register('tidewell.pulse.notes', (container) => notes(container, 'Ask City what changed in June.'));
    cx.window.setStatusMessage('1,204 answers this month');
  },
};
const words = { publisher: 'tidewell', name: 'words', version: '1.0.0', displayName: 'Words of the bank', engines: { cx: '*' }, contributes: { themes: [{ id: 'tidewell.words.calm', title: 'Calm', tokens: { accent: '#205c40' } }, { id: 'tidewell.words.calm', title: 'Calm again', tokens: {} }] } };
const broken = { publisher: 'tidewell', name: 'broken', version: '0.1.0', displayName: 'Weather', engines: { cx: '*' }, main: './weather.js', contributes: { views: [{ id: 'tidewell.broken.view', title: 'Weather' }] } };
const webhook = {
  publisher: 'acme', name: 'webhook', version: '2.0.0', displayName: 'Webhook', description: 'Sends each answer to an address of yours.', engines: { cx: '*' }, main: './plugin.js',
  capabilities: [
    { capability: 'network:https://hooks.acme.example', reasoning: 'To send what you asked it to send.' },
    { capability: 'events:read:response', reasoning: 'Answers are what it sends.' },
    { capability: 'storage', reasoning: 'To try again after a break.' },
  ],
};
const NOON = new Date(2026, 10, 26, 12).getTime();
const account = {
  uses: [
    { capability: 'network:https://hooks.acme.example', allowed: 214, denied: { 'no-consent': 12 }, sent: 81_920, first: NOON, last: NOON },
    { capability: 'storage', allowed: 31, denied: {}, sent: 0, first: NOON, last: NOON },
  ],
  sights: [{ type: 'cx.response.submitted', seen: 214, dropped: 12, withheld: ['/data/answers/text', '/subject'], last: NOON }],
  refused: {},
};
/** Runs nothing, and says what a plugin did. */
const counting = { tier: 'isolated', start: async () => { throw new Error('Not here.'); }, accountOf: () => ({ read: () => account, onDidChange: () => ({ dispose() {} }) }) };

const module = (code) => ({ kind: 'module', load: () => code });

/** @param make makes a host of options */
export function workbenchStates(make) {
  /** Shows an element with a host around three plugins; gives what takes both down. */
  const hosted = async (place, el, { options = {}, plugins = [{ manifest: pulse, code: module(pulseCode) }, { manifest: words }], drive } = {}) => {
    const plugin = make({ ...(el.ui && { ui: el.ui }), ...options });
    for (const source of plugins) plugin.install(source);
    place.append(el);
    el.host = plugin;
    await plugin.start();
    await settled(el);
    await drive?.(el, plugin);
    await settled(el);
    return async () => {
      el.remove();
      await plugin.dispose();
    };
  };
  const state = (name, what, drive, rest = {}) => ({ element: name, name: what, ...rest.flags, show: (host) => hosted(host, element(name, rest.attributes), { ...rest, drive }) });

  const palette = (name, drive, rest) => state('cx-command-palette', name, drive, { flags: { modal: true }, ...rest });
  const field = (el) => inner(el, 'input');
  const opened = (query, then) => async (el) => {
    el.recent = ['tidewell.pulse.share'];
    el.show();
    await settled(el);
    if (query) type(field(el), query);
    await settled(el);
    then?.(el);
  };

  const bench = (name, drive, rest) => state('cx-workbench', name, drive, rest);
  const settings = (name, drive, rest) => state('cx-settings', name, drive, rest);
  const manager = (name, drive, rest) => state('cx-plugin-manager', name, drive, rest);
  const isolated = { manifest: webhook, code: { kind: 'text', text: 'export default {}' } };
  const files = (manifest, code = 'export default { activate() {} }') => [new File([JSON.stringify(manifest)], 'plugin.json'), new File([code], 'plugin.js')];
  const unfold = (el, name) => el.shadowRoot.querySelector(`[aria-labelledby="name-${name}"] summary`).click();

  const trust = { publisher: 'tidewell', name: 'trust', version: '1.0.0', displayName: 'Trust', engines: { cx: '*' }, main: './trust.js', contributes: { scorecardTiles: [{ id: 'tidewell.trust.tile', title: 'One figure' }] } };
  const tiles = (draw) => ({ plugins: [{ manifest: trust, code: module({ activate: (_context, cx) => void cx.scorecards.registerTile('tidewell.trust.tile', draw) }) }], attributes: { metric: 'nps', label: 'Recommendation', tile: 'tidewell.trust.tile' } });
  const reading = { kind: 'measured', metric: 'nps', value: 39.8, n: 2746, unit: 'points', range: [-100, 100], method: 'promoters minus detractors', interval: { level: 0.95, lower: 37.2, upper: 42.4, method: 'adjusted Wald' }, notes: [] };
  const given = (el) => void (el.view = { metric: { id: 'nps', unit: 'points', range: [-100, 100], better: 'higher', method: '' }, reading, period: null, change: null, series: [], privacyThreshold: 5 });
  const tile = (name, draw, drive = given) => state('cx-tile', name, drive, tiles(draw));

  const start = {
    publisher: 'tidewell', name: 'start', version: '1.0.0', displayName: 'Customer pulse', engines: { cx: '*' }, main: './start.js',
    contributes: {
      commands: [{ command: 'tidewell.start.count', title: 'Count the answers' }, { command: 'tidewell.start.send', title: 'Send the report' }, { command: 'tidewell.start.share', title: 'Share it', enablement: 'tidewell.start.sent' }],
      contextKeys: [{ key: 'tidewell.start.sent', type: 'boolean', description: 'a report that was sent' }],
      walkthroughs: [{ id: 'tidewell.start.tour', title: 'A look around', description: 'What this workbench can do, in four steps.', steps: [
        { id: 'count', title: 'Count the answers of the year', description: 'The figures are counted again, and you can stop it.', command: 'tidewell.start.count' },
        { id: 'send', title: 'Send the report', command: 'tidewell.start.send', doneWhen: 'tidewell.start.sent' },
        { id: 'share', title: 'Share it with the team', command: 'tidewell.start.share' },
        { id: 'read', title: 'Read what customers say', description: 'Nothing else tells you as much.' },
      ] }],
    },
  };
  const startCode = { activate(_context, cx) {
    cx.commands.register('tidewell.start.count', () => {});
    cx.commands.register('tidewell.start.send', () => { throw new Error('Nobody is at home.'); });
    cx.commands.register('tidewell.start.share', () => {});
  } };
  const steps = (name, drive, rest) => state('cx-walkthrough', name, drive, { plugins: [{ manifest: start, code: module(startCode) }], ...rest });

  return [
    { element: 'cx-tile', name: 'waiting', show: async (host) => void host.append(element('cx-tile', { metric: 'nps', label: 'Recommendation' })) },
    { element: 'cx-tile', name: 'without its plugin', show: async (host) => {
      const el = element('cx-tile', { metric: 'nps', label: 'Recommendation', tile: 'gone.tile' });
      given(el);
      host.append(el);
      await settled(el);
    } },
    tile('drawn by a plugin', (container, { reading: { value, n } }) => notes(container, `${value} of ${n} answers`)),
    tile('a plugin that cannot draw it', () => { throw new Error('The brush is lost.'); }),
    palette('all commands', opened('')),
    palette('letters of a command', opened('figs')),
    palette('nothing is found', opened('zebra')),
    palette('a command that cannot be run now', opened('export', (el) => key(field(el), 'Enter'))),
    palette('a choice for a plugin', (el) => void el.pick([{ label: 'North', description: '412 answers' }, { label: 'Coast', detail: 'Harbour and islands' }, { label: 'City' }], { title: 'Which region?' }, 'Customer pulse')),
    palette('a text for a plugin', (el) => void el.ask({ prompt: 'Name of the report', value: 'November' }, 'Customer pulse')),
    palette('a text that does not fit', async (el) => {
      void el.ask({ prompt: 'Name of the report', validate: (text) => (text.length < 3 ? 'A name has at least three letters.' : undefined) }, 'Customer pulse');
      await settled(el);
      type(field(el), 'No');
    }),

    { element: 'cx-workbench', name: 'without a host', show: async (host) => void host.append(element('cx-workbench')) },
    bench('views and status'),
    bench('several views', (_el, host) => host.context.set('tidewell.pulse.loaded', true)),
    bench('an open menu', async (el) => inner(el, '[aria-haspopup]').click(), { flags: { floats: true } }),
    bench('notifications', (el) => {
      void el.ui.message('info', 'The figures of November are complete.', [], 'Customer pulse');
      void el.ui.message('warning', 'Answers from City are late by two hours.', ['Show them', 'Remind me tomorrow'], 'Customer pulse');
      void el.ui.message('error', 'The report could not be sent. It is kept and will be sent when you are online.', ['Try again'], 'Customer pulse');
    }, { flags: { floats: true } }),
    bench('progress', (el) => {
      const shown = el.ui.progress({ title: 'Counting answers', cancellable: true }, 'Customer pulse');
      shown.report({ message: '2,310 of 6,000', increment: 38 });
      el.ui.progress({ title: 'Looking for themes' }, 'Customer pulse');
    }, { flags: { floats: true } }),
    bench('a key that begins a chord', () => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', ctrlKey: true, bubbles: true }));
    }),
    bench('a view that cannot be shown', () => {}, { plugins: [{ manifest: broken, code: module({ activate: (_context, cx) => void cx.views.register('tidewell.broken.view', () => { throw new Error('The sky is empty.'); }) }) }] }),
    bench('a plugin that does not start', () => {}, { plugins: [{ manifest: broken, code: module({ activate: () => { throw new Error('The sky is empty.'); } }) }], flags: { floats: true } }),
    bench('its own settings', async (_el, host) => host.commands.execute('cx.workbench.settings.open')),

    { element: 'cx-settings', name: 'without a host', show: async (host) => void host.append(element('cx-settings')) },
    settings('the form'),
    settings('changed, locked and invalid', async (_el, host) => host.configuration.update('tidewell.pulse.sound', true), {
      options: { configuration: { host: { 'tidewell.pulse.address': 'somebody@elsewhere.example' }, policy: { 'tidewell.pulse.region': 'Coast' } } },
    }),
    settings('a value that does not fit', (el) => changed(inner(el, '[id="setting-tidewell.pulse.interval"]'), 'often')),
    settings('where a value comes from', async (el, host) => {
      await host.configuration.update('tidewell.pulse.interval', 5);
      inner(el, '.integer summary').click();
    }, { options: { configuration: { host: { 'tidewell.pulse.interval': 30 } } } }),
    settings('found by search', (el) => type(inner(el, '[type=search]'), 'report')),
    settings('nothing is found', (el) => type(inner(el, '[type=search]'), 'zebra')),
    settings('as JSON', async (_el, host) => host.configuration.update('tidewell.pulse.interval', 5), { attributes: { view: 'json' } }),
    settings('JSON that cannot be read or does not fit', async (el) => {
      type(inner(el, 'textarea'), '{ "tidewell.pulse.interval": "often", "gone": 1 }');
      await settled(el);
      type(inner(el, 'textarea'), '{ "tidewell.pulse.interval": "often", "gone": 1');
    }, { attributes: { view: 'json' } }),

    { element: 'cx-plugin-manager', name: 'without a host', show: async (host) => void host.append(element('cx-plugin-manager')) },
    manager('no plugin', () => {}, { plugins: [] }),
    manager('the list', async (_el, host) => host.disable('tidewell.words')),
    manager('details of one with full access', async (el, host) => {
      await host.activate('tidewell.pulse');
      unfold(el, 'tidewell.pulse');
    }),
    manager('details of one that is kept apart', (el) => unfold(el, 'acme.webhook'), { plugins: [isolated], options: { runners: [counting] } }),
    manager('one that fails', async (el, host) => {
      await host.activate('tidewell.broken').catch(() => {});
      unfold(el, 'tidewell.broken');
    }, { plugins: [{ manifest: broken, code: module({ activate: () => { throw new Error('The sky is empty.'); } }) }] }),
    manager('asking before it uninstalls', async (el) => {
      unfold(el, 'tidewell.pulse');
      await settled(el);
      inner(el, '.uninstall').click();
    }),
    manager('a new plugin is looked at', (el) => el.open(files(webhook)), { plugins: [] }),
    manager('an update that may do more', (el) => el.open(files({ ...webhook, version: '2.1.0', capabilities: [...webhook.capabilities.slice(0, 2), { capability: 'pii.read', reasoning: 'To send names along.' }], dependencies: { 'acme.crypto': '^1.0.0' } })), { plugins: [isolated] }),
    manager('a manifest that cannot be used', (el) => el.open([new File(['{"publisher": "acme"}'], 'plugin.json')])),
    manager('code that is not what it should be', (el) => el.open(files(webhook), 'sha384-AAAA')),
    manager('looking for the culprit', (el) => inner(el, '.find').click()),
    manager('the culprit is found', async (el) => {
      inner(el, '.find').click();
      for (const answer of [2, 1, 1]) {
        await settled(el);
        inner(el, `[part=search] button:nth-child(${answer})`)?.click();
      }
    }),

    { element: 'cx-walkthrough', name: 'without a host', show: async (host) => void host.append(element('cx-walkthrough')) },
    steps('nothing to show', () => {}, { plugins: [] }),
    steps('some steps are done', async (_el, host) => host.commands.execute('tidewell.start.count')),
    steps('a command that failed', (el) => inner(el, '[part=step]:nth-child(2) button').click()),

    { element: 'cx-why', name: 'without a host', show: async (host) => void host.append(element('cx-why')) },
    state('cx-why', 'something that is not shown', async (el) => changed(inner(el, 'select'), 'views tidewell.pulse.trend')),
    state('cx-why', 'a clause that holds', () => {}, { attributes: { clause: '!tidewell.pulse.loaded && config.tidewell.pulse.interval >= 10' } }),
    state('cx-why', 'a clause that cannot be read', () => {}, { attributes: { clause: 'tidewell.pulse.loaded && (' } }),
  ];
}

// Measures the plugin host as it is published; prints JSON.
import { createHost } from '../dist/src/host/index.js';

const PLUGINS = 100;
const manifestOf = (i) => ({
  publisher: 'acme', name: `plugin-${i}`, version: '1.0.0', displayName: `Plugin ${i}`, engines: { cx: '*' }, main: './plugin.js',
  contributes: {
    commands: [{ command: `acme.c${i}.one`, title: 'One' }, { command: `acme.c${i}.two`, title: 'Two', enablement: 'acme.ready && !acme.busy' }],
    menus: [{ menu: 'view/title', command: `acme.c${i}.one`, when: 'acme.open', group: 'navigation' }],
    keybindings: [{ command: `acme.c${i}.one`, key: 'ctrl+k ctrl+l' }],
    configuration: [{ key: `acme.c${i}.size`, type: 'integer', default: 3 }, { key: `acme.c${i}.name`, type: 'string', default: 'x' }],
    views: [{ id: `acme.c${i}.view`, title: 'View' }],
  },
});
const source = (i) => ({ manifest: manifestOf(i), code: { kind: 'module', load: () => ({ activate: (_context, cx) => cx.commands.register(`acme.c${i}.one`, () => i) }) } });
/** CPU time of this process so far, in milliseconds: what other programs on the machine do does not count. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const installs = [];
const starts = [];
for (let run = 0; run < 31; run++) {
  const sources = Array.from({ length: PLUGINS }, (_, i) => source(i));
  const host = createHost();
  const begun = cpu();
  for (const one of sources) host.install(one);
  const installed = cpu();
  await host.start();
  installs.push(installed - begun);
  starts.push(cpu() - installed);
  if (run < 30) await host.dispose();
  else {
    await host.commands.execute('acme.c0.one');
    const rounds = [];
    for (let round = 0; round < 15; round++) {
      const before = cpu();
      for (let i = 0; i < 20_000; i++) await host.commands.execute('acme.c0.one');
      rounds.push(((cpu() - before) / 20_000) * 1000);
    }
    console.log(JSON.stringify({ first: installs[0] + starts[0], plugins: PLUGINS, install: median([...installs]), start: median([...starts]), command: median(rounds) }));
    await host.dispose();
  }
}

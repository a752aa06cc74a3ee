import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import { lanesOnPage, lensesOnPage, type FromPlugin, type JourneyForPlugins } from '../journey-map/on-page.js';

/** Gives the journey maps of this page the lanes and lenses of a host. */
export function connectJourneys(host: PluginHost): Disposable {
  const { journeyLanes, journeyLenses } = host.registries;
  const store = new DisposableStore();
  let shown = new DisposableStore();
  /** Only what a plugin's own command says is asked for: by another's it would speak in its name. */
  const common = (owner: string, title: string, command: string | undefined): FromPlugin => ({
    title: host.textOf(owner, title).value,
    by: owner,
    ask: command === undefined ? undefined : (about: JourneyForPlugins) => host.commands.registry.get(command)?.owner === owner ? host.commands.execute(command, [about]) : Promise.reject(new Error(`"${command}" is no command of "${owner}".`)),
  });
  const update = (): void => {
    const before = shown;
    shown = new DisposableStore();
    for (const { id, entry, owner } of journeyLanes.all) shown.add(lanesOnPage.add(id, { ...common(owner, entry.title, entry.command), shows: entry.shows }));
    for (const { id, entry, owner } of journeyLenses.all) shown.add(lensesOnPage.add(id, { ...common(owner, entry.title, entry.command), metrics: entry.metrics ?? [] }));
    before.dispose();
  };
  update();
  store.add(journeyLanes.onDidChange(update));
  store.add(journeyLenses.onDidChange(update));
  store.add(toDisposable(() => shown.dispose()));
  return store;
}

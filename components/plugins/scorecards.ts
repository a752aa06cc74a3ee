import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import { CxError } from '../../src/core/problem.js';
import type { PluginHost } from '../../src/host/host.js';
import { periodKey, utcDay } from '../../src/metrics/period/calendar.js';
import { feedsOnPage, layoutsOnPage, type Feed, type ScorecardLayout } from '../scorecard/on-page.js';

/** What a scorecard shows by a template of a plugin: its tiles, in order, with targets and weights. Undefined if there is none of that id. */
export function scorecardFromTemplate(host: PluginHost, id: string): ScorecardLayout | undefined {
  const declared = host.registries.scorecardTemplates.get(id);
  return declared && { title: host.textOf(declared.owner, declared.entry.title).value, tiles: declared.entry.tiles, host };
}

/** Gives the scorecards of this page the templates and sources of a host. */
export function connectScorecards(host: PluginHost): Disposable {
  const { scorecardTemplates, sources } = host.registries;
  const store = new DisposableStore();
  let shown = new DisposableStore();
  const update = (): void => {
    const before = shown;
    shown = new DisposableStore();
    for (const { id } of scorecardTemplates.all) shown.add(layoutsOnPage.add(id, scorecardFromTemplate(host, id)!));
    for (const { id } of sources.all) shown.add(feedsOnPage.add(id, feedOf(host, id)));
    before.dispose();
  };
  let declared = '';
  /** A source that gets its code is still the same source. */
  const look = (): void => {
    const now = JSON.stringify([scorecardTemplates.all.map(({ id }) => id), sources.all.map(({ id }) => id)]);
    if (now === declared) return;
    declared = now;
    update();
  };
  look();
  store.add(scorecardTemplates.onDidChange(look));
  store.add(sources.onDidChange(look));
  store.add(toDisposable(() => shown.dispose()));
  return store;
}

/** Counts what a source of a plugin brings, each event once. */
function feedOf(host: PluginHost, id: string): Feed {
  const { sources } = host.registries;
  const { entry, owner } = sources.get(id)!;
  return {
    title: host.textOf(owner, entry.title).value,
    start({ metrics, dimensions }, listener) {
      const stop = new AbortController();
      const running = new DisposableStore();
      running.add(toDisposable(() => stop.abort()));
      const seen = new Set<string>();
      const begin = async (): Promise<void> => {
        await Promise.resolve(); // what is being declared can be woken a moment later
        // only pages that count need what counts
        const [problem, { EventCounter }, { LossTally }] = await Promise.all([sources.code(id) ? undefined : host.wake(`onSource:${id}`), import('../../src/metrics/built-in/event-counter.js'), import('../../src/metrics/losses/lost-answers.js')]);
        const source = sources.code(id);
        if (!source) throw new CxError({ code: 'no-source', message: problem?.message ?? `The source "${id}" of "${owner}" could not be activated.`, where: id });
        if (stop.signal.aborted) return;
        const counter = new EventCounter({ metrics, dimensions });
        const lost = new LossTally();
        listener.begin(counter.cube);
        running.add(await source.start((event) => {
          if (stop.signal.aborted || seen.has(event.id)) return;
          seen.add(event.id);
          counter.add(event, Date.now());
          if (event.type === 'cx.delivery.lost') {
            lost.add(event, periodKey('day', utcDay(Date.parse(event.time))));
            listener.losses?.(lost.rows);
          }
          listener.changed();
        }, stop.signal));
      };
      begin().catch((error: unknown) => {
        if (!stop.signal.aborted) listener.failed(host.journal.report(owner, error).message);
      });
      return running;
    },
  };
}

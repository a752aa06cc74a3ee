import { CxError } from '../core/problem.js';
import type { Delivery } from '../delivery/sink.js';
import type { CxEvent } from '../model/event.js';
import type { PluginHost } from './host.js';

/** The sinks that want an event: those that name its type, and those that name none. */
export function sinksFor({ registries }: PluginHost, event: CxEvent): readonly string[] {
  return registries.sinks.all.filter(({ entry }) => entry.events === undefined || entry.events.includes(event.type)).map(({ id }) => id);
}

/**
 * Hands an event to every plugin sink that wants it, waking those that sleep. Gives what became of it by the sink that got least far. One
 * that fails is reported and does not spoil it for the others; if all fail, this rejects. Undefined if no sink wants it.
 */
export function deliver(host: PluginHost, event: CxEvent): Promise<Delivery> | undefined {
  const wanted = sinksFor(host, event);
  return wanted.length === 0 ? undefined : toAll(host, event, wanted);
}

async function toAll(host: PluginHost, event: CxEvent, sinks: readonly string[]): Promise<Delivery> {
  const { registries, journal } = host;
  const outcomes = await Promise.all(
    sinks.map(async (id): Promise<Delivery | 'failed'> => {
      const { owner } = registries.sinks.get(id)!;
      try {
        if (!registries.sinks.code(id)) await host.wake(`onSink:${id}`);
        const sink = registries.sinks.code(id);
        if (!sink) throw new CxError({ code: 'no-sink', message: `The sink "${id}" of "${owner}" could not be activated.`, where: id });
        return await sink.accept(event);
      } catch (error) {
        journal.report(owner, error);
        return 'failed';
      }
    }),
  );
  const taken = outcomes.filter((outcome): outcome is Delivery => outcome !== 'failed');
  if (taken.length === 0) throw new CxError({ code: 'not-delivered', message: 'No sink took the event.' });
  return taken.includes('held') ? 'held' : taken.includes('stored') ? 'stored' : 'sent';
}

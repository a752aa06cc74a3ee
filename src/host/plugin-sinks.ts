import { CxError } from '../core/problem.js';
import { leastOf, type Delivery } from '../delivery/sink.js';
import type { CxEvent } from '../model/event.js';
import type { PluginHost } from './host.js';

/** The sinks in the page that want an event: those that name its type, and those that name none. */
export function sinksFor(host: PluginHost, event: CxEvent): readonly string[] {
  return wanting(host, event).filter(({ owner }) => isInPage(host, owner)).map(({ id }) => id);
}

/** The sinks outside the page that want an event. They look on: the feed of events tells them, once they are awake. */
export function outsideSinksFor(host: PluginHost, event: CxEvent): readonly string[] {
  return wanting(host, event).filter(({ owner }) => !isInPage(host, owner)).map(({ id }) => id);
}

const wanting = ({ registries }: PluginHost, event: CxEvent) => registries.sinks.all.filter(({ entry }) => entry.events === undefined || entry.events.includes(event.type));
const isInPage = (host: PluginHost, owner: string): boolean => host.plugin(owner)?.tier === 'trusted';

/**
 * Hands an event to every plugin sink in the page that wants it, waking those that sleep. Gives what became of it by the sink that got least far. One
 * that fails is reported and does not spoil it for the others; if all fail, this rejects. Undefined if no sink takes it over: those that
 * only watch do not count.
 */
export function deliver(host: PluginHost, event: CxEvent): Promise<Delivery> | undefined {
  const outcomes: Promise<Delivery | 'failed'>[] = [];
  for (const id of sinksFor(host, event)) {
    const outcome = taken(host, event, id);
    if (!host.registries.sinks.get(id)!.entry.watches) outcomes.push(outcome);
  }
  return outcomes.length === 0 ? undefined : leastOfAll(outcomes);
}

/** What one sink says of an event; never rejects. */
async function taken(host: PluginHost, event: CxEvent, id: string): Promise<Delivery | 'failed'> {
  const { registries, journal } = host;
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
}

async function leastOfAll(outcomes: readonly Promise<Delivery | 'failed'>[]): Promise<Delivery> {
  const deliveries = (await Promise.all(outcomes)).filter((outcome): outcome is Delivery => outcome !== 'failed');
  if (deliveries.length === 0) throw new CxError({ code: 'not-delivered', message: 'No sink took the event.' });
  return leastOf(deliveries, 'sent');
}

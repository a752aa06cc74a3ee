import { DisposableStore, toDisposable, type Disposable } from '../../core/disposable.js';
import type { Problem } from '../../core/problem.js';
import { parse } from '../../model/parse.js';
import type { CxEvent } from '../../model/event.js';
import { usableAddress } from '../address.js';
import { Bus } from '../bus.js';
import { httpTransport, type HttpForm } from '../http-transport.js';
import type { Outbox, OutboxNews } from '../outbox.js';
import type { Sink, Transport } from '../sink.js';
import { snowplowForm, trackForm } from './analytics.js';
import { dataLayerSink } from './data-layer.js';
import { broadcastSink, consoleSink, functionTransport, parentSink } from './local.js';
import { redactor } from './redact.js';
import { refine } from './refine.js';
import { sinksSchema, type SinkSettings } from './settings.js';
import { webhookForm } from './webhook.js';

/** What sinks need of who opens them. */
export interface SinkSurroundings {
  /** Makes the queue of a sink: each has its own, so that one that is down holds up no other. */
  readonly queue: (name: string, transport: Transport) => Outbox;
  readonly tell: (news: OutboxNews, sink: string) => void;
  readonly problem: (problem: Problem) => void;
  readonly now?: () => number;
}

export interface OpenSinks extends Disposable {
  readonly bus: Bus;
  readonly outboxes: readonly Outbox[];
}

/** Opens the sinks that a page asks for. What is wrong with one is told, and keeps none of the others from working. */
export function openSinks(input: readonly unknown[], surroundings: SinkSurroundings): OpenSinks {
  const lifetime = new DisposableStore();
  const bus = new Bus();
  const outboxes: Outbox[] = [];
  const known = new Set<string>();
  input.forEach((one, i) => {
    const parsed = parse(sinksSchema, [one]);
    if (!parsed.ok) return parsed.error.forEach((problem) => surroundings.problem({ ...problem, where: `sinks/${i}${(problem.where ?? '').replace(/^\/0/, '')}` }));
    const settings = parsed.value[0]!;
    const redact = redactor(settings.redact ?? {});
    if (!redact.ok) return surroundings.problem({ ...redact.error, where: `sinks/${i}/${redact.error.where}` });
    const name = settings.name ?? settings.kind;
    if (known.has(name)) return surroundings.problem({ code: 'same-name', message: `There are two sinks called "${name}": give one of them a "name" of its own.`, where: `sinks/${i}` });
    known.add(name);
    const sink = sinkOf(settings, name, surroundings, lifetime, outboxes);
    lifetime.add(bus.add(refine(sink, settings, redact.value)));
  });
  return { bus, outboxes, dispose: () => lifetime.dispose() };
}

function sinkOf(settings: SinkSettings, name: string, { queue, tell, now = Date.now }: SinkSurroundings, lifetime: DisposableStore, outboxes: Outbox[]): Sink {
  const queued = (transport: Transport, address: string, watches = false): Sink => {
    const outbox = lifetime.add(queue(`${name} ${address}`, transport));
    lifetime.add(outbox.news((news) => tell(news, name)));
    outboxes.push(outbox);
    return { watches, accept: (event: CxEvent) => outbox.accept(event) };
  };
  const posted = (endpoint: string, form?: HttpForm, watches?: boolean): Sink => {
    const address = usableAddress(endpoint)!;
    return queued(httpTransport(address, form && { form }), address.replace(/[?#].*/, ''), watches);
  };
  switch (settings.kind) {
    case 'collector':
      return posted(settings.endpoint);
    case 'webhook':
      return posted(settings.endpoint, webhookForm(settings.secret, now));
    case 'track':
      return posted(settings.endpoint, trackForm(settings.writeKey, settings.include ?? [], now), true);
    case 'snowplow':
      return posted(settings.endpoint, snowplowForm(settings.appId, settings.vendor, now), true);
    case 'function':
      return queued(functionTransport(settings.deliver), '');
    case 'data-layer':
      return dataLayerSink(settings);
    case 'console':
      return consoleSink();
    case 'parent':
      return parentSink(settings.origin);
    case 'broadcast': {
      const sink = broadcastSink(settings.channel);
      lifetime.add(toDisposable(() => sink.dispose()));
      return sink;
    }
  }
}

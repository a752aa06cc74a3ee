import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import { deliver } from '../../src/host/plugin-sinks.js';
import type { CxEvent } from '../../src/model/event.js';
import { CxDomainEvent } from '../base/events.js';
import { REPORTED } from '../base/reported.js';

/** What elements dispatch; the detail of each is an event of the event model. */
const OBSERVED = ['cx-answer', ...REPORTED] as const;

/** Lets plugins see what happens on the page, and hands to their sinks what customers send. */
export function connectEvents(host: PluginHost, target: EventTarget = window, observed: readonly string[] = OBSERVED): Disposable {
  const hear = (event: Event): void => {
    if (!(event instanceof CustomEvent) || event.defaultPrevented) return;
    const detail = event.detail as CxEvent;
    host.observe(detail);
    if (event.type === 'cx-answer') return; // not sent yet
    const delivery = deliver(host, detail);
    if (delivery && event instanceof CxDomainEvent) event.waitUntil(delivery);
    else delivery?.catch(() => {}); // reported already
  };
  for (const type of observed) target.addEventListener(type, hear);
  return toDisposable(() => {
    for (const type of observed) target.removeEventListener(type, hear);
  });
}

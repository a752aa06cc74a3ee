import type { Told } from '../../src/delivery/sink.js';
import { CxReportEvent } from '../base/events.js';

/**
 * Says something for a customer besides an answer, and waits for who takes it over.
 *
 * @throws what a sink threw that could not store it
 */
export function report(element: HTMLElement, type: 'cx-consent' | 'cx-followup' | 'cx-withdrawn' | 'cx-case' | 'cx-recognition', detail: CxReportEvent['detail']): Promise<Told> {
  const event = new CxReportEvent(type, detail);
  element.dispatchEvent(event);
  return event.delivery();
}

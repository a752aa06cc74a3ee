import type { Told } from '../../src/delivery/sink.js';
import { CxResponseEvent } from '../base/events.js';

/**
 * Sends an answer as a customer does who presses the button: offers it to the page by `cx-submit`, which may stop it, then says
 * `cx-submitted` and waits for who takes it over.
 *
 * @returns what became of it; undefined if the page stopped it
 * @throws what a sink threw that could not store it
 */
export async function sendResponse(element: HTMLElement, detail: CxResponseEvent['detail']): Promise<Told | undefined> {
  if (!element.dispatchEvent(new CxResponseEvent('cx-submit', detail, true))) return undefined;
  const event = new CxResponseEvent('cx-submitted', detail);
  element.dispatchEvent(event);
  return event.delivery();
}

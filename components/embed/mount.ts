import { besideScript, hostedPrefixes } from './address.js';
import { readWish, type Wish } from './wish.js';

/** Brings the file of an element to the page. */
export type Bring = (name: string, near: Element) => void;

/** Links and boxes whose element is on its way. */
const awaited = new WeakSet<Element>();

/**
 * Puts the element that a link or box asks for in its place, once it is there to be used: until then, and where it never
 * comes, what the author wrote stays and works. What was there goes into the element, as its content without a script.
 */
export async function mount(place: HTMLElement, script: string, bring: Bring): Promise<void> {
  const first = readWish(place, hostedPrefixes(script));
  if (!first || first.kind === 'frame' || awaited.has(place)) return;
  awaited.add(place);
  const name = `cx-${first.kind}`;
  bring(name, place);
  await customElements.whenDefined(name);
  // a link that is being pressed would lose its click
  while (place.matches(':active')) await new Promise(requestAnimationFrame);
  awaited.delete(place);
  // by now it may have changed, or another copy of this script may have been here
  const wish = place.isConnected ? readWish(place, hostedPrefixes(script)) : null;
  if (wish?.kind !== first.kind) return;
  await put(place, wish);
  await deliver(wish.hosted?.prefix ?? besideScript(script), bring);
}

async function put(place: HTMLElement, { kind, attributes }: Wish): Promise<void> {
  const hadFocus = place.matches(':focus-within');
  const element = document.createElement(`cx-${kind}`) as HTMLElement & { readonly updateComplete?: Promise<unknown> };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (place.localName === 'a') {
    place.replaceWith(element);
    element.append(place);
  } else {
    element.append(...place.childNodes);
    place.append(element);
  }
  if (!hadFocus) return;
  await element.updateComplete;
  element.focus({ preventScroll: true });
}

/** Where the page has nobody who sends answers, those to a hosted survey go to its host, and those to others to where the script comes from. */
export async function deliver(prefix: string | undefined, bring: Bring): Promise<void> {
  if (!prefix) return;
  if (document.readyState === 'loading') await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  if (document.querySelector('cx-delivery')) return;
  const delivery = document.createElement('cx-delivery');
  delivery.setAttribute('endpoint', `${prefix}-/events`);
  document.body.append(delivery);
  bring('cx-delivery', delivery);
}

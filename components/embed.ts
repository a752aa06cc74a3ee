/**
 * For pages whose authors have only a rich-text box: turns links and boxes into surveys, loads the elements that are used,
 * and speaks with hosted surveys in frames. One script, `embed.js`; the elements' files stand beside it.
 *
 * It may come late, twice, in another version, before or after the content: each place gets its element once.
 */
import { bring } from './autoloader.js';
import type * as Frames from './embed-frames.js';
import { besideScript, hostedPrefixes, readHosted } from './embed/address.js';
import { deliver, mount } from './embed/mount.js';
import { PLACES, readWish, TAKEN } from './embed/wish.js';

const script = import.meta.url;
let frames: Promise<typeof Frames> | undefined;

/** What frames need is loaded with the first of them. */
function frame(use: (parts: typeof Frames) => void): void {
  frames ??= import(/* @vite-ignore */ new URL('./embed-frames.js', script).href) as Promise<typeof Frames>;
  frames.then(use, () => (frames = undefined)); // may be there later; a link stays a link
}

function check(place: Element, prefixes: readonly string[]): void {
  if (place instanceof HTMLIFrameElement) {
    if (readHosted(place.src, prefixes)) frame(({ connectFrame }) => connectFrame(place));
  } else if (place.matches(TAKEN)) void deliver(besideScript(script), bring);
  else if (place instanceof HTMLElement && place.matches(PLACES)) {
    const wish = readWish(place, prefixes);
    if (wish?.kind === 'frame') frame(({ putFrame }) => putFrame(place, script));
    else if (wish) void mount(place, script, bring);
  }
}

function look(root: Element): void {
  const prefixes = hostedPrefixes(script);
  for (const place of [root, ...root.querySelectorAll(`iframe,${TAKEN},${PLACES}`)]) check(place, prefixes);
}

look(document.documentElement);
new MutationObserver((changes) => {
  for (const { target, addedNodes, type } of changes) {
    if (!(target instanceof Element)) continue;
    if (type === 'attributes') check(target, hostedPrefixes(script));
    for (const node of addedNodes) if (node instanceof Element) look(node);
    // what is put into a box that had something else in it
    const box = addedNodes.length > 0 && target.closest('[data-cx]');
    if (box) check(box, hostedPrefixes(script));
  }
}).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ['data-cx', 'href', 'src'] });

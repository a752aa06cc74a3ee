/**
 * The script of a hosted survey page, beside `embed.js`: shows what the link proposes as chosen, sends nothing that a person did not
 * send, and speaks with the page around when it is in a frame.
 */

const GESTURES = ['pointerup', 'keydown', 'click'];
let acted = false;

/**
 * Programs that open links and press everything make events that no person made. Browsers mark those, but not what follows from them: a label that is pressed by a script
 * makes a click on its field, and the field a change, which look like a person's. Assistive technology presses buttons without pointer or key.
 */
function notice(event: Event): void {
  const [at] = event.composedPath();
  if (!event.isTrusted || (event.type === 'click' && at instanceof HTMLInputElement)) return;
  acted = true;
  for (const type of GESTURES) removeEventListener(type, notice, true);
}
for (const type of GESTURES) addEventListener(type, notice, true);

for (const type of ['cx-submit', 'submit']) addEventListener(type, (event) => acted || event.preventDefault(), true);

/** `#score=9`, for pages that a server does not read along with. */
const proposed = new URLSearchParams(location.hash.slice(1)).get('score');
const radio = proposed && document.querySelector<HTMLInputElement>(`fieldset [type=radio][value="${CSS.escape(proposed)}"]`);
if (radio) radio.checked = true;

const script = import.meta.url;
if (window.parent !== window) {
  document.documentElement.dataset['framed'] = '';
  import(/* @vite-ignore */ new URL('./hosted-frame.js', script).href).catch(() => {}); // it can be answered without
}

export {};

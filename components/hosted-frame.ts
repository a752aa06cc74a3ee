/**
 * The frame's side of the embed protocol (docs/embed-protocol.md). It listens to the page around it only if that is one of the sites which may show it.
 */
import { EMBED_VERSIONS, embedCall, embedFromPage, type EmbedFromFrame } from '../src/model/embed.js';
import { bringLocale } from './autoloader.js';

const around = window.parent;
const sites = (document.querySelector<HTMLMetaElement>('meta[name=cx-frames]')?.content ?? '').split(' ');
const mayShow = (origin: string): boolean => sites.includes('*') || sites.includes(origin) || origin === location.origin;
/** WordPress frames what it has pasted in this way, and gives the frame a name to tell its height under. */
const wordpress = /[#?&]secret=([a-z0-9]{1,20})/i.exec(location.hash)?.[1];
const place = document.querySelector<HTMLElement>('[data-hosted]');

let port: MessagePort | undefined;
type Message = EmbedFromFrame extends infer One ? (One extends EmbedFromFrame ? Omit<One, 'cx' | 'v'> : never) : never;
const tell = (message: Message): void => port?.postMessage({ cx: 'embed', v: 1, ...message });
/** Anybody may know that a survey is here. */
const hello = (): void => around.postMessage({ cx: 'embed', type: 'hello', versions: EMBED_VERSIONS }, '*');

let height = 0;
function tellHeight(): void {
  const now = Math.ceil(document.querySelector('main')!.getBoundingClientRect().bottom + scrollY);
  if (now !== height && wordpress) around.postMessage({ message: 'height', value: now, secret: wordpress }, '*');
  height = now;
  tell({ type: 'height', height });
}

function follow(data: unknown): void {
  const parsed = embedFromPage.safeParse(data);
  if (!parsed.success) return;
  const root = document.documentElement;
  if (parsed.data.type === 'focus') {
    const first = place?.querySelector<HTMLElement>(':scope > :not(form)') ?? document.querySelector<HTMLElement>('input:not([type=hidden]),button,a[href]');
    first?.focus();
    return;
  }
  const { theme, language, accent, onAccent } = parsed.data;
  if (theme) root.dataset['theme'] = theme;
  if (accent) root.style.setProperty('--cx-accent', accent);
  if (onAccent) root.style.setProperty('--cx-on-accent', onAccent);
  if (language && place && language.split('-')[0] !== root.lang.split('-')[0]) {
    // the element has its own texts; those of the author are as the server wrote them
    place.lang = language;
    bringLocale(place.firstElementChild?.localName ?? '', language);
  }
}

addEventListener('message', ({ data, origin, source, ports }) => {
  const parsed = embedCall.safeParse(data);
  if (source !== around || !mayShow(origin) || !parsed.success) return;
  if (parsed.data.type === 'call') hello();
  const [given] = ports;
  if (parsed.data.type !== 'connect' || !given) return;
  port?.close();
  port = given;
  port.onmessage = (event) => follow(event.data);
  const survey = place?.dataset['cxSurvey'];
  tell({ type: 'ready', ...(survey !== undefined && { survey }) });
  tellHeight();
});

for (const type of ['cx-answer', 'cx-submitted', 'cx-dismiss']) addEventListener(type, (event) => tell({ type: 'event', event: (event as CustomEvent<unknown>).detail }));

new ResizeObserver(tellHeight).observe(document.querySelector('main')!);
hello();

/**
 * Frames made by WordPress and by some editors may run scripts and send no forms; browsers then do not even tell a form that its button was
 * pressed. Our elements send nothing by forms, so they are told here.
 */
if (self.origin === 'null' && !formsAreTold()) {
  addEventListener('click', (event) => {
    const [at] = event.composedPath();
    const button = at instanceof Element ? at.closest('button') : null;
    if (button?.form && button.type === 'submit' && !event.defaultPrevented) button.form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }));
  });
}

function formsAreTold(): boolean {
  let told = false;
  const form = document.createElement('form');
  form.hidden = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    told = true;
  });
  document.body.append(form);
  form.requestSubmit();
  form.remove();
  return told;
}

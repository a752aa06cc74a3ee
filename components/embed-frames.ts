/**
 * The page's side of the embed protocol (docs/embed-protocol.md): frames of hosted surveys get the height they need, the theme and language of
 * the page, and tell what was answered. Loaded by `embed.js` with the first frame.
 */
import { EMBED_COLOUR, embedFromFrame, embedHello, type EmbedFromPage } from '../src/model/embed.js';
import { eventOfSurvey } from '../src/model/events/of-survey.js';
import { hostedPrefixes, readHosted } from './embed/address.js';
import { readWish } from './embed/wish.js';

/** A frame that has not spoken after so long will not: the link stays. */
const PATIENCE = 15_000;
const LEAST = 80;

type Message = EmbedFromPage extends infer One ? (One extends EmbedFromPage ? Omit<One, 'cx' | 'v'> : never) : never;
const speaking = new Map<HTMLIFrameElement, (message: Message) => void>();
/** What waits until a frame has told its height. */
const waiting = new WeakMap<HTMLIFrameElement, () => void>();

/** A frame without an origin of its own sends from "null" and can be sent to only by its window. */
const isOpaque = ({ sandbox }: HTMLIFrameElement): boolean => sandbox.length > 0 ? !sandbox.contains('allow-same-origin') : false;

/** The theme and language of the page, at the place of the frame. */
function settingsAt(frame: HTMLIFrameElement): Message {
  const style = getComputedStyle(frame);
  const colour = (name: string): string | undefined => [style.getPropertyValue(name).trim()].find((value) => EMBED_COLOUR.test(value));
  const scheme = style.colorScheme;
  const isDark = scheme.includes('dark') && (!scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  const language = frame.closest<HTMLElement>('[lang]')?.lang;
  const said = frame.dataset['cxTheme'];
  return {
    type: 'settings',
    theme: said === 'dark' || said === 'light' ? said : isDark ? 'dark' : 'light',
    ...(language && { language }),
    ...optional('accent', colour('--cx-accent')),
    ...optional('onAccent', colour('--cx-on-accent')),
  };
}
const optional = <Name extends string>(name: Name, value: string | undefined): { readonly [key in Name]?: string } => (value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]: string }));

function hear(frame: HTMLIFrameElement, data: unknown): void {
  const parsed = embedFromFrame.safeParse(data);
  if (!parsed.success) return;
  switch (parsed.data.type) {
    case 'ready':
      break;
    case 'height':
      frame.style.height = `${Math.max(parsed.data.height, LEAST)}px`;
      waiting.get(frame)?.();
      waiting.delete(frame);
      break;
    case 'event': {
      const event = eventOfSurvey(parsed.data.event);
      // it stays at the frame, which sends its answers itself: who sends for the page would send them a second time
      if (event) frame.dispatchEvent(new CustomEvent(event.name, { detail: event.event }));
    }
  }
}

function connect(frame: HTMLIFrameElement): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => hear(frame, data);
  const tell = (message: Message): void => port1.postMessage({ cx: 'embed', v: 1, ...message });
  speaking.set(frame, tell);
  frame.contentWindow!.postMessage({ cx: 'embed', v: 1, type: 'connect' }, isOpaque(frame) ? '*' : new URL(frame.src).origin, [port2]);
  tell(settingsAt(frame));
}

let script = import.meta.url;
addEventListener('message', ({ data, origin, source }) => {
  const hello = embedHello.safeParse(data);
  if (!hello.success || !hello.data.versions.includes(1)) return;
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
  if (frame && readHosted(frame.src, hostedPrefixes(script)) && origin === (isOpaque(frame) ? 'null' : new URL(frame.src).origin)) connect(frame);
});

function tellAll(): void {
  for (const [frame, tell] of speaking) if (frame.isConnected) tell(settingsAt(frame)); else speaking.delete(frame);
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tellAll);
new MutationObserver(tellAll).observe(document.documentElement, { attributes: true });

/** Asks a frame that may have spoken before this script came to speak again. */
export function connectFrame(frame: HTMLIFrameElement): void {
  if (!speaking.has(frame)) frame.contentWindow?.postMessage({ cx: 'embed', type: 'call' }, '*');
}

const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    open(target as HTMLElement);
  }
}, { rootMargin: '50%' });

/** Puts the hosted page of a link in its place, in a frame, once it is nearly in sight; the link stays until the frame can be answered. */
export function putFrame(place: HTMLElement, from: string): void {
  script = from;
  near.observe(place);
}

function open(place: HTMLElement): void {
  const wish = readWish(place, hostedPrefixes(script));
  if (!wish?.href || !place.parentElement || place.previousElementSibling?.matches('iframe[data-cx-frame]')) return;
  const frame = document.createElement('iframe');
  frame.dataset['cxFrame'] = '';
  if (wish.attributes['theme']) frame.dataset['cxTheme'] = wish.attributes['theme'];
  frame.title = place.textContent.trim();
  frame.referrerPolicy = 'strict-origin';
  if (crossOriginIsolated) frame.setAttribute('credentialless', '');
  const language = place.closest<HTMLElement>('[lang]')?.lang;
  const address = new URL(wish.href);
  if (language) address.searchParams.set('lang', language);
  frame.src = address.href;
  const { style } = frame;
  Object.assign(style, { border: '0', display: 'block', position: 'absolute', visibility: 'hidden', width: `${place.parentElement.clientWidth}px` });
  place.before(frame);
  const late = setTimeout(() => frame.remove(), PATIENCE);
  waiting.set(frame, () => {
    clearTimeout(late);
    Object.assign(style, { position: '', visibility: '', width: '100%' });
    const hadFocus = place.matches(':focus-within');
    place.hidden = true;
    place.style.display = 'none';
    if (hadFocus) {
      frame.focus();
      speaking.get(frame)?.({ type: 'focus' });
    }
  });
}

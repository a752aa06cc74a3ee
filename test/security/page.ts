// Runs in a page: every state of every element, with hostile text put wherever an element takes text.
import '../../components/all.js';
import '../../components/advocacy-spectrum/define.js';
import '../../components/recognize/define.js';
import '../../components/review-pack/define.js';
import '../../components/survey-debug/define.js';
import '../../components/action-board/define.js';
import '../../components/benchmark/define.js';
import '../../components/control-chart/define.js';
import '../../components/distribution/define.js';
import '../../components/drivers/define.js';
import '../../components/voice-wall/define.js';
import '../../components/studio/define.js';
import '../../components/journey-flow/define.js';
import '../../components/journey-session/define.js';
import { createHost } from '../../src/host/index.js';
import * as metrics from '../../src/metrics/index.js';
import { states } from '../../demo/states/states.js';

/** What was found in one state. */
export interface Found {
  /** Places in which hostile text was put. */
  readonly places: number;
  /** What should not be so. */
  readonly faults: readonly string[];
}

declare global {
  interface Window {
    /** Counts what hostile text got to run. */
    ran: string[];
    names: () => string[];
    attack: (name: string, hostile: readonly string[]) => Promise<Found>;
  }
}

type Fields = Record<string, unknown>;
const all = states(metrics, (options) => createHost({ language: () => 'en', ...options })).filter(({ element }) => element !== 'cx-delivery');

/** What people read has spaces or capitals; names for machines have not, and are left, so that what is drawn is drawn. */
const isProse = (text: string): boolean => /[\sA-Z]/.test(text) && !/^\d{4}-\d\d|^https?:|^[A-Z]{3}$/.test(text);

/** The same with hostile text behind whatever people read. */
function spoiled(value: unknown, hostile: string, count: { places: number; left: number }, depth = 0): unknown {
  if (typeof value === 'string') {
    // of a table of hundreds of rows some do: all of them would be megabytes, and slow for that alone
    if (!isProse(value) || count.left <= 0) return value;
    count.left -= 1;
    count.places += 1;
    return `${value} ${hostile}`;
  }
  if (depth > 20 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => spoiled(one, hostile, count, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoiled(one, hostile, count, depth + 1)]));
}

function* within(root: ParentNode): Iterable<Element> {
  for (const one of root.querySelectorAll('*')) {
    yield one;
    if (one.shadowRoot) yield* within(one.shadowRoot);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:', 'blob:', 'data:']);

/** What stands in the page that text must never become. */
function traces(host: Element): string[] {
  const found: string[] = [];
  for (const one of within(host)) {
    for (const { name, value } of one.attributes) {
      if (name.startsWith('on')) found.push(`<${one.localName} ${name}>`);
      if (['href', 'src', 'action', 'formaction', 'xlink:href', 'data'].includes(name) && value !== '' && !value.startsWith('#')) {
        const protocol = URL.canParse(value, location.href) ? new URL(value, location.href).protocol : 'none';
        if (!ALLOWED.has(protocol)) found.push(`<${one.localName} ${name}="${value.slice(0, 40)}">`);
        if (protocol === 'data:' && one.localName !== 'img' && one.localName !== 'image') found.push(`<${one.localName} ${name}="${value.slice(0, 40)}">`);
      }
    }
    if (['iframe', 'object', 'embed', 'base', 'meta', 'link'].includes(one.localName)) found.push(`<${one.localName}>`);
    if (one.localName === 'script' && (one as HTMLScriptElement).type !== 'application/json') found.push('<script>');
    if (one.getAttribute('src')?.includes('/hit/')) found.push(`<${one.localName} src="${one.getAttribute('src')}">`);
  }
  return found;
}

window.ran = [];
window.names = () => all.map(({ element, name }, i) => `${i} ${element}: ${name}`);
window.attack = async (name, hostile) => {
  const { show } = all[Number(name.split(' ')[0])]!;
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const host = document.createElement('div');
  document.body.append(host);
  const count = { places: 0, left: 0 };
  const faults: string[] = [];
  const taken = await Promise.resolve(show(host)).catch((error: Error) => void faults.push(`it is not shown: ${error.message}`));
  // what a state brings along itself, such as a frame of a plugin
  const usual = new Set(traces(host));
  const elements = [...within(host)].filter((one) => one.localName.startsWith('cx-'));
  for (const text of hostile) {
    for (const one of elements) {
      const { elementProperties, observedAttributes = [] } = one.constructor as unknown as { elementProperties?: Map<string, unknown>; observedAttributes?: readonly string[] };
      for (const attribute of observedAttributes) {
        const value = one.getAttribute(attribute);
        if (value !== null && !isProse(value)) continue;
        if (value === null && ['lang', 'dir', 'open', 'hidden', 'src', 'endpoint'].includes(attribute)) continue;
        one.setAttribute(attribute, value === null ? text : `${value} ${text}`);
        count.places += 1;
        if (value === null) {
          await Promise.resolve();
          one.removeAttribute(attribute);
        }
      }
      for (const property of elementProperties?.keys() ?? []) {
        const value = (one as unknown as Fields)[property];
        if (typeof value !== 'object' || value === null) continue;
        count.left = 40;
        const other = spoiled(value, text, count);
        try {
          (one as unknown as Fields)[property] = other;
        } catch {
          // refused is well
        }
      }
    }
    for (const field of Array.from(within(host))) {
      if (!(field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && ['text', 'search', 'email', 'url', 'tel'].includes(field.type)))) continue;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      count.places += 1;
    }
    await pause(10);
    faults.push(...traces(host).filter((trace) => !usual.has(trace)));
  }
  if (typeof taken === 'function') await (taken as () => unknown)();
  host.remove();
  if (Object.getOwnPropertyNames(Object.prototype).join() !== before) faults.push('Object.prototype has changed');
  return { places: count.places, faults: [...new Set([...faults, ...window.ran.splice(0).map((what) => `it ran: ${what}`)])] };
};

import type { CxEvent } from '../../model/event.js';
import type { Sink } from '../sink.js';
import { factsOf, type Included } from './facts.js';

/** Limits of GA4 (support.google.com/analytics/answer/9267744): longer or more is not collected. */
const LONGEST_NAME = 40;
const LONGEST_VALUE = 100;
const MOST_PARAMETERS = 25;
/** How names may look, and how they may not begin (support.google.com/analytics/answer/13316687). */
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const RESERVED = /^(_|firebase_|ga_|google_|gtag\.|query_id)/;
/** Event names that GA4 keeps for itself on the web. */
const TAKEN = new Set(['app_remove', 'app_store_refund', 'app_store_subscription_cancel', 'app_store_subscription_renew', 'ad_impression', 'click', 'error', 'file_download', 'first_open', 'first_visit', 'form_start', 'form_submit', 'in_app_purchase', 'page_view', 'scroll', 'session_start', 'user_engagement', 'view_complete', 'video_progress', 'video_start', 'view_search_results']);

/** May an event of GA4 be called this? */
export const isGa4Name = (name: string): boolean => name.length <= LONGEST_NAME && NAME.test(name) && !RESERVED.test(name) && !TAKEN.has(name);
/** A name made of ours: `cx.response.submitted` is `cx_response_submitted`. */
export const ga4Name = (text: string): string => text.replace(/[^A-Za-z0-9_]+/g, '_').slice(0, LONGEST_NAME);

/** The facts of an event as parameters of GA4: see {@link factsOf} for which. */
export function ga4Parameters(event: CxEvent, include: readonly Included[] = []): Readonly<Record<string, string | number>> {
  const parameters = new Map<string, string | number>();
  for (const [name, value] of factsOf(event, include)) {
    const key = ga4Name(`cx_${name}`);
    if (parameters.size < MOST_PARAMETERS && !parameters.has(key)) parameters.set(key, typeof value === 'number' ? value : [...value].slice(0, LONGEST_VALUE).join(''));
  }
  return Object.fromEntries(parameters);
}

/**
 * Makes what writes into a data layer. Tag Manager reads objects and keeps parameters from one event to the next, so those that
 * the next does not have are taken away; gtag.js reads calls.
 */
export function dataLayerWriter(form: () => 'tag-manager' | 'gtag', layerName: () => string): (name: string, parameters: Readonly<Record<string, unknown>>) => void {
  /** Parameters that the data layer still holds. */
  let held: readonly string[] = [];
  return (name, parameters) => {
    const layer = ((globalThis as Record<string, unknown>)[layerName()] ??= []) as unknown[];
    if (form() === 'gtag') {
      // gtag.js tells calls from objects by this: it takes `arguments` and no array
      (function call(..._parts: unknown[]) {
        // oxlint-disable-next-line prefer-rest-params -- see above
        layer.push(arguments);
      })('event', name, parameters);
      return;
    }
    const cleared = Object.fromEntries(held.filter((key) => !Object.hasOwn(parameters, key)).map((key) => [key, undefined]));
    layer.push({ event: name, ...cleared, ...parameters });
    held = Object.keys(parameters);
  };
}

export interface DataLayerSettings {
  /** The name of the variable; `dataLayer` if not said. */
  readonly layer?: string | undefined;
  /** Who reads it: Tag Manager (objects), or gtag.js alone (calls). */
  readonly form?: 'tag-manager' | 'gtag' | undefined;
  /** Names of your own for events. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  readonly include?: readonly Included[] | undefined;
}

/** Pushes into the data layer of the page what Google Analytics 4 and tag managers read. */
export function dataLayerSink({ layer = 'dataLayer', form = 'tag-manager', names = {}, include }: DataLayerSettings): Sink {
  const write = dataLayerWriter(() => form, () => layer);
  return {
    watches: true,
    async accept(event) {
      write(Object.hasOwn(names, event.type) ? names[event.type]! : ga4Name(event.type), ga4Parameters(event, include));
      return 'sent';
    },
  };
}

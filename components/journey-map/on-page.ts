import { onPage } from '../base/on-page.js';

/** What a plugin is told of a journey: where it can say something, and no more. */
export interface JourneyForPlugins {
  readonly journey: string;
  readonly language: string;
  /** Only of these customers. */
  readonly segment: string | null;
  readonly touchpoints: readonly { readonly id: string; readonly name: string; readonly phase: string | null; readonly channel: string | null }[];
}

/** A lane or lens of a plugin. */
export interface FromPlugin {
  readonly title: string;
  /** Who brings it. */
  readonly by: string;
  /** Asks the plugin; undefined where it has nothing to be asked. What it answers is a stranger's. */
  readonly ask: ((about: JourneyForPlugins) => Promise<unknown>) | undefined;
}

export interface LaneOnPage extends FromPlugin {
  readonly shows: 'metric' | 'emotion' | 'events' | 'text';
}
export interface LensOnPage extends FromPlugin {
  /** The metrics whose rows stay; all if there are none. */
  readonly metrics: readonly string[];
}

/** The lanes and lenses that plugins bring. */
export const lanesOnPage = onPage<LaneOnPage>('journey-lanes');
export const lensesOnPage = onPage<LensOnPage>('journey-lenses');

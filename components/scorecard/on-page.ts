import type { Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { LostAnswers } from '../../src/metrics/losses/lost-answers.js';
import type { Metric } from '../../src/metrics/definition.js';
import type { Contribution } from '../../src/model/plugin/contributions/index.js';
import { onPage } from '../base/on-page.js';

/** What a scorecard shows, in this order. */
export interface ScorecardLayout {
  readonly title: string;
  readonly tiles: Contribution<'scorecardTemplates'>['tiles'];
  /** Where tiles that plugins draw come from. */
  readonly host: PluginHost;
}

/** The layouts that plugins bring. */
export const layoutsOnPage = onPage<ScorecardLayout>('layouts');

/** What a feed tells. */
export interface FeedListener {
  /** The cube, once; events are counted into it from then on. */
  begin(cube: Cube): void;
  /** Something was counted. */
  changed(): void;
  /** Answers that devices lost, all that are known now. */
  losses?(told: readonly LostAnswers[]): void;
  /** Nothing comes, and why. */
  failed(reason: string): void;
}

/** Counts what comes from somewhere, until it is disposed. */
export interface Feed {
  readonly title: string;
  start(settings: { readonly metrics: readonly Metric[]; readonly dimensions: readonly string[] }, listener: FeedListener): Disposable;
}

/** The sources of events that plugins bring. */
export const feedsOnPage = onPage<Feed>('feeds');

import type { TemplateResult } from 'lit';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { Localizer } from '../base/localize.js';
import { comparisonsOf } from './compare.js';
import type { Comparing } from './comparing.js';
import { findIn } from './find.js';
import { heatsOf } from './heat.js';
import type { MapWindow } from './map-window.js';
import { Memo } from './memo.js';
import type { JourneyMapSettings } from './settings.js';
import { timesAt } from './time-axis.js';
import { renderToolbar, type ToolbarProps } from './toolbar-view.js';
import { CxJourneyViewEvent } from './view-event.js';

/** What somebody chooses above a map, and what they look for in it. */
export function toolbar(map: JourneyMapSettings, texts: Localizer, window: MapWindow, comparing: Comparing): (index: JourneyIndex) => TemplateResult {
  const found = new Memo(findIn);
  const hasTimes = new Memo((index: JourneyIndex) => index.all('link').some(({ id }) => timesAt(index, id).length > 0));
  let search = '';
  let hit = 0;

  /** Brings what was found before the eyes: round and round. */
  function go(to: number, index: JourneyIndex): void {
    const hits = found.of(index, search);
    hit = (to + hits.length) % hits.length || 0;
    const id = hits[hit];
    if (id !== undefined) window.show(id);
    map.requestUpdate();
  }

  function set(change: Parameters<ToolbarProps['set']>[0], index: JourneyIndex): void {
    if (change.search !== undefined) {
      search = change.search;
      return go(0, index);
    }
    if (change.view !== undefined) map.view = change.view;
    if (change.compare !== undefined) map.compare = change.compare || 'nothing';
    if (change.compareAs !== undefined) map.compareAs = change.compareAs;
    if (change.segment !== undefined) map.segment = change.segment || undefined;
    if (change.heat !== undefined) map.heat = change.heat || undefined;
    if (change.timeAxis !== undefined) map.timeAxis = change.timeAxis;
    if (change.zoom !== undefined) map.zoom = change.zoom;
    const { compare, compareAs, segment, heat, timeAxis, zoom } = map;
    map.dispatchEvent(new CxJourneyViewEvent({ view: window.shownAs(), compare, compareAs, segment, heat, timeAxis, zoom }));
  }

  return (index) => {
    const hits = found.of(index, search);
    const { segment, heat, timeAxis, zoom, compareAs } = map;
    return renderToolbar({
      texts, view: window.shownAs(), comparisons: comparisonsOf(index), comparison: comparing.of(index), compareAs, nameOf: (one) => comparing.nameOf(index, one),
      segments: index.all('segment').filter(({ id }) => index.tells('segment', id)).map(({ id, name }) => [id, name] as const), segment,
      heat, heats: heatsOf(index), hasTimes: hasTimes.of(index), timeAxis, zoom,
      allFolded: index.phases.length > 0 && index.phases.every(({ id }) => window.isFolded(id)),
      search,
      found: search.trim() === '' ? '' : hits.length === 0 ? texts.text('journey.not-found') : texts.text('journey.found', { at: texts.number(Math.min(hit, hits.length - 1) + 1), count: hits.length }),
      set: (change) => set(change, index),
      foldAll: (fold) => window.fold(fold ? index.phases.map(({ id }) => id) : []),
      next: (step) => go(hit + step, index),
    });
  };
}

import type { Journey } from '../../src/journey/document/journey.js';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { Localizer } from '../base/localize.js';
import type { MapContext } from './lanes/context.js';
import { Memo } from './memo.js';
import type { curveSentence } from './sentences.js';
import type { JourneyMapSettings } from './settings.js';

/** Sentences over more records than these are written after the first paint. */
const SOON = 2000;
/** So many milliseconds after the first paint whoever looks has not begun to read. */
const SETTLED = 100;
/** Holds the place of what is still to be told. */
const NOTHING_YET = '\u00a0';

/** What the curve shows, in words. What tells it comes after the first paint. */
export function summary(map: JourneyMapSettings, texts: Localizer, fault: (code: string, error: unknown) => void) {
  const sentence = new Memo((_index: JourneyIndex, _other: JourneyIndex | undefined, _how: string, write: () => string) => write());
  let write: typeof curveSentence | undefined;
  let isBringing = false;
  let mayTell = false;

  async function bring(): Promise<void> {
    if (isBringing) return;
    isBringing = true;
    try {
      const { curveSentence, curveMessages } = await import('./sentences.js');
      texts.add(curveMessages);
      write = curveSentence;
      map.requestUpdate();
    } catch (error) {
      fault('not-loaded', error);
    }
  }

  return {
    /** There is another journey. */
    begin(journey: Journey | undefined): void {
      mayTell = (journey?.records.length ?? 0) < SOON;
      // well after the first paint, which a timer alone could come before
      if (!mayTell) requestAnimationFrame(() => setTimeout(() => { mayTell = true; map.requestUpdate(); }, SETTLED));
    },
    text(context: MapContext): string {
      if (!mayTell) return NOTHING_YET;
      const curve = context.rows.find(({ kind }) => kind === 'curve');
      if (!curve) return '';
      if (!write) {
        void bring();
        return NOTHING_YET;
      }
      const tell = write;
      const { segment, persona, compare, privacyThreshold } = map;
      const how = JSON.stringify([texts.locale, segment, persona, compare, privacyThreshold]);
      return sentence.of(context.index, context.other?.side.index, how, () => tell(context, curve.metric ?? 'emotion'));
    },
  };
}

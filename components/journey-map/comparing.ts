import type { Journey } from '../../src/journey/document/journey.js';
import { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { Localizer } from '../base/localize.js';
import { comparisonsOf, parseComparison, type Comparison } from './compare.js';
import type { JourneyMapSettings } from './settings.js';

/** Beside what a map is held, and what that is called. A version is read when it is asked for. */
export type Comparing = ReturnType<typeof comparing>;

export function comparing(map: JourneyMapSettings, { text }: Localizer, problem: (where: string, message?: string) => void) {
  /** The version that the map is held against, once it is read. */
  let earlier: { readonly journey: Journey; readonly version: string; readonly index?: JourneyIndex } | undefined;

  return {
    of(index: JourneyIndex): Comparison | undefined {
      const { compare } = map;
      if (compare === 'nothing') return undefined;
      if (compare !== undefined) return parseComparison(compare);
      const [first] = comparisonsOf(index);
      return first?.kind === 'series' && first.series === 'expected' ? first : undefined;
    },

    /** The version that is compared with, if it is one and it is read. */
    version: (): JourneyIndex | undefined => (map.compare?.startsWith('version:') ? earlier?.index : undefined),

    /** A version as it was kept: read by the schemas, since nobody has checked it yet. */
    read(journey: Journey, version: string): JourneyIndex | undefined {
      const isIt = (): boolean => earlier?.journey === journey && earlier.version === version;
      if (isIt()) return earlier!.index;
      earlier = { journey, version };
      const found = journey.records.find((record) => record.type === 'version' && record.id === version);
      if (found?.type !== 'version' || !found.snapshot) {
        problem('compare', `There is no version "${version}" of this journey.`);
        return undefined;
      }
      const { snapshot } = found;
      void import('./read-journey.js').then(({ parseJourney }) => {
        const outcome = parseJourney({ ...journey, source: undefined, records: snapshot });
        if (!isIt()) return;
        if (outcome.ok) earlier = { journey, version, index: new JourneyIndex(outcome.value.journey) };
        problem('compare', outcome.ok ? undefined : `The version "${version}" cannot be read: ${outcome.error[0]?.message ?? ''}`);
        map.requestUpdate();
      });
      return undefined;
    },

    /** What is held beside it, in words. */
    nameOf(index: JourneyIndex, comparison: Comparison): string {
      switch (comparison.kind) {
        case 'series':
          return comparison.who ?? text(`journey.series.${comparison.series}`);
        case 'segment':
          return nameIn(index, comparison.segment);
        case 'persona':
          return nameIn(index, comparison.persona);
        case 'version':
          return nameIn(index, comparison.version);
        case 'period':
          return text('journey.period', { from: comparison.from, to: comparison.to });
      }
    },

    /** Whose figures the map itself shows, in words. */
    sideName(index: JourneyIndex): string {
      const { segment, persona, compare } = map;
      const group = segment === undefined ? persona : segment;
      return group === undefined ? text(/^(segment|persona):/.test(compare ?? '') ? 'journey.everybody' : 'journey.beside.now') : nameIn(index, group);
    },
  };
}

function nameIn(index: JourneyIndex, id: string): string {
  const record = index.get(id);
  return record && 'name' in record ? record.name : id;
}

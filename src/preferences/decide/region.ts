import type { Catalogue, Jurisdiction, TopicClass } from '../../model/index.js';
import { weekHours, type WeekHours } from '../time/windows.js';
import { isIn } from './gpc.js';

interface Law {
  readonly law: Jurisdiction;
  readonly hours: readonly WeekHours[];
}

const NONE: readonly never[] = [];
/** The laws of a region, for each catalogue: a catalogue has up to a thousand, of which a region has a few. */
const known = new WeakMap<readonly Jurisdiction[], Map<string, readonly Law[]>>();
/** There are some 5,000 countries and parts of them. */
const MOST_REGIONS = 5000;

function lawsIn(jurisdictions: readonly Jurisdiction[], region: string): readonly Law[] {
  let byRegion = known.get(jurisdictions);
  if (!byRegion) known.set(jurisdictions, (byRegion = new Map()));
  let laws = byRegion.get(region);
  if (!laws) {
    if (byRegion.size >= MOST_REGIONS) byRegion.clear();
    byRegion.set(region, (laws = jurisdictions.filter((law) => isIn(region, law.region)).map((law) => ({ law, hours: law.allow.map(weekHours) }))));
  }
  return laws;
}

/** The hours of every law that binds the message. */
export function statutoryHours({ jurisdictions }: Catalogue, region: string | undefined, channel: string, kind: TopicClass): readonly (readonly WeekHours[])[] {
  if (region === undefined || jurisdictions.length === 0) return NONE;
  let found: (readonly WeekHours[])[] | undefined;
  for (const { law, hours } of lawsIn(jurisdictions, region)) if (law.channels.includes(channel) && law.classes.includes(kind)) (found ??= []).push(hours);
  return found ?? NONE;
}

import type { Catalogue, Jurisdiction, TopicClass } from '../../model/index.js';
import { weekHours, type WeekHours } from '../time/windows.js';
import { isIn } from './gpc.js';

const known = new WeakMap<Jurisdiction, readonly WeekHours[]>();

function allowedBy(law: Jurisdiction): readonly WeekHours[] {
  let hours = known.get(law);
  if (!hours) known.set(law, (hours = law.allow.map(weekHours)));
  return hours;
}

/** The hours of every law that binds the message. */
export function statutoryHours({ jurisdictions }: Catalogue, region: string | undefined, channel: string, kind: TopicClass): readonly (readonly WeekHours[])[] {
  if (region === undefined || jurisdictions.length === 0) return [];
  return jurisdictions.filter((law) => isIn(region, law.region) && law.channels.includes(channel) && law.classes.includes(kind)).map(allowedBy);
}

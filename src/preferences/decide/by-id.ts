import type { Catalogue, Topic } from '../../model/index.js';

type Channel = Catalogue['channels'][string];

/** What a catalogue has, by id; never what a record inherits. */
export interface ById {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly channels: ReadonlyMap<string, Channel>;
}

const known = new WeakMap<Catalogue, ById>();
let last: { readonly catalogue: Catalogue; readonly byId: ById } | undefined;

/** The topics and channels of a catalogue. They are put in order once: a send list asks one catalogue millions of times. */
export function byId(catalogue: Catalogue): ById {
  if (last?.catalogue === catalogue) return last.byId;
  let found = known.get(catalogue);
  if (!found) known.set(catalogue, (found = { topics: new Map(Object.entries(catalogue.topics)), channels: new Map(Object.entries(catalogue.channels)) }));
  last = { catalogue, byId: found };
  return found;
}

import { uuidv7 } from '../core/uuid.js';
import type { CxEventData, CxEventOf, CxEventType } from './event.js';

/** What the maker of an event knows beside its data. */
export interface EventOrigin {
  /** The page or system it comes from, without query or fragment. */
  readonly source: string;
  /** A pseudonym of the customer. */
  readonly subject?: string | undefined;
  /** Made if not given. */
  readonly id?: string | undefined;
  /** Milliseconds since 1970; now if not given. */
  readonly time?: number | undefined;
}

/** Makes an event in its envelope. It is not checked: what a customer or another system says goes through `parseEvent`. */
export function makeEvent<Type extends CxEventType>(type: Type, data: CxEventData<Type>, origin: EventOrigin): CxEventOf<Type> {
  return {
    specversion: '1.0',
    id: origin.id ?? uuidv7(),
    source: origin.source,
    type,
    time: new Date(origin.time ?? Date.now()).toISOString(),
    subject: origin.subject || undefined,
    dataschema: `urn:cx-elements:${type.slice(3)}:1`,
    data,
  } as unknown as CxEventOf<Type>;
}

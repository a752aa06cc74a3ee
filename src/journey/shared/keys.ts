/**
 * How a journey lies in a shared document: one map with an entry for every field of every record, under `field/id`; the head has the empty id.
 * A map in a map would not do: two people who make the same entry at once would each make a map, and one of them would be lost with all
 * that was written into it. So a field is an entry, and whoever writes another field is never in the way.
 *
 * `alive/id` says that a record is there. Whoever edits a record writes it anew, whoever removes the record deletes it, and an entry that was
 * written wins over one that was deleted at the same time: an edit revives what somebody removed without having seen it.
 */
export const MAP = 'journey';
/** Texts that merge lie beside the map, each under a name of its own, so that two can never make it twice. */
export const TEXT = 'text/';
export const ALIVE = 'alive';
export const GONE = 'gone';

export const keyOf = (field: string, id: string): string => `${field}/${id}`;

/** Field and id of a key; undefined for what is none of ours. */
export function readKey(key: string): readonly [field: string, id: string] | undefined {
  const at = key.indexOf('/');
  const field = key.slice(0, at);
  return at > 0 && /^[a-zA-Z]{1,40}$/.test(field) ? [field, key.slice(at + 1)] : undefined;
}

/** Running text, in which two people may write at once. Names and figures are replaced as a whole. */
export const MERGING: ReadonlySet<string> = new Set(['text', 'description', 'goal']);

/** Who did it, and when. */
export interface Stamp {
  readonly by: string;
  /** ISO 8601. */
  readonly on: string;
}

/** What stands under `alive`. */
export interface Alive extends Stamp {
  /** It was taken away together with this record, and comes back with it. */
  readonly with?: string;
  /** Only something that belongs to it was changed. */
  readonly through?: true;
}

/** Somebody's stamp, as far as it can be trusted to have the form of one. */
export function stampIn(value: unknown): Alive | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { by, on, with: root, through } = value as Readonly<Record<string, unknown>>;
  if (typeof by !== 'string' || by.length > 500 || typeof on !== 'string' || on.length > 40) return undefined;
  return { by, on, ...(typeof root === 'string' && { with: root }), ...(through === true && { through }) };
}

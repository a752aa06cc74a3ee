import type { Event } from '../../core/emitter.js';
import type { AskRecord } from '../../model/index.js';

/** Keeps what was put before one visitor. A page gives its own to have one history on all devices of a customer. */
export interface AskStore {
  /** All that is known, in any order. Rejects where it cannot be known: then nobody is asked. */
  read(): Promise<readonly AskRecord[]>;
  /** Keeps one more; one that is known already by its `id` counts once. */
  add(record: AskRecord): Promise<void>;
  /** Fires when another page or device has added something. */
  readonly changed?: Event<void>;
}

/** Where a text can be kept: `localStorage`, or something like it. */
export interface TextPlace {
  get(): string | null;
  set(text: string): void;
}

/** More are not kept on a device. */
const MOST_RECORDS = 300;
const KINDS: readonly unknown[] = ['shown', 'minimised', 'dismissed', 'answered'];

const isText = (value: unknown): value is string => typeof value === 'string';
const mayBe = (value: unknown, test: (value: unknown) => boolean): boolean => value === undefined || test(value);

/**
 * Is it a record? What a device kept or another tab sent may be anything. Says yes to all that `askRecordSchema` does, without bringing that along.
 */
export function isAskRecord(value: unknown): value is AskRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { id, at, kind, survey, metrics, transaction, session } = value as Record<string, unknown>;
  return (
    isText(id) && isText(at) && !Number.isNaN(Date.parse(at)) && KINDS.includes(kind) && isText(survey) &&
    mayBe(metrics, (list) => Array.isArray(list) && list.every(isText)) && mayBe(transaction, isText) && mayBe(session, isText)
  );
}

/** Records of several histories, each once. */
export const mergeRecords = (...histories: readonly (readonly AskRecord[])[]): readonly AskRecord[] => [...new Map(histories.flat().map((record) => [record.id, record])).values()];

/** What may be forgotten first: what no clock needs any more, since the same happened to the same survey later; then the oldest. */
function pruned(records: readonly AskRecord[]): readonly AskRecord[] {
  if (records.length <= MOST_RECORDS) return records;
  const newestFirst = [...records].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const seen = new Set<string>();
  const isLatest = ({ survey, kind }: AskRecord): boolean => !seen.has(`${kind} ${survey}`) && !!seen.add(`${kind} ${survey}`);
  const needed = newestFirst.filter(isLatest);
  const rest = newestFirst.filter((record) => !needed.includes(record));
  return [...needed, ...rest].slice(0, MOST_RECORDS);
}

/** Keeps it in memory: gone with the page. */
export function memoryAskStore(records: readonly AskRecord[] = []): AskStore {
  let kept = records;
  return {
    read: async () => kept,
    add: async (record) => void (kept = mergeRecords(kept, [record])),
  };
}

/** Keeps it as a text on the device. What cannot be read is as if it had never been; what cannot be written stays in memory. */
export function textAskStore(place: TextPlace): AskStore {
  let unwritten: readonly AskRecord[] = [];
  const kept = (): readonly AskRecord[] => {
    try {
      const value = JSON.parse(place.get() ?? '[]') as unknown;
      return mergeRecords(Array.isArray(value) ? value.filter(isAskRecord) : [], unwritten);
    } catch {
      return unwritten;
    }
  };
  return {
    read: async () => kept(),
    async add(record) {
      const all = mergeRecords(kept(), [record]);
      try {
        place.set(JSON.stringify(pruned(all)));
        unwritten = [];
      } catch {
        unwritten = mergeRecords(unwritten, [record]);
      }
    },
  };
}

/**
 * One history of two: that of the device, and one that all devices share. What the other one could not take is offered again when it is next read; where it
 * cannot be read nobody is asked, since nobody knows what happened elsewhere.
 */
export function sharedAskStore(device: AskStore, shared: AskStore): AskStore {
  return {
    ...(shared.changed && { changed: shared.changed }),
    async read() {
      const [here, there] = await Promise.all([device.read(), shared.read()]);
      const known = new Set(there.map(({ id }) => id));
      for (const record of here) if (!known.has(record.id)) await shared.add(record).catch(() => {});
      return mergeRecords(there, here);
    },
    async add(record) {
      await device.add(record);
      await shared.add(record).catch(() => {}); // offered again by the next read
    },
  };
}

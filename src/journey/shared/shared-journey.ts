import * as Y from 'yjs';
import { Emitter, type Event } from '../../core/emitter.js';
import type { Disposable } from '../../core/disposable.js';
import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { LIMITS } from '../document/format.js';
import type { Journey, JourneyHead } from '../document/journey.js';
import type { JourneyRecord } from '../document/records.js';
import { namedBy } from '../document/references.js';
import { inDocument } from '../document/write.js';
import { same } from '../edit/diff.js';
import type { Fields, Operation } from '../edit/operation.js';
import { ALIVE, GONE, keyOf, MAP, MERGING, readKey, stampIn, TEXT, type Alive, type Stamp } from './keys.js';
import { SHARED_LIMITS } from './limits.js';
import { writeText } from './merge-text.js';
import { readHead, readRecord } from './read-record.js';

/** The shared journey is another than it was. */
export interface SharedChange {
  readonly journey: Journey;
  /** Ids of records that were added, changed or taken away; the id of the journey for its head. */
  readonly ids: ReadonlySet<string>;
  /** Somebody else did it. */
  readonly remote: boolean;
  /** Who is said to have done it. */
  readonly stamps: readonly Alive[];
}

/** A record that was taken away, and can be put back. */
export interface GoneRecord {
  readonly record: JourneyRecord;
  readonly stamp: Stamp | undefined;
}

const HERE = Symbol('here');
const MENDING = Symbol('mending');
/** What says that a merging text is there; the text itself lies beside the map. */
const MARK = 1;

/**
 * A journey that several people change at once, also while they do not reach one another: a Yjs document, read as a valid journey at any time. Every
 * state of all that was received gives the same journey to everybody, whatever came first.
 *
 * Take `apply` for what somebody does here, `receive` for what comes from others, and send on what `onUpdate` tells.
 */
export class SharedJourney implements Disposable {
  readonly doc: Y.Doc;
  readonly #map: Y.Map<unknown>;
  readonly #texts = new Map<string, Y.Text>();
  readonly #keyOfText = new Map<unknown, string>();
  readonly #fields = new Map<string, Map<string, unknown>>();
  readonly #alive = new Map<string, Alive>();
  readonly #gone = new Map<string, Stamp>();
  readonly #read = new Map<string, JourneyRecord>();
  /** Fields with values that cannot be, by record. */
  readonly #faults = new Map<string, readonly string[]>();
  /** Of records with faults: how they were before. */
  readonly #good = new Map<string, Fields>();
  #head: JourneyHead;
  #journey: Journey | undefined;
  #aside: readonly Problem[] = [];
  #mends: number[] = [];
  readonly #now: () => number;
  readonly #change = new Emitter<SharedChange>();
  readonly #update = new Emitter<Uint8Array>();
  readonly #unlisten: () => void;

  readonly onChange: Event<SharedChange> = this.#change.event;
  /** What was done here, to be sent to the others. */
  readonly onUpdate: Event<Uint8Array> = this.#update.event;

  /**
   * @param id the id of the journey
   * @param doc a document of your own, such as one that a y-provider works on
   */
  constructor(id: string, { doc = new Y.Doc(), now = Date.now }: { readonly doc?: Y.Doc; readonly now?: () => number } = {}) {
    this.doc = doc;
    this.#now = now;
    this.#map = doc.getMap(MAP);
    this.#head = readHead(new Map(), id).head;
    const updated = (update: Uint8Array, origin: unknown): void => {
      if (origin === HERE || origin === MENDING) this.#update.fire(update);
    };
    const settled = (transaction: Y.Transaction): void => this.#settled(transaction);
    doc.on('update', updated);
    doc.on('afterTransaction', settled);
    this.#unlisten = () => {
      doc.off('update', updated);
      doc.off('afterTransaction', settled);
    };
    this.#findTexts();
    const all = new Set<string>();
    for (const key of this.#map.keys()) this.#take(key, all);
    for (const one of all) this.#readAnew(one);
  }

  dispose(): void {
    this.#unlisten();
    this.doc.destroy();
    this.#change.dispose();
    this.#update.dispose();
  }

  /** Nobody has written anything yet. */
  get isEmpty(): boolean {
    return this.#map.size === 0;
  }

  /** The journey as it is now, valid in itself; the same object until something changes. */
  get journey(): Journey {
    return (this.#journey ??= this.#whole());
  }

  /** What peers wrote that is not shown as they wrote it, and what is too much, each in a sentence. */
  get problems(): readonly Problem[] {
    void this.journey;
    const { pendingStructs, pendingDs } = this.doc.store;
    const waiting: Problem[] = pendingStructs !== null || pendingDs !== null ? [{ code: 'waiting', message: 'Something came that builds on what has not come yet. It is kept, and shown once that is here.' }] : [];
    const spoiled = [...this.#faults].map(([id, fields]): Problem => ({
      code: 'spoiled', where: id,
      message: this.#read.has(id) ? `Somebody wrote into ${fields.map((field) => JSON.stringify(field)).join(', ')} of ${JSON.stringify(id.slice(0, 60))} what cannot stand there. It is passed over.` : `The record ${JSON.stringify(id.slice(0, 60))} cannot be read. It is kept aside.`,
    }));
    return [...waiting, ...spoiled.slice(0, 50), ...this.#aside];
  }

  /** Who changed a record last. */
  stampOf(id: string): Alive | undefined {
    return this.#alive.get(id);
  }

  /** Records that were taken away and are still kept. */
  gone(): readonly GoneRecord[] {
    return [...this.#read].flatMap(([id, record]) => (this.#isThere(id) ? [] : [{ record, stamp: this.#gone.get(id) }]));
  }

  // --- what is done here ---

  /** Begins with a journey. Two who begin with the same one at the same time, without knowing of each other, begin with the same document. */
  seed(journey: Journey): void {
    const seed = new Y.Doc();
    // the name of who writes follows from what is written
    seed.clientID = hashOf(JSON.stringify(journey));
    const map = seed.getMap<unknown>(MAP);
    seed.transact(() => {
      const { records, format: _, id: __, ...head } = journey;
      for (const [field, value] of Object.entries(head)) write(seed, map, '', field, value);
      const stamp: Alive = { by: '', on: '' };
      for (const { id, ...fields } of records.toSorted(inDocument)) {
        for (const [field, value] of Object.entries(fields)) write(seed, map, id, field, value);
        map.set(keyOf(ALIVE, id), stamp);
      }
    });
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(seed), HERE);
    seed.destroy();
  }

  /** Does operations; those on records that are gone bring them back. What is not in the form of a journey is the caller's to refuse before. */
  apply(operations: readonly Operation[], stamp: Stamp): void {
    if (operations.length === 0) return;
    const removed = new Set(operations.flatMap((one) => (one.do === 'remove' ? [one.id] : [])));
    const touched = new Set<string>();
    const head = this.#head.id;
    const touch = (id: string, through = false): void => {
      if (touched.has(id) || id === head) return;
      touched.add(id);
      this.#map.set(keyOf(ALIVE, id), through ? { ...stamp, through } : { by: stamp.by, on: stamp.on });
    };
    this.doc.transact(() => {
      const owners: string[] = [];
      for (const operation of operations) {
        if (operation.do === 'remove') {
          const root = this.#rootAmong(operation.id, removed);
          const key = keyOf(ALIVE, operation.id);
          if (root === undefined) this.#map.delete(key);
          else this.#map.set(key, { by: stamp.by, on: stamp.on, with: root });
          this.#map.set(keyOf(GONE, operation.id), { by: stamp.by, on: stamp.on });
          continue;
        }
        const id = operation.do === 'add' ? operation.record.id : operation.id === head ? '' : operation.id;
        const { id: _, ...fields } = operation.do === 'add' ? (operation.record as unknown as Fields) : { ...operation.fields, id };
        for (const [field, value] of Object.entries(fields)) if (field !== 'format' && field !== 'records') this.#write(id, field, value);
        const clear = operation.do === 'add' ? [...(this.#fields.get(id)?.keys() ?? [])].filter((field) => !Object.hasOwn(fields, field)) : (operation.clear ?? []);
        for (const field of clear) this.#map.delete(keyOf(field, id));
        if (id === '') continue;
        touch(id);
        const record = operation.do === 'add' ? operation.record : this.#read.get(id);
        if (record) for (const { id: owner, reference } of namedBy(record)) if (reference.owned && !removed.has(owner)) owners.push(owner);
      }
      // who puts something at a record wants it to be there
      for (const owner of owners) if (this.#isThere(owner)) touch(owner, true);
    }, HERE);
  }

  /** Brings records back that were taken away, with what belonged to them. */
  restore(id: string, stamp: Stamp): void {
    this.doc.transact(() => this.#map.set(keyOf(ALIVE, id), { by: stamp.by, on: stamp.on }), HERE);
  }

  #write(id: string, field: string, value: unknown): void {
    const before = this.#fields.get(id)?.get(field);
    if (!MERGING.has(field) && before !== undefined && same(before, value)) return;
    write(this.doc, this.#map, id, field, value);
  }

  /** Of records that go together: what this one belongs to. */
  #rootAmong(id: string, removed: ReadonlySet<string>): string | undefined {
    const record = this.#read.get(id);
    return record && namedBy(record).find(({ id: owner, reference }) => reference.owned && owner !== id && removed.has(owner))?.id;
  }

  // --- what comes from others ---

  /** Takes in what a peer sent. Anything that is no update is refused and changes nothing; what is one, and makes no sense, is mended. */
  receive(update: Uint8Array, origin: unknown = 'remote'): Result<undefined, Problem> {
    const fault = faultOf(update);
    if (fault) return err(fault);
    try {
      Y.applyUpdate(this.doc, update, origin === HERE || origin === MENDING ? 'remote' : origin);
    } catch (error) {
      return err({ code: 'not-an-update', message: `Something came from another person's page that cannot be read, and was left out: ${error instanceof Error ? error.message : 'unknown'}.` });
    }
    return ok(undefined);
  }

  /** What this side has, for who wants to know what it lacks. */
  get vector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** All that somebody lacks who has `vector`; the whole without one. */
  missing(vector?: Uint8Array): Uint8Array | undefined {
    try {
      return Y.encodeStateAsUpdate(this.doc, vector);
    } catch {
      return undefined;
    }
  }

  /** Lets go of what builds on something that nobody has: after everybody was asked for it. */
  dropWaiting(): void {
    const { store } = this.doc;
    if (store.pendingStructs === null && store.pendingDs === null) return;
    store.pendingStructs = store.pendingDs = null;
    this.doc.transact((transaction) => void transaction.changed.set(this.#map as never, new Set()), 'remote');
  }

  #settled(transaction: Y.Transaction): void {
    this.#findTexts();
    const ids = new Set<string>();
    const stamps: Alive[] = [];
    for (const [type, keys] of transaction.changed as ReadonlyMap<unknown, ReadonlySet<string | null>>) {
      if (type === this.#map) for (const key of keys) if (key !== null) this.#take(key, ids, stamps);
      const key = this.#keyOfText.get(type);
      if (key !== undefined) this.#take(key, ids);
    }
    const isWaiting = this.doc.store.pendingStructs !== null;
    if (!isWaiting) for (const id of this.#faults.keys()) if (this.#good.has(id)) ids.add(id);
    if (ids.size === 0) return;
    const remote = transaction.origin !== HERE && transaction.origin !== MENDING;
    for (const id of ids) {
      const before = id === '' ? this.#head : this.#read.get(id);
      const had = this.#faults.has(id);
      this.#readAnew(id);
      if (!this.#faults.has(id)) this.#good.delete(id);
      else if (before && !had) this.#good.set(id, before as unknown as Fields);
      // while something has not come yet, what is missing may be in it: it stays as it was
      const good = this.#good.get(id);
      if (isWaiting && good && id !== '') this.#readAnew(id, good);
    }
    this.#journey = undefined;
    if (remote && !isWaiting) this.#mend();
    const told = new Set([...ids].map((id) => (id === '' ? this.#head.id : id)));
    this.#change.fire({ journey: this.journey, ids: told, remote, stamps });
  }

  /** Puts back what was there before a peer spoiled it, so often and no more: two copies of us never argue for ever. */
  #mend(): void {
    const spoiled = [...this.#good].flatMap(([id, good]) => {
      const faults = this.#faults.get(id) ?? [];
      // without its type nobody can say what else is missing
      const fields = faults.includes('type') ? Object.keys(good).filter((field) => !this.#fields.get(id)?.has(field) || field === 'type') : faults;
      return fields.flatMap((field) => (field !== 'id' && Object.hasOwn(good, field) ? [[id, field, good[field]] as const] : []));
    });
    if (spoiled.length === 0) return;
    const since = this.#now() - 60_000;
    this.#mends = this.#mends.filter((at) => at > since);
    const room = SHARED_LIMITS.mendsPerMinute - this.#mends.length;
    const now = spoiled.slice(0, Math.max(0, room));
    if (now.length === 0) return;
    this.#mends.push(...now.map(() => this.#now()));
    this.doc.transact(() => now.forEach(([id, field, value]) => write(this.doc, this.#map, id, field, value)), MENDING);
  }

  // --- reading ---

  #findTexts(): void {
    for (const [name, type] of this.doc.share as ReadonlyMap<string, unknown>) {
      if (!name.startsWith(TEXT) || this.#texts.get(name) === type) continue;
      const text = this.doc.getText(name);
      this.#texts.set(name, text);
      this.#keyOfText.set(text, name.slice(TEXT.length));
    }
  }

  /** Reads one entry of the map, and notes whose it is. */
  #take(key: string, ids: Set<string>, stamps: Alive[] = []): void {
    const read = readKey(key);
    if (!read) return;
    const [field, id] = read;
    const value = this.#map.get(key);
    ids.add(id);
    if (field === ALIVE || field === GONE) {
      const stamp = value === undefined ? undefined : stampIn(value);
      const all: Map<string, Alive> = field === ALIVE ? this.#alive : this.#gone;
      // whatever was written there: it was written
      if (value === undefined) all.delete(id);
      else all.set(id, stamp ?? { by: '', on: '' });
      if (value !== undefined) stamps.push(stamp ?? { by: '', on: '' });
      return;
    }
    let fields = this.#fields.get(id);
    if (!fields) this.#fields.set(id, (fields = new Map()));
    if (value === undefined) fields.delete(field);
    else fields.set(field, MERGING.has(field) ? (this.#texts.get(TEXT + key)?.toString() ?? '') : value);
  }

  #readAnew(id: string, good: Fields = {}): void {
    const written = this.#fields.get(id) ?? new Map<string, unknown>();
    const missing = (this.#faults.get(id) ?? []).filter((field) => Object.hasOwn(good, field) && !written.has(field));
    const fields: ReadonlyMap<string, unknown> = missing.length === 0 ? written : new Map([...written, ...missing.map((field) => [field, good[field]] as const)]);
    const before = this.#faults.get(id);
    if (id === '') {
      const { head, faults } = readHead(fields, this.#head.id);
      this.#head = head;
      this.#note('', faults);
      return;
    }
    if (fields.size === 0 && !this.#read.has(id) && !this.#good.has(id)) return;
    const { record, faults } = id.length <= 128 && id !== this.#head.id ? readRecord(id, fields) : { record: undefined, faults: ['id'] };
    if (record) this.#read.set(id, record);
    else this.#read.delete(id);
    this.#note(id, missing.length > 0 ? (before ?? []) : faults);
  }

  #note(id: string, faults: readonly string[]): void {
    if (faults.length > 0) this.#faults.set(id, faults);
    else this.#faults.delete(id);
  }

  /** Is it there, or does what it went with stand again? */
  #isThere(id: string): boolean {
    const passed = new Set<string>();
    for (let here = id; ; ) {
      if (here === this.#head.id) return true;
      const alive = this.#alive.get(here);
      if (!alive || passed.has(here)) return false;
      if (alive.with === undefined) return true;
      passed.add(here);
      here = alive.with;
    }
  }

  #whole(): Journey {
    const records = [...this.#read.values()].filter(({ id }) => this.#isThere(id)).sort(inDocument);
    const aside: Problem[] = [];
    const limited = (['phases', 'touchpoints'] as const).reduce((left, kind) => {
      const type = kind === 'phases' ? 'phase' : 'touchpoint';
      const all = left.filter((record) => record.type === type);
      if (all.length <= LIMITS[kind]) return left;
      const over = new Set(all.slice(LIMITS[kind]).map(({ id }) => id));
      aside.push({ code: 'too-large', message: `There are ${all.length.toLocaleString('en')} ${kind}, and a map holds ${LIMITS[kind].toLocaleString('en')}; the rest is kept aside.` });
      return left.filter(({ id }) => !over.has(id));
    }, records);
    if (limited.length > LIMITS.records) aside.push({ code: 'too-large', message: `A journey holds at most ${LIMITS.records.toLocaleString('en')} records; ${(limited.length - LIMITS.records).toLocaleString('en')} more are kept aside.` });
    this.#aside = aside;
    return { ...this.#head, records: limited.slice(0, LIMITS.records) };
  }
}

/** Writes one field, as a value or into a text that merges. */
function write(doc: Y.Doc, map: Y.Map<unknown>, id: string, field: string, value: unknown): void {
  const key = keyOf(field, id);
  if (value === undefined) return map.delete(key);
  if (MERGING.has(field) && typeof value === 'string') {
    writeText(doc.getText(TEXT + key), value);
    // anew each time, so that who empties the field at the same moment does not take this along
    map.set(key, MARK);
  } else map.set(key, value);
}

/** Why something is no update; undefined if it may be one. */
export function faultOf(update: Uint8Array): Problem | undefined {
  if (update.byteLength > SHARED_LIMITS.update) return { code: 'update-too-large', message: `Something of ${(update.byteLength / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB came from another person's page and was left out; at most ${SHARED_LIMITS.update / 1e6} MB are taken at once.` };
  try {
    Y.decodeUpdate(update);
    return undefined;
  } catch {
    return { code: 'not-an-update', message: 'Something came from another person\'s page that is no change of a journey, and was left out.' };
  }
}

/** FNV-1a, 31 bits: the same text gives the same number everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 1) + 1;
}

import type { CxEvent } from '../model/event.js';
import type { Parcel } from './sink.js';

/** An event as it lies in a store. The text is that of the event, so what is sent is what was stored. */
export interface Row {
  readonly text: string;
  /** When it was stored, by the clock of the device. */
  readonly at: number;
}

/** An event that waits, with its place in the queue. */
export interface Waiting extends Parcel {
  readonly place: number;
  readonly at: number;
}

/** An event larger than this is in no collector's interest, in bytes. */
export const LARGEST = 200_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const encoder = new TextEncoder();

/** What a text weighs on the way. */
export const bytesOf = (text: string): number => encoder.encode(text).length;

/** The text of an event; undefined of what has none, such as something that contains itself. */
export function textOf(event: CxEvent): string | undefined {
  try {
    const text = JSON.stringify(event) as string | undefined;
    return text && parcelOf(text) && bytesOf(text) <= LARGEST ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a row. Whoever can write to the storage of the page may have changed it, so it is looked at like a stranger's: null
 * if it is not an event in its envelope. What is in the envelope is for the collector to judge.
 */
export function readRow(place: number, row: unknown): Waiting | null {
  const { text, at } = (row ?? {}) as Partial<Record<keyof Row, unknown>>;
  const parcel = typeof text === 'string' && bytesOf(text) <= LARGEST ? parcelOf(text) : null;
  return parcel && { ...parcel, place, at: Number(at) || 0 };
}

function parcelOf(text: string): Parcel | null {
  try {
    const event: unknown = JSON.parse(text);
    return isEnvelope(event) ? { event, text } : null;
  } catch {
    return null;
  }
}

/** Has it all by which it is queued, told and sent? What is said here is relied on: a row that breaks the reading of it would stop the rest. */
function isEnvelope(event: unknown): event is CxEvent {
  const { specversion, id, type, source, subject, data } = (event ?? {}) as Partial<Record<keyof CxEvent, unknown>>;
  return (
    specversion === '1.0' && typeof id === 'string' && UUID.test(id) && typeof type === 'string' && /^[a-z]+(\.[a-z-]+)+$/.test(type) && typeof source === 'string'
    && (subject === undefined || typeof subject === 'string') && typeof data === 'object' && data !== null
  );
}

/** Whose events keep their order: those of one person from one source; of somebody without a name, those of one response. */
export const personOf = ({ id, source, subject, data }: CxEvent): string => `${source} ${subject ?? ('response' in data ? data.response : id)}`;

import fc from 'fast-check';
import { makeEvent, type CxEvent, type CxEventData, type CxEventType } from '../../src/model/index.js';

const source = 'https://crm.bank.example/';

/** An event at a time such as `2026-03-05` or `2026-03-05T10:00:00Z`. */
export function at<T extends CxEventType>(time: string, type: T, data: CxEventData<T>, subject?: string): CxEvent {
  return makeEvent(type, data, { source, time: Date.parse(time), subject }) as CxEvent;
}

/** Milliseconds since 1970. */
export const ms = (time: string): number => Date.parse(time);

/** The end of a year by which all that the tests tell of is over. */
export const LATER = ms('2030-01-01');

/** Any moment of 2024 to 2026, to the minute, in one of several offsets. */
export const moment: fc.Arbitrary<number> = fc.integer({ min: ms('2024-01-01') / 60_000, max: ms('2026-12-31') / 60_000 }).map((minutes) => minutes * 60_000);

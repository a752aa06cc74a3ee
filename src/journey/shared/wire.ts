import * as z from 'zod/mini';
import { parse, type Parsed } from '../../model/parse.js';
import { id, name } from '../document/fields.js';
import type { Journey } from '../document/journey.js';
import type { Operation } from '../edit/operation.js';
import type { Problem } from '../../core/problem.js';
import { ROLES, type Role } from './roles-list.js';

export type { Role };

/** The protocol between a page and a room, as a WebSocket names it. */
export const ROOM_PROTOCOL = 'cx-journey-room.1';

/** What stands at the beginning of a binary message. */
export const FRAME = { update: 1, have: 2, /** An update with all there is: the answer to who has nothing. */ whole: 3 } as const;

/** Where somebody is: a touchpoint or phase, and the row. */
export interface Spot {
  readonly at: string;
  readonly row?: string | undefined;
}

/** Somebody who is in a room, as the others see it. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** 0 to 7: by it colour and shape are chosen. */
  readonly colour: number;
  readonly spot?: Spot | undefined;
}

const spot = z.strictObject({ at: id(), row: z.optional(name()) });
const person = z.strictObject({ id: id(), name: name(), role: z.enum(ROLES), colour: z.int().check(z.gte(0), z.lte(7)), spot: z.optional(spot) });
const problem = z.strictObject({ code: z.string(), message: z.string().check(z.maxLength(2000)), where: z.optional(z.string()) });

const toRoom = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('hello'), token: z.string().check(z.maxLength(2048)) }),
  z.strictObject({ t: z.literal('spot'), spot: z.nullable(spot) }),
  /** A customer's act; `n` is said back. */
  z.strictObject({ t: z.literal('act'), n: z.int().check(z.gte(0)), operations: z.array(z.record(z.string(), z.unknown())).check(z.maxLength(20)) }),
]);

const fromRoom = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('welcome'), you: person, journey: id() }),
  z.strictObject({ t: z.literal('people'), people: z.array(person).check(z.maxLength(500)) }),
  /** So many updates of this line are kept for good. */
  z.strictObject({ t: z.literal('taken'), n: z.int() }),
  z.strictObject({ t: z.literal('refused'), n: z.int(), problem }),
  /** What a customer sees. */
  z.strictObject({ t: z.literal('view'), journey: z.unknown() }),
  z.strictObject({ t: z.literal('end'), problem }),
]);

/** What a page says to a room, in text. */
export type ToRoom =
  | { readonly t: 'hello'; readonly token: string }
  | { readonly t: 'spot'; readonly spot: Spot | null }
  | { readonly t: 'act'; readonly n: number; readonly operations: readonly Operation[] };

/** What a room says to a page, in text. */
export type FromRoom =
  | { readonly t: 'welcome'; readonly you: Person; readonly journey: string }
  | { readonly t: 'people'; readonly people: readonly Person[] }
  | { readonly t: 'taken'; readonly n: number }
  | { readonly t: 'refused'; readonly n: number; readonly problem: Problem }
  | { readonly t: 'view'; readonly journey: Journey }
  | { readonly t: 'end'; readonly problem: Problem };

/** Reads what a page said. The operations of an act are checked by `asCustomer`. */
export const readToRoom = (text: string): Parsed<ToRoom> => read(toRoom as unknown as z.ZodMiniType<ToRoom>, text);
/** Reads what a room said; a view is still to be read by `parseJourney`. */
export const readFromRoom = (text: string): Parsed<FromRoom> => read(fromRoom as unknown as z.ZodMiniType<FromRoom>, text);
export const readPerson = (input: unknown): Parsed<Person> => parse(person as unknown as z.ZodMiniType<Person>, input);

function read<T>(schema: z.ZodMiniType<T>, text: string): Parsed<T> {
  try {
    return parse(schema, JSON.parse(text) as unknown);
  } catch {
    return { ok: false, error: [{ code: 'not-json', message: 'This is no JSON.' }] };
  }
}

/** A binary message: what it is, and its bytes. */
export function frame(kind: keyof typeof FRAME, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.byteLength + 1);
  out[0] = FRAME[kind];
  out.set(bytes, 1);
  return out;
}

export function readFrame(bytes: Uint8Array): { readonly kind: keyof typeof FRAME; readonly bytes: Uint8Array } | undefined {
  const kind = (['update', 'have', 'whole'] as const).find((one) => bytes[0] === FRAME[one]);
  return kind && { kind, bytes: bytes.subarray(1) };
}

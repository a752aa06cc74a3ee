import * as z from 'zod/mini';
import { date, extra, id, language, metric, moment, name, order, prose, ref } from './fields.js';
import { BANDS, LANE_KINDS, LINK_KINDS, SERIES } from './kinds.js';
import { statSchema } from './stat.js';

const optionalRef = () => z.optional(ref());
const refs = () => z.optional(z.array(ref()).check(z.maxLength(1000)));
const flag = () => z.optional(z.boolean());

/** Every record has an id and a type, and may carry data of plugins. */
function record<Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), id: id(), ...shape, x: extra() });
}


const phase = record('phase', { order: order(), name: name(), /** Of a micro phase: the phase it is in. */ parent: optionalRef(), goal: z.optional(prose()), description: z.optional(prose()), owner: optionalRef() });

const touchpoint = record('touchpoint', {
  order: order(),
  name: name(),
  /** Null for one that is not sorted in yet. */
  phase: z.nullable(ref()),
  description: z.optional(prose()),
  actors: refs(),
  channel: optionalRef(),
  owner: optionalRef(),
  band: z.optional(z.enum(BANDS)),
  /** Makes or breaks how customers think of the company. */
  momentOfTruth: flag(),
  /** The journey may end here, so that NPS may be asked. */
  ends: flag(),
  /** Activities of an event log that are this step. */
  eventTypes: z.optional(z.array(name()).check(z.maxLength(200))),
  /** The id of a journey that shows this step in detail. */
  child: z.optional(id()),
});

const lane = record('lane', {
  order: order(), kind: z.enum(LANE_KINDS), name: name(), metric: z.optional(metric()), band: z.optional(z.enum(BANDS)), channel: optionalRef(), plugin: z.optional(name()), hidden: flag(),
});

/** What stands where a lane and a touchpoint or phase meet. */
const cell = record('cell', { lane: ref(), at: ref(), span: z.optional(z.int().check(z.gte(1), z.lte(1000))), text: prose() });

const link = record('link', { from: ref(), to: ref(), kind: z.enum(LINK_KINDS), label: z.optional(name()) });

const channel = record('channel', { order: order(), name: name() });
const persona = record('persona', { name: name(), description: z.optional(prose()), segment: optionalRef() });
/** A group of customers, by the dimensions of a cube: `{ tier: 'gold' }`. */
const segment = record('segment', { name: name(), where: z.optional(z.record(name(), name())) });
const actor = record('actor', { name: name(), kind: z.optional(z.enum(['customer', 'staff', 'partner', 'system'])), persona: optionalRef() });
const owner = record('owner', { name: name(), team: z.optional(name()), contact: z.optional(name()) });
const system = record('system', { name: name(), owner: optionalRef(), description: z.optional(prose()) });

/** A step behind a touchpoint: a line of the blueprint. */
const backstage = record('backstage', { order: order(), at: ref(), band: z.enum(['evidence', 'frontstage', 'backstage', 'support']), name: name(), system: optionalRef(), owner: optionalRef(), description: z.optional(prose()) });

const felt = { at: ref(), text: prose(), /** 0 hardly noticed .. 1 they leave for it. */ severity: z.optional(z.number().check(z.gte(0), z.lte(1))), /** The system or backstage step that causes it. */ cause: optionalRef(), evidence: refs() };
const pain = record('pain', felt);
const gain = record('gain', felt);

/** What is promised at a touchpoint: "answered within 2 hours", `atMost` 2 of `hours`. */
const standard = record('standard', { at: ref(), text: prose(), metric: z.optional(metric()), atLeast: z.optional(z.number()), atMost: z.optional(z.number()), owner: optionalRef() });

const opportunity = record('opportunity', {
  at: ref(), text: prose(), owner: optionalRef(), /** Ids of actions that take it up. */ actions: z.optional(z.array(id()).check(z.maxLength(200))), pains: refs(),
  status: z.optional(z.enum(['open', 'planned', 'doing', 'done', 'dropped'])), impact: z.optional(z.int().check(z.gte(1), z.lte(5))), effort: z.optional(z.int().check(z.gte(1), z.lte(5))),
});

/** What a customer said, and what they allowed to be done with it. */
const evidence = record('evidence', {
  at: ref(), text: prose(), lang: z.optional(language()), source: name(), on: date(), /** On the scale of emotions of the journey. */ score: z.optional(z.number()), persona: optionalRef(), segment: optionalRef(),
  consent: z.strictObject({ /** Who may read it: nobody but who keeps it, the team, or everybody. */ show: z.enum(['nobody', 'team', 'public']), on: z.optional(date()), record: z.optional(name()) }),
  redacted: flag(),
});

const observation = record('observation', {
  at: ref(), metric: metric(), series: z.enum(SERIES), /** Which competitor. */ who: z.optional(name()), segment: optionalRef(), persona: optionalRef(),
  period: z.optional(z.strictObject({ from: date(), to: date() })), stat: statSchema,
  provenance: z.optional(z.strictObject({ source: name(), query: z.optional(prose()), at: moment() })),
}).check(
  z.refine(({ period }) => !period || period.from <= period.to, { error: 'a period that ends on or after the day it begins', path: ['period', 'to'] }),
  z.refine(({ series, provenance }) => series !== 'competitor' || provenance !== undefined, { error: 'told with its source, since it is a figure of a competitor', path: ['provenance'] }),
);

const note = record('note', { at: ref(), text: prose(), by: z.optional(name()), on: z.optional(moment()), answers: optionalRef(), resolved: flag() });

/** What somebody who may not change the map would change. */
const suggestion = record('suggestion', {
  by: name(), on: moment(), status: z.enum(['open', 'accepted', 'rejected']), why: z.optional(prose()),
  /** Who accepted or declined it. */
  decided: z.optional(z.strictObject({ by: name(), on: moment() })),
  change: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('add'), record: z.record(z.string(), z.unknown()) }),
    z.strictObject({ do: z.literal('set'), id: ref(), fields: z.record(z.string(), z.unknown()) }),
    z.strictObject({ do: z.literal('remove'), id: ref() }),
  ]),
});

/** A state of the journey that was given a name; `snapshot` is its records then, read when it is opened. */
const version = record('version', { name: name(), on: moment(), by: z.optional(name()), note: z.optional(prose()), snapshot: z.optional(z.array(z.record(z.string(), z.unknown()))) });

/** A record of a plugin's own. */
const plugin = record('plugin', { plugin: z.string().check(z.regex(/^[a-z][a-z0-9-]*\.[a-zA-Z0-9._-]+$/, 'the name of a plugin such as "acme.notes"')), at: optionalRef(), order: z.optional(order()), data: z.unknown() });

/** The schema of every type of record. */
export const recordSchemas = {
  phase, touchpoint, lane, cell, link, channel, persona, segment, actor, owner, system, backstage, pain, gain, standard, opportunity, evidence, observation, note, suggestion, version, plugin,
};
export type RecordType = keyof typeof recordSchemas;
export const RECORD_TYPES = Object.keys(recordSchemas) as readonly RecordType[];

/** One record of a type. */
export type RecordOf<T extends RecordType> = z.infer<(typeof recordSchemas)[T]>;
/** Any record of a journey. */
export type JourneyRecord = { [T in RecordType]: RecordOf<T> }[RecordType];
export type Phase = RecordOf<'phase'>;
export type Touchpoint = RecordOf<'touchpoint'>;
export type Lane = RecordOf<'lane'>;
export type Observation = RecordOf<'observation'>;

export const recordSchema = z.discriminatedUnion('type', [
  phase, touchpoint, lane, cell, link, channel, persona, segment, actor, owner, system, backstage, pain, gain, standard, opportunity, evidence, observation, note, suggestion, version, plugin,
]);
